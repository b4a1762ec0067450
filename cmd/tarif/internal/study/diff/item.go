package diff

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/match"
	"tarif/cmd/tarif/internal/tariff"
)

func itemOf(p match.Pair) *Item {
	it := &Item{Old: p.Old, New: p.New}
	switch {
	case len(p.Old) == 0:
		it.Kinds = []Kind{Added}
	case len(p.New) == 0:
		it.Kinds = []Kind{Removed}
	case len(p.New) > 1:
		it.Kinds = []Kind{Split}
	case len(p.Old) > 1:
		it.Kinds = []Kind{Merged}
	default:
		it.compare(p.Old[0], p.New[0])
	}
	return it
}

// compare sets what changed between a rate and its counterpart.
func (it *Item) compare(old, new *tariff.Rate) {
	it.Figures = FiguresOf(old, new)
	it.Wording = rewordedIn(old, new)
	it.Kinds = append(priceKind(old.Price, new.Price), it.Withheld...)
	for _, c := range []struct {
		kind    Kind
		changed bool
	}{
		{Role, old.RoleID() != new.RoleID()},
		{Wording, len(it.Wording) > 0},
		{Renumbered, renumbered(old, new)},
		{Section, old.SectionID() != new.SectionID()},
	} {
		if c.changed {
			it.Kinds = append(it.Kinds, c.kind)
		}
	}
}

// priceKind returns what became of the amount, if anything.
func priceKind(old, new tariff.Price) []Kind {
	switch {
	case old.Stated() && new.Stated() && old.Measure != new.Measure: // neither more nor less
	case old.Stated() && new.Stated():
		switch new.Amount.Cmp(old.Amount) {
		case +1:
			return []Kind{PriceUp}
		case -1:
			return []Kind{PriceDown}
		}
	case new.Stated():
		return []Kind{PriceStated}
	case old.Stated():
		return []Kind{PriceWithdrawn}
	}
	return nil
}

// renumbered reports whether the rate is in another row or has another number.
// A number that only one table prints, or a full stop after it, does not count.
func renumbered(old, new *tariff.Rate) bool {
	if old.Row != new.Row {
		return true
	}
	a, b := plainLabel(old.Label), plainLabel(new.Label)
	return a != "" && b != "" && a != b
}

func plainLabel(s string) string { return strings.Trim(s, ".) \u00a0") }

// rewordedIn returns the languages in which both tables have the act's own
// words and these differ. Words in the price cell count if neither side states
// an amount there.
func rewordedIn(old, new *tariff.Rate) []lang.Lang {
	var out []lang.Lang
	for _, l := range lang.All {
		if old.Text.Status.In(l) != tariff.Official || new.Text.Status.In(l) != tariff.Official {
			continue
		}
		words := old.Text.Has(l) && new.Text.Has(l) && !SameWording(old.Text.In(l), new.Text.In(l))
		cell := !old.Price.Stated() && !new.Price.Stated() &&
			!SameWording(old.Price.Printed.In(l), new.Price.Printed.In(l))
		if words || cell {
			out = append(out, l)
		}
	}
	return out
}
