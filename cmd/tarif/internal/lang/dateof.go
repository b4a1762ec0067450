package lang

// monthsKKOf is the months in the locative with the ending that makes it an
// attribute: "18 желтоқсандағы қаулы", the resolution of 18 December.
var monthsKKOf = [12]string{"қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы",
	"шілдедегі", "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы"}

// DateOf returns a full date as what names a thing of that day: "2025 жылғы
// 18 желтоқсандағы", "от 18 декабря 2025 года" (without the preposition). The
// month and the day must be known.
func DateOf(l Lang, year, month, day int) string {
	if l == RU {
		return dateRU(year, month, day)
	}
	full := dateKK(year, month, day)
	return full[:len(full)-len(monthsKK[month-1])] + monthsKKOf[month-1]
}
