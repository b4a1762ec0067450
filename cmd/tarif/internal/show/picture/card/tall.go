package card

import (
	"image"
	"strings"
)

// Letters returns the fonts as complete files, for use in print. They must not
// be changed.
func Letters() (regular, bold []byte) { return regularTTF, boldTTF }

// Drawn replaces characters that the font lacks.
func Drawn(text string) string { return standIn.Replace(text) }

// Upright draws a card of any height from Width on: the same words below each
// other, with lines of prices below.
func (p *Painter) Upright(c Card, height int, lines []string) ([]byte, error) {
	s := &sheet{img: image.NewPaletted(image.Rect(0, 0, Width, height), palette), letters: p.letters}
	s.fill(image.Rect(0, divide, Width, height), white)
	s.fill(image.Rect(0, divide-10, Width, divide), accent)
	p.upper(s, c)
	y := divide + 130
	x := margin
	if c.Edition != "" {
		x = s.line(s.letters.fit(bold, c.Edition, 420, 96, 72, 56), margin, y, ground, white) + between
	}
	if c.Figure != "" {
		s.line(s.letters.fit(bold, c.Figure, Width-margin-x, 84, 72, 56), x, y, ground, white)
	}
	y = s.paragraph(s.letters.wrap(bold, c.Headline, Width-2*margin, size{52, 2}, size{42, 2}, size{36, 3}, size{30, 6}), margin, y+80, ground, white)
	points := 34 // of all lines: those that need the smallest type decide
	for _, l := range lines {
		points = min(points, s.letters.wrap(regular, l, Width-2*margin, size{34, 2}, size{30, 3}, size{26, 4}, size{22, 7}).size)
	}
	for _, l := range lines {
		text := s.letters.wrap(regular, l, Width-2*margin, size{points, 7})
		cut := strings.HasSuffix(text.lines[len(text.lines)-1], "…") // what a price is for may not be missing
		if cut || y+10+len(text.lines)*text.size*5/4 > height-90 {
			break
		}
		y = s.paragraph(text, margin, y+10, ground, white)
	}
	s.line(s.letters.fit(regular, c.Detail, Width-2*margin, 32, 28, 24, 20), margin, height-40, quiet, white)
	return s.png()
}
