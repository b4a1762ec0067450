package report

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/study/compare"
)

// Matrix reports how several places compare.
func Matrix(m *compare.Matrix, on Shown, o Options) ([]byte, error) {
	switch o.Format {
	case CSV:
		return export.MatrixCSV(m, on.Day)
	case JSON:
		return indented(matrixValue(m, on))
	}
	return o.write(func(v *layout) document { return v.matrix(m, on) })
}

func (v *layout) matrix(m *compare.Matrix, on Shown) document {
	var doc document
	var names []string
	for _, e := range m.Editions {
		names = append(names, v.ShortPlace(e.Place))
	}
	doc.heading(1, v.ShortKind(m.Editions[0].Kind)+": "+strings.Join(names, ", "))
	v.sides(&doc, m.Editions, on)
	notes := &notes{layout: v}
	rows := v.matrixRows(m, names, notes)
	notes.print(&doc)
	doc.heading(2, v.T("compare.rows"))
	doc.add(rows)
	doc.paragraph(say(v.T("report.alike")))
	return doc
}

// matrixRows builds a table with a row for each group of a line: figures in one
// row are comparable, figures in two rows are not.
func (v *layout) matrixRows(m *compare.Matrix, names []string, notes *notes) *table {
	t := &table{}
	t.column(v.T("table.service"), false)
	t.column(v.T("xlsx.basis"), false)
	for _, h := range append(names, v.T("report.lowest"), v.T("report.median"), v.T("report.highest")) {
		t.column(h, true)
	}
	t.column(v.T("compare.row-caution"), false)
	for _, l := range m.Lines {
		for _, g := range l.Groups {
			t.rows = append(t.rows, v.matrixRow(m, l, g, notes))
		}
	}
	return t
}

func (v *layout) matrixRow(m *compare.Matrix, l *compare.Line, g *compare.Group, notes *notes) []line {
	row := []line{say(v.Priced(l.Service, l.Role, l.Conditions)), say(v.Purpose(g.Rates...))}
	for column, r := range g.Rates {
		row = append(row, say(v.cell(r, m.Editions[column], l.Service, l.Has(column))))
	}
	if s := g.Spread; s != nil {
		m := g.Classes()[0].Price.Measure
		row = append(row, say(v.Amount(m, s.Lowest)), say(v.Amount(m, s.Median)), say(v.Amount(m, s.Highest)))
	} else {
		row = append(row, nil, nil, nil)
	}
	return append(row, warn(strings.Join(v.matrixNotes(l, g, notes), "; ")))
}

// matrixNotes returns the notes beside the figures of a group: its cautions,
// our remarks on its rows, and what keeps it from other groups.
func (v *layout) matrixNotes(l *compare.Line, g *compare.Group, notes *notes) []string {
	var out []string
	if len(g.Cautions) > 0 {
		out = append(out, notes.beside(g.Cautions))
	}
	for _, r := range g.Rates {
		if r != nil && !r.Caution.IsZero() {
			out = append(out, notes.mark("", v.ShortPlace(r.Edition.Place)+": "+v.Quote(r.Caution)))
		}
	}
	if len(l.Groups) > 1 {
		short := strings.Join(v.ReasonsShort(l.Barriers), "; ")
		out = append(out, notes.mark(short, lang.UpperFirst(v.OtherRows(l))))
	}
	return out
}
