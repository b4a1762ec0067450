package lang

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// monthsKKIn are the months in the locative: "18 желтоқсанда", on 18 December.
var monthsKKIn = [12]string{"қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда",
	"шілдеде", "тамызда", "қыркүйекте", "қазанда", "қарашада", "желтоқсанда"}

// monthsRUIn are the months after "в": "в декабре", in December.
var monthsRUIn = [12]string{"январе", "феврале", "марте", "апреле", "мае", "июне",
	"июле", "августе", "сентябре", "октябре", "ноябре", "декабре"}

// DateIn returns a date as the time of an event: "2025 жылғы 18 желтоқсанда",
// "18 декабря 2025 года", "18 December 2025". If day is 0, only the month is
// known, and if month is 0, only the year: "2018 жылғы желтоқсанда", "в декабре
// 2018 года"; "2018 жылы", "в 2018 году". If year is 0 it returns "".
func DateIn(l Lang, year, month, day int) string {
	date := Date(l, year, month, day)
	switch {
	case date == "":
		return ""
	case l == KK && month == 0:
		return fmt.Sprintf("%d жылы", year)
	case l == KK:
		return strings.TrimSuffix(date, monthsKK[month-1]) + monthsKKIn[month-1]
	case l == RU && month == 0:
		return fmt.Sprintf("в %d году", year)
	case l == RU && day == 0:
		return fmt.Sprintf("в %s %d года", monthsRUIn[month-1], year)
	case l == EN && day == 0:
		return "in " + date
	}
	return date
}

// DateOf returns a full date as an attribute, "of" that day: "2025 жылғы 18
// желтоқсандағы", "18 декабря 2025 года". Month and day must be known.
func DateOf(l Lang, year, month, day int) string {
	return Attributive(l, DateIn(l, year, month, day))
}

// Attributive turns a Kazakh locative into an attribute: "Орал қаласында" is
// "in Oral", "Орал қаласындағы" is "that of Oral". The ending follows the last
// vowel. Russian and English need no change.
func Attributive(l Lang, locative string) string {
	switch {
	case l != KK:
		return locative
	case strings.HasSuffix(locative, "е"):
		return locative + "гі"
	}
	return locative + "ғы"
}

// LowerFirst returns s with a small first letter, for use within a sentence or
// after a colon. A word in capitals ("ТБО") is not changed.
func LowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); s == "" || unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// UpperFirst returns s with a capital first letter, for a title that begins
// with a name such as "город Уральск".
func UpperFirst(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
