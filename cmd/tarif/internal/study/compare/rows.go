package compare

import (
	"cmp"
	"slices"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/match"
	"tarif/cmd/tarif/internal/tariff"
)

// two is a rate of each place, or of only one. In the latter case otherVAT says
// that the other place has this price with another VAT status only, which is
// matched elsewhere.
type two struct {
	a, b     *tariff.Rate
	otherVAT bool
}

// sideBySide matches the rates of two tables; each rate occurs at least once.
// If both places price the same thing but have no VAT status in common, every
// price of one is set beside every price of the other: it would be wrong to say
// that only one place has it, and the guard forbids figures there.
func sideBySide(a, b []*tariff.Rate) []two {
	pairs, restA, restB := match.ByKey(a, b)
	out := lists.Of(pairs, func(p match.Pair) two { return two{a: p.Old[0], b: p.New[0]} })
	met := map[*tariff.Rate]bool{}
	for _, x := range restA {
		for _, y := range restB {
			if same(x)(y) {
				out = append(out, two{a: x, b: y})
				met[x], met[y] = true, true
			}
		}
		if !met[x] {
			out = append(out, two{a: x, otherVAT: slices.ContainsFunc(b, same(x))})
		}
	}
	for _, y := range restB {
		if !met[y] {
			out = append(out, two{b: y, otherVAT: slices.ContainsFunc(a, same(y))})
		}
	}
	slices.SortStableFunc(out, byTable)
	return out
}

// same returns a test for rates that differ from x at most in VAT.
func same(x *tariff.Rate) func(*tariff.Rate) bool {
	k := x.Key().WithoutVAT()
	return func(y *tariff.Rate) bool { return y.Key().WithoutVAT() == k }
}

// byTable orders by a's table, then by b's.
func byTable(p, q two) int {
	switch {
	case p.a != nil && q.a != nil:
		return cmp.Or(byRow(p.a, q.a), byRow(p.b, q.b))
	case p.a != nil:
		return -1
	case q.a != nil:
		return 1
	}
	return byRow(p.b, q.b)
}

// byRow orders rates of one table. If one is missing, they are equal.
func byRow(x, y *tariff.Rate) int {
	if x == nil || y == nil {
		return 0
	}
	return tariff.ByRow(x, y)
}
