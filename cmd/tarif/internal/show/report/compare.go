package report

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// Shown is the day for which editions were chosen, and the state of each on it.
type Shown struct {
	Day    tariff.Date
	States []tariff.State // by column
}

// Pair reports how two places compare.
func Pair(c *compare.Comparison, on Shown, o Options) ([]byte, error) {
	switch o.Format {
	case CSV:
		return export.PairCSV(c, on.Day)
	case JSON:
		return indented(pairValue(c, on))
	}
	return o.write(func(v *layout) document { return v.pair(c, on) })
}

func (v *layout) pair(c *compare.Comparison, on Shown) document {
	var doc document
	doc.heading(1, v.T("compare-pair.title", v.ShortKind(c.A.Kind), v.Place(c.A.Place), v.Place(c.B.Place)))
	v.sides(&doc, []*tariff.Edition{c.A, c.B}, on)
	notes := &notes{layout: v, sides: map[compare.ReasonKind]string{
		compare.RowA: v.ShortPlace(c.A.Place), compare.RowB: v.ShortPlace(c.B.Place)}}
	rows := v.pairRows(c, notes)
	notes.print(&doc)
	doc.heading(2, v.T("compare.summary"))
	doc.list(v.pairSummary(c))
	doc.heading(2, v.T("compare.rows"))
	doc.add(rows)
	a, b := v.ShortPlace(c.A.Place), v.ShortPlace(c.B.Place)
	doc.paragraph(say(v.T("compare.direction", b, a) + " " + v.T("changes.rounding")))
	return doc
}

// sides describes each edition: its act, its state on the day, and what its
// prices are for, if that is the same for all.
func (v *layout) sides(doc *document, editions []*tariff.Edition, on Shown) {
	doc.paragraph(say(v.T("report.on", v.DateOf(on.Day))))
	var out []entry
	for i, e := range editions {
		side := entry{head: line{{v.Place(e.Place), strong}, {", " + string(e.ID) + ", " + lang.LowerFirst(v.State(e.Seen(on.States[i]))), plain}},
			lines: []line{say(v.Acts(e))}}
		if on.States[i] != tariff.InForce {
			side.head[1].style = caution
		}
		if basis := v.onlyBasis(e); basis != "" {
			side.lines = append(side.lines, say(v.T("edition.basis")+" "+basis))
		}
		out = append(out, side)
	}
	doc.list(out)
}

// onlyBasis returns what all prices of an edition are for, "" if they differ.
func (v *layout) onlyBasis(e *tariff.Edition) string {
	only := ""
	for _, r := range e.Rates {
		if b := v.Purpose(r); only == "" || only == b {
			only = b
		} else {
			return ""
		}
	}
	return only
}

// pairSummary says what the comparable rows have in common, role by role, each
// figure with its caution, and counts the rows.
func (v *layout) pairSummary(c *compare.Comparison) []entry {
	var out []entry
	for _, g := range c.Summary.ByRole {
		if g.Common != nil {
			out = append(out, entry{head: v.figure(c, g)})
			out = append(out, v.outliers(g)...)
		}
	}
	out = append(out, entries(v.VerdictCounts(c)...)...)
	return out
}

// figure says by how much one role's prices differ.
func (v *layout) figure(c *compare.Comparison, g compare.ByRole) line {
	out := say(v.Figure(c, g))
	if why := strings.Join(v.ReasonsShort(reasonsOf(g.Rows)), "; "); why != "" {
		out = append(out, span{" " + lang.UpperFirst(v.T("compare.with-caution")) + ": " + why + ".", caution})
	}
	return out
}

// reasonsOf returns the reasons of rows, without duplicates.
func reasonsOf(rows []*compare.Row) []compare.Reason {
	var out []compare.Reason
	for _, r := range rows {
		out = lists.With(out, r.Reasons...)
	}
	return out
}

func (v *layout) outliers(g compare.ByRole) []entry {
	out := entry{head: say(v.T("report.apart"))}
	for _, r := range g.Outliers {
		out.lines = append(out.lines, say(v.Priced(r.Service, r.Role, r.Conditions)+": "+v.rowChange(r)))
	}
	if out.lines == nil {
		return nil
	}
	return []entry{out}
}

// rowChange returns a row's percentage, or its difference if it has none.
func (v *layout) rowChange(r *compare.Row) string {
	if r.HasPercent {
		return v.Percent(r.Percent)
	}
	return v.Difference(r.A.Price.Measure, r.Difference)
}

// pairRows builds the table of rows. It says what each price is for, unless
// that is the same for a whole tariff.
func (v *layout) pairRows(c *compare.Comparison, notes *notes) *table {
	t := &table{}
	t.column(v.T("table.service"), false)
	differ := v.onlyBasis(c.A) == "" || v.onlyBasis(c.B) == ""
	if differ {
		t.column(v.T("xlsx.basis"), false)
	}
	for _, h := range []string{v.ShortPlace(c.A.Place), v.ShortPlace(c.B.Place), v.T("compare.difference"), "%"} {
		t.column(h, true)
	}
	t.column(v.T("compare.row-caution"), false)
	for _, r := range c.Rows {
		row := []line{say(v.Priced(r.Service, r.Role, r.Conditions))}
		if differ {
			row = append(row, say(v.Purpose(r.A, r.B)))
		}
		t.rows = append(t.rows, append(row, v.pairFigures(c, r, notes)...))
	}
	return t
}

// pairFigures returns a row's prices, what is derived from them, and the
// cautions.
func (v *layout) pairFigures(c *compare.Comparison, r *compare.Row, notes *notes) []line {
	difference, percent := "", ""
	if r.Derived() {
		difference = v.Difference(r.A.Price.Measure, r.Difference)
	}
	if r.HasPercent {
		percent = v.Percent(r.Percent)
	}
	why := notes.beside(r.Reasons)
	if !r.Derived() && r.A != nil && r.B != nil {
		why = strings.TrimSuffix(v.Verdict(c, r.Verdict)+": "+why, ": ")
	}
	return []line{say(v.cell(r.A, c.A, r.Service, r.OtherVAT())), say(v.cell(r.B, c.B, r.Service, r.OtherVAT())), say(difference), say(percent), warn(why)}
}

// cell returns a price, or why there is none: in the act, or because the tariff
// has no such row, or only elsewhere in the table.
func (v *layout) cell(r *tariff.Rate, e *tariff.Edition, x *tariff.Service, elsewhere bool) string {
	if r != nil {
		return v.Price(r.Price)
	}
	return v.Absent(e, x, elsewhere)
}
