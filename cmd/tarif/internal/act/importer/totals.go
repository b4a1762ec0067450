package importer

import (
	"regexp"
	"slices"
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
		sums := sumsOf(t)
		for i, x := range t.Totals {
			agrees, against := sums.agree(i)
			words := quote(x.Text.Plain())
			switch {
			case agrees:
				w.finding(nil, Warning, RuleSums, source.Say("{1} is a sum, not a service; the rows over it come to it", words), source.Text{})
			case against != "":
				w.finding(nil, Error, RuleTotal, source.Say("{1} is {2} in the act, and the rows over it come to {3}", words, quote(printedPrices(x.Row)), source.Amounts(against)), source.Say("compare every price over it with the act"))
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

// sums are the sums of a table's rows from the first one on, so that those of
// any range are a difference.
type sums struct {
	*table.Table
	sum   [][]money.Amount // of the rows before, by row and column
	n     [][]int          // how many amounts that is
	first []int            // the first row of the section, by row
}

func sumsOf(t *table.Table) *sums {
	s := &sums{Table: t}
	width := 0
	for _, x := range t.Totals {
		width = max(width, len(x.Prices))
	}
	sum, n := make([]money.Amount, width), make([]int, width)
	for i, r := range t.Rows {
		s.sum, s.n, s.first = append(s.sum, slices.Clone(sum)), append(s.n, slices.Clone(n)), append(s.first, i)
		if i > 0 && t.Rows[i-1].Section == r.Section {
			s.first[i] = s.first[i-1]
		}
		for c := range min(width, len(r.Prices)) {
			if p := printed.Read(strings.Join(r.Prices[c].Lines, " ")); p.Status == tariff.Stated {
				sum[c], n[c] = sum[c].Add(p.Amount), n[c]+1
			}
		}
	}
	s.sum, s.n = append(s.sum, sum), append(s.n, n)
	return s
}

// agree compares a total with everything that it may add up: the rows since the
// last total, all rows, those of its section; with value added tax if its words or
// those of the part above it say so. against is the sum of the rows if they do not agree.
func (s *sums) agree(i int) (agrees bool, against string) {
	x := s.Totals[i]
	if x.Part {
		return false, ""
	}
	compared, words := false, x.Text.Plain()
	if i > 0 && s.Totals[i-1].Part {
		words += " " + s.Totals[i-1].Text.Plain()
	}
	for c, cell := range x.Prices {
		want := printed.Read(strings.Join(cell.Lines, " "))
		if want.Status != tariff.Stated {
			continue
		}
		ok := false
		for _, from := range s.starts(i) {
			if s.n[x.Before][c] == s.n[from][c] {
				continue
			}
			sum := s.sum[x.Before][c].Sub(s.sum[from][c])
			compared = true
			if against == "" {
				against = sum.String()
			}
			ok = ok || sum.Equal(want.Amount) || withTax(sum, words) == want.Amount.String()
		}
		if compared && !ok {
			return false, against
		}
	}
	return compared, ""
}

// starts returns the rows at which the range of a total may begin.
func (s *sums) starts(i int) []int {
	end := s.Totals[i].Before
	out := []int{0}
	if k, _ := slices.BinarySearchFunc(s.Totals[:i], end, func(x table.Total, end int) int { return x.Before - end }); k > 0 {
		out = append(out, s.Totals[k-1].Before)
	}
	if end > 0 {
		out = append(out, s.first[end-1])
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
