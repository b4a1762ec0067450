package requisites

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Days is the half-open span of days in which a price holds, as words of the act
// say; a bound that they do not name is zero. Of others are days that say what
// is priced, such as when a house was built, and not when the price holds.
type Days struct {
	From, Until tariff.Date
	OfOthers    bool
}

// IsZero reports that the words name no days.
func (d Days) IsZero() bool { return d.From.IsZero() && d.Until.IsZero() }

// Overlaps reports a day that both spans have.
func (d Days) Overlaps(o Days) bool {
	return (d.Until.IsZero() || o.From.Before(d.Until)) && (o.Until.IsZero() || d.From.Before(o.Until))
}

// Within is the span with the bounds that it has not from a wider one.
func (d Days) Within(wider Days) Days {
	if d.From.IsZero() || d.From.Before(wider.From) {
		d.From = wider.From
	}
	if d.Until.IsZero() || !wider.Until.IsZero() && wider.Until.Before(d.Until) {
		d.Until = wider.Until
	}
	return d
}

// aDay is a day of the calendar, with its year or without.
var aDay = map[lang.Lang]*regexp.Regexp{
	lang.RU: regexp.MustCompile(`(?i)()(\d{1,2})(?:-?го)?\s+(` + monthsRU + `)(?:\s+(\d{4}))?(?:\s*(?:года|г\.))?|(\d{2})\.(\d{2})\.(\d{4})(?:\s*(?:года|г\.))?`),
	lang.KK: regexp.MustCompile(`(?i)(?:(\d{4})\s*ж(?:ыл\p{L}*|\.)\s*)?(\d{1,2})\s*(` + monthsKK + `)()\p{L}*|(\d{2})\.(\d{2})\.(\d{4})(?:\s*ж(?:ыл\p{L}*|\.))?`),
}

var (
	sinceDay  = regexp.MustCompile(`(?i)(?:^|[\s(,;:])(?:со?|после|начиная со?)\s*$`)
	tillDay   = regexp.MustCompile(`(?i)(?:^|[\s(,;:])до\s*$`)
	throughTo = regexp.MustCompile(`(?i)(?:^|[\s(,;:\d.])по\s*$`)
	thanKK    = regexp.MustCompile(`(?i)^[\s(]*(қоса алғанда\)?\s*)?(бастап|дейін|кейін)(\s+\(?қоса)?`)
	dashAhead = regexp.MustCompile(`^\s*[-–—]\s*$`)
	ablative  = regexp.MustCompile(`(?i)[нтд][ае]н$`)
	// done are words of what was done before or after a day: "built until", "кейін туған".
	doneRU = regexp.MustCompile(`(?i)\p{L}(?:нн|вш|ющ|ящ|т|ем|им)(?:ые|ых|ым|ый|ого|ому|ой|ую|ими|их|им|ий|его|ему|ей)(?:ся)?(?:\s+(?:в|на)\s+\p{L}+)?\s+(?:до|по|после|со?)\s*$`)
	doneKK = regexp.MustCompile(`(?i)^\s*(?:бастап|дейін|кейін)\s+(?:\p{L}+\s+)?\p{L}+[ғқгк][ае]н(?:\P{L}|$)`)
)

// day is a day as a text names it.
type day struct {
	year, month, day int
	start, end       int
}

// daysIn finds the days of a text. One without a year has that of the next day
// that has one in Russian, of the one before in Kazakh, else the year given.
func daysIn(l lang.Lang, text string, year int) []day {
	var out []day
	months := map[lang.Lang]string{lang.KK: monthsKK, lang.RU: monthsRU}[l]
	for _, m := range aDay[l].FindAllStringSubmatchIndex(text, -1) {
		g := func(i int) string { return text[max(0, m[2*i]):max(0, m[2*i+1])] }
		d := day{number(g(1) + g(4)), indexOf(months, strings.ToLower(g(3))), number(g(2)), m[0], m[1]}
		if g(7) != "" {
			d = day{number(g(7)), number(g(6)), number(g(5)), m[0], m[1]}
		}
		out = append(out, d)
	}
	fill := func(i, last int) int {
		if out[i].year == 0 {
			out[i].year = last
		}
		return out[i].year
	}
	for pass := range 2 {
		last := 0
		for i := range out {
			if (pass == 0) == (l == lang.RU) {
				i = len(out) - 1 - i
			}
			last = fill(i, last)
		}
	}
	for i := range out {
		fill(i, year)
	}
	return out
}

