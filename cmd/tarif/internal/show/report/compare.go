package report

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// Shown is the day for which editions were chosen, and how each of them stands
// to it.
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
	return o.write(func(v *voice) document { return v.pair(c, on) })
}

func (v *voice) pair(c *compare.Comparison, on Shown) document {
	var doc document
	doc.heading(1, v.t("compare-pair.title", v.kind(c.A.Kind), v.place(c.A.Place), v.place(c.B.Place)))
	v.sides(&doc, []*tariff.Edition{c.A, c.B}, on)
	notes := &notes{voice: v, sides: map[compare.ReasonKind]string{
		compare.RowA: v.shortPlace(c.A.Place), compare.RowB: v.shortPlace(c.B.Place)}}
	rows := v.pairRows(c, notes)
	notes.print(&doc)
	doc.heading(2, v.t("compare.summary"))
	doc.list(v.pairSummary(c))
	doc.heading(2, v.t("compare.rows"))
	doc.add(rows)
	a, b := v.shortPlace(c.A.Place), v.shortPlace(c.B.Place)
	doc.paragraph(say(v.t("compare.direction", b, a) + " " + v.t("changes.rounding")))
	return doc
}

// sides names each edition, its act, how it stands to the day, and what its
// prices are for where they all are for one thing.
func (v *voice) sides(doc *document, editions []*tariff.Edition, on Shown) {
	doc.paragraph(say(v.t("report.on", v.day(on.Day))))
	var out []entry
	for i, e := range editions {
		side := entry{head: line{{v.place(e.Place), strong}, {", " + string(e.ID) + ", " + lower(v.t("status."+string(on.States[i]))), plain}},
			lines: []line{say(v.acts(e))}}
		if on.States[i] != tariff.InForce {
			side.head[1].style = caution
		}
		if basis := v.onlyBasis(e); basis != "" {
			side.lines = append(side.lines, say(v.t("edition.basis")+" "+basis))
		}
		out = append(out, side)
	}
	doc.list(out)
}

// onlyBasis is what all prices of an edition are for, "" where they differ.
func (v *voice) onlyBasis(e *tariff.Edition) string {
	only := ""
	for _, r := range e.Rates {
		if b := v.purpose(r); only == "" || only == b {
			only = b
		} else {
			return ""
		}
	}
	return only
}

// pairSummary says what the comparable rows have in common, role by role, each
// figure with its caution, and counts the rows.
func (v *voice) pairSummary(c *compare.Comparison) []entry {
	var out []entry
	for _, g := range c.Summary.ByRole {
		if g.Common != nil {
			out = append(out, entry{head: v.figure(c, g)})
			out = append(out, v.outliers(g)...)
		}
	}
	for _, k := range verdicts {
		if n := c.Summary.Counts[k]; n > 0 {
			out = append(out, entry{head: say(v.verdict(c, k) + ": " + v.count(n))})
		}
	}
	return out
}

var verdicts = []compare.Verdict{compare.Comparable, compare.Caution, compare.NotComparable, compare.OnlyA, compare.OnlyB, compare.Unpriced}

// figure says by how much one role's prices differ.
func (v *voice) figure(c *compare.Comparison, g compare.ByRole) line {
	key := "compare.figure-same"
	switch g.Common.Percent.Sign() {
	case +1:
		key = "compare.figure-higher"
	case -1:
		key = "compare.figure-lower"
	}
	out := say(v.t(key, v.role(g.Role), v.n("count.rates", g.Common.Count), v.in(c.B.Place), v.of(c.A.Place),
		v.percent(g.Common.Percent, g.Common.Places)))
	if why := v.shortly(reasonsOf(g.Rows)); why != "" {
		out = append(out, span{" " + capital(v.t("compare.with-caution")) + ": " + why + ".", caution})
	}
	return out
}

// reasonsOf lists the reasons of rows, each once.
func reasonsOf(rows []*compare.Row) []compare.Reason {
	var out []compare.Reason
	for _, r := range rows {
		for _, why := range r.Reasons {
			if !slices.Contains(out, why) {
				out = append(out, why)
			}
		}
	}
	return out
}

func (v *voice) outliers(g compare.ByRole) []entry {
	out := entry{head: say(v.t("report.apart"))}
	for _, r := range g.Outliers {
		out.lines = append(out.lines, say(v.priced(r.Service, r.Role, r.Conditions)+": "+v.rowChange(r)))
	}
	if out.lines == nil {
		return nil
	}
	return []entry{out}
}

// rowChange is a row's percentage, or its difference where there is none.
func (v *voice) rowChange(r *compare.Row) string {
	if r.HasPercent {
		return v.change(r.Percent, 2)
	}
	return v.difference(r.A.Price.Measure, r.Difference)
}

func (v *voice) verdict(c *compare.Comparison, k compare.Verdict) string {
	switch k {
	case compare.OnlyA:
		return v.t("verdict.only", v.in(c.A.Place))
	case compare.OnlyB:
		return v.t("verdict.only", v.in(c.B.Place))
	}
	return v.t("verdict." + string(k))
}

// pairRows says what a price is for where that is not the same for a whole
// tariff.
func (v *voice) pairRows(c *compare.Comparison, notes *notes) *table {
	t := &table{}
	t.column(v.t("table.service"), false)
	differ := v.onlyBasis(c.A) == "" || v.onlyBasis(c.B) == ""
	if differ {
		t.column(v.t("xlsx.basis"), false)
	}
	for _, h := range []string{v.shortPlace(c.A.Place), v.shortPlace(c.B.Place), v.t("compare.difference"), "%"} {
		t.column(h, true)
	}
	t.column(v.t("compare.row-caution"), false)
	for _, r := range c.Rows {
		row := []line{say(v.priced(r.Service, r.Role, r.Conditions))}
		if differ {
			row = append(row, say(v.purpose(r.A, r.B)))
		}
		t.rows = append(t.rows, append(row, v.pairFigures(c, r, notes)...))
	}
	return t
}

// pairFigures is a row's prices, what is derived from them, and the cautions.
func (v *voice) pairFigures(c *compare.Comparison, r *compare.Row, notes *notes) []line {
	difference, percent := "", ""
	if r.Derived() {
		difference = v.difference(r.A.Price.Measure, r.Difference)
	}
	if r.HasPercent {
		percent = v.change(r.Percent, 2)
	}
	why := notes.beside(r.Reasons)
	if !r.Derived() && r.A != nil && r.B != nil {
		why = strings.TrimSuffix(v.verdict(c, r.Verdict)+": "+why, ": ")
	}
	return []line{say(v.cell(r.A, r.OtherVAT())), say(v.cell(r.B, r.OtherVAT())), say(difference), say(percent), warn(why)}
}

// cell is a price, why the act has none, or that the tariff has no such row:
// not at all, or only elsewhere in the table.
func (v *voice) cell(r *tariff.Rate, elsewhere bool) string {
	switch {
	case r != nil:
		return v.price(r.Price)
	case elsewhere:
		return v.t("report.elsewhere")
	}
	return v.t("compare.not-there")
}

// purpose is what prices are for and whether VAT is in them, each said once.
func (v *voice) purpose(rates ...*tariff.Rate) string {
	var out []string
	for _, r := range rates {
		if r == nil {
			continue
		}
		what := v.basis(r)
		if r.VAT != "" {
			what += ", " + v.vat(r.VAT)
		}
		if !slices.Contains(out, what) {
			out = append(out, what)
		}
	}
	return strings.Join(out, " / ")
}
