// Package xlsx writes office workbooks of plain tables.
//
// Its nouns are [Book], [Sheet] and [Cell]. It exists to be the only importer
// of its library and to make the bytes depend on the content alone: no clock,
// no user name, no order of a map. Text is always stored as text, so nothing
// in it can be taken for a formula.
package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"slices"
	"strconv"

	// The most used writer of OOXML workbooks in Go, with styles and frozen
	// headings, kept up since 2016.
	"github.com/xuri/excelize/v2"

	"tarif/cmd/tarif/internal/money"
)

// Book is a workbook.
type Book struct {
	Title    string
	Language string // BCP 47
	Sheets   []Sheet
}

// Sheet is a table with a heading line, which stays in view.
type Sheet struct {
	Name    string // at most 31 characters, none of : \ / ? * [ ]
	Columns []Column
	Rows    [][]Cell // each as long as Columns
}

// Column is a column's heading and its width in characters.
type Column struct {
	Heading string
	Width   float64
}

// Cell is a text, an amount or a whole number; the zero value is empty.
type Cell struct {
	Text   string
	Amount *money.Amount // shown as # ##0.00 by the reader's conventions
	Number int           // where Text is empty and Amount nil; 0 is empty
}

// amounts shows groups of three and two decimals; the program puts the
// reader's own separators.
const amounts = "#,##0.00"

// stamp is the time that the file bears inside. It is not when the file was
// made, which nobody asks of it, but makes equal content equal bytes.
const stamp = "2000-01-01T00:00:00Z"

// Write returns the bytes of the workbook.
func Write(b Book) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	st, err := newStyles(f)
	if err != nil {
		return nil, err
	}
	for i, s := range b.Sheets {
		if err := addSheet(f, i, s.Name); err != nil {
			return nil, err
		}
	}
	for _, s := range b.Sheets {
		if err := fill(f, s, st); err != nil {
			return nil, err
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: b.Title, Language: b.Language, Created: stamp, Modified: stamp,
	}); err != nil {
		return nil, err
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return inOrder(out.Bytes())
}

// inOrder puts the parts of a workbook into the order of their names: the
// library writes streamed sheets in the order of a map. Nothing is packed
// anew.
func inOrder(book []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range r.File {
		if err := w.Copy(part); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// addSheet adds a sheet; a new workbook has one already.
func addSheet(f *excelize.File, i int, name string) error {
	if i == 0 {
		return f.SetSheetName(f.GetSheetName(0), name)
	}
	_, err := f.NewSheet(name)
	return err
}

// fill writes a sheet's table: widths, heading line, rows. It streams, line
// after line: cell by cell the library takes half as long again, which a site
// with a thousand editions feels.
func fill(f *excelize.File, s Sheet, st styles) error {
	if err := bound(f, s); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for j, c := range s.Columns {
		if err := w.SetColWidth(j+1, j+1, c.Width); err != nil {
			return err
		}
	}
	// The heading line stays in view.
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := w.SetRow("A1", head(s.Columns, st)); err != nil {
		return err
	}
	for i, row := range s.Rows {
		if err := w.SetRow("A"+strconv.Itoa(i+2), line(row, st)); err != nil {
			return err
		}
	}
	return w.Flush()
}

// bound states the range that the table takes. The library writes it before
// the first line and would say A1, which programs that trust it take for an
// empty sheet.
func bound(f *excelize.File, s Sheet) error {
	if len(s.Columns) == 0 {
		return nil
	}
	last, err := excelize.CoordinatesToCellName(len(s.Columns), len(s.Rows)+1)
	if err != nil {
		return err
	}
	return f.SetSheetDimension(s.Name, "A1:"+last)
}

func head(columns []Column, st styles) []any {
	cells := make([]any, len(columns))
	for j, c := range columns {
		cells[j] = excelize.Cell{StyleID: st.head, Value: c.Heading}
	}
	return cells
}

func line(row []Cell, st styles) []any {
	cells := make([]any, len(row))
	for j, c := range row {
		cells[j] = c.styled(st)
	}
	return cells
}

// styled is the cell as the library takes it. An empty one has its style too.
func (c Cell) styled(st styles) excelize.Cell {
	switch {
	case c.Amount != nil:
		return excelize.Cell{StyleID: st.amount, Value: c.Amount.Float()}
	case c.Text != "":
		return excelize.Cell{StyleID: st.text, Value: c.Text}
	case c.Number != 0:
		return excelize.Cell{StyleID: st.text, Value: c.Number}
	}
	return excelize.Cell{StyleID: st.text}
}

// styles are the workbook's cell formats.
type styles struct{ head, text, amount int }

func newStyles(f *excelize.File) (st styles, err error) {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	if st.head, err = f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: top}); err != nil {
		return st, err
	}
	if st.text, err = f.NewStyle(&excelize.Style{Alignment: top}); err != nil {
		return st, err
	}
	format := amounts
	st.amount, err = f.NewStyle(&excelize.Style{
		Alignment: &excelize.Alignment{Vertical: "top"}, CustomNumFmt: &format,
	})
	return st, err
}
