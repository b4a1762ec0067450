package pages

import (
	"cmp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// CalculatorParts is what a worksheet's script knows besides its rows: how to
// name months, which months the tariff is for, and where else the plan can be
// priced.
type CalculatorParts struct {
	Months      []string
	First, Last int // months as year × 12 + month, 0 if unknown
	Editions    string
	Others      []OtherPlace
	Pairs       []ClassPair
	Roles       []Option // if there are several
	VAT         string   // stated if the table has several price columns
	Payment     *Link
}

// Option is a choice of a list.
type Option struct{ Value, Text string }

// OtherPlace is a place where the same plan can be priced. Apart is set if the
// two tariffs do not hold at the same time.
type OtherPlace struct {
	Option
	Src   string // relative to Editions
	Apart bool
}

// ClassPair is how prices of two different classes compare: the cautions, and
// what prices of B are multiplied by. If Counted is empty they may not be
// compared, and the cautions say why.
type ClassPair struct {
	A, B, Counted string
	Cautions      []string
}

// calculator returns the parts for an edition's worksheet.
func (c worksheetPage) calculator(f Frame, e *tariff.Edition) CalculatorParts {
	p := CalculatorParts{Editions: f.Root + "data/editions/", Roles: c.roleOptions(e), Payment: c.payment()}
	for m := 1; m <= 12; m++ {
		p.Months = append(p.Months, lang.Month(c.Lang, m))
	}
	p.First, p.Last = months(e)
	for _, r := range e.Rates {
		if r.Column > 1 {
			p.VAT = c.T("calc.vat." + string(payable(e.Rates, r.Row).VAT))
			break
		}
	}
	c.otherPlaces(&p, e)
	return p
}

// months returns the first and last month covered by an edition: the year that
// its act names, or the known days.
func months(e *tariff.Edition) (first, last int) {
	if e.Period != 0 {
		return e.Period*12 + 1, e.Period*12 + 12
	}
	if e.From.Status == tariff.Known {
		first = e.From.Date.Year*12 + e.From.Date.Month
	}
	if e.Until.Status == tariff.Known {
		d := e.Until.Date.AddDays(-1)
		last = d.Year*12 + d.Month
	}
	return first, last
}

// otherPlaces adds the places with the same kind of tariff and, for each two
// classes of prices here and there that may be compared, their cautions.
func (c worksheetPage) otherPlaces(p *CalculatorParts, e *tariff.Edition) {
	c.read.meanings(e.Kind)
	here, known := c.classes(e), map[[2]tariff.Meaning]bool{}
	for _, t := range c.others {
		if t.Place == e.Place {
			continue
		}
		o := shown(t, c.day)
		p.Others = append(p.Others, OtherPlace{Option: Option{string(t.Place.ID), c.name(t.Place.Name)},
			Src:   strings.TrimPrefix(EditionScript(o), "data/editions/"),
			Apart: !compare.SpanOf(e).Meets(compare.SpanOf(o))})
		there := c.classes(o)
		for from, a := range here {
			for to, b := range there {
				if pair := [2]tariff.Meaning{from, to}; from != to && !known[pair] {
					known[pair] = true
					c.pairOfClasses(p, from, to, alike(a, b), b)
				}
			}
		}
	}
	slices.SortFunc(p.Pairs, func(a, b ClassPair) int { return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B)) })
}

// classes returns the classes of an edition's prices and what they are
// multiplied by.
func classes(e *tariff.Edition) map[tariff.Meaning]tariff.Counted {
	out := map[tariff.Meaning]tariff.Counted{}
	for _, r := range e.Rates {
		out[r.Meaning()] = r.Counted()
	}
	return out
}

// pairOfClasses adds a pair. Its prices may be compared if the guard allows it
// and a plan gives the same kind of number for both.
func (c worksheetPage) pairOfClasses(p *CalculatorParts, from, to tariff.Meaning, alike bool, counted tariff.Counted) {
	verdict, reasons := compare.Between(c.cat, from, to)
	pair := ClassPair{A: from.String(), B: to.String(), Counted: string(counted)}
	if verdict == compare.NotComparable || !alike {
		pair.Counted = ""
	}
	for _, r := range reasons {
		if text := c.In(r.Text); text != "" {
			pair.Cautions = append(pair.Cautions, text)
			continue
		}
		pair.Cautions = append(pair.Cautions, c.T("reason."+string(r.Kind)))
	}
	p.Pairs = append(p.Pairs, pair)
}

// alike reports whether a plan gives the same kind of number for both prices:
// times and days come from weekdays, people and amounts are one number for the
// month.
func alike(a, b tariff.Counted) bool {
	often := func(x tariff.Counted) bool { return x == tariff.Times || x == tariff.Days }
	return a == b || often(a) && often(b)
}
