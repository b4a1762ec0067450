package tariff_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

func day(y, m, d int) tariff.Date { return tariff.Date{Year: y, Month: m, Day: d} }

func known(d tariff.Date) tariff.Bound { return tariff.Bound{Status: tariff.Known, Date: d} }

// TestIndexIn: an index has a value in tenge only if it is the same on every
// day of the edition. The figures are invented.
func TestIndexIn(t *testing.T) {
	c := &tariff.Catalogue{Indices: []*tariff.Index{
		{From: day(2021, 1, 1), Until: day(2022, 1, 1), Tenge: money.MustParse("100.00")},
		{From: day(2022, 1, 1), Until: day(2022, 4, 1), Tenge: money.MustParse("110.00")},
		{From: day(2022, 4, 1), Until: day(2023, 1, 1), Tenge: money.MustParse("120.00")},
	}}
	unknown, open := tariff.Bound{Status: tariff.Unknown}, tariff.Bound{Status: tariff.Open}
	for _, x := range []struct {
		name        string
		period      int
		from, until tariff.Bound
		want        string
	}{
		{"a year of one value", 2021, unknown, known(day(2022, 1, 1)), "100.00"},
		{"a year in which the value changes", 2022, unknown, known(day(2023, 1, 1)), ""},
		{"its second part", 2022, known(day(2022, 4, 1)), unknown, "120.00"},
		{"one day too early", 2022, known(day(2022, 3, 31)), unknown, ""},
		{"until the day of the change", 2022, unknown, known(day(2022, 4, 1)), "110.00"},
		{"no year, known days", 0, known(day(2021, 2, 1)), known(day(2021, 3, 1)), "100.00"},
		{"no year, no end", 0, known(day(2021, 2, 1)), open, ""},
		{"no year, no beginning", 0, unknown, known(day(2021, 3, 1)), ""},
		{"a year without a value", 2023, unknown, open, ""},
	} {
		e := &tariff.Edition{Period: x.period, From: x.from, Until: x.until}
		got := ""
		if i := c.IndexIn(e); i != nil {
			got = i.Tenge.String()
		}
		is.Equal(t, got, x.want, x.name)
	}
}

// TestPriceIn: prices as people read them; tenge derived from an index are
// rounded once, half away from zero.
func TestPriceIn(t *testing.T) {
	index := &tariff.Index{Tenge: money.MustParse("4325.00")}
	for _, x := range []struct {
		figure   string
		measure  tariff.Measure
		index    *tariff.Index
		kk, ru   string
		derived  string
		tellable bool
	}{
		{"1896.60", tariff.Money, index, "1 896,60 ₸", "1 896,60 ₸", "", true},
		{"0.50", tariff.MCI, index, "0,5 АЕК = 2 162,50 ₸", "0,5 МРП = 2 162,50 ₸", "2162.50", true},
		{"0.000001", tariff.MCI, index, "0,000001 АЕК = 0,00 ₸", "0,000001 МРП = 0,00 ₸", "0.00", true},
		{"0.000002", tariff.MCI, index, "0,000002 АЕК = 0,01 ₸", "0,000002 МРП = 0,01 ₸", "0.01", true},
		{"3", tariff.MCI, nil, "3 АЕК", "3 МРП", "", false},
		{"25.5", tariff.Percent, index, "25,5 %", "25,5 %", "", false},
		{"0.8", tariff.Coefficient, index, "0,8 коэффициенті", "коэффициент 0,8", "", false},
	} {
		a, err := money.ParseFigure(x.figure)
		is.OK(t, err)
		p := tariff.Price{Status: tariff.Stated, Amount: a, Measure: x.measure, Index: x.index}
		plain := strings.NewReplacer("\u00a0", " ")
		kk, ru := plain.Replace(p.In(lang.KK)), plain.Replace(p.In(lang.RU))
		is.True(t, kk == x.kk && ru == x.ru, "%s %v: %q, %q", x.figure, x.measure, kk, ru)
		derived := ""
		if a, ok := p.Derived(); ok {
			derived = a.String()
		}
		if _, ok := p.Tenge(); ok != x.tellable || derived != x.derived {
			t.Errorf("%s %v: derived %q, in tenge %v", x.figure, x.measure, derived, ok)
		}
	}
}
