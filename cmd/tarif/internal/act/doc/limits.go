package doc

import (
	"fmt"

	"tarif/cmd/tarif/internal/act/budget"
	"tarif/cmd/tarif/internal/source"
)

// The limits bound time and memory. They are at least a hundred times what the
// largest known act, of some hundred rows, needs.
const (
	maxFile    = 64 << 20 // bytes of the file
	maxParts   = 64 << 20 // bytes of all parts of a DOCX that are read, unpacked
	maxRatio   = 200      // unpacked to packed of one part, from maxSmall on
	maxSmall   = 8 << 20
	maxText    = 16 << 20 // bytes of all text that counts
	maxLong    = 4 << 20  // and of one paragraph
	maxCells   = 500_000
	maxBlocks  = 500_000
	maxGrid    = 2_000_000 // positions of one table with its spans filled in
	maxLines   = 2_000_000
	maxToken   = 16 << 20 // bytes of one tag or text node of HTML
	maxRowSpan = 65534    // as in HTML
	maxNested  = 8        // tables inside tables
	maxDepth   = 256      // elements inside elements
	maxNotes   = 100
	maxEntries = 10_000 // files in a zip
)

// Error says why a file cannot be read and what to do.
type Error struct {
	File    string
	Rule    string
	Message source.Text // what is wrong, lower case, without a full stop
	Hint    source.Text // what to do
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s (%s)", e.File, e.Message, e.Hint)
}

// Hints that several errors share.

func hintParts() source.Text {
	return source.Say("leave only the act in the file, or import its annexes one by one")
}

func hintDamaged() source.Text {
	return source.Say("open the file, check that it looks right, save it again and import the new file")
}

func hintOther() source.Text {
	return source.Say("import the act as DOCX, as HTML saved from the web page, as a PDF with text, or as plain text in UTF-8")
}

func hintWord() source.Text {
	return source.Say("open it in Word or LibreOffice, save it as DOCX (.docx) and import that")
}

func hintWordOf() source.Text {
	return source.Say("take the Word file that the act was printed from, or its page on adilet.zan.kz")
}

func hintUnpack() source.Text { return source.Say("unpack it and import the act in it") }

// MaxFile is the size in bytes of the largest file that is read.
const MaxFile = maxFile

// TooLarge returns the error for a file of size bytes, or nil if it is not too
// large. Callers use it before reading the file from disk.
func TooLarge(size int64) *Error {
	if size <= maxFile {
		return nil
	}
	return &Error{Rule: RuleTooLarge, Hint: hintParts(),
		Message: source.Say("the file has {1} MB, and at most {2} MB are read", (size+1<<20-1)>>20, maxFile>>20)}
}

// tally counts what has been read and keeps the first error. Readers check err
// in their loops.
type tally struct {
	budget *budget.Budget
	err    *Error
	cells  int
	blocks int
	notes  []source.Text
	more   int
}

func (t *tally) fail(rule string, hint, message source.Text) {
	if t.err == nil {
		t.err = &Error{Rule: rule, Message: message, Hint: hint}
	}
}

func (t *tally) note(s source.Text) {
	if len(t.notes) == maxNotes {
		t.more++
		return
	}
	t.notes = append(t.notes, s)
}

func (t *tally) cell() {
	t.budget.Spend(50)
	if t.cells++; t.cells > maxCells {
		t.fail(RuleTooComplex, hintParts(), source.Say("the tables have more than {1} cells", maxCells))
	}
}

func (t *tally) block() {
	t.budget.Spend(50)
	if t.blocks++; t.blocks > maxBlocks {
		t.fail(RuleTooComplex, hintParts(), source.Say("the text has more than {1} paragraphs", maxBlocks))
	}
}

// at prefixes a text with its line, if that is known.
func at(line int, s source.Text) source.Text {
	if line == 0 {
		return s
	}
	return source.Say("line {1}: {2}", line, s)
}
