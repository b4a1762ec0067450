package requisites

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

var (
	sinceDay = regexp.MustCompile(`(?i)(?:^|\s)(?:с|со|после|начиная с)\s*$`)
	tillDay  = regexp.MustCompile(`(?i)(?:^|\s)(?:до|по)\s*$`)
	thanKK   = regexp.MustCompile(`(?i)^\p{L}*\s*(бастап|дейін|кейін)`)
	onDayTo  = regexp.MustCompile(`(?i)(?:^|\s)по\s*$`)
)

// fromTo matches a span whose first day has no year of its own.
var fromTo = map[lang.Lang]*regexp.Regexp{
	lang.RU: regexp.MustCompile(`(?i)((?:^|\s)со?\s+\d{1,2}\s+(?:` + monthsRU + `))(\s+по\s+\d{1,2}\s+(?:` + monthsRU + `)\s+(\d{4}))`),
	lang.KK: regexp.MustCompile(`(?i)((\d{4})\s*жылғы\s*\d{1,2}\s*(?:` + monthsKK + `))(?:нан|нен|дан|ден|тан|тен)(?:\s+бастап)?\s+(\d{1,2}\s*(?:` + monthsKK + `)\p{L}*\s+дейін)`),
}

// HoldsBetween returns the days between which a price holds according to its
// words: "до 1 апреля", "с 1 апреля".
func HoldsBetween(l lang.Lang, text string) (from, until tariff.Date) {
	if l == lang.RU {
		text = fromTo[l].ReplaceAllString(text, "$1 $3$2")
	} else {
		text = fromTo[l].ReplaceAllString(text, "$1 бастап $2 жылғы $3")
	}
	for _, d := range datesIn(l, text) {
		before, behind := text[:d.start], text[d.end:]
		switch m := thanKK.FindStringSubmatch(behind); {
		case l == lang.KK && m != nil && strings.EqualFold(m[1], "дейін"):
			until = d.date
		case l == lang.KK && m != nil:
			from = d.date
		case sinceDay.MatchString(before):
			from = d.date
		case onDayTo.MatchString(before):
			until = d.date.AddDays(1)
		case tillDay.MatchString(before):
			until = d.date
		}
	}
	return from, until
}

// phrases match days in words: "с 1 января по 30 июня 2026 года".
var phrases = map[lang.Lang]*regexp.Regexp{
	lang.RU: regexp.MustCompile(`(?i)(?:^|\s)(?:со?|до|по|после|начиная\s+с)\s+\d{1,2}\s+(?:` + monthsRU + `)(?:\s+\d{4})?(?:\s+(?:года|г\.))?`),
	lang.KK: regexp.MustCompile(`(?i)(?:\d{4}\s*жыл(?:ғы|дың)\s*)?\d{1,2}\s*(?:` + monthsKK + `)\p{L}*(?:\s+(?:бастап|дейін|кейін))?`),
}

// WithoutDays returns the text without the days between which a price holds.
func WithoutDays(l lang.Lang, text string) string {
	return strings.Trim(phrases[l].ReplaceAllString(text, ""), " ,:;–—-")
}

// DaysIn returns the words of a text that name such days.
func DaysIn(l lang.Lang, text string) string {
	return strings.Join(strings.Fields(strings.Join(phrases[l].FindAllString(text, -1), " ")), " ")
}
