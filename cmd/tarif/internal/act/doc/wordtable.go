package doc

import (
	"strconv"

	"tarif/cmd/tarif/internal/source"
)

// wordCell is a cell as Word stores it: a merged cell is repeated in each row
// that it covers.
type wordCell struct {
	draftCell
	merge string // "", "restart" or "continue"
	look  Look   // of the whole cell, by tracked changes
	goes  bool   // merged with the cell to its left, as old files do
}

type wordRow struct {
	cells  []wordCell
	header bool
	gone   bool // deleted or hidden
	look   Look
}

func (w *word) table(x *xmlPart) []Block {
	if w.nested++; w.nested > maxNested {
		w.fail(RuleTooComplex, hintParts(), source.Say("tables are nested more than {1} deep", maxNested))
	}
	var rows []wordRow
	w.rows(x, &rows)
	w.nested--
	d := &draft{rows: make([]draftRow, 0, len(rows))}
	w.dropColumns(rows)
	for i, cells := range mergeDown(rows) {
		d.rows = append(d.rows, draftRow{cells: cells, header: rows[i].header})
	}
	if w.err != nil {
		return nil
	}
	return d.finish(w.tally)
}

// rows reads the rows of a table, including those inside content controls.
func (w *word) rows(x *xmlPart, rows *[]wordRow) {
	x.within(func(e element) {
		switch {
		case e.name == "tr":
			w.cell() // empty rows count too
			if row := w.row(x); !row.gone {
				*rows = append(*rows, row)
			}
		case e.name == "tblPr", e.name == "tblGrid", ignored(e.name):
			x.skip()
		default:
			w.rows(x, rows)
		}
	})
}

func (w *word) row(x *xmlPart) wordRow {
	row := wordRow{}
	after := w.rowParts(x, &row)
	if after > 0 {
		row.cells = append(row.cells, blankCell(after))
	}
	return row
}

// rowParts reads the cells of a row and returns the number of grid columns left
// free after them.
func (w *word) rowParts(x *xmlPart, row *wordRow) (after int) {
	x.within(func(e element) {
		switch {
		case e.name == "trPr":
			after = w.rowProperties(x, row)
		case e.name == "tc":
			during(w, row.look, func() bool { w.addCell(x, row); return true })
		case e.name == "tblPrEx", ignored(e.name):
			x.skip()
		default:
			after = max(after, w.rowParts(x, row))
		}
	})
	return after
}

func (w *word) rowProperties(x *xmlPart, row *wordRow) (after int) {
	x.within(func(e element) {
		switch e.name {
		case "tblHeader":
			row.header = e.on()
		case "gridBefore":
			if n := count(e); n > 0 {
				row.cells = append(row.cells, blankCell(n))
			}
		case "gridAfter":
			after = count(e)
		case "del", "moveFrom":
			row.gone = true
			w.deleted++
		case "ins", "moveTo":
			row.look |= Inserted
		case "hidden":
			if row.gone = e.on(); row.gone {
				w.deleted++
			}
		}
		x.skip()
	})
	return after
}

func blankCell(columns int) wordCell {
	return wordCell{draftCell: draftCell{colSpan: columns, rowSpan: 1}}
}

// count reads a number of columns, limited to a plausible one.
func count(e element) int {
	v, _ := e.val("val")
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 {
		return 0
	}
	return min(n, maxColumns)
}

func (w *word) addCell(x *xmlPart, row *wordRow) {
	w.tally.cell()
	c := wordCell{draftCell: draftCell{colSpan: 1, rowSpan: 1}}
	x.within(func(e element) {
		if e.name == "tcPr" {
			w.cellProperties(x, &c)
			return
		}
		c.blocks = append(c.blocks, during(w, c.look, func() []Block { return w.part(x, e) })...)
	})
	if c.look&Deleted != 0 {
		w.deleted++
	}
	if last := len(row.cells) - 1; c.goes && last >= 0 {
		row.cells[last].colSpan += c.colSpan
		row.cells[last].blocks = append(row.cells[last].blocks, c.blocks...)
		return
	}
	row.cells = append(row.cells, c)
}

