// Package xlsx writes office workbooks of plain tables.
//
// A [Book] has [Sheet]s of [Cell]s. A workbook is a zip file of XML parts
// (ECMA-376); a plain table needs few of them, and parts.go has the rest of
// what programs expect. The bytes depend only on the content: no clock, no user
// name, no map order. Text is always stored as text, so nothing in it can be
// taken for a formula, and an amount as the exact decimal.
package xlsx

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
)

// Book is a workbook.
type Book struct {
	Title    string
	Language string // BCP 47
	Sheets   []Sheet
}

// Sheet is a table with a heading row, which stays visible.
type Sheet struct {
	Name    string // at most 31 characters, none of : \ / ? * [ ]
	Columns []Column
	Rows    [][]Cell // each as long as Columns
}

// Column is a column's heading and its width in characters.
type Column struct {
	Heading string
	Width   int
}

// Cell is a text, an amount or an integer; the zero value is empty.
type Cell struct {
	Text   string
	Amount *money.Amount // shown as # ##0.00 with the reader's separators
	Number int           // if Text is empty and Amount nil; 0 is empty
}

func Write(w io.Writer, b Book) error {
	if err := checkNames(b); err != nil {
		return err
	}
	z := newPacker(w)
	for _, p := range fixed {
		z.add(p.name, func(w io.Writer) error { return p.Execute(w, b) })
	}
	r := rooms.Get().(*room)
	defer rooms.Put(r)
	r.texts.reset()
	for i, s := range b.Sheets {
		r.xml = s.xml(r.xml[:0], &r.texts)
		z.add("xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml", ready(r.xml))
	}
	r.xml = r.texts.xml(r.xml[:0])
	z.add("xl/sharedStrings.xml", ready(r.xml))
	return z.close()
}

// room is memory reused between workbooks: a site has one for each edition.
type room struct {
	texts texts
	xml   []byte
}

var rooms = sync.Pool{New: func() any { return &room{texts: texts{number: map[string]int{}}} }}

func checkNames(b Book) error {
	for i, s := range b.Sheets {
		if err := checkName(s.Name); err != nil {
			return err
		}
		if slices.ContainsFunc(b.Sheets[:i], func(x Sheet) bool { return x.Name == s.Name }) {
			return fmt.Errorf("two sheets are called %q", s.Name)
		}
	}
	return nil
}

// checkName reports a name that no sheet may have.
func checkName(name string) error {
	switch {
	case name == "":
		return fmt.Errorf("a sheet has no name")
	case len(utf16.Encode([]rune(name))) > 31:
		return fmt.Errorf("the name of the sheet %q is longer than 31 characters", name)
	case strings.ContainsAny(name, `:\/?*[]`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'"):
		return fmt.Errorf("the name of the sheet %q has a character that is not allowed there", name)
	}
	return nil
}

// xml appends the part of a sheet.
func (s Sheet) xml(out []byte, t *texts) []byte {
	out = append(out, header+`<worksheet xmlns="`+mainNS+`">`...)
	if n := len(s.Columns); n > 0 {
		out = append(out, `<dimension ref="A1:`...)
		out = append(cellName(out, n-1, len(s.Rows)), `"/>`...)
	}
	out = append(out, `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`...)
	out = append(out, `<sheetFormatPr defaultRowHeight="15"/>`...)
	out = s.widths(out)
	out = append(out, `<sheetData>`...)
	head := lists.Of(s.Columns, func(c Column) Cell { return Cell{Text: c.Heading} })
	out = line(out, t, 0, head, styleHead)
	for i, row := range s.Rows {
		out = line(out, t, i+1, row, styleText)
	}
	return append(out, `</sheetData></worksheet>`...)
}

func (s Sheet) widths(out []byte) []byte {
	if len(s.Columns) == 0 {
		return out
	}
	out = append(out, `<cols>`...)
	for j, c := range s.Columns {
		out = fmt.Appendf(out, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, j+1, j+1, c.Width)
	}
	return append(out, `</cols>`...)
}

// line appends the row with index i.
func line(out []byte, t *texts, i int, row []Cell, style string) []byte {
	out = append(out, `<row r="`...)
	out = append(strconv.AppendInt(out, int64(i)+1, 10), `">`...)
	for j, c := range row {
		out = append(out, `<c r="`...)
		out = cellName(out, j, i)
		out = c.appendTo(out, t, style)
	}
	return append(out, `</row>`...)
}

// appendTo appends a cell after its name. An empty cell has a style too.
func (c Cell) appendTo(out []byte, t *texts, style string) []byte {
	if c.Amount != nil {
		style = styleAmount
		if c.Amount.Places() > 2 {
			style = styleFigure
		}
	}
	out = append(out, `" s="`...)
	out = append(out, style...)
	switch {
	case c.Amount != nil:
		out = append(out, `"><v>`...)
		out = append(out, c.Amount.String()...)
	case c.Text != "":
		out = append(out, `" t="s"><v>`...)
		out = strconv.AppendInt(out, int64(t.of(c.Text)), 10)
	case c.Number != 0:
		out = append(out, `"><v>`...)
		out = strconv.AppendInt(out, int64(c.Number), 10)
	default:
		return append(out, `"/>`...)
	}
	return append(out, `</v></c>`...)
}

// cellName appends the name of a cell: A1 is 0, 0.
func cellName(out []byte, column, row int) []byte {
	return strconv.AppendInt(letters(out, column), int64(row)+1, 10)
}

// letters appends A … Z, AA, AB …
func letters(out []byte, column int) []byte {
	if column >= 26 {
		out = letters(out, column/26-1)
	}
	return append(out, byte('A'+column%26))
}
