package lang

import (
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
)

// Plurals lists the CLDR plural categories of a language. Russian whole numbers
// never take "other", which is for fractions; it is listed because catalogues
// have it as the fallback.
func Plurals(l Lang) []string {
	if l == RU {
		return []string{"one", "few", "many", "other"}
	}
	return []string{"one", "other"}
}

// Plural returns the plural category of n: "one", "few", "many" or "other". A
// Kazakh noun has one form after any number, but the verb or phrase around it
// may not.
func Plural(l Lang, n int) string {
	digits := lastDigits(n)
	switch plural.Cardinal.MatchDigits(l.tag(), digits, len(digits), 0) {
	case plural.One:
		return "one"
	case plural.Few:
		return "few"
	case plural.Many:
		return "many"
	}
	return "other"
}

// lastDigits returns the decimal digits of n without its sign, as values 0 to
// 9, but only the last six of a large number, with a 9 in front: x/text treats
// every number over a million as the million itself and would print "1 000 001
// услуг". Higher digits do not matter in our languages, except that there are
// some: the Kazakh "one" is 1 alone.
func lastDigits(n int) []byte {
	digits := []byte(strings.TrimPrefix(strconv.Itoa(n), "-"))
	if len(digits) > 6 {
		digits = append([]byte("9"), digits[len(digits)-5:]...)
	}
	for i := range digits {
		digits[i] -= '0'
	}
	return digits
}
