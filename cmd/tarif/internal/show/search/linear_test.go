package search_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestLinear: twice the words, the pages or the words of a query take about
// twice the memory.
func TestLinear(t *testing.T) {
	word := func(i int) string { return fmt.Sprintf("қызметтер%d көрсету ", i) }
	words := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(word(i))
		}
		return b.String()
	}
	s := newSearcher(t, interpreter{goja.New()}, realIndex(t)[lang.KK]) // its memory belongs to this process
	for name, made := range map[string]func(n int) func(){
		"words of a text": func(n int) func() {
			text := words(n)
			return func() { search.Words(text) }
		},
		"phrases": func(n int) func() {
			phrases := make([]string, n)
			for i := range phrases {
				phrases[i] = word(i)
			}
			return func() { search.Repeated(lang.KK, phrases) }
		},
		"pages": func(n int) func() {
			in := search.Input{Data: &tariff.Data{}, Day: day}
			for i := range n {
				in.Pages = append(in.Pages, search.Page{Address: fmt.Sprintf("news/%d/", i), Title: lang.Text{KK: word(i), RU: word(i)}})
			}
			return func() { build(t, in) }
		},
		"words of a page": func(n int) func() {
			in := search.Input{Data: &tariff.Data{}, Day: day, Pages: []search.Page{{Address: "news/a/", Title: lang.Text{KK: "А", RU: "А"}, Summary: lang.Text{KK: words(n), RU: words(n)}}}}
			return func() { build(t, in) }
		},
		"words of a query": func(n int) func() {
			query := words(n)
			return func() { s.ask(query) }
		},
	} {
		grown := tarifftest.Growth(300, made)
		is.True(t, grown <= 2.5, "twice the %s takes %.1f times the memory", name, grown)
	}
}
