package lang

import "strings"

// monthsKKIn is the months in the locative: "18 желтоқсанда", on 18 December.
var monthsKKIn = [12]string{"қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда",
	"шілдеде", "тамызда", "қыркүйекте", "қазанда", "қарашада", "желтоқсанда"}

// DateIn returns a full date as when something happened: "2025 жылғы 18
// желтоқсанда", "18 декабря 2025 года", "18 December 2025". The month and the day must be known.
func DateIn(l Lang, year, month, day int) string {
	if l != KK {
		return Date(l, year, month, day)
	}
	return strings.TrimSuffix(dateKK(year, month, day), monthsKK[month-1]) + monthsKKIn[month-1]
}

// DateOf returns a full date as what names a thing of that day: "2025 жылғы
// 18 желтоқсандағы", "18 декабря 2025 года" (without the preposition). The
// month and the day must be known.
func DateOf(l Lang, year, month, day int) string {
	return Attributive(l, DateIn(l, year, month, day))
}

// Attributive makes of where or when something is (a locative) what it is of:
// "Орал қаласында" is "in Oral", "Орал қаласындағы" is "that of Oral". The
// ending follows the last vowel. Russian and English say it without a change.
func Attributive(l Lang, locative string) string {
	switch {
	case l != KK:
		return locative
	case strings.HasSuffix(locative, "е"):
		return locative + "гі"
	}
	return locative + "ғы"
}

// UpperFirst returns s with a capital first letter: names that begin with a
// common noun ("город Уральск") stand so at the beginning of a title.
func UpperFirst(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
