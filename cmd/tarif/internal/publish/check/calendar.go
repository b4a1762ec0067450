package check

import (
	"tarif/cmd/tarif/internal/tariff"
)

// Deadline is a day on which somebody has to have done something: an edition
// runs out, or a year begins for which a tariff has none.
type Deadline struct {
	Tariff  *tariff.Tariff
	Edition *tariff.Edition // that runs out; the last one where the year is Missing
	Last    tariff.Date     // its last day; zero where it is not known
	Missing int             // the year for which there is no edition; 0 for one that runs out
	Counted bool            // the last day is counted from the act's year, not stated
}

// Soon is within how many days an end is told of.
const Soon = 60

// Calendar lists, tariff by tariff, what runs out within Soon days of day and
// which have no edition for the year after it.
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
