package doc

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/act/pdfpage"
	"tarif/cmd/tarif/internal/lists"
)

// inked is a glyph and its look in the line.
type inked struct {
	pdfpage.Glyph
	look Look
}

// printedLine is the glyphs on one base line, from left to right.
type printedLine struct {
	y, size int
	glyphs  []inked
	marks   []inked // raised or lowered beside them, until all are found
}

// lines sorts glyphs into lines, from top to bottom. Glyphs right next to
// larger ones and a little higher or lower are raised or lowered glyphs of the
// same line. Glyphs at a distance and only slightly higher, as in another
// column, belong to the same line.
func lines(glyphs []pdfpage.Glyph) []printedLine {
	rows := baseRows(glyphs)
	attach(rows)
	var all []printedLine
	for _, r := range rows {
		if r.glyphs = append(r.glyphs, r.marks...); len(r.glyphs) == 0 {
			continue
		}
		if n := len(all); n > 0 && all[n-1].holds(r.y, r.size) && !all[n-1].under(r) {
			all[n-1].add(r)
			continue
		}
		r.sort()
		all = append(all, r)
	}
	return all
}

// baseRows groups glyphs by the height of their base line alone.
func baseRows(glyphs []pdfpage.Glyph) []printedLine {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b pdfpage.Glyph) int { return cmp.Compare(b.Y, a.Y) })
	var rows []printedLine
	for _, g := range sorted {
		n := len(rows)
		if n == 0 || 12*(rows[n-1].y-g.Y) > min(max(rows[n-1].size, 1), max(g.Size, 1)) {
			rows = append(rows, printedLine{y: g.Y, size: g.Size})
			n++
		}
		r := &rows[n-1]
		r.glyphs = append(r.glyphs, inked{Glyph: g})
		if strings.TrimSpace(g.Text) != "" || r.size == 0 {
			r.size = max(r.size, g.Size)
		}
	}
	for _, r := range rows {
		r.sort()
	}
	return rows
}

func (l *printedLine) sort() {
	slices.SortStableFunc(l.glyphs, func(a, b inked) int { return cmp.Compare(a.X, b.X) })
}

// nearRows is how many base lines above and below are searched for a neighbour.
const nearRows = 12

// attach moves raised and lowered runs into the line of their neighbour.
func attach(rows []printedLine) {
	for i := range rows {
		kept := rows[i].glyphs[:0:0]
		for _, run := range runsOf(rows[i].glyphs) {
			if host := neighbour(rows, i, run); host >= 0 {
				look := Raised
				if rows[i].y < rows[host].y {
					look = Lowered
				}
				for k := range run {
					run[k].look |= look
				}
				rows[host].marks = append(rows[host].marks, run...)
				continue
			}
			kept = append(kept, run...)
		}
		rows[i].glyphs = kept
		rows[i].resize()
	}
}

// resize sets the size of the line to that of its largest remaining glyph.
func (l *printedLine) resize() {
	size := 0
	for _, g := range l.glyphs {
		if g.look == 0 && strings.TrimSpace(g.Text) != "" {
			size = max(size, g.Size)
		}
	}
	if size > 0 {
		l.size = size
	}
}

// runsOf splits the glyphs of a base line at gaps and changes of size.
func runsOf(glyphs []inked) [][]inked {
	var out [][]inked
	from := 0
	for i := 1; i <= len(glyphs); i++ {
		if i < len(glyphs) {
			a, b := glyphs[i-1], glyphs[i]
			if 100*(b.X-a.X-a.W) < 40*b.Size && 10*b.Size <= 11*a.Size && 10*a.Size <= 11*b.Size && a.look == b.look {
				continue
			}
		}
		out = append(out, slices.Clone(glyphs[from:i]))
		from = i
	}
	return out
}

// longestMark is more glyphs than a footnote mark or an exponent has.
const longestMark = 6

// neighbour returns the index of the base line to which a run belongs as raised
// or lowered, or -1. That line is a fraction of a letter higher or lower, its
// glyphs are larger (or as large, if the run is short), and one of them adjoins
// the run.
func neighbour(rows []printedLine, i int, run []inked) int {
	run = unblank(run)
	if len(run) == 0 || run[0].look != 0 {
		return -1
	}
	size, from, to := run[0].Size, run[0].X, run[len(run)-1].X+run[len(run)-1].W
	best, nearest := -1, 0
	try := func(k int) bool {
		d := rows[k].y - rows[i].y // negative if the run is raised
		d = max(d, -d)
		if 4*d > 3*max(rows[k].size, size) {
			return false
		}
		big := rows[k].beside(from, to, size)
		switch {
		case big == 0, 10*d < big, 100*d > 72*big:
		case 100*size > 92*big && (len(run) > longestMark/2 || 4*d < big || !markLike(run)):
		case 100*size > 92*big && 100*d > 60*big:
		case best < 0 || d < nearest:
			best, nearest = k, d
		}
		return true
	}
	for k := i + 1; k < len(rows) && k <= i+nearRows && try(k); k++ {
	}
	for k := i - 1; k >= 0 && k >= i-nearRows && try(k); k-- {
	}
	return best
}

// markLike reports whether the run has no letters, like a footnote mark.
func markLike(run []inked) bool {
	return !slices.ContainsFunc(run, func(g inked) bool {
		return strings.ContainsFunc(g.Text, func(r rune) bool { return unicode.IsLetter(r) })
	})
}

