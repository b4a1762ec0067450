package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

var reason = lang.Text{KK: "себебі", RU: "причина"}

// world is a catalogue in which "service" and "service-day" may be compared.
func world() *tarifftest.World {
	w := tarifftest.New()
	w.Caution("service", "service-day", reason)
	return w
}

// show formats a row.
func show(r *compare.Row) string {
	out := []string{string(r.Service.ID)}
	for _, side := range []*tariff.Rate{r.A, r.B} {
		switch {
		case side == nil:
			out = append(out, "none")
		case side.Price.Stated():
			out = append(out, side.Price.Amount.String())
		default:
			out = append(out, string(side.Price.Status))
		}
	}
	out = append(out, string(r.Verdict))
	for _, why := range r.Reasons {
		out = append(out, string(why.Kind))
	}
	if r.Derived() {
		out = append(out, r.Difference.String())
	}
	if r.HasPercent {
		out = append(out, r.Percent.String()+"%")
	}
	return strings.Join(out, " ")
}

func rows(c *compare.Comparison) string {
	out := lists.Of(c.Rows, show)
	return strings.Join(out, "; ")
}

func TestVerdicts(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"the same thing", "1 s 100.00", "5 s 112.00", "s 100.00 112.00 comparable 12.00 12.00%"},
		{"cheaper", "1 s 112.00", "1 s 100.00", "s 112.00 100.00 comparable -12.00 -10.71%"},
		{"equal", "1 s 112.00", "1 s 112.00", "s 112.00 112.00 comparable 0.00 0.00%"},
		{"catalogued bases", "1 s basis=service-day/day 100.00", "1 s basis=service 112.00", "s 100.00 112.00 caution basis 12.00 12.00%"},
		{"catalogued bases, other way", "1 s basis=service 112.00", "1 s basis=service-day/day 100.00", "s 112.00 100.00 caution basis -12.00 -10.71%"},
		{"catalogued bases, two units", "1 s basis=service-day/day 1.00", "1 s basis=service/hour 1.00", "s 1.00 1.00 not-comparable basis unit"},
		{"other bases", "1 s basis=resident/month 637.00", "1 s basis=volume/m3 3540.00", "s 637.00 3540.00 not-comparable basis unit"},
		{"units", "1 s basis=volume/m3 1.00", "1 s basis=volume/1000-m3 1000.00", "s 1.00 1000.00 not-comparable unit"},
		{"unit on one side of one basis", "1 s basis=volume/m3 1.00", "1 s basis=volume 2.00", "s 1.00 2.00 not-comparable unit"},
		{"vat", "1 s vat=included 1.00", "1 s vat=excluded 2.00", "s 1.00 2.00 not-comparable vat"},
		{"vat not stated", "1 s vat=included 1.00", "1 s 2.00", "s 1.00 2.00 not-comparable vat-not-stated"},
		{"zero here", "1 s 0.00", "1 s 2.00", "s 0.00 2.00 comparable 2.00"},
		{"zero there", "1 s 2.00", "1 s 0.00", "s 2.00 0.00 comparable -2.00 -100.00%"},
		{"a dash", "1 s -", "1 s 2.00", "s dash 2.00 unpriced"},
		{"words", "1 s 2.00", "1 s text", "s 2.00 text unpriced"},
		{"no price on either side", "1 s empty", "1 s -", "s empty dash unpriced"},
		{"only here", "1 s 1.00", "", "s 1.00 none only-a"},
		{"only there", "", "1 s 1.00", "s none 1.00 only-b"},
		{"another role", "1 s role=carer 1.00", "1 s role=nurse 1.00", "s 1.00 none only-a; s none 1.00 only-b"},
		{"other conditions", "1 s if=x 1.00", "1 s 1.00", "s 1.00 none only-a; s none 1.00 only-b"},
		{"our remark", "1 s 1.00", "1 s caution=slip 2.00", "s 1.00 2.00 caution row-b 1.00 100.00%"},
		{"remarks on both", "1 s caution=x 1.00", "1 s caution=y 2.00", "s 1.00 2.00 caution row-a row-b 1.00 100.00%"},
		{"remark on a lonely row", "1 s caution=x 1.00", "", "s 1.00 none only-a row-a"},
		{"vat columns against one of them", "1 s vat=excluded col=1 100.00\n1 s vat=included col=2 112.00", "1 s vat=excluded 90.00",
			"s 100.00 90.00 comparable -10.00 -10.00%; s 112.00 none only-a vat"},
		{"vat columns against unstated", "1 s vat=excluded col=1 100.00\n1 s vat=included col=2 112.00", "1 s 90.00",
			"s 100.00 90.00 not-comparable vat-not-stated; s 112.00 90.00 not-comparable vat-not-stated"},
		{"order of the first table, then the second's extra", "1 b 1.00\n2 a 1.00", "1 c 1.00\n2 a 1.00\n3 b 1.00\n4 d 1.00",
			"b 1.00 1.00 comparable 0.00 0.00%; a 1.00 1.00 comparable 0.00 0.00%; c none 1.00 only-b; d none 1.00 only-b"},
	} {
		w := world()
		is.Equal(t, rows(compare.Pair(&w.Catalogue, w.Edition("a/k/2026", c.a), w.Edition("b/k/2026", c.b))), c.want, c.name)
	}
}

