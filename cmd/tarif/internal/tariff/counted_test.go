package tariff

import (
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestCounted: a price is multiplied only if the period that it is for is the
// one over which it is multiplied.
func TestCounted(t *testing.T) {
	thing := &Unit{ID: "m3"}
	of := func(s UnitSpan) *Unit { return &Unit{Span: s} }
	for _, c := range []struct {
		basis Counted
		unit  *Unit
		want  Counted
	}{
		{Times, nil, Times}, {Times, thing, Times}, {Times, of(PerMonth), ""},
		{Days, nil, Days}, {Days, of(PerDay), Days}, {Days, of(PerMonth), ""}, {Days, of(PerYear), ""},
		{People, of(PerMonth), People}, {People, of(PerYear), ""}, {People, of(PerDay), ""}, {People, nil, ""}, {People, thing, ""},
		{Amount, thing, Amount}, {Amount, of(PerMonth), ""}, {Amount, of(PerYear), ""},
		{"", nil, ""}, {"", of(PerMonth), ""},
	} {
		r := &Rate{Basis: &Basis{Counted: c.basis}, Unit: c.unit}
		is.Equal(t, r.Counted(), c.want, "a price by %q and unit %+v counts by", c.basis, c.unit)
	}
}
