package doc

import (
	"regexp"
	"slices"
	"strings"
)

// Tables as pandoc writes them, in Markdown and in plain text: columns above or
// below dashed rules ("simple" and "multiline" tables), and grids of +, - and
// |.

var (
	strokes   = regexp.MustCompile(`^ {0,3}-{2,}(?: +-{2,})+ *$`)
	oneStroke = regexp.MustCompile(`^ {0,3}-{8,} *$`)
	boxBorder = regexp.MustCompile(`^ *\+(?:[-=:]+\+)+ *$`)
	hasBoxes  = regexp.MustCompile(`(?m)^ *\+(?:[-=:]+\+)+ *\r?$`)
	hasStroke = regexp.MustCompile(`(?m)^ {0,3}-{2,}(?: +-{2,})+ *\r?$`)
)

// farStroke is more lines than the heading of a table has.
const farStroke = 12

// stroked reads a table with dashed rules if one begins here.
func (m *mdReader) stroked() bool {
	line := m.lines[m.at]
	switch {
	case strokes.MatchString(line):
		heading := m.open
		if len(heading) > 0 {
			m.open = heading[:len(heading)-1]
			heading = heading[len(heading)-1:]
		}
		at := m.at - len(heading)
		m.flush()
		m.strokedTable(columnsOf(line), heading, at, m.at+1)
		return true
	case oneStroke.MatchString(line) && len(m.open) == 0:
		for i := m.at + 1; i < min(len(m.lines), m.at+farStroke); i++ {
			if strokes.MatchString(m.lines[i]) {
				m.strokedTable(columnsOf(m.lines[i]), m.lines[m.at+1:i], m.at+1, i+1)
				return true
			}
		}
	}
	return false
}

// columnsOf returns where the dashes of a line begin.
func columnsOf(line string) []int {
	var out []int
	last := ' '
	for i, r := range []rune(line) {
		if r == '-' && last != '-' {
			out = append(out, i)
		}
		last = r
	}
	return out
}

// strokedTable reads the heading and the rows up to the closing rule. If blank
// lines separate rows, a row may have several lines; otherwise each line is a
// row.
func (m *mdReader) strokedTable(cols []int, heading []string, headAt, from int) {
	end := from
	parted := false
	for end < len(m.lines) && !strokes.MatchString(m.lines[end]) && !oneStroke.MatchString(m.lines[end]) {
		if blank(m.lines[end]) && !m.closes(end) {
			break
		}
		parted = parted || blank(m.lines[end])
		end++
	}
	d := &draft{line: headAt + 1}
	if len(heading) > 0 {
		d.rows = append(d.rows, m.columnRow(cols, heading, headAt, true))
	}
	for i := from; i < end && m.err == nil; {
		if blank(m.lines[i]) {
			i++
			continue
		}
		n := i + 1
		for parted && n < end && !blank(m.lines[n]) {
			n++
		}
		d.rows = append(d.rows, m.columnRow(cols, m.lines[i:n], i, false))
		i = n
	}
	m.blocks = append(m.blocks, d.finish(m.tally)...)
	if m.at = end; end < len(m.lines) && !blank(m.lines[end]) {
		m.at++
	}
}

// closes reports whether the table goes on after a blank line, up to a closing
// rule. The position of the next rule is kept in m.stroke, to search for it
// only once.
func (m *mdReader) closes(at int) bool {
	if m.stroke < at {
		m.stroke = at
		for m.stroke < len(m.lines) && !oneStroke.MatchString(m.lines[m.stroke]) && !strokes.MatchString(m.lines[m.stroke]) {
			m.stroke++
		}
	}
	if m.stroke == len(m.lines) || !oneStroke.MatchString(m.lines[m.stroke]) && !strokes.MatchString(m.lines[m.stroke]) {
		return false
	}
	next := m.stroke + 1 // if this rule opened another table, its heading would follow
	return next >= len(m.lines) || blank(m.lines[next])
}

// columnRow splits lines at the columns; each cell has its part of every line.
func (m *mdReader) columnRow(cols []int, lines []string, at int, header bool) draftRow {
	row := draftRow{header: header}
	for c, from := range cols {
		m.cell()
		to := -1
		if c+1 < len(cols) {
			to = cols[c+1]
		}
		if c == 0 {
			from = 0
		}
		cell := draftCell{colSpan: 1, rowSpan: 1, line: at + 1}
		for i, line := range lines {
			if s := inline(cutRunes(line, from, to), at+i+1); !s.silent() {
				cell.blocks = append(cell.blocks, Block{Passage: s, Line: at + i + 1})
			}
		}
		row.cells = append(row.cells, cell)
	}
	return row
}

// cutRunes returns the characters [from, to); a negative to is the end.
func cutRunes(s string, from, to int) string {
	n, start := 0, len(s)
	for i := range s {
		if n == from {
			start = i
		}
		if n == to {
			return s[min(start, i):i]
		}
		n++
	}
	return s[start:]
}

