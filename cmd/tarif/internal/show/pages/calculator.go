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
	Presets     []Option
	Before      *OtherPlan // the edition before
	Others      []OtherPlan
	Pairs       []ClassPair
	Roles       []Option // if there are several
	VAT         string   // stated if the table has several price columns
	Payment     *Link
}

// Option is a choice of a list.
type Option struct{ Value, Text string }

// OtherPlan is an edition by which the same plan can be priced. Apart is set if
// the two tariffs do not hold at the same time.
type OtherPlan struct {
	Option
	Named string // the place and the edition
	Src   string // below Editions
	Apart bool
}

// begins is how the address writes how often a plan may begin with a service.
var begins = map[tariff.Usual]string{tariff.Daily: "1", tariff.ThriceWeekly: "1x135", tariff.Weekly: "1x1"}

// ClassPair is how prices of two different classes compare: the cautions, and
// what prices of B are multiplied by. If Counted is empty they may not be
// compared, and the cautions say why.
type ClassPair struct {
	A, B, Counted string
	Cautions      []string
}

// calculator makes the parts for a tariff's worksheet by its i-th edition.
func (c worksheetPage) calculator(f Frame, t *tariff.Tariff, i int, lines []line, plan map[string]PlanRow) CalculatorParts {
	e := t.Editions[i]
	p := CalculatorParts{Editions: f.Root + "data/editions/", Roles: c.roleOptions(e), Payment: c.payment(), Presets: c.presets(lines, plan)}
	for m := 1; m <= 12; m++ {
		p.Months = append(p.Months, lang.Month(c.Lang, m))
	}
	p.First, p.Last = months(e)
	if i := slices.IndexFunc(lines, func(l line) bool { return len(l.Rates) > 1 }); i >= 0 {
		p.VAT = c.T("calc.vat." + cmp.Or(string(lines[i].payable().VAT), string(tariff.VATNone)))
	}
	known := map[[2]tariff.Meaning]bool{}
	if i > 0 {
		p.Before = new(c.otherPlan(&p, known, e, t.Editions[i-1]))
	}
	for _, t := range c.others {
		if t.Place != e.Place {
			p.Others = append(p.Others, c.otherPlan(&p, known, e, shown(t, c.day)))
		}
	}
	slices.SortFunc(p.Pairs, func(a, b ClassPair) int { return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B)) })
	return p
}

// presets are the examples by which a plan may begin, each service once.
func (c worksheetPage) presets(lines []line, plan map[string]PlanRow) []Option {
	var out []Option
	seen := map[*tariff.Service]bool{}
	for _, l := range lines {
		r := l.first()
		row, often := plan[l.ID], begins[r.Service.Usual]
		if often == "" || seen[r.Service] || row.By != string(tariff.Times) && row.By != string(tariff.Days) {
			continue
		}
		seen[r.Service] = true
		out = append(out, Option{row.Key + "=" + often, c.In(r.Service.Name) + " – " + c.T("calc.usual."+string(r.Service.Usual))})
	}
	return out
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

// otherPlan is the same plan by another edition; for each two classes of prices
// here and there it notes whether they may be compared, and with what words.
func (c worksheetPage) otherPlan(p *CalculatorParts, known map[[2]tariff.Meaning]bool, e, o *tariff.Edition) OtherPlan {
	c.read.meanings(e.Kind)
	there := c.classes(o)
	for from, a := range c.classes(e) {
		for to, b := range there {
			if pair := [2]tariff.Meaning{from, to}; from != to && !known[pair] {
				known[pair] = true
				c.pairOfClasses(p, from, to, alike(a, b), b)
			}
		}
	}
	return OtherPlan{Option: Option{string(o.Place.ID), c.name(o.Place.Name)}, Named: c.name(o.Place.Name) + ", " + c.Edition(o),
		Src: strings.TrimPrefix(EditionScript(o), "data/editions/"), Apart: !compare.SpanOf(e).Meets(compare.SpanOf(o))}
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
