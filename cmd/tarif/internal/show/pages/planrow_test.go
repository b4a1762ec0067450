package pages

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestPlanRowOfAYear: the calculator leaves out a price for a year and says
// why, in both languages; it includes one for a month.
func TestPlanRowOfAYear(t *testing.T) {
	_, w := theme(t)
	row := func(l lang.Lang, span tariff.UnitSpan) PlanRow {
		c := plans{(&Site{Input: Input{Words: w}}).composer(l, "")}
		return c.planRow(&tariff.Rate{Service: &tariff.Service{ID: "waste"},
			Basis: &tariff.Basis{Counted: tariff.People, Phrase: lang.Text{KK: "{unit}", RU: "{unit}"}},
			Unit:  &tariff.Unit{Name: lang.Text{KK: "жылына", RU: "в год"}, Span: span}}, map[string]bool{})
	}
	for l, said := range map[lang.Lang]string{lang.KK: "(жылына) айлық есепке қосылмайды", lang.RU: "(в год) нельзя добавить в расчёт за месяц"} {
		p := row(l, tariff.PerYear)
		is.True(t, p.By == "" && strings.Contains(p.Why, said), "%s: a year's price counts by %q: %q", l, p.By, p.Why)
		p = row(l, tariff.PerMonth)
		is.True(t, p.By == "people" && p.Why == "", "%s: a month's price counts by %q: %q", l, p.By, p.Why)
	}
}
