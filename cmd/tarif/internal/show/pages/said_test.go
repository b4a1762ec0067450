package pages

import (
	"html/template"
	"reflect"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/test/is"
)

func TestSayings(t *testing.T) {
	fns := template.FuncMap{"t": func(string, ...any) string { return "" }, "n": func(string, int) string { return "" },
		"tl": func(lang.Lang, string) string { return "" }}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{`{{t "a.b"}}{{if .X}}{{n "c.d" 3}}{{else}}{{printf "%s" (t "e.f")}}{{end}}`, []string{"word kk a.b", "word kk c.d", "word kk e.f"}},
		{`{{range .X}}{{tl . "g.h"}}{{end}}`, []string{"word kk g.h", "word ru g.h"}},
		{`{{template "part" (t "i.j")}}{{define "part"}}{{with .}}{{t "k.l"}}{{template "part" .}}{{end}}{{end}}{{define "other"}}{{t "m.n"}}{{end}}`,
			[]string{"word kk i.j", "word kk k.l"}},
		{`{{t .Key}}{{t (printf "a.%s" .X)}}`, []string{AnyText}},
		{`{{"o.p" | t}}`, []string{AnyText}},
		{`a.b`, nil},
	} {
		page := template.Must(template.New("page").Funcs(fns).Parse(tt.text))
		got := sayingsOf(lang.KK, page)
		is.True(t, reflect.DeepEqual(got, tt.want), "%s\nsays %q, want %q", tt.text, got, tt.want)
	}
}
