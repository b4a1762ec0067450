// Package paper draws the sheets that an office prints: a poster for a wall and
// a notice for a board, A4, as PDF.
//
// Its noun is [Sheet]. The letters are those of the social cards, which have
// every Kazakh one and are set into the file. The same sheet gives the same
// bytes.
package paper

import (
	"bytes"
	"time"

	// Sets TrueType letters of any alphabet into a PDF, in pure Go, the same
	// bytes twice; the newest of the line that the user's letters need.
	"codeberg.org/go-pdf/fpdf"

	"tarif/cmd/tarif/internal/show/picture/card"
	"tarif/cmd/tarif/internal/show/picture/qrcode"
)

// Sheet is what a sheet says.
type Sheet struct {
	Title   string // the place and the kind
	Figure  string // what all prices did, large; may be empty
	Lead    string
	Lines   []Line // prices
	Foot    []string
	Address string // made into a code; none where empty
	Large   bool   // a poster; else a notice
}

// Line is a price with what it is for.
type Line struct{ Text, Price string }

// The measures of A4 in millimetres.
const (
	wide   = 210.0
	high   = 297.0
	margin = 18.0
	inner  = wide - 2*margin
	code   = 38.0
)

// PDF returns the sheet. Lines that do not fit are left out, and how many is
// returned: a sheet is one page.
func (s Sheet) PDF() (data []byte, left int, err error) {
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
	left = s.lines(p)
	s.foot(p)
	var b bytes.Buffer
	err = p.Output(&b)
	return b.Bytes(), left, err
}

// scale makes the letters of a poster larger than those of a notice.
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

func (s Sheet) head(p *fpdf.Fpdf) {
	p.SetFillColor(0x0b, 0x4a, 0x6b)
	p.Rect(0, 0, wide, 8, "F")
	p.SetFillColor(0xf2, 0xb6, 0x32)
	p.Rect(0, 8, wide, 1.5, "F")
	p.SetY(margin)
	p.SetTextColor(0x0b, 0x4a, 0x6b)
	s.text(p, "B", 20, s.Title)
	if s.Figure != "" {
		s.text(p, "B", 34, s.Figure)
	}
	p.SetTextColor(0, 0, 0)
	s.text(p, "", 13, s.Lead)
}

// bottom is where the foot begins.
func (s Sheet) bottom() float64 { return high - margin - code - 4 }

func (s Sheet) lines(p *fpdf.Fpdf) int {
	const priceWidth = 52.0
	size := s.scale(12)
	height := size * 0.5
	p.SetFont("sans", "", size)
	for i, l := range s.Lines {
		rows := p.SplitText(card.Drawn(l.Text), inner-priceWidth)
		if p.GetY()+float64(len(rows))*height > s.bottom()-3 {
			return len(s.Lines) - i
		}
		top := p.GetY()
		p.SetFont("sans", "", size)
		p.MultiCell(inner-priceWidth, height, card.Drawn(l.Text), "", "L", false)
		next := p.GetY()
		p.SetXY(wide-margin-priceWidth, top)
		p.SetFont("sans", "B", size)
		p.CellFormat(priceWidth, height, card.Drawn(l.Price), "", 0, "R", false, 0, "")
		p.SetDrawColor(0xbb, 0xbb, 0xbb)
		p.Line(margin, next+1, wide-margin, next+1)
		p.SetXY(margin, next+2)
	}
	return 0
}

func (s Sheet) foot(p *fpdf.Fpdf) {
	p.SetXY(margin, s.bottom()+4)
	width := inner
	if s.Address != "" {
		width -= code + 6
	}
	for _, line := range s.Foot {
		p.SetFont("sans", "", 10)
		p.MultiCell(width, 4.6, card.Drawn(line), "", "L", false)
		p.Ln(1)
	}
	if s.Address != "" {
		s.code(p)
	}
}

// code draws the squares of the address's code.
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
