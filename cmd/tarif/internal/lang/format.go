package lang

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/money"

	// Has the CLDR rules of kk and ru for separators, plurals and alphabetical
	// order; agrees with ICU for both.
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Characters beside numbers. The minus is the typographic one: a hyphen reads
// as a dash, and screen readers skip it.
const (
	nbsp  = "\u00a0"
	minus = "\u2212"
	tenge = "₸"
)

// tag returns the language for x/text. It includes the country, because plain
// ru prints KZT instead of ₸.
func (l Lang) tag() language.Tag { return language.MustParse(string(l) + "-KZ") }

// marks are the separators of a language: between groups of three digits, and
// before the decimals.
type marks struct{ group, point string }

var (
	marksKK = readMarks(KK)
	marksRU = readMarks(RU)
)

// readMarks takes the separators from a number printed by x/text. It takes only
// these because x/text formats floats and 64-bit integers, and an amount is
// neither.
func readMarks(l Lang) marks {
	s := message.NewPrinter(l.tag()).Sprint(number.Decimal(1234.5))
	s = strings.TrimPrefix(strings.TrimSuffix(s, "5"), "1")
	group, point, _ := strings.Cut(s, "234")
	return marks{group, point}
}

// marks returns the separators of the language. English reports are read beside
// JSON and CSV and write figures in the same way: "1896.60".
func (l Lang) marks() marks {
	switch l {
	case KK:
		return marksKK
	case RU:
		return marksRU
	}
	return marks{point: "."}
}

// percentSign returns the sign with the space before it. CLDR has no space in
// Kazakh, but the site's two languages should not differ in their figures.
func (l Lang) percentSign() string {
	if l == EN {
		return "%"
	}
	return nbsp + "%"
}

// plain formats a decimal such as "-1896.60" as "−1 896,60".
func plain(l Lang, s string) string {
	digits, negative := strings.CutPrefix(s, "-")
	whole, frac, _ := strings.Cut(digits, ".")
	m := l.marks()
	var b strings.Builder
	if negative {
		b.WriteString(minus)
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(m.group)
		}
		b.WriteRune(d)
	}
	if frac != "" {
		b.WriteString(m.point + frac)
	}
	return b.String()
}

// signed puts + before a positive number; a negative one has its minus.
func signed(sign int, s string) string {
	if sign > 0 {
		return "+" + s
	}
	return s
}

// Amount returns "1 896,60": groups separated by no-break spaces, always two
// decimals. It works on the decimal digits, never through a float.
func Amount(l Lang, a money.Amount) string { return plain(l, a.String()) }

// Figure returns a figure in another measure than money as acts print it,
// without trailing zeros: "0,5".
func Figure(l Lang, a money.Amount) string { return plain(l, a.Short()) }

// Indices returns a number of monthly calculation indices, "0,5 МРП", with the
// abbreviation that both laws and people use.
func Indices(l Lang, a money.Amount) string {
	return Figure(l, a) + nbsp + map[Lang]string{KK: "АЕК", RU: "МРП", EN: "MCI"}[l]
}

// PerCent returns a share as an act states it, "25,5 %".
func PerCent(l Lang, a money.Amount) string { return Figure(l, a) + l.percentSign() }

// Coefficient returns "коэффициент 1,5".
func Coefficient(l Lang, a money.Amount) string {
	switch l {
	case KK:
		return Figure(l, a) + nbsp + "коэффициенті"
	case RU:
		return "коэффициент" + nbsp + Figure(l, a)
	}
	return "coefficient " + Figure(l, a)
}

// Tenge returns "1 896,60 ₸" with no-break spaces.
func Tenge(l Lang, a money.Amount) string { return Amount(l, a) + nbsp + tenge }

// SignedTenge returns a difference: "+948,30 ₸", "−8,50 ₸", "0,00 ₸".
func SignedTenge(l Lang, a money.Amount) string { return signed(a.Sign(), Tenge(l, a)) }

// Percent returns "27,72 %".
func Percent(l Lang, p money.Percent) string { return plain(l, p.String()) + l.percentSign() }

// SignedPercent returns a change: "+27,72 %", "−8,50 %", "0,00 %".
func SignedPercent(l Lang, p money.Percent) string { return signed(p.Sign(), Percent(l, p)) }

// Int returns a whole number in groups: "1 234".
func Int(l Lang, n int) string { return plain(l, strconv.Itoa(n)) }

// Decimal formats a plain decimal such as "8.5" for the language: "8,5".
func Decimal(l Lang, s string) string { return plain(l, s) }
