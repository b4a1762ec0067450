// Package pdfpage reads the pages of a PDF: every character with its position,
// and the straight lines between them. Finding tables is left to package doc.
//
// [Read] returns one [Page] with its [Glyph]s and [Rule]s for each page. It
// handles what office programs and browsers write: objects in the file or in
// object streams; Flate, ASCII85 and ASCIIHex; single-byte fonts with a named
// encoding, Differences or a ToUnicode table, and two-byte composite fonts with
// ToUnicode. It does not read images, encrypted files or LZW.
//
// Files come from strangers, and the cross-reference table of a PDF can send a
// reader in circles or make it allocate any amount. So that table is ignored:
// objects are found by searching for their headers, as viewers do in a damaged
// file, the last object of a number wins, and all work is paid from one budget
// that grows with the size of the file. (The public Go readers follow the
// table. In the most widely used one, a file of 160 bytes with an object that
// is its own container ends the process with a stack overflow, which recover
// cannot catch.)
//
// The files in reading order: file.go finds objects, lex.go parses them,
// filter.go unpacks streams, pages.go walks the page tree, canvas.go executes
// the operators of a page with show.go (text), path.go (lines), dotted.go (lines
// of dots) and font.go, strike.go and pale.go find text that is struck out or white.
package pdfpage

import (
	"errors"
	"math"
)

// Glyph is a character, or the characters of a ligature, at a position. All
// measures are in hundredths of a point (1/72 inch) in the upright page; y
// grows upwards.
type Glyph struct {
	X, Y, W, Size int
	Text          string
	Font          int  // which of the file's fonts, from 1
	Hidden        bool // drawn without ink, as recognised text under a scan is
	Struck        bool // crossed out by a line, or white on white
}

// Rule is a straight horizontal or vertical line: X0 ≤ X1, Y0 ≤ Y1, with one
// pair (nearly) equal.
type Rule struct{ X0, Y0, X1, Y1 int }

// Level reports whether the rule is horizontal.
func (r Rule) Level() bool { return r.X1-r.X0 >= r.Y1-r.Y0 }

// Page is what one page shows. Turned counts characters that were left out
// because they are rotated.
type Page struct {
	Glyphs []Glyph
	Rules  []Rule
	Fills  []Rule // corners of filled areas that are too wide to be lines
	Turned int
	// Pictures counts the images on the page, whose content is not read.
	Pictures int
}

// Errors that say more than that the file is damaged.
var (
	ErrLocked  = errors.New("the file is encrypted")
	ErrTooMuch = errors.New("the file asks for more work than any act does")
	ErrDamaged = errors.New("no pages are found in the file")
)

// Read returns the pages in order. With an error it returns the pages that
// could be read before it.
func Read(data []byte) ([]Page, error) {
	f := open(data)
	if f.locked {
		return nil, ErrLocked
	}
	var pages []Page
	for _, p := range f.pages() {
		drawn := f.draw(p)
		drawn.strike()
		pages = append(pages, drawn)
		if f.budget.spent() {
			return pages, ErrTooMuch
		}
	}
	switch {
	case f.budget.spent():
		return pages, ErrTooMuch
	case len(pages) == 0:
		return nil, ErrDamaged
	case f.failed != nil:
		return pages, f.failed
	}
	return pages, nil
}

// budget is the work that is left, in about one unit a byte examined.
type budget int

func newBudget(size int) budget { return budget(256<<20 + 4*size) }

func (b *budget) spend(n int) { *b -= budget(max(n, 1)) }
func (b *budget) spent() bool { return *b <= 0 }

// cents converts a measure to hundredths.
func cents(x float64) int { return int(math.Round(x * 100)) }

// sane returns 0 for numbers that no page can mean.
func sane(x float64) float64 {
	if math.IsNaN(x) || math.Abs(x) > 1e7 {
		return 0
	}
	return x
}
