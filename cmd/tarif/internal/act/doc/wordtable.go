package doc

import (
	"strconv"

	"tarif/cmd/tarif/internal/source"
)

// wordCell is a cell as Word has it: one for each row that it reaches into.
type wordCell struct {
	draftCell
	merge string // "", "restart" or "continue"
	goes  bool   // goes on with the cell to its left, as old files merge
}

type wordRow struct {
	cells  []wordCell
	header bool
	gone   bool // deleted or hidden
}

func (w *word) table(x *xmlPart) []Block {
	if w.nested++; w.nested > maxNested {
		w.fail(RuleTooComplex, hintParts(), source.Say("tables stand in tables, more than %d deep", maxNested))
	}
	var rows []wordRow
	w.rows(x, &rows)
	w.nested--
	d := &draft{rows: make([]draftRow, 0, len(rows))}
	for i, cells := range mergeDown(rows) {
		d.rows = append(d.rows, draftRow{cells: cells, header: rows[i].header})
	}
	if w.err != nil {
		return nil
	}
	return d.finish(w.tally)
}

// rows reads the rows of a table, also those inside of content controls.
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

// rowParts reads the cells of a row and gives the columns left free after
// them.
func (w *word) rowParts(x *xmlPart, row *wordRow) (after int) {
	x.within(func(e element) {
		switch {
		case e.name == "trPr":
			after = w.rowProperties(x, row)
		case e.name == "tc":
			w.addCell(x, row)
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
		case "del":
			row.gone = true
			w.deleted++
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

// count reads a number of columns, within reason.
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
		c.blocks = append(c.blocks, w.part(x, e)...)
	})
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
		case "hMerge":
			c.goes = v != "restart"
		}
		x.skip()
	})
}

// mergeDown makes one cell of those that are merged downwards: a row has a
// cell of its own where each goes on, at the same column.
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
