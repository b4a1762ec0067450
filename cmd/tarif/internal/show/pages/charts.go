package pages

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/show/chart"
	"tarif/cmd/tarif/internal/study/history"
	"tarif/cmd/tarif/internal/tariff"
)

// ChartView is a chart of one or more lines that share an axis.
type ChartView struct {
	ID           string
	Name         string   // what is priced
	Details      []string // role, conditions, what the price is for
	Title, About string   // text alternatives
	Plot         chart.Plot
}

// charts draws how prices changed.
type charts struct{ composer }

// fewLines divides a group that is too large for one chart into charts with a
// single line.
func fewLines(group []history.Run) [][]history.Run {
	if len(group) <= manyLines {
		return [][]history.Run{group}
	}
	return lists.Of(group, func(r history.Run) []history.Run { return []history.Run{r} })
}

func (c charts) placeNames(runs []history.Run) string {
	return strings.Join(lists.Of(runs, func(r history.Run) string { return c.name(r.Line.Tariff.Place.Short) }), ", ")
}

// chart draws runs that mean the same. ok is false if there are fewer prices
// than least.
func (c charts) chart(id, name string, runs []history.Run, least int) (ChartView, bool) {
	v := ChartView{ID: id, Name: name, Details: c.meansWhat(runs[0].Rates[0])}
	steps := make([][]history.Step, len(runs))
	n := 0
	for i, r := range runs {
		steps[i] = r.Steps()
		n += len(steps[i])
	}
	if n < least || slices.ContainsFunc(steps, func(s []history.Step) bool { return len(s) == 0 }) {
		return v, false
	}
	axis := c.axis(steps)
	var series []chart.Series
	for i, r := range runs {
		s := chart.Series{Steps: c.steps(steps[i], axis)}
		if len(runs) > 1 {
			s.Name = c.name(r.Line.Tariff.Place.Short)
		}
		series = append(series, s)
	}
	v.Plot = chart.Draw(series, axis.axes(c))
	v.Title = c.T("history.chart-title", strings.Join(append([]string{name}, v.Details...), ", "))
	v.About = c.told(series, steps)
	return v, true
}

// meansWhat says what a price is for, as far as the name does not.
func (c charts) meansWhat(r *tariff.Rate) []string {
	var details []string
	if r.Role != nil {
		details = append(details, c.In(r.Role.Short))
	}
	details = append(details, c.Conditions(r.Conditions)...)
	details = append(details, c.Basis(r))
	if r.VAT != "" {
		details = append(details, c.VAT(r.VAT))
	}
	return details
}

// axis is the days of a chart: from its first price to the day of the build, or
// to the last day known.
type axis struct {
	first, today, last tariff.Date
	measure            tariff.Measure
}

// value returns a price as an integer: tiyn, or millionths of another measure.
func (a axis) value(p tariff.Price) int64 {
	if a.measure == tariff.Money {
		return p.Amount.Tiyn()
	}
	return p.Amount.Millionths()
}

func (c charts) axis(lines [][]history.Step) axis {
	a := axis{today: c.day, last: c.day, measure: lines[0][0].Rate.Price.Measure}
	for _, steps := range lines {
		for _, s := range steps {
			if a.first.IsZero() || s.From.Before(a.first) {
				a.first = s.From
			}
			for _, d := range []tariff.Date{s.From, s.Until} {
				if a.last.Before(d) {
					a.last = d
				}
			}
		}
	}
	a.last = a.last.AddDays(max(a.last.Sub(a.first)/12, 20)) // room for a line without an end
	return a
}

// steps converts a run's prices for drawing. One without an end is drawn until
// today or, if it is announced, until it begins.
func (c charts) steps(run []history.Step, a axis) []chart.Step {
	out := make([]chart.Step, len(run))
	for i, s := range run {
		until, open := s.Until, s.Until.IsZero()
		if open {
			if until = a.today; until.Before(s.From) {
				until = s.From
			}
		}
		out[i] = chart.Step{From: s.From.Sub(a.first), Until: until.Sub(a.first), Value: a.value(s.Rate.Price),
			Label: c.label(s.Rate.Price), FromKnown: s.FromKnown, UntilKnown: s.UntilKnown, Joined: s.Joined, Open: open}
	}
	return out
}

// axes marks the first day of each year, or of every second, fifth … if there
// are many.
func (a axis) axes(c charts) chart.Axes {
	x := chart.Axes{Last: a.last.Sub(a.first), Value: c.round(a.measure)}
	years := a.last.Year - a.first.Year
	every := max(1, (years+4)/5)
	for y := a.first.Year + 1; y <= a.last.Year; y += every {
		if day := (tariff.Date{Year: y, Month: 1, Day: 1}).Sub(a.first); day*16 < x.Last*15 { // otherwise its text would be cut off
			x.Marked = append(x.Marked, chart.Day{Day: day, Text: c.Year(y)})
		}
	}
	return x
}

// label formats a price for its line.
func (c charts) label(p tariff.Price) string {
	if p.Measure == tariff.Money {
		return lang.Amount(c.Lang, p.Amount)
	}
	return lang.Figure(c.Lang, p.Amount)
}

// round returns the format of values on an axis.
func (c charts) round(m tariff.Measure) func(int64) string {
	if m == tariff.Money {
		return c.roundTenge
	}
	return func(millionths int64) string { return c.Amount(m, money.OfMillionths(millionths)) }
}

// roundTenge formats a value on an axis, without tiyn if there are none.
func (c charts) roundTenge(tiyn int64) string {
	if tiyn%100 == 0 {
		return c.Count(int(tiyn/100)) + "\u00a0₸"
	}
	return c.Tenge(money.OfTiyn(tiyn))
}

// told says in words what a chart shows.
func (c charts) told(series []chart.Series, steps [][]history.Step) string {
	var said []string
	for i, s := range series {
		if s.Name != "" {
			said = append(said, s.Name+":")
		}
		for j, step := range steps[i] {
			mark := ";"
			if j == len(steps[i])-1 {
				mark = "."
			}
			said = append(said, c.T("history.chart-point", c.Edition(step.Rate.Edition), c.Price(step.Rate.Price))+mark)
		}
	}
	return strings.Join(said, " ")
}
