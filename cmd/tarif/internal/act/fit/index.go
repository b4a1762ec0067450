package fit

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/stem"
	"tarif/cmd/tarif/internal/lang"
)

// index finds things by their words.
type index[T comparable] struct {
	examples []example[T]
	post     map[string][]int // stem → examples
	things   map[string]map[T]bool
	order    map[T]int
	seen     map[string]bool
	count    float64
	byCover  bool              // score by all examples of a thing together as well as by the best one
	stems    []string          // all stems, sorted
	near     map[string]string // cache of known
}

type example[T any] struct {
	of    T
	stems []string
	trust float64
	mass  float64
	alias bool // a search word, not a name or an act's wording
}

func newIndex[T comparable]() *index[T] {
	return &index[T]{post: map[string][]int{}, things: map[string]map[T]bool{}, order: map[T]int{}, seen: map[string]bool{}, near: map[string]string{}}
}

// learn adds examples of a thing. trust, at most 1, limits the score they can
// give.
func (x *index[T]) learn(of T, name lang.Text, words lang.List, trust float64) {
	if _, ok := x.order[of]; !ok {
		x.order[of] = len(x.order)
	}
	for _, l := range lang.All {
		if t := name.In(l); t != "" {
			x.add(of, l, t, trust, false)
		}
		for _, w := range words.In(l) {
			x.add(of, l, w, trust*0.8, true)
		}
	}
}

func (x *index[T]) add(of T, l lang.Lang, text string, trust float64, alias bool) {
	stems := stem.All(l, text)
	key := string(rune(x.order[of])) + strings.Join(stems, " ")
	if len(stems) == 0 || x.seen[key] {
		return
	}
	x.seen[key] = true
	n := len(x.examples)
	x.examples = append(x.examples, example[T]{of, stems, trust, 0, alias})
	for _, s := range stems {
		x.post[s] = append(x.post[s], n)
		if x.things[s] == nil {
			x.things[s] = map[T]bool{}
		}
		x.things[s][of] = true
	}
}

func (x *index[T]) weigh() {
	x.stems = slices.Sorted(maps.Keys(x.things))
	x.count = float64(len(x.order))
	for i := range x.examples {
		for _, s := range x.examples[i].stems {
			x.examples[i].mass += x.weight(s)
		}
	}
}

// weight is higher the fewer things have the stem.
func (x *index[T]) weight(stem string) float64 {
	return math.Log1p(x.count / float64(max(1, len(x.things[stem]))))
}

// known returns the stem itself or a known stem that extends it or that it
// extends: removing endings leaves more of a word in one grammatical case than
// in another.
func (x *index[T]) known(stem string) string {
	if len(x.things[stem]) > 0 {
		return stem
	}
	if n, ok := x.near[stem]; ok {
		return n
	}
	to := stem
	if r := []rune(stem); len(r) >= 3 {
		prefix := string(r[:3])
		i, _ := slices.BinarySearch(x.stems, prefix)
		for ; i < len(x.stems) && strings.HasPrefix(x.stems[i], prefix); i++ {
			if goesOn(x.stems[i], stem, 3) && (to == stem || len(x.stems[i]) > len(to)) {
				to = x.stems[i]
			}
		}
	}
	x.near[stem] = to
	return to
}

// find returns the things that share words with a text, best first.
func (x *index[T]) find(l lang.Lang, text string) []Match[T] {
	stems := stem.All(l, text)
	mass, common := 0.0, map[int]float64{}
	covered := map[T]float64{}
	for _, s := range stems {
		s = x.known(s)
		w := x.weight(s)
		mass += w
		for _, n := range x.post[s] {
			common[n] += w
		}
		for of := range x.things[s] {
			covered[of] += w
		}
	}
	top, named := map[T]float64{}, map[T]bool{}
	for n, w := range common {
		e := &x.examples[n]
		dice := 2 * w / (mass + e.mass)
		part := w / e.mass * 0.75 // a short name contained in a long row
		if len(e.stems) < 2 {
			part *= 0.6
		}
		if s := e.trust * max(dice, min(part, 0.3+dice)); s > top[e.of] {
			top[e.of], named[e.of] = s, !e.alias
		}
	}
	var out []Match[T]
	for of, s := range top {
		switch share := covered[of] / mass; {
		case s > same:
		case x.byCover:
			s = (s + share) / 2
		default:
			s = 0.75*s + 0.25*s*share
		}
		out = append(out, Match[T]{of, min(1, math.Round(s*1e6)/1e6), named[of]})
	}
	slices.SortFunc(out, func(a, b Match[T]) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), x.order[a.Of]-x.order[b.Of])
	})
	return out
}

// same is the score from which on a text has an example's very words.
const same = 0.995

// tells reports whether the words of a text that one thing has and another has
// not weigh more than those of which the opposite holds, and are not the least of
// its words.
func (x *index[T]) tells(l lang.Lang, text string, of, other T) bool {
	mass, ahead := 0.0, 0.0
	for _, s := range stem.All(l, text) {
		s = x.known(s)
		w, things := x.weight(s), x.things[s]
		mass += w
		switch {
		case things[of] && !things[other]:
			ahead += w
		case things[other] && !things[of]:
			ahead -= w
		}
	}
	return ahead > 0.1*mass
}

// only returns the thing that is the only one with each of the words of the
// text, or the zero value.
func (x *index[T]) only(l lang.Lang, text string) (of T) {
	for i, s := range stem.All(l, text) {
		things := slices.Collect(maps.Keys(x.things[x.known(s)]))
		if len(things) != 1 || i > 0 && things[0] != of {
			return *new(T)
		}
		of = things[0]
	}
	return of
}
