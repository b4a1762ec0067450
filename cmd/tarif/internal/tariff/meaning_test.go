package tariff_test

import (
	"slices"
	"testing"

	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestMeaning: how meanings differ and how they are named.
func TestMeaning(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("a/k/2025", "1 s basis=volume/m3 vat=none 1.00\n2 t basis=volume/m3 vat=included 2.00\n3 u 1.00\n4 v basis=volume/m3 vat=none -\n5 w basis=volume/m3 vat=none measure=mci 1.00")
	m := func(i int) tariff.Meaning { return e.Rates[i].Meaning() }
	for i, want := range []string{"volume/m3/none", "volume/m3/included", "service//", "volume/m3/none", "volume/m3/none/mci"} {
		is.Equal(t, m(i).String(), want, "row %d means", i+1)
	}
	for _, x := range []struct {
		a, b int
		want []tariff.Aspect
	}{
		{0, 3, nil},
		{0, 4, []tariff.Aspect{tariff.MeasureAspect}},
		{0, 1, []tariff.Aspect{tariff.VATAspect}},
		{0, 2, []tariff.Aspect{tariff.BasisAspect, tariff.UnitAspect, tariff.VATAspect}},
	} {
		there, back := m(x.a).Apart(m(x.b)), m(x.b).Apart(m(x.a))
		is.True(t, slices.Equal(there, x.want) && slices.Equal(back, x.want),
			"rows %d and %d are apart in %v and %v, want %v", x.a+1, x.b+1, there, back, x.want)
	}
	is.True(t, m(0) != m(1) && m(0).WithoutVAT() == m(1).WithoutVAT(), "VAT alone should tell rows 1 and 2 apart")
}

// TestKey: VAT can be left out of a key, and what a rate does not have is empty.
func TestKey(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("a/k/2025", "1 s role=nurse if=a;x vat=excluded col=1 1.00\n1 s role=nurse if=a;x vat=included col=2 1.12\n2 s 1.00")
	a, b := e.Rates[0].Key(), e.Rates[1].Key()
	is.True(t, a != b && a.WithoutVAT() == b.WithoutVAT(), "VAT alone should tell %v and %v apart", a, b)
	is.Equal(t, e.Rates[2].Key(), (tariff.Key{Service: "s"}), "key")
	r := e.Rates[2]
	is.True(t, r.RoleID() == "" && r.UnitID() == "" && r.ConditionIDs() == "" && r.BasisID() == "service" && e.Rates[0].RoleID() == "nurse",
		"ids %q %q %q %q", r.RoleID(), r.UnitID(), r.ConditionIDs(), r.BasisID())
	rates := []*tariff.Rate{e.Rates[2], e.Rates[1], e.Rates[0]}
	slices.SortFunc(rates, tariff.ByRow)
	is.EqualSlices(t, rates, e.Rates, "by row and column, the last two cells come in front")
}
