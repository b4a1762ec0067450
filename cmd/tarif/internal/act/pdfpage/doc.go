// Package pdfpage reads the pages of a PDF: every character with its place,
// and the straight lines between them. What a table is, it leaves to others.
//
// Its nouns are [Page], [Glyph] and [Rule]. It reads what office programs and
// browsers write: objects loose or in object streams, Flate, ASCII85 and
// ASCIIHex; fonts of one byte a character with a named encoding, differences or
// a ToUnicode table, and composite fonts of two bytes with ToUnicode. It reads
// no pictures, no passwords and no LZW.
//
// Files come from strangers. The table of addresses of a PDF can send a reader
// in circles or make it allocate what a number says; so the table is not read
// at all: the objects are found by their headings, as viewers do for a damaged
// file, the last of a number counts, and all work is paid from one budget that
// grows with the size of the file. (The public Go readers follow the table. Of
// the one with the most use, a file of 160 bytes that names an object as its
// own container ends the process with a stack overflow, which no recover
// catches.)
package pdfpage

import (
	"errors"
	"math"
)

// Glyph is a character, or the few of a ligature, at a place. All measures are
// hundredths of a point, of 1/72 inch; y grows upwards, pages that are turned
// are turned back.
type Glyph struct {
	X, Y, W, Size int
	Text          string
	Font          int  // which of the file's fonts, from 1
	Hidden        bool // drawn without ink, as recognised text under a scan is
	Struck        bool // a line crosses it
}

// Rule is a straight line, level or upright: x0 ≤ x1, y0 ≤ y1, and one pair
// (nearly) equal.
type Rule struct{ X0, Y0, X1, Y1 int }

// Level reports whether the rule is level, not upright.
func (r Rule) Level() bool { return r.X1-r.X0 >= r.Y1-r.Y0 }

// Page is what one page shows. Turned counts characters that were left out
// because they run upwards or aslant.
type Page struct {
	Glyphs []Glyph
	Rules  []Rule
	Fills  []Rule // corners of filled areas that are too wide to be lines
	Turned int
	// Pictures counts pictures on the page; their content is not read.
	Pictures int
}

// Errors that tell a reader more than that the file is damaged.
var (
	ErrLocked  = errors.New("the file is encrypted")
	ErrTooMuch = errors.New("the file asks for more work than any act does")
	ErrDamaged = errors.New("no pages are found in the file")
)

// Read gives the pages in their order. An error comes with the pages that
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

// budget is the work that is left: a unit is about a byte that is looked at.
type budget int

func newBudget(size int) budget { return budget(256<<20 + 4*size) }

func (b *budget) spend(n int) { *b -= budget(max(n, 1)) }
func (b *budget) spent() bool { return *b <= 0 }

// cents gives a measure in hundredths.
func cents(x float64) int { return int(math.Round(x * 100)) }

// sane keeps numbers of the file within what a page can mean.
func sane(x float64) float64 {
	if math.IsNaN(x) || math.Abs(x) > 1e7 {
		return 0
	}
	return x
}
