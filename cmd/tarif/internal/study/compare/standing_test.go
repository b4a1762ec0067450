package compare_test

import (
	"fmt"
	"testing"

	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestStanding: the standing of a place is counted within a group, never across
// groups.
func TestStanding(t *testing.T) {
	w := tarifftest.New()
	var editions []*tariff.Edition
	for i, table := range []string{
		"1 s 3.00\n2 t 5.00\n3 u 1.00",
		"1 s 1.00\n2 t 5.00\n3 u vat=included 2.00",
		"1 s 2.00\n2 t 5.00\n3 u -",
		"1 s 2.00\n2 t empty",
	} {
		editions = append(editions, w.Edition(fmt.Sprintf("p%d/k/2026", i), table))
	}
	m := compare.Many(&w.Catalogue, editions)
	var got []string
	for column := range editions {
		s, ok := m.Lines[0].Groups[0].Standing(column)
		got = append(got, fmt.Sprint(s, ok, s.Lowest(), s.Highest()))
	}
	want := []string{"{3 1 0} true false true", "{0 1 3} true true false", "{1 2 1} true false false", "{1 2 1} true false false"}
	for i := range want {
		is.Equal(t, got[i], want[i], "place %d stands", i)
	}
	for column, want := range []compare.Tally{{Of: 2, Highest: 1, Same: 1}, {Of: 2, Lowest: 1, Same: 1}, {Of: 2, Same: 1}, {Of: 1}} {
		is.Equal(t, m.Tally(column), want, "place %d", column)
	}
}

// TestTallyKnowsOfCautions: the tally says when one of its figures has a
// caution.
func TestTallyKnowsOfCautions(t *testing.T) {
	w := tarifftest.New()
	m := compare.Many(&w.Catalogue, []*tariff.Edition{w.Edition("a/k/2025", "1 s 1.00"), w.Edition("b/k/2026", "1 s 2.00")})
	is.Equal(t, m.Tally(0), (compare.Tally{Of: 1, Lowest: 1, Cautions: true}))
}

func TestSpanString(t *testing.T) {
	e := tarifftest.New().Edition("a/k/2025", "1 s 1.00")
	e.From = tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2025, Month: 2, Day: 1}}
	is.Equal(t, compare.SpanOf(e).String(), "2025/2025-02-01/", "span")
}
