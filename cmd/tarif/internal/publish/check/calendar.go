package check

import (
	"tarif/cmd/tarif/internal/tariff"
)

// Deadline is a day by which somebody has to act: an edition runs out, or a
// year begins for which a tariff has none.
type Deadline struct {
	Tariff  *tariff.Tariff
	Edition *tariff.Edition // the edition that runs out, or the last one if a year is Missing
	Last    tariff.Date     // its last day; zero if unknown
	Missing int             // the year without an edition; 0 for an edition that runs out
	Counted bool            // the last day is taken from the act's year, not stated
}

// Soon is how many days before its end an edition is reported.
const Soon = 60

// Calendar returns, tariff by tariff, what runs out within Soon days of day and
// what has no edition for the following year.
func Calendar(d *tariff.Data, day tariff.Date) []Deadline {
	var out []Deadline
	year := day.Year + 1
	for _, t := range d.Tariffs {
		i, state := t.Editions.On(day)
		e := t.Editions[i]
		if end := e.Ends(); state == tariff.InForce && !end.IsZero() && end.Sub(day) <= Soon {
			out = append(out, Deadline{Tariff: t, Edition: e, Last: end.AddDays(-1), Counted: e.Until.Status != tariff.Known})
		}
		next, then := t.Editions.On(tariff.Date{Year: year, Month: 12, Day: 31})
		if then != tariff.InForce {
			last := t.Editions[next]
			x := Deadline{Tariff: t, Edition: last, Missing: year}
			if end := last.Ends(); !end.IsZero() {
				x.Last = end.AddDays(-1)
			}
			out = append(out, x)
		}
	}
	return out
}
