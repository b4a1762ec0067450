package site_test

import (
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestKindPages checks that every kind has a page with all its editions, and
// that a price that cannot be drawn with others, Astana's of 2019, has a chart
// of its own.
func TestKindPages(t *testing.T) {
	b := real(t, during)
	for _, x := range b.Data.Tariffs {
		p := "ru/kinds/" + string(x.Kind.ID) + "/index.html"
		for _, e := range x.Editions {
			is.In(t, "../../places/"+e.Name()+"/", b.file(p), "%s does not lead to %s", p, e.Name())
		}
	}
	is.In(t, "редакция 2019 — 390,00\u00a0₸", b.file("ru/kinds/waste/index.html"), "the price of 2019 stands on no chart")
}
