// Package table finds the price tables of an act and reads their rows, whatever
// form the document gives them.
//
// [Read] divides a document into [Parts]: tables and the paragraphs around them
// (parts.go). There is one reader for each form: tables with cells (grid.go,
// with columns.go, gridrows.go and heading.go, after turned.go has put upright what
// stands side by side or lies), one cell a paragraph as copied
// from a web page (paragraphs.go, plain.go), lines extracted from a PDF
// (lines.go, segment.go), and prices in running text (prose.go).
//
// The cells of a [Table]'s [Row]s keep their lines unchanged: repairing words
// is done by package mend, reading prices by package printed, recognizing
// services by package fit.
//
// No row is lost silently: whatever is inside a table and fits no row is
// reported as a [Problem].
package table

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

// Use is what a column holds.
type Use string

// Tiyn is the second half of the prices to its left, in an act with separate
// columns for tenge and tiyn. Other is anything else, such as the minutes that
// a service takes.
const (
	Number Use = "number"
	Text   Use = "text"
	Role   Use = "role"
	Unit   Use = "unit"
	Price  Use = "price"
	Tiyn   Use = "tiyn"
	Other  Use = "other"
)

// Column is a column and its heading, the lines of the heading joined. Leaf is
// the lowest line, which belongs to this column alone.
type Column struct {
	Use     Use
	Heading string
	Leaf    string
	Lang    lang.Lang // of one of two columns that say the same in two languages
}

// Cell is the lines of a cell, unchanged, and where they are: Places has one
// place a line. Beside is what was struck out, hidden or deleted right beside a
// digit. Over is the number of rows the cell was merged over.
type Cell struct {
	Lines  []string
	Line   int // of the source, 0 where not known
	Places []doc.Place
	Beside []doc.Gone
	Over   int
}

// Plain returns the cell's words on one line, unrepaired.
func (c Cell) Plain() string { return strings.Join(strings.Fields(strings.Join(c.Lines, " ")), " ") }

// Raw returns the cell's lines, unchanged but trimmed.
func (c Cell) Raw() string { return strings.TrimSpace(strings.Join(c.Lines, "\n")) }

func (c Cell) empty() bool { return c.Plain() == "" }

// cell converts a passage of the document.
func cell(p doc.Passage, line int) Cell {
	c := Cell{Lines: strings.Split(p.Text, "\n"), Line: line, Places: p.Places}
	for _, g := range p.Gone {
		if !g.Apart && strings.ContainsAny(g.Text, "0123456789") && digitBeside(p.Text, g.At) {
			c.Beside = append(c.Beside, g)
		}
	}
	return c
}

func digitBeside(s string, at int) bool {
	at = min(at, len(s))
	before, after := strings.TrimRight(s[:at], " \u00a0"), strings.TrimLeft(s[at:], " \u00a0")
	return before != "" && isDigit(before[len(before)-1]) || after != "" && isDigit(after[0])
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// with returns the cell with other lines, or a part of them, at the same
// places.
func (c Cell) with(lines ...string) Cell {
	c.Lines = lines
	return c
}

// Whole returns the cell with text, which includes the struck-out part of its
// number.
func (c Cell) Whole(text string) Cell { return c.with(text) }

// plus appends the lines of another cell.
func (c Cell) plus(d Cell) Cell {
	return Cell{Lines: slices.Concat(c.Lines, d.Lines), Line: c.Line, Places: slices.Concat(c.Places, d.Places), Beside: slices.Concat(c.Beside, d.Beside)}
}

// Section is a heading inside the table.
type Section struct {
	Label  string // its number as printed
	Text   Cell
	Number Cell // where it stands, if that is in the text
}

// Row is a row of prices.
type Row struct {
	Label   string // the number as printed
	Number  Cell   // where it stands
	Section int    // 1-based, 0 where the row stands under none
	Group   string // a numbered row over it that has no prices of its own
	Over    string // the number of the Group row
	Text    Cell
	Role    Cell
	Unit    Cell
	Detail  Cell   // words of columns whose use is unknown
	Clause  Cell   // the text that introduces the list of which the row is an item
	Side    *Row   // Text, Role, Unit and Prices in the second language of a bilingual table
	Words   Cell   // Text without the price or unit that is inside it
	Prices  []Cell // one a price column
	Carried []Cell // those of Role and Unit that were taken from the row above
	Inside  bool   // the number was found inside the text
	Source  Cell   // the row as printed, if its cells alone do not show it
}

// Table is one price table and the text around it.
type Table struct {
	Shape    string // "table", "paragraphs", "lines" or InProse
	Blocks   int    // that stand side by side; 0 or 1 in most
	Heading  string
	Columns  []Column
	Sections []Section
	Rows     []Row
	Totals   []Total
	Removed  []string // the numbers of rows that the act says it has no more
	Spent    []Spent  // cells of the table that are in none of the above
	Over     []Cell   // the titles and the line above the table
	After    []Cell   // the paragraphs below the table: notes
	Problems []Problem
}

// Spent is a cell that a table does not keep, and the reason. The ledger of
// numbers needs it to account for every number of the document.
type Spent struct {
	Cell Cell
	Why  Why
}

// Why is the reason why a cell is not kept.
type Why string

// The reasons: a heading or its repetition, the numbers of columns, of empty
// rows or of pages, and columns that hold no prices.
const (
	Head     Why = "heading"
	Counting Why = "column-number"
	Numbered Why = "row-number"
	Paging   Why = "page"
	Quantity Why = "quantity"
)

func (t *Table) spend(w Why, cells ...Cell) {
	for _, c := range cells {
		if !c.empty() {
			t.Spent = append(t.Spent, Spent{c, w})
		}
	}
}

// PriceColumns returns the columns that hold prices, in their order.
func (t *Table) PriceColumns() []Column {
	return lists.Where(t.Columns, func(c Column) bool { return c.Use == Price })
}

// Has reports whether any column has the use.
func (t *Table) Has(u Use) bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Use == u })
}

// Problem is something about a table that a person must check.
type Problem struct {
	Row     string
	Rule    string
	Message source.Text
	Hint    source.Text
}

// The rules of problems.
var rules source.Rules

var (
	RuleBlank  = rules.Light("rows-empty", source.Say("a row with a number and no words may have lost them"))
	RuleNumber = rules.Light("number-missing", source.Say("a row without a number may be a part of the one before"))
	RuleJoined = rules.Light("cells-joined", source.Say("two cells that ran together have to be separated by a person"))
	RulePage   = rules.Light("page-number", source.Say("a number between rows may be a page's or the act's"))
	RuleColumn = rules.Light("column-unread", source.Say("a column that was not read may hold prices"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }

func (t *Table) problem(row, rule string, hint, message source.Text) {
	t.Problems = append(t.Problems, Problem{row, rule, message, hint})
}
