package ledger

import (
	"regexp"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/tariff"
)

// Row is a row as the second reading has it: its number, the amounts that stand
// by themselves at the ends of its lines, in order.
type Row struct {
	Label   string
	Amounts []string // plain decimals as printed.Read gives them
	Place   doc.Place
}

var (
	leads  = regexp.MustCompile(`^\|?\s*(\d{1,5})\s?[.)]?(?:[\s|]|$)`)
	fields = regexp.MustCompile(`\t+|\s{2,}|\s*\|\s*`)
	behind = regexp.MustCompile(`^(.*[\p{L})."»:–-])[ \x{a0}]((?:\d{1,3}(?:[ \x{a0}]\d{3})+|\d+)(?:,\d{1,2})?)$`)
	leader = regexp.MustCompile(`(?:\s*[.…_]){4,}\s*`)
)

// Plain reads rows from the lines of a text in the order in which a person
// reads them. It knows no columns: a row begins with the number after the last,
// or with 1 again, and what stands at the end of its lines as an amount is its
// price. Rows without numbers have the label "".
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
	s = leader.ReplaceAllString(strings.TrimSpace(s), "\t")
	if m := leads.FindStringSubmatchIndex(s); m != nil {
		if n, err := strconv.Atoi(s[m[2]:m[3]]); err == nil && (n == p.last+1 || n == 1 && hasWords(s)) {
			p.last = n
			p.rows = append(p.rows, Row{Label: s[m[2]:m[3]], Place: at})
			s = s[m[3]:]
		}
	}
	amounts := amountsAtEnd(strings.Trim(s, " \t|.)"))
	if len(amounts) == 0 {
		return
	}
	if len(p.rows) == 0 {
		p.rows = append(p.rows, Row{Place: at})
	}
	r := &p.rows[len(p.rows)-1]
	r.Amounts = append(r.Amounts, amounts...)
}

func hasWords(s string) bool { return strings.IndexFunc(s, isLetter) >= 0 }

func isLetter(r rune) bool { return r >= 'A' && r != '\u00a0' && r != '\u202f' && r != '\u2009' }

// amountsAtEnd are the cells of a line that are amounts; where blanks part them,
// those at its end; or
// the one amount behind the last word where blanks are narrow.
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
