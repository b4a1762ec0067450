package requisites

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

var (
	entry     = regexp.MustCompile(`(?i)қолданысқа\s+енгізіл|күшіне\s+ен(еді|геді)|вводится\s+в\s+действие|вступает\s+в\s+силу|введению\s+в\s+действие`)
	entryDays = regexp.MustCompile(`(?i)күнтізбелік\s+(\S+(?:\s+\S+)?)\s+күн|(\S+)\s+күнтізбелік\s+күн|истечении\s+(\S+(?:\s+\S+)?)\s*(?:\([^)]*\)\s*)?календарн\p{L}+\s+дн`)
	fromKK    = regexp.MustCompile(`(?i)(\d{4})\s*жыл(?:дың|ғы)\s*(\d{1,2})\s*(` + monthsKK + `)\p{L}*\s+бастап`)
	fromRU    = regexp.MustCompile(`(?i)(?:^|\s)с\s+(\d{1,2})\s+(` + monthsRU + `)\s+(\d{4})`)
	bodyKK    = regexp.MustCompile(`(["«“][^"»”]{3,200}["»”]\s+(?:\p{L}+\s+){0,4}мекемесі)`)
	bodyRU    = regexp.MustCompile(`([Кк]оммунальн\p{L}+\s+)?[Гг]осударственн\p{L}+\s+учреждени\p{L}+\s+(["«“][^"»”]{3,200}["»”])`)
)

// clause reads one numbered clause.
func (a *Act) clause(c string) {
	switch {
	case a.Entry == "" && entry.MatchString(c):
		a.Entry = c
		a.EntryDays = days(c)
		a.From = a.fromDay(c)
	case a.Responsible == "":
		a.Responsible = body(a.Lang, c)
	}
}

func body(l lang.Lang, c string) string {
	if l == lang.KK {
		return bodyKK.FindString(c)
	}
	m := bodyRU.FindStringSubmatch(c)
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		return "коммунальное государственное учреждение " + m[2]
	}
	return "государственное учреждение " + m[2]
}

func (a *Act) fromDay(c string) tariff.Date {
	var d tariff.Date
	var ok bool
	if m := fromKK.FindStringSubmatch(c); m != nil {
		d, ok = calendar(number(m[1]), indexOf(monthsKK, strings.ToLower(m[3])), number(m[2]))
	} else if m := fromRU.FindStringSubmatch(c); m != nil {
		d, ok = calendar(number(m[3]), indexOf(monthsRU, strings.ToLower(m[2])), number(m[1]))
	}
	if !ok {
		return tariff.Date{}
	}
	return d
}

// numerals are the numbers of days that acts write in words.
var numerals = map[string]int{
	"үш": 3, "бес": 5, "жеті": 7, "он": 10, "он бес": 15, "жиырма": 20, "отыз": 30, "алпыс": 60, "тоқсан": 90,
	"трех": 3, "трёх": 3, "пяти": 5, "семи": 7, "десяти": 10, "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "шестидесяти": 60, "девяноста": 90,
}

func days(c string) int {
	m := entryDays.FindStringSubmatch(c)
	if m == nil {
		return 0
	}
	word := strings.ToLower(m[1] + m[2] + m[3])
	if n := number(word); n > 0 && n < 400 {
		return n
	}
	return numerals[word]
}

var (
	nameLast  = regexp.MustCompile(`^(.*?)\s*(\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}[\p{L}]+(?:-\p{Lu}\p{L}+)?)$`)
	nameFirst = regexp.MustCompile(`^(.*?\s)??(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{L}+)?\s+\p{Lu}\.(?:\s?\p{Lu}\.)?)$`)
	stops     = regexp.MustCompile(`(?i)^(келіс|согласован)|қосымша|приложени`)
	aPost     = regexp.MustCompile(`(?i)әкім|төра|хатшы|басшы|міндетін атқар|аким|председат|секретар|руководит|обязанност|м\.\s?а\.|и\.\s?о\.`)
)

// signature finds who signed: short paragraphs below the clauses, or below a table
// that stands among them, a name and the post before it. Several sign where a
// session has a chair and a secretary.
func (a *Act) signature(after []string) {
	if names, posts, _ := signatures(a.under); len(names) > 0 {
		a.Signatory, a.Post = strings.Join(names, "; "), strings.Join(posts, "; ")
		return
	}
	if names, posts, lines := signatures(after); aPost.MatchString(strings.Join(posts, " ")) {
		a.Signatory, a.Post, a.Signed = strings.Join(names, "; "), strings.Join(posts, "; "), lines
	}
}

func signatures(all []string) (names, posts, lines []string) {
	post := ""
	for _, p := range all {
		if stops.MatchString(p) {
			break
		}
		if len(p) > 300 {
			continue
		}
		before, name := signed(p)
		if name == "" {
			if aPost.MatchString(p) || post != "" && len(p) < 80 {
				post, lines = strings.TrimSpace(post+" "+p), append(lines, p)
			}
			continue
		}
		if before = strings.Trim(before, " ,–—-"); before == "" || !aPost.MatchString(before) && post != "" {
			before = strings.TrimSpace(post + " " + before)
		}
		if before == "" && len(names) > 0 {
			continue
		}
		names, posts, lines, post = append(names, name), append(posts, before), append(lines, p), ""
	}
	return names, posts, lines
}

// signed splits a paragraph into a name and the text before it.
func signed(p string) (before, name string) {
	if m := nameLast.FindStringSubmatch(p); m != nil {
		return m[1], m[2]
	}
	if m := nameFirst.FindStringSubmatch(p); m != nil && (m[1] == "" || aPost.MatchString(m[1])) {
		return m[1], m[2]
	}
	return "", ""
}
