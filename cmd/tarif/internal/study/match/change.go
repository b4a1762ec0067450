package match

import (
	"slices"

	"tarif/cmd/tarif/internal/tariff"
)

// changedRole pairs rates of one service and one set of conditions that are
// given by somebody else now: where one is left on each side, or one of each
// VAT status. With more left nobody can say which became which.
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

// mergedOrSplit finds, among what is left of one service and role, several
// prices that became one: the conditions of each cover those of the one, as
// "with a meter" and "without a meter" cover no condition at all. A split is
// the same read backwards. Anything that could be read in two ways is left
// alone, so that the answer does not depend on the order of rows.
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

// relatives returns the rates whose conditions cover r's or are covered by
// them.
func relatives(r *tariff.Rate, others []*tariff.Rate) []*tariff.Rate {
	var out []*tariff.Rate
	for _, x := range others {
		if covers(r)(x) || covers(x)(r) {
			out = append(out, x)
		}
	}
	return out
}

// loners reports whether none of rates has a relative among others but one.
func loners(rates []*tariff.Rate, one *tariff.Rate, others []*tariff.Rate) bool {
	return all(rates, func(r *tariff.Rate) bool {
		rel := relatives(r, others)
		return len(rel) == 1 && rel[0] == one
	})
}

// covers returns a test for rates that have every condition of the general
// one.
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
