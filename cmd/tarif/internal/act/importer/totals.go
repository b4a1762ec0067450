package importer

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// checkTotals reports every total that the act prints and compares it with the
// rows.
func (w *work) checkTotals(v *version) {
	for _, t := range v.parts.Tables {
		for i, x := range t.Totals {
			agrees, against := v.totalAgrees(t, i)
			words := quote(x.Text.Plain())
			switch {
			case agrees:
				w.finding(nil, Warning, RuleSums, source.Say("{1} is a sum, not a service; the rows over it come to it", words), source.Text{})
			case against != "":
				w.finding(nil, Error, RuleTotal, source.Say("{1} is {2} in the act, and the rows over it come to {3}", words, quote(printedPrices(x.Row)), against), source.Say("compare every price over it with the act"))
			default:
				w.finding(nil, Warning, RuleSums, source.Say("{1} is a sum or a part of one, not a service; it was left out", words), source.Say("look whether it is a price after all"))
			}
		}
	}
}

func printedPrices(r table.Row) string {
	var out []string
	for _, c := range r.Prices {
		out = append(out, c.Plain())
	}
	return strings.Join(out, " | ")
}

// totalAgrees compares a total with everything that it may add up: the rows
// since the last total, all rows, those of its section; with value added tax if
// its words say so. against is the sum of the rows if they do not agree.
func (v *version) totalAgrees(t *table.Table, i int) (agrees bool, against string) {
	x := t.Totals[i]
	if x.Part {
		return false, ""
	}
	compared := false
	for c, cell := range x.Prices {
		want := printed.Read(strings.Join(cell.Lines, " "))
		if want.Status != tariff.Stated {
			continue
		}
		ok := false
		for _, from := range starts(t, i) {
			sum, n := columnSum(t.Rows[from:x.Before], c)
			if n == 0 {
				continue
			}
			compared = true
			if against == "" {
				against = sum.String()
			}
			ok = ok || sum.Equal(want.Amount) || withTax(sum, x.Text.Plain()) == want.Amount.String()
		}
		if compared && !ok {
			return false, against
		}
	}
	return compared, ""
}

// starts returns the rows at which the range of a total may begin.
func starts(t *table.Table, i int) []int {
	end := t.Totals[i].Before
	out := []int{0}
	for k := i - 1; k >= 0; k-- {
		if b := t.Totals[k].Before; b < end {
			out = append(out, b)
			break
		}
	}
	if end > 0 {
		from := end - 1
		for from > 0 && t.Rows[from-1].Section == t.Rows[end-1].Section {
			from--
		}
		out = append(out, from)
	}
	return out
}

var taxRate = regexp.MustCompile(`(\d{1,2})\s?%`)

// withTax returns the sum plus the tax that words name, rounded to the tiyn.
func withTax(sum money.Amount, words string) string {
	m := taxRate.FindStringSubmatch(words)
	if m == nil {
		return ""
	}
	rate := money.MustParse(m[1]).Tiyn() / 100
	n := sum.Tiyn() * (100 + rate)
	return money.OfTiyn((n + 50) / 100).String()
}

func columnSum(rows []table.Row, c int) (sum money.Amount, n int) {
	for _, r := range rows {
		if c >= len(r.Prices) {
			continue
		}
		if p := printed.Read(strings.Join(r.Prices[c].Lines, " ")); p.Status == tariff.Stated {
			sum, n = sum.Add(p.Amount), n+1
		}
	}
	return sum, n
}
