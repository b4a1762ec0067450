package compare

import (
	"slices"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// Pattern says that a role's prices are simple fractions of one amount. This is
// our observation: no act prints the reference amount.
type Pattern struct {
	Role      *tariff.Role
	Reference money.Amount
	// Parts counts how many rates are Reference ÷ n, by n, largest price first.
	Parts []Part
	// Exceptions are the rates that do not fit, at most two.
	Exceptions []*tariff.Rate
}

// Part is the rates whose price is exactly the reference amount ÷ N.
type Part struct {
	N     int64
	Rates []*tariff.Rate
}

// Fit returns how many rates the pattern explains.
func (p Pattern) Fit() int {
	n := 0
	for _, part := range p.Parts {
		n += len(part.Rates)
	}
	return n
}

// parts are the divisors seen in acts, and others that are as simple.
var parts = [...]int64{1, 2, 3, 4, 5, 6, 10, 12}

// A pattern needs enough rates and allows few exceptions.
const (
	minPattern    = 4
	maxExceptions = 2
)

// Reference looks, role by role in the order of the table, for an amount R such
// that every price of the role is exactly R ÷ n with n one of 1, 2, 3, 4, 5, 6,
// 10, 12; up to two rates may not fit. Of several amounts it takes the one with
// the fewest exceptions, then the smallest. A role has no pattern if its prices
// are for different things, if fewer than four fit, or if no amount does.
// Prices not in money are ignored.
func Reference(e *tariff.Edition) []Pattern {
	var roles []*tariff.Role
	by := map[*tariff.Role][]*tariff.Rate{}
	for _, r := range e.Rates {
		if !r.Price.Stated() || r.Price.Measure != tariff.Money || r.Price.Amount.Sign() == 0 {
			continue
		}
		if by[r.Role] == nil {
			roles = append(roles, r.Role)
		}
		by[r.Role] = append(by[r.Role], r)
	}
	var out []Pattern
	for _, role := range roles {
		if p, ok := pattern(by[role]); ok {
			p.Role = role
			out = append(out, p)
		}
	}
	return out
}

func pattern(rates []*tariff.Rate) (Pattern, bool) {
	if len(rates) < minPattern || !alike(rates) {
		return Pattern{}, false
	}
	var best Pattern
	found := false
	for _, ref := range candidates(rates) {
		p, ok := divide(rates, ref)
		if ok && (!found || len(p.Exceptions) < len(best.Exceptions)) {
			best, found = p, true
		}
		if found && len(best.Exceptions) == 0 {
			break
		}
	}
	return best, found && best.Fit() >= minPattern
}

// alike reports whether all rates price the same kind of thing.
func alike(rates []*tariff.Rate) bool {
	first := rates[0].Meaning()
	return !slices.ContainsFunc(rates, func(r *tariff.Rate) bool { return r.Meaning() != first })
}

// candidates returns every amount of which each price could be a part, smallest
// first.
func candidates(rates []*tariff.Rate) []money.Amount {
	var out, seen []money.Amount
	for _, r := range rates {
		if slices.ContainsFunc(seen, r.Price.Amount.Equal) {
			continue
		}
		seen = append(seen, r.Price.Amount)
		sum := money.Amount{}
		for n := int64(1); n <= parts[len(parts)-1]; n++ {
			sum = sum.Add(r.Price.Amount)
			if slices.Contains(parts[:], n) {
				out = append(out, sum)
			}
		}
	}
	slices.SortFunc(out, money.Amount.Cmp)
	return slices.CompactFunc(out, money.Amount.Equal)
}

// divide sorts rates into parts of the reference amount; ok is false if too
// many do not fit.
func divide(rates []*tariff.Rate, ref money.Amount) (Pattern, bool) {
	p := Pattern{Reference: ref}
	by := map[int64][]*tariff.Rate{}
	for _, r := range rates {
		n, den, ok := money.Ratio(ref, r.Price.Amount, 1)
		if ok && den == 1 && slices.Contains(parts[:], n) {
			by[n] = append(by[n], r)
			continue
		}
		p.Exceptions = append(p.Exceptions, r)
		if len(p.Exceptions) > maxExceptions {
			return p, false
		}
	}
	for _, n := range parts {
		if len(by[n]) > 0 {
			p.Parts = append(p.Parts, Part{n, by[n]})
		}
	}
	return p, true
}
