package fit

import (
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestExamples checks that a site without editions recognizes rows by the
// catalogue's examples: by words that the service's name does not have, and by
// the order in which acts list them.
func TestExamples(t *testing.T) {
	kind := &tariff.Kind{ID: "bath"}
	wash := &tariff.Service{ID: "wash", Kind: kind, Name: lang.Text{KK: "Шомылдыру", RU: "Купание"}}
	other := &tariff.Service{ID: "other", Kind: kind, Name: lang.Text{KK: "Тамақ", RU: "Еда"}}
	d := &tariff.Data{Catalogue: tariff.Catalogue{Kinds: []*tariff.Kind{kind}, Services: []*tariff.Service{wash, other}}}
	row := "санитарлық-гигиеналық рәсімдерді жүргізу"
	if got := New(d, "bath").services.find(lang.KK, row); len(got) != 0 {
		t.Fatalf("without an example %v fits", got[0].Of.ID)
	}
	d.Catalogue.Examples = []*tariff.Example{{Service: wash, Text: lang.Text{KK: row}}}
	got := New(d, "bath").services.find(lang.KK, "санитарлық-гигиеналық рәсім жүргізу")
	is.True(t, len(got) != 0 && got[0].Of == wash && got[0].Score >= 0.9, "got %v", got)
}
