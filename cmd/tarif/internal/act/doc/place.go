package doc

import (
	"tarif/cmd/tarif/internal/source"
)

// Place is where a line of text is, as far as the file tells; 0 is unknown.
// Text files have lines; a PDF has pages and on each its printed lines from the
// top; a workbook has its sheets as pages. Paragraph and Table are counted in
// the document; Row, Cell and Within (the line in the cell) in the table as
// written, before spans are filled in. All count from 1.
type Place struct {
	Page, Line       int
	Paragraph        int
	Table, Row, Cell int
	Within           int
	X, Y             int // on the page of a PDF in hundredths of a point; Y grows upwards
}

// Say puts a place into words; the result is empty if nothing is known.
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

// passages calls visit for every passage, in order.
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

// Plain returns the text line by line in reading order: the printed lines of a
// PDF; in other formats the lines of paragraphs and the rows of tables, cells
// separated by tabs. It knows nothing of headings, columns, merged cells or
// repeated running headers.
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

// number counts paragraphs and tables and sets the place of every line.
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
