package compare_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// showLine formats a line: its groups, each with its rates by place, its spread
// and its cautions, then the barriers.
func showLine(l *compare.Line) string {
	groups := lists.Of(l.Groups, showGroup)
	return string(l.Service.ID) + ": " + strings.Join(groups, " | ") + showReasons(" barred", l.Barriers)
}

func showGroup(g *compare.Group) string {
	var out []string
	for _, r := range g.Rates {
		switch {
		case r == nil:
			out = append(out, "none")
		case r.Price.Stated():
			out = append(out, r.Price.Amount.String())
		default:
			out = append(out, string(r.Price.Status))
		}
	}
	if s := g.Spread; s != nil {
		out = append(out, fmt.Sprintf("(%d: %s %s %s)", s.Count, s.Lowest, s.Median, s.Highest))
	}
	return strings.Join(out, " ") + showReasons(" caution", g.Cautions)
}

func showReasons(what string, rs []compare.Reason) string {
	s := ""
	for _, r := range rs {
		s += " " + string(r.Kind)
	}
	if s == "" {
		return ""
	}
	return what + s
}

func TestMany(t *testing.T) {
	for _, c := range []struct {
		name   string
		tables []string
		want   string
	}{
		{"alike", []string{"1 s 3.00", "1 s 1.00", "4 s 2.50"}, "s: 3.00 1.00 2.50 (3: 1.00 2.50 3.00)"},
		{"an even number has its median half-way", []string{"1 s 1.00", "1 s 2.00", "1 s 4.00", "1 s 9.00"}, "s: 1.00 2.00 4.00 9.00 (4: 1.00 3.00 9.00)"},
		{"half a tiyn goes up", []string{"1 s 1.00", "1 s 1.01"}, "s: 1.00 1.01 (2: 1.00 1.01 1.01)"},
		{"the largest amounts", []string{"1 s 999999999999.98", "1 s 999999999999.99"}, "s: 999999999999.98 999999999999.99 (2: 999999999999.98 999999999999.99 999999999999.99)"},
		{"all equal", []string{"1 s 1.00", "1 s 1.00", "1 s 1.00"}, "s: 1.00 1.00 1.00 (3: 1.00 1.00 1.00)"},
		{"zero is a price", []string{"1 s 0.00", "1 s 2.00", "1 s 3.00"}, "s: 0.00 2.00 3.00 (3: 0.00 2.00 3.00)"},
		{"no price in the act is none", []string{"1 s -", "1 s 2.00", "1 s text"}, "s: dash 2.00 text"},
		{"not offered", []string{"1 s 1.00", "", "1 s 3.00"}, "s: 1.00 none 3.00 (2: 1.00 2.00 3.00)"},
		{"one alone has no spread", []string{"1 s 1.00", "", ""}, "s: 1.00 none none"},
		{"catalogued bases", []string{"1 s basis=service 1.00", "1 s basis=service-day/day 2.00", "1 s basis=service 9.00"}, "s: 1.00 2.00 9.00 (3: 1.00 2.00 9.00) caution basis"},
		{"other bases stand apart", []string{"1 s basis=resident/month 637.00", "1 s basis=volume/m3 3540.00", "1 s basis=resident/month 700.00"},
			"s: 637.00 none 700.00 (2: 637.00 668.50 700.00) | none 3540.00 none barred basis unit"},
		{"units", []string{"1 s basis=volume/m3 1.00", "1 s basis=volume/1000-m3 1000.00"}, "s: 1.00 none | none 1000.00 barred unit"},
		{"vat", []string{"1 s vat=included 1.00", "1 s vat=excluded 2.00", "1 s 3.00", "1 s vat=excluded 4.00"},
			"s: 1.00 none none none | none 2.00 none 4.00 (2: 2.00 3.00 4.00) | none none 3.00 none barred vat vat-not-stated"},
		{"vat columns", []string{"1 s vat=excluded col=1 100.00\n1 s vat=included col=2 112.00", "1 s vat=excluded 90.00"},
			"s: 100.00 90.00 (2: 90.00 95.00 100.00) | 112.00 none barred vat"},
		{"roles are lines of their own", []string{"1 s role=x 1.00\n2 s role=y 2.00", "1 s role=y 3.00"}, "s: 1.00 none; s: 2.00 3.00 (2: 2.00 2.50 3.00)"},
		{"order of the first table, then what others have", []string{"1 b 1.00", "1 c 1.00\n2 a 1.00\n3 b 1.00", "2 e 1.00\n1 d 1.00"},
			"b: 1.00 1.00 none (2: 1.00 1.00 1.00); c: none 1.00 none; a: none 1.00 none; d: none none 1.00; e: none none 1.00"},
	} {
		w := world()
		var editions []*tariff.Edition
		for i, table := range c.tables {
			editions = append(editions, w.Edition(fmt.Sprintf("p%d/k/2026", i), table))
		}
		got := lists.Of(compare.Many(&w.Catalogue, editions).Lines, showLine)
		is.Equal(t, strings.Join(got, "; "), c.want, c.name)
	}
}

