// Package source holds findings: what is wrong in the user's files, and where.
//
// A [Finding] says something about a position, [Pos], in a file. A [List]
// collects findings so that all are reported at once; it sorts them, drops
// duplicates and prints them. A [Text] is a message that is put into a language
// only when it is printed, by a [Localizer].
package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a position in a file: path as the user knows it, with slashes; 1-based
// line and column, in bytes. Line 0 means the file as a whole.
type Pos struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"`
	Col  int    `json:"col,omitempty"`
}

// String returns file:line:col, without the parts that are unknown.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders by file, line, column. Files are ordered by dependency: see
// rests.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(rank(p.File), rank(q.File)),
		cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// rests are the prefixes of a site's files in the order in which to correct
// them: an error in one may cause findings in the next.
var rests = []string{"config.toml", "tariffs/catalogue/", "tariffs/", "templates/", "content/"}

// rank returns the index in rests of the prefix of a file, plus one. Other
// files come first.
func rank(file string) int {
	return 1 + slices.IndexFunc(rests, func(s string) bool { return strings.HasPrefix(file, s) })
}

// Severity is how bad a finding is.
type Severity string

// Error stops a build; Warning is printed and the build goes on.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Finding is one thing to report about a user's file.
//
// Message says what is wrong, in lower case without a full stop, quoting what
// was found; Hint says what to do; See is a related position, or nil. Line is
// the text of the line at Pos, for the caret, if it has at most MostLine bytes:
// a file of one line may have a thousand findings, each of which is printed and
// kept with it.
type Finding struct {
	Pos      Pos
	Severity Severity
	Rule     string // one of the documented: see [Rule]
	Message  Text
	Hint     Text
	See      *Pos
	Line     string
	About    string  // what is missing at Pos: see [OldRow], [OldSection]; usually empty
	Waived   *Waiver // nil unless the finding is waived
}

// Seeing returns the finding with a related position.
func (f Finding) Seeing(p Pos) Finding {
	f.See = &p
	return f
}

// MostLine is the length of the longest line that a finding has.
const MostLine = 16 << 10

// List is findings in the order in which they were made, until Sort.
type List []Finding

// Errors returns the number of errors that are not waived.
func (l List) Errors() int { return l.count(Error) }

// Warnings returns the number of warnings that are not waived.
func (l List) Warnings() int { return l.count(Warning) }

func (l List) count(s Severity) int {
	n := 0
	for _, f := range l {
		if f.Severity == s && f.Waived == nil {
			n++
		}
	}
	return n
}

// Sort orders by position, then severity and message, and drops duplicates.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Finding) int {
		if c := cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Rule, b.Rule)); c != 0 {
			return c // messages are put into words only if nothing else distinguishes two findings
		}
		return cmp.Compare(a.Message.String(), b.Message.String())
	})
	*l = slices.CompactFunc(*l, func(a, b Finding) bool {
		return a.Pos == b.Pos && a.Rule == b.Rule && a.Message.Is(b.Message)
	})
}

// Err returns nil if no finding is an error, and else l itself as an error.
func (l List) Err() error {
	if l.Errors() == 0 {
		return nil
	}
	return l
}

// Error summarizes the list in one line; Print shows all of it.
func (l List) Error() string {
	switch n := l.Errors(); {
	case n == 0:
		return "no errors"
	case n == 1:
		for _, f := range l {
			if f.Severity == Error && f.Waived == nil {
				return f.Pos.String() + ": " + f.Message.String()
			}
		}
	}
	return fmt.Sprintf("%d errors in the data", l.Errors())
}
