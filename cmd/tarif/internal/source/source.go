// Package source says where in the user's files something stands, and what is
// wrong there.
//
// Its nouns are [Pos], a place in a file, and [Finding], something to be said
// about it. A [List] collects findings so that all of them are reported at
// once; it sorts, drops doubles and prints them.
package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in a file: path as the user knows it, with slashes; 1-based
// line and column, in bytes. Line 0 means the file as a whole.
type Pos struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"`
	Col  int    `json:"col,omitempty"`
}

// String returns file:line:col, without what is not known.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders by file, line, column. Files come in the order in which a site
// rests on them: see rests.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(rank(p.File), rank(q.File)),
		cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// rests are the beginnings of a site's files in the order in which they are to
// be mended: a fault in one may be the cause of what is said of the next.
var rests = []string{"config.toml", "tariffs/catalogue/", "tariffs/", "templates/", "content/"}

// rank is the place among rests of what a file begins with. Files elsewhere
// come first.
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

// Finding is one thing to be said about a user's file.
//
// Message says what is wrong in lower case without a full stop and quotes what
// was found; Hint says what to do; See is the other place where there is one.
// Line is the text of the line at Pos, for the caret.
type Finding struct {
	Pos      Pos
	Severity Severity
	Rule     string // one of the documented: see [Rule]
	Message  Text
	Hint     Text
	See      *Pos
	Line     string
	About    string  // what is missing at Pos: see [OldRow], [OldSection]; else empty
	Waived   *Waiver // nil for a finding that stands
}

// List is findings in the order in which they were made, until Sort.
type List []Finding

// Errors reports how many findings are errors that stand.
func (l List) Errors() int { return l.count(Error) }

// Warnings reports how many findings are warnings that stand.
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

// Sort orders by place, then severity and message, and drops doubles.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Finding) int {
		if c := cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Rule, b.Rule)); c != 0 {
			return c // messages are put into words only where nothing else tells two apart
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

// Error summarises the list in one line; Print shows it whole.
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
