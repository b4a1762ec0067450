package doc

import (
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// draft is a table while it is being read. Its cells hold blocks, because only
// at the end is it known whether a table nested in a cell becomes a table of
// the document.
type draft struct {
	rows []draftRow
	line int

	over map[int]*draftCell // filled by reach
	free map[int]int
	seen int
}

type draftRow struct {
	cells  []draftCell
	header bool
}

type draftCell struct {
	blocks           []Block
	colSpan, rowSpan int
	line             int
}

// finish returns the table, or the contents of its cells if it only lays out
// the page.
func (d *draft) finish(t *tally) []Block {
	if d.frame() {
		return d.contents(t)
	}
	table := &Table{Rows: make([]Row, len(d.rows))}
	for r, row := range d.rows {
		cells := make([]Cell, len(row.cells))
		for c, cell := range row.cells {
			cells[c] = Cell{
				Passage: t.flat(cell.blocks, cell.line),
				ColSpan: cell.colSpan, RowSpan: cell.rowSpan, Line: cell.line,
			}
		}
		table.Rows[r] = Row{Cells: cells, Header: row.header}
	}
	table.tidy()
	t.weigh(table, d.line)
	return []Block{{Table: table, Line: d.line}}
}

// frame reports whether every row has at most one cell with content.
func (d *draft) frame() bool {
	for _, row := range d.rows {
		full := 0
		for _, cell := range row.cells {
			if len(cell.blocks) > 0 {
				full++
			}
		}
		if full > 1 {
			return false
		}
	}
	return true
}

func (d *draft) contents(t *tally) []Block {
	var blocks []Block
	for _, row := range d.rows {
		for _, cell := range row.cells {
			blocks = append(blocks, cell.blocks...)
		}
	}
	for _, b := range blocks {
		if b.Table != nil {
			t.note(at(d.line, source.Say("a table that only lays out the page was taken away; the tables in it are read on their own")))
			break
		}
	}
	return blocks
}

// weigh fails if the grid of the table would not fit into memory.
func (t *tally) weigh(table *Table, line int) {
	if n := table.width() * len(table.Rows); n > maxGrid {
		t.fail(RuleTooComplex, hintParts(), source.Say("line {1}: {2}", line, source.Say("the table has {1} positions, more than {2}", n, maxGrid)))
	}
}

// flat joins the blocks of a cell into one text.
func (t *tally) flat(blocks []Block, line int) Passage {
	var all []Passage
	for _, b := range blocks {
		if b.Table == nil {
			all = append(all, b.Passage)
			continue
		}
		t.note(at(line, source.Say("a table inside a cell was written into the cell, a line a row")))
		for _, row := range b.Table.Rows {
			all = append(all, row.line())
		}
	}
	if len(all) == 0 {
		return Passage{Places: []Place{{Line: line}}}
	}
	return stacked(all)
}

// line returns the row as one line, its cells separated by tabs.
func (r *Row) line() Passage {
	p := pen{}
	for i, c := range r.Cells {
		if p.move(c.Place()); i > 0 {
			p.write("\t", 0)
		}
		for n, line := range c.Lines() {
			if n > 0 {
				p.write("\t", 0) // so that the digits of two lines never form one number
			}
			p.copy(&line)
		}
	}
	return p.passage()
}

var (
	raised  = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
	lowered = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉")
)
