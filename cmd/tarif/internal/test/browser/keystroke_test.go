package browser_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// BenchmarkKeystroke types queries into the search of a national site, 220
// places with five editions each, in a Chromium with a processor four times
// slower. It prints the milliseconds from a key to the first result with at
// least two prices, layout included: for all keys, and for the best time of
// each key, which on a busy machine is closer to the cost of the search. It is
// not a test: a slow machine is not an error.
func BenchmarkKeystroke(b *testing.B) {
	if testing.Short() {
		b.Skip("makes up a country")
	}
	files, queries := country(b)
	server := browser.Serve(b, files, "/")
	tab := browser.Start(b).Tab(b, server.Home)
	tab.Open(server.Home + "kk/search/?q=a")
	tab.Wait("document.querySelector('main').dataset.search === 'done'")
	tab.Slow(4)
	list, err := json.Marshal(queries)
	is.OK(b, err)
	browser.Eval[bool](tab, typing+"; queries = "+string(list)+", true")
	browser.Eval[int](tab, "type()") // a reader's engine, too, has compiled the code after some keys
	for b.Loop() {
		browser.Eval[int](tab, "type()")
	}
	for name, share := range map[string]string{"p50-ms": ".5", "p95-ms": ".95", "max-ms": ".9999"} {
		b.ReportMetric(browser.Eval[float64](tab, "took.sort((x, y) => x - y)[Math.floor(took.length * "+share+")]"), name)
	}
	b.ReportMetric(browser.Eval[float64](tab, "best = Array.from(best.values()).sort((x, y) => x - y), best[Math.floor(best.length * .95)]"), "best-p95-ms")
	b.ReportMetric(browser.Eval[float64](tab, "took.length"), "keys")
}

// typing types each query letter by letter, clears the box and records how long
// the results took after each key.
const typing = `var queries, took = [], best = new Map();
function type() {
	const box = document.querySelector("main [name=q]");
	const key = text => {
		const start = performance.now();
		box.value = text;
		box.dispatchEvent(new Event("input", { bubbles: true }));
		document.body.getBoundingClientRect();
		const time = performance.now() - start;
		best.set(text, Math.min(time, best.get(text) || time));
		return time;
	};
	for (const q of queries) {
		for (let i = 1; i <= q.length; i++) took.push(key(q.slice(0, i)));
		key("");
	}
	return took.length;
}`

// country returns the search page and the assets of a synthetic country, and
// the queries: names of services, their beginnings with a typing mistake, and
// places.
func country(b *testing.B) (files map[string][]byte, queries []string) {
	b.Helper()
	all, err := sample.Files(sample.Options{Places: 220, Editions: 5, Kinds: 1, Seed: 1})
	is.OK(b, err)
	fsys := fstest.MapFS{}
	for f := range all {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	s, found := site.Load(fsys, site.Options{Day: day})
	if s == nil {
		b.Fatal(found.Err())
	}
	for i, service := range s.Data.Catalogue.Services {
		name := []rune(service.Name.KK)
		switch i % 8 {
		case 0:
			queries = append(queries, string(name))
		case 3:
			queries = append(queries, strings.ToLower(string(name[:2])+string(name[3:]))) // a letter is missing
		case 5:
			queries = append(queries, s.Data.Catalogue.Places[i].Short.KK+" "+strings.ToLower(string(name)))
		}
	}
	return searchFiles(b, s), append(queries, "SYN-2026-0001", "1 896,60", "e,jhrf")
}

// searchFiles renders what a reader of the search page loads.
func searchFiles(b *testing.B, s *site.Site) map[string][]byte {
	b.Helper()
	files := map[string][]byte{}
	for _, f := range allFiles(b, s) {
		if f.Path != "kk/search/index.html" && !strings.HasPrefix(f.Path, "assets/") {
			continue
		}
		data, err := f.Render()
		is.OK(b, err)
		files[f.Path] = data
	}
	return files
}
