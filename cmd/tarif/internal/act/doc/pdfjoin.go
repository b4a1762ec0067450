package doc

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

var pageNumber = regexp.MustCompile(`^[-–— ]*\d{1,4}[-–— ]*$`)

// joinTables joins a table with its continuation on the next page: only page
// numbers lie between, and the columns are at the same positions.
func joinTables(t *tally, items []item) []item {
	var out []item
	for i, it := range items {
		up := lastTable(out)
		if it.table == nil || up < 0 || !broken(items, i, out, up) || !sameColumns(out[up].xs, it.xs) {
			out = append(out, it)
			continue
		}
		if dropped := len(out) - up - 1; dropped > 0 {
			t.note(source.Say("page numbers within a table were left out: {1}", joinTexts(out[up+1:])))
		}
		out = out[:up+1]
		rows := repeated(t, out[up].table.rows, it.table.rows)
		reachDown(out[up].table, rows)
		out[up].table.rows = append(out[up].table.rows, rows...)
	}
	return out
}

// lastTable returns the index of the table at the end, ignoring page numbers
// after it; -1 if there is none.
func lastTable(items []item) int {
	for i := len(items) - 1; i >= 0; i-- {
		if items[i].table != nil {
			return i
		}
		if !pageNumber.MatchString(items[i].Text) {
			break
		}
	}
	return -1
}

// broken reports whether a page ends between the table and item i.
func broken(items []item, i int, out []item, up int) bool {
	for n := i; n >= 0 && i-n <= len(out)-up-1; n-- {
		if items[n].page {
			return true
		}
	}
	return false
}

func joinTexts(items []item) string {
	texts := lists.Of(items, func(it item) string { return it.Text })
	return strings.Join(texts, ", ")
}

func sameColumns(a, b []int) bool {
	return slices.EqualFunc(a, b, func(x, y int) bool { return x-y < 2*same && y-x < 2*same })
}

// repeated drops the heading that is repeated at the top of a continued table.
func repeated(t *tally, above, rows []draftRow) []draftRow {
	n := 0
	for n < len(rows) && n < len(above) && n < 4 && rowText(rows[n]) == rowText(above[n]) && strings.TrimSpace(rowText(rows[n])) != "" {
		n++
	}
	if n > 0 {
		t.note(source.Say("a heading of {1} rows that is repeated on the next page was left out: {2}", n, rowText(rows[0])))
	}
	return rows[n:]
}

func rowText(row draftRow) string {
	var cells []string
	for _, c := range row.cells {
		text := ""
		for _, b := range c.blocks {
			text += b.Text
		}
		cells = append(cells, strings.ReplaceAll(text, "\n", " "))
	}
	return strings.Join(cells, " | ")
}

// reachDown continues cells across a page break. An empty cell of the first row
// that is merged downwards, below one with text, repeats that text; a cell that
// holds the rest of a text is joined to it.
func reachDown(above *draft, rows []draftRow) {
	if len(rows) == 0 || len(above.rows) == 0 {
		return
	}
	above.reach()
	var kept []draftCell
	col := 0
	for _, c := range rows[0].cells {
		up := above.over[col]
		if above.free[col] < len(above.rows) {
			up = nil
		}
		at := col
		col += c.colSpan
		merged := up != nil && up.rowSpan > 1 && len(rows[0].cells) > 1 && labelled(rows[0]) && len(c.blocks) == 0
		if up == nil || up.colSpan != c.colSpan || len(up.blocks) == 0 || c.colSpan > 1 || c.rowSpan < 2 && !merged {
			kept = append(kept, c)
			continue
		}
		up.blocks = append(up.blocks, c.blocks...)
		up.rowSpan += c.rowSpan
		above.free[at] += c.rowSpan
	}
	rows[0].cells = kept
}

// labelled reports whether a row begins with a number, and so cannot be the
// rest of the row above.
func labelled(row draftRow) bool {
	first := row.cells[0].blocks
	return len(first) > 0 && labelPiece.MatchString(first[0].Text)
}

// reach takes in the rows added since its last call. It records which cell
// begins last in each column, and the row from which the column is free again.
func (d *draft) reach() {
	if d.over == nil {
		d.over, d.free = map[int]*draftCell{}, map[int]int{}
	}
	for ; d.seen < len(d.rows); d.seen++ {
		col := 0
		for i := range d.rows[d.seen].cells {
			for d.free[col] > d.seen {
				col++
			}
			c := &d.rows[d.seen].cells[i]
			for n := range min(c.colSpan, maxColumns) {
				d.free[col+n] = d.seen + c.rowSpan
			}
			d.over[col] = c
			col += c.colSpan
		}
	}
}
