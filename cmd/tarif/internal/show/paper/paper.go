// Package paper draws the sheets that an office prints: a poster for a wall and
// a notice for a board, A4, as PDF.
//
// A [Sheet] is set in the fonts of the social cards, which have all Kazakh
// letters and are embedded. The same sheet gives the same bytes.
package paper

import (
	"bytes"
	"cmp"
	"fmt"
	"time"

	// Embeds TrueType fonts of any alphabet into a PDF, in pure Go, with
	// reproducible bytes.
	"codeberg.org/go-pdf/fpdf"

	"tarif/cmd/tarif/internal/show/picture/card"
	"tarif/cmd/tarif/internal/show/picture/qrcode"
)

// Sheet is the content of a sheet. A poster is one page with the first of its
// lines; a notice has all of them, on as many pages as needed.
type Sheet struct {
	Title   string // the place and the kind
	Figure  string // the change of all prices, in large type; may be empty
	Lead    string
	Lines   []Line  // prices
	Points  float64 // of the lines; 12 if zero
	Foot    []string
	Address string                 // encoded as a QR code; none if empty
	Large   bool                   // a poster; otherwise a notice
	Some    func(n int) string     // says that a poster has n of the prices
	Page    func(n, of int) string // says which page of a notice it is
}

// Line is a price with what it is for, in one language or in both side by side,
// and its row number.
type Line struct {
	Label, Price string
	Texts        []string
}

// The measures of A4 in millimetres.
const (
	wide   = 210.0
	high   = 297.0
	margin = 15.0
	inner  = wide - 2*margin
	code   = 34.0

	footLine = 5.6 // with the space below it
)

// PDF returns the sheet.
func (s Sheet) PDF() ([]byte, error) {
	p := fpdf.New("P", "mm", "A4", "")
	p.SetCreationDate(time.Unix(0, 0).UTC())
	p.SetModificationDate(time.Unix(0, 0).UTC())
	p.SetCatalogSort(true)
	p.SetCompression(true)
	p.SetTitle(s.Title, true)
	regular, bold := card.Letters()
	p.AddUTF8FontFromBytes("sans", "", regular)
	p.AddUTF8FontFromBytes("sans", "B", bold)
	p.SetMargins(margin, margin, margin)
	p.SetAutoPageBreak(false, 0)
	p.AddPage()
	s.head(p)
	rest := s.lines(p, s.Lines)
	shown := len(s.Lines) - len(rest)
	for !s.Large && len(rest) > 0 && p.Ok() {
		p.AddPage()
		s.next(p)
		before := len(rest)
		if rest = s.lines(p, rest); len(rest) == before {
			return nil, fmt.Errorf("%q is longer than a page", rest[0].Texts)
		}
	}
	s.feet(p, shown)
	var b bytes.Buffer
	err := p.Output(&b)
	return b.Bytes(), err
}

// feet adds the footer to each page. Each has the QR code, since pages may hang
// separately.
func (s Sheet) feet(p *fpdf.Fpdf, shown int) {
	of := p.PageCount()
	for n := 1; n <= of; n++ {
		p.SetPage(n)
		foot := s.Foot
		switch {
		case s.Large && s.Some != nil && s.Some(shown) != "":
			foot = append([]string{s.Some(shown)}, foot...)
		case of > 1 && s.Page != nil:
			foot = append([]string{s.Page(n, of)}, foot...)
		}
		s.foot(p, foot)
	}
}

// next draws the header of a page other than the first.
func (s Sheet) next(p *fpdf.Fpdf) {
	s.band(p)
	p.SetTextColor(0x0b, 0x4a, 0x6b)
	s.text(p, "B", 12, s.Title)
	p.SetTextColor(0, 0, 0)
	p.Ln(2)
}

// scale makes the type of a poster larger than that of a notice.
func (s Sheet) scale(points float64) float64 {
	if s.Large {
		return points * 1.5
	}
	return points
}

func (s Sheet) text(p *fpdf.Fpdf, style string, points float64, text string) {
	p.SetFont("sans", style, s.scale(points))
	p.MultiCell(inner, s.scale(points)*0.46, card.Drawn(text), "", "L", false)
	p.Ln(s.scale(points) * 0.15)
}

