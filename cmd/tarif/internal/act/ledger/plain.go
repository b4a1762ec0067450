package ledger

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/tariff"
)

// Row is a row in the second reading: its number, and the amounts at the ends
// of its words and cells, in order. Where narrow spaces leave open how digits
// group, Readings has every possibility.
type Row struct {
	Label    string
	Amounts  []string // plain decimals as printed.Read gives them
	Readings []Reading
	Place    doc.Place
	tokens   int
	words    []string // the groups of digits
}

// Reading is an amount as which some tokens of a row can be read: "1 200,50" is
// 1200.50, but could also be 1 and 200.50.
type Reading struct {
	Amount   string
	From, To int // the tokens, counted through the row
}

// Find looks for amounts in order among the tokens of the row, starting at
// from, and returns the token after them.
func (r *Row) Find(from int, amounts []string) (to int, ok bool) {
	for _, a := range amounts {
		i := slices.IndexFunc(r.Readings, func(x Reading) bool { return x.From >= from && x.Amount == a })
		if i < 0 {
			return 0, false
		}
		from = r.Readings[i].To
	}
	return from, true
}

// Lead returns the group of digits right before the first occurrence of amount
// at or after token from, if the two could be one number. Tokens before free
// are not considered.
func (r *Row) Lead(from, free int, amount string) string {
	i := slices.IndexFunc(r.Readings, func(x Reading) bool { return x.From >= from && x.Amount == amount })
	if i < 0 {
		return ""
	}
	own := r.Readings[i]
	for _, x := range r.Readings {
		if x.To == own.To && x.From == own.From-1 && x.From >= free {
			return r.words[x.From]
		}
	}
	return ""
}

// Tokens returns the number of groups of digits in the row's amounts.
func (r *Row) Tokens() int { return r.tokens }

var (
	leads  = regexp.MustCompile(`^\|?\s*(\d{1,5})\s?[.)]?(?:[\s|]|$)`)
	fields = regexp.MustCompile(`\t+|\s{2,}|\s*\|\s*`)
	behind = regexp.MustCompile(`^(.*[\p{L})."»:–-])[ \x{a0}]((?:\d{1,3}(?:[ \x{a0}]\d{3})+|\d+)(?:,\d{1,2})?)$`)
	atEnd  = regexp.MustCompile(`(?:^|[\s\p{L})."»:²³₸–-])((?:\d+(?:[.,'’]\d+)*[*¹²³⁴⁵⁶⁷⁸⁹⁰]*[ \x{a0}\x{202f}\x{2009}])*\d+(?:[.,'’]\d+)*)(?:[*¹²³⁴⁵⁶⁷⁸⁹⁰)]|, ?[*¹²³⁴⁵⁶⁷⁸⁹⁰])*$`)
	leader = regexp.MustCompile(`(?:\s*[.…_]){4,}\s*`)

	withTiyn = regexp.MustCompile(`(?i)(\d) ?(?:\([^()\d]*\) ?)?(?:теңге|тенге|тңг|тг)\.? (\d{1,2}) ?(?:\([^()\d]*\) ?)?тиын\p{L}*\.?`)
	money    = regexp.MustCompile(`(?i)(\d)(?:[*¹²³⁴⁵⁶⁷⁸⁹⁰]+\)?)?[ \x{a0}]?(?:\([^()\d]*\)[ \x{a0}]?)?(?:(?:тыс\.|тысяч\p{L}*|мың|млн\.?|миллион\p{L}*)[ \x{a0}]?)?(?:(?:теңге|тенге|тңг|тг|₸|kzt|тиын|мрп|аек|процент|пайыз)\p{L}*\.?|%)`)
	stroke   = regexp.MustCompile(`(\d)\s?[/;]\s?(\d)`)
	inWords  = regexp.MustCompile(`(\d)[ \x{a0}]?\([^()\d]*\)`)
)

// Plain reads rows from lines of text in reading order, without columns: a row
// begins with the number that follows the last one, or with 1 again, and
// amounts at the end of its lines are its prices. Rows without numbers have the
// label "".
func Plain(lines []doc.Passage) []Row {
	p := plain{}
	for i := range lines {
		p.line(lines[i].Text, lines[i].Place())
	}
	return p.rows
}

