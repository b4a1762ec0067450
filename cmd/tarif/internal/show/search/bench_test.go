package search_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// national returns a synthetic country: places with synthetic names, each with
// editions of home care that have the services and structure of Oral's, with
// its own reference amounts.
func national(t testing.TB, places, editions int) *tariff.Data {
	t.Helper()
	real := realdata.Tariffs(t)
	pattern := real.Tariff("oral", "home-care").Editions[0]
	r := rand.New(rand.NewPCG(1, 2))
	data := &tariff.Data{Catalogue: real.Catalogue}
	data.Catalogue.Places = nil
	for i := range places {
		p := syntheticPlace(r, i, real.Catalogue.Regions)
		data.Catalogue.Places = append(data.Catalogue.Places, p)
		tf := &tariff.Tariff{Place: p, Kind: pattern.Kind}
		for year := range editions {
			tf.Editions = append(tf.Editions, syntheticEdition(r, pattern, p, 2027-editions+year))
		}
		data.Tariffs = append(data.Tariffs, tf)
	}
	return data
}

func syntheticPlace(r *rand.Rand, i int, regions []*tariff.Region) *tariff.Place {
	syllables := []string{"қара", "ақ", "көк", "сары", "тал", "бай", "өзен", "тау", "құм", "дала", "жар", "қала", "мыс", "нұр"}
	pick := func() string { return syllables[r.IntN(len(syllables))] }
	name := pick() + pick() + pick()
	return &tariff.Place{ID: tariff.PlaceID(fmt.Sprintf("synthetic-%d", i)), Region: regions[i%len(regions)],
		Name:  lang.Text{KK: name + " ауданы", RU: name + "ский район"},
		Short: lang.Text{KK: name, RU: name + "ский"}}
}

func syntheticEdition(r *rand.Rand, pattern *tariff.Edition, p *tariff.Place, year int) *tariff.Edition {
	e := *pattern
	e.ID, e.Place, e.Period = tariff.EditionID(fmt.Sprint(year)), p, year
	e.Act.Number = fmt.Sprint(1 + r.IntN(3000))
	e.Act.Date = tariff.Date{Year: year - 1, Month: 12, Day: 1 + r.IntN(28)}
	e.Rates = nil
	amounts := map[string]money.Amount{}
	for _, rate := range pattern.Rates {
		c := *rate
		key := rate.Price.Amount.String()
		if _, ok := amounts[key]; !ok {
			amounts[key] = money.MustParse(fmt.Sprintf("%d.%02d", 100+r.IntN(3000), r.IntN(100)))
		}
		c.Edition, c.Price.Amount = &e, amounts[key]
		e.Rates = append(e.Rates, &c)
	}
	return &e
}

func BenchmarkBuildNational(b *testing.B) {
	in := search.Input{Data: national(b, 220, 5), Day: day}
	var files map[lang.Lang]search.Files
	for b.Loop() {
		files = build(b, in)
	}
	b.ReportMetric(float64(packed(b, files[lang.KK].First)), "first-gzip-B")
	b.ReportMetric(float64(packed(b, files[lang.KK].More)), "more-gzip-B")
}

func packed(t testing.TB, b []byte) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	is.OK(t, err)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	is.OK(t, w.Close())
	return out.Len()
}
