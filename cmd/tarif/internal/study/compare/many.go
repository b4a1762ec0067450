package compare

import (
	"slices"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// Matrix is one kind of tariff in several places side by side.
type Matrix struct {
	Editions []*tariff.Edition // the columns, one for each place
	// Lines are in the order of the first table, followed by what only the
	// second table has, and so on.
	Lines []*Line
}

// Line is one service, role and set of conditions in all places.
type Line struct {
	Service    *tariff.Service
	Role       *tariff.Role
	Conditions []*tariff.Condition

	// Groups hold every rate of the line exactly once, in the order of their
	// first rates. Figures are derived only within a group: prices in two
	// groups are for different things.
	Groups []*Group
	// Barriers are the reasons why there is more than one group.
	Barriers []Reason
}

// Group is prices that may be compared with each other, and rates without an
// amount that belong with them.
type Group struct {
	Rates []*tariff.Rate // by column; nil if the place has none in this group
	// Cautions must be shown beside each figure. Our remarks are kept with the
	// rates.
	Cautions []Reason

	// Spread is nil unless the group has at least two amounts.
	Spread *Spread
}

// Spread is how far prices lie apart.
type Spread struct {
	Count int // number of amounts
	// Median is the middle amount; of an even number, the mean of the two
	// middle ones, half a tiyn rounded up.
	Lowest, Median, Highest money.Amount
}

// Has reports whether the place in a column has the line at all, with or
// without an amount.
func (l *Line) Has(column int) bool {
	return slices.ContainsFunc(l.Groups, func(g *Group) bool { return g.Rates[column] != nil })
}

// Many compares the tariffs of two or more places. It agrees with [Pair] on
// what is the same service and on what may be compared.
func Many(c *tariff.Catalogue, editions []*tariff.Edition) *Matrix {
	m := &Matrix{Editions: editions}
	by := map[tariff.Key]*Line{}
	rates := map[*Line][]placed{}
	for column, e := range editions {
		for _, r := range inOrder(e.Rates) {
			k := r.Key().WithoutVAT()
			if by[k] == nil {
				by[k] = &Line{Service: r.Service, Role: r.Role, Conditions: r.Conditions}
				m.Lines = append(m.Lines, by[k])
			}
			rates[by[k]] = append(rates[by[k]], placed{column, r})
		}
	}
	g := grouper{catalogue: c, editions: editions}
	for _, l := range m.Lines {
		l.Groups, l.Barriers = g.groups(rates[l])
	}
	return m
}

// placed is a rate and the column of its place.
type placed struct {
	column int
	rate   *tariff.Rate
}

func inOrder(rates []*tariff.Rate) []*tariff.Rate {
	return slices.SortedStableFunc(slices.Values(rates), tariff.ByRow)
}

// spread returns the spread of the amounts of a group.
func spread(rates []*tariff.Rate) *Spread {
	var amounts []money.Amount
	for _, r := range rates {
		if r != nil && r.Price.Stated() {
			amounts = append(amounts, r.Price.Amount)
		}
	}
	n := len(amounts)
	if n < 2 {
		return nil
	}
	slices.SortFunc(amounts, money.Amount.Cmp)
	return &Spread{n, amounts[0], money.Halfway(amounts[(n-1)/2], amounts[n/2]), amounts[n-1]}
}
