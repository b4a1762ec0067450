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

// alone returns the reasons why a price has no counterpart, if there are any.
func alone(p two) []Reason {
	if p.otherVAT {
		return []Reason{{Kind: VAT}}
	}
	return nil
}

// judge sets the verdict on a row that both places have.
func (g guard) judge(r *Row) {
	var forbidden bool
	r.Reasons, forbidden = g.reasons(r.A, r.B)
	if r.Verdict = verdict(r.Reasons, forbidden); !r.A.Price.Stated() || !r.B.Price.Stated() {
		r.Verdict = Unpriced
	}
	if r.Derived() {
		from, to := r.A.Price.Amount, r.B.Price.Amount
		r.Difference = to.Sub(from)
		r.Percent, r.HasPercent = money.Change(from, to)
	}
}

func verdict(reasons []Reason, forbidden bool) Verdict {
	switch {
	case forbidden:
		return NotComparable
	case len(reasons) > 0:
		return Caution
	}
	return Comparable
}

// reasons returns what speaks against comparing, and whether it forbids it.
func (g guard) reasons(a, b *tariff.Rate) (out []Reason, forbidden bool) {
	out, forbidden = between(g.catalogue, a.Meaning(), b.Meaning())
	if !g.periods {
		out = append(out, Reason{Kind: Period})
	}
	out = remark(out, RowA, a)
	return remark(out, RowB, b), forbidden
}

func remark(out []Reason, k ReasonKind, r *tariff.Rate) []Reason {
	if r.Caution.IsZero() {
		return out
	}
	return append(out, Reason{k, r.Caution})
}

// Between returns whether two prices with these meanings are Comparable,
// comparable with Caution or NotComparable, and why. It does not consider when
// the tariffs hold or remarks on rows.
func Between(c *tariff.Catalogue, a, b tariff.Meaning) (Verdict, []Reason) {
	reasons, forbidden := between(c, a, b)
	return verdict(reasons, forbidden), reasons
}

func between(c *tariff.Catalogue, a, b tariff.Meaning) (out []Reason, forbidden bool) {
	for _, aspect := range a.Apart(b) {
		r, allowed := Reason{Kind: ReasonKind(aspect)}, false
		switch aspect {
		case tariff.BasisAspect:
			r.Text, allowed = c.Caution(a.Basis, b.Basis)
		case tariff.UnitAspect:
			if unitOfBasis(a, b) {
				continue
			}
		case tariff.VATAspect:
			r.Kind = vatReason(a.VAT, b.VAT)
		}
		out = append(out, r)
		forbidden = forbidden || !allowed
	}
	return out, forbidden
}

// unitOfBasis reports a unit that only one of two prices has and that belongs
// to its basis ("in one day"). Since the bases differ, the catalogue's answer
// about the bases covers it.
func unitOfBasis(a, b tariff.Meaning) bool {
	return (a.Unit == "" || b.Unit == "") && a.Basis != b.Basis
}

func vatReason(a, b tariff.VAT) ReasonKind {
	if a == "" || b == "" {
		return VATNotStated
	}
	return VAT
}
