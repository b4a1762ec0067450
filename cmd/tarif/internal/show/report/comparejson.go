package report

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// The JSON form of a comparison of two places. Differences are b − a.
type (
	pairJSON struct {
		Kind    tariff.KindID   `json:"kind"`
		Day     tariff.Date     `json:"day"`
		A       editionJSON     `json:"a"`
		B       editionJSON     `json:"b"`
		Summary pairSummaryJSON `json:"summary"`
		Rows    []pairRowJSON   `json:"rows"`
	}
	// pairSummaryJSON counts all rows by verdict, and the comparable ones by
	// b's price relative to a's.
	pairSummaryJSON struct {
		Counts   map[compare.Verdict]int `json:"counts"`
		Higher   int                     `json:"higher"`
		Lower    int                     `json:"lower"`
		Equal    int                     `json:"equal"`
		ByRole   []byRoleJSON            `json:"by_role,omitempty"`
		Cautions []reasonJSON            `json:"cautions,omitempty"` // of any figure
	}
	byRoleJSON struct {
		Role     tariff.RoleID `json:"role,omitempty"`
		Rows     int           `json:"rows"` // comparable ones
		Common   *commonJSON   `json:"common,omitempty"`
		Outliers []keyJSON     `json:"outliers,omitempty"`
	}
	pairRowJSON struct {
		keyJSON
		Verdict    compare.Verdict `json:"verdict"`
		Reasons    []reasonJSON    `json:"reasons,omitempty"`
		A          *rateJSON       `json:"a"` // null: the place does not have it
		B          *rateJSON       `json:"b"`
		Difference *money.Amount   `json:"difference,omitempty"`
		Percent    string          `json:"percent,omitempty"`
	}
	reasonJSON struct {
		Kind compare.ReasonKind `json:"kind"`
		Text *lang.Text         `json:"text,omitempty"`
	}
)

func pairValue(c *compare.Comparison, on Shown) pairJSON {
	out := pairJSON{Kind: c.A.Kind.ID, Day: on.Day, A: stated(c.A, on, 0), B: stated(c.B, on, 1),
		Summary: pairSummary(&c.Summary), Rows: []pairRowJSON{}}
	for _, r := range c.Rows {
		row := pairRowJSON{keyJSON: rowKey(r), Verdict: r.Verdict, Reasons: reasonValues(r.Reasons),
			A: rateValue(r.A), B: rateValue(r.B)}
		if r.Derived() {
			row.Difference = &r.Difference
		}
		if r.HasPercent {
			row.Percent = r.Percent.String()
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// stated returns an edition with its state on the day.
func stated(e *tariff.Edition, on Shown, column int) editionJSON {
	out := editionValue(e)
	out.State = on.States[column]
	return out
}

func pairSummary(s *compare.Summary) pairSummaryJSON {
	out := pairSummaryJSON{Counts: s.Counts, Higher: s.Higher, Lower: s.Lower, Equal: s.Equal, Cautions: reasonValues(s.Cautions())}
	for _, g := range s.ByRole {
		role := byRoleJSON{Rows: len(g.Rows)}
		if g.Role != nil {
			role.Role = g.Role.ID
		}
		if g.Common != nil {
			role.Common = new(commonValue(*g.Common))
		}
		role.Outliers = lists.Of(g.Outliers, rowKey)
		out.ByRole = append(out.ByRole, role)
	}
	return out
}

func rowKey(r *compare.Row) keyJSON { return key(r.Service, r.Role, r.Conditions) }

func key(s *tariff.Service, r *tariff.Role, cs []*tariff.Condition) keyJSON {
	out := keyJSON{Service: s.ID, Conditions: conditionIDs(cs)}
	if r != nil {
		out.Role = r.ID
	}
	return out
}

func reasonValues(reasons []compare.Reason) []reasonJSON {
	return lists.Of(reasons, func(r compare.Reason) reasonJSON { return reasonJSON{r.Kind, present(r.Text)} })
}

// The JSON form of a comparison of several places.
type (
	matrixJSON struct {
		Kind     tariff.KindID `json:"kind"`
		Day      tariff.Date   `json:"day"`
		Editions []editionJSON `json:"editions"`
		Lines    []lineJSON    `json:"lines"`
	}
	lineJSON struct {
		keyJSON
		Groups   []groupJSON  `json:"groups"`
		Barriers []reasonJSON `json:"barriers,omitempty"` // what keeps the groups apart
	}
	// groupJSON is prices that may be compared. Rates are in the order of the
	// editions, null if the place has none in this group.
	groupJSON struct {
		Rates    []*rateJSON  `json:"rates"`
		Cautions []reasonJSON `json:"cautions,omitempty"`
		Spread   *spreadJSON  `json:"spread,omitempty"` // of at least two amounts
	}
	spreadJSON struct {
		Count   int          `json:"count"`
		Lowest  money.Amount `json:"lowest"`
		Median  money.Amount `json:"median"`
		Highest money.Amount `json:"highest"`
	}
)

func matrixValue(m *compare.Matrix, on Shown) matrixJSON {
	out := matrixJSON{Kind: m.Editions[0].Kind.ID, Day: on.Day, Lines: []lineJSON{}}
	for i, e := range m.Editions {
		out.Editions = append(out.Editions, stated(e, on, i))
	}
	for _, l := range m.Lines {
		line := lineJSON{keyJSON: key(l.Service, l.Role, l.Conditions), Barriers: reasonValues(l.Barriers)}
		line.Groups = lists.Of(l.Groups, groupValue)
		out.Lines = append(out.Lines, line)
	}
	return out
}

func groupValue(g *compare.Group) groupJSON {
	out := groupJSON{Cautions: reasonValues(g.Cautions)}
	out.Rates = lists.Of(g.Rates, rateValue)
	if s := g.Spread; s != nil {
		out.Spread = &spreadJSON{s.Count, s.Lowest, s.Median, s.Highest}
	}
	return out
}
