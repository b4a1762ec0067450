package card

import "image"

// Price is one of the prices on a card, and what it is for.
type Price struct{ Amount, For string }

// Prices draws a card of what a service costs: its name and the place above, up
// to three prices below, as large as possible.
func (p *Painter) Prices(c Card, prices []Price) ([]byte, error) {
	s := &sheet{img: image.NewPaletted(image.Rect(0, 0, Width, Height), palette), letters: p.letters}
	s.fill(image.Rect(0, halfway, Width, Height), white)
	s.fill(image.Rect(0, halfway-10, Width, halfway), accent)
	p.sign(s, c.Site)
	width := Width - 2*margin
	name := s.letters.wrap(bold, c.Title, width, size{76, 1}, size{64, 1}, size{52, 2}, size{44, 2}, size{38, 2})
	s.paragraph(name, margin, 222-(len(name.lines)-1)*32, white, ground)
	s.line(s.letters.fit(regular, c.Subject, width, 42, 36, 30), margin, halfway-34, faint, ground)
	amounts(s, prices)
	s.line(s.letters.fit(regular, c.Detail, width, 28, 24, 20), margin, Height-28, quiet, white)
	return s.png()
}

// halfway is where the white part of a price card begins.
const halfway = 352

// amounts writes the prices: a single one with what it is for below it, several
// each on a line of its own.
func amounts(s *sheet, prices []Price) {
	width := Width - 2*margin
	if len(prices) == 1 {
		s.line(s.letters.fit(bold, prices[0].Amount, width, 112, 92, 76, 60, 44, 36), margin, 472, ground, white)
		what := s.letters.wrap(regular, prices[0].For, width, size{36, 1}, size{32, 1}, size{28, 2})
		s.paragraph(what, margin, 530, ground, white)
		return
	}
	for i, x := range prices {
		y := 430 + i*80
		if len(prices) > 2 {
			y = 418 + i*62
		}
		at := s.line(s.letters.fit(bold, x.Amount, 420, 60, 52, 44, 36), margin, y, ground, white) + between
		what := s.letters.wrap(regular, x.For, Width-margin-at, size{28, 1}, size{26, 2}, size{22, 2})
		s.paragraph(what, at, y-(len(what.lines)-1)*what.size*5/8, ground, white)
	}
}
