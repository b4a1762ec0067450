package printed

import (
	"regexp"
	"strings"
)

// An amount that is also spelled in brackets is said twice: "300 (двести) тенге"
// has two readings.

var (
	inBrackets = regexp.MustCompile(`\(([^()\d]*)\)`)
	moneyWord  = regexp.MustCompile(`^(?:тенге|теңге|тг)\.?$`)
)

// spelledOf are the names of numbers in Russian and Kazakh.
var spelledOf = spelledWords(`0 ноль нөл
1 один одна одно бір
2 два две екі
3 три үш
4 четыре төрт
5 пять бес
6 шесть алты
7 семь жеті
8 восемь сегіз
9 девять тоғыз
10 десять он
11 одиннадцать
12 двенадцать
13 тринадцать
14 четырнадцать
15 пятнадцать
16 шестнадцать
17 семнадцать
18 восемнадцать
19 девятнадцать
20 двадцать жиырма
30 тридцать отыз
40 сорок қырық
50 пятьдесят елу
60 шестьдесят алпыс
70 семьдесят жетпіс
80 восемьдесят сексен
90 девяносто тоқсан
100 сто жүз
200 двести
300 триста
400 четыреста
500 пятьсот
600 шестьсот
700 семьсот
800 восемьсот
900 девятьсот
1000 тысяча тысячи тысяч мың
1000000 миллион миллиона миллионов`)

func spelledWords(table string) map[string]int64 {
	out := map[string]int64{}
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		n := int64(0)
		for _, digit := range words[0] {
			n = 10*n + int64(digit-'0')
		}
		for _, w := range words[1:] {
			out[w] = n
		}
	}
	return out
}

// spelled returns the number that words name; ok is false for any other words.
func spelled(words string) (sum int64, ok bool) {
	part := int64(0) // below a thousand
	for _, w := range strings.Fields(strings.ToLower(words)) {
		n, known := spelledOf[w]
		switch {
		case moneyWord.MatchString(w) && ok:
			return sum + part, true
		case !known || sum+part > 1e9:
			return 0, false
		case n >= 1000:
			sum, part = sum+max(part, 1)*n, 0
		case w == "жүз" && part%10 > 0: // "екі жүз"
			part += part % 10 * 99
		default:
			part += n
		}
		ok = true
	}
	return sum + part, ok
}

// spelledOtherwise reports an amount whose words in brackets name another one.
func spelledOtherwise(s string, p Price) bool {
	m := inBrackets.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	n, ok := spelled(m[1])
	return ok && n != p.Amount.Tiyn()/100
}