// band draws the coloured edge at the top of a page.
func (s Sheet) band(p *fpdf.Fpdf) {
	p.SetFillColor(0x0b, 0x4a, 0x6b)
	p.Rect(0, 0, wide, 8, "F")
	p.SetFillColor(0xf2, 0xb6, 0x32)
	p.Rect(0, 8, wide, 1.5, "F")
	p.SetY(margin)
}

func (s Sheet) head(p *fpdf.Fpdf) {
	s.band(p)
	p.SetTextColor(0x0b, 0x4a, 0x6b)
	s.text(p, "B", 20, s.Title)
	if s.Figure != "" {
		s.text(p, "B", 34, s.Figure)
	}
	p.SetTextColor(0, 0, 0)
	s.text(p, "", 13, s.Lead)
}

// bottom returns where the footer begins, which has the height of the QR code
// or, without one, of up to five lines.
func (s Sheet) bottom() float64 {
	if s.Address == "" {
		return high - margin - 5*footLine
	}
	return high - margin - code - 4
}

// lines writes as many lines as fit on the page and returns the others.
func (s Sheet) lines(p *fpdf.Fpdf, all []Line) []Line {
	size := s.scale(cmp.Or(s.Points, 12))
	height := size * 0.44
	label, priceWidth := 0.0, 0.0
	for _, l := range s.Lines { // of all lines, so that all pages have the same columns
		p.SetFont("sans", "", size)
		if l.Label != "" {
			label = max(label, p.GetStringWidth(card.Drawn(l.Label))+3)
		}
		p.SetFont("sans", "B", size)
		priceWidth = max(priceWidth, p.GetStringWidth(card.Drawn(l.Price))+3)
	}
	label, priceWidth = min(label, inner/5), min(priceWidth, inner/2)
	for i, l := range all {
		p.SetFont("sans", "B", size)
		prices := p.SplitText(card.Drawn(l.Price), priceWidth)
		p.SetFont("sans", "", size)
		column := (inner - label - priceWidth) / float64(len(l.Texts))
		top, rows := p.GetY(), len(prices)
		var words [][]string
		for _, text := range l.Texts {
			split := p.SplitText(card.Drawn(text), column-4)
			words, rows = append(words, split), max(rows, len(split))
		}
		if top+float64(rows)*height > s.bottom()-3 {
			return all[i:]
		}
		s.column(p, margin, top, label, height, "L", []string{card.Drawn(l.Label)})
		for n, text := range words {
			s.column(p, margin+label+float64(n)*column, top, column-4, height, "L", text)
		}
		p.SetFont("sans", "B", size)
		s.column(p, wide-margin-priceWidth, top, priceWidth, height, "R", prices)
		next := top + float64(rows)*height
		p.SetDrawColor(0xbb, 0xbb, 0xbb)
		p.Line(margin, next+1, wide-margin, next+1)
		p.SetXY(margin, next+2)
	}
	return nil
}

// column writes lines of text below each other.
func (s Sheet) column(p *fpdf.Fpdf, x, y, width, height float64, align string, text []string) {
	for i, t := range text {
		p.SetXY(x, y+float64(i)*height)
		p.CellFormat(width, height, t, "", 0, align, false, 0, "")
	}
}

func (s Sheet) foot(p *fpdf.Fpdf, lines []string) {
	p.SetXY(margin, s.bottom()+4)
	width := inner
	if s.Address != "" {
		width -= code + 6
	}
	p.SetFillColor(0, 0, 0) // the fill colour, which text uses, is still that of the band
	p.SetTextColor(0, 0, 0)
	for _, line := range lines {
		p.SetFont("sans", "", 10)
		p.MultiCell(width, footLine-1, card.Drawn(line), "", "L", false)
		p.Ln(1)
	}
	if s.Address != "" {
		s.code(p)
	}
}

// code draws the QR code of the address.
func (s Sheet) code(p *fpdf.Fpdf) {
	rows, err := qrcode.Squares(s.Address)
	if err != nil {
		p.SetError(err)
		return
	}
	side := code / float64(len(rows))
	p.SetFillColor(0, 0, 0)
	for y, row := range rows {
		for x, black := range row {
			if black {
				p.Rect(wide-margin-code+float64(x)*side, high-margin-code+float64(y)*side, side+0.02, side+0.02, "F")
			}
		}
	}
}