// HoldsBetween is between which days a price holds, as its words say: "до 1 апреля",
// "с 1 апреля". The year is that of days that have none.
func HoldsBetween(l lang.Lang, text string, year int) (out Days) {
	all := daysIn(l, text, year)
	for i, d := range all {
		date, ok := calendar(d.year, d.month, d.day)
		if !ok {
			continue
		}
		before, behind := text[:d.start], text[d.end:]
		next, last := "", ""
		if i+1 < len(all) {
			next = text[d.end:all[i+1].start]
		}
		if i > 0 {
			last = text[all[i-1].end:d.start]
		}
		m := thanKK.FindStringSubmatch(behind)
		switch {
		case m != nil && strings.EqualFold(m[2], "дейін"):
			out.Until = date
			if m[1]+m[3] != "" {
				out.Until = date.AddDays(1)
			}
		case m != nil, sinceDay.MatchString(before), dashAhead.MatchString(next),
			l == lang.KK && ablative.MatchString(text[d.start:d.end]) && strings.TrimSpace(next) == "" && next != "":
			out.From = date
		case throughTo.MatchString(before), dashAhead.MatchString(last):
			out.Until = date.AddDays(1)
		case tillDay.MatchString(before):
			out.Until = date
		default:
			continue
		}
		out.OfOthers = out.OfOthers || l == lang.RU && doneRU.MatchString(before) || l == lang.KK && doneKK.MatchString(behind)
	}
	return out
}

