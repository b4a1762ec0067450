package doc

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/act/pdfpage"

	"tarif/cmd/tarif/internal/source"
)

// Tables of a PDF without a full grid: no ruled lines, lines in one direction
// only, or coloured rows. The words of the page are written into lines of
// characters at their positions, and the tables found as in text that keeps its
// layout (layout.go). Ruled lines and colours help: a vertical line separates
// words however close they are, a horizontal one separates rows.

// drawnTables replaces lines of text that form such a table by the table.
func drawnTables(t *tally, items []item) []item {
	var out []item
	for i := 0; i < len(items); {
		n := i
		for n < len(items) && items[n].table == nil {
			n++
		}
		if n > i {
			out = append(out, drawn(t, items[i:n])...)
		}
		if n < len(items) {
			out = append(out, items[n])
		}
		i = n + 1
	}
	return out
}

// drawn finds the tables in a run of lines.
func drawn(t *tally, items []item) []item {
	var text []string
	var from []int // the item of each line
	pages := []int{0}
	for i := range items {
		it := &items[i]
		switch {
		case it.page && i > 0:
			pages = append(pages, len(text))
		case i > 0 && it.sheet.parts(items[i-1].y, it.y, it.size):
			text, from = append(text, ""), append(from, i)
		case i > 0 && 10*(items[i-1].foot-it.top) >= 7*max(it.size, items[i-1].size):
			text, from = append(text, ""), append(from, i)
		}
		line := withoutLeaders(it.sheet.characters(it.line, false))
		if headWords.MatchString(line) {
			line = it.sheet.characters(it.line, true)
		}
		text, from = append(text, line), append(from, i)
	}
	quiet := &tally{budget: t.budget}
	found, all := drawings(text, pages)
	var out []item
	at := 0
	for _, d := range found {
		for d.to > d.from+1 && text[d.to-1] == "" { // a gap is put before the line that it is of
			d.to--
		}
		first, last := from[d.from], from[d.to-1]
		if first < at {
			continue
		}
		table := d.table(quiet, all)
		for r := range table.Rows {
			for c := range table.Rows[r].Cells {
				table.Rows[r].Cells[c].replace(items, from)
			}
			struckBeside(table.Rows[r].Cells, items[first:last+1])
		}
		t.cells += quiet.cells
		out = append(append(out, items[at:first]...), item{ready: table, page: items[first].page})
		at = last + 1
		t.note(source.Say("page {1}: a table without a grid was read by the places of its words", items[first].sheet.page))
	}
	return append(out, items[at:]...)
}

// replace sets the places of the lines of a cell to those on the page.
func (c *Cell) replace(items []item, from []int) {
	for i, p := range c.Places {
		if p.Line > 0 {
			c.Places[i] = items[from[p.Line-1]].Place()
		}
	}
}

// struckBeside adds to the cells of a row the text that is struck out beside
// one of their words, since cells are built only from characters that count.
func struckBeside(cells []Cell, items []item) {
	for i := range items {
		if !slices.ContainsFunc(items[i].line.glyphs, func(g inked) bool { return g.Struck }) {
			continue
		}
		p := items[i].line.passage(" ")
		for _, g := range p.Gone {
			left, right := p.Text[:g.At], p.Text[g.At:]
			sides := []side{{right, false}, {left, true}}
			if strings.TrimRight(left, " \t") == left { // touches the word before it
				slices.Reverse(sides)
			}
			for _, s := range sides {
				if s.enter(cells, g, items[i].Place()) {
					break
				}
			}
		}
	}
}

// side is the text on one side of something that is Gone.
type side struct {
	text string
	left bool
}

// enter adds g to the cell that contains the adjoining word, if that word has a
// digit.
func (s side) enter(cells []Cell, g Gone, place Place) bool {
	words := strings.Fields(s.text)
	if len(words) == 0 {
		return false
	}
	word := words[0]
	if s.left {
		word = words[len(words)-1]
	}
	if !strings.ContainsAny(word, "0123456789") {
		return false
	}
	for c := range cells {
		if at := strings.LastIndex(cells[c].Text, word); at >= 0 && slices.Contains(cells[c].Places, place) {
			if g.At = at; s.left {
				g.At += len(word)
			}
			cells[c].Gone = append(cells[c].Gone, g)
			return true
		}
	}
	return false
}