func unblank(run []inked) []inked {
	for len(run) > 0 && strings.TrimSpace(run[0].Text) == "" {
		run = run[1:]
	}
	for len(run) > 0 && strings.TrimSpace(run[len(run)-1].Text) == "" {
		run = run[:len(run)-1]
	}
	return run
}

// beside returns the size of the glyphs of the line that end where a run begins
// or begin where it ends; 0 if there are none.
func (l *printedLine) beside(from, to, size int) int {
	n, _ := slices.BinarySearchFunc(l.glyphs, from, func(g inked, x int) int { return cmp.Compare(g.X, x) })
	for k := n - 1; k >= 0 && k >= n-3; k-- {
		g := l.glyphs[k]
		if g.look != 0 || strings.TrimSpace(g.Text) == "" || g.Size*100 < size*98 {
			continue
		}
		if d := from - g.X - g.W; 100*d < 35*g.Size && 100*d > -60*g.Size {
			return g.Size
		}
		break
	}
	n, _ = slices.BinarySearchFunc(l.glyphs, to-size/4, func(g inked, x int) int { return cmp.Compare(g.X, x) })
	for k := n; k < len(l.glyphs) && k < n+3; k++ {
		g := l.glyphs[k]
		if g.look != 0 || strings.TrimSpace(g.Text) == "" || g.Size*100 < size*105 {
			continue
		}
		if d := g.X - to; 100*d < 35*g.Size && 100*d > -25*g.Size {
			return g.Size
		}
		break
	}
	return 0
}

func (l *printedLine) holds(y, size int) bool {
	return 4*(l.y-y) < min(2*max(l.size, size), 3*min(l.size, size))
}

// under reports that letters of a base line are printed over those of the line, as
// those of a stamp are.
func (l *printedLine) under(r printedLine) bool {
	over := 0
	for _, g := range r.glyphs {
		n, _ := slices.BinarySearchFunc(l.glyphs, g.X-g.W/2, func(a inked, x int) int { return cmp.Compare(a.X, x) })
		if n < len(l.glyphs) && 2*(l.glyphs[n].X-g.X) < g.W && l.glyphs[n].Text != g.Text && strings.TrimSpace(g.Text) != "" && strings.TrimSpace(l.glyphs[n].Text) != "" {
			over++
		}
	}
	return over > 2
}

// add appends a base line. The larger glyphs determine the height of the line.
func (l *printedLine) add(r printedLine) {
	if r.size > l.size {
		l.y, l.size = r.y, r.size
	}
	l.glyphs = append(l.glyphs, r.glyphs...)
	l.sort()
}

// passage joins the glyphs, with a space at gaps and the string wide at gaps as
// wide as between columns. Glyphs printed twice to look bold are taken once;
// small raised digits are footnote marks.
func (l *printedLine) passage(wide string) Passage {
	b := pen{}
	end := 0
	last := inked{}
	for i, g := range l.glyphs {
		if i > 0 && g.Text == last.Text && 10*(g.X-last.X) < g.Size {
			continue
		}
		if i > 0 {
			b.write(gap(last.Text, g, g.X-end, wide), 0)
		}
		b.write(g.Text, l.dressed(g))
		if strings.TrimSpace(g.Text) == "" {
			last = g
			end = max(end, g.X+g.W)
			continue
		}
		last, end = g, g.X+g.W
	}
	return b.passage()
}

// gap returns what separates two glyphs that are space apart.
func gap(before string, g inked, space int, wide string) string {
	r, _ := utf8.DecodeLastRuneInString(before)
	blankNear := r == ' ' || r == '\u00a0' || r == '\t' || strings.TrimSpace(g.Text) == ""
	switch {
	case space > 2*g.Size && strings.TrimSpace(g.Text) != "":
		return wide
	case 100*space > 17*g.Size && !blankNear:
		return " "
	}
	return ""
}

func (l *printedLine) dressed(g inked) Look {
	if g.Struck {
		return Struck
	}
	if g.look != 0 {
		return g.look
	}
	if 100*g.Size > 95*l.size {
		return 0
	}
	switch d := g.Y - l.y; {
	case 5*d > l.size:
		return Raised
	case 12*d < -l.size:
		return Lowered
	}
	return 0
}

// cellText returns the text of a cell, its lines separated by "\n".
func cellText(glyphs []pdfpage.Glyph, sheet *ruler) Passage {
	var out []Passage
	for _, l := range lines(glyphs) {
		if s := sheet.passage(&l, " "); !s.silent() {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return Passage{}
	}
	return stacked(out)
}

// ruler knows the base lines of a page, to tell on which printed line words
// are.
type ruler struct {
	rulings
	page int
	ys   []int // from the top to the bottom
}

func newRuler(p pdfpage.Page, page int) *ruler {
	r := &ruler{page: page}
	r.ys = lists.Of(lines(p.Glyphs), func(l printedLine) int { return l.y })
	return r
}

// passage returns the text of a line with its place.
func (r *ruler) passage(l *printedLine, wide string) Passage {
	p := l.passage(wide)
	n, _ := slices.BinarySearchFunc(r.ys, l.y, func(a, b int) int { return cmp.Compare(b, a) })
	if n > 0 && (n == len(r.ys) || r.ys[n-1]-l.y < l.y-r.ys[n]) {
		n--
	}
	p.Places = []Place{{Page: r.page, Line: n + 1, X: l.glyphs[0].X, Y: l.y}}
	return p
}
