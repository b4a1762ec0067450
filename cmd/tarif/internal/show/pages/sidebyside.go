package pages

import (
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/chart"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// SideBySide draws what a service costs in each place, where the prices may be
// compared. The figures stand beside the bars and in the tables of the page.
type SideBySide struct {
	Details  []string // role, conditions, what the price is for where that is one thing
	Cautions []string
	Bars     []PlaceBar // by price, then as the places stand
}

// PlaceBar is a place's price and its bar.
type PlaceBar struct {
	Place Link
	Basis string // what the price is for, where the places differ in it
	Cell  Cell
	Bar   chart.Bar
}

// sideBySide draws the editions that are shown on the day: a picture for each
// group of prices that may be compared, none where the places are many.
func (c servicePage) sideBySide(x *tariff.Service) []SideBySide {
	var views []SideBySide
	for _, m := range c.matrices {
		if m.Region != nil || m.Brief {
			continue
		}
		say := said{vat: c.unlikeBases(m.Compare()).vat}
		for _, l := range m.Compare().Lines {
			for _, g := range l.Groups {
				if l.Service == x && g.Spread != nil {
					views = append(views, c.barsOf(l, g, say))
				}
			}
		}
	}
	return views
}

func (c servicePage) barsOf(l *compare.Line, g *compare.Group, say said) SideBySide {
	var v SideBySide
	if l.Role != nil {
		v.Details = append(v.Details, c.In(l.Role.Name))
	}
	for _, x := range l.Conditions {
		v.Details = append(v.Details, c.In(x.Name))
	}
	purposes := c.purposes(g, say)
	if len(purposes) == 1 {
		v.Details = append(v.Details, purposes[0])
	}
	if len(v.Details) > 0 {
		v.Details[0] = lang.UpperFirst(v.Details[0])
	}
	for _, r := range g.Cautions {
		v.Cautions = append(v.Cautions, c.Reason(r))
	}
	rates := priced(g)
	values := make([]int64, len(rates))
	for i, r := range rates {
		values[i] = r.Price.Amount.Millionths()
	}
	for i, bar := range chart.Bars(values) {
		b := PlaceBar{Place: c.link(RateAddr(rates[i]), lang.UpperFirst(c.In(rates[i].Edition.Place.Short))), Cell: c.cell(rates[i]), Bar: bar}
		if len(purposes) > 1 {
			b.Basis = c.Basis(rates[i])
		}
		v.Bars = append(v.Bars, b)
	}
	return v
}

// sameCautions takes the cautions away from pictures that all have the same.
func sameCautions(views []SideBySide) []string {
	if len(views) < 2 || slices.ContainsFunc(views, func(v SideBySide) bool { return !slices.Equal(v.Cautions, views[0].Cautions) }) {
		return nil
	}
	same := views[0].Cautions
	for i := range views {
		views[i].Cautions = nil
	}
	return same
}

// priced lists a group's rates with an amount, the lowest first.
func priced(g *compare.Group) []*tariff.Rate {
	rates := slices.DeleteFunc(slices.Clone(g.Rates), func(r *tariff.Rate) bool { return r == nil || !r.Price.Stated() })
	slices.SortStableFunc(rates, func(a, b *tariff.Rate) int { return a.Price.Amount.Cmp(b.Price.Amount) })
	return rates
}
