package card

import (
	"image"

	"golang.org/x/image/math/fixed"
)

// sheet is a card being drawn.
type sheet struct {
	img     *image.Paletted
	letters *letters
}

func (s *sheet) fill(r image.Rectangle, level uint8) {
	r = r.Intersect(s.img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := s.img.Pix[s.img.PixOffset(r.Min.X, y) : s.img.PixOffset(r.Max.X-1, y)+1]
		for i := range row {
			row[i] = level
		}
	}
}

// line writes the first line of a run and returns where it ends.
func (s *sheet) line(r run, x, baseline int, ink, paper int) int {
	pen := fixed.I(x)
	before := rune(-1)
	for _, c := range r.lines[0] {
		if before >= 0 {
			pen += s.letters.kern(r.style, before, c)
		}
		g := s.letters.glyph(r.style, c)
		s.stamp(g, pen.Round(), baseline, ink, paper)
		pen += g.advance
		before = c
	}
	return pen.Ceil()
}

// paragraph writes all lines of a run and returns the next baseline.
func (s *sheet) paragraph(r run, x, baseline int, ink, paper int) int {
	for i := range r.lines {
		s.line(run{r.style, r.lines[i : i+1]}, x, baseline, ink, paper)
		baseline += r.size * 5 / 4
	}
	return baseline
}

// stamp blends a glyph of level ink onto level paper.
func (s *sheet) stamp(g glyph, x, y, ink, paper int) {
	for i, dark := range g.dark {
		at := image.Pt(x+g.box.Min.X+i%g.box.Dx(), y+g.box.Min.Y+i/g.box.Dx())
		if dark > 0 && at.In(s.img.Rect) {
			level := paper*255 + (ink-paper)*int(dark)
			s.img.Pix[s.img.PixOffset(at.X, at.Y)] = uint8((level + 127) / 255)
		}
	}
}
