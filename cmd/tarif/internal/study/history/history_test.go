package history_test

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/study/history"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

var day = tariff.Date{Year: 2026, Month: 6, Day: 15}

// show formats a line as its prices by edition, and its breaks.
func show(l history.Line) string {
	var out []string
	for _, r := range l.Rates {
		switch {
		case r == nil:
			out = append(out, "none")
		case !r.Price.Stated():
			out = append(out, string(r.Price.Status))
		default:
			out = append(out, r.Price.Amount.String())
		}
	}
	return strings.Join(out, " ") + fmt.Sprint(l.Breaks())
}

// TestPublished checks what is known of the acts themselves.
func TestPublished(t *testing.T) {
	data := realdata.Tariffs(t)
	for _, tt := range []struct {
		place tariff.PlaceID
		kind  tariff.KindID
		lines int
		want  []string // the first lines, in order
	}{
		{"karaganda-region", "surface-water", 30, []string{"145.29 174.81 191.98 208.22[]", "400.80 482.24 529.60 574.40[]", "57.62 69.32 152.26 165.14[]"}},
		{"abai-region", "drinking-water", 3, []string{"none none 110.00[]", "45.00 85.00 none[]", "60.00 100.00 none[]"}},
		{"astana", "waste", 4, []string{"390.00 637.00[vat]", "414.00 679.00[vat]", "none 3540.00[]", "2144.00 none[]"}},
		{"atyrau", "waste", 6, []string{"338.84[]", "379.50[]"}},
	} {
		lines := history.Of(data.Tariff(tt.place, tt.kind))
		is.Equal(t, len(lines), tt.lines, "%s lines", tt.place)
		for i, want := range tt.want {
			is.Equal(t, show(lines[i]), want, "%s: line %d", tt.place, i)
		}
	}
}

// TestEveryRateIsInOneLine: every rate of every edition is in one line, at its
// edition's index.
func TestEveryRateIsInOneLine(t *testing.T) {
	for _, x := range realdata.Tariffs(t).Tariffs {
		seen := map[*tariff.Rate]int{}
		for _, l := range history.Of(x) {
			for i, r := range l.Rates {
				if r != nil {
					seen[r]++
					if r.Edition != x.Editions[i] {
						t.Errorf("%s stands under %s", r.Edition.Name(), x.Editions[i].ID)
					}
				}
			}
		}
		for _, e := range x.Editions {
			for _, r := range e.Rates {
				is.Equal(t, seen[r], 1, "%s, row %d is in lines", e.Name(), r.Row)
			}
		}
	}
}

// TestGroup: prices of four cities are grouped only if they mean the same:
// Atyrau's price with VAT with Astana's, the one without it with Semei's, and
// those of acts that do not mention VAT with neither.
func TestGroup(t *testing.T) {
	var runs []history.Run
	for _, x := range realdata.Tariffs(t).OfKind("waste") {
		for _, l := range history.Of(x) {
			if r := l.Rate(); r.Service.ID == "household-waste" && r.ConditionIDs() == "housing-serviced" {
				runs = append(runs, l.Runs(day)...)
			}
		}
	}
	var got []string
	for _, g := range history.Group(runs) {
		s := string(g[0].Rates[0].VAT) + ":"
		for _, r := range g {
			s += fmt.Sprintf(" %s %d", r.Line.Tariff.Place.ID, len(r.Rates))
		}
		got = append(got, s)
	}
	is.Equal(t, fmt.Sprint(got), "[: astana 1 included: astana 1 atyrau 1 excluded: atyrau 1 semei 1]")
}

// TestSteps: steps have the days of their editions; if an act came late there
// is a gap, and nothing joins across it.
func TestSteps(t *testing.T) {
	water := realdata.Tariffs(t).Tariff("karaganda-region", "surface-water")
	var got []string
	for _, s := range history.Of(water)[0].Runs(day)[0].Steps() {
		got = append(got, fmt.Sprintf("%s %s–%s %v %v", s.Rate.Price.Amount, s.From, s.Until, s.FromKnown, s.Joined))
	}
	want := `145.29 2022-03-17–2023-01-01 false false
174.81 2023-04-18–2024-01-01 false false
191.98 2024-07-16–2025-01-01 false false
208.22 2025-05-27–2026-01-01 false false`
	is.Equal(t, strings.Join(got, "\n"), want)
}

// TestLaterActsAreUnknown: acts later than the day are left out.
func TestLaterActsAreUnknown(t *testing.T) {
	water := realdata.Tariffs(t).Tariff("karaganda-region", "surface-water")
	runs := history.Of(water)[0].Runs(tariff.Date{Year: 2024, Month: 7, Day: 15})
	is.Equal(t, len(runs[0].Rates), 2, "on the day before the act of 2024 prices are known")
}
