package diff

import (
	"slices"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// Figures is what can be derived from an old price and a new one.
type Figures struct {
	// Priced says that both sides state an amount in one measure. Difference is
	// then new − old, whatever the amounts mean: see Withheld.
	Priced     bool
	Difference money.Amount

	// Percent is set if HasPercent is: both amounts are stated, they mean the
	// same, and the old one is not zero.
	HasPercent bool
	Percent    money.Percent

	// Withheld is why the prices do not mean the same: Basis, Unit, VAT, in
	// this order. It is empty if only an amount is missing.
	Withheld []Kind
}

// FiguresOf derives figures from any two rates: those of an item with one rate
// on each side, or one of several that were merged and the result.
func FiguresOf(old, new *tariff.Rate) Figures {
	f := Figures{Withheld: withheld(old, new)}
	from, to := old.Price, new.Price
	if !from.Stated() || !to.Stated() || from.Measure != to.Measure {
		return f
	}
	f.Priced, f.Difference = true, to.Amount.Sub(from.Amount)
	if f.Comparable() {
		f.Percent, f.HasPercent = money.Change(from.Amount, to.Amount)
	}
	return f
}

// Comparable reports whether both prices exist and mean the same, so that the
// figures are a change of price.
func (f Figures) Comparable() bool { return f.Priced && len(f.Withheld) == 0 }

// aspectKinds are the kinds of change for a change of meaning. A price for
// another unit and a price in another measure are the same kind.
var aspectKinds = map[tariff.Aspect]Kind{
	tariff.BasisAspect: Basis, tariff.MeasureAspect: Unit, tariff.UnitAspect: Unit, tariff.VATAspect: VAT,
}

func withheld(old, new *tariff.Rate) []Kind {
	return slices.Compact(lists.Of(old.Meaning().Apart(new.Meaning()), func(a tariff.Aspect) Kind { return aspectKinds[a] }))
}
