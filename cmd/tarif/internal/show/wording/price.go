package wording

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/study/match"
	"tarif/cmd/tarif/internal/tariff"
)

func (s *Speaker) Tenge(a money.Amount) string { return lang.Tenge(s.Lang, a) }

// Amount formats a figure in its measure: "1 896,60 ₸", "0,5 МРП".
func (s *Speaker) Amount(m tariff.Measure, a money.Amount) string { return m.Figure(s.Lang, a) }

// Difference is like Amount, with a sign.
func (s *Speaker) Difference(m tariff.Measure, a money.Amount) string {
	return m.Difference(s.Lang, a)
}

// Price returns an amount, with its value in tenge if that is derived, or why
// the act has none.
func (s *Speaker) Price(p tariff.Price) string {
	if p.Stated() {
		return p.In(s.Lang)
	}
	return s.Missing(p)
}

// Missing says why the act prints no amount, with the words that it prints
// instead, if any.
func (s *Speaker) Missing(p tariff.Price) string {
	words := s.In(p.Printed)
	if s.Lang == lang.EN {
		words = s.Quote(p.Printed)
	}
	if p.Status == tariff.TextPrice && words != "" {
		return words
	}
	return s.T("price." + string(p.Status))
}

// Derived says what a price in indices is in tenge, and that this is our
// calculation; "" if there is nothing to say.
func (s *Speaker) Derived(p tariff.Price) string {
	a, ok := p.Derived()
	if !ok {
		return ""
	}
	return s.T("table.derived", s.Tenge(a), s.Tenge(p.Index.Tenge))
}

// Percent formats a change: "+8,50 %".
func (s *Speaker) Percent(p money.Percent) string { return lang.SignedPercent(s.Lang, p) }

// Common formats a change that many prices share, with the places that they
// support.
func (s *Speaker) Common(c match.Common) string {
	return lang.SignedPercentTo(s.Lang, c.Percent, c.Places)
}

// Basis says what one price is for, as a phrase.
func (s *Speaker) Basis(r *tariff.Rate) string {
	if s.Lang != lang.EN {
		return r.BasisPhrase(s.Lang)
	}
	return strings.TrimSuffix(string(r.BasisID())+", "+string(r.UnitID()), ", ")
}

// Unit names a rate's unit.
func (s *Speaker) Unit(r *tariff.Rate) string {
	if r.Unit == nil {
		return s.T("report.not-stated")
	}
	return s.Name(string(r.Unit.ID), r.Unit.Name)
}

func (s *Speaker) Measure(m tariff.Measure) string { return s.T("measure." + m.String()) }

// VAT says whether a price includes the tax, or that the act does not say.
func (s *Speaker) VAT(v tariff.VAT) string {
	if v == "" {
		return s.T("vat.unstated")
	}
	return s.T("vat." + string(v))
}

// StatedVAT is like VAT, but "" if the act does not say.
func (s *Speaker) StatedVAT(v tariff.VAT) string {
	if v == "" {
		return ""
	}
	return s.VAT(v)
}

// Purpose says what prices are for, whether they include VAT if the act says
// so, and their measure if not money, without repetition.
func (s *Speaker) Purpose(rates ...*tariff.Rate) string {
	var out []string
	for _, r := range rates {
		if r == nil {
			continue
		}
		what := s.basisAndVAT(r)
		if m := r.Price.Measure; m != tariff.Money {
			what += ", " + s.T("measure."+m.String())
		}
		out = lists.With(out, what)
	}
	return strings.Join(out, " / ")
}

func (s *Speaker) basisAndVAT(r *tariff.Rate) string {
	return strings.TrimSuffix(s.Basis(r)+", "+s.StatedVAT(r.VAT), ", ")
}

// Terms are what must stand beside a price that leaves the table: what it is
// for, whether VAT is in it, and the act's footnotes on it. The measure stands
// in the price itself. Of footnotes that told has, which may be nil, the mark is
// enough; it gets the others.
func (s *Speaker) Terms(r *tariff.Rate, told map[*tariff.Footnote]bool) string {
	out := s.basisAndVAT(r)
	for _, n := range r.Footnotes {
		if told[n] && n.Mark != "" {
			out += " " + n.Mark
			continue
		}
		out += " (" + strings.TrimLeft(n.Mark+" ", " ") + Cause(s.Quote(n.Text)) + ")"
		if told != nil {
			told[n] = true
		}
	}
	return out
}

// Rates says how many prices an edition has, and in how many cells its act has
// none: "29 цен и 15 прочерков".
func (s *Speaker) Rates(e *tariff.Edition) string {
	priced, dashes := e.Priced(), 0
	for _, r := range e.Rates {
		if r.Price.Status == tariff.Dash {
			dashes++
		}
	}
	all := s.N("count.rates", priced)
	switch bare := len(e.Rates) - priced; {
	case bare == 0:
		return all
	case bare == dashes:
		return s.T("count.both", all, s.N("count.dashes", bare))
	default:
		return s.T("count.both", all, s.N("count.bare", bare))
	}
}
