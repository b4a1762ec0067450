package fit

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// without returns the data without the tariffs of a place.
func without(d *tariff.Data, place tariff.PlaceID) *tariff.Data {
	out := &tariff.Data{Catalogue: d.Catalogue}
	out.Tariffs = lists.Where(d.Tariffs, func(t *tariff.Tariff) bool { return t.Place.ID != place })
	return out
}

// TestNeighbour recognizes one district's act from the editions of the others.
func TestNeighbour(t *testing.T) {
	d := realdata.Tariffs(t)
	for _, place := range []tariff.PlaceID{"oral", "baiterek"} {
		e := d.Edition(place, "home-care", "2026")
		f := New(without(d, place), "home-care")
		for _, l := range lang.All {
			rows := make([]Row, len(e.Rates))
			for i, r := range e.Rates {
				rows[i] = Row{Lang: l, Text: r.Text.Text.In(l), Section: r.Section, Role: r.Role}
			}
			for i, m := range f.Services(rows) {
				r := e.Rates[i]
				if m.Service != r.Service {
					t.Errorf("%s %s row %d: %v %.2f (text %.2f), want %s; rival %v", place, l, r.Row, m.Service, m.Score, m.Text, r.Service.ID, m.Rival.Score)
				} else if !m.Certain() {
					t.Logf("%s %s row %d: %s only %.2f (text %.2f, rival %.2f)", place, l, r.Row, r.Service.ID, m.Score, m.Text, m.Rival.Score)
				}
			}
		}
	}
}

// What an act does not say about whom a service is for, is not guessed for
// certain, however well the other words fit.
func TestNotTold(t *testing.T) {
	f := New(realdata.Tariffs(t), "home-care")
	for text, certain := range map[string]bool{
		"бір елді мекен шегінде үйден тыс жерде ілесіп жүру":                  false, // a child or an adult?
		"мүгедектігі бар баланы үйден тыс жерде ертіп жүру":                   true,
		"қарттарды және мүгедектігі бар адамдарды үйден тыс жерде ертіп жүру": true,
	} {
		m := f.Services([]Row{{Lang: lang.KK, Text: text}})[0]
		is.True(t, m.Certain() == certain, "%s: %+v", text, m)
	}
}

// TestUsualUnits: the units that acts of care use most are known to a catalogue
// without editions, as a whole cell or in the heading of a column.
func TestUsualUnits(t *testing.T) {
	f := New(&tariff.Data{Catalogue: realdata.Tariffs(t).Catalogue}, "home-care")
	for text, want := range map[string]string{
		"1 раз": "service", "1 рет": "service", "раз": "service", "бір рет": "service", "разовая": "service", "услуга": "service", "1 қызмет": "service", "1 усл.": "service",
		"1 час": "time hour", "час": "time hour", "1 сағат": "time hour", "бір сағат": "time hour", "за 1 час": "time hour", "тенге за 1 час": "time hour", "Стоимость 1 часа, тенге": "time hour",
		"1 день": "service-day day", "1 күн": "service-day day",
		"согласно 1 части": "", "1 частное лицо": "", "каждый участок": "", "11 час": "",
	} {
		got := ""
		if m := f.Measure(text); m.Unit != nil {
			got = string(m.basis()) + " " + string(m.Unit.ID)
		} else {
			got = string(m.basis())
		}
		is.Equal(t, got, want, text)
		is.True(t, want == "" || strings.Contains(text, "тенге") || f.Known(text), "%s is proposed as a new unit", text)
	}
}
