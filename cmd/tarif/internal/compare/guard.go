package compare

import (
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// guard decides what may be derived from two prices.
type guard struct {
	catalogue *tariff.Catalogue
	periods   bool // both tariffs can hold at the same time
}

func (g guard) row(p two) *Row {
	named := p.a
	if named == nil {
		named = p.b
	}
	r := &Row{Service: named.Service, Role: named.Role, Conditions: named.Conditions, A: p.a, B: p.b}
	switch {
	case p.b == nil:
		r.Verdict, r.Reasons = OnlyA, remark(alone(p), RowA, p.a)
	case p.a == nil:
		r.Verdict, r.Reasons = OnlyB, remark(alone(p), RowB, p.b)
	default:
		g.judge(r)
	}
	return r
}

// alone says why a price has no counterpart, where there is a reason.
func alone(p two) []Reason {
	if p.otherVAT {
		return []Reason{{Kind: VAT}}
	}
	return nil
}

// judge settles the verdict on a row that both places have.
func (g guard) judge(r *Row) {
	var forbidden bool
	r.Reasons, forbidden = g.reasons(r.A, r.B)
	switch {
	case !r.A.Price.Stated() || !r.B.Price.Stated():
		r.Verdict = Unpriced
	case forbidden:
		r.Verdict = NotComparable
	case len(r.Reasons) > 0:
		r.Verdict = Caution
	default:
		r.Verdict = Comparable
	}
	if r.Derived() {
		from, to := r.A.Price.Amount, r.B.Price.Amount
		r.Difference = to.Sub(from)
		r.Percent, r.HasPercent = money.Change(from, to)
	}
}

// reasons lists what speaks against comparing, and whether it forbids it.
func (g guard) reasons(a, b *tariff.Rate) (out []Reason, forbidden bool) {
	text, allowed := g.catalogue.Caution(a.Basis.ID, b.Basis.ID)
	if a.Basis.ID != b.Basis.ID {
		out = append(out, Reason{Basis, text})
		forbidden = !allowed
	}
	if !sameUnit(a, b) {
		out = append(out, Reason{Kind: Unit})
		forbidden = true
	}
	if a.VAT != b.VAT {
		out = append(out, Reason{Kind: vatReason(a.VAT, b.VAT)})
		forbidden = true
	}
	if !g.periods {
		out = append(out, Reason{Kind: Period})
	}
	out = remark(out, RowA, a)
	return remark(out, RowB, b), forbidden
}

// sameUnit reports whether two prices are for the same measure. Between
// different bases a unit that only one of them has belongs to its basis ("in
// one day"): what the bases mean together is the catalogue's to say.
func sameUnit(a, b *tariff.Rate) bool {
	if a.Unit == nil || b.Unit == nil {
		return a.Unit == b.Unit || a.Basis.ID != b.Basis.ID
	}
	return a.Unit.ID == b.Unit.ID
}

func vatReason(a, b tariff.VAT) ReasonKind {
	if a == "" || b == "" {
		return VATNotStated
	}
	return VAT
}

func remark(out []Reason, k ReasonKind, r *tariff.Rate) []Reason {
	if r.Caution.IsZero() {
		return out
	}
	return append(out, Reason{k, r.Caution})
}

// samePeriod reports whether two tariffs can hold at the same time, as far as
// is known: they do not name different years, and neither is known to end
// before the other begins.
func samePeriod(a, b *tariff.Edition) bool {
	if a.Period != 0 && b.Period != 0 && a.Period != b.Period {
		return false
	}
	return !endsBefore(a, b) && !endsBefore(b, a)
}

func endsBefore(a, b *tariff.Edition) bool {
	return a.Until.Status == tariff.Known && b.From.Status == tariff.Known && !b.From.Date.Before(a.Until.Date)
}
