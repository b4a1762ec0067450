package search_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/test/realdata"
)

// engine is the browser's script, as it is published, in a JavaScript engine.
type engine struct {
	t  *testing.T
	vm *goja.Runtime
}

func newEngine(t *testing.T) *engine {
	t.Helper()
	e := &engine{t, goja.New()}
	e.run(string(script(t)))
	return e
}

func (e *engine) run(src string) goja.Value {
	e.t.Helper()
	v, err := e.vm.RunString(src)
	if err != nil {
		e.t.Fatal(err)
	}
	return v
}

// call runs a function of the program and reads its answer into out.
func (e *engine) call(out any, function string, args ...any) {
	e.t.Helper()
	fn, ok := goja.AssertFunction(e.run(function))
	if !ok {
		e.t.Fatalf("%s is not a function", function)
	}
	values := make([]goja.Value, len(args))
	for i, a := range args {
		values[i] = e.vm.ToValue(a)
	}
	v, err := fn(goja.Undefined(), values...)
	if err != nil {
		e.t.Fatalf("%s(%v): %v", function, args, err)
	}
	if err := e.vm.ExportTo(v, out); err != nil {
		e.t.Fatalf("%s(%v): %v", function, args, err)
	}
}

// searcher is an engine with an index, in which hits can be asked for.
type searcher struct{ *engine }

// widened makes what asking opened know concepts.
func widened(index search.Files) string {
	return string(index.Wide) + "tarifSearch.run(opened.widening(tarifWide));"
}

// asking opens an index without concepts, which an interpreter takes long for,
// and defines ask.
func asking(index search.Files) string {
	return string(index.First) + string(index.More) + `
		var opened = tarifSearch.run(tarifSearch.opening(tarifIndex));
		tarifSearch.run(opened.extending(tarifMore));
		function ask(q) {
			var hits = tarifSearch.find(opened, q), told = !!hits.absent || hits.length > 0 && !!hits[0].lacks;
			return hits.slice(0, 10).map(function (h) {
				var first = h.type === "service" ? tarifSearch.offers(opened, h)[0] : null;
				return { Kind: h.type, ID: tarifSearch.id(opened, h), Score: h.score, Told: told,
					First: first ? opened.index.places[first.tariff.place].id : "" };
			});
		}`
}

func newSearcher(t *testing.T, index search.Files) searcher {
	t.Helper()
	e := newEngine(t)
	e.run("var window = this;" + asking(index))
	return searcher{e}
}

// askAll asks many queries of the real data, with Node where it is installed: a
// thousand take two seconds there and minutes in an interpreter.
func askAll(t *testing.T, l lang.Lang, queries []string) (answers [][]hit) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		s := newSearcher(t, realIndex(t)[l])
		s.run(widened(realIndex(t)[l]))
		for _, q := range queries {
			answers = append(answers, s.ask(q))
		}
		return answers
	}
	asked, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-")
	cmd.Stdin = strings.NewReader("var window = globalThis;" + string(script(t)) + ";" + asking(realIndex(t)[l]) + widened(realIndex(t)[l]) +
		"console.log(JSON.stringify(" + string(asked) + ".map(ask)))")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

var builtIndex map[lang.Lang]search.Files

// realIndex is the index of the real data and some pages.
func realIndex(t *testing.T) map[lang.Lang]search.Files {
	t.Helper()
	if builtIndex == nil {
		builtIndex = build(t, search.Input{Data: realdata.Tariffs(t), Day: day, Pages: somePages})
	}
	return builtIndex
}

// opened keeps the engines of the real data: opening an index takes longer
// than asking it. No test changes one.
var opened = map[lang.Lang]*goja.Runtime{}

// realSearcher is a searcher of the real data and some pages.
func realSearcher(t *testing.T, l lang.Lang) searcher {
	t.Helper()
	if opened[l] == nil {
		opened[l] = newSearcher(t, realIndex(t)[l]).vm
	}
	return searcher{&engine{t, opened[l]}}
}

// hit is a result: what the page writes into data-kind and data-id, the place
// whose price stands first, and whether the page says that something is lacking.
type hit struct {
	Kind, ID, First string
	Score           float64
	Told            bool
}

func (s searcher) ask(query string) []hit {
	s.t.Helper()
	var hits []hit
	s.call(&hits, "ask", query)
	return hits
}
