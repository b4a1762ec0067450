package search_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// A runner evaluates JavaScript and returns the value as JSON.
type runner interface {
	eval(src string) ([]byte, error)
}

// newRunner returns Node if it is installed, which opens an index in a second;
// the interpreter takes many.
func newRunner(t *testing.T) runner {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil {
		return interpreter{goja.New()}
	}
	cmd := exec.Command(path, "-e", answering)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	is.OK(t, err)
	out, err := cmd.StdoutPipe()
	is.OK(t, err)
	is.OK(t, cmd.Start())
	return node{json.NewEncoder(in), json.NewDecoder(out)}
}

type interpreter struct{ vm *goja.Runtime }

func (i interpreter) eval(src string) ([]byte, error) {
	v, err := i.vm.RunString(src)
	if err != nil {
		return nil, err
	}
	return json.Marshal(v.Export())
}

// node is a Node process, which ends with the tests because its input is
// closed.
type node struct {
	in  *json.Encoder
	out *json.Decoder
}

// answering is its program: for each line with source code it prints a line
// with the value.
const answering = `require("readline").createInterface({ input: process.stdin }).on("line", line => {
	let answer;
	try { answer = { Value: (0, eval)(JSON.parse(line)) }; } catch (e) { answer = { Error: String(e) }; }
	console.log(JSON.stringify(answer));
});`

func (n node) eval(src string) ([]byte, error) {
	if err := n.in.Encode(src); err != nil {
		return nil, err
	}
	var answer struct {
		Value json.RawMessage
		Error string
	}
	switch err := n.out.Decode(&answer); {
	case errors.Is(err, io.EOF):
		return nil, io.ErrUnexpectedEOF
	case err != nil:
		return nil, err
	case answer.Error != "":
		return nil, errors.New(answer.Error)
	}
	return answer.Value, nil
}

// engine is the browser's script, as published, in a JavaScript engine.
type engine struct {
	t *testing.T
	runner
}

func newEngine(t *testing.T, r runner) engine {
	t.Helper()
	e := engine{t, r}
	e.run("var window = globalThis;" + string(script(t)))
	return e
}

// run evaluates a program for its effects.
func (e engine) run(src string) {
	e.t.Helper()
	if _, err := e.eval(src + "\n;0"); err != nil {
		e.t.Fatal(err)
	}
}

// call calls a function of the program and stores its result in out.
func (e engine) call(out any, function string, args ...any) {
	e.t.Helper()
	written := make([]string, len(args))
	for i, a := range args {
		js, err := json.Marshal(a)
		if err != nil {
			e.t.Fatal(err)
		}
		written[i] = string(js)
	}
	v, err := e.eval("(" + function + ")(" + strings.Join(written, ",") + ")")
	if err != nil {
		e.t.Fatalf("%s(%v): %v", function, args, err)
	}
	if err := json.Unmarshal(v, out); err != nil {
		e.t.Fatalf("%s(%v): %v", function, args, err)
	}
}

// searcher is an engine with an open index.
type searcher struct{ engine }

// newSearcher opens an index, without concepts, which take an interpreter long,
// and defines ask.
func newSearcher(t *testing.T, r runner, index search.Files) searcher {
	t.Helper()
	e := newEngine(t, r)
	e.run(string(index.First) + string(index.More) + `
		var opened = tarifSearch.run(tarifSearch.opening(tarifIndex));
		tarifSearch.run(opened.extending(tarifMore));
		function ask(q) {
			var hits = tarifSearch.find(opened, q), told = !!hits.absent || hits.length > 0 && !!hits[0].lacks;
			return hits.slice(0, 10).map(function (h) {
				var first = h.type === "service" ? tarifSearch.offers(opened, h)[0] : null;
				return { Kind: h.type, ID: tarifSearch.id(opened, h), Score: h.score, Told: told,
					First: first ? opened.index.places[first.tariff.place].id : "" };
			});
		}`)
	return searcher{e}
}

// opened and widened keep the engines of the real data, without its concepts
// and with them, because opening an index takes longer than queries. No test
// changes one.
var opened, widened = map[lang.Lang]runner{}, map[lang.Lang]runner{}

// realSearcher returns a searcher of the real data and some pages.
func realSearcher(t *testing.T, l lang.Lang) searcher {
	t.Helper()
	if opened[l] == nil {
		opened[l] = newSearcher(t, newRunner(t), realIndex(t)[l]).runner
	}
	return searcher{engine{t, opened[l]}}
}

// askAll runs many queries on the real data and its concepts.
func askAll(t *testing.T, l lang.Lang, queries []string) (answers [][]hit) {
	t.Helper()
	if widened[l] == nil {
		s := newSearcher(t, newRunner(t), realIndex(t)[l])
		s.run(string(realIndex(t)[l].Wide) + "tarifSearch.run(opened.widening(tarifWide));")
		widened[l] = s.runner
	}
	engine{t, widened[l]}.call(&answers, "queries => queries.map(ask)", queries)
	return answers
}

var builtIndex map[lang.Lang]search.Files

// realIndex returns the index of the real data and some pages.
func realIndex(t *testing.T) map[lang.Lang]search.Files {
	t.Helper()
	if builtIndex == nil {
		builtIndex = build(t, realInput(t))
	}
	return builtIndex
}

func realInput(t *testing.T) search.Input {
	return search.Input{Data: realdata.Tariffs(t), Day: day, Pages: somePages}
}

// hit is a result: the page's data-kind and data-id, the place whose price
// comes first, and whether the page says that something is missing.
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
