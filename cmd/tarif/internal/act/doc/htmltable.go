package doc

import (
	"golang.org/x/net/html/atom"

	"tarif/cmd/tarif/internal/source"
)

// openTable opens a table, section, row or cell, closing what its start tag
// implicitly ends.
func (h *htmlReader) openTable(tag atom.Atom, a attrs) {
	if tag == atom.Table {
		h.level = 0
		if len(h.tables) == maxNested {
			h.fail(RuleTooComplex, hintParts(), source.Say("line {1}: {2}", h.line, source.Say("tables are nested more than {1} deep", maxNested)))
			return
		}
		h.tables = append(h.tables, &htmlTable{draft: draft{line: h.line}, looks: len(h.looks)})
		return
	}
	if len(h.tables) == 0 {
		return
	}
	t := h.tables[len(h.tables)-1]
	t.open = false
	switch tag {
	case atom.Td, atom.Th:
		h.looks = h.looks[:min(len(h.looks), max(t.looks, t.rowLooks))]
		h.openCell(t, tag, a)
	case atom.Tr:
		h.looks = h.looks[:min(len(h.looks), t.looks)]
		t.rowLooks = t.looks
		if h.changes(lookOf(tag, a["style"])) {
			t.rowLooks++
		}
		h.cell() // empty rows count too
		t.endRow()
		t.between = false
		t.rows = append(t.rows, draftRow{})
	default:
		t.endRow()
		t.head, t.between = tag == atom.Thead, true
	}
}

func (h *htmlReader) openCell(t *htmlTable, tag atom.Atom, a attrs) {
	if len(t.rows) == 0 || t.between {
		t.rows = append(t.rows, draftRow{})
	}
	t.between = false
	if tag == atom.Th {
		t.heads++
	}
	cell := draftCell{colSpan: a.span("colspan", 1), rowSpan: a.span("rowspan", maxBlocks), line: h.line}
	if cell.colSpan > maxColumns || cell.rowSpan > maxRowSpan && a["rowspan"] != "0" {
		h.note(source.Say(`line {1}: a cell spans colspan="{2}" rowspan="{3}"; it was kept within its table`, h.line, a["colspan"], a["rowspan"]))
	}
	row := &t.rows[len(t.rows)-1]
	row.cells = append(row.cells, cell)
	t.open = true
	h.cell()
}

// closeTable closes the innermost table or a part of it.
func (h *htmlReader) closeTable(tag atom.Atom) {
	if len(h.tables) == 0 {
		return
	}
	t := h.tables[len(h.tables)-1]
	t.open = false
	switch tag {
	case atom.Table:
		h.endTable()
	case atom.Td, atom.Th:
	default:
		t.endRow()
		t.between = true
	}
}

func (h *htmlReader) endTable() {
	last := len(h.tables) - 1
	t := h.tables[last]
	t.endRow()
	h.looks = h.looks[:min(len(h.looks), t.looks)]
	h.tables = h.tables[:last]
	h.add(t.finish(h.tally)...)
}

// endRow ends the row. It is a header if it is in <thead> or has only <th>
// cells.
func (t *htmlTable) endRow() {
	t.open = false
	if n := len(t.rows); n > 0 && !t.between {
		row := &t.rows[n-1]
		row.header = t.head || len(row.cells) > 0 && t.heads == len(row.cells)
	}
	t.heads = 0
}
