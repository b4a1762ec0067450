package htmlc

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// The types of a view: everything that our views have or might have.
type (
	id    string
	loud  string
	count int
	price struct{ whole int }
)

func (l loud) String() string  { return strings.ToUpper(string(l)) + "!" }
func (p *price) Error() string { return fmt.Sprint("costs ", p.whole) }

type inner struct{ S, T string }

type item struct {
	inner
	ID    id
	N     int
	On    bool
	Items []item
}

func (i item) Title() string  { return "<" + i.S + ">" }
func (i *item) Apart() string { return "apart" }

type view struct {
	item
	Loud  loud
	Count count
	Float float64
	HTML  template.HTML
	URL   template.URL
	Next  *view
	Many  []*view
	Words []string
	Map   map[string]string
	Any   any
	Price *price
	Pair  [2]string
}

var functions = template.FuncMap{
	"t":    func(key string, args ...any) (string, error) { return said(key, args) },
	"tl":   func(lang id, key string) (string, error) { return said(string(lang)+"."+key, nil) },
	"runs": func(s string) template.HTML { return template.HTML("<i>" + template.HTMLEscapeString(s) + "</i>") },
	"add":  func(a, b int) int { return a + b },
	"fall": func(s string) string { panic(s) },
	"any":  func(s string) any { return s },
}

func said(key string, args []any) (string, error) {
	if strings.Contains(key, "wrong") {
		return "", errors.New("no such word")
	}
	return fmt.Sprint("«", key, "» & ", args), nil
}

// again returns a template that is parsed again when needed.
func again(t testing.TB, src string) *Template {
	return New(functions, func() (*template.Template, error) { return parsed(t, src), nil })
}

func parsed(t testing.TB, src string) *template.Template {
	t.Helper()
	tmpl, err := template.New("page").Funcs(functions).Parse(src)
	is.OK(t, err, src)
	return tmpl
}

// same compares a compiled template with html/template: the bytes and the
// error.
func same(t testing.TB, src string, data any) *Template {
	t.Helper()
	ours := again(t, src)
	got, err := ours.Append([]byte("before"), data)
	var b bytes.Buffer
	b.WriteString("before")
	wantErr := parsed(t, src).Execute(&b, data)
	switch {
	case fmt.Sprint(err) != fmt.Sprint(wantErr):
		t.Errorf("%s\nerror %v\nwant  %v", src, err, wantErr)
	case err != nil && string(got) != "before":
		t.Errorf("%s\nafter an error: %q", src, got)
	case err == nil && !bytes.Equal(got, b.Bytes()):
		t.Errorf("%s\ngives %q\nwant  %q", src, got, b.Bytes())
	}
	return ours
}

// filled returns a view with a value in every field.
func filled() *view {
	v := &view{
		item: item{inner{"Тары <b> & 'қ' \"x\" + \x00 \xff", ""}, "an-id", -7, true,
			[]item{{ID: "a", N: 1}, {ID: "b", On: true, Items: []item{{N: 3}, {N: 4}}}}},
		Loud: "quiet & <calm>", Count: 1234567, Float: 1.5, HTML: "<b>bold</b> & \"so\"", URL: "javascript:x()",
		Words: []string{"one", "", "a&b"}, Map: map[string]string{"k": "v"}, Any: "any", Price: &price{5}, Pair: [2]string{"x", "y"},
	}
	v.Next = &view{item: item{inner: inner{S: "next"}}, Many: []*view{{}, nil}}
	return v
}