// headWords matches a heading. Its cells may stand nearly as close to each other as
// words do.
var headWords = regexp.MustCompile(`(?i)^\s*(?:№|р/[срcp]|п/п)(?: п/п| р/с)?\s+\p{L}`)

// leastGap returns the width of the narrowest blank of a line.
func leastGap(l *printedLine) int {
	least, end := 1<<30, 0
	for i, g := range l.glyphs {
		if space := g.X - end; strings.TrimSpace(g.Text) != "" {
			if i > 0 && 100*space > 17*g.Size {
				least = min(least, space)
			}
			end = g.X + g.W
		}
	}
	return least
}

// characters writes a line as text with each word at about its position. In a close
// line a blank that is somewhat wider than the narrowest one counts as a gap.
func (r *ruler) characters(l *printedLine, close bool) string {
	var b strings.Builder
	at, end, gap := 0, 0, 1<<30
	if close {
		gap = leastGap(l) * 5 / 4
	}
	for i, g := range l.glyphs {
		if g.Struck || strings.TrimSpace(g.Text) == "" || i > 0 && g.Text == l.glyphs[i-1].Text && 10*(g.X-l.glyphs[i-1].X) < g.Size {
			continue
		}
		space := g.X - end
		crossed := r.crossed(end-g.Size/4, g.X+g.Size/4)
		parted := at > 0 && (r.uprightAt(end-g.Size/4, g.X+g.Size/4, l.y+l.size/3) || crossed && 10*space > 2*g.Size)
		if at == 0 || 100*space > 17*g.Size || parted {
			col := r.column(g.X)
			switch {
			case at == 0:
			case space > gap, parted, 100*space > 75*g.Size, r.aligned(l, i):
				col = max(col, at+2)
			default:
				col = at + 1
			}
			b.WriteString(strings.Repeat(" ", min(max(col-at, 0), maxPrinted)))
			at = max(col, at)
		}
		s := g.Text
		switch look := l.dressed(g); {
		case look&Raised != 0:
			s = raised.Replace(s)
		case look&Lowered != 0:
			s = lowered.Replace(s)
		}
		b.WriteString(s)
		at += len([]rune(s))
		end = g.X + g.W
	}
	return b.String()
}

// aligned reports that the i-th letter of a line begins a figure at a place where
// others begin behind a wide gap: it is the beginning of a cell, however close the
// words before it come. A line without a row number needs an amount with tiyn at its
// end for that.
func (r *ruler) aligned(l *printedLine, i int) bool {
	isDigit := func(g inked) bool { return g.Text != "" && g.Text[0] >= '0' && g.Text[0] <= '9' }
	rest := l.glyphs[i:]
	if n := r.starts[rest[0].X/near]; n == 0 || !isDigit(rest[0]) || l.thousands(i) {
		return false
	} else if n > 1 && isDigit(l.glyphs[0]) {
		return true
	}
	letters := func(g inked) bool { return strings.ContainsFunc(g.Text, unicode.IsLetter) }
	return !slices.ContainsFunc(rest, letters) && slices.ContainsFunc(rest, func(g inked) bool { return g.Text == "," })
}

// thousands reports that the i-th letter begins a group of three digits that one blank
// parts from one to three digits: in a column set to the right such a group stands
// where smaller figures begin, and it is no figure of its own.
func (l *printedLine) thousands(i int) bool {
	digits := func(part []inked) (n int) {
		for _, g := range part {
			if len(g.Text) != 1 || !isDigit(g.Text[0]) {
				break
			}
			n++
		}
		return n
	}
	before := slices.Clone(unblank(l.glyphs[:i]))
	slices.Reverse(before)
	n := digits(before)
	return n > 0 && n < 4 && digits(l.glyphs[i:]) == 3 && 100*(l.glyphs[i].X-before[0].X-before[0].W) < 40*l.glyphs[i].Size
}

// findStarts counts at which places figures begin behind a wide gap.
func (r *ruler) findStarts(all []printedLine) {
	r.starts = map[int]int{}
	for _, l := range all {
		end := 0
		for i, g := range l.glyphs {
			if t := g.Text; i > 0 && t != "" && t[0] >= '0' && t[0] <= '9' && 100*(g.X-end) > 75*g.Size {
				r.starts[g.X/near]++
			}
			if strings.TrimSpace(g.Text) != "" {
				end = g.X + g.W
			}
		}
	}
}

