package compare

import (
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/match"
	"tarif/cmd/tarif/internal/tariff"
)

// Summary is what can be said about the whole. Higher, Lower and Equal count
// rows that are comparable, possibly with a caution, by b's price relative to
// a's; so do ByRole and Overall.
type Summary struct {
	Counts               map[Verdict]int
	Higher, Lower, Equal int

	Overall ByRole // of all roles together; its Role is nil
	// ByRole is in the order of the table; Role is nil for rates without a
	// role.
	ByRole []ByRole
}

// ByRole is what one role's comparable rows have in common.
type ByRole struct {
	Role *tariff.Role
	Rows []*Row // the comparable ones

	// Common is the change from a to b that all or nearly all of Rows share,
	// nil if there is none; Outliers are the few that differ.
	Common   *match.Common
	Outliers []*Row
}

// Cautions returns the reasons that belong to any of the figures, without
// duplicates, in the order of the table.
func (s *Summary) Cautions() []Reason {
	var out []Reason
	seen := map[Reason]bool{}
	for _, r := range s.Overall.Rows {
		for _, why := range r.Reasons {
			if !seen[why] {
				seen[why] = true
				out = append(out, why)
			}
		}
	}
	return out
}

func summarise(rows []*Row) Summary {
	s := Summary{Counts: map[Verdict]int{}}
	var roles []*tariff.Role
	by := map[*tariff.Role][]*Row{}
	for _, r := range rows {
		s.Counts[r.Verdict]++
		if !r.Derived() {
			continue
		}
		s.count(r)
		s.Overall.Rows = append(s.Overall.Rows, r)
		if by[r.Role] == nil {
			roles = append(roles, r.Role)
		}
		by[r.Role] = append(by[r.Role], r)
	}
	s.Overall = inCommon(nil, s.Overall.Rows)
	for _, role := range roles {
		s.ByRole = append(s.ByRole, inCommon(role, by[role]))
	}
	return s
}

func (s *Summary) count(r *Row) {
	switch r.Difference.Sign() {
	case +1:
		s.Higher++
	case -1:
		s.Lower++
	default:
		s.Equal++
	}
}

func inCommon(role *tariff.Role, rows []*Row) ByRole {
	out := ByRole{Role: role, Rows: rows}
	ps := lists.Of(rows, func(r *Row) match.Prices { return match.Prices{Old: r.A.Price.Amount, New: r.B.Price.Amount} })
	if c, outliers, ok := match.Most(ps); ok {
		out.Common = &c
		out.Outliers = lists.Of(outliers, func(i int) *Row { return rows[i] })
	}
	return out
}