// aTerm is a year, or a half or a quarter of one.
var (
	aYear = regexp.MustCompile(`(?i)(?:^|[\s(,])(?:(со?)\s+)?(20\d\d)(?:\s*[-–]?\s*(?:й|ый|ого|ом|ші|шы))?\s*(?:год\p{L}*|г\.|г$|жыл(?:\P{L}|$|ғы|дың|ға|дан)|ж\.)`)
	aPart = regexp.MustCompile(`(?i)(?:^|[\s(,-])(\d|IV|I{1,3}|перв|втор|трет|четв[её]рт|бірінші|екінші|үшінші|төртінші)\p{L}{0,3}(?:\s*-\s*\p{L}{1,3})?\s*-?\s*(полугоди|квартал|жарты\s?жыл|тоқсан)`)
	parts = map[string]int{"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4}
)

// Term is the time that a heading names for all that stands under it: days, a
// year, a half or a quarter of one.
func Term(l lang.Lang, heading string, year int) Days {
	m := aYear.FindStringSubmatch(heading)
	if m != nil {
		year = number(m[2])
	}
	if d := HoldsBetween(l, heading, year); !d.IsZero() {
		return d
	}
	first, months := 1, 12
	if p := aPart.FindStringSubmatch(heading); p != nil {
		months = 6
		if strings.HasPrefix(strings.ToLower(p[2]), "квартал") || strings.HasPrefix(strings.ToLower(p[2]), "тоқсан") {
			months = 3
		}
		first += (parts[strings.ToLower(p[1])] - 1) * months
	} else if m == nil {
		return Days{}
	}
	from, ok := calendar(year, first, 1)
	if !ok || first+months > 13 || year == 0 {
		return Days{}
	}
	out := Days{From: from, Until: tariff.Date{Year: year, Month: first + months, Day: 1}}
	if first+months == 13 {
		out.Until = tariff.Date{Year: year + 1, Month: 1, Day: 1}
	}
	if m != nil && m[1] != "" && months == 12 {
		out.Until = tariff.Date{} // "from the year on"
	}
	return out
}

// phrases are days and terms in words: "с 1 января по 30 июня 2026 года".
var phrases = map[lang.Lang]*regexp.Regexp{
	lang.RU: regexp.MustCompile(`(?i)(?:^|[\s(])(?:(?:в период|на период|начиная)\s+)?(?:(?:со?|до|по|после|на)\s+|[-–—]\s*)(?:` + aDay[lang.RU].String() + `)`),
	lang.KK: regexp.MustCompile(`(?i)(?:` + aDay[lang.KK].String() + `)(?:\s*\(?қоса алғанда\)?)?(?:\s*-?\s*(?:бастап|дейін|кейін))?(?:\s*\(?қоса алғанда\)?)?`),
}

var (
	ofTerm = regexp.MustCompile(aPart.String() + `\p{L}*|(?i)(?:^|[\s(])(?:на|в|со?|за)\s+` + strings.TrimPrefix(aYear.String(), `(?i)`) + `|` + aYear.String())
	gaps   = regexp.MustCompile(`(?:\s*[,:;–—-]\s*)+([,:;–—-])\s*|\(\s*\)`)
)

// WithoutDays is a text without the days between which a price holds.
func WithoutDays(l lang.Lang, text string) string {
	return tidied(phrases[l].ReplaceAllString(text, " "))
}

// WithoutTerm is a heading without the time that it names.
func WithoutTerm(l lang.Lang, heading string) string {
	return tidied(ofTerm.ReplaceAllString(phrases[l].ReplaceAllString(heading, " "), " "))
}

func tidied(s string) string {
	return strings.Trim(strings.Join(strings.Fields(gaps.ReplaceAllString(s, "$1 ")), " "), " ,:;–—-")
}

// DatedParts parts a text that holds several things, each with its days before or
// behind it: "с 1 мая – 100, с 1 июня – 120". Without days there are none.
func DatedParts(l lang.Lang, text string) (days, what []string) {
	found := phrases[l].FindAllStringIndex(text, -1)
	if len(found) == 0 {
		return nil, nil
	}
	bare := func(from, to int) string { return strings.Trim(text[from:to], " \u00a0,:;()–—-") }
	ahead := bare(0, found[0][0]) == ""
	for i, m := range found {
		from, to := m[1], len(text)
		if i+1 < len(found) {
			to = found[i+1][0]
		}
		if !ahead {
			from, to = 0, m[0]
			if i > 0 {
				from = found[i-1][1]
			}
		}
		n, words, rest := len(days), strings.TrimSpace(text[m[0]:m[1]]), bare(from, to)
		switch {
		case n > 0 && ahead && what[n-1] == "": // "from … to …"
			days[n-1], what[n-1] = days[n-1]+" "+words, rest
		case n > 0 && !ahead && rest == "":
			days[n-1] += " " + words
		default:
			days, what = append(days, words), append(what, rest)
		}
	}
	if !ahead && bare(found[len(found)-1][1], len(text)) != "" {
		return nil, nil
	}
	return days, what
}

// DaysIn returns the words of a text that name such days.
func DaysIn(l lang.Lang, text string) string {
	return strings.Join(strings.Fields(strings.Join(phrases[l].FindAllString(text, -1), " ")), " ")
}

// EditionName is what an edition is called that holds from a day on: by the year,
// the month or the day, whichever is the shortest that is not taken.
func EditionName(from tariff.Date, taken []tariff.EditionID) tariff.EditionID {
	s := from.String()
	names := []string{s[:7], s}
	if from.Month == 1 && from.Day == 1 {
		names = append([]string{strconv.Itoa(from.Year)}, names...)
	}
	for _, n := range names {
		if !slices.Contains(taken, tariff.EditionID(n)) {
			return tariff.EditionID(n)
		}
	}
	return tariff.EditionID(s + "-2")
}
