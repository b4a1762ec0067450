package tariff

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
)

// Measure is what a price is stated in. Prices in different measures are never
// compared, added or drawn on one axis.
type Measure uint8

// Acts state prices in money, in monthly calculation indices (МРП, АЕК), in per
// cent of something, or as a coefficient.
const (
	Money Measure = iota
	MCI
	Percent
	Coefficient
)

// Measures lists all measures.
var Measures = [...]Measure{Money, MCI, Percent, Coefficient}

// String returns the measure's name in files and data.
func (m Measure) String() string {
	return [...]string{"money", "mci", "percent", "coefficient"}[m]
}

func (m Measure) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// Figure returns an amount in the measure: "1 896,60 ₸", "0,5 МРП", "25,5 %".
func (m Measure) Figure(l lang.Lang, a money.Amount) string {
	return [...]func(lang.Lang, money.Amount) string{lang.Tenge, lang.Indices, lang.PerCent, lang.Coefficient}[m](l, a)
}

// Difference is like Figure, but with a sign: "+948,30 ₸", "−0,5 МРП".
func (m Measure) Difference(l lang.Lang, a money.Amount) string {
	if a.Sign() > 0 {
		return "+" + m.Figure(l, a)
	}
	return m.Figure(l, a)
}

// Index is the value of the monthly calculation index over a span of days, set
// by the law on the republican budget, usually for a year.
type Index struct {
	From, Until Date // the first day on which it no longer has this value
	Tenge       money.Amount
	Law         *Law
}

// IndexIn returns the value that the index has on every day on which an edition
// holds, in the year that its act names. It returns nil if a day is not
// covered, if the value changes in between, or if the end is unknown: a price
// in tenge is then unknown.
func (c *Catalogue) IndexIn(e *Edition) *Index {
	from, until := e.days()
	if from.IsZero() || !from.Before(until) {
		return nil
	}
	return lists.First(c.Indices, func(x *Index) bool { return !from.Before(x.From) && !x.Until.Before(until) })
}

// days returns the span of days for which the edition's prices are; an unknown
// end is zero.
func (e *Edition) days() (from, until Date) {
	if e.Period != 0 {
		from, until = Date{Year: e.Period, Month: 1, Day: 1}, Date{Year: e.Period + 1, Month: 1, Day: 1}
	}
	if d := e.From.Date; e.From.Status == Known && (from.IsZero() || from.Before(d)) {
		from = d
	}
	if d := e.Until.Date; e.Until.Status == Known && (until.IsZero() || d.Before(until)) {
		until = d
	}
	return from, until
}
