package pages

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/study/history"
	"tarif/cmd/tarif/internal/tariff"
)

// Limits for charts: more than a few are folded, with many nobody finds the
// right one, and a chart with many lines is unreadable.
const (
	fewCharts  = 6
	manyCharts = 40
	manyLines  = 4
)

// HistoryView is how the prices of a tariff changed: charts, and all figures in
// a table.
type HistoryView struct {
	Editions  []Link // oldest first
	Rows      []HistoryRow
	Charts    []ChartView
	Folded    bool // there are many charts, so the reader opens them
	TooMany   bool // there would be so many that they are not drawn here,
	Elsewhere bool // but on the pages of the services
}

// HistoryRow is a price in each edition.
type HistoryRow struct {
	RowHead
	VAT    string
	Cells  []HistoryCell
	Remark string // why it is not drawn, or what became of it
}

// HistoryCell is a price in an edition and the link to its row, empty if the
// edition has none.
type HistoryCell struct {
	Edition string
	Row     string
	Cell    Cell
	What    []string // what it is for, if that changed over time
}

// histories says how the prices of a tariff changed.
type histories struct {
	changes
	charts charts
	few    bool // the kind has few places, so the services' pages have charts
}

// view returns the prices of a tariff in all its editions, nil if there is only
// one.
func (c histories) view(t *tariff.Tariff) *HistoryView {
	if len(t.Editions) < 2 {
		return nil
	}
	v := &HistoryView{}
	v.Editions = lists.Of(t.Editions, func(e *tariff.Edition) Link { return c.link(EditionAddr(e), c.Edition(e)) })
	var runs []history.Run
	for _, l := range history.Of(t) {
		v.Rows = append(v.Rows, c.historyRow(t, l))
		for _, run := range l.Runs(c.day) {
			if len(run.Rates) > 1 {
				runs = append(runs, run)
			}
		}
	}
	if v.TooMany = len(runs) > manyCharts; v.TooMany {
		v.Elsewhere = c.few
		return v
	}
	for i, run := range runs {
		if chart, ok := c.charts.chart("chart-"+strconv.Itoa(i+1), c.In(run.Rates[0].Service.Name), []history.Run{run}, 2); ok {
			v.Charts = append(v.Charts, chart)
		}
	}
	v.Folded = len(v.Charts) > fewCharts
	return v
}

func (c histories) historyRow(t *tariff.Tariff, l history.Line) HistoryRow {
	r := l.Rate()
	row := HistoryRow{RowHead: c.rowHead(r.Service, r.Role, c.Conditions(r.Conditions))}
	breaks := l.Breaks()
	if r.VAT != "" && !slices.Contains(breaks, diff.VAT) {
		row.VAT = c.VAT(r.VAT)
	}
	for i, r := range l.Rates {
		cell := HistoryCell{Edition: c.Edition(t.Editions[i])}
		if r != nil {
			cell.Row, cell.Cell, cell.What = c.url(RateAddr(r)), c.cell(r), c.breakWhat(r, breaks)
		}
		row.Cells = append(row.Cells, cell)
	}
	row.Remark = c.remark(t, l)
	return row
}

// breakWhat says what distinguishes the meaning of a price from others on its
// line.
func (c histories) breakWhat(r *tariff.Rate, breaks []diff.Kind) []string {
	var what []string
	if slices.Contains(breaks, diff.Basis) || slices.Contains(breaks, diff.Unit) {
		what = append(what, c.Basis(r))
	}
	if slices.Contains(breaks, diff.VAT) {
		what = append(what, c.VAT(r.VAT))
	}
	return what
}

// remark says why a price is not drawn as one line, and what became of one that
// the next edition does not have.
func (c histories) remark(t *tariff.Tariff, l history.Line) string {
	said := lists.Of(l.Breaks(), func(k diff.Kind) string { return c.T("history.break." + string(k)) })
	last := l.Rate()
	if i := t.Editions.Index(last.Edition.ID) + 1; i < len(t.Editions) {
		d := c.between(last.Edition, t.Editions[i])
		said = append(said, c.became(d, last)...)
	}
	return strings.Join(said, " ")
}

// became says what the next edition made of a rate that it does not have.
func (c histories) became(d *diff.Diff, r *tariff.Rate) []string {
	i := slices.IndexFunc(d.Items, func(it *diff.Item) bool { return slices.Contains(it.Old, r) })
	it := d.Items[i]
	switch {
	case it.Has(diff.Removed):
		return []string{c.T("history.removed", c.Edition(d.New))}
	case it.Has(diff.Merged) && it.New[0].Price.Stated():
		return []string{c.T("history.merged", c.Edition(d.New), c.Price(it.New[0].Price))}
	case it.Has(diff.Split):
		return []string{c.T("history.split", c.Edition(d.New))}
	}
	return nil
}
