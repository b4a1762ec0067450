package check

import (
	"cmp"
	"math/bits"
	"slices"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// fitting is how many prices must fit for each that does not, for that one to
// be taken for a mistake rather than a case of its own.
const fitting = 6

// patterns reports prices that break the pattern of their table: if all others
// of a role are simple fractions of one amount, two digits were probably
// swapped.
func (c *checker) patterns(e *tariff.Edition) {
	for _, p := range compare.Reference(e) {
		if len(p.Parts) < 2 || p.Fit() < fitting*len(p.Exceptions) {
			continue
		}
		for _, r := range p.Exceptions {
			if rounded(p.Reference, r.Price.Amount) {
				continue
			}
			c.wrong[r] = true
			c.warn(ofRate(r, "price"), rulePricePattern,
				source.Say(`price: "{1}" breaks the pattern of this table, in which {2} others are parts of {3}`, r.Price.Amount, p.Fit(), p.Reference),
				source.Say(`the nearest that fits is "{1}"`, nearest(p, r.Price.Amount)))
		}
	}
}

// rounded reports whether a price is a fraction of an amount except for
// rounding to the tiyn: a third of 1000.00 is 333.33.
func rounded(whole, price money.Amount) bool {
	for n := int64(1); n <= 12; n++ {
		if d := price.Tiyn()*n - whole.Tiyn(); 2*max(d, -d) <= n {
			return true
		}
	}
	return false
}

// nearest returns the nearest amount of the pattern.
func nearest(p compare.Pattern, to money.Amount) money.Amount {
	best := p.Reference
	for _, part := range p.Parts {
		if a := part.Rates[0].Price.Amount; a.Sub(to).Abs().Cmp(best.Sub(to).Abs()) < 0 {
			best = a
		}
	}
	return best
}

const (
	// threefold is the factor from which on a change of price is reported
	// whatever the others did.
	threefold = 3
	// company is how many others are needed for each outlier to speak of "the
	// others".
	company = 4
)

// jumps reports prices that changed far out of line from one edition to the
// next, for one of three reasons: all others of the role changed by one factor,
// as in a recalculated table, and this one by more than a hundredth more or
// less; or its factor is more than one and a half times the median, or less
// than two thirds of it, and at most a quarter are like that; or its factor is
// more than three, or less than a third. Prices for different things are not
// compared, and prices that their own table shows to be wrong are skipped.
func (c *checker) jumps(d *diff.Diff) {
	var items []*diff.Item
	for _, it := range d.Items {
		if it.Comparable() && it.HasPercent && it.After().Price.Amount.Sign() > 0 {
			items = append(items, it)
		}
	}
	if len(items) == 0 {
		return
	}
	middle := median(items)
	apart := outOfLine(items, middle)
	for _, u := range d.Summary.ByRole {
		if len(u.Items) >= company*len(u.Outliers) {
			apart = append(apart, slices.DeleteFunc(slices.Clone(u.Outliers), func(it *diff.Item) bool { return near(it, u.Items[0]) })...)
		}
	}
	for _, it := range items {
		switch {
		case c.wrong[it.After()]:
		case slices.Contains(apart, it):
			c.jump(it, source.Say("{1}, where the median of the table is {2}", signed(it.Percent), signed(middle.Percent)))
		case multiple(it, threefold):
			c.jump(it, source.Say("{1}", signed(it.Percent)))
		}
	}
}

func (c *checker) jump(it *diff.Item, change source.Text) {
	old, now := it.Before(), it.After()
	c.warn(ofRate(now, "price"), rulePriceJump,
		source.Say(`price: "{1}", in edition "{2}" it was "{3}": {4}`, now.Price.Amount, old.Edition.ID, old.Price.Amount, change),
		source.Say("compare both prices with their acts"), ofRate(old, "price"))
}

func signed(p money.Percent) string {
	if p.Sign() > 0 {
		return "+" + p.String() + " %"
	}
	return p.String() + " %"
}

// outOfLine returns the items whose factor is more than one and a half times
// that of the median, or less than two thirds of it; none if there are many.
func outOfLine(items []*diff.Item, middle *diff.Item) []*diff.Item {
	apart := lists.Where(items, func(it *diff.Item) bool { return factors(it, middle, 2, 3) > 0 || factors(it, middle, 3, 2) < 0 })
	if len(items) < company || len(apart)*company > len(items) {
		return nil
	}
	return apart
}

// near reports whether two factors differ by at most a hundredth, about the
// effect of rounding.
func near(a, b *diff.Item) bool { return factors(a, b, 100, 101) <= 0 && factors(a, b, 101, 100) >= 0 }

// median returns the item with the median factor.
func median(items []*diff.Item) *diff.Item {
	sorted := slices.SortedStableFunc(slices.Values(items), func(a, b *diff.Item) int { return factors(a, b, 1, 1) })
	return sorted[(len(sorted)-1)/2]
}

// factors compares a's new ÷ old × m with b's new ÷ old × n, exactly.
func factors(a, b *diff.Item, m, n int64) int {
	x, y := a.Before().Price.Amount.Tiyn(), a.After().Price.Amount.Tiyn()
	v, w := b.Before().Price.Amount.Tiyn(), b.After().Price.Amount.Tiyn()
	return product(y*m, v, w*n, x)
}

// product compares a × b with c × d. None is negative, and money.MaxDigits
// keeps each far below the limit.
func product(a, b, c, d int64) int {
	h1, l1 := bits.Mul64(uint64(a), uint64(b))
	h2, l2 := bits.Mul64(uint64(c), uint64(d))
	return cmp.Or(cmp.Compare(h1, h2), cmp.Compare(l1, l2))
}

// multiple reports whether a price is more than n times the other.
func multiple(it *diff.Item, n int64) bool {
	a, b := it.Before().Price.Amount.Tiyn(), it.After().Price.Amount.Tiyn()
	return b > n*a || a > n*b
}

// vatOrder reports a price that includes VAT and is lower than the same price
// without it: one of them is wrong, or the columns are swapped.
func (c *checker) vatOrder(e *tariff.Edition) {
	without := map[tariff.Key]*tariff.Rate{}
	for _, r := range e.Rates {
		if r.VAT == tariff.VATExcluded && r.Price.Stated() {
			without[r.Key().WithoutVAT()] = r
		}
	}
	for _, r := range e.Rates {
		low := without[r.Key().WithoutVAT()]
		if r.VAT != tariff.VATIncluded || !r.Price.Stated() || low == nil || r.Meaning().WithoutVAT() != low.Meaning().WithoutVAT() ||
			r.Price.Amount.Cmp(low.Price.Amount) >= 0 {
			continue
		}
		c.fault(ofRate(r, "price"), rulePriceVAT,
			source.Say(`price: "{1}" includes VAT and is lower than "{2}", which does not`, r.Price.Amount, low.Price.Amount),
			source.Say("one of the two is wrong, or the columns are swapped"), ofRate(low, "price"))
		c.wrong[r], c.wrong[low] = true, true
	}
}
