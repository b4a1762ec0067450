package compare

import (
	"slices"

	"tarif/cmd/tarif/internal/tariff"
)

// Bounds returns the lowest and the highest of the stated prices in money. ok
// is false if there are none, or if any two of them may not be compared, even
// with a caution.
func Bounds(c *tariff.Catalogue, rates []*tariff.Rate) (lowest, highest *tariff.Rate, ok bool) {
	var meanings []tariff.Meaning
	for _, r := range rates {
		if !r.Price.Stated() || r.Price.Measure != tariff.Money {
			continue
		}
		if m := r.Meaning(); !slices.Contains(meanings, m) {
			if !alongside(c, meanings, m) {
				return nil, nil, false
			}
			meanings = append(meanings, m)
		}
		if lowest == nil || r.Price.Amount.Cmp(lowest.Price.Amount) < 0 {
			lowest = r
		}
		if highest == nil || r.Price.Amount.Cmp(highest.Price.Amount) > 0 {
			highest = r
		}
	}
	return lowest, highest, lowest != nil
}

// alongside reports whether a price may be compared with each of others.
func alongside(c *tariff.Catalogue, others []tariff.Meaning, m tariff.Meaning) bool {
	return !slices.ContainsFunc(others, func(o tariff.Meaning) bool {
		v, _ := Between(c, o, m)
		return v == NotComparable
	})
}