func TestReasonsCarryTheCataloguesWords(t *testing.T) {
	w := world()
	c := compare.Pair(&w.Catalogue, w.Edition("a/k/2026", "1 s basis=service-day 1.00\n2 t basis=service-day 2.00"), w.Edition("b/k/2026", "1 s caution=slip 1.00\n2 t 3.00"))
	want := fmt.Sprint([]compare.Reason{{Kind: compare.Basis, Text: reason}, {Kind: compare.RowB, Text: tarifftest.Name("slip")}})
	is.Equal(t, fmt.Sprint(c.Rows[0].Reasons), want, "reasons")
	is.Equal(t, fmt.Sprint(c.Summary.Cautions()), want, "cautions of the whole")
}

func TestPeriods(t *testing.T) {
	day := func(y, m, d int) tariff.Bound {
		return tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: y, Month: m, Day: d}}
	}
	none := tariff.Bound{Status: tariff.Unknown}
	for _, c := range []struct {
		name   string
		a, b   string
		ends   tariff.Bound
		begins tariff.Bound
		want   compare.Verdict
	}{
		{"the same year", "2026", "2026", none, none, compare.Comparable},
		{"two years", "2025", "2026", none, none, compare.Caution},
		{"a year and none", "2026", "open", none, none, compare.Comparable},
		{"one ends as the other begins", "x", "y", day(2025, 2, 1), day(2025, 2, 1), compare.Caution},
		{"they overlap by a day", "x", "y", day(2025, 2, 2), day(2025, 2, 1), compare.Comparable},
		{"a year of unknown end and a later day", "2026", "y", tariff.Bound{Status: tariff.Unknown}, day(2027, 1, 1), compare.Caution},
		{"a year of unknown end and its last day", "2026", "y", tariff.Bound{Status: tariff.Unknown}, day(2026, 12, 31), compare.Comparable},
		{"one bound is unknown", "x", "y", none, day(2025, 2, 1), compare.Comparable},
	} {
		w := world()
		a, b := w.Edition("a/k/"+c.a, "1 s 1.00"), w.Edition("b/k/"+c.b, "1 s 2.00")
		a.Until, b.From = c.ends, c.begins
		for _, got := range []*compare.Row{compare.Pair(&w.Catalogue, a, b).Rows[0], compare.Pair(&w.Catalogue, b, a).Rows[0]} {
			if got.Verdict != c.want || (c.want == compare.Caution && got.Reasons[0].Kind != compare.Period) {
				t.Errorf("%s: %s %v", c.name, got.Verdict, got.Reasons)
			}
		}
	}
}

func TestSummary(t *testing.T) {
	w := world()
	c := compare.Pair(&w.Catalogue,
		w.Edition("a/k/2026", "1 s role=x 100.00\n2 t role=x 50.00\n3 u role=y 40.00\n4 v role=y 80.00\n5 w basis=m 9.00\n6 z role=x -\n7 q 3.00"),
		w.Edition("b/k/2026", "1 s role=x 110.00\n2 t role=x 55.00\n3 u role=y 20.00\n4 v role=y 80.00\n5 w basis=n 900.00\n6 z role=x 1.00"))
	s := c.Summary
	is.True(t, s.Higher == 2 && s.Lower == 1 && s.Equal == 1, "higher %d, lower %d, equal %d", s.Higher, s.Lower, s.Equal)
	want := map[compare.Verdict]int{compare.Comparable: 4, compare.NotComparable: 1, compare.Unpriced: 1, compare.OnlyA: 1}
	is.Equal(t, fmt.Sprint(s.Counts), fmt.Sprint(want), "counts")
	if len(s.ByRole) != 2 || s.ByRole[0].Role.ID != "x" || len(s.ByRole[0].Rows) != 2 || s.ByRole[0].Common.String() != "10.00" || s.ByRole[1].Common != nil {
		t.Errorf("by role %+v", s.ByRole)
	}
	is.True(t, len(s.Overall.Rows) == 4 && s.Overall.Common == nil, "overall %+v", s.Overall)
}
