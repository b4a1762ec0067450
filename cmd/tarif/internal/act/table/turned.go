package table

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/printed"
)

// Tables that are laid out in another way than one row for each service: in two or
// more blocks side by side, to save paper, on their side, or with several rows in one,
// a line each. They are put upright before anything in them is read.

// upright returns a table with its blocks below each other, or turned, and the
// number of its blocks; a table that is neither is returned as it is. If blocks is
// not 0, the table goes on with that many from the page before.
func upright(t *doc.Table, blocks int) (*doc.Table, int) {
	t = parted(t)
	cells := t.Grid()
	if len(cells) == 0 {
		return t, 1
	}
	if blocks == 0 {
		blocks = blocksIn(cells)
	}
	switch {
	case blocks > 1 && len(cells[0])%blocks == 0:
		return stacked(cells, blocks), blocks
	case lying(cells):
		return turned(cells), 1
	}
	return t, 1
}

// parted returns a table in which a row that holds several, a line each, is as many
// rows: its numbers follow each other, and every other cell has as many lines.
func parted(t *doc.Table) *doc.Table {
	if !slices.ContainsFunc(t.Rows, func(r doc.Row) bool { return linesOfRows(r) > 1 }) {
		return t
	}
	out := &doc.Table{}
	for _, row := range t.Rows {
		n := linesOfRows(row)
		if n < 2 {
			out.Rows = append(out.Rows, row)
			continue
		}
		for i := range n {
			var part doc.Row
			for _, c := range row.Cells {
				x := c
				x.Passage = doc.Passage{}
				if lines := c.Lines(); i < len(lines) {
					x.Passage = lines[i]
				}
				part.Cells = append(part.Cells, x)
			}
			out.Rows = append(out.Rows, part)
		}
	}
	return out
}

// linesOfRows returns how many rows a row holds; 1 if it is a row as usual.
func linesOfRows(row doc.Row) int {
	if len(row.Cells) < 3 || row.Header || !strings.Contains(row.Cells[0].Text, "\n") {
		return 1
	}
	numbers := strings.Split(row.Cells[0].Text, "\n")
	for i, s := range numbers {
		n, err := strconv.Atoi(tidyLabel(s))
		if last, _ := strconv.Atoi(tidyLabel(numbers[max(i-1, 0)])); err != nil || i > 0 && n != last+1 {
			return 1
		}
	}
	for _, c := range row.Cells {
		if c.ColSpan > 1 || c.RowSpan > 1 || c.Text != "" && strings.Count(c.Text, "\n")+1 != len(numbers) || slices.Contains(strings.Split(c.Text, "\n"), "") && c.Text != "" {
			return 1
		}
	}
	return len(numbers)
}

// blocksIn returns how often the heading repeats itself from left to right. Each
// time it names what is priced and a price.
func blocksIn(cells [][]doc.Cell) int {
	for _, row := range cells[:min(len(cells), headingMost)] {
		for n := len(row) / 2; n > 1; n-- {
			if w := len(row) / n; len(row) == n*w && repeats(row, w) {
				return n
			}
		}
	}
	return 1
}

// repeats reports a heading whose cells are those of its first w again and again.
func repeats(row []doc.Cell, w int) bool {
	price, words := false, false
	for c := range row {
		s := plainOf(row[c])
		use := useOf(s)
		if s == "" || row[c].ColSpan > 1 || row[c].RowSpan > 1 && c >= w && row[c].RowSpan != row[c-w].RowSpan || printed.Looks(s) && use == "" || !strings.EqualFold(s, plainOf(row[c%w])) {
			return false
		}
		price, words = price || use == Price, words || use == Text || use == ""
	}
	return price && words
}

func plainOf(c doc.Cell) string { return strings.Join(strings.Fields(c.Text), " ") }

// stacked puts the blocks of each run of rows below each other. A row of one text
// over the whole width parts two runs.
func stacked(cells [][]doc.Cell, blocks int) *doc.Table {
	out := &doc.Table{}
	w := len(cells[0]) / blocks
	for from := 0; from < len(cells); {
		if cells[from][0].ColSpan > w || repeats(cells[from], w) {
			out.Rows = append(out.Rows, doc.Row{Cells: unspanned(cells[from][:w])})
			from++
			continue
		}
		to := from + 1
		for to < len(cells) && cells[to][0].ColSpan <= w && !repeats(cells[to], w) {
			to++
		}
		for b := range blocks {
			for _, row := range cells[from:to] {
				if part := row[b*w : b*w+w]; b == 0 || slices.ContainsFunc(part, func(c doc.Cell) bool { return plainOf(c) != "" }) {
					out.Rows = append(out.Rows, doc.Row{Cells: unspanned(part)})
				}
			}
		}
		from = to
	}
	return out
}

// unspanned returns cells without their spans, which the grid has filled in. One that
// spans several of them keeps its width.
func unspanned(cells []doc.Cell) []doc.Cell {
	var out []doc.Cell
	for c := 0; c < len(cells); {
		x := cells[c]
		x.ColSpan, x.RowSpan = max(1, min(x.ColSpan, len(cells)-c)), 1
		out = append(out, x)
		c += x.ColSpan
	}
	return out
}

// lying reports a table in which what is priced stands side by side and one row
// has its prices.
func lying(cells [][]doc.Cell) bool {
	if len(cells) < 2 || len(cells) > headingMost || len(cells[0]) < 3 {
		return false
	}
	prices := 0
	for _, row := range cells {
		amounts := 0
		for _, c := range row[1:] {
			switch s := plainOf(c); {
			case c.ColSpan > 1 || c.RowSpan > 1 || useOf(s) != "" && !printed.Looks(s):
				return false
			case printed.Looks(s):
				amounts++
			}
		}
		switch use := useOf(plainOf(row[0])); {
		case use == Price && amounts == len(row)-1:
			prices++
		case use == Number:
		case amounts > 0 || plainOf(row[0]) == "" || row[0].ColSpan > 1:
			return false
		}
	}
	return prices == 1
}

func turned(cells [][]doc.Cell) *doc.Table {
	out := &doc.Table{Rows: make([]doc.Row, len(cells[0]))}
	for _, row := range cells {
		for c, x := range row {
			out.Rows[c].Cells = append(out.Rows[c].Cells, x)
		}
	}
	return out
}
