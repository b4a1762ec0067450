package pages

import (
	"slices"
	"sync"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// once caches what many pages need of the data and what takes long to compute.
// It is computed once for a plan, or on demand and kept for a while. Pages are
// rendered by many goroutines.
type once struct {
	pairs    map[*tariff.Kind][]pair
	pairsOf  map[*tariff.Tariff][]pair
	diffs    recent[editions, *diff.Diff]
	patterns recent[*tariff.Edition, []compare.Pattern]
	classes  recent[*tariff.Edition, map[tariff.Meaning]tariff.Counted]
	compared recent[pair, *compare.Comparison]
	told     recent[*tariff.Edition, map[lang.Lang]told]

	matrices map[*tariff.Kind][]*Matrix
}

// editions is two editions of a tariff between which a page says what changed.
type editions struct{ old, new *tariff.Edition }

// pair is two tariffs of a kind that have a page of comparison.
type pair struct{ a, b *tariff.Tariff }

func (s *Site) once() *once {
	o := &once{matrices: map[*tariff.Kind][]*Matrix{}, pairs: map[*tariff.Kind][]pair{}, pairsOf: map[*tariff.Tariff][]pair{}}
	o.classes.all, o.told.all = true, true
	for _, k := range s.Data.Catalogue.Kinds {
		o.matrices[k] = s.matrices(k)
		o.pairs[k] = s.pairs(k)
		for _, p := range o.pairs[k] {
			o.pairsOf[p.a] = append(o.pairsOf[p.a], p)
			o.pairsOf[p.b] = append(o.pairsOf[p.b], p)
		}
	}
	return o
}

// between is what changed between two editions that a page sets side by side.
func (o *once) between(old, new *tariff.Edition) *diff.Diff {
	return o.diffs.of(editions{old, new}, func() *diff.Diff { return diff.Between(old, new) })
}

// patternsOf is in what proportion the prices of an edition stand to each other.
func (o *once) patternsOf(e *tariff.Edition) []compare.Pattern {
	return o.patterns.of(e, func() []compare.Pattern { return compare.Reference(e) })
}

// classesOf is what the prices of an edition mean.
func (o *once) classesOf(e *tariff.Edition) map[tariff.Meaning]tariff.Counted {
	return o.classes.of(e, func() map[tariff.Meaning]tariff.Counted { return classes(e) })
}

// recent keeps the last few values that were found out. The twins of a page are
// rendered one after the other and its neighbours soon after, so whoever asks
// again does so soon, and memory does not grow with the pages.
type recent[K comparable, V any] struct {
	mu     sync.Mutex
	values map[K]func() V
	order  []K  // the oldest first
	all    bool // all are kept: they are small, and asked for from everywhere
}

const mostRecent = 32

func (r *recent[K, V]) of(k K, find func() V) V {
	r.mu.Lock()
	value := r.values[k]
	if value == nil {
		value = r.add(k, sync.OnceValue(find))
	}
	r.mu.Unlock()
	return value()
}

func (r *recent[K, V]) add(k K, value func() V) func() V {
	if r.values == nil {
		r.values = map[K]func() V{}
	}
	if len(r.order) == mostRecent && !r.all {
		delete(r.values, r.order[0])
		r.order = slices.Delete(r.order, 0, 1)
	}
	r.values[k], r.order = value, append(r.order, k)
	return value
}
