// Package table finds the price tables of an act and reads their rows, in
// whatever shape a document brings them: a real table, the text of a web page
// with one cell a paragraph, the lines of a PDF.
//
// Its nouns are [Table], [Row] and [Cell]. A cell keeps its lines as they
// stand: repairing words is the work of package mend, reading prices that of
// package printed, knowing services that of package fit.
//
// It promises that no row is lost silently: what stands in the region of a
// table and fits into no row is told as a [Problem].
package table

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// Use is what a column holds.
type Use string

// The uses of columns. Tiyn is the second half of the prices to its left, where
// an act has tenge and tiyn in columns of their own. Other is a column that is
// none of these, such as the minutes that a service takes.
const (
	Number Use = "number"
	Text   Use = "text"
	Role   Use = "role"
	Unit   Use = "unit"
	Price  Use = "price"
	Tiyn   Use = "tiyn"
	Other  Use = "other"
)

// Column is a column and its heading, the lines of a heading in one. Leaf is the
// lowest of them, which is the column's own.
type Column struct {
	Use     Use
	Heading string
	Leaf    string
	Lang    lang.Lang // of one of two columns that say the same in two languages
}

// Cell is the lines of a cell as they stand, and where they do: every line of
// it is at one of the places. Beside is what was struck out, hidden or deleted
// right beside a digit of it. Over is over how many rows it was merged.
type Cell struct {
	Lines  []string
	Line   int // of the source, 0 where not known
	Places []doc.Place
	Beside []doc.Gone
	Over   int
}

// Plain is the cell's words in one line, without any repair.
func (c Cell) Plain() string { return strings.Join(strings.Fields(strings.Join(c.Lines, " ")), " ") }

// Raw is the cell as it stands.
func (c Cell) Raw() string { return strings.TrimSpace(strings.Join(c.Lines, "\n")) }

func (c Cell) empty() bool { return c.Plain() == "" }

// cell is a passage of the document as a cell.
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

// with is the cell with other lines, or a part of them, at its places.
func (c Cell) with(lines ...string) Cell {
	c.Lines = lines
	return c
}

// Whole is the cell with a part of its number that is struck out.
func (c Cell) Whole(text string) Cell { return c.with(text) }

// plus puts the lines of another cell below those of this one.
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
	Over    string // the number of that row
	Text    Cell
	Role    Cell
	Unit    Cell
	Detail  Cell   // words of columns that nobody knows
	Clause  Cell   // over the list that the row is an item of
	Side    *Row   // Text, Role, Unit and Prices in the second language, where the table has two
	Words   Cell   // Text without what of it is the price or its unit, where it holds them
	Prices  []Cell // one a price column
	Carried []Cell // of Role and Unit, what was taken from the row above
	Inside  bool   // the number stood in the middle of the text
	Source  Cell   // the row as it stood, where cells alone do not show it
}

// Table is one price table and what stands around it.
type Table struct {
	Shape    string // "table", "paragraphs", "lines" or InProse
	Heading  string
	Columns  []Column
	Sections []Section
	Rows     []Row
	Totals   []Total
	Spent    []Spent // what stands in the table and in none of the above
	Over     []Cell  // the titles and the line above it
	After    []Cell  // the paragraphs below it: notes
	Problems []Problem
}

// Spent is a cell that a table does not keep, and what it is there for.
type Spent struct {
	Cell Cell
	Why  Why
}

// Why a cell is not kept.
type Why string

// Reasons: headings and their repetition, numbers of columns, of rows that hold
// nothing else, of pages, columns that hold no prices.
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
	var out []Column
	for _, c := range t.Columns {
		if c.Use == Price {
			out = append(out, c)
		}
	}
	return out
}

// Has reports whether some column has the use.
func (t *Table) Has(u Use) bool {
	for _, c := range t.Columns {
		if c.Use == u {
			return true
		}
	}
	return false
}

// Problem is something about a table that a person must look at.
type Problem struct {
	Row     string
	Rule    string
	Message source.Text
	Hint    source.Text
}

// Rules of problems.
const (
	RuleNumber = "number-missing" // a row without a number
	RuleJoined = "cells-joined"   // two cells that could not be told apart
	RuleColumn = "column-unread"  // a column of which nobody knows what it is
	RulePage   = "page-number"    // a number that was taken for a page's
	RuleBlank  = "rows-empty"     // rows with a number, or without, and nothing else
)

func (t *Table) problem(row, rule string, hint, message source.Text) {
	t.Problems = append(t.Problems, Problem{row, rule, message, hint})
}
