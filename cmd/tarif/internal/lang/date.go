package lang

import (
	"fmt"
	"strings"
	"time"
)

var (
	monthsKK = [12]string{"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
		"шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"}
	monthsRU = [12]string{"январь", "февраль", "март", "апрель", "май", "июнь",
		"июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"}
	monthsRUOf = [12]string{"января", "февраля", "марта", "апреля", "мая", "июня",
		"июля", "августа", "сентября", "октября", "ноября", "декабря"}
)

// Month returns the nominative name of a month, 1 to 12: "желтоқсан",
// "декабрь". Any other number gives "".
func Month(l Lang, month int) string {
	switch {
	case month < 1 || month > 12:
		return ""
	case l == KK:
		return monthsKK[month-1]
	case l == RU:
		return monthsRU[month-1]
	}
	return time.Month(month).String()
}

// Date returns a date in words: "2025 жылғы 18 желтоқсан", "18 декабря 2025
// года". If day is 0, only the month is known, and if month is 0, only the
// year: "2018 жылғы желтоқсан", "декабрь 2018 года"; "2018 жыл", "2018 год". If
// year is 0 it returns "". It does not check that the day exists.
func Date(l Lang, year, month, day int) string {
	switch {
	case year == 0:
		return ""
	case l == KK:
		return dateKK(year, month, day)
	case l == RU:
		return dateRU(year, month, day)
	}
	return dateEN(year, month, day)
}

func dateKK(year, month, day int) string {
	switch {
	case Month(KK, month) == "":
		return fmt.Sprintf("%d жыл", year)
	case day == 0:
		return fmt.Sprintf("%d жылғы %s", year, Month(KK, month))
	}
	return fmt.Sprintf("%d жылғы %d %s", year, day, Month(KK, month))
}

func dateRU(year, month, day int) string {
	switch {
	case Month(RU, month) == "":
		return fmt.Sprintf("%d год", year)
	case day == 0:
		return fmt.Sprintf("%s %d года", Month(RU, month), year)
	}
	return fmt.Sprintf("%d %s %d года", day, monthsRUOf[month-1], year)
}

func dateEN(year, month, day int) string {
	s := strings.TrimSpace(fmt.Sprintf("%s %d", Month(EN, month), year))
	if day != 0 {
		s = fmt.Sprintf("%d %s", day, s)
	}
	return s
}