// rulings are the ruled lines and coloured areas of a page: where rows are
// separated, and where columns are.
type rulings struct {
	levels   []stroke
	uprights []stroke
	columns  []int       // places of uprights
	left     int         // of the words on the page
	starts   map[int]int // see aligned
	unit     int         // about the width of a narrow letter
}

func (r *ruler) measure(p pdfpage.Page) {
	rules := slices.Clone(p.Rules)
	for _, f := range p.Fills {
		rules = append(rules, pdfpage.Rule{X0: f.X0, Y0: f.Y0, X1: f.X1, Y1: f.Y0}, pdfpage.Rule{X0: f.X0, Y0: f.Y1, X1: f.X1, Y1: f.Y1})
		if f.Y1-f.Y0 > 0 {
			rules = append(rules, pdfpage.Rule{X0: f.X0, Y0: f.Y0, X1: f.X0, Y1: f.Y1}, pdfpage.Rule{X0: f.X1, Y0: f.Y0, X1: f.X1, Y1: f.Y1})
		}
	}
	if len(rules) > 4*maxStrokes {
		rules = nil // so many that it is a drawing
	}
	level, upright := joinRules(rules)
	widest := 0
	for _, s := range level {
		widest = max(widest, s.to-s.from)
	}
	for _, s := range level {
		if 10*(s.to-s.from) >= 6*widest {
			r.levels = append(r.levels, s)
		}
	}
	r.uprights = upright
	for _, s := range upright {
		if n := len(r.columns); n == 0 || s.at-r.columns[n-1] > same {
			r.columns = append(r.columns, s.at)
		}
	}
	sizes := map[int]int{}
	r.left = 1 << 30
	for _, g := range p.Glyphs {
		if strings.TrimSpace(g.Text) != "" {
			sizes[g.Size]++
			r.left = min(r.left, g.X)
		}
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size < r.unit {
			most, r.unit = n, size
		}
	}
	r.unit = max(r.unit*45/100, 100)
}

// column converts a position into a column of characters, with three more for
// each vertical line to its left.
func (r *ruler) column(x int) int {
	n, _ := slices.BinarySearch(r.columns, x)
	return min(max((x-r.left)/r.unit, 0)+3*n, maxPrinted)
}

// crossed reports whether a vertical line lies between two positions.
func (r *ruler) crossed(from, to int) bool {
	n, _ := slices.BinarySearch(r.columns, from)
	return n < len(r.columns) && r.columns[n] <= to
}

// uprightAt reports whether a vertical line between from and to crosses height
// y.
func (r *ruler) uprightAt(from, to, y int) bool {
	n, _ := slices.BinarySearchFunc(r.uprights, from, func(s stroke, x int) int { return cmp.Compare(s.at, x) })
	for ; n < len(r.uprights) && r.uprights[n].at <= to; n++ {
		if s := r.uprights[n]; s.from <= y && y <= s.to {
			return true
		}
	}
	return false
}

// parts reports whether a horizontal line lies between two base lines.
func (r *ruler) parts(above, below, size int) bool {
	n, _ := slices.BinarySearchFunc(r.levels, below+size/3, func(s stroke, y int) int { return cmp.Compare(s.at, y) })
	return n < len(r.levels) && r.levels[n].at <= above+size/4
}

// sound reports whether the cells of a net are those of a table. If the lines
// separate only the columns, or only the heading, one cell has the prices of
// many rows, and it is not.
func sound(d *draft) bool {
	for _, row := range d.rows {
		for c, cell := range row.cells {
			labels, amounts := 0, 0
			for _, b := range cell.blocks {
				for _, l := range b.Lines() {
					if labelPiece.MatchString(l.Text) && l.Text[0] < 0x80 {
						labels++
					}
					if amountPiece.MatchString(l.Text) {
						amounts++
					}
				}
			}
			if c == 0 && labels > 1 || len(d.rows) == 1 && amounts > 1 || len(d.rows) <= headRows && amounts > 2 {
				return false
			}
		}
	}
	return true
}
