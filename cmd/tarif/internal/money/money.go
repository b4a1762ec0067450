// Package money is exact decimal money.
//
// An [Amount] is a number of tenge with at most two decimals, as an act prints
// it, or a figure in another measure, such as an index, with at most six.
// Nothing here is ever a binary float. Differences are exact. A percentage, and
// an index converted to tenge, is rounded once, at the end, to two places, half
// away from zero.
//
// Amounts are decimals rather than whole tiyn, although most could be: an act
// may set a price as an index with six decimals, and percentages and means need
// more places before they are rounded. One type that is exact for all of them
// cannot be confused with a count. Scripts and sums that need integers use
// [Amount.Tiyn] and [Amount.Millionths].
package money

import (
	"errors"
	"strconv"
	"strings"

	// Exact decimals of any size, immutable, with a Round that goes half away
	// from zero; maintained since 2015.
	"github.com/shopspring/decimal"
)

// Amount is an exact amount of money, or a figure in another measure. The zero
// value is 0.00.
type Amount struct{ d decimal.Decimal }

// MaxDigits bounds the digits before the point: far more than any tariff has,
// and few enough that a mistake in a file cannot make arithmetic slow.
const MaxDigits = 12

// The most decimals of an amount in tenge and of a figure in another measure:
// acts print indices such as "0,0045".
const (
	tengePlaces  = 2
	FigurePlaces = 6
)

// Errors of Parse. Each says what to write instead.
var (
	ErrSyntax = errors.New(`is not an amount: write digits, a point and two digits, like "1896.60"`)
	ErrPlaces = errors.New(`has more than two decimals: a tariff is exact to the tiyn, like "1896.60"`)
	ErrSize   = errors.New("has more than 12 digits before the point")
	ErrSign   = errors.New("is below zero: a price cannot be")
)

// Parse parses an amount as written in TOML, "1896.60", or as printed by acts,
// with a comma and with groups of three separated by a space or no-break space
// ("1 896,60", "1485"). Everything else is an error: a second separator, a
// group that has not three digits, a letter.
func Parse(s string) (Amount, error) { return parse(s, tengePlaces) }

// ParseFigure is like Parse, for a figure in another measure than money, which
// may have more decimals.
func ParseFigure(s string) (Amount, error) { return parse(s, FigurePlaces) }

func parse(s string, places int) (Amount, error) {
	whole, frac, err := split(s, places)
	if err != nil {
		return Amount{}, err
	}
	d, err := decimal.NewFromString(whole + "." + frac + "00"[min(len(frac), 2):])
	if err != nil {
		return Amount{}, ErrSyntax
	}
	return Amount{d}, nil
}

// split splits a printed amount at its decimal separator.
func split(s string, places int) (whole, frac string, err error) {
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "−") {
		return "", "", ErrSign
	}
	whole = s
	if i := strings.IndexAny(s, ".,"); i >= 0 {
		whole, frac = s[:i], s[i+1:]
		if !digits(frac) {
			return "", "", ErrSyntax
		}
	}
	whole, ok := ungroup(whole)
	switch {
	case !ok:
		return "", "", ErrSyntax
	case len(frac) > places:
		return "", "", ErrPlaces
	case len(whole) > MaxDigits:
		return "", "", ErrSize
	}
	return whole, frac, nil
}

