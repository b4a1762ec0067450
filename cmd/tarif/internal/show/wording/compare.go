package wording

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// Verdicts are the verdicts in the order in which they are counted.
var Verdicts = []compare.Verdict{compare.Comparable, compare.Caution, compare.NotComparable, compare.OnlyA, compare.OnlyB, compare.Unpriced}

// Verdict says what a verdict means for the two places of a comparison.
func (s *Speaker) Verdict(c *compare.Comparison, k compare.Verdict) string {
	switch k {
	case compare.OnlyA:
		return s.T("verdict.only", s.InPlace(c.A.Place))
	case compare.OnlyB:
		return s.T("verdict.only", s.InPlace(c.B.Place))
	}
	return s.T("verdict." + string(k))
}

// VerdictCounts returns a line for each verdict with its number of rows.
func (s *Speaker) VerdictCounts(c *compare.Comparison) []string {
	var lines []string
	for _, k := range Verdicts {
		if n := c.Summary.Counts[k]; n > 0 {
			lines = append(lines, s.Verdict(c, k)+": "+s.Count(n))
		}
	}
	return lines
}

// Figure says by how much the comparable prices of a role differ.
func (s *Speaker) Figure(c *compare.Comparison, g compare.ByRole) string {
	key := "compare.figure-same"
	switch g.Common.Percent.Sign() {
	case +1:
		key = "compare.figure-higher"
	case -1:
		key = "compare.figure-lower"
	}
	return s.T(key, s.Role(g.Role), s.N("count.rates", g.Common.Count), s.InPlace(c.B.Place), s.OfPlace(c.A.Place),
		lang.PercentTo(s.Lang, g.Common.Percent.Abs(), g.Common.Places))
}

// Reason says in full why figures must be read with care, or are not derived.
func (s *Speaker) Reason(r compare.Reason) string {
	if text := s.Quote(r.Text); text != "" {
		return text
	}
	return s.T("reason." + string(r.Kind))
}

// ReasonShort says a reason in a word or two, "" for our remarks on a row.
func (s *Speaker) ReasonShort(k compare.ReasonKind) string {
	if k == compare.RowA || k == compare.RowB {
		return ""
	}
	return s.T("reason.short." + string(k))
}

// ReasonsShort returns several short reasons without duplicates.
func (s *Speaker) ReasonsShort(reasons []compare.Reason) []string {
	var out []string
	for _, r := range reasons {
		if short := s.ReasonShort(r.Kind); short != "" && !slices.Contains(out, short) {
			out = append(out, short)
		}
	}
	return out
}

// OtherRows says why a group of prices is not compared with the other rows of
// its service.
func (s *Speaker) OtherRows(l *compare.Line) string {
	return s.T("report.other-rows", strings.Join(s.ReasonsShort(l.Barriers), ", "))
}

// Absent says of an edition without a row that the row is elsewhere in the
// table, that the service's price is divided differently, or that there is
// none.
func (s *Speaker) Absent(e *tariff.Edition, x *tariff.Service, elsewhere bool) string {
	switch {
	case elsewhere:
		return s.T("report.elsewhere")
	case e.Has(x):
		return s.T("compare.otherwise")
	}
	return s.T("compare.not-there")
}

// Standing says how a price compares with those it may be compared with.
func (s *Speaker) Standing(x compare.Standing) string {
	switch {
	case x.Lowest():
		return s.T("matrix.lowest-here")
	case x.Highest():
		return s.T("matrix.highest-here")
	case x.Below+x.Above == 0:
		return s.T("matrix.same-here")
	}
	return s.T("matrix.between-here", x.Below, x.Above)
}

// Tally says how a place's prices compare, each with those it may be compared
// with.
func (s *Speaker) Tally(t compare.Tally) string {
	parts := []string{s.T("matrix.lowest", t.Lowest), s.T("matrix.highest", t.Highest)}
	if t.Same > 0 {
		parts = append(parts, s.T("matrix.same", t.Same))
	}
	return s.T("matrix.stands", t.Of) + " (" + strings.Join(parts, ", ") + ")."
}
