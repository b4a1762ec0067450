// Package mend repairs the damage that text extraction does to an act's words,
// and nothing else.
//
// [Mender.Cell] joins the lines of a cell and repairs letters set apart (с ә й
// к е с), words cut at the end of a line without a hyphen or torn within it,
// spaces before commas and after opening brackets, "іс- шаралар", a Latin
// letter inside a Cyrillic word. It returns every [Repair], with the text
// before and after.
//
// A repair never changes the letters of a text, except for look-alikes of
// another alphabet. Whether two pieces are one word is decided by a
// [Vocabulary] of words found elsewhere in the document, in the catalogue or in
// other acts, never by a list of our own. Text that could be read in two ways
// is left as it is and reported as a [Doubt].
package mend

import "strings"

// Kind is a kind of damage.
type Kind string

// The kinds, as reports print them.
const (
	Lines     Kind = "joined-lines"   // one cell over several lines
	Spaced    Kind = "letter-spaced"  // с ә й к е с
	Cut       Kind = "cut-word"       // психологиял / ық
	Torn      Kind = "torn-word"      // әңг імелесу
	Space     Kind = "stray-space"    // before a comma, after an opening bracket
	Hyphen    Kind = "hyphen-space"   // іс- шаралар
	Latin     Kind = "mixed-alphabet" // a letter of another alphabet that looks the same
	Invisible Kind = "invisible"      // a soft hyphen, a zero-width space
	NoBreak   Kind = "no-break-space" // in an amount
	Number    Kind = "number-inside"  // the row's number in the middle of its text
	Moved     Kind = "moved-word"     // a hyperlinked word that extraction misplaced
	Amount    Kind = "amount"         // a stray space in an amount
	Ditto     Kind = "ditto"          // -//-, the same as in the row above
	Money     Kind = "money"          // thousands, millions or tiyn converted to tenge
	Merged    Kind = "merged-cell"    // a cell over several rows that a page break split
)

// Repair is one change.
type Repair struct {
	Kind          Kind
	Before, After string
}

// Doubt is possible damage that could be read in two ways and was left alone.
type Doubt struct {
	Kind          Kind
	Found, Either string // as it stands, and what it could be
}

// Mender repairs the cells of one document.
type Mender struct {
	Words *Vocabulary
	// Printed says that the lines are those of a printed page, so that a word
	// may be cut at the end of a line and commas may be set apart.
	Printed bool
}

// Cell joins the lines of a cell into one text.
func (m *Mender) Cell(lines []string) (string, []Repair, []Doubt) {
	w := &work{Mender: m}
	raw := strings.TrimSpace(strings.Join(trimEach(lines), "\n"))
	text := w.join(lines)
	if m.Printed {
		text = w.torn(text)
		text = w.punctuation(text)
		text = w.hyphens(text)
	}
	text = w.alphabets(strings.Join(strings.Fields(text), " "))
	if strings.Contains(raw, "\n") {
		w.repairs = append([]Repair{{Lines, raw, text}}, w.repairs...)
	}
	return text, w.repairs, w.doubts
}

func trimEach(lines []string) []string {
	out := make([]string, len(lines))
	for i, s := range lines {
		out[i] = strings.TrimSpace(s)
	}
	return out
}

// work is the repair of one cell.
type work struct {
	*Mender
	repairs []Repair
	doubts  []Doubt
}

func (w *work) repair(k Kind, before, after string) {
	if before != after {
		w.repairs = append(w.repairs, Repair{k, before, after})
	}
}

func (w *work) doubt(k Kind, found, either string) {
	w.doubts = append(w.doubts, Doubt{k, found, either})
}

// join joins lines into one. A word followed by a space at the end of a line is
// whole; without that space it may be cut.
func (w *work) join(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		line = w.letterSpaced(w.invisible(line))
		if i > 0 {
			if rest, ok := w.divided(b.String(), line); ok {
				b.Reset()
				b.WriteString(rest)
			} else {
				b.WriteString(w.joint(b.String(), line))
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// invisible removes invisible characters. A soft hyphen at the end of a line
// divides a word that the next line continues.
func (w *work) invisible(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\u00a0' || r == '\u202f' || r == '\t' {
			return ' '
		}
		return r
	}, s)
	clean := unseen.Replace(s)
	if clean != s {
		w.repair(Invisible, strings.TrimSpace(s), strings.TrimSpace(clean))
	}
	return clean
}

var unseen = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "")
