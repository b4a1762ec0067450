package pdfpage

import (
	"cmp"
	"slices"
)

// mostLines is more lines than cross a character.
const mostLines = 64

// strike marks the characters that a horizontal line crosses at half height,
// and removes such lines, since they do not separate rows. An underline is
// below the base line, a table's line above or below the letters.
func (p *Page) strike() {
	level := make([]int, 0, len(p.Rules))
	for i, r := range p.Rules {
		if r.Level() {
			level = append(level, i)
		}
	}
	slices.SortFunc(level, func(a, b int) int { return cmp.Compare(p.Rules[a].Y0, p.Rules[b].Y0) })
	through := map[int]bool{}
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		low, high := g.Y+g.Size/6, g.Y+g.Size*45/100
		k, _ := slices.BinarySearchFunc(level, low, func(r, y int) int { return cmp.Compare(p.Rules[r].Y0, y) })
		for end := min(len(level), k+mostLines); k < end && p.Rules[level[k]].Y0 <= high; k++ {
			if r := p.Rules[level[k]]; r.crosses(*g) {
				g.Struck, through[level[k]] = true, true
			}
		}
	}
	if len(through) == 0 {
		return
	}
	kept := p.Rules[:0]
	for i, r := range p.Rules {
		if !through[i] {
			kept = append(kept, r)
		}
	}
	p.Rules = kept
}

// crosses reports whether the line covers most of a character's width.
func (r Rule) crosses(g Glyph) bool {
	return 10*(min(r.X1, g.X+g.W)-max(r.X0, g.X)) > 6*max(g.W, 1)
}
