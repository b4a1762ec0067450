package requisites

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Price is a price in running text: the words it stands in, the amount as
// printed with its money, the clause over the list that it is in, the days
// between which it holds where its words name them.
type Price struct {
	Text, Amount, Clause string
	From, Until          tariff.Date // the first day, and the first on which it no longer holds
}

var (
	inText = regexp.MustCompile(`(?i)((?:\d{1,3}(?:[ \x{a0}]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d+)?)\s*(?:\([^()\d]{2,120}\)\s*)?(?:(?:теңге|тенге)(?:\s*\d{1,2}\s*тиын\p{L}*)?|тиын|₸|МРП|АЕК|месячн\p{L}+ расч[её]тн\p{L}+ показател\p{L}*|айлық есептік көрсеткіш\p{L}*))`)
	free   = regexp.MustCompile(`(?i)\s(бесплатно|тегін)\s*[;.]?$`)
	// levels of lists, the outer first: 1. 1) а) –
	levels   = []*regexp.Regexp{regexp.MustCompile(`^\d{1,2}\.\s+`), regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2})+\.?\s+`), regexp.MustCompile(`^\d{1,2}\)\s*`), regexp.MustCompile(`^\p{Ll}\)\s*`), regexp.MustCompile(`^[-–—•*▪·]\s*`)}
	sinceDay = regexp.MustCompile(`(?i)(?:^|\s)(?:с|со|после|начиная с)\s*$`)
	tillDay  = regexp.MustCompile(`(?i)(?:^|\s)(?:до|по)\s*$`)
	thanKK   = regexp.MustCompile(`(?i)^\p{L}*\s*(бастап|дейін|кейін)`)
	onDayTo  = regexp.MustCompile(`(?i)(?:^|\s)по\s*$`)
)

// list is where a paragraph stands: the heads of the lists that are open.
type list struct{ heads [5]string }

// enter reads a paragraph: its own words without the mark, with those of the
// lists over it, and the clause that all of them are in.
func (l *list) enter(p string) (text, clause string) {
	level := len(levels)
	for i, re := range levels {
		if m := re.FindString(p); m != "" {
			level, p = i, p[len(m):]
			break
		}
	}
	if level == len(levels) { // no item: it closes the lists
		clear(l.heads[1:])
		return p, l.heads[0]
	}
	clear(l.heads[level:])
	l.heads[level] = strings.Trim(p, " :;.")
	var over []string
	for _, h := range l.heads[min(1, level):level] {
		if h != "" {
			over = append(over, h)
		}
	}
	return strings.Join(append(over, p), ": "), l.heads[0]
}

// prices reads amounts in the text: in the clauses and in the lists that they
// begin. Where a paragraph has several, each gets the words that stand before it.
func (a *Act) prices(body []string) {
	l := list{}
	for _, p := range body {
		text, clause := l.enter(p)
		if len(p) > mostRemark || clauseNo.MatchString(p) && entry.MatchString(p) {
			continue
		}
		found := inText.FindAllStringSubmatchIndex(text, -1)
		if m := free.FindStringSubmatchIndex(text); len(found) == 0 && m != nil && strings.Trim(text, " :;.") != clause {
			a.Prices = append(a.Prices, Price{Text: strings.Trim(text[:m[2]], " ,:–—-"), Amount: text[m[2]:m[3]], Clause: clause})
		}
		from := 0
		for _, m := range found {
			x := Price{Text: text, Amount: strings.TrimSpace(text[m[2]:m[3]])}
			if strings.Trim(text, " :;.") != clause {
				x.Clause = clause
			}
			if len(found) > 1 || x.Clause != "" {
				x.Text = strings.Trim(text[from:m[0]], " ,;:–—-")
				from = m[1]
			}
			x.From, x.Until = holdsBetween(a.Lang, x.Text)
			a.Prices = append(a.Prices, x)
		}
	}
}

// holdsBetween is between which days a price holds, as its words say: "до 1 апреля",
// "с 1 апреля".
func holdsBetween(l lang.Lang, text string) (from, until tariff.Date) {
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
