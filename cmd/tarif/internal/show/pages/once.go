package pages

import (
	"slices"
	"sync"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// once caches what many pages need and what takes long to compute: either once
// for a plan, or on demand and kept for a while. Pages are rendered by many
// goroutines.
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

// editions is two editions of a tariff compared on a page.
type editions struct{ old, new *tariff.Edition }

// pair is two tariffs of a kind compared on a page.
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

// between returns what changed between two editions.
func (o *once) between(old, new *tariff.Edition) *diff.Diff {
	return o.diffs.of(editions{old, new}, func() *diff.Diff { return diff.Between(old, new) })
}

// patternsOf returns the patterns in the prices of an edition.
func (o *once) patternsOf(e *tariff.Edition) []compare.Pattern {
	return o.patterns.of(e, func() []compare.Pattern { return compare.Reference(e) })
}

// classesOf returns what the prices of an edition mean.
func (o *once) classesOf(e *tariff.Edition) map[tariff.Meaning]tariff.Counted {
	return o.classes.of(e, func() map[tariff.Meaning]tariff.Counted { return classes(e) })
}

// recent caches the last few values computed. The twins of a page are rendered
// consecutively and its neighbours soon after, so a value is asked for again
// soon or not at all, and memory does not grow with the number of pages.
type recent[K comparable, V any] struct {
	mu     sync.Mutex
	values map[K]func() V
	order  []K  // oldest first
	all    bool // keep all: they are small, and asked for from everywhere
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
