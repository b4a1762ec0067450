package pages

import (
	"sync"

	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// once is what many pages ask of the data and what is dear to find out: it is
// found out once a plan, or when first asked for. Pages are rendered by many
// goroutines, so nothing in it changes after the plan.
type once struct {
	pairs   map[*tariff.Kind][]pair
	pairsOf map[*tariff.Tariff][]pair
	diffs   map[editions]func() *diff.Diff

	matrices [][]*Matrix // of each kind of the catalogue
}

// editions is two editions of a tariff between which a page says what changed.
type editions struct{ old, new *tariff.Edition }

// pair is two tariffs of a kind that have a page of comparison.
type pair struct{ a, b *tariff.Tariff }

func (s *Site) once() *once {
	o := &once{pairs: map[*tariff.Kind][]pair{}, pairsOf: map[*tariff.Tariff][]pair{}, diffs: map[editions]func() *diff.Diff{}}
	for _, k := range s.Data.Catalogue.Kinds {
		o.matrices = append(o.matrices, s.matrices(k))
		o.pairs[k] = s.pairs(k)
		for _, p := range o.pairs[k] {
			o.pairsOf[p.a] = append(o.pairsOf[p.a], p)
			o.pairsOf[p.b] = append(o.pairsOf[p.b], p)
		}
	}
	for _, t := range s.Data.Tariffs {
		for _, p := range s.changePairs(t) {
			e := editions{t.Editions[p.old], t.Editions[p.new]}
			o.diffs[e] = sync.OnceValue(func() *diff.Diff { return diff.Between(e.old, e.new) })
		}
	}
	return o
}
