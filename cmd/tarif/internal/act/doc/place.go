package doc

import (
	"tarif/cmd/tarif/internal/source"
)

// Place is where a line of text stands, as far as the file tells: 0 is not
// known. A file of lines has lines; a PDF pages, and on each its printed lines
// from the top; a workbook its sheets as pages. Paragraph and Table count
// through the document, Row, Cell and Within (the line of the cell) through
// the table as it was written, before spans are filled in. All count from 1.
type Place struct {
	Page, Line       int
	Paragraph        int
	Table, Row, Cell int
	Within           int
	X, Y             int // on the page of a PDF, hundredths of a point; y grows upwards
}

// Say puts a place into words; nothing where it is not known.
func (p Place) Say() source.Text {
	var out source.Text
	switch {
	case p.Page > 0 && p.Line > 0:
		out = source.Say("page {1}, line {2}", p.Page, p.Line)
	case p.Page > 0:
		out = source.Say("page {1}", p.Page)
	case p.Line > 0:
		out = source.Say("line {1}", p.Line)
	}
	switch {
	case p.Table > 0 && p.Within > 1:
		return also(out, source.Say("table {1}, row {2}, cell {3}, line {4} of it", p.Table, p.Row, p.Cell, p.Within))
	case p.Table > 0:
		return also(out, source.Say("table {1}, row {2}, cell {3}", p.Table, p.Row, p.Cell))
	case out.IsZero() && p.Paragraph > 0:
		return source.Say("paragraph {1}", p.Paragraph)
	}
	return out
}

func also(page, table source.Text) source.Text {
	if page.IsZero() {
		return table
	}
	return source.Say("{1}, {2}", page, table)
}

// passages visits every passage, in order.
func (d *Document) passages(visit func(*Passage)) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Table == nil {
			visit(&b.Passage)
			continue
		}
		for r := range b.Table.Rows {
			for c := range b.Table.Rows[r].Cells {
				visit(&b.Table.Rows[r].Cells[c].Passage)
			}
		}
	}
}

// Plain is the text line by line as a person reads it, from left to right and
// down: of a PDF its printed lines, of other formats each line of a paragraph
// and each row of a table with its cells separated by tabs. It does not ask what
// is a heading, a column or a merged cell, nor which running headers repeat.
func (d *Document) Plain() []Passage {
	if d.printed != nil {
		return d.printed
	}
	var out []Passage
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Table == nil {
			out = append(out, b.Lines()...)
			continue
		}
		for r := range b.Table.Rows {
			out = append(out, b.Table.Rows[r].line())
		}
	}
	return out
}

// number counts paragraphs and tables and tells every line its place.
func (d *Document) number() {
	paragraphs, tables := 0, 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Table == nil {
			paragraphs++
			b.locate(func(p *Place, _ int) { p.Paragraph = paragraphs })
			continue
		}
		tables++
		for r := range b.Table.Rows {
			for c := range b.Table.Rows[r].Cells {
				b.Table.Rows[r].Cells[c].locate(func(p *Place, line int) {
					p.Table, p.Row, p.Cell, p.Within = tables, r+1, c+1, line+1
				})
			}
		}
	}
}

// locate completes the place of every line.
func (p *Passage) locate(tell func(at *Place, line int)) {
	if len(p.Places) == 0 {
		p.Places = []Place{{}}
	}
	for i := range p.Places {
		tell(&p.Places[i], i)
	}
}