// TestCautionsDoNotChain: a caution between two bases does not extend to a
// third.
func TestCautionsDoNotChain(t *testing.T) {
	w := tarifftest.New()
	w.Caution("a", "b", reason)
	w.Caution("b", "c", reason)
	m := compare.Many(&w.Catalogue, []*tariff.Edition{
		w.Edition("p/k/2026", "1 s basis=a 1.00"), w.Edition("q/k/2026", "1 s basis=b 2.00"), w.Edition("r/k/2026", "1 s basis=c 3.00")})
	is.Equal(t, showLine(m.Lines[0]), "s: 1.00 none none | none 2.00 none | none none 3.00 barred basis")
}

func TestPeriodIsACaution(t *testing.T) {
	w := world()
	m := compare.Many(&w.Catalogue, []*tariff.Edition{w.Edition("p/k/2026", "1 s 1.00"), w.Edition("q/k/2025", "1 s 2.00"), w.Edition("r/k/2026", "1 s 3.00")})
	is.Equal(t, showLine(m.Lines[0]), "s: 1.00 2.00 3.00 (3: 1.00 2.00 3.00) caution period")
}

func TestHas(t *testing.T) {
	w := world()
	m := compare.Many(&w.Catalogue, []*tariff.Edition{w.Edition("p/k/2026", "1 s vat=included 1.00"), w.Edition("q/k/2026", "1 s vat=none -"), w.Edition("r/k/2026", "")})
	l := m.Lines[0]
	is.True(t, l.Has(0) && l.Has(1) && !l.Has(2), "%s", showLine(l))
}

// random writes a table with few ids, so that tables share many keys.
func random(r *rand.Rand) string {
	var b strings.Builder
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	seen := map[string]bool{}
	for row := range 8 {
		key := pick("s", "t", "u") + pick("", " role=x") + pick("", " if=m")
		vat := pick("", " vat=included", " vat=excluded")
		if !seen[key+vat] {
			seen[key+vat] = true
			fmt.Fprintf(&b, "%d %s%s basis=%s %s\n", row+1, key, vat,
				pick("service", "service-day/day", "service-day/hour", "volume/m3", "volume"), pick("-", "0.00", "1.00", "12.34", "99.99"))
		}
	}
	return b.String()
}

