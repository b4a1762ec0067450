package lang

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/money"

	// Knows from CLDR how kk and ru part groups and decimals, which plural a
	// number takes and how each alphabet is ordered; agrees with ICU for both.
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Signs that stand beside numbers. The minus is the typographic one: a hyphen
// reads as a dash, and screen readers skip it.
const (
	nbsp  = "\u00a0"
	minus = "\u2212"
	tenge = "₸"
)

// tag is the language as x/text wants it: with the country, for plain ru prints
// KZT where ₸ is meant.
func (l Lang) tag() language.Tag { return language.MustParse(string(l) + "-KZ") }

// marks is what a language puts between groups of three digits and before the
// decimals.
type marks struct{ group, point string }

var (
	marksKK = readMarks(KK)
	marksRU = readMarks(RU)
)

// readMarks takes the marks from a number that x/text prints. Only the marks:
// x/text formats floats and 64-bit integers, and an amount is neither.
func readMarks(l Lang) marks {
	s := message.NewPrinter(l.tag()).Sprint(number.Decimal(1234.5))
	s = strings.TrimPrefix(strings.TrimSuffix(s, "5"), "1")
	group, point, _ := strings.Cut(s, "234")
	return marks{group, point}
}

// marks are the language's own. English reports are read beside JSON and CSV
// and write figures as these do: "1896.60".
func (l Lang) marks() marks {
	switch l {
	case KK:
		return marksKK
	case RU:
		return marksRU
	}
	return marks{point: "."}
}

// percentSign is the sign with the space before it. CLDR sets none in Kazakh,
// but the site's two languages should not differ in their figures.
func (l Lang) percentSign() string {
	if l == EN {
		return "%"
	}
	return nbsp + "%"
}

// plain turns a decimal such as "-1896.60" into "−1 896,60".
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

// signed puts + before what is above zero; what is below has its minus.
func signed(sign int, s string) string {
	if sign > 0 {
		return "+" + s
	}
	return s
}

// Amount returns "1 896,60": groups separated by a no-break space, always two
// decimals. It works on the amount's decimal digits, never through a float.
func Amount(l Lang, a money.Amount) string { return plain(l, a.String()) }

// Figure returns a figure in another measure than money as acts print it, "0,5":
// without zeros at the end.
func Figure(l Lang, a money.Amount) string { return plain(l, a.Short()) }

// Indices returns a number of monthly calculation indices, "0,5 МРП", by the
// abbreviation that both the laws and the people use.
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

// Tenge returns "1 896,60 ₸", unbreakable.
func Tenge(l Lang, a money.Amount) string { return Amount(l, a) + nbsp + tenge }

// SignedTenge returns a difference: "+948,30 ₸", "−8,50 ₸", "0,00 ₸".
func SignedTenge(l Lang, a money.Amount) string { return signed(a.Sign(), Tenge(l, a)) }

// Percent returns "27,72 %".
func Percent(l Lang, p money.Percent) string { return plain(l, p.String()) + l.percentSign() }

// SignedPercent returns a change: "+27,72 %", "−8,50 %", "0,00 %".
func SignedPercent(l Lang, p money.Percent) string { return signed(p.Sign(), Percent(l, p)) }

// Int returns a whole number in groups: "1 234".
func Int(l Lang, n int) string { return plain(l, strconv.Itoa(n)) }

// Decimal returns a plain decimal such as "8.5" as the language writes it: "8,5".
func Decimal(l Lang, s string) string { return plain(l, s) }
