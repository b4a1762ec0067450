package wording

import (
	"slices"

	"tarif/cmd/tarif/internal/study/diff"
)

func (s *Speaker) Change(k diff.Kind) string { return s.T("change." + string(k)) }

// ChangeOf names a kind of change of an item. For merged and split prices it
// gives their number.
func (s *Speaker) ChangeOf(it *diff.Item, k diff.Kind) string {
	switch k {
	case diff.Merged:
		return s.T("change.merged-of", len(it.Old))
	case diff.Split:
		return s.T("change.split-of", len(it.New))
	}
	return s.Change(k)
}

// ChangeCount returns the name of a kind of change and how often it occurs, ""
// if the name already says it.
func (s *Speaker) ChangeCount(d *diff.Diff, k diff.Kind) (name, count string) {
	n := d.Summary.Counts[k]
	if n == 1 && (k == diff.Merged || k == diff.Split) {
		i := slices.IndexFunc(d.Items, func(it *diff.Item) bool { return it.Has(k) })
		return s.ChangeOf(d.Items[i], k), ""
	}
	return s.Change(k), s.Count(n)
}

// PriceChange says what a price was, what it is, and by how much it changed.
func (s *Speaker) PriceChange(it *diff.Item) string {
	o, n, r := it.Before(), it.After(), it.Rate()
	return s.T("changes.price", s.Priced(r.Service, r.Role, r.Conditions), s.Price(o.Price), s.Price(n.Price),
		s.Difference(n.Price.Measure, it.Difference), s.Percent(it.Percent))
}

// Withheld says why there is no percentage, "" if nothing prevents one.
func (s *Speaker) Withheld(f diff.Figures) string {
	if len(f.Withheld) == 0 {
		return ""
	}
	return s.T("withheld." + string(f.Withheld[0]))
}

// Uniform says what all comparable prices have in common.
func (s *Speaker) Uniform(u *diff.Uniform) string {
	switch {
	case len(u.Outliers) > 0:
		return s.T("changes.uniform-most", s.Common(u.Common), s.Count(u.Count))
	case u.Percent.Sign() == 0:
		return s.T("report.no-change", s.Count(u.Count))
	}
	return s.T("changes.uniform", s.Common(u.Common), s.Count(u.Count))
}

// UniformRole says what the prices of one role have in common.
func (s *Speaker) UniformRole(u *diff.Uniform) string {
	if u.Percent.Sign() == 0 {
		return s.T("changes.uniform-role-same", s.Role(u.Role), s.Count(u.Count))
	}
	return s.T("changes.uniform-role", s.Role(u.Role), s.Common(u.Common), s.Count(u.Count))
}
