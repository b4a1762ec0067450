// Package card draws social cards: the pictures that messengers show beside a
// link.
//
// A [Painter], which has the fonts and the site's mark, draws any number of
// [Card]s, also concurrently. A card is a PNG of 1200 × 630 in sixteen colours:
// a ramp from the background colour to white, for text and mark on both halves,
// and one accent. The same card gives the same bytes.
//
// The font is Noto Sans under the SIL Open Font License (fonts/OFL.txt),
// reduced to Kazakh and Russian. It is drawn into pictures and never sent to a
// browser. The package knows nothing of tariffs: package pages decides what is
// on a card.
package card

import (
	"image"
	"image/color"
)

// Card is the content of a card. If Figure is empty, Headline takes its space.
type Card struct {
	Site     string // the site's name
	Title    string // the place
	Subject  string // the kind of tariff
	Edition  string // its year
	Figure   string // the change of all prices: "+8,5 %"
	Headline string // what the edition has: "76 rates"
	Detail   string // one more line: the act
}

// Width and Height are the size of a card, in pixels.
const (
	Width  = 1200
	Height = 630
)

// The colours: levels from the background to white, then the accent.
const (
	ground = 0
	faint  = 11 // subdued white on the background
	quiet  = 3  // subdued background colour on white
	white  = 14
	accent = 15
)

var palette = func() color.Palette {
	p := make(color.Palette, white+1, accent+1)
	r, g, b := 0x0b, 0x4a, 0x6b
	for i := range p {
		mix := func(c int) uint8 { return uint8(c + (255-c)*i/white) }
		p[i] = color.RGBA{mix(r), mix(g), mix(b), 255}
	}
	return append(p, color.RGBA{0xf2, 0xb6, 0x32, 255})
}()

// Painter draws cards. It is safe for concurrent use.
type Painter struct {
	letters *letters
	mark    []uint8 // levels, mark × mark pixels
}

// The measures of a card.
const (
	margin  = 72
	mark    = 72
	divide  = 424 // where the white half begins
	between = 36
)

// New returns a painter. sign is the site's mark, a square of any size; it is
// drawn in shades of the background.
func New(sign image.Image) (*Painter, error) {
	l, err := newLetters()
	if err != nil {
		return nil, err
	}
	return &Painter{letters: l, mark: levels(sign)}, nil
}

// Draw returns the card as a PNG.
func (p *Painter) Draw(c Card) ([]byte, error) {
	s := &sheet{img: image.NewPaletted(image.Rect(0, 0, Width, Height), palette), letters: p.letters}
	s.fill(image.Rect(0, divide, Width, Height), white)
	s.fill(image.Rect(0, divide-10, Width, divide), accent)
	p.upper(s, c)
	lower(s, c)
	return s.png()
}

// upper draws the mark, the site's name, the place and the kind.
func (p *Painter) upper(s *sheet, c Card) {
	p.sign(s, c.Site)
	width := Width - 2*margin
	title := p.letters.fit(bold, c.Title, width, 92, 76, 64, 52)
	s.line(title, margin, 262, white, ground)
	s.paragraph(p.letters.wrap(regular, c.Subject, width, size{46, 2}, size{38, 2}, size{32, 2}, size{30, 3}), margin, 328, faint, ground)
}

// sign draws the mark and the site's name.
func (p *Painter) sign(s *sheet, site string) {
	for i, level := range p.mark {
		s.img.Pix[s.img.PixOffset(margin+i%mark, 48+i/mark)] = level
	}
	s.line(p.letters.fit(regular, site, Width-2*margin-mark-24, 36, 30, 26), margin+mark+24, 98, faint, ground)
}

// lower draws the edition on the left and its content on the right.
func lower(s *sheet, c Card) {
	x := margin
	if c.Edition != "" {
		x = s.line(s.letters.fit(bold, c.Edition, 420, 96, 72, 56), margin, 560, ground, white) + between
		s.fill(image.Rect(x, 474, x+4, 590), accent)
		x += 4 + between
	}
	detail := s.letters.fit(regular, c.Detail, Width-margin-x, 32, 28, 24)
	s.line(detail, x, 588, quiet, white)
	if c.Figure != "" {
		x = s.line(s.letters.fit(bold, c.Figure, 460, 84, 72, 56), x, 532, ground, white) + between
	}
	headline := s.letters.wrap(bold, c.Headline, Width-margin-x, size{60, 1}, size{48, 1}, size{40, 1}, size{36, 2}, size{30, 2})
	s.paragraph(headline, x, 532-(len(headline.lines)-1)*headline.size*5/4, ground, white)
}

// levels scales a picture to the size of the mark and converts it to levels.
func levels(sign image.Image) []uint8 {
	out := make([]uint8, mark*mark)
	if sign == nil {
		return out
	}
	b := sign.Bounds()
	at := func(x, y int) int {
		r, g, bl, a := sign.At(b.Min.X+x*b.Dx()/mark, b.Min.Y+y*b.Dy()/mark).RGBA()
		if a == 0 {
			return -1
		}
		return int(299*r+587*g+114*bl) / 1000 * white / 0xffff
	}
	low := max(at(mark/2, 1), 0)
	for i := range out {
		if v := at(i%mark, i/mark); v > low {
			out[i] = uint8((v - low) * white / (white - low))
		}
	}
	return out
}
