package match

import (
	"cmp"
	"math/big"
	"math/bits"
	"strconv"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
)

// frac is an exact fraction, den > 0, num ≥ 0. Both stay below 2^48, since an
// amount has at most 14 digits of tiyn, so products fit into 128 bits and
// nothing is ever rounded.
type frac struct{ num, den int64 }

func (a frac) cmp(b frac) int {
	ah, al := bits.Mul64(uint64(a.num), uint64(b.den))
	bh, bl := bits.Mul64(uint64(b.num), uint64(a.den))
	return cmp.Or(cmp.Compare(ah, bh), cmp.Compare(al, bl))
}

func fracOf(p Prices) frac { return frac{p.New.Tiyn(), p.Old.Tiyn()} }

// span is the open interval of factors that explain a pair of prices. The zero
// span is empty.
type span struct{ lo, hi frac }

// spanOf returns the factors that explain a pair, the empty span if a price is
// zero.
func spanOf(p Prices) span {
	o, n := p.Old.Tiyn(), p.New.Tiyn()
	if o == 0 || n == 0 {
		return span{}
	}
	return span{frac{2*n - 1, 2*o + 1}, frac{2*n + 1, 2*o - 1}}
}

func spansOf(ps []Prices) []span {
	return lists.Of(ps, spanOf)
}

// has reports whether s contains the factors just above at's lower end.
func (s span) has(at span) bool {
	return s != span{} && at != span{} && s.lo.cmp(at.lo) <= 0 && at.lo.cmp(s.hi) < 0
}

// intersect returns the factors that explain all pairs, of which there is at
// least one; no price may be zero.
func intersect(ps []Prices) (span, bool) {
	all := spanOf(ps[0])
	for _, s := range spansOf(ps[1:]) {
		if s.lo.cmp(all.lo) > 0 {
			all.lo = s.lo
		}
		if s.hi.cmp(all.hi) < 0 {
			all.hi = s.hi
		}
	}
	return all, all.lo.cmp(all.hi) < 0
}

// figure returns, in hundredths of a per cent, the percentage that represents
// all factors of s, and its decimals: see Common.Percent. ok is false if the
// percentage cannot be stated even to a whole per cent.
func (s span) figure() (h int64, places int, ok bool) {
	if h, ok := s.rounded(1); ok {
		return h, 2, true
	}
	for places, step := range []int64{100, 10, 1} {
		if first, last := s.inside(step); first <= last {
			at := min(max(s.middle(step), first), last)
			return at * step, places, places > 0 || first == last
		}
	}
	h, ok = s.rounded(10) // too narrow to contain two decimals, at the edge between two
	return h, 1, ok
}

// rounded returns the percentage, in hundredths, to which every factor of s
// rounds in steps of step hundredths, if there is one.
func (s span) rounded(step int64) (int64, bool) {
	// Twice the number of steps, so that halves are integers: 2k−1 up to 2k+1
	// round to k. The span is open: its ends do not count.
	lo, _ := floorDiv(s.lo.percent(2, step))
	hi, exact := floorDiv(s.hi.percent(2, step))
	if exact == 0 {
		hi--
	}
	first, _ := floorDiv(lo+1, 2)
	last, _ := floorDiv(hi+1, 2)
	return first * step, first == last
}

// inside returns the first and last integer number of steps among the
// percentages of s; first > last if there is none.
func (s span) inside(step int64) (first, last int64) {
	lo, _ := floorDiv(s.lo.percent(1, step))
	hi, exact := floorDiv(s.hi.percent(1, step))
	if exact == 0 {
		hi--
	}
	return lo + 1, hi
}

// middle returns the integer number of steps nearest to the middle of s.
func (s span) middle(step int64) int64 {
	lo, hi := big.NewRat(s.lo.percent(1, step)), big.NewRat(s.hi.percent(1, step))
	twice := lo.Add(lo, hi)                             // twice the middle
	up := twice.Add(twice, big.NewRat(1, 1))            // plus one half, twice
	down := new(big.Int).Mul(up.Denom(), big.NewInt(2)) // the integers below it
	return new(big.Int).Div(up.Num(), down).Int64()     // Div rounds down: den > 0
}

// percent returns the percentage of a factor as a fraction, in steps of step
// hundredths, multiplied by times.
func (a frac) percent(times, step int64) (num, den int64) {
	return times * (a.num - a.den) * (10000 / step), a.den
}

// floorDiv divides towards minus infinity.
func floorDiv(a, b int64) (q, r int64) {
	q, r = a/b, a%b
	if r < 0 {
		q, r = q-1, r+b
	}
	return q, r
}

// hundredths returns h hundredths of a per cent, as the change from 100.00 to
// 100.00 plus h tiyn.
func hundredths(h int64) money.Percent {
	s := strconv.FormatInt(10000+h, 10)
	for len(s) < 3 {
		s = "0" + s
	}
	p, _ := money.Change(money.MustParse("100.00"), money.MustParse(s[:len(s)-2]+"."+s[len(s)-2:]))
	return p
}
