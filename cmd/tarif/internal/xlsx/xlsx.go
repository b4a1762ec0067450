// Package xlsx writes office workbooks of plain tables.
//
// Its nouns are [Book], [Sheet] and [Cell]. It exists to be the only importer
// of its library and to make the bytes depend on the content alone: no clock,
// no user name, no order of a map. Text is always stored as text, so nothing
// in it can be taken for a formula.
package xlsx

import (
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
		if err := fill(f, s, st); err != nil {
			return nil, err
		}
	}
	f.SetActiveSheet(0)
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: b.Title, Language: b.Language, Created: stamp, Modified: stamp,
	}); err != nil {
		return nil, err
	}
	out, err := f.WriteToBuffer()
	if err != nil {
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

// fill writes a sheet's table.
func fill(f *excelize.File, s Sheet, st styles) error {
	if err := head(f, s, st); err != nil {
		return err
	}
	for i, row := range s.Rows {
		for j, c := range row {
			if err := set(f, s.Name, j+1, i+2, c, st); err != nil {
				return err
			}
		}
	}
	return nil
}

// head writes the heading line, freezes it and sets the widths.
func head(f *excelize.File, s Sheet, st styles) error {
	for j, c := range s.Columns {
		name, err := excelize.ColumnNumberToName(j + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(s.Name, name, name, c.Width); err != nil {
			return err
		}
		if err := f.SetCellStr(s.Name, name+"1", c.Heading); err != nil {
			return err
		}
		if err := f.SetCellStyle(s.Name, name+"1", name+"1", st.head); err != nil {
			return err
		}
	}
	return f.SetPanes(s.Name, &excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
	})
}

// set writes one cell.
func set(f *excelize.File, sheet string, col, row int, c Cell, st styles) error {
	at, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	style := st.text
	switch {
	case c.Amount != nil:
		style = st.amount
		err = f.SetCellFloat(sheet, at, c.Amount.Float(), 2, 64)
	case c.Text != "":
		err = f.SetCellStr(sheet, at, c.Text)
	case c.Number != 0:
		err = f.SetCellInt(sheet, at, c.Number)
	}
	if err != nil {
		return err
	}
	return f.SetCellStyle(sheet, at, at, style)
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
