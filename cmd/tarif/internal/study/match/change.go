package match

import (
	"slices"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// changedRole pairs rates of one service and one set of conditions whose role
// changed, if one is left on each side, or one of each VAT status. If more are
// left, it is unknown which became which.
func changedRole(old, new []*tariff.Rate) []Pair {
	if len(old) == 1 && len(new) == 1 {
		return []Pair{one(old[0], new[0])}
	}
	if !distinctVAT(old) || !distinctVAT(new) {
		return nil
	}
	return sameVAT(old, new)
}

func distinctVAT(rates []*tariff.Rate) bool {
	seen := map[tariff.VAT]bool{}
	for _, r := range rates {
		if seen[r.VAT] {
			return false
		}
		seen[r.VAT] = true
	}
	return true
}

// mergedOrSplit finds, among the remaining rates of one service and role,
// several prices that became one: the conditions of each include those of the
// one, as "with a meter" and "without a meter" include no condition at all. A
// split is the reverse. Ambiguous cases are left alone, so that the result does
// not depend on the order of rows.
func mergedOrSplit(old, new []*tariff.Rate) []Pair {
	var pairs []Pair
	for _, n := range new {
		if from := relatives(n, old); len(from) > 1 && all(from, covers(n)) && loners(from, n, new) {
			pairs = append(pairs, Pair{Old: from, New: []*tariff.Rate{n}})
		}
	}
	for _, o := range old {
		if into := relatives(o, new); len(into) > 1 && all(into, covers(o)) && loners(into, o, old) {
			pairs = append(pairs, Pair{Old: []*tariff.Rate{o}, New: into})
		}
	}
	return pairs
}

// relatives returns the rates whose conditions include r's or are included in
// them.
func relatives(r *tariff.Rate, others []*tariff.Rate) []*tariff.Rate {
	return lists.Where(others, func(x *tariff.Rate) bool { return covers(r)(x) || covers(x)(r) })
}

// loners reports whether each of rates has exactly one relative among others,
// namely one.
func loners(rates []*tariff.Rate, one *tariff.Rate, others []*tariff.Rate) bool {
	return all(rates, func(r *tariff.Rate) bool {
		rel := relatives(r, others)
		return len(rel) == 1 && rel[0] == one
	})
}

// covers returns a test for rates that have every condition of the general one.
func covers(general *tariff.Rate) func(*tariff.Rate) bool {
	return func(special *tariff.Rate) bool {
		for _, c := range general.Conditions {
			has := func(x *tariff.Condition) bool { return x.ID == c.ID }
			if !slices.ContainsFunc(special.Conditions, has) {
				return false
			}
		}
		return true
	}
}

func all(rates []*tariff.Rate, ok func(*tariff.Rate) bool) bool {
	return !slices.ContainsFunc(rates, func(r *tariff.Rate) bool { return !ok(r) })
}
