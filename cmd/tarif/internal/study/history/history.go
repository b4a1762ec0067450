// Package history follows prices through the editions of their tariffs.
//
// [Of] returns the [Line]s of a tariff: the rates of one service for one role
// and one set of conditions in all editions. [Line.Runs] cuts a line into
// [Run]s in which the prices mean the same, so that they may share an axis, and
// [Group] collects runs of several tariffs that mean the same.
//
// Rates are distinguished as package match does it between neighbours: by
// service, role and conditions, and also by VAT if an edition has several for
// these. The package returns data; it draws nothing and writes no sentences.
package history

import (
	"slices"

	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// Line is one price in all editions of a tariff.
type Line struct {
	Tariff *tariff.Tariff
	Rates  []*tariff.Rate // one for each edition, nil if that has no such rate
}

// Of returns the lines of a tariff: those of the newest edition in the order of
// its rows, then those that only older editions have.
func Of(t *tariff.Tariff) []Line {
	key := keys(t)
	at := map[tariff.Key]int{}
	var lines []Line
	for i := range slices.Backward(t.Editions) {
		for _, r := range t.Editions[i].Rates {
			k := key(r)
			n, known := at[k]
			if !known {
				n = len(lines)
				at[k] = n
				lines = append(lines, Line{t, make([]*tariff.Rate, len(t.Editions))})
			}
			lines[n].Rates[i] = r
		}
	}
	return lines
}

// keys returns the function that identifies the rates of a tariff: the key,
// with VAT only if some edition has two rates that differ in nothing else.
func keys(t *tariff.Tariff) func(*tariff.Rate) tariff.Key {
	several := map[tariff.Key]bool{}
	for _, e := range t.Editions {
		seen := map[tariff.Key]bool{}
		for _, r := range e.Rates {
			k := r.Key().WithoutVAT()
			several[k] = several[k] || seen[k]
			seen[k] = true
		}
	}
	return func(r *tariff.Rate) tariff.Key {
		if k := r.Key().WithoutVAT(); !several[k] {
			return k
		}
		return r.Key()
	}
}

// Rate returns the newest rate of the line.
func (l Line) Rate() *tariff.Rate {
	for _, r := range slices.Backward(l.Rates) {
		if r != nil {
			return r
		}
	}
	return nil
}

// Breaks returns what changed in the meaning of the price over time, Basis,
// Unit or VAT, in the order of diff.Kinds: prices before and after do not share
// an axis.
func (l Line) Breaks() []diff.Kind {
	var out []diff.Kind
	var before *tariff.Rate
	for _, r := range l.Rates {
		if r == nil || !r.Price.Stated() {
			continue
		}
		if before != nil {
			out = append(out, diff.FiguresOf(before, r).Withheld...)
		}
		before = r
	}
	slices.SortFunc(out, func(a, b diff.Kind) int {
		return slices.Index(diff.Kinds[:], a) - slices.Index(diff.Kinds[:], b)
	})
	return slices.Compact(out)
}

// Run is prices of a line that mean the same, oldest first, all stated.
type Run struct {
	Line  Line
	Rates []*tariff.Rate
}

// Runs cuts a line where the meaning of its price changes. Editions whose act
// is later than day are left out.
func (l Line) Runs(day tariff.Date) []Run {
	var runs []Run
	for _, r := range l.Rates {
		if r == nil || !r.Price.Stated() || day.Before(r.Edition.LastAct().Date) {
			continue
		}
		if n := len(runs); n == 0 || axisOf(runs[n-1].Rates[0]) != axisOf(r) {
			runs = append(runs, Run{Line: l})
		}
		last := &runs[len(runs)-1]
		last.Rates = append(last.Rates, r)
	}
	return runs
}

// axis is what two prices must have in common to share an axis.
type axis struct {
	tariff.Key
	tariff.Meaning
}

func axisOf(r *tariff.Rate) axis { return axis{r.Key(), r.Meaning()} }

// Group collects the runs that mean the same, in the order of their first.
func Group(runs []Run) [][]Run {
	at := map[axis]int{}
	var groups [][]Run
	for _, r := range runs {
		m := axisOf(r.Rates[0])
		n, known := at[m]
		if !known {
			n = len(groups)
			at[m] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], r)
	}
	return groups
}

// Step is a price of a run and the days on which it holds.
type Step struct {
	Rate *tariff.Rate
	tariff.Span
	Joined bool // it follows the previous step without a gap
}

// Steps returns the run's prices with their days, without editions that never
// held.
func (r Run) Steps() []Step {
	spans := r.Line.Tariff.Editions.Spans()
	var steps []Step
	for _, rate := range r.Rates {
		s := Step{Rate: rate, Span: spans[r.Line.Tariff.Editions.Index(rate.Edition.ID)]}
		if s.Empty() {
			continue
		}
		if n := len(steps); n > 0 {
			s.Joined = steps[n-1].Until == s.From
		}
		steps = append(steps, s)
	}
	return steps
}
