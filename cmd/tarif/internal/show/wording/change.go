package wording

import (
	"tarif/cmd/tarif/internal/study/diff"
)

// Change names a kind of change.
func (s *Speaker) Change(k diff.Kind) string { return s.T("change." + string(k)) }

// Withheld says why there is no percentage, nothing where nothing speaks
// against one.
func (s *Speaker) Withheld(f diff.Figures) string {
	if len(f.Withheld) == 0 {
		return ""
	}
	return s.T("withheld." + string(f.Withheld[0]))
}

// Uniform says what all prices that can be compared have in common.
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
	return s.T("changes.uniform-role", s.Role(u.Role), s.Common(u.Common), s.Count(u.Count))
}
