package doc

import (
	"cmp"
	"slices"

	"tarif/cmd/tarif/internal/act/pdfpage"

	"tarif/cmd/tarif/internal/source"
)

const (
	near       = 200     // hundredths of a point within which lines meet
	joinGap    = 400     // within which the pieces of one line are joined
	same       = 300     // columns or rows closer than this are one
	maxSlots   = 200_000 // in one table on one page
	maxTables  = 50      // on one page
	maxStrokes = 3000    // on one page, after joining; more is a drawing
)

// findTables builds tables from the ruled lines of a page and returns the
// glyphs outside of them.
func findTables(t *tally, p pdfpage.Page, sheet *ruler) ([]item, []pdfpage.Glyph) {
	level, upright := joinRules(p.Rules)
	if len(level)*len(upright) > maxStrokes*maxStrokes {
		t.note(source.Say("a page has so many lines that they were taken for a drawing, not for tables"))
		return nil, p.Glyphs
	}
	rest := p.Glyphs
	var items []item
	for _, n := range nets(level, upright) {
		if n.columns() < 2 || n.rows() < 1 || n.columns()*n.rows() > maxSlots || len(items) == maxTables {
			continue
		}
		it, outside := n.table(t, rest, sheet)
		if !sound(it.table) {
			continue
		}
		items, rest = append(items, it), outside
		if t.err != nil {
			break
		}
	}
	return items, rest
}

// stroke is a ruled line: its position, and the range it covers in the other
// direction.
type stroke struct{ at, from, to int }

// joinRules joins the pieces of ruled lines and returns horizontal and vertical
// ones.
func joinRules(rules []pdfpage.Rule) (level, upright []stroke) {
	for _, r := range rules {
		if r.Level() {
			level = append(level, stroke{r.Y0, r.X0, r.X1})
		} else {
			upright = append(upright, stroke{r.X0, r.Y0, r.Y1})
		}
	}
	return joined(level), joined(upright)
}

func joined(all []stroke) []stroke {
	slices.SortFunc(all, func(a, b stroke) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	var out []stroke
	for i := 0; i < len(all); {
		n := i + 1
		for n < len(all) && all[n].at-all[n-1].at < 70 && all[n].at-all[i].at < same {
			n++
		}
		out = append(out, joinRow(all[i:n])...)
		i = n
	}
	return out
}

// joinRow joins strokes at the same position.
func joinRow(row []stroke) []stroke {
	slices.SortFunc(row, func(a, b stroke) int { return cmp.Compare(a.from, b.from) })
	out := []stroke{row[0]}
	for _, s := range row[1:] {
		last := &out[len(out)-1]
		if s.from <= last.to+joinGap {
			last.to = max(last.to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// table puts the glyphs into the cells of the net and returns those outside.
func (n *net) table(t *tally, glyphs []pdfpage.Glyph, sheet *ruler) (item, []pdfpage.Glyph) {
	cells := n.cells()
	inside := map[int][]pdfpage.Glyph{}
	var rest []pdfpage.Glyph
	for _, g := range glyphs {
		col := slot(n.xs, g.X+g.W/2)
		row := slotDown(n.ys, g.Y+g.Size*3/10)
		if col < 0 || row < 0 {
			rest = append(rest, g)
			continue
		}
		at := cells.root(row*n.columns() + col)
		inside[at] = append(inside[at], g)
	}
	it := item{table: n.draft(t, cells, inside, sheet), xs: n.xs, top: n.ys[0], foot: n.ys[len(n.ys)-1]}
	return it, rest
}

// slot returns the column at position x, -1 outside.
func slot(xs []int, x int) int {
	i, _ := slices.BinarySearch(xs, x)
	if i == 0 || i == len(xs) {
		return -1
	}
	return i - 1
}

func slotDown(ys []int, y int) int {
	i, _ := slices.BinarySearchFunc(ys, y, func(a, b int) int { return cmp.Compare(b, a) })
	if i == 0 || i == len(ys) {
		return -1
	}
	return i - 1
}

// cells joins the positions of the net that no line separates.
func (n *net) cells() groups {
	g := newGroups(n.rows() * n.columns())
	for r := range n.rows() {
		mid := (n.ys[r] + n.ys[r+1]) / 2
		for c := 1; c < n.columns(); c++ {
			if !covered(n.upright, n.xs[c], mid) {
				g.join(r*n.columns()+c-1, r*n.columns()+c)
			}
		}
	}
	for c := range n.columns() {
		mid := (n.xs[c] + n.xs[c+1]) / 2
		for r := 1; r < n.rows(); r++ {
			if !covered(n.level, n.ys[r], mid) {
				g.join((r-1)*n.columns()+c, r*n.columns()+c)
			}
		}
	}
	return g
}

// covered reports whether a stroke at a position covers mid. Strokes are sorted
// by position.
func covered(strokes []stroke, at, mid int) bool {
	i, _ := slices.BinarySearchFunc(strokes, at-same, func(s stroke, x int) int { return cmp.Compare(s.at, x) })
	for ; i < len(strokes) && strokes[i].at <= at+same; i++ {
		if strokes[i].from <= mid && mid <= strokes[i].to {
			return true
		}
	}
	return false
}

// draft makes the rows. A cell is placed at its first position and spans the
// others.
func (n *net) draft(t *tally, cells groups, inside map[int][]pdfpage.Glyph, sheet *ruler) *draft {
	type extent struct{ row, col, lastRow, lastCol int }
	spans := map[int]*extent{}
	for r := range n.rows() {
		for c := range n.columns() {
			at := cells.root(r*n.columns() + c)
			if e := spans[at]; e != nil {
				e.lastRow, e.lastCol = max(e.lastRow, r), max(e.lastCol, c)
			} else {
				spans[at] = &extent{r, c, r, c}
			}
		}
	}
	d := &draft{rows: make([]draftRow, n.rows())}
	for r := range n.rows() {
		for c := range n.columns() {
			at := r*n.columns() + c
			e := spans[at]
			if e == nil || e.row != r || e.col != c {
				continue
			}
			t.cell()
			cell := draftCell{colSpan: e.lastCol - c + 1, rowSpan: e.lastRow - r + 1}
			if s := cellText(inside[at], sheet); !s.silent() {
				cell.blocks = []Block{{Passage: s}}
			}
			d.rows[r].cells = append(d.rows[r].cells, cell)
		}
	}
	return d
}
