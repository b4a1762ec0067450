// Package money is exact decimal money.
//
// An [Amount] is a number of tenge with at most two decimals, as an act prints
// it, or a figure in another measure, such as an index, with at most six;
// nothing here is ever a binary float. Differences are exact; a percentage, and
// tenge made of an index, are rounded once, at the end, to two places, half away
// from zero.
//
// Amounts are decimals of a library and not whole tiyn, although most of them
// could be: an act may set a price as an index with six decimals, percentages
// and means need more places before they are rounded, and one type that is exact
// for all of them cannot be mixed up with a count. Scripts and sums that want
// whole numbers get them from [Amount.Tiyn] and [Amount.Millionths].
package money

import (
	"errors"
	"strconv"
	"strings"

	// Exact decimals of any size, kept up since 2015, values that cannot be
	// changed in place, and a Round that goes half away from zero.
	"github.com/shopspring/decimal"
)

// Amount is an exact amount of money, or a figure in another measure. The zero
// value is 0.00.
type Amount struct{ d decimal.Decimal }

// MaxDigits bounds the whole part: far more than any tariff, little enough
// that a mistake in a file cannot make arithmetic slow.
const MaxDigits = 12

// Decimals of an amount of tenge and of a figure in another measure: acts print
// indices such as "0,0045".
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

// Parse reads an amount as the TOML files write it: "1896.60". The ways in
// which acts print it, with a comma and with groups of three separated by a space
// or no-break space ("1 896,60", "1485"), are read too. Everything else is an
// error: a second separator, a group of other than three digits, a letter.
func Parse(s string) (Amount, error) { return parse(s, tengePlaces) }

// ParseFigure is Parse for a figure in another measure than money, which may
// have more decimals.
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

// split cuts a printed amount into its digits before and after the separator.
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

// MustParse is Parse for amounts written in the program, such as in tests.
func MustParse(s string) Amount {
	a, err := Parse(s)
	if err != nil {
		panic("money: " + s + " " + err.Error())
	}
	return a
}

// String returns the plain decimal with a point and two places: "1896.60"; a
// figure that has more keeps them: "0.0045".
func (a Amount) String() string {
	if n, ok := hundredths(a.d); ok {
		return plain(n)
	}
	return a.d.StringFixed(int32(a.Places()))
}

// hundredths is a decimal of two places as a whole number, where that is small
// enough to be reckoned with as one. Tenge always are; a site with a thousand
// editions writes millions of them.
func hundredths(d decimal.Decimal) (n int64, ok bool) {
	if d.Exponent() != -tengePlaces || d.NumDigits() > MaxDigits+tengePlaces {
		return 0, false
	}
	return d.CoefficientInt64(), true
}

// plain writes hundredths with a point and two places.
func plain(n int64) string {
	var room [24]byte
	out := room[:0]
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	out = strconv.AppendInt(out, n/100, 10)
	return string(append(out, '.', byte('0'+n/10%10), byte('0'+n%10)))
}

// Places returns how many decimals a has, zeros at the end left out, two at
// least.
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

// Short returns the plain decimal without zeros at the end, "0.5", as acts
// print indices.
func (a Amount) Short() string { return a.d.String() }

// Tiyn returns the amount in hundredths, which is exact for tenge: they have no
// more than two decimals, and MaxDigits keeps it far below what an int64 holds.
func (a Amount) Tiyn() int64 {
	if n, ok := hundredths(a.d); ok {
		return n
	}
	return a.d.Shift(2).IntPart()
}

// Millionths returns the figure in millionths, which is exact in any measure and
// no more than an int64 holds.
func (a Amount) Millionths() int64 { return a.d.Shift(FigurePlaces).IntPart() }

// OfMillionths is the reverse of Millionths.
func OfMillionths(n int64) Amount { return Amount{decimal.New(n, -FigurePlaces)} }

// OfTiyn is the reverse of Tiyn.
func OfTiyn(n int64) Amount { return Amount{decimal.New(n, -2)} }

// MarshalText writes the amount as String does.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// Cmp compares: -1, 0 or +1 as a is below, equal to or above b.
func (a Amount) Cmp(b Amount) int { return a.d.Cmp(b.d) }

// Equal reports whether a and b are the same amount.
func (a Amount) Equal(b Amount) bool { return a.d.Equal(b.d) }

// Sign is -1, 0 or +1.
func (a Amount) Sign() int { return a.d.Sign() }

// Add returns a + b, exactly.
func (a Amount) Add(b Amount) Amount { return Amount{a.d.Add(b.d)} }

// Sub returns a − b, exactly.
func (a Amount) Sub(b Amount) Amount { return Amount{a.d.Sub(b.d)} }

// Times returns a × b rounded once to the tiyn, half away from zero: what so many
// indices are in tenge.
func (a Amount) Times(b Amount) Amount { return Amount{a.d.Mul(b.d).Round(tengePlaces)} }

// Halfway returns what lies in the middle of a and b, rounded up to the last
// place that either of them has.
func Halfway(a, b Amount) Amount {
	places := int32(max(a.Places(), b.Places()))
	return Amount{a.d.Add(b.d).Div(decimal.NewFromInt(2)).RoundCeil(places)}
}

// Abs returns a without its sign.
func (a Amount) Abs() Amount { return Amount{a.d.Abs()} }

// Percent is a ratio in hundredths of a hundred, rounded to two places.
type Percent struct{ d decimal.Decimal }

// Change returns by how many per cent to differs from from: (to − from) ÷ from
// × 100, rounded once to two places, half away from zero. It reports false
// where from is zero: there is no such percentage.
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

// roundQuo divides and rounds to a whole number, half away from zero, in one
// step: no second rounding can tip a figure such as 12.34499…
func roundQuo(a, b decimal.Decimal) decimal.Decimal {
	q, r := a.QuoRem(b, 0)
	if r.Abs().Add(r.Abs()).Cmp(b.Abs()) < 0 {
		return q
	}
	return q.Add(decimal.NewFromInt(int64(a.Sign() * b.Sign())))
}

// quotient is roundQuo for whole numbers.
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
// exact: it has two places.
func (p Percent) Hundredths() int64 { return p.d.Shift(2).IntPart() }

// MarshalText writes the percentage as String does.
func (p Percent) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Sign is -1, 0 or +1.
func (p Percent) Sign() int { return p.d.Sign() }

// Abs returns p without its sign.
func (p Percent) Abs() Percent { return Percent{p.d.Abs()} }

// Cmp compares: -1, 0 or +1.
func (p Percent) Cmp(q Percent) int { return p.d.Cmp(q.d) }

// Ratio reports a ÷ b as the fraction num/den in lowest terms, when the
// denominator is at most limit: how acts' prices relate to one amount.
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

// To returns the plain decimal with fewer places, rounded half away from zero:
// for figures whose last places nothing supports.
func (p Percent) To(places int) string { return p.d.StringFixed(int32(places)) }
