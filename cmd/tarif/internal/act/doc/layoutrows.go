package doc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

// printedRow is one printed line of a table that spaces lay out: its cells by
// column.
type printedRow struct {
	cells   []string
	line    int
	blank   bool   // a blank line stands over it
	section bool   // one text across the columns
	over    [2]int // the first and the last of these columns
	flat    string
}

// table builds the rows of a drawing.
func (d *drawing) table(t *tally, all [][]piece) *Table {
	t.note(source.Say("lines {1} to {2}: columns separated by blanks were read as a table", d.from+1, d.to))
	var rows []printedRow
	for i := range d.parts {
		rows = append(rows, d.parts[i].printedRows(t, all)...)
	}
	numbers := numbered(rows)
	ownWords(rows, numbers)
	rows = withoutRepeats(t, rows)
	head := headOf(rows, numbers)
	table := &Table{}
	if head > 0 {
		table.add(t, d.parts[0].spread(rows[:head], all), true)
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
	s := lists.Of(p, func(x piece) string { return x.text })
	return strings.Join(s, " | ")
}

func (r *region) printedRow(p []piece, line int, blank bool) printedRow {
	row := printedRow{cells: make([]string, len(r.columns)), line: line + 1, blank: blank, flat: flatPieces(p)}
	first, last := r.touched(p[0])
	outdented := r.numbers && first > 0 && p[0].from <= r.columns[0].from
	if len(p) == 1 && (first < last || outdented || first > 0 && romanHead.MatchString(p[0].text) || r.numbers && !r.alongside(p[0]) && r.sticksOut(p[0], first)) {
		row.section, row.over = true, [2]int{first, last}
		row.cells[0] = p[0].text
		return row
	}
	for _, x := range p {
		c, _ := r.touched(x)
		row.cells[c] = strings.TrimSpace(row.cells[c] + " " + x.text)
	}
	return row
}

// sticksOut reports a piece that reaches out of its column, to both sides or far to
// one of them.
func (r *region) sticksOut(x piece, column int) bool {
	c := r.columns[column]
	return x.from < c.from-slack && x.to > c.to+slack || x.from < c.from-3*slack || x.from > c.from+slack && x.to > c.to+3*slack
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
		if s := p.cells[0]; s != "" && !p.section && !headLabel.MatchString(s) {
			full++
			if labelPiece.MatchString(s) {
				labels++
			}
		}
	}
	return labels > 0 && labels*3 >= full*2
}

// ownWords takes centred words that reach out of their column for those of a row, not
// for a section, where the row has none on the line of its number; or goes on there with
// a small letter, if words stand so over most rows that do.
func ownWords(rows []printedRow, numbers bool) {
	small, under := 0, 0
	var at []int
	for i, p := range rows {
		if i == 0 || !numbers || p.section || !labelPiece.MatchString(p.cells[0]) || p.cells[1] != "" && !startsSmall(p.cells[1]) {
			continue
		}
		at = append(at, i)
		if p.cells[1] != "" {
			small++
			if rows[i-1].section {
				under++
			}
		}
	}
	for _, i := range at {
		if rows[i].cells[1] != "" && under*2 < small {
			continue
		}
		k := i
		for k > 0 && rows[k-1].section && (k == i || startsSmall(rows[k].cells[1])) {
			k--
			rows[k].intoWords()
		}
		for n := i + 1; k < i && n < len(rows) && rows[n].section && startsSmall(rows[n].cells[0]); n++ {
			rows[n].intoWords()
		}
	}
}

func (p *printedRow) intoWords() {
	p.section = false
	p.cells[0], p.cells[1] = "", p.cells[0]
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// headOf returns the number of lines of the heading: those before the first row
// number, or, if rows have no number, before the first amount, but not the
// sections right over that row.
func headOf(rows []printedRow, numbers bool) int {
	for i, p := range rows {
		if !p.section && (numbers && labelPiece.MatchString(p.cells[0]) && p.cells[0][0] < 0x80 || !numbers && hasAmount(p)) {
			return aboveNumber(rows, i)
		}
	}
	return max(0, slices.IndexFunc(rows, func(p printedRow) bool { return p.section }))
}

// aboveNumber returns where the first row begins whose number is on line i, with the
// sections over it: its words may begin above it, behind a section or a gap. A text
// across columns with words below it that are none of a row's is of the heading.
// Words alone, at the top of a page, head no column: they are the row's.
func aboveNumber(rows []printedRow, i int) int {
	if !slices.ContainsFunc(rows[:i], func(p printedRow) bool { return !onlyWords(p) }) {
		return 0
	}
	words := true
	for k := i; k > 0; k-- {
		if words && rows[k-1].section {
			for k > 0 && rows[k-1].section {
				k--
			}
			return k
		}
		words = rows[k-1].cells[1] != ""
	}
	goesOn := startsSmall(rows[i].cells[1]) || rows[i].cells[1] == "" && i+1 < len(rows) && startsSmall(rows[i+1].cells[1])
	for k := i; k > 0; k-- {
		if rows[k].blank || k < i && goesOn && !startsSmall(rows[k].cells[1]) {
			return k
		}
		if !onlyWords(rows[k-1]) {
			break
		}
	}
	return i
}

// onlyWords reports a line of which the second column alone holds something.
func onlyWords(p printedRow) bool {
	for c, s := range p.cells {
		if (s != "") != (c == 1) {
			return false
		}
	}
	return !p.section
}

func hasAmount(p printedRow) bool {
	return slices.ContainsFunc(p.cells[1:], amountPiece.MatchString)
}

// spread gives a text of the heading that stands over several columns to each of
// them: it reaches into them, or its middle is that of the texts below it.
func (r *region) spread(rows []printedRow, all [][]piece) []printedRow {
	var lower []headText
	for i := len(rows) - 1; i >= 0; i-- {
		line := r.headTexts(all[rows[i].line-1], lower)
		rows[i].section = false
		clear(rows[i].cells)
		for _, h := range line {
			for c := h.first; c <= h.last; c++ {
				rows[i].cells[c] = strings.TrimSpace(rows[i].cells[c] + " " + h.text)
			}
		}
		lower = line
	}
	return rows
}

// headTexts returns the texts of a line of the heading. Two that one blank parts were
// cut where a column begins; they are one if the texts below say so.
func (r *region) headTexts(p []piece, lower []headText) (out []headText) {
	for k := 0; k < len(p); k++ {
		h := headText{piece: p[k]}
		h.first, h.last = r.touched(h.piece)
		if whole := h; k+1 < len(p) && h.to+1 == p[k+1].from {
			whole.to, whole.text = p[k+1].to, h.text+" "+p[k+1].text
			if whole.over(lower); whole.last > h.last {
				h, k = whole, k+1
			}
		}
		if h.first == h.last {
			h.over(lower)
		}
		out = append(out, h)
	}
	return out
}

// headText is a text of a heading and the columns that it is for.
type headText struct {
	piece
	first, last int
}

// over widens the columns of a text to those of the run of texts below it that has
// the same middle; the shortest such run counts.
func (h *headText) over(lower []headText) {
	for n := 1; n <= len(lower); n++ {
		for i := 0; i+n <= len(lower); i++ {
			a, b := lower[i], lower[i+n-1]
			if d := a.from + b.to - h.from - h.to; a.first > 0 && a.first <= h.last && h.first <= b.last && max(d, -d) <= 2*slack {
				h.first, h.last = min(h.first, a.first), max(h.last, b.last)
				return
			}
		}
	}
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
