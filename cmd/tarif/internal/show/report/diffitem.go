package report

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

const arrow = " → "

// item says what became of one rate: first a new meaning of its price, then the
// price, then the rest.
func (v *layout) item(it *diff.Item) entry {
	r := it.Rate()
	conditions := r.Conditions
	if len(it.Old) > 1 || len(it.New) > 1 {
		conditions = nil // each line names its own
	}
	e := entry{head: say(v.Row(r) + ". " + v.Priced(r.Service, r.Role, conditions))}
	if it.Before() == nil || it.After() == nil {
		e.lines = v.uneven(it)
		return e
	}
	e.lines = append(v.newMeaning(it), v.priceLine(it)...)
	for _, k := range it.Kinds {
		e.lines = append(e.lines, v.otherwise(it, k)...)
	}
	return e
}

// uneven describes rates that were added, removed, merged or split.
func (v *layout) uneven(it *diff.Item) []line {
	label := v.ChangeOf(it, it.Kinds[0])
	switch {
	case it.Has(diff.Added):
		return []line{say(label + ", " + v.Price(it.New[0].Price))}
	case it.Has(diff.Removed):
		return []line{say(label + ", " + v.Price(it.Old[0].Price))}
	}
	out := []line{say(label)}
	for _, o := range it.Old {
		for _, n := range it.New {
			part := o
			if len(it.New) > 1 {
				part = n
			}
			what := strings.Join(v.Conditions(part.Conditions), "; ")
			out = append(out, say(strings.TrimPrefix(what+": ", ": ")+v.figures(o, n)))
		}
	}
	return out
}

// newMeaning says in what way the prices do not mean the same.
func (v *layout) newMeaning(it *diff.Item) []line {
	o, n := it.Before(), it.After()
	var out []line
	for _, k := range it.Withheld {
		label := v.Change(k) + ": "
		switch k {
		case diff.Basis:
			out = append(out, warn(label+v.Basis(o)+arrow+v.Basis(n)))
		case diff.Unit:
			out = append(out, warn(label+v.Unit(o)+v.inMeasure(o, n)+arrow+v.Unit(n)+v.inMeasure(n, o)))
		case diff.VAT:
			out = append(out, warn(label+v.vat(o.VAT)+arrow+v.vat(n.VAT)))
		}
	}
	return out
}

// inMeasure names a price's measure if another price's is different.
func (v *layout) inMeasure(r, other *tariff.Rate) string {
	if r.Price.Measure == other.Price.Measure {
		return ""
	}
	return " (" + v.Measure(r.Price.Measure) + ")"
}

// priceLine says what became of the price. A figure that is the same while its
// meaning changed is shown too.
func (v *layout) priceLine(it *diff.Item) []line {
	for _, k := range it.Kinds {
		switch k {
		case diff.PriceUp, diff.PriceDown, diff.PriceStated, diff.PriceWithdrawn:
			return []line{say(v.Change(k) + ": " + v.figures(it.Before(), it.After()))}
		}
	}
	if it.Priced && len(it.Withheld) > 0 {
		return []line{say(v.T("report.same-price", v.Price(it.After().Price)))}
	}
	return nil
}

// figures shows a price before and after, and what may be derived from them, or
// why nothing may.
func (v *layout) figures(old, new *tariff.Rate) string {
	f := diff.FiguresOf(old, new)
	s := v.Price(old.Price) + arrow + v.Price(new.Price)
	switch {
	case f.Comparable():
		s += ", " + v.Difference(new.Price.Measure, f.Difference)
	case f.Priced:
		s += "; " + v.Withheld(f)
	}
	if f.HasPercent {
		s += ", " + v.Percent(f.Percent)
	}
	return s
}

// otherwise says what else changed.
func (v *layout) otherwise(it *diff.Item, k diff.Kind) []line {
	o, n := it.Before(), it.After()
	label := v.Change(k)
	switch k {
	case diff.Role:
		return []line{say(label + ": " + v.Role(o.Role) + arrow + v.Role(n.Role))}
	case diff.Section:
		return []line{say(label + ": " + v.Section(o.Section) + arrow + v.Section(n.Section))}
	case diff.Renumbered:
		return []line{say(label + ": " + number(o, n) + arrow + number(n, o))}
	case diff.Wording:
		return v.wording(it, label)
	}
	return nil
}

// number returns the row of r, or its printed number if both are in the same
// row.
func number(r, s *tariff.Rate) string {
	if r.Row == s.Row {
		return r.Label
	}
	return strconv.Itoa(r.Row)
}

// wording shows the changed words of the row and of its price cell, in each
// language in which they changed.
func (v *layout) wording(it *diff.Item, label string) []line {
	var out []line
	for _, l := range it.Wording {
		words := it.Reworded(l)
		for _, runs := range [][]diff.Run{words.Row, words.Cell} {
			if runs != nil {
				out = append(out, reworded(label+" ("+v.languageName(l)+"): ", runs))
			}
		}
	}
	return out
}