type plain struct {
	rows []Row
	last int
}

func (p *plain) line(s string, at doc.Place) {
	s = plainFigures(leader.ReplaceAllString(strings.TrimSpace(s), "\t"))
	if m := leads.FindStringSubmatchIndex(s); m != nil {
		if n, err := strconv.Atoi(s[m[2]:m[3]]); err == nil && (n == p.last+1 || n == 1 && hasWords(s)) {
			p.last = n
			p.rows = append(p.rows, Row{Label: s[m[2]:m[3]], Place: at})
			s = s[m[3]:]
		}
	}
	s = strings.Trim(s, " \t|.)")
	amounts, fields := amountsAtEnd(s), tokensOf(s)
	if len(amounts) == 0 && len(fields) == 0 {
		return
	}
	if len(p.rows) == 0 {
		p.rows = append(p.rows, Row{Place: at})
	}
	r := &p.rows[len(p.rows)-1]
	r.Amounts = append(r.Amounts, amounts...)
	for _, f := range fields {
		r.read(f)
	}
}

// plainFigures removes what belongs to a figure and follows it: the currency,
// the amount in words in brackets. A slash separates two figures; "5 теңге 7
// тиын" is 5,07.
func plainFigures(s string) string {
	if !strings.ContainsFunc(s, isDigit) {
		return s
	}
	s = withTiyn.ReplaceAllStringFunc(s, func(x string) string {
		m := withTiyn.FindStringSubmatch(x)
		return m[1] + "," + strings.Repeat("0", 2-len(m[2])) + m[2] + "\t"
	})
	s = inWords.ReplaceAllString(money.ReplaceAllString(s, "$1\t"), "$1")
	return stroke.ReplaceAllString(s, "$1\t$2")
}

// tokensOf returns the groups of digits at the end of each cell of a line that
// has any.
func tokensOf(s string) [][]string {
	var out [][]string
	for _, f := range fields.Split(s, -1) {
		if m := atEnd.FindStringSubmatch(strings.TrimSpace(f)); m != nil {
			out = append(out, strings.FieldsFunc(m[1], func(r rune) bool { return !isDigit(r) && !strings.ContainsRune(".,'’", r) }))
		}
	}
	return out
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// mostGroups is more groups of digits than a price has.
const mostGroups = 4

// read records every way to read adjoining groups of digits as an amount.
func (r *Row) read(tokens []string) {
	for i := range tokens {
		for n := 1; n <= mostGroups && i+n <= len(tokens); n++ {
			if a, ok := amount(strings.Join(tokens[i:i+n], " ")); ok {
				r.Readings = append(r.Readings, Reading{a, r.tokens + i, r.tokens + i + n})
			}
		}
	}
	r.tokens += len(tokens)
	r.words = append(r.words, tokens...)
}

func hasWords(s string) bool { return strings.IndexFunc(s, isLetter) >= 0 }

func isLetter(r rune) bool { return r >= 'A' && r != '\u00a0' && r != '\u202f' && r != '\u2009' }

// amountsAtEnd returns the cells of a line that are amounts; in a line without
// cell separators, those at its end, or the one amount after the last word if
// spaces are narrow.
func amountsAtEnd(s string) []string {
	all := fields.Split(strings.TrimSpace(s), -1)
	var out []string
	if strings.ContainsAny(s, "\t|") { // cells: the last one may hold a mark
		for _, f := range all {
			if a, ok := amount(strings.TrimSpace(f)); ok {
				out = append(out, a)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		f := strings.TrimSpace(all[i])
		if a, ok := amount(f); ok {
			out = append([]string{a}, out...)
			continue
		}
		if f == "" || f == "-" || f == "–" || f == "—" {
			continue
		}
		if m := behind.FindStringSubmatch(f); m != nil && len(out) == 0 {
			if a, ok := amount(m[2]); ok {
				return []string{a}
			}
		}
		break
	}
	return out
}

func amount(s string) (string, bool) {
	if s == "" || !strings.ContainsAny(s, "0123456789") {
		return "", false
	}
	p := printed.Read(s)
	if p.Status != tariff.Stated {
		return "", false
	}
	return p.Amount.String(), true
}