// compiledHere are templates that we compile; the output is compared with
// html/template's.
var compiledHere = []string{
	``, `text`, `{{/* a remark */}}`,
	`{{.S}}{{.ID}}{{.N}}{{.On}}{{.Loud}}{{.Count}}{{.Float}}{{.HTML}}{{.URL}}{{.Price}}{{.Pair}}{{.Words}}`,
	`<title>{{.S}}{{.HTML}}{{.N}}</title>`,
	`<a title="{{.S}}{{.HTML}}{{.N}}" class={{.ID}} data-x={{.T}}>`,
	`<a href="{{.S}}"><a href="/x/{{.S}}?q={{.S}}&n={{.N}}#{{.ID}}"><a href={{.ID}}><img srcset="{{.S}}"><a href="{{.URL}}">`,
	`<meta http-equiv="refresh" content="0; url={{.S}}">`,
	`<p style="color: {{.ID}}" onclick="f({{.S}}, {{.N}})"><style>p { color: {{.S}} }</style><script>let x = {{.S}}, y = "{{.S}}", z = {{.Words}}</script>`,
	`{{if .S}}a{{else}}b{{end}}{{if .T}}a{{end}}{{if .Next}}a{{end}}{{if .N}}a{{else if .On}}b{{else}}c{{end}}`,
	`{{with .Next}}{{.S}}{{$.S}}{{else}}none{{end}}{{with $x := .T}}{{$x}}{{else}}{{.S}}{{$x}}{{end}}{{with .T}}{{.}}{{else with .S}}{{.}}{{end}}`,
	`{{range .Items}}{{.ID}}{{range .Items}}{{.N}},{{else}}none{{end}}{{.Title}}{{end}}{{range .Pair}}{{.}}{{end}}`,
	`{{range $i, $x := .Words}}{{if $i}}, {{end}}{{$i}}{{$x}}{{.}}{{end}}{{range $x := .Items}}{{$x.S}}{{end}}{{range .Next.Words}}{{else}}{{.S}}{{end}}`,
	`{{range .Many}}{{if .}}{{.S}}{{end}}{{end}}`,
	`{{$x := .S}}{{$y := t "word"}}{{$n := len .Words | add 3}}{{range .Words}}{{$x}}{{$y}}{{$n}}{{$x := .}}{{$x}}{{end}}{{$x}}`,
	`{{len .S}}{{len .Map}}{{index .Words 1}}{{index .Words .Next.N}}{{(index .Items 0).ID}}{{(index .Items 1).Items}}`,
	`{{if and .S .N}}1{{end}}{{if or .T .N}}2{{end}}{{if not .T}}3{{end}}{{and .T .S}}{{or .T .S}}{{if and .On (not .T) (or .N .S)}}4{{end}}`,
	`{{with or .T .Words}}yes{{end}}{{$x := and .S .Items}}{{if $x}}6{{end}}`,
	`{{if eq .S "a" "an-id" .T}}1{{end}}{{if eq .ID "an-id"}}2{{end}}{{if ne .ID "x"}}3{{end}}{{if eq .N -7}}4{{end}}{{if eq .On true}}5{{end}}{{eq .Count 3}}`,
	`{{if gt (len .Words) 1}}1{{end}}{{if lt .N 0}}2{{end}}{{if le .N -7}}3{{end}}{{if ge .N -6}}4{{end}}{{lt .N .Count}}`,
	`{{t "a"}}{{t "a" .S}}{{t "b" .N "c" 3 true}}{{tl "kk" "x"}}{{tl .ID "x"}}{{.S | runs}}{{runs .S}}{{runs "a&b"}}<a title="{{runs .S}}{{t "a"}}">`,
	`{{print .S .N}}{{printf "%d of %s" .N .Items}}{{println .S}}{{.N | printf "%03d"}}{{"a" | print}}{{1}}{{"<"}}{{true}}`,
	`{{define "x"}}({{.S}}{{template "y" .Words}}{{$.S}}){{end}}{{define "y"}}{{range .}}{{.}}{{end}}{{end}}{{template "x" .}}{{template "x" .Next}}`,
	`{{define "x"}}{{if .}}yes{{else}}no{{end}}{{end}}{{template "x"}}{{template "x" .S}}{{template "x" .Next}}`,
	`{{define "tree"}}{{.N}}{{range .Items}}[{{template "tree" .}}]{{end}}{{end}}{{range .Items}}{{template "tree" .}}{{end}}`,
	`{{if .On}}{{$x := .S}}{{$x}}{{else}}{{$x := .N}}{{$x}}{{end}}{{$x := .Words}}{{range $x}}{{.}}{{end}}`,
	"{{- .S -}}  a \n {{- if .On}} b {{- end}}",
}

func TestCompiled(t *testing.T) {
	for _, src := range compiledHere {
		for _, data := range []any{filled(), &view{Next: &view{}, Words: []string{"", ""}, item: item{Items: make([]item, 2)}}} {
			why := same(t, src, data).Slow(reflect.TypeOf(data))
			is.True(t, why == nil, "%s\nis left to html/template: %s", src, why)
		}
	}
}

// left are templates that are left to html/template.
var left = []string{
	`{{.Any}}`, `{{any "x"}}`, `{{.Map.k}}`, `{{index .Map "k"}}`, `{{range .Map}}{{.}}{{end}}`, `{{range 3}}x{{end}}`,
	`{{range .Words}}{{break}}{{end}}`, `{{$x := 1}}{{$x = 2}}{{$x}}`, `{{range .Items}}{{.Apart}}{{end}}`,
	`{{.S | html}}`, `{{urlquery .S}}`, `{{or .S .N}}`, `{{slice .S 1}}`, `{{1.5}}`, `{{'a'}}`, `{{lt .S "x"}}`,
	`{{define "x"}}{{.S}}{{end}}<a title="{{template "x" .}}">{{template "x" .}}`,
	`{{range $i, $x := .Words}}{{else}}{{$x}}{{end}}`, `<p {{.ID}}>`, `<!-- {{.S}} -->x`,
}

