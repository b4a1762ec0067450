package pages

import (
	"sync"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/compare"
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
	// patterns are dear, small, and on the pages of the tariff and its editions.
	patterns map[*tariff.Edition]func() []compare.Pattern
	classes  map[*tariff.Edition]func() map[tariff.Meaning]tariff.Counted
	compared shared[pair, *compare.Comparison]

	matrices map[*tariff.Kind][]*Matrix
}

// editions is two editions of a tariff between which a page says what changed.
type editions struct{ old, new *tariff.Edition }

// pair is two tariffs of a kind that have a page of comparison.
type pair struct{ a, b *tariff.Tariff }

func (s *Site) once() *once {
	o := &once{matrices: map[*tariff.Kind][]*Matrix{}, pairs: map[*tariff.Kind][]pair{}, pairsOf: map[*tariff.Tariff][]pair{}, diffs: map[editions]func() *diff.Diff{},
		patterns: map[*tariff.Edition]func() []compare.Pattern{}, classes: map[*tariff.Edition]func() map[tariff.Meaning]tariff.Counted{}}
	for _, k := range s.Data.Catalogue.Kinds {
		o.matrices[k] = s.matrices(k)
		o.pairs[k] = s.pairs(k)
		for _, p := range o.pairs[k] {
			o.pairsOf[p.a] = append(o.pairsOf[p.a], p)
			o.pairsOf[p.b] = append(o.pairsOf[p.b], p)
		}
	}
	for _, t := range s.Data.Tariffs {
		for _, e := range t.Editions {
			o.patterns[e] = sync.OnceValue(func() []compare.Pattern { return compare.Reference(e) })
			o.classes[e] = sync.OnceValue(func() map[tariff.Meaning]tariff.Counted { return classes(e) })
		}
		for _, p := range s.changePairs(t) {
			e := editions{t.Editions[p.old], t.Editions[p.new]}
			o.diffs[e] = sync.OnceValue(func() *diff.Diff { return diff.Between(e.old, e.new) })
		}
	}
	return o
}

// between is what changed between two editions that a page sets side by side.
func (o *once) between(old, new *tariff.Edition) *diff.Diff { return o.diffs[editions{old, new}]() }

// classesOf is what the prices of an edition mean.
func (o *once) classesOf(e *tariff.Edition) map[tariff.Meaning]tariff.Counted { return o.classes[e]() }

// shared is what a page needs in each language and no other page does: it is
// made for the first and let go with the last, so that memory does not grow
// with the pages.
type shared[K comparable, V any] struct {
	mu  sync.Mutex
	now map[K]*taken[V]
}

type taken[V any] struct {
	value func() V
	times int
}

func (s *shared[K, V]) of(k K, make func() V) V {
	s.mu.Lock()
	t := s.now[k]
	if t == nil {
		if s.now == nil {
			s.now = map[K]*taken[V]{}
		}
		t = &taken[V]{value: sync.OnceValue(make)}
		s.now[k] = t
	}
	if t.times++; t.times == len(lang.All) {
		delete(s.now, k)
	}
	s.mu.Unlock()
	return t.value()
}
