package doc

import (
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// printedRow is one printed line of a table that spaces lay out: its cells by
// column.
type printedRow struct {
	cells   []string
	line    int
	blank   bool // a blank line stands over it
	section bool // one text across the columns
	flat    string
}

// table builds the rows of a drawing.
func (d *drawing) table(t *tally, all [][]piece) *Table {
	t.note(source.Say("lines {1} to {2}: columns parted by blanks were read as a table", d.from+1, d.to))
	var rows []printedRow
	for i := range d.parts {
		rows = append(rows, d.parts[i].printedRows(t, all)...)
	}
	rows = withoutRepeats(t, rows)
	numbers := numbered(rows)
	head := headOf(rows, numbers)
	table := &Table{}
	if head > 0 {
		table.add(t, rows[:head], true)
	}
	for from := head; from < len(rows); {
		to := from + 1
		for !rows[from].section && to < len(rows) && !rows[to].section {
			to++
		}
		for _, cut := range cuts(t, rows[from:to], numbers) {
			table.add(t, rows[from:from+cut], false)
			from += cut
		}
	}
	t.weigh(table, d.from+1)
	return table
}

// printedRows reads the lines of the region, without page numbers and repeated
// headings.
func (r *region) printedRows(t *tally, all [][]piece) []printedRow {
	var rows []printedRow
	blank := false
	for i := r.from; i < r.to; i++ {
		p := all[i]
		if len(p) == 0 {
			blank = true
			continue
		}
		if isPageNumber(p) && blank && pageEnds(all, i, r, heading(rows)) {
			t.note(source.Say("page numbers within a table were left out: {1}", p[0].text))
			continue
		}
		rows = append(rows, r.printedRow(p, i, blank))
		blank = false
	}
	return rows
}

// pageEnds reports whether line i is the last of its page: the heading of the
// table follows, or nothing.
func pageEnds(all [][]piece, i int, r *region, heading string) bool {
	next := nextFull(all, i+1, r.to)
	return next == r.to || next > i+1 && flatPieces(all[next]) == heading
}

// heading returns the first line as printed.
func heading(rows []printedRow) string {
	if len(rows) == 0 {
		return ""
	}
	return rows[0].flat
}

func isPageNumber(p []piece) bool { return len(p) == 1 && pageNumber.MatchString(p[0].text) }

func nextFull(all [][]piece, i, to int) int {
	for i < to && len(all[i]) == 0 {
		i++
	}
	return i
}

func flatPieces(p []piece) string {
	var s []string
	for _, x := range p {
		s = append(s, x.text)
	}
	return strings.Join(s, " | ")
}

func (r *region) printedRow(p []piece, line int, blank bool) printedRow {
	row := printedRow{cells: make([]string, len(r.columns)), line: line + 1, blank: blank, flat: flatPieces(p)}
	first, last := r.touched(p[0])
	outdented := r.numbers && first > 0 && p[0].from <= r.columns[0].from
	if len(p) == 1 && (first < last || outdented) {
		row.section = true
		row.cells[0] = p[0].text
		return row
	}
	for _, x := range p {
		c, _ := r.touched(x)
		row.cells[c] = strings.TrimSpace(row.cells[c] + " " + x.text)
	}
	return row
}

// withoutRepeats drops the heading where it is repeated on the next page.
func withoutRepeats(t *tally, rows []printedRow) []printedRow {
	if len(rows) == 0 {
		return rows
	}
	flat := func(p printedRow) string { return strings.Join(p.cells, " | ") }
	head := headOf(rows, numbered(rows))
	var out []printedRow
	for i := 0; i < len(rows); i++ {
		n := 0
		for i >= head && n < head && i+n < len(rows) && flat(rows[i+n]) == flat(rows[n]) {
			n++
		}
		if n > 0 && n == head {
			t.note(source.Say("a heading of {1} rows that is repeated on the next page was left out: {2}", n, flat(rows[0])))
			i += n - 1
			continue
		}
		out = append(out, rows[i])
	}
	return out
}

// numbered reports whether the first column holds row numbers.
func numbered(rows []printedRow) bool {
	full, labels := 0, 0
	for _, p := range rows {
		if s := p.cells[0]; s != "" && !p.section {
			full++
			if labelPiece.MatchString(s) {
				labels++
			}
		}
	}
	return labels > 0 && labels*3 >= full*2
}

// headOf returns the number of lines of the heading: those before the first row
// number, before a section or, if rows have no number, before the first amount.
func headOf(rows []printedRow, numbers bool) int {
	for i, p := range rows {
		if p.section {
			return i
		}
		if numbers && labelPiece.MatchString(p.cells[0]) && p.cells[0][0] < 0x80 {
			return i
		}
		if !numbers && hasAmount(p) {
			return i
		}
	}
	return 0
}

func hasAmount(p printedRow) bool {
	for _, s := range p.cells[1:] {
		if amountPiece.MatchString(s) {
			return true
		}
	}
	return false
}

// add joins printed lines into one row, cell by cell.
func (table *Table) add(t *tally, rows []printedRow, header bool) {
	if len(rows) == 0 {
		return
	}
	out := Row{Header: header}
	if rows[0].section {
		t.cell()
		out.Cells = []Cell{{Passage: plainPassage(rows[0].cells[0], Place{Line: rows[0].line}), ColSpan: len(rows[0].cells), RowSpan: 1, Line: rows[0].line}}
		table.Rows = append(table.Rows, out)
		return
	}
	for c := range rows[0].cells {
		lines := []Passage{}
		for _, p := range rows {
			if p.cells[c] != "" {
				lines = append(lines, plainPassage(p.cells[c], Place{Line: p.line}))
			}
		}
		t.cell()
		out.Cells = append(out.Cells, Cell{Passage: stacked(lines), ColSpan: 1, RowSpan: 1, Line: rows[0].line})
	}
	table.Rows = append(table.Rows, out)
}
