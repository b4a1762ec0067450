package match

import (
	"slices"

	"tarif/cmd/tarif/internal/money"
)

// Prices is a price before and after, or in one place and another.
type Prices struct{ Old, New money.Amount }

// Common is one factor that explains many pairs of prices.
//
// Acts round what they computed to the tiyn, so that the printed prices of a
// uniform change seldom have equal ratios: from 2022 to 2023 Karaganda region's
// water prices rose by one factor, but the table goes from 145.29 to 174.81 in
// one row (+20.32 %) and from 12.53 to 15.07 in another (+20.27 %). A factor f
// explains a pair if some amounts that round to the two printed prices have the
// ratio f, that is, if
//
//	(new − ½ tiyn) ÷ (old + ½ tiyn) < f < (new + ½ tiyn) ÷ (old − ½ tiyn).
//
// Both prices are taken as rounded, because the older one was computed too;
// this also makes the result symmetric.
type Common struct {
	// Percent is the change in per cent. If all pairs, or all factors that
	// explain them, round to the same two places, it is that figure; otherwise
	// it is the figure with the fewest decimals that explains them, the middle
	// one of several.
	Percent money.Percent
	// Places is how many decimals Percent has: 2, 1 or 0.
	Places int
	// Exact says that all ratios are equal as fractions, without rounding.
	Exact bool
	// Count is how many pairs the factor explains.
	Count int
}

// String returns the percentage as a plain decimal with Places decimals:
// "27.72", "8.5", "-8".
func (c Common) String() string {
	s := c.Percent.String()
	if c.Places == 0 {
		return s[:len(s)-len(".00")]
	}
	return s[:len(s)-2+c.Places]
}

// Limits for outliers of a common change: at most one pair in four, and at
// least three pairs must fit.
const (
	fewOneIn = 4
	minFit   = 3
)

// All returns the factor that explains every one of at least two pairs. Pairs
// of two zeros are ignored; zero and something else has no factor.
func All(ps []Prices) (Common, bool) {
	fit, ok := keepNonZero(ps)
	if !ok || len(fit) < 2 {
		return Common{}, false
	}
	return describe(fit)
}

// Most returns the factor that explains all or most pairs, and the indexes of
// the outliers, in order. ok is false if no factor explains at least three
// pairs in four.
func Most(ps []Prices) (c Common, outliers []int, ok bool) {
	if c, ok := All(ps); ok {
		return c, nil, true
	}
	spans := spansOf(ps)
	at, found := busiest(spans)
	if !found {
		return Common{}, nil, false
	}
	var fit []Prices
	for i, p := range ps {
		switch {
		case spans[i].has(at):
			fit = append(fit, p)
		case !bothZero(p):
			outliers = append(outliers, i)
		}
	}
	if len(fit) < minFit || len(outliers)*fewOneIn > len(fit)+len(outliers) {
		return Common{}, nil, false
	}
	c, ok = describe(fit)
	return c, outliers, ok
}

// busiest returns the span whose lower end lies in most spans; of several, the
// lowest.
func busiest(spans []span) (at span, found bool) {
	most := 0
	for _, s := range spans {
		n := 0
		for _, t := range spans {
			if t.has(s) {
				n++
			}
		}
		if n > most || n == most && n > 0 && s.lo.cmp(at.lo) < 0 {
			most, at, found = n, s, true
		}
	}
	return at, found
}

func bothZero(p Prices) bool { return p.Old.Sign() == 0 && p.New.Sign() == 0 }

// keepNonZero drops pairs of zeros. It returns false if only one price of a
// pair is zero.
func keepNonZero(ps []Prices) ([]Prices, bool) {
	var out []Prices
	for _, p := range ps {
		if bothZero(p) {
			continue
		}
		if p.Old.Sign() == 0 || p.New.Sign() == 0 {
			return nil, false
		}
		out = append(out, p)
	}
	return out, true
}

// describe returns the factor that all pairs share, if there is one and it can
// be stated at least to a whole per cent.
func describe(ps []Prices) (Common, bool) {
	s, ok := intersect(ps)
	if !ok {
		return Common{}, false
	}
	c := Common{Count: len(ps), Exact: equalRatios(ps)}
	if p, same := samePercent(ps); same {
		c.Percent, c.Places = p, 2
		return c, true
	}
	h, places, ok := s.figure()
	c.Percent, c.Places = hundredths(h), places
	return c, ok
}

// samePercent returns the percentage that every pair has when rounded to two
// places.
func samePercent(ps []Prices) (money.Percent, bool) {
	first, _ := money.Change(ps[0].Old, ps[0].New)
	for _, p := range ps[1:] {
		if x, _ := money.Change(p.Old, p.New); x.Cmp(first) != 0 {
			return money.Percent{}, false
		}
	}
	return first, true
}

func equalRatios(ps []Prices) bool {
	first := fracOf(ps[0])
	return !slices.ContainsFunc(ps[1:], func(p Prices) bool { return fracOf(p).cmp(first) != 0 })
}
