package report

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

const arrow = " → "

// item says what became of one rate: first what its price means now, then the
// price, then the rest.
func (v *voice) item(it *diff.Item) entry {
	r := it.Rate()
	conditions := r.Conditions
	if len(it.Old) > 1 || len(it.New) > 1 {
		conditions = nil // each line names its own
	}
	e := entry{head: say(v.row(r) + ". " + v.priced(r.Service, r.Role, conditions))}
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

// uneven is for rates that came, went, were merged or split.
func (v *voice) uneven(it *diff.Item) []line {
	label := v.t("change." + string(it.Kinds[0]))
	switch {
	case it.Has(diff.Added):
		return []line{say(label + ", " + v.price(it.New[0].Price))}
	case it.Has(diff.Removed):
		return []line{say(label + ", " + v.price(it.Old[0].Price))}
	}
	out := []line{say(label)}
	for _, o := range it.Old {
		for _, n := range it.New {
			part := o
			if len(it.New) > 1 {
				part = n
			}
			what := strings.Join(v.conditions(part.Conditions), "; ")
			out = append(out, say(strings.TrimPrefix(what+": ", ": ")+v.figures(o, n)))
		}
	}
	return out
}

// newMeaning says in what way the prices do not mean the same thing.
func (v *voice) newMeaning(it *diff.Item) []line {
	o, n := it.Before(), it.After()
	var out []line
	for _, k := range it.Withheld {
		label := v.t("change."+string(k)) + ": "
		switch k {
		case diff.Basis:
			out = append(out, warn(label+v.basis(o)+arrow+v.basis(n)))
		case diff.Unit:
			out = append(out, warn(label+v.unit(o)+v.inMeasure(o, n)+arrow+v.unit(n)+v.inMeasure(n, o)))
		case diff.VAT:
			out = append(out, warn(label+v.vat(o.VAT)+arrow+v.vat(n.VAT)))
		}
	}
	return out
}

// inMeasure names a price's measure where another's is not the same.
func (v *voice) inMeasure(r, other *tariff.Rate) string {
	if r.Price.Measure == other.Price.Measure {
		return ""
	}
	return " (" + v.t("measure."+r.Price.Measure.String()) + ")"
}

// priceLine says what became of the price; a figure that stayed while its
// meaning changed is named too.
func (v *voice) priceLine(it *diff.Item) []line {
	for _, k := range it.Kinds {
		switch k {
		case diff.PriceUp, diff.PriceDown, diff.PriceStated, diff.PriceWithdrawn:
			return []line{say(v.t("change."+string(k)) + ": " + v.figures(it.Before(), it.After()))}
		}
	}
	if it.Priced && len(it.Withheld) > 0 {
		return []line{say(v.t("report.same-price", v.price(it.After().Price)))}
	}
	return nil
}

// figures is a price before and after, and what may be derived from them; else
// why not.
func (v *voice) figures(old, new *tariff.Rate) string {
	f := diff.FiguresOf(old, new)
	s := v.price(old.Price) + arrow + v.price(new.Price)
	switch {
	case f.Comparable():
		s += ", " + v.difference(new.Price.Measure, f.Difference)
	case f.Priced:
		s += "; " + v.t("withheld."+string(f.Withheld[0]))
	}
	if f.HasPercent {
		s += ", " + v.change(f.Percent, 2)
	}
	return s
}

// otherwise says what else changed.
func (v *voice) otherwise(it *diff.Item, k diff.Kind) []line {
	o, n := it.Before(), it.After()
	label := v.t("change." + string(k))
	switch k {
	case diff.Role:
		return []line{say(label + ": " + v.role(o.Role) + arrow + v.role(n.Role))}
	case diff.Section:
		return []line{say(label + ": " + v.section(o.Section) + arrow + v.section(n.Section))}
	case diff.Renumbered:
		return []line{say(label + ": " + number(o, n) + arrow + number(n, o))}
	case diff.Wording:
		return v.wording(it, label)
	}
	return nil
}

// number is the row of r, or its printed number where the row is that of s.
func number(r, s *tariff.Rate) string {
	if r.Row == s.Row {
		return r.Label
	}
	return strconv.Itoa(r.Row)
}

// wording shows the changed words of the row and of its price cell, in each
// language in which they changed.
func (v *voice) wording(it *diff.Item, label string) []line {
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