// TestManyAgreesWithPair: Many and Pair agree on every two rates, every rate is
// in one group, and the order of places changes only the order.
func TestManyAgreesWithPair(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 2))
		w := world()
		editions := []*tariff.Edition{w.Edition("p/k/2026", random(r)), w.Edition("q/k/2025", random(r)), w.Edition("r/k/2026", random(r))}
		of := groupOf(compare.Many(&w.Catalogue, editions))
		two := groupOf(compare.Many(&w.Catalogue, editions[:2]))
		for i, a := range editions {
			for _, x := range a.Rates {
				is.True(t, of[x] != nil && of[x].Rates[i] == x, "seed %d: %s is in no group", seed, x.Service.ID)
			}
			for _, b := range editions[i+1:] {
				for _, row := range compare.Pair(&w.Catalogue, a, b).Rows {
					if row.Verdict == compare.NotComparable && of[row.A] == of[row.B] {
						t.Errorf("seed %d: %s", seed, show(row))
					}
					if both := two[row.A] != nil && two[row.B] != nil; both && row.Derived() && !agrees(two[row.A], row) {
						t.Errorf("seed %d: %s and %s", seed, show(row), showGroup(two[row.A]))
					}
				}
			}
		}
		back := slices.Clone(editions)
		slices.Reverse(back)
		other := groupOf(compare.Many(&w.Catalogue, back))
		for x, g := range of {
			if !reversed(g, other[x]) {
				t.Errorf("seed %d: %s, and from the other side %s", seed, showGroup(g), showGroup(other[x]))
			}
		}
	}
}

func groupOf(m *compare.Matrix) map[*tariff.Rate]*compare.Group {
	out := map[*tariff.Rate]*compare.Group{}
	for _, l := range m.Lines {
		for _, g := range l.Groups {
			for _, r := range g.Rates {
				if r != nil {
					out[r] = g
				}
			}
		}
	}
	return out
}

// agrees reports whether a group of two equals a row with a difference.
func agrees(g *compare.Group, r *compare.Row) bool {
	gap := r.Difference.Abs()
	return g.Rates[0] == r.A && g.Rates[1] == r.B && fmt.Sprint(g.Cautions) == fmt.Sprint(r.Reasons) &&
		g.Spread.Highest.Sub(g.Spread.Lowest).Equal(gap)
}

func reversed(g, h *compare.Group) bool {
	rates := slices.Clone(h.Rates)
	slices.Reverse(rates)
	return slices.Equal(g.Rates, rates) && len(g.Cautions) == len(h.Cautions) && fmt.Sprint(g.Spread != nil, h.Spread != nil) != "true false"
}

// TestManyPublished: the groups of the waste tariffs of four cities.
func TestManyPublished(t *testing.T) {
	data := realdata.Tariffs(t)
	m := compare.Many(&data.Catalogue, []*tariff.Edition{
		data.Edition("astana", "waste", "2025"), data.Edition("atyrau", "waste", "2023"),
		data.Edition("kurchatov", "waste", "2024"), data.Edition("semei", "waste", "2024")})
	want := []string{
		"household-waste: 637.00 379.50 none none (2: 379.50 508.25 637.00) | none 338.84 none 420.00 (2: 338.84 379.42 420.00) barred vat",
		"household-waste: 679.00 409.26 none none (2: 409.26 544.13 679.00) | none 365.41 none 489.01 (2: 365.41 427.21 489.01) barred vat",
		"waste-by-volume: 3540.00 4464.65 none none (2: 3540.00 4002.33 4464.65) | none 3986.29 none 2366.19 (2: 2366.19 3176.24 3986.29) | none none 1657.00 none barred vat vat-not-stated",
		"household-waste: none none 331.00 none",
	}
	for i, l := range m.Lines {
		got := showLine(l)
		is.True(t, len(m.Lines) == len(want) && got == want[i], "line %d of %d: %s", i, len(m.Lines), got)
		for _, g := range l.Groups {
			for _, r := range g.Rates {
				if r != nil && r.VAT != first(g).VAT {
					t.Errorf("two VAT statuses in one group: %s", showLine(l))
				}
			}
		}
	}
}

func first(g *compare.Group) *tariff.Rate {
	i := slices.IndexFunc(g.Rates, func(r *tariff.Rate) bool { return r != nil })
	return g.Rates[i]
}