// ungroup joins groups of three digits separated by (no-break) spaces.
func ungroup(s string) (string, bool) {
	groups := strings.FieldsFunc(s, isSpace)
	if len(groups) == 0 || strings.Join(groups, " ") != strings.Map(plainSpace, s) {
		return "", false
	}
	for i, g := range groups {
		if !digits(g) || i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && len(g) > 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func isSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' }

func plainSpace(r rune) rune {
	if isSpace(r) {
		return ' '
	}
	return r
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// MustParse is like Parse, for amounts in source code; it panics on errors.
func MustParse(s string) Amount {
	a, err := Parse(s)
	if err != nil {
		panic("money: " + s + " " + err.Error())
	}
	return a
}

// String returns the plain decimal with a point and two places, "1896.60". A
// figure that has more places keeps them: "0.0045".
func (a Amount) String() string {
	if n, ok := hundredths(a.d); ok {
		return plain(n)
	}
	return a.d.StringFixed(int32(a.Places()))
}

// hundredths returns a decimal with two places as an integer, if it is small
// enough for integer arithmetic. Tenge always are, and this is faster: a site
// with a thousand editions writes millions of them.
func hundredths(d decimal.Decimal) (n int64, ok bool) {
	if d.Exponent() != -tengePlaces || d.NumDigits() > MaxDigits+tengePlaces {
		return 0, false
	}
	return d.CoefficientInt64(), true
}

// plain formats hundredths with a point and two places.
func plain(n int64) string {
	var room [24]byte
	out := room[:0]
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	out = strconv.AppendInt(out, n/100, 10)
	return string(append(out, '.', byte('0'+n/10%10), byte('0'+n%10)))
}

// Places returns the number of decimals of a without trailing zeros, but at
// least two.
func (a Amount) Places() int {
	places := tengePlaces
	if a.d.Exponent() >= -tengePlaces {
		return places
	}
	for places < FigurePlaces+1 && !a.d.Truncate(int32(places)).Equal(a.d) {
		places++
	}
	return places
}

// Short returns the plain decimal without trailing zeros, "0.5", as acts print
// indices.
func (a Amount) Short() string { return a.d.String() }

// Tiyn returns the amount in hundredths. This is exact for tenge, which have at
// most two decimals, and MaxDigits keeps it within an int64.
func (a Amount) Tiyn() int64 {
	if n, ok := hundredths(a.d); ok {
		return n
	}
	return a.d.Shift(2).IntPart()
}

// Millionths returns the figure in millionths. This is exact in any measure and
// fits into an int64.
func (a Amount) Millionths() int64 { return a.d.Shift(FigurePlaces).IntPart() }

// OfMillionths is the inverse of Millionths.
func OfMillionths(n int64) Amount { return Amount{decimal.New(n, -FigurePlaces)} }

// OfTiyn is the inverse of Tiyn.
func OfTiyn(n int64) Amount { return Amount{decimal.New(n, -2)} }

func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// MarshalBinary encodes an amount with the decimals that it was written with;
// the zero value as nothing.
func (a Amount) MarshalBinary() ([]byte, error) {
	if a == (Amount{}) {
		return nil, nil
	}
	return a.d.MarshalBinary()
}

// UnmarshalBinary decodes what MarshalBinary has encoded.
func (a *Amount) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		*a = Amount{}
		return nil
	}
	return a.d.UnmarshalBinary(data)
}

// Cmp returns -1, 0 or +1 if a is less than, equal to or greater than b.
func (a Amount) Cmp(b Amount) int { return a.d.Cmp(b.d) }

func (a Amount) Equal(b Amount) bool { return a.d.Equal(b.d) }

// Sign returns -1, 0 or +1.
func (a Amount) Sign() int { return a.d.Sign() }

// Add returns a + b, exactly.
func (a Amount) Add(b Amount) Amount { return Amount{a.d.Add(b.d)} }

// Sub returns a − b, exactly.
func (a Amount) Sub(b Amount) Amount { return Amount{a.d.Sub(b.d)} }

// Times returns a × b rounded once to the tiyn, half away from zero. It
// converts indices to tenge.
func (a Amount) Times(b Amount) Amount { return Amount{a.d.Mul(b.d).Round(tengePlaces)} }

// Halfway returns the mean of a and b, rounded up to the last place that either
// of them has.
func Halfway(a, b Amount) Amount {
	places := int32(max(a.Places(), b.Places()))
	return Amount{a.d.Add(b.d).Div(decimal.NewFromInt(2)).RoundCeil(places)}
}

func (a Amount) Abs() Amount { return Amount{a.d.Abs()} }

// Shift moves the point of a plain decimal by some places, exactly, and drops zeros at
// its end. What is no decimal stays as it is.
func Shift(digits string, by int) string {
	d, err := decimal.NewFromString(digits)
	if err != nil {
		return digits
	}
	return d.Shift(int32(by)).String()
}

// Significant rounds a decimal, which may have an exponent, to n significant digits.
// What is no decimal stays as it is.
func Significant(digits string, n int) string {
	d, err := decimal.NewFromString(digits)
	if err != nil {
		return digits
	}
	if over := d.NumDigits() - n; over > 0 {
		d = d.Round(-d.Exponent() - int32(over))
	}
	return d.String()
}

// Percent is a percentage, rounded to two places.
type Percent struct{ d decimal.Decimal }

// Change returns the change from one amount to another in per cent: (to − from)
// ÷ from × 100, rounded once to two places, half away from zero. ok is false if
// from is zero, since there is no such percentage.
func Change(from, to Amount) (Percent, bool) {
	if from.d.Sign() == 0 {
		return Percent{}, false
	}
	if x, ok := hundredths(from.d); ok {
		if y, ok := hundredths(to.d); ok { // 14 digits each: (y − x) × 10 000 fits
			return Percent{decimal.New(quotient((y-x)*10_000, x), -2)}, true
		}
	}
	diff := to.d.Sub(from.d).Shift(4) // hundredths of a per cent, times from
	return Percent{roundQuo(diff, from.d).Shift(-2)}, true
}

// roundQuo returns a ÷ b rounded to an integer, half away from zero, in one
// step: rounding twice could tip a figure such as 12.34499…
func roundQuo(a, b decimal.Decimal) decimal.Decimal {
	q, r := a.QuoRem(b, 0)
	if r.Abs().Add(r.Abs()).Cmp(b.Abs()) < 0 {
		return q
	}
	return q.Add(decimal.NewFromInt(int64(a.Sign() * b.Sign())))
}

// quotient is roundQuo for integers.
func quotient(a, b int64) int64 {
	q, r := a/b, a%b
	if 2*max(r, -r) < max(b, -b) {
		return q
	}
	if (a < 0) != (b < 0) {
		return q - 1
	}
	return q + 1
}

// String returns the plain decimal with a point and two places: "27.72".
func (p Percent) String() string {
	if n, ok := hundredths(p.d); ok {
		return plain(n)
	}
	return p.d.StringFixed(2)
}

// Hundredths returns the percentage in hundredths of a per cent, which is
// exact.
func (p Percent) Hundredths() int64 { return p.d.Shift(2).IntPart() }

func (p Percent) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

func (p Percent) Sign() int { return p.d.Sign() }

func (p Percent) Abs() Percent { return Percent{p.d.Abs()} }

func (p Percent) Cmp(q Percent) int { return p.d.Cmp(q.d) }

// Ratio returns a ÷ b as the fraction num/den in lowest terms. ok is false if
// the denominator exceeds limit or b is zero. It shows how an act's prices
// relate to one amount.
func Ratio(a, b Amount, limit int64) (num, den int64, ok bool) {
	if b.d.Sign() == 0 {
		return 0, 0, false
	}
	for den = 1; den <= limit; den++ {
		q, r := a.d.Mul(decimal.NewFromInt(den)).QuoRem(b.d, 0)
		if r.Sign() == 0 {
			return q.IntPart(), den, true
		}
	}
	return 0, 0, false
}

// To returns the plain decimal with fewer places, rounded half away from zero,
// for figures whose last places are not significant.
func (p Percent) To(places int) string { return p.d.StringFixed(int32(places)) }
