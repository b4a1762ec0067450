// Package compare sets the same services of two or more places side by side, as
// data.
//
// [Pair] compares two places: a [Comparison] of [Row]s, each one price in one
// or both places. [Many] compares any number: a [Matrix] of [Line]s, each one
// service in all places, whose [Group]s hold prices that may be compared.
//
// Before any figure is derived, a guard (guard.go) looks at what the prices
// mean. Its answer is the row's [Verdict], or the groups of a line, with the
// reasons. If it forbids comparison, there is no difference and no percentage,
// and such rows never contribute to a figure about the whole. The guard looks
// only at a rate's [tariff.Meaning] and its edition's [Span], so that a
// browser, which has no guard, can be given its answers.
//
// Rates are matched by package match: by service, role and conditions, and also
// by VAT if one side has several. Zero, no price in the act and no such row are
// three different things. The package writes no sentences and knows no pages.
package compare

import (
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// Verdict is whether the two prices of a row may be compared.
type Verdict string

const (
	Comparable    Verdict = "comparable"
	Caution       Verdict = "caution"        // with the reasons beside each figure
	NotComparable Verdict = "not-comparable" // both prices are shown, but no difference
	OnlyA         Verdict = "only-a"
	OnlyB         Verdict = "only-b"
	Unpriced      Verdict = "unpriced" // both have the row, but not both an amount
)

// ReasonKind says what a reason is about.
type ReasonKind string

// The kinds of reasons, in the order in which a row lists them. The same kind
// can be a reason for a caution or for "not comparable": bases are a caution if
// the catalogue allows their comparison.
const (
	Basis        ReasonKind = "basis"
	Measure      ReasonKind = "measure" // one in money, the other in indices, per cent or a coefficient
	Unit         ReasonKind = "unit"
	VAT          ReasonKind = "vat"            // both acts state it, differently; or the other place has the price only with another status
	VATNotStated ReasonKind = "vat-not-stated" // only one act states it
	Period       ReasonKind = "period"         // the tariffs do not hold at the same time
	RowA         ReasonKind = "row-a"          // our remark on a's row
	RowB         ReasonKind = "row-b"
)

// Reason is why a row must be read with care or not be compared. Text is set if
// the reason comes from the data: the catalogue's reason for two bases, our
// remark on a row.
type Reason struct {
	Kind ReasonKind
	Text lang.Text
}

// Row is one price in one or both places.
type Row struct {
	Service    *tariff.Service
	Role       *tariff.Role
	Conditions []*tariff.Condition
	A, B       *tariff.Rate // nil if the place does not have it

	Verdict Verdict
	Reasons []Reason

	// Difference is b − a, set if Derived returns true. Percent is the change
	// from a to b; HasPercent is false if a's price is zero.
	Difference money.Amount
	HasPercent bool
	Percent    money.Percent
}

// Derived reports whether a difference may be shown.
func (r *Row) Derived() bool { return r.Verdict == Comparable || r.Verdict == Caution }

// OtherVAT reports whether the place that lacks the row has the same price with
// another VAT status.
func (r *Row) OtherVAT() bool {
	return (r.A == nil || r.B == nil) && slices.ContainsFunc(r.Reasons, func(x Reason) bool { return x.Kind == VAT })
}

// Comparison is two editions of one kind side by side.
type Comparison struct {
	A, B *tariff.Edition
	// Rows are in the order of a's table, followed by what only b has.
	Rows    []*Row
	Summary Summary
}

// Pair compares the tariffs of two places. The catalogue says which different
// bases may be compared, and with what caution.
func Pair(c *tariff.Catalogue, a, b *tariff.Edition) *Comparison {
	out := &Comparison{A: a, B: b}
	g := guard{catalogue: c, periods: SpanOf(a).Meets(SpanOf(b))}
	out.Rows = lists.Of(sideBySide(a.Rates, b.Rates), g.row)
	out.Summary = summarise(out.Rows)
	return out
}