func TestLeftToHTMLTemplate(t *testing.T) {
	for _, src := range left {
		if why := same(t, src, filled()).Slow(reflect.TypeFor[*view]()); why == nil || !strings.HasPrefix(why.Error(), "template: page:1:") {
			t.Errorf("%s\nis left to html/template because %v", src, why)
		}
	}
}

// wrong are templates that html/template cannot run. Our error is the same.
var wrong = []string{
	`{{.Nothing}}`, `{{.S.X}}`, `{{.Next.Next.S}}`, `{{range .Many}}{{.S}}{{end}}`, `{{range .Next.Many}}{{.S}}{{end}}`, `{{index .Words 3}}`,
	`{{t "wrong"}}`, `{{t "wrong" .S}}`, `{{fall .S}}`, `{{fall "x"}}`, `{{t}}`, `{{tl .S "x"}}`, `{{"kk" | tl}}`, `{{add 1 .S}}`,
	`{{template "none"}}`, `{{define "x"}}{{template "x" .}}{{end}}{{template "x" .}}`, `<a href="{{if .S}}"{{end}}>`, `<script>{{if .S}}"{{end}}`,
	`{{eq .S .N}}`, `{{eq .S}}`, `{{len .N}}`, `{{not}}`, `{{and}}`,
}

func TestErrors(t *testing.T) {
	for _, src := range wrong {
		if _, err := template.New("page").Funcs(functions).Parse(src); err != nil {
			continue // it has no tree
		}
		same(t, src, filled())
	}
}

func TestTypeOfValue(t *testing.T) {
	for _, data := range []any{nil, "text", 3, view{}, *filled(), []string{"a"}, map[string]int{"S": 1}, (*view)(nil), inner{"s", "t"}} {
		for _, src := range []string{`{{.}}`, `{{.S}}`, `{{if .}}x{{end}}`, `{{range .}}{{.}}{{end}}`, `{{template "page"}}x`, `plain`} {
			if src != `{{template "page"}}x` {
				same(t, src, data)
			}
		}
	}
}

// TestSeveralTypes: one template is run on values of several types, and
// compiled once for each.
func TestSeveralTypes(t *testing.T) {
	ours := again(t, `{{.S}}`)
	for range 2 {
		for _, data := range []any{inner{S: "a"}, filled(), inner{S: "b"}} {
			_, err := ours.Append(nil, data)
			is.OK(t, err)
		}
	}
	is.Equal(t, len(ours.main), 2, "compiled for types")
}

// TestGivesUp: if a compiled template fails and html/template does not, that is
// reported, and the page is right.
func TestGivesUp(t *testing.T) {
	ours := again(t, `{{.S}}`)
	typ := reflect.TypeFor[inner]()
	ours.compiled(typ).program.body = func(*run) { panic("we are wrong") }
	for range 2 {
		got, err := ours.Append(nil, inner{S: "right"})
		is.True(t, err == nil && string(got) == "right", "%q, %v", got, err)
	}
	why := ours.Slow(typ)
	is.True(t, why != nil && strings.Contains(why.Error(), "we are wrong"), "said: %v", why)
}

// TestConstantsAreCalledOnce: calls with constant arguments are made once,
// however often the template is run.
func TestConstantsAreCalledOnce(t *testing.T) {
	calls := 0
	funcs := template.FuncMap{"word": func(s string) string { calls++; return s }}
	tmpl := template.Must(template.New("page").Funcs(funcs).Parse(`<p title="{{word "a"}}">{{word "<"}} {{word .}}`))
	ours := New(funcs, func() (*template.Template, error) { return tmpl, nil })
	for range 5 {
		got, err := ours.Append(nil, "x")
		is.Must(t, err == nil && string(got) == `<p title="a">&lt; x`, "%q, %v", got, err)
	}
	is.Equal(t, calls, 2+5, "calls")
}

func TestConcurrent(t *testing.T) {
	ours := again(t, compiledHere[3]+compiledHere[5])
	want, err := ours.Append(nil, filled())
	is.OK(t, err)
	ours = again(t, compiledHere[3]+compiledHere[5])
	done := make(chan error)
	for range 8 {
		go func() {
			got, err := ours.Append(nil, filled())
			if err == nil && !bytes.Equal(got, want) {
				err = fmt.Errorf("got %q", got)
			}
			done <- err
		}()
	}
	for range 8 {
		err := <-done
		is.True(t, err == nil, "%v", err)
	}
}
