// Package doc reads a file of any format that an act comes in and gives one
// common shape: a [Document] of [Block]s, each a paragraph or a [Table].
//
// [Read] tells the format by the content, then by the name. It reads plain
// text, HTML, web archives, Markdown, DOCX, ODT, RTF, XLSX, CSV and PDF; text in
// UTF-8, UTF-16, Windows-1251 and KZ-1048. Everything else is an [Error] that says what the
// file is, why it cannot be read and what to do.
//
// # What stands where, and how it looks
//
// Paragraphs and cells are [Passage]s, embedded in Block and Cell: their Text
// as before, and what the characters alone do not say. Spans tell which parts
// of Text are raised, lowered, small or inserted by tracked changes. Gone tells
// what stood there and does not count (struck out, hidden, deleted): it is
// never in Text. Places tells for each line of Text where a person finds it.
//
// Whoever takes a price from a cell goes through [Passage.Lines], one line at
// a time, for a number stands on one line; asks [Passage.LookAt] whether all
// its characters look alike; and looks whether a Gone touches it that is not
// Apart: "1̶896,60" is "896,60" with Gone{At: 0, Text: "1", Look: Struck}.
// Document.Plain is a second reading: the lines of the file in the order in
// which they are read, of a PDF by the places of its letters alone, without a
// thought of tables. A number that the first reading has and the second has
// not, or the other way round, is a finding.
//
// What it promises:
//
//   - The words are those of the file. Nothing is repaired, joined or guessed;
//     that is the importer's work, which reports it. No-break spaces stay.
//     Raised digits become ¹²³ and lowered ones ₁₂₃, for a footnote mark beside
//     a price must not become a digit of it. Text is in NFC.
//   - What is left out or turned into something else is in Document.Notes:
//     hidden and deleted text, a table within a cell, numbers that Word counts.
//   - Plain text that keeps the layout of a page (`pdftotext -layout`) is read by
//     its gutters: places where spaces stand over many lines. A note says so.
//   - A text that a reader sees is never lost silently.
//   - No file makes it panic, run on or eat memory: see limits.go.
//
// A table inside a cell: where the outer table only lays out the page (no row
// of it has two cells with something in them) it is taken away and the inner
// tables stand in the document; else the inner table is written into the
// outer cell, a line a row, cells separated by tabs, with a note. A table of
// which no row has two cells with something in them is a frame: its text
// comes as paragraphs.
package doc

import (
	"tarif/cmd/tarif/internal/act/budget"
	"tarif/cmd/tarif/internal/source"
)

// Document is what a file says, in its order.
type Document struct {
	Format   string // "text", "html", "markdown", "docx", "odt", "rtf", "xlsx", "values" or "pdf"
	Encoding string // of text, HTML and Markdown: "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1251" or "KZ-1048"
	Blocks   []Block
	Repairs  []Repair      // letters that were mended throughout
	Notes    []source.Text // what the reader left out or changed, and by which means it read

	// Budget is what is left for the stages behind; nil is without bounds.
	Budget *budget.Budget

	printed []Passage // the lines on the pages of a PDF
}

// Block is a paragraph, or a table where Table is not nil. The text of a
// paragraph of which nothing counts is empty: see its Gone.
//
// Line is the 1-based line of the source; 0 for formats without lines. In
// plain text the n-th line of a block stands n lines below Line.
type Block struct {
	Passage
	Level int // of a heading, 1 to 9; 0 is a paragraph
	Table *Table
	Line  int
}

// Table is rows of cells with their spans, as they were written.
type Table struct{ Rows []Row }

// Row is one row; Header says that the file marks it as heading.
type Row struct {
	Cells  []Cell
	Header bool
}

// Cell is one cell. ColSpan and RowSpan are at least 1 and stay within the
// table. Each paragraph in it begins a line.
type Cell struct {
	Passage
	ColSpan, RowSpan int
	Line             int
}
