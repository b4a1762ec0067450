package htmlc

import (
	"encoding/binary"
	"fmt"
	"html/template"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// FuzzEscapers compares the escapers with html/template's own, in every place.
func FuzzEscapers(f *testing.F) {
	for _, s := range []string{"", "a", "Тарифтер & <b>'\"+`=", "javascript:alert(1)", "a/b:c", "https://x.kz/?q=%D0%9A&a=%zz#r1",
		"\x00\xff\u2028\ufdd0", "expression(1)", "-moz-binding", "a b,c 2x", "tel:+7 700", "mailto:a@b.kz", "../../x/#r1", "100%", "<!--", "]]>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for chain, e := range escapers() {
			for _, v := range []any{s, id(s), loud(s), template.HTML(s), template.URL(s), len(s), count(-len(s)), s == ""} {
				got := e.writer(reflect.TypeOf(v))([]byte("x"), reflect.ValueOf(v))
				want := e.ask([]byte("x"), v)
				is.True(t, string(got) == string(want), "%s of %#v gives %q, not %q", chain, v, got, want)
			}
		}
	})
}

// FuzzTemplates compares synthetic templates and values with html/template.
func FuzzTemplates(f *testing.F) {
	for seed := range uint64(400) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		var key [32]byte
		binary.LittleEndian.PutUint64(key[:], seed)
		m := maker{rand.New(rand.NewChaCha8(key)), 0}
		src := m.page()
		for range 3 {
			same(t, src, m.view(3))
			if t.Failed() {
				return
			}
		}
	})
}

// maker makes random templates and views.
type maker struct {
	*rand.Rand
	vars int // variables in scope
}

func (m *maker) one(of ...string) string { return of[m.IntN(len(of))] }

func (m *maker) page() string {
	return fmt.Sprintf(`{{define "part"}}%s{{end}}{{define "leaf"}}{{if .}}+{{end}}{{end}}%s`, m.nodes(2), m.nodes(4))
}

func (m *maker) nodes(depth int) string {
	var b strings.Builder
	vars := m.vars
	for range 1 + m.IntN(4) {
		b.WriteString(m.node(depth))
	}
	m.vars = vars
	return b.String()
}

func (m *maker) node(depth int) string {
	if depth == 0 {
		return m.one("text ", "<b>", "&nbsp;", "{{"+m.value()+"}}", "{{"+m.value()+"}}")
	}
	list := func() string { return m.nodes(depth - 1) }
	switch m.IntN(11) {
	case 0:
		return "{{if " + m.truth() + "}}" + list() + m.one("{{else}}", "{{else if "+m.truth()+"}}") + list() + "{{end}}"
	case 1:
		return "{{with " + m.one("$.Next", m.value()) + "}}" + list() + m.one("{{else}}", "{{else with "+m.value()+"}}{{.}}") + list() + "{{end}}"
	case 2:
		return "{{range " + m.one("$.Many", "$.Next.Many") + "}}{{if .}}" + list() + "{{end}}{{else}}" + list() + "{{end}}"
	case 3:
		return "{{range $i, $w := $.Words}}{{if $i}}, {{end}}{{$w}}{{.}}{{end}}"
	case 4:
		m.vars++
		return fmt.Sprintf("{{$v%d := %s}}", m.vars, m.value())
	case 5:
		if m.vars > 0 {
			return fmt.Sprintf("{{$v%d}}", 1+m.IntN(m.vars))
		}
	case 6:
		return `<a href="` + m.one("", "/x/", "?q=", "#") + "{{" + m.value() + `}}" title="{{` + m.value() + `}}">{{` + m.value() + "}}</a>"
	case 7:
		return `{{template "leaf" ` + m.value() + `}}`
	case 8:
		return m.one(`{{with $.Next}}{{template "leaf" .}}{{end}}`, `{{range $.Items}}{{.ID}}{{.Title}}{{end}}`, "<title>{{$.S}}</title>")
	case 9:
		if depth > 3 {
			return `{{template "part" $}}`
		}
	}
	return "{{" + m.value() + "}}"
}

func (m *maker) value() string {
	if m.IntN(400) == 0 {
		return m.one("$.Any", "$.Map.k", "$.Next.Next.S", "index $.Words 7") // left to html/template, or an error
	}
	return m.one("$.S", "$.T", "$.ID", "$.N", "$.On", "$.Loud", "$.Count", "$.HTML", "$.URL", "$.Next.S", "$.Next.N", "$.Price", "$.Pair",
		"len $.Words", "index $.Words "+m.one("0", "1"), "(index $.Items 0).S", `t "word"`, `t "word" $.S $.N`, `tl $.ID "x"`, `tl "ru" "x"`,
		"runs $.S", "$.S | runs", "add 1 2", "add $.N 3", "len $.Words | add 1", `print $.S $.N`, "$.Title", `or $.S $.T`, `and $.S $.T`, `"<c>"`, "17")
}

func (m *maker) truth() string {
	return m.one(m.value(), m.value(), "not ("+m.value()+")", "and ("+m.value()+") ("+m.value()+")", "or $.N ("+m.value()+")",
		`eq $.S "a" $.T`, `ne $.ID "b"`, "gt (len $.Words) 1", "le $.N $.Next.N", "eq $.On false", "$.Items", "$.Next", "$.Many")
}

func (m *maker) text() string {
	return m.one("", "a", "b", "x & <y>", "'q\" +", "javascript:z", "https://a.kz/?b=c", "Әліппе", "\x00\xfe", "../../p/#r1", "100%", "%41 %zz")
}

func (m *maker) view(depth int) *view {
	v := &view{item: m.item(2), Loud: loud(m.text()), Count: count(m.IntN(5) - 2), HTML: template.HTML(m.text()), URL: template.URL(m.text()),
		Any: m.IntN(3), Pair: [2]string{m.text(), m.text()}, Map: map[string]string{"k": m.text()}}
	for range 2 + m.IntN(3) {
		v.Words = append(v.Words, m.text())
	}
	if m.IntN(3) > 0 {
		v.Price = &price{m.IntN(9)}
	}
	if depth > 0 && m.IntN(8) > 0 {
		v.Next = m.view(depth - 1)
	}
	for range m.IntN(3) {
		v.Many = append(v.Many, v.Next)
	}
	return v
}

func (m *maker) item(depth int) item {
	i := item{inner: inner{m.text(), m.text()}, ID: id(m.text()), N: m.IntN(5) - 2, On: m.IntN(2) > 0}
	for range (1 + m.IntN(2)) * min(depth, 1) {
		i.Items = append(i.Items, m.item(depth-1))
	}
	return i
}
