package diff

import (
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/match"
	"tarif/cmd/tarif/internal/tariff"
)

// Summary is what can be said about the whole.
type Summary struct {
	Counts    map[Kind]int // items by kind; an item of two kinds counts in both
	Unchanged int          // items in which nothing changed
	Unpriced  int          // items with one rate on each side, neither with an amount

	// Overall is what all comparable prices have in common, nil if nothing.
	// ByRole is the same for each role's prices, in the order of the new table,
	// for roles that have something in common; Role is nil for rates without a
	// role. Rates whose role changed are left out.
	Overall *Uniform
	ByRole  []*Uniform

	// Sections that only one of the tables has, in its order.
	SectionsAdded, SectionsRemoved []*tariff.Section
}

// Uniform is a change that all or nearly all comparable prices share, including
// those that did not change: see match.Common.
type Uniform struct {
	match.Common
	Role  *tariff.Role
	Items []*Item // those that it explains
	// Outliers are the few that differ. Apart is a change that they in turn
	// have in common, nil if none.
	Outliers []*Item
	Apart    *match.Common
}

func summarise(d *Diff) Summary {
	s := Summary{Counts: map[Kind]int{}}
	var priced []*Item
	for _, it := range d.Items {
		for _, k := range it.Kinds {
			s.Counts[k]++
		}
		if !it.Changed() {
			s.Unchanged++
		}
		if o, n := it.Before(), it.After(); o != nil && n != nil && !o.Price.Stated() && !n.Price.Stated() {
			s.Unpriced++
		}
		if it.HasPercent {
			priced = append(priced, it)
		}
	}
	s.Overall = uniform(priced)
	s.ByRole = byRole(priced)
	s.SectionsAdded = missing(sections(d.New), sections(d.Old))
	s.SectionsRemoved = missing(sections(d.Old), sections(d.New))
	return s
}

// byRole looks for what each role's prices have in common.
func byRole(items []*Item) []*Uniform {
	var roles []*tariff.Role
	by := map[*tariff.Role][]*Item{}
	for _, it := range items {
		if it.Has(Role) {
			continue
		}
		r := it.After().Role
		if by[r] == nil {
			roles = append(roles, r)
		}
		by[r] = append(by[r], it)
	}
	var out []*Uniform
	for _, r := range roles {
		if u := uniform(by[r]); u != nil {
			u.Role = r
			out = append(out, u)
		}
	}
	return out
}

func uniform(items []*Item) *Uniform {
	c, outliers, ok := match.Most(prices(items))
	if !ok || c.Percent.Sign() == 0 && len(outliers) > 0 {
		return nil // that most prices did not change is not a common change
	}
	u := &Uniform{Common: c}
	for i, it := range items {
		if len(outliers) > 0 && outliers[0] == i {
			outliers = outliers[1:]
			u.Outliers = append(u.Outliers, it)
			continue
		}
		u.Items = append(u.Items, it)
	}
	if apart, ok := match.All(prices(u.Outliers)); ok {
		u.Apart = &apart
	}
	return u
}

func prices(items []*Item) []match.Prices {
	out := make([]match.Prices, len(items))
	for i, it := range items {
		out[i] = match.Prices{Old: it.Before().Price.Amount, New: it.After().Price.Amount}
	}
	return out
}

// sections returns the sections of an edition's rates, in order.
func sections(e *tariff.Edition) []*tariff.Section {
	var out []*tariff.Section
	seen := map[*tariff.Section]bool{nil: true}
	for _, r := range e.Rates {
		if !seen[r.Section] {
			seen[r.Section] = true
			out = append(out, r.Section)
		}
	}
	return out
}

// missing returns those of a that b does not have.
func missing(a, b []*tariff.Section) []*tariff.Section {
	has := map[tariff.SectionID]bool{}
	for _, s := range b {
		has[s.ID] = true
	}
	return lists.Where(a, func(s *tariff.Section) bool { return !has[s.ID] })
}
