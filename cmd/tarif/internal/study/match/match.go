// Package match finds which rates of two tables correspond, and the one number
// that explains the change between their prices.
//
// [Editions] and [ByKey] return [Pair]s of corresponding rates, [All] and
// [Most] a factor [Common] to many pairs of prices. Both the change between two
// editions (package diff) and the comparison of two places (package compare)
// use it, so that they cannot disagree on what is the same price.
//
// Rates are matched by what they price, never by row number: first by service,
// role and conditions (and also by VAT if one side has several); then, between
// editions, by service and conditions if the role changed; then several prices
// that became one. The order of rows does not matter, and exchanging the sides
// only exchanges the sides of each pair.
package match

import (
	"slices"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// Pair is rates that correspond, each side ordered by row and column. One rate
// on each side is the same price then and now; an empty side means that the
// other has no counterpart; several on one side became one, or came from one.
type Pair struct {
	Old, New []*tariff.Rate
}

func bareKey(r *tariff.Rate) tariff.Key { return r.Key().WithoutVAT() }

func roleless(r *tariff.Rate) tariff.Key {
	k := bareKey(r)
	k.Role = ""
	return k
}

func conditionless(r *tariff.Rate) tariff.Key {
	k := bareKey(r)
	k.Conditions = ""
	return k
}

// ByKey pairs rates by service, role and conditions, and also by VAT if one
// side has several for these. It also returns the rates without a counterpart.
func ByKey(old, new []*tariff.Rate) (pairs []Pair, restOld, restNew []*tariff.Rate) {
	return within(old, new, bareKey, func(o, n []*tariff.Rate) []Pair {
		if len(o) == 1 && len(n) == 1 {
			return []Pair{{o, n}}
		}
		return sameVAT(o, n)
	})
}

// Editions pairs the rates of two editions of one tariff: by key, then those
// whose role changed, then those that were merged or split. Every rate is in
// exactly one pair. Pairs are in the order of the new table, followed by those
// without a new rate in the order of the old one.
func Editions(old, new []*tariff.Rate) []Pair {
	pairs, old, new := ByKey(old, new)
	roles, old, new := within(old, new, roleless, changedRole)
	groups, old, new := within(old, new, conditionless, mergedOrSplit)
	pairs = slices.Concat(pairs, roles, groups)
	for _, r := range old {
		pairs = append(pairs, Pair{Old: []*tariff.Rate{r}})
	}
	for _, r := range new {
		pairs = append(pairs, Pair{New: []*tariff.Rate{r}})
	}
	slices.SortStableFunc(pairs, compareByRow)
	return pairs
}

// within calls pair for the rates of each key that both sides have, and returns
// the pairs found and the rates left over.
func within(old, new []*tariff.Rate, key func(*tariff.Rate) tariff.Key,
	pair func(o, n []*tariff.Rate) []Pair) (pairs []Pair, restOld, restNew []*tariff.Rate) {
	if len(old) == 0 || len(new) == 0 {
		return nil, old, new
	}
	used := make(map[*tariff.Rate]bool, len(old)+len(new))
	for _, both := range group(old, new, key) {
		if len(both.New) == 0 {
			continue
		}
		for _, p := range pair(both.Old, both.New) {
			pairs = append(pairs, p)
			mark(used, p)
		}
	}
	return pairs, unused(old, used), unused(new, used)
}

// group groups the rates of both sides by the keys of the old one, in the order
// of its rates; each group is ordered by row and column.
func group(old, new []*tariff.Rate, key func(*tariff.Rate) tariff.Key) []Pair {
	at, groups := make(map[tariff.Key]int, len(old)), make([]Pair, 0, len(old))
	for _, r := range old {
		k := key(r)
		i, known := at[k]
		if !known {
			i = len(groups)
			at[k], groups = i, append(groups, Pair{})
		}
		groups[i].Old = append(groups[i].Old, r)
	}
	for _, r := range new {
		if i, known := at[key(r)]; known {
			groups[i].New = append(groups[i].New, r)
		}
	}
	for _, g := range groups {
		slices.SortStableFunc(g.Old, tariff.ByRow)
		slices.SortStableFunc(g.New, tariff.ByRow)
	}
	return groups
}

func mark(used map[*tariff.Rate]bool, p Pair) {
	for _, r := range p.Old {
		used[r] = true
	}
	for _, r := range p.New {
		used[r] = true
	}
}

func unused(rates []*tariff.Rate, used map[*tariff.Rate]bool) []*tariff.Rate {
	return lists.Where(rates, func(r *tariff.Rate) bool { return !used[r] })
}

// sameVAT pairs rates with equal VAT status, the first with the first.
func sameVAT(old, new []*tariff.Rate) []Pair {
	var pairs []Pair
	taken := map[*tariff.Rate]bool{}
	for _, o := range old {
		i := slices.IndexFunc(new, func(n *tariff.Rate) bool { return !taken[n] && n.VAT == o.VAT })
		if i >= 0 {
			taken[new[i]] = true
			pairs = append(pairs, one(o, new[i]))
		}
	}
	return pairs
}

func one(old, new *tariff.Rate) Pair {
	return Pair{[]*tariff.Rate{old}, []*tariff.Rate{new}}
}

func compareByRow(a, b Pair) int {
	switch {
	case len(a.New) > 0 && len(b.New) > 0:
		return tariff.ByRow(a.New[0], b.New[0])
	case len(a.New) > 0:
		return -1
	case len(b.New) > 0:
		return 1
	}
	return tariff.ByRow(a.Old[0], b.Old[0])
}
