package export

import (
	"io"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/show/xlsx"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// MatrixXLSX returns a comparison of several places as a workbook: the matrix
// in Kazakh and in Russian, a line for each group as on the page, and the acts.
// Figures on one line are comparable, those on two lines are not.
func MatrixXLSX(m *compare.Matrix, day tariff.Date, w wording.Words) ([]byte, error) {
	kk, ru, failed := speakers(w)
	kind := m.Editions[0].Kind
	book := xlsx.Book{
		Title:    kind.Name.KK + " / " + kind.Name.RU + ", " + day.String(),
		Language: string(lang.KK),
		Sheets:   []xlsx.Sheet{kk.matrix(m), ru.matrix(m), comparedActs(m, day, kk, ru)},
	}
	if err := failed(); err != nil {
		return nil, err
	}
	return into(0, func(out io.Writer) error { return xlsx.Write(out, book) })
}

func (s speaker) matrix(m *compare.Matrix) xlsx.Sheet {
	sheet := xlsx.Sheet{Name: s.T("xlsx.sheet"), Columns: []xlsx.Column{
		{Heading: s.T("table.service"), Width: 44},
		{Heading: s.T("xlsx.role"), Width: 24},
		{Heading: s.T("xlsx.conditions"), Width: 24},
		{Heading: s.T("xlsx.basis"), Width: 30},
	}}
	for _, e := range m.Editions {
		sheet.Columns = append(sheet.Columns, xlsx.Column{Heading: s.In(e.Place.Short), Width: 16})
	}
	for _, heading := range []string{s.T("report.lowest"), s.T("report.median"), s.T("report.highest"), s.T("matrix.count")} {
		sheet.Columns = append(sheet.Columns, xlsx.Column{Heading: heading, Width: 14})
	}
	sheet.Columns = append(sheet.Columns, xlsx.Column{Heading: s.T("xlsx.remark"), Width: 60})
	for _, l := range m.Lines {
		for _, g := range l.Groups {
			sheet.Rows = append(sheet.Rows, s.group(m, l, g))
		}
	}
	return sheet
}

// group returns the cells of a group's line.
func (s speaker) group(m *compare.Matrix, l *compare.Line, g *compare.Group) []xlsx.Cell {
	first := g.Classes()[0]
	row := []xlsx.Cell{{Text: s.In(l.Service.Name)}, {Text: roleName(s.Lang)(first)},
		{Text: s.conditions(first)}, {Text: s.Purpose(g.Rates...)}}
	for column, r := range g.Rates {
		row = append(row, s.compared(r, m.Editions[column], l.Service, l.Has(column)))
	}
	figures := make([]xlsx.Cell, 4)
	if x := g.Spread; x != nil {
		figures = []xlsx.Cell{{Amount: &x.Lowest}, {Amount: &x.Median}, {Amount: &x.Highest}, {Number: x.Count}}
	}
	return append(append(row, figures...), xlsx.Cell{Text: s.cautions(l, g)})
}

// compared returns a price, or why there is none: in the act, or because the
// tariff has no such row, or only in another line.
func (s speaker) compared(r *tariff.Rate, e *tariff.Edition, x *tariff.Service, elsewhere bool) xlsx.Cell {
	switch {
	case r != nil && r.Price.Stated():
		return xlsx.Cell{Amount: &r.Price.Amount}
	case r != nil:
		return xlsx.Cell{Text: s.printed(r.Price)}
	}
	return xlsx.Cell{Text: s.Absent(e, x, elsewhere)}
}

// cautions returns the notes beside the figures of a group: why they must be
// read with care, our remarks on its rows, what keeps it from other groups.
func (s speaker) cautions(l *compare.Line, g *compare.Group) string {
	var out []string
	if g.Spread != nil {
		for _, r := range g.Cautions {
			out = append(out, s.Reason(r))
		}
	}
	for _, r := range g.Rates {
		if r != nil && !r.Caution.IsZero() {
			out = append(out, s.In(r.Edition.Place.Short)+": "+s.In(r.Caution))
		}
	}
	if len(l.Groups) > 1 {
		out = append(out, lang.UpperFirst(s.OtherRows(l)))
	}
	return strings.Join(out, "\n")
}

// comparedActs builds the sheet with the act of each place, in both languages,
// and the day.
func comparedActs(m *compare.Matrix, day tariff.Date, kk, ru speaker) xlsx.Sheet {
	sheet := xlsx.Sheet{Name: kk.T("xlsx.sheet-act"), Columns: []xlsx.Column{
		{Heading: kk.T("xlsx.place"), Width: 28}, {Heading: kk.T("same.act"), Width: 56},
		{Heading: ru.T("xlsx.place"), Width: 28}, {Heading: ru.T("same.act"), Width: 56},
		{Heading: kk.T("xlsx.address"), Width: 40},
	}}
	for _, e := range m.Editions {
		sheet.Rows = append(sheet.Rows, []xlsx.Cell{
			{Text: kk.In(e.Place.Name) + ", " + string(e.ID)}, {Text: kk.acts(e)},
			{Text: ru.In(e.Place.Name) + ", " + string(e.ID)}, {Text: ru.acts(e)},
			{Text: e.Source.URL},
		})
	}
	sheet.Rows = append(sheet.Rows,
		[]xlsx.Cell{{Text: kk.T("matrix.day")}, {Text: kk.Date(day)}, {Text: ru.T("matrix.day")}, {Text: ru.Date(day)}, {}},
		[]xlsx.Cell{{Text: kk.T("xlsx.force")}, {Text: kk.T("xlsx.no-force")}, {Text: ru.T("xlsx.force")}, {Text: ru.T("xlsx.no-force")}, {}})
	return sheet
}

// acts names the act that set an edition and those that amended it.
func (s speaker) acts(e *tariff.Edition) string {
	return strings.TrimSuffix(s.Cite(e.Act.ActRef)+"\n"+strings.Join(s.CiteAll(e.AmendedBy), "\n"), "\n")
}