// boxed reads a grid table if one begins here.
func (m *mdReader) boxed() bool {
	if !boxBorder.MatchString(m.lines[m.at]) {
		return false
	}
	m.flush()
	from := m.at
	for m.at < len(m.lines) {
		if s := strings.TrimSpace(m.lines[m.at]); !strings.HasPrefix(s, "+") && !strings.HasPrefix(s, "|") {
			break
		}
		m.at++
	}
	lines := m.lines[from:m.at]
	edges := edgesOf(lines)
	if len(edges) > maxColumns {
		edges = edges[:maxColumns]
	}
	m.blocks = append(m.blocks, m.boxes(lines, from, edges)...)
	return true
}

// edgesOf returns the positions of all + in the borders.
func edgesOf(lines []string) []int {
	var out []int
	seen := map[int]bool{}
	for _, s := range lines {
		if !isBorder(s) {
			continue
		}
		for i, r := range []rune(s) {
			if r == '+' && !seen[i] && i < 2*maxPrinted {
				seen[i] = true
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return out
}

// isBorder reports a line that separates rows, at least in some columns.
func isBorder(s string) bool {
	return strings.Contains(s, "+-") || strings.Contains(s, "+=") || strings.Contains(s, "+:")
}

// boxes builds the rows: the lines between two borders are one row, but where a
// border has a gap the cell continues.
func (m *mdReader) boxes(lines []string, at int, edges []int) []Block {
	d := &draft{line: at + 1}
	if len(edges) < 2 {
		return nil
	}
	type open struct{ row, cell int }
	above := map[int]open{} // cells by their first column
	header := -1
	for i := 0; i < len(lines) && m.err == nil; {
		border := []rune(lines[i])
		if !isBorder(lines[i]) {
			i++
			continue
		}
		if strings.Contains(lines[i], "=") && header < 0 {
			header = len(d.rows)
		}
		n := i + 1
		for n < len(lines) && !isBorder(lines[n]) {
			n++
		}
		if n == i+1 {
			i = n
			continue
		}
		from := i + 1
		for _, to := range append(rowsIn(lines[i+1:n], edges, i+1), n) {
			row := draftRow{}
			for c := 0; c+1 < len(edges); {
				span := 1
				for c+span+1 < len(edges) && !barAt(lines[from:to], edges[c+span]) {
					span++
				}
				m.cell()
				cell := draftCell{colSpan: span, rowSpan: 1, line: at + from + 1}
				for k := from; k < to; k++ {
					if s := inline(cutRunes(lines[k], edges[c]+1, edges[c+span]), at+k+1); !s.silent() {
						cell.blocks = append(cell.blocks, Block{Passage: s, Line: at + k + 1})
					}
				}
				if up, ok := above[c]; ok && from == i+1 && gapAt(border, edges[c]+1, edges[c+span]) {
					x := &d.rows[up.row].cells[up.cell]
					x.rowSpan++
					x.blocks = append(x.blocks, cell.blocks...)
				} else {
					above[c] = open{len(d.rows), len(row.cells)}
					row.cells = append(row.cells, cell)
				}
				c += span
			}
			d.rows = append(d.rows, row)
			from = to
		}
		i = n
	}
	for r := range min(max(header, 0), len(d.rows)) {
		d.rows[r].header = true
	}
	return d.finish(m.tally)
}

// rowsIn returns where further rows begin among the lines between two borders, some
// programs draw none between rows: at a number in the first column or, without numbers,
// where the first cell has words and the last one an amount.
func rowsIn(lines []string, edges []int, at int) (starts []int) {
	last := len(edges) - 1
	numbers := 0
	begins := func(s string) bool {
		first := strings.TrimSpace(cutRunes(s, edges[0]+1, edges[1]))
		if labelPiece.MatchString(first) {
			numbers++
			return true
		}
		return first != "" && amountPiece.MatchString(strings.TrimSpace(cutRunes(s, edges[last-1]+1, edges[last])))
	}
	for i, s := range lines {
		if begins(s) && (i > 0 || numbers > 0) {
			starts = append(starts, at+i)
		}
	}
	if len(starts) > 0 && starts[0] == at {
		starts = starts[1:]
	}
	return starts
}

// asBoxes writes drawn frames with the characters that Markdown has for them.
var asBoxes = strings.NewReplacer("─", "-", "━", "-", "═", "=", "│", "|", "┃", "|", "║", "|", "┌", "+", "┐", "+", "└", "+", "┘", "+", "├", "+", "┤", "+", "┬", "+", "┴", "+", "┼", "+",
	"╔", "+", "╗", "+", "╚", "+", "╝", "+", "╠", "+", "╣", "+", "╦", "+", "╩", "+", "╬", "+")

// barAt reports whether any line has a vertical bar at the position.
func barAt(lines []string, at int) bool {
	return slices.ContainsFunc(lines, func(s string) bool { return cutRunes(s, at, at+1) == "|" })
}

// gapAt reports whether a border has a gap between two positions.
func gapAt(border []rune, from, to int) bool {
	for i := from; i < min(to, len(border)); i++ {
		if border[i] != '-' && border[i] != '=' && border[i] != ':' && border[i] != '+' {
			return true
		}
	}
	return from >= len(border)
}
