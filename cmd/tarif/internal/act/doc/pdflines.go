package doc

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/act/pdfpage"
)

// printedLine is characters on one base line, from left to right.
type printedLine struct {
	y, size int
	glyphs  []pdfpage.Glyph
}

// lines sorts characters into lines, from the top to the bottom. A smaller
// character that stands a little higher or lower belongs to its line.
func lines(glyphs []pdfpage.Glyph) []printedLine {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b pdfpage.Glyph) int { return cmp.Compare(b.Y, a.Y) })
	var all []printedLine
	for _, g := range sorted {
		if n := len(all); n > 0 && all[n-1].holds(g) {
			all[n-1].add(g)
			continue
		}
		all = append(all, printedLine{y: g.Y, size: g.Size, glyphs: []pdfpage.Glyph{g}})
	}
	for _, l := range all {
		slices.SortStableFunc(l.glyphs, func(a, b pdfpage.Glyph) int { return cmp.Compare(a.X, b.X) })
	}
	return all
}

func (l *printedLine) holds(g pdfpage.Glyph) bool {
	return 4*(l.y-g.Y) < min(2*max(l.size, g.Size), 3*min(l.size, g.Size))
}

// add lets the largest character say where the line stands.
func (l *printedLine) add(g pdfpage.Glyph) {
	if g.Size > l.size {
		l.y, l.size = g.Y, g.Size
	}
	l.glyphs = append(l.glyphs, g)
}

// passage joins the characters, a blank where there is a gap, and the given
// string where it is as wide as between columns. Characters printed twice, to
// look bold, are taken once; small raised digits are marks of footnotes.
func (l *printedLine) passage(wide string) Passage {
	b := pen{}
	end := 0
	last := pdfpage.Glyph{}
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

// gap gives what stands between two characters that are so far apart.
func gap(before string, g pdfpage.Glyph, space int, wide string) string {
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

func (l *printedLine) dressed(g pdfpage.Glyph) Look {
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

// cellText is the text of a cell, its lines parted by "\n".
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

// ruler knows the base lines of a page, to say on which line words stand.
type ruler struct {
	page int
	ys   []int // from the top to the bottom
}

func newRuler(p pdfpage.Page, page int) *ruler {
	r := &ruler{page: page}
	for _, l := range lines(p.Glyphs) {
		r.ys = append(r.ys, l.y)
	}
	return r
}

// passage is the text of a line with its place.
func (r *ruler) passage(l *printedLine, wide string) Passage {
	p := l.passage(wide)
	n, _ := slices.BinarySearchFunc(r.ys, l.y, func(a, b int) int { return cmp.Compare(b, a) })
	if n > 0 && (n == len(r.ys) || r.ys[n-1]-l.y < l.y-r.ys[n]) {
		n--
	}
	p.Places = []Place{{Page: r.page, Line: n + 1, X: l.glyphs[0].X, Y: l.y}}
	return p
}