func (w *word) cellProperties(x *xmlPart, c *wordCell) {
	x.within(func(e element) {
		v, stated := e.val("val")
		switch e.name {
		case "gridSpan":
			c.colSpan = max(count(e), 1)
		case "vMerge":
			c.merge = "continue"
			if stated && v == "restart" {
				c.merge = v
			}
		case "cellDel":
			c.look |= Deleted
		case "cellIns":
			c.look |= Inserted
		case "cellMerge":
			if v, _ := e.val("vMerge"); v == "cont" {
				c.merge = "continue"
			} else if v == "rest" {
				c.merge = "restart"
			}
		case "hMerge":
			c.goes = v != "restart"
		}
		x.skip()
	})
}

// headRows is the most rows that a heading has.
const headRows = 3

// dropColumns removes the columns that tracked changes delete. Word marks the
// cells of the rows and may omit those of the heading. If a cell is deleted but
// its column is not, an empty cell stays in its place, so that the others do
// not move under another heading.
func (w *word) dropColumns(rows []wordRow) {
	first, kept := map[int]int{}, map[int]int{} // by column: the first row without it, the last with it
	for r, row := range rows {
		col := 0
		for _, c := range row.cells {
			if c.look&Deleted == 0 {
				kept[col] = r
			} else if _, ok := first[col]; !ok {
				first[col] = r
			}
			col += c.colSpan
		}
	}
	gone := func(col int) bool {
		from, ok := first[col]
		after, stays := kept[col]
		return ok && (!stays || after < from && from <= headRows)
	}
	for r := range rows {
		if len(first) > 0 {
			rows[r].drop(gone)
		}
	}
}

// drop removes the cells in deleted columns; their text becomes Gone in the
// next cell.
func (row *wordRow) drop(gone func(col int) bool) {
	var out []wordCell
	var lost []Block
	col := 0
	for _, c := range row.cells {
		span := c.colSpan
		if c.colSpan = 0; gone(col) || span > 1 {
			for n := range span {
				if !gone(col + n) {
					c.colSpan++
				}
			}
		} else {
			c.colSpan = span
		}
		col += span
		if c.colSpan == 0 {
			lost = append(lost, struckOut(c.blocks, Deleted)...)
			continue
		}
		c.blocks = append(lost, c.blocks...)
		lost = nil
		out = append(out, c)
	}
	if n := len(out); n > 0 {
		out[n-1].blocks = append(out[n-1].blocks, lost...)
	}
	row.cells = out
}

// struckOut turns the text of blocks into Gone.
func struckOut(blocks []Block, look Look) []Block {
	var out []Block
	for _, b := range blocks {
		if b.Table != nil {
			continue
		}
		p := Passage{Places: []Place{b.Place()}}
		if b.Text != "" {
			p.Gone = append(p.Gone, Gone{0, b.Text, look, true})
		}
		for _, g := range b.Gone {
			p.Gone = append(p.Gone, Gone{0, g.Text, g.Look, true})
		}
		out = append(out, Block{Passage: p, Line: b.Line})
	}
	return out
}

// mergeDown joins cells that are merged vertically: each row they cover has a
// continuation cell at the same column.
func mergeDown(rows []wordRow) [][]draftCell {
	out := make([][]draftCell, len(rows))
	above := map[int][2]int{} // column → row and index of the cell that may go on
	for r, row := range rows {
		next := map[int][2]int{}
		col := 0
		for _, c := range row.cells {
			at, ok := above[col]
			if c.merge == "continue" && ok {
				up := &out[at[0]][at[1]]
				up.rowSpan++
				up.blocks = append(up.blocks, c.blocks...)
				next[col] = at
			} else {
				out[r] = append(out[r], c.draftCell)
				if c.merge != "" {
					next[col] = [2]int{r, len(out[r]) - 1}
				}
			}
			col += c.colSpan
		}
		above = next
	}
	return out
}
