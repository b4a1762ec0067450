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
	"tarif/cmd/tarif/internal/lists"
	"text/template/parse"
)

// An escaper writes a value like a chain of html/template's escaping functions,
// which are those it adds to a pipeline at some kind of position in a page.
// Strings of ordinary characters are copied; everything else is passed to
// html/template.
type escaper struct {
	chain         string
	original      *template.Template // a page with a value in such a position
	before, after int                // length in bytes of the page before and after the value
	plain         [256]bool          // characters that are never changed, whatever is beside them
}

// places are pages with a value in each kind of position that we know.
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

// prefix is that of html/template's own functions.
const prefix = "_html_template_"

// escaping returns the function of html/template that a command calls, or "".
func escaping(cmd *parse.CommandNode) string {
	if f, ok := cmd.Args[0].(*parse.IdentifierNode); ok && strings.HasPrefix(f.Ident, prefix) {
		return strings.TrimPrefix(f.Ident, prefix)
	}
	return ""
}

func chain(cmds []*parse.CommandNode) string {
	names := lists.Of(cmds, escaping)
	return strings.Join(names, "|")
}

// escapers are the escapers of all places, by their chain, which is taken from
// html/template.
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

// byLetter are the functions that look at each character by itself, except ":"
// after a scheme and "%" before digits. Others forbid whole words.
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

// markup reports whether the chain converts a value to text and only replaces
// characters with a meaning in HTML.
func (e *escaper) markup() bool {
	return e.chain == "htmlescaper" || e.chain == "attrescaper" || e.chain == "rcdataescaper"
}

// writer returns the function that appends a value of a type.
func (e *escaper) writer(t reflect.Type) func([]byte, reflect.Value) []byte {
	switch {
	case t == reflect.TypeFor[template.HTML]() && e.chain == "htmlescaper":
		return func(out []byte, v reflect.Value) []byte { return append(out, v.String()...) }
	case speaks(t): // its printed form is not its value
	case t.Kind() == reflect.String && e.markup():
		return func(out []byte, v reflect.Value) []byte { return appendMarkup(out, v.String()) }
	case t.Kind() == reflect.String:
		return func(out []byte, v reflect.Value) []byte { return e.appendText(out, v.String()) }
	case isInt(expr{typ: t}) && e.markup():
		return func(out []byte, v reflect.Value) []byte { return strconv.AppendInt(out, v.Int(), 10) }
	}
	return func(out []byte, v reflect.Value) []byte { return e.ask(out, v.Interface()) }
}

// speaks reports whether a type has its own printed form, or a special meaning
// in html/template.
func speaks(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[fmt.Stringer]()) || t.Implements(reflect.TypeFor[error]()) ||
		t.Implements(reflect.TypeFor[fmt.Formatter]()) || t.PkgPath() == "html/template"
}

// appendText appends a string if all its characters are plain, and otherwise
// asks html/template.
func (e *escaper) appendText(out []byte, s string) []byte {
	for i := range len(s) {
		if !e.plain[s[i]] {
			return e.ask(out, s)
		}
	}
	if s == "" {
		return e.ask(out, s) // an unquoted attribute must not be empty
	}
	return append(out, s...)
}

// replacements are what html/template writes for a character in text and in
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
