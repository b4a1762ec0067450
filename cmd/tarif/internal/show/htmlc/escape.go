package htmlc

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// An escaper writes a value as a chain of html/template's functions does: those
// that it adds to a pipeline in one place of a page. For a string of ordinary
// letters that is quick. Everything else html/template is asked about.
type escaper struct {
	chain         string
	original      *template.Template // a page with a value in that place
	before, after int                // bytes of the page around the value
	plain         [256]bool          // letters that stay what they are, whatever stands beside them
}

// places are pages with a value in each place that we know.
var places = []string{
	`{{.}}`,
	`<title>{{.}}</title>`,
	`<a title="{{.}}">`,
	`<a title={{.}}>`,
	`<a href="{{.}}">`,
	`<a href="/{{.}}">`,
	`<a href="/?{{.}}">`,
	`<a href={{.}}>`,
	`<meta http-equiv="refresh" content="0; url={{.}}">`,
	`<img srcset="{{.}}">`,
	`<p style="color: {{.}}">`,
	`<style>p { color: {{.}} }</style>`,
	`<p onclick="{{.}}">`,
	`<script>{{.}}</script>`,
	`<script>"{{.}}"</script>`,
}

// prefix is how html/template calls its own functions.
const prefix = "_html_template_"

// escaping is the function of html/template that a command calls, or "".
func escaping(cmd *parse.CommandNode) string {
	if f, ok := cmd.Args[0].(*parse.IdentifierNode); ok && strings.HasPrefix(f.Ident, prefix) {
		return strings.TrimPrefix(f.Ident, prefix)
	}
	return ""
}

func chain(cmds []*parse.CommandNode) string {
	var names []string
	for _, c := range cmds {
		names = append(names, escaping(c))
	}
	return strings.Join(names, "|")
}

// escapers are the escapers of all places, by their chain. Which chain a place
// has we read from html/template.
var escapers = sync.OnceValue(func() map[string]*escaper {
	known := map[string]*escaper{}
	for _, page := range places {
		t := template.Must(template.New("").Parse(page))
		if err := escape(t); err != nil {
			panic(err)
		}
		for _, n := range t.Tree.Root.Nodes {
			if n, ok := n.(*parse.ActionNode); ok {
				e := &escaper{chain: chain(n.Pipe.Cmds[1:]), original: t}
				e.before = strings.Index(page, "{{")
				e.after = len(page) - e.before - len("{{.}}")
				e.findPlain()
				known[e.chain] = e
			}
		}
	}
	return known
})

func escaperOf(cmds []*parse.CommandNode) (*escaper, error) {
	name := chain(cmds)
	if e := escapers()[name]; e != nil {
		return e, nil
	}
	return nil, fmt.Errorf("escaped by %s, which is not compiled", name)
}

// ask lets html/template write a value.
func (e *escaper) ask(out []byte, v any) []byte {
	var b bytes.Buffer
	if err := e.original.Execute(&b, v); err != nil {
		panic(err)
	}
	return append(out, b.Bytes()[e.before:b.Len()-e.after]...)
}

// byLetter are the functions that look at each letter by itself, but for ":" in
// front of a scheme and "%" in front of digits. Others forbid whole words.
var byLetter = []string{"htmlescaper", "attrescaper", "rcdataescaper", "nospaceescaper", "urlfilter", "urlnormalizer", "urlescaper"}

func (e *escaper) findPlain() {
	for _, f := range strings.Split(e.chain, "|") {
		if !slices.Contains(byLetter, f) {
			return
		}
	}
	for c := range byte(0x80) {
		letter := string(rune(c))
		e.plain[c] = c != ':' && c != '%' && string(e.ask(nil, letter)) == letter
	}
}

// markup reports whether the chain makes text of a value and only replaces the
// letters that mean something in HTML.
func (e *escaper) markup() bool {
	return e.chain == "htmlescaper" || e.chain == "attrescaper" || e.chain == "rcdataescaper"
}

// writer returns what appends a value of a type.
func (e *escaper) writer(t reflect.Type) func([]byte, reflect.Value) []byte {
	switch {
	case t == reflect.TypeFor[template.HTML]() && e.chain == "htmlescaper":
		return func(out []byte, v reflect.Value) []byte { return append(out, v.String()...) }
	case speaks(t): // what it says is not what it holds
	case t.Kind() == reflect.String && e.markup():
		return func(out []byte, v reflect.Value) []byte { return appendMarkup(out, v.String()) }
	case t.Kind() == reflect.String:
		return func(out []byte, v reflect.Value) []byte { return e.appendText(out, v.String()) }
	case isInt(expr{typ: t}) && e.markup():
		return func(out []byte, v reflect.Value) []byte { return strconv.AppendInt(out, v.Int(), 10) }
	}
	return func(out []byte, v reflect.Value) []byte { return e.ask(out, v.Interface()) }
}

// speaks reports whether a type has a way of its own to be printed, or a
// meaning to html/template.
func speaks(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[fmt.Stringer]()) || t.Implements(reflect.TypeFor[error]()) ||
		t.Implements(reflect.TypeFor[fmt.Formatter]()) || t.PkgPath() == "html/template"
}

// appendText copies a string of plain letters and asks about every other.
func (e *escaper) appendText(out []byte, s string) []byte {
	for i := range len(s) {
		if !e.plain[s[i]] {
			return e.ask(out, s)
		}
	}
	if s == "" {
		return e.ask(out, s) // an attribute without quotes must not be empty
	}
	return append(out, s...)
}

// replacements are what html/template writes for a letter in text and in
// quoted attributes.
var replacements = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

func appendMarkup(out []byte, s string) []byte {
	done := 0
	for i := range len(s) {
		if r := replacements[s[i]]; r != "" {
			out = append(out, s[done:i]...)
			out = append(out, r...)
			done = i + 1
		}
	}
	return append(out, s[done:]...)
}
