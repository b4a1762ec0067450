package compare_test

import (
	"testing"

	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/study/history"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestMeasures: nothing is derived between two measures, and within one no
// decimals are lost.
func TestMeasures(t *testing.T) {
	w := tarifftest.New()
	a := w.Edition("oral/land/2025", "1 plot measure=mci:4000.00 0.005\n2 lease 100.00\n3 rent measure=percent 25.50\n")
	b := w.Edition("oral/land/2026", "1 plot measure=mci:4325.00 0.0075\n2 lease measure=mci:4325.00 100.00\n3 rent measure=coefficient 25.50\n")

	rows := compare.Pair(&w.Catalogue, a, b).Rows
	if r := rows[0]; !r.Derived() || r.Difference.String() != "0.0025" || r.Percent.String() != "50.00" {
		t.Errorf("indices: %v, difference %s, %s %%", r.Verdict, r.Difference, r.Percent)
	}
	for _, r := range rows[1:] {
		is.True(t, r.Verdict == compare.NotComparable && len(r.Reasons) != 0 && r.Reasons[0].Kind == compare.Measure,
			"%s: %v, %v", r.Service.ID, r.Verdict, r.Reasons)
	}
	m := compare.Many(&w.Catalogue, []*tariff.Edition{a, b})
	s := m.Lines[0].Groups[0].Spread
	is.True(t, s != nil && s.Median.String() == "0.0063", "the middle of 0.005 and 0.0075, rounded up to the last place: %v", s)
	is.Equal(t, len(m.Lines[1].Groups), 2, "tenge and indices in group")

	for i, it := range diff.Between(a, b).Items {
		mixed := i > 0
		if it.Has(diff.Unit) != mixed || it.Priced == mixed || mixed && (it.Has(diff.PriceUp) || it.Has(diff.PriceDown)) {
			t.Errorf("%s: %v, priced %v", it.Rate().Service.ID, it.Kinds, it.Priced)
		}
	}
	tf := &tariff.Tariff{Place: a.Place, Kind: a.Kind, Editions: tariff.Timeline{a, b}}
	for i, l := range history.Of(tf) {
		if n := len(l.Runs(tariff.Date{Year: 2030, Month: 1, Day: 1})); (n == 1) != (i == 0) {
			t.Errorf("%s stands on %d axes", l.Rate().Service.ID, n)
		}
	}
}
