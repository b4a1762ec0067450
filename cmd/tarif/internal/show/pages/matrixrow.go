package pages

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/compare"
)

// MatrixRow is prices that may be compared with each other: a group of a line.
type MatrixRow struct {
	Service    Link
	Role       string
	RoleClass  string
	Conditions []string
	What       []string // what the prices are for, where it is not said once
	Lowest     Cell
	Median     Cell
	Highest    Cell
	Count      string // how many prices these are of
	N          int
	Short      string // the caution beside the figures
	Apart      string // why other rows of the service are not compared with it
	Cells      []MatrixCell
}

// MatrixCell is a place's price in a row and where it stands there.
type MatrixCell struct {
	CompareCell
	Place  string
	Stands string
	Remark string // ours, on the act's row
}

func (c *context) matrixRow(m *Matrix, data *compare.Matrix, l *compare.Line, g *compare.Group, say said) MatrixRow {
	row := MatrixRow{Service: c.link(ServiceAddr(l.Service), c.in(l.Service.Name)), Conditions: c.names(l.Conditions)}
	if l.Role != nil {
		row.Role, row.RoleClass = c.in(l.Role.Short), string(l.Role.ID)
	}
	if say.basis || say.vat || len(l.Groups) > 1 {
		row.What = c.purposes(g, say)
	}
	if s := g.Spread; s != nil {
		m := g.Classes()[0].Price.Measure
		row.Lowest, row.Median, row.Highest = c.sum(m, s.Lowest), c.sum(m, s.Median), c.sum(m, s.Highest)
		row.N, row.Count = s.Count, lang.Int(c.lang, s.Count)
		row.Short = c.shortly(g)
	}
	if len(l.Groups) > 1 {
		row.Apart = c.t("report.other-rows", c.kinds(l.Barriers))
	}
	if m.Brief {
		return row
	}
	for column := range g.Rates {
		row.Cells = append(row.Cells, c.matrixCell(data, l, g, column, say))
	}
	return row
}

func (c *context) matrixCell(data *compare.Matrix, l *compare.Line, g *compare.Group, column int, say said) MatrixCell {
	e, r := data.Editions[column], g.Rates[column]
	cell := MatrixCell{Place: c.in(e.Place.Short)}
	if r == nil && l.Has(column) {
		cell.CompareCell = CompareCell{Cell: Cell{Missing: c.t("report.elsewhere")}}
		return cell
	}
	cell.CompareCell = c.compareCell(e, r, l.Service, said{})
	if r != nil {
		cell.Remark = c.in(r.Caution)
		if len(g.Classes()) > 1 && say.basis {
			cell.What = []string{r.BasisPhrase(c.lang)}
		}
	}
	if s, ok := g.Standing(column); ok {
		cell.Stands = c.stands(s)
	}
	return cell
}

// stands says where a price stands among those it may be compared with.
func (c *context) stands(s compare.Standing) string {
	switch {
	case s.Lowest():
		return c.t("matrix.lowest-here")
	case s.Highest():
		return c.t("matrix.highest-here")
	case s.Below+s.Above == 0:
		return c.t("matrix.same-here")
	}
	return c.t("matrix.between-here", s.Below, s.Above)
}

// purposes is what the prices of a group are for, each once.
func (c *context) purposes(g *compare.Group, say said) []string {
	var out []string
	for _, r := range g.Classes() {
		what := r.BasisPhrase(c.lang)
		if say.vat {
			what += ", " + c.vat(r.VAT)
		}
		out = append(out, what)
	}
	return out
}

// shortly is a group's cautions beside its figures.
func (c *context) shortly(g *compare.Group) string {
	var out []string
	for _, r := range g.Cautions {
		if r.Kind == compare.Basis {
			out = append(out, c.bases(g))
		} else {
			out = append(out, c.t("reason.short."+string(r.Kind)))
		}
	}
	return strings.Join(slices.Compact(out), "; ")
}

// bases names the bases of a group: "one service / service of a day".
func (c *context) bases(g *compare.Group) string {
	var names []string
	for _, r := range g.Classes() {
		if name := c.in(r.Basis.Name); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " / ")
}

// kinds names reasons in short, each once.
func (c *context) kinds(reasons []compare.Reason) string {
	var out []string
	for _, r := range reasons {
		if short := c.t("reason.short." + string(r.Kind)); !slices.Contains(out, short) {
			out = append(out, short)
		}
	}
	return strings.Join(out, ", ")
}
