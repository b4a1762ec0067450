package pages

import (
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// A place begins with what people have most words for, the neighbour's price
// beside it where the neighbour has one.
func TestEveryday(t *testing.T) {
	w := tarifftest.New()
	here := w.Edition("oral/home-care/2026", "1 funeral 9.00\n2 washing 1.00\n3 sewing -\n4 washing role=nurse 5.00")
	there := w.Edition("semei/home-care/2026", "1 washing 2.00")
	here.Rates[1].Service.Words = lang.List{RU: []string{"стирка"}}
	rows := russian(t).everyday(here, there)
	if len(rows) != 2 || rows[0].Here.Value != "1.00" || rows[0].There.Value != "2.00" || rows[1].Here.Value != "9.00" || rows[1].There.Value != "" {
		t.Errorf("%+v", rows)
	}
	if rows := russian(t).everyday(here, (*tariff.Edition)(nil)); len(rows) != 2 || rows[0].There.Value != "" {
		t.Errorf("without a neighbour %+v", rows)
	}
}
