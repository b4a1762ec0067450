package pages

import (
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/show/chart"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// SideBySide draws what a service costs in each place, for prices that may be
// compared. The figures are beside the bars and in the tables of the page.
type SideBySide struct {
	Details  []string // role, conditions, what the price is for if that is the same for all
	Cautions []string
	Strip    *Strip     // nil if there are few prices
	Bars     []PlaceBar // by price, then in the order of places; includes the median
	Fold     bool       // there are many, so they are folded
}

// Strip has a mark for each price on a line from the lowest to the highest.
type Strip struct {
	Marks                   []string // in the order of the bars
	Median                  string
	Title                   string // text alternative
	Lowest, Middle, Highest string // in words
}

// PlaceBar is a place's price and its bar, or the median of all.
type PlaceBar struct {
	Place    Link
	ID       string // of the place, empty for the median
	Basis    string // what the price is for, if the places differ
	State    string // of an edition that is not in force
	Caution  string
	Cell     Cell
	Bar      chart.Bar
	Standing string // position of the median on the same axis, empty if it is not drawn
}

// With fewer than fewPrices there is no median; from mostBars on, the bars are
// folded and summarized by the strip.
const fewPrices, mostBars = 5, 80

// sideBySide draws the current editions, one picture for each group of
// comparable prices.
func (c servicePage) sideBySide(x *tariff.Service) []SideBySide {
	var views []SideBySide
	for _, m := range c.matrices {
		if m.Region != nil {
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
	v.Cautions = lists.Of(g.Cautions, c.Reason)
	rates := priced(g)
	values := lists.Of(rates, func(r *tariff.Rate) int64 { return r.Price.Amount.Millionths() })
	median := len(rates) >= fewPrices
	if median {
		values = append(values, g.Spread.Median.Millionths())
		v.Strip, v.Fold = c.strip(g, rates, values), len(rates) > mostBars
	}
	bars := chart.Bars(values)
	for i, r := range rates {
		b := c.placeBar(r, bars[i])
		switch {
		case len(purposes) < 2:
		case v.Strip == nil:
			b.Basis = c.Basis(r)
		default:
			b.Basis = c.In(r.Basis.Name)
		}
		if median {
			b.Standing = bars[len(rates)].Width
		}
		v.Bars = append(v.Bars, b)
	}
	if median {
		b := PlaceBar{Place: Link{Text: c.T("report.median")}, Cell: c.sum(rates[0].Price.Measure, g.Spread.Median), Bar: bars[len(rates)]}
		above := slices.IndexFunc(rates, func(r *tariff.Rate) bool { return r.Price.Amount.Cmp(g.Spread.Median) > 0 })
		if above >= 0 {
			v.Bars = slices.Insert(v.Bars, above, b)
		}
	}
	return v
}

func (c servicePage) placeBar(r *tariff.Rate, bar chart.Bar) PlaceBar {
	e := r.Edition
	b := PlaceBar{Place: c.link(RateAddr(r), lang.UpperFirst(c.In(e.Place.Short))), ID: string(e.Place.ID),
		Cell: c.cell(r), Caution: c.In(r.Caution), Bar: bar}
	i := slices.IndexFunc(c.tariffs, func(t *tariff.Tariff) bool { return t.Place == e.Place })
	if state := e.Seen(c.tariffs[i].Editions.StateOf(c.tariffs[i].Editions.Index(e.ID), c.day)); state != tariff.InForce {
		b.State = c.State(state)
	}
	return b
}

// strip draws a group's prices, the lowest first, and their median, the last of
// values.
func (c servicePage) strip(g *compare.Group, rates []*tariff.Rate, values []int64) *Strip {
	x := chart.Strip(values)
	n := len(rates)
	price := func(a money.Amount) string { return c.sum(rates[0].Price.Measure, a).Amount }
	low, middle, high := price(g.Spread.Lowest), price(g.Spread.Median), price(g.Spread.Highest)
	return &Strip{Marks: x[:n], Median: x[n], Title: c.T("sides.strip", c.Count(n), low, middle, high),
		Lowest: low, Middle: c.T("sides.median", middle), Highest: high}
}

// sameCautions removes the cautions from pictures if all have the same, and
// returns them.
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

// priced returns a group's rates with an amount, the lowest first.
func priced(g *compare.Group) []*tariff.Rate {
	rates := slices.DeleteFunc(slices.Clone(g.Rates), func(r *tariff.Rate) bool { return r == nil || !r.Price.Stated() })
	slices.SortStableFunc(rates, func(a, b *tariff.Rate) int { return a.Price.Amount.Cmp(b.Price.Amount) })
	return rates
}
