// Package compare puts the same services of two places side by side, or of
// many, as data.
//
// Its nouns are [Comparison], two places, and [Row], one price in one or both
// of them; [Matrix], any number of places, [Line], one service in all of them,
// and [Group], prices of a line that may be compared. Before any figure is
// derived a guard looks at what the prices mean; its answer is the row's
// [Verdict], or the groups of a line, and why is in the reasons. Where it
// forbids it there is no difference and no percentage, and no figure about the
// whole is ever made of such rows.
//
// What the guard looks at is a rate's [tariff.Meaning] and its edition's [Span] alone, so
// that a browser, which has no guard, can be given its answers.
//
// Rates are matched by package match: by service, role and conditions, and by
// VAT too where one side has several. Zero, no price in the act and not there
// at all are three different things and stay so. The package writes no
// sentence and knows no page.
package compare

import (
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// Verdict is whether the two prices of a row may be compared.
type Verdict string

// The verdicts.
const (
	Comparable    Verdict = "comparable"
	Caution       Verdict = "caution"        // with the reasons said beside each figure
	NotComparable Verdict = "not-comparable" // both prices, no difference
	OnlyA         Verdict = "only-a"
	OnlyB         Verdict = "only-b"
	Unpriced      Verdict = "unpriced" // both have the row, one or neither an amount
)

// ReasonKind says what a reason is about.
type ReasonKind string

// Kinds of reasons, in the order in which a row lists them. A caution and a
// "not comparable" may have the same kind: catalogued bases are a caution,
// others are not comparable.
const (
	Basis        ReasonKind = "basis"
	Measure      ReasonKind = "measure" // one in money, the other in indices, per cent or a coefficient
	Unit         ReasonKind = "unit"
	VAT          ReasonKind = "vat"            // both state it, differently; or the other place has the price with another status only
	VATNotStated ReasonKind = "vat-not-stated" // only one act says
	Period       ReasonKind = "period"         // they do not hold at the same time
	RowA         ReasonKind = "row-a"          // our remark on a's row
	RowB         ReasonKind = "row-b"
)

// Reason is why a row is to be read with care, or not to be compared. Text is
// set where the reason is data: the catalogue's reason for two bases, our
// remark on a row. Else the kind is all there is to say.
type Reason struct {
	Kind ReasonKind
	Text lang.Text
}

// Row is one price in both places, or in one.
type Row struct {
	Service    *tariff.Service
	Role       *tariff.Role
	Conditions []*tariff.Condition
	A, B       *tariff.Rate // nil where the place does not have it

	Verdict Verdict
	Reasons []Reason

	// Difference is b − a, set where Derived reports true. Percent is by how
	// much b is above a; HasPercent is false where a's price is zero too.
	Difference money.Amount
	HasPercent bool
	Percent    money.Percent
}

// Derived reports whether a difference may be shown.
func (r *Row) Derived() bool { return r.Verdict == Comparable || r.Verdict == Caution }

// OtherVAT reports whether the place that lacks the row prices the same with
// another VAT status.
func (r *Row) OtherVAT() bool {
	return (r.A == nil || r.B == nil) && slices.ContainsFunc(r.Reasons, func(x Reason) bool { return x.Kind == VAT })
}

// Comparison is two editions of one kind side by side.
type Comparison struct {
	A, B *tariff.Edition
	// Rows are in the order of a's table, then what only b has in its order.
	Rows    []*Row
	Summary Summary
}

// Pair compares the tariffs of two places. The catalogue says which different
// bases may be compared and with what caution.
func Pair(c *tariff.Catalogue, a, b *tariff.Edition) *Comparison {
	out := &Comparison{A: a, B: b}
	g := guard{catalogue: c, periods: SpanOf(a).Meets(SpanOf(b))}
	for _, p := range sideBySide(a.Rates, b.Rates) {
		out.Rows = append(out.Rows, g.row(p))
	}
	out.Summary = summarise(out.Rows)
	return out
}
