// Package diff says what changed between two editions of a tariff, as data.
//
// [Between] returns a [Diff] of [Item]s: what became of each rate (or of
// several that became one). It compares figures and wording and derives exact
// differences; it writes no sentences and knows no pages.
//
// Rates are matched by package match, never by row number. A percentage is
// given only if both prices mean the same: it is withheld if basis, unit or VAT
// changed or is stated on one side only. Both editions are assumed to be in one
// currency, as all editions of a tariff are.
package diff

import (
	"iter"
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/match"
	"tarif/cmd/tarif/internal/tariff"
)

// Kind is one way in which a rate changed, as in data/changes.csv.
type Kind string

// The kinds, in the order in which an item and data/changes.csv list them.
const (
	PriceUp        Kind = "price-up"
	PriceDown      Kind = "price-down"
	PriceStated    Kind = "price-stated"    // an amount where there was none
	PriceWithdrawn Kind = "price-withdrawn" // none where there was an amount
	Basis          Kind = "basis"
	Unit           Kind = "unit" // also if a price in money became one in indices, per cent or a coefficient
	VAT            Kind = "vat"
	Role           Kind = "role"
	Wording        Kind = "wording"
	Renumbered     Kind = "renumbered"
	Section        Kind = "section"
	Added          Kind = "added"
	Removed        Kind = "removed"
	Split          Kind = "split"
	Merged         Kind = "merged"
)

// Kinds lists all kinds in order.
var Kinds = [...]Kind{PriceUp, PriceDown, PriceStated, PriceWithdrawn, Basis, Unit, VAT, Role,
	Wording, Renumbered, Section, Added, Removed, Split, Merged}

// Diff is what changed from one edition to another.
type Diff struct {
	Old, New *tariff.Edition
	// Items has every rate of both editions exactly once, changed or not, in
	// the order of the new table, followed by removed rates in the order of the
	// old one.
	Items   []*Item
	Summary Summary
}

// Item is what became of one rate. An added item has no old rate, a removed one
// no new rate; a split one has several new rates, a merged one several old
// ones.
type Item struct {
	Old, New []*tariff.Rate
	Kinds    []Kind // in the order of Kinds; empty if nothing changed

	// Figures are set if there is one rate on each side; otherwise see
	// FiguresOf.
	Figures

	// Wording is the languages in which the act's own wording changed.
	Wording []lang.Lang
}

// Before returns the only old rate, or nil if there is none or several.
func (it *Item) Before() *tariff.Rate { return only(it.Old) }

// After returns the only new rate, or nil if there is none or several.
func (it *Item) After() *tariff.Rate { return only(it.New) }

func only(rates []*tariff.Rate) *tariff.Rate {
	if len(rates) != 1 {
		return nil
	}
	return rates[0]
}

// Rate returns the rate that identifies the item: the first new one, else the
// first old one.
func (it *Item) Rate() *tariff.Rate {
	if len(it.New) > 0 {
		return it.New[0]
	}
	return it.Old[0]
}

func (it *Item) Changed() bool { return len(it.Kinds) > 0 }

func (it *Item) Has(k Kind) bool { return slices.Contains(it.Kinds, k) }

// Changed returns the items in which anything changed.
func (d *Diff) Changed() []*Item {
	return lists.Where(d.Items, func(it *Item) bool { return it.Changed() })
}

// Empty reports whether nothing changed.
func (d *Diff) Empty() bool { return d.Summary.Unchanged == len(d.Items) }

// Between returns what changed from old to new, which are usually of one
// tariff.
func Between(old, new *tariff.Edition) *Diff {
	d := &Diff{Old: old, New: new, Items: Items(old, new)}
	d.Summary = summarise(d)
	return d
}

// Items returns the items of Between, without a summary.
func Items(old, new *tariff.Edition) []*Item {
	pairs := match.Editions(old.Rates, new.Rates)
	return lists.Of(pairs, itemOf)
}

// Neighbours iterates over the changes of each tariff from each edition to the
// next: tariffs in the order of the data, editions in order of time. Nothing is
// kept, since a country's differences would fill the memory.
func Neighbours(d *tariff.Data) iter.Seq[*Diff] {
	return func(yield func(*Diff) bool) {
		for _, t := range d.Tariffs {
			for i := 1; i < len(t.Editions); i++ {
				if !yield(Between(t.Editions[i-1], t.Editions[i])) {
					return
				}
			}
		}
	}
}
