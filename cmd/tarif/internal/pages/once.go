package pages

import (
	"sync"

	"tarif/cmd/tarif/internal/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// once is what many pages ask of the data and what is dear to find out: it is
// found out once a plan, or when first asked for. Pages are rendered by many
// goroutines, so nothing in it changes after the plan.
type once struct {
	pairs   map[*tariff.Kind][]pair
	pairsOf map[*tariff.Tariff][]pair
	diffs   map[*tariff.Edition]func() *diff.Diff // to an edition, from the one before

	matrices [][]*Matrix // of each kind of the catalogue
}

// pair is two tariffs of a kind that have a page of comparison.
type pair struct{ a, b *tariff.Tariff }

func (s *Site) once() *once {
	o := &once{pairs: map[*tariff.Kind][]pair{}, pairsOf: map[*tariff.Tariff][]pair{}, diffs: map[*tariff.Edition]func() *diff.Diff{}}
	for _, k := range s.Data.Catalogue.Kinds {
		o.matrices = append(o.matrices, s.matrices(k))
		o.pairs[k] = s.pairs(k)
		for _, p := range o.pairs[k] {
			o.pairsOf[p.a] = append(o.pairsOf[p.a], p)
			o.pairsOf[p.b] = append(o.pairsOf[p.b], p)
		}
	}
	for _, t := range s.Data.Tariffs {
		for i, e := range t.Editions {
			if before := t.Editions.Before(i); before != nil {
				o.diffs[e] = sync.OnceValue(func() *diff.Diff { return diff.Between(before, e) })
			}
		}
	}
	return o
}
