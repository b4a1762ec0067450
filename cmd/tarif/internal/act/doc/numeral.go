package doc

import (
	"fmt"
	"strings"
)

// numeral formats a number in one of Word's number formats; an unknown format
// gives digits.
func numeral(format string, n int) string {
	switch format {
	case "lowerLetter":
		return letter("abcdefghijklmnopqrstuvwxyz", n)
	case "upperLetter":
		return letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ", n)
	case "russianLower":
		return letter("абвгдежзиклмнопрстуфхцчшщэюя", n)
	case "russianUpper":
		return letter("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	}
	return decimal(n)
}

// letter returns the n-th letter; after the last, letters are doubled (aa, bb).
func letter(alphabet string, n int) string {
	letters := []rune(alphabet)
	if n < 1 || n > 9*len(letters) {
		return decimal(n)
	}
	return strings.Repeat(string(letters[(n-1)%len(letters)]), (n-1)/len(letters)+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return decimal(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}
