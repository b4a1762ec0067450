// Package doc reads the file of an act, in any of the supported formats, into
// one shape: a [Document] of [Block]s, each a paragraph or a [Table].
//
// [Read] detects the format from the content, then from the name. It reads
// plain text, HTML, web archives, Markdown, DOCX, ODT, RTF, XLSX, CSV and PDF;
// text may be in UTF-8, UTF-16, Windows-1251 or KZ-1048. For anything else it
// returns an [Error] that says what the file is, why it cannot be read and what
// to do.
//
// Start with read.go, which calls one reader for each format: text.go and
// layout*.go, html*.go, markdown.go and md*.go, docx.go and word*.go, odt.go,
// rtf.go, xlsx.go, csv.go, pdf*.go. The readers build passages (passage.go) and
// tables (build.go); limits.go bounds their work.
//
// # Passages
//
// Paragraphs and cells embed a [Passage]: the Text, and what its characters
// alone do not say. Spans are the parts of Text that are raised, lowered, small
// or inserted by tracked changes. Gone is text that does not count because it
// is struck out, hidden or deleted; it is never in Text. Places gives the
// position in the file of each line of Text.
//
// Code that reads a price from a cell must go through [Passage.Lines] one line
// at a time, since a number never continues on the next line; check with
// [Passage.LookAt] that all its characters look alike; and check that no Gone
// touches it, unless that Gone is Apart: "1̶896,60" is "896,60" with Gone{At:
// 0, Text: "1", Look: Struck}.
//
// [Document.Plain] is a second, independent reading: the lines of the file in
// reading order, without tables (in a PDF, from the positions of the letters
// alone). A number that only one of the two readings has is a finding.
//
// # Promises
//
//   - The words are those of the file. Nothing is repaired, joined or guessed; that is the importer's work, which reports it. No-break spaces stay. Raised digits become ¹²³ and lowered ones ₁₂₃, so that a footnote mark beside a price cannot become one of its digits. Text is in NFC.
//   - Document.Notes lists what is left out or converted: hidden and deleted text, nested tables, numbers that Word generates.
//   - Plain text that keeps the layout of a page (`pdftotext -layout`) is split into columns at its gutters, the runs of spaces that line up over many lines. A note says so.
//   - Text that a reader of the file sees is never lost silently.
//   - No file makes it panic, loop or exhaust memory: see limits.go.
//
// # Nested tables
//
// A table in which no row has two cells with content only lays out the page: it
// is dissolved into paragraphs, and tables inside it become tables of the
// document. Any other table inside a cell is written into that cell as text,
// one line a row, cells separated by tabs, with a note.
package doc

import (
	"tarif/cmd/tarif/internal/act/budget"
	"tarif/cmd/tarif/internal/source"
)

// Document is the content of a file, in order.
type Document struct {
	Format   string // "text", "html", "markdown", "docx", "odt", "rtf", "xlsx", "values" or "pdf"
	Encoding string // of text, HTML and Markdown: "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1251" or "KZ-1048"
	Blocks   []Block
	Repairs  []Repair      // letters that were mended throughout
	Notes    []source.Text // what the reader left out or converted, and how it read the file

	// Budget is what is left of the work allowed for this import; nil is
	// unlimited.
	Budget *budget.Budget

	printed []Passage // the lines on the pages of a PDF
}

// Block is a paragraph, or a table if Table is not nil. A paragraph whose text
// is all struck out, hidden or deleted has an empty Text: see its Gone.
//
// Line is the 1-based line of the source, 0 for formats without lines. In plain
// text the n-th line of a block is n lines below Line.
type Block struct {
	Passage
	Level int // of a heading, 1 to 9; 0 is a paragraph
	Table *Table
	Line  int
}

// Table is the rows of a table, with spans as they were written.
type Table struct{ Rows []Row }

// Row is one row. Header is set if the file marks it as a heading.
type Row struct {
	Cells  []Cell
	Header bool
}

// Cell is one cell. ColSpan and RowSpan are at least 1 and stay within the
// table. Each paragraph of the cell begins a new line.
type Cell struct {
	Passage
	ColSpan, RowSpan int
	Line             int
}
