package compare

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

// Class is what a price is for, as far as it decides what it may be compared
// with: prices of one class may be compared.
type Class struct {
	Basis   tariff.BasisID
	Unit    tariff.UnitID
	VAT     tariff.VAT
	Measure tariff.Measure
}

// ClassOf returns the class of a rate.
func ClassOf(r *tariff.Rate) Class {
	c := Class{Basis: r.Basis.ID, VAT: r.VAT, Measure: r.Price.Measure}
	if r.Unit != nil {
		c.Unit = r.Unit.ID
	}
	return c
}

// String returns basis/unit/vat, which names the class; what the class does
// not have is empty. A price that is not in money has its measure behind them.
func (c Class) String() string {
	parts := []string{string(c.Basis), string(c.Unit), string(c.VAT)}
	if c.Measure != tariff.Money {
		parts = append(parts, c.Measure.String())
	}
	return strings.Join(parts, "/")
}

// Between asks the guard about two prices of these classes: whether they are
// Comparable, comparable with Caution or NotComparable, and why. When the
// tariffs hold and what is remarked on their rows it leaves out.
func Between(c *tariff.Catalogue, a, b Class) (Verdict, []Reason) {
	reasons, forbidden := between(c, a, b)
	return verdict(reasons, forbidden), reasons
}

func between(c *tariff.Catalogue, a, b Class) (out []Reason, forbidden bool) {
	text, allowed := c.Caution(a.Basis, b.Basis)
	if a.Basis != b.Basis {
		out = append(out, Reason{Basis, text})
		forbidden = !allowed
	}
	if a.Measure != b.Measure {
		out = append(out, Reason{Kind: Measure})
		forbidden = true
	}
	if !sameUnit(a, b) {
		out = append(out, Reason{Kind: Unit})
		forbidden = true
	}
	if a.VAT != b.VAT {
		out = append(out, Reason{Kind: vatReason(a.VAT, b.VAT)})
		forbidden = true
	}
	return out, forbidden
}

// sameUnit reports whether two prices are for the same measure. Between
// different bases a unit that only one of them has belongs to its basis ("in
// one day"): what the bases mean together is the catalogue's to say.
func sameUnit(a, b Class) bool {
	if a.Unit == "" || b.Unit == "" {
		return a.Unit == b.Unit || a.Basis != b.Basis
	}
	return a.Unit == b.Unit
}

func vatReason(a, b tariff.VAT) ReasonKind {
	if a == "" || b == "" {
		return VATNotStated
	}
	return VAT
}

// Span is when a tariff holds, as far as it decides what it may be compared
// with: the year that the act names, the known days, and the end of that year
// where the last day is not known.
type Span struct {
	Period      int // 0 where the act names none
	From, Until tariff.Date
}

// SpanOf returns the span of an edition.
func SpanOf(e *tariff.Edition) Span {
	s := Span{Period: e.Period}
	if e.From.Status == tariff.Known {
		s.From = e.From.Date
	}
	if e.Until.Status == tariff.Known || e.EndsWithPeriod() {
		s.Until = e.Ends()
	}
	return s
}

// String returns period/from/until, which names the span; what is not known is
// empty.
func (s Span) String() string {
	period, from, until := "", "", ""
	if s.Period != 0 {
		period = strconv.Itoa(s.Period)
	}
	if !s.From.IsZero() {
		from = s.From.String()
	}
	if !s.Until.IsZero() {
		until = s.Until.String()
	}
	return period + "/" + from + "/" + until
}

// Meets reports whether two tariffs can hold at the same time, as far as is
// known: they do not name different years, and neither is known to end before
// the other begins.
func (s Span) Meets(o Span) bool {
	if s.Period != 0 && o.Period != 0 && s.Period != o.Period {
		return false
	}
	return !s.endsBefore(o) && !o.endsBefore(s)
}

func (s Span) endsBefore(o Span) bool {
	return !s.Until.IsZero() && !o.From.IsZero() && !o.From.Before(s.Until)
}
