package compare_test

import (
	"testing"

	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// TestHomeCare2026 checks what is known of the two acts: 60 carer and 16
// specialist rates, each group higher in Oral by one percentage, all with the
// caution that the bases differ.
func TestHomeCare2026(t *testing.T) {
	data := realdata.Tariffs(t)
	c := compare.Pair(&data.Catalogue, data.Edition("baiterek", "home-care", "2026"), data.Edition("oral", "home-care", "2026"))
	is.Must(t, len(c.Rows) == 76 && c.Summary.Counts[compare.Caution] == 76, "%d rows, %v", len(c.Rows), c.Summary.Counts)
	s := c.Summary
	is.True(t, s.Higher == 76 && s.Lower == 0 && s.Equal == 0, "higher %d, lower %d, equal %d", s.Higher, s.Lower, s.Equal)
	want := []struct {
		role    tariff.RoleID
		rows    int
		percent string
	}{{"carer", 60, "27.72"}, {"specialist", 16, "15.11"}}
	is.Must(t, len(c.Summary.ByRole) == len(want), "%d roles", len(c.Summary.ByRole))
	for i, w := range want {
		g := c.Summary.ByRole[i]
		is.True(t, g.Role.ID == w.role && len(g.Rows) == w.rows && g.Common != nil && g.Common.Exact && g.Common.String() == w.percent,
			"role %s: %d rows, %+v", g.Role.ID, len(g.Rows), g.Common)
	}
	for i, r := range c.Rows {
		if r.Reasons[0].Kind != compare.Basis || r.Reasons[0].Text.IsZero() || r.A.Row != i+1 || r.B.Row != i+1 {
			t.Errorf("row %d: %s", i+1, show(r))
		}
	}
	if r := c.Rows[48]; r.Service.ID != "rehabilitation-aids-adults" || r.Reasons[len(r.Reasons)-1].Kind != compare.RowB {
		t.Errorf("row 49 lacks its caution: %s", show(r))
	}
}

func TestReferenceAmountsOf2026(t *testing.T) {
	data := realdata.Tariffs(t)
	for place, want := range map[tariff.PlaceID]string{
		"baiterek": "carer 1485.00 1/1×7 1/2×11 1/3×2 1/4×12 1/6×27 1/12×1; specialist 855.60 1/1×1 1/3×1 1/6×14",
		"oral":     "carer 1896.60 1/1×7 1/2×11 1/3×2 1/4×12 1/6×27 1/12×1; specialist 984.90 1/1×1 1/3×1 1/6×14",
	} {
		is.Equal(t, patterns(compare.Reference(data.Edition(place, "home-care", "2026"))), want, place)
	}
}

// TestMirror: with the sides exchanged, differences are negated and verdicts
// the same, for every pair of places that publish the same kind.
func TestMirror(t *testing.T) {
	data := realdata.Tariffs(t)
	for _, a := range data.Tariffs {
		for _, b := range data.Tariffs {
			if a == b || a.Kind != b.Kind {
				continue
			}
			ea, eb := a.Editions[len(a.Editions)-1], b.Editions[len(b.Editions)-1]
			there, back := compare.Pair(&data.Catalogue, ea, eb), compare.Pair(&data.Catalogue, eb, ea)
			for _, r := range there.Rows {
				if m := reverse(back, r); m == nil || !opposite(r, m) {
					t.Errorf("%s and %s: %s", ea.Name(), eb.Name(), show(r))
				}
			}
		}
	}
}

func reverse(c *compare.Comparison, r *compare.Row) *compare.Row {
	for _, x := range c.Rows {
		if x.A == r.B && x.B == r.A {
			return x
		}
	}
	return nil
}

func opposite(r, m *compare.Row) bool {
	swapped := map[compare.Verdict]compare.Verdict{compare.OnlyA: compare.OnlyB, compare.OnlyB: compare.OnlyA}
	want, ok := swapped[r.Verdict]
	if !ok {
		want = r.Verdict
	}
	return m.Verdict == want && len(m.Reasons) == len(r.Reasons) && r.Difference.Add(m.Difference).Sign() == 0
}

// TestWaste: the guard's answers for cities whose acts differ in VAT,
// conditions and units.
func TestWaste(t *testing.T) {
	data := realdata.Tariffs(t)
	semei, atyrau := data.Edition("semei", "waste", "2024"), data.Edition("atyrau", "waste", "2023")
	c := compare.Pair(&data.Catalogue, semei, atyrau)
	for _, r := range c.Rows {
		if r.Derived() && r.A.VAT != r.B.VAT {
			t.Errorf("a difference between VAT statuses: %s", show(r))
		}
	}
	n := c.Summary.Counts[compare.Comparable] + c.Summary.Counts[compare.Caution]
	is.True(t, n == 3, "%d rows without VAT are comparable, want 3: %s", n, rows(c))
	kurchatov := data.Edition("kurchatov", "waste", "2024")
	if c := compare.Pair(&data.Catalogue, kurchatov, semei); len(c.Summary.Overall.Rows) != 0 {
		t.Errorf("Kurchatov does not state VAT, Semei does: %s", rows(c))
	}
}
