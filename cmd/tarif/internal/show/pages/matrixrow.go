package pages

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// MatrixRow is prices that may be compared with each other: a group of a line.
type MatrixRow struct {
	RowHead
	What    []string // what the prices are for, unless the table says it once
	Lowest  Cell
	Median  Cell
	Highest Cell
	Unit    string // of all figures, if not tenge
	Sums    []Sum  // lowest, median and highest without the unit
	Short   string // the caution beside the figures
	Apart   string // why other rows of the service are not compared with it
	Cells   []MatrixCell
}

// Sum is an amount for sorting and its printed form without its unit.
type Sum struct{ Value, Figure string }

// MatrixCell is a place's price in a row and how it compares.
type MatrixCell struct {
	CompareCell
	Place  string
	Figure string // the price without its unit
	Stands string
	Tint   int    // from 1, the lowest of the row, to 5, the highest; 0 for none
	Remark string // ours, on the act's row
}

func (c matrixPage) matrixRow(m *Matrix, data *compare.Matrix, l *compare.Line, g *compare.Group, say said) MatrixRow {
	row := MatrixRow{RowHead: c.rowHead(l.Service, l.Role, c.Conditions(l.Conditions))}
	if say.basis || say.vat || len(l.Groups) > 1 {
		row.What = c.purposes(g, say)
	}
	if s := g.Spread; s != nil {
		m := g.Classes()[0].Price.Measure
		row.Lowest, row.Median, row.Highest = c.sum(m, s.Lowest), c.sum(m, s.Median), c.sum(m, s.Highest)
		for _, a := range []money.Amount{s.Lowest, s.Median, s.Highest} {
			row.Sums = append(row.Sums, Sum{a.String(), c.figure(m, a)})
		}
		if m != tariff.Money {
			row.Unit = strings.Trim(strings.Replace(row.Lowest.Amount, row.Sums[0].Figure, "", 1), "\u00a0 ")
		}
		row.Short = c.shortly(g)
	}
	if len(l.Groups) > 1 {
		row.Apart = c.OtherRows(l)
	}
	if m.Brief {
		return row
	}
	for column := range g.Rates {
		row.Cells = append(row.Cells, c.matrixCell(data, l, g, column, say))
	}
	return row
}

func (c matrixPage) matrixCell(data *compare.Matrix, l *compare.Line, g *compare.Group, column int, say said) MatrixCell {
	e, r := data.Editions[column], g.Rates[column]
	cell := MatrixCell{Place: c.In(e.Place.Short)}
	if r == nil && l.Has(column) {
		cell.CompareCell = CompareCell{Cell: Cell{Missing: c.Absent(e, l.Service, true)}}
		return cell
	}
	cell.CompareCell = c.compareCell(e, r, l.Service, said{})
	if r != nil {
		if r.Price.Stated() {
			cell.Figure = c.figure(r.Price.Measure, r.Price.Amount)
		}
		cell.Remark = c.In(r.Caution)
		if len(g.Classes()) > 1 && say.basis {
			cell.What = []string{c.Basis(r)}
		}
	}
	if s, ok := g.Standing(column); ok {
		cell.Stands = c.Standing(s)
		if apart := s.Below + s.Above; apart > 0 {
			cell.Tint = 1 + 4*s.Below/apart
		}
	}
	return cell
}

// figure formats an amount without its unit.
func (c matrixPage) figure(m tariff.Measure, a money.Amount) string {
	if m == tariff.Money {
		return lang.Amount(c.Lang, a)
	}
	return lang.Figure(c.Lang, a)
}

// purposes says what the prices of a group are for, without repetition.
func (c comparisons) purposes(g *compare.Group, say said) []string {
	var out []string
	for _, r := range g.Classes() {
		what := c.Basis(r)
		if say.vat {
			what += ", " + c.VAT(r.VAT)
		}
		out = append(out, what)
	}
	return out
}

// shortly returns a group's cautions in short form.
func (c matrixPage) shortly(g *compare.Group) string {
	var out []string
	for _, r := range g.Cautions {
		if r.Kind == compare.Basis {
			out = append(out, c.bases(g))
		} else {
			out = append(out, c.ReasonShort(r.Kind))
		}
	}
	return strings.Join(slices.Compact(out), "; ")
}

// bases names the bases of a group: "one service / service of a day".
func (c matrixPage) bases(g *compare.Group) string {
	var names []string
	for _, r := range g.Classes() {
		names = lists.With(names, c.In(r.Basis.Name))
	}
	return strings.Join(names, " / ")
}
