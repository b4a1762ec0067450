package browser_test

import (
	"encoding/json"
	"testing"

	"tarif/cmd/tarif/internal/browser"
)

func BenchmarkTmp(b *testing.B) {
	files, queries := country(b)
	server := browser.Serve(b, files, "/")
	tab := browser.Start(b).Tab(b, server.Home)
	tab.Open(server.Home + "kk/search/?q=a")
	tab.Wait("document.querySelector('main').dataset.search === 'done'")
	tab.Slow(4)
	list, _ := json.Marshal(append(queries[:6], queries[len(queries)-5:]...))
	browser.Eval[bool](tab, typing+"; queries = "+string(list)+", true")
	browser.Eval[int](tab, `var S = tarifSearch.open(tarifIndex); S.extend(tarifMore); var ft=[], at=[]; function ff(){ for (const q of queries) for (let i=1;i<=q.length;i++){ let t=performance.now(); tarifSearch.find(S,q.slice(0,i)); ft.push(performance.now()-t);} return 1 }
	ff(), ft=[], ff(), 1`)
	browser.Eval[int](tab, "type()")
	browser.Eval[int](tab, "took=[],type()")
	browser.Eval[int](tab, "(()=>{for(let i=0;i<20;i++){let t=performance.now();history.replaceState(null,'','?q='+i);at.push(performance.now()-t)} return 1})()")
	for _, v := range []string{"took", "ft", "at"} {
		for _, p := range []string{".5", ".95", ".999"} {
			b.Log(v, p, browser.Eval[float64](tab, v+".sort((x, y) => x - y)[Math.floor("+v+".length * "+p+")]"))
		}
	}
	for b.Loop() {
	}
}
