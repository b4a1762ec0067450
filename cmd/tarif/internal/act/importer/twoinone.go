package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/mend"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// A space separates thousands, and a space separates two amounts: "150 200" can
// be either. The context decides. If the whole is far from every other price of
// its column while both parts are near them, or above them all in a row that
// names two kinds, it is not read as one amount. If every figure of a column is
// like that, nothing decides, and each is reported. So is "112 400,00" far from
// the others: it is one amount, for the first of two would have its tiyn, too.

const (
	farOff = 30 // times the middle price of the column: no price
	alike2 = 30 // times at most, between two prices of one row
	paired = 12 // times at most, between two prices on one line of a cell
)

// splitAmounts checks the columns of each table.
func (v *version) splitAmounts() {
	type column struct {
		of *line
		at int
	}
	tables := map[any]int{}
	var columns [][]column
	for _, l := range v.lines {
		if l.row == nil || l.more {
			continue
		}
		for i, p := range l.prices {
			if p.Status != tariff.Stated {
				continue
			}
			k := [2]any{l.table, i}
			n, ok := tables[k]
			if !ok {
				n = len(columns)
				tables[k], columns = n, append(columns, nil)
			}
			columns[n] = append(columns[n], column{l, i})
		}
	}
	v.joinBroken()
	for _, all := range columns {
		var sure []int64
		for _, c := range all {
			if len(halves(c.of.prices[c.at])) == 0 {
				sure = append(sure, c.of.prices[c.at].Amount.Tiyn())
			}
		}
		slices.Sort(sure)
		for _, c := range all {
			p := &c.of.prices[c.at]
			parts := halves(*p)
			switch {
			case len(parts) == 0:
			case strings.Contains(p.Text, ",") && strange(*p, parts, sure):
				c.of.couldBeTwo = p.Text
			case strange(*p, parts, sure), len(kindsIn(c.of.row.Text, 2, true)) > 0 && (len(sure) == 0 || p.Amount.Tiyn() > sure[len(sure)-1]):
				*p = printed.Price{Status: tariff.TextPrice, Text: p.Text, Doubt: printed.RuleTwo}
			case len(sure) == 0 && len(all) > 1:
				c.of.couldBeTwo = p.Text
			}
		}
	}
}

// cutNumber matches a cell of which a narrow column has cut the number at its blank.
var cutNumber = regexp.MustCompile(`^(\d{1,3})\n(\d{3}(?:,\d{1,2})?)$`)

// joinBroken joins a number that was cut in a narrow column of a printed page, where
// nothing else fits: two prices would be too far from each other, and the whole is near
// the others of its column. The rest of a number whose beginning seems to be in the row
// before is not taken for a price.
func (v *version) joinBroken() {
	if !v.mender.Printed {
		return
	}
	near := map[[2]any][]int64{}
	for _, l := range v.lines {
		for i, p := range l.prices {
			if p.Status == tariff.Stated {
				near[[2]any{l.table, i}] = append(near[[2]any{l.table, i}], p.Amount.Tiyn())
			}
		}
	}
	for k := range near {
		slices.Sort(near[k])
	}
	for n, l := range v.lines {
		if l.row == nil || len(l.prices) != len(l.row.Prices) {
			continue
		}
		for i := range l.prices {
			p, others := &l.prices[i], near[[2]any{l.table, i}]
			text := l.row.Prices[i].Raw()
			if m := cutNumber.FindStringSubmatch(text); m != nil && p.Doubt == printed.RuleTwo && len(others) > 0 {
				whole := printed.Read(m[1] + " " + m[2])
				x, least := whole.Amount.Tiyn(), others[0]
				front, _ := money.Parse(m[1])
				if rest, _ := money.Parse(m[2]); rest.Tiyn() > alike2*front.Tiyn() && x <= alike2*others[len(others)-1] && x*alike2 >= least {
					whole.Fixed = printed.FixedBroken
					l.prices[i] = whole
					l.repairs = append(l.repairs, mend.Repair{Kind: mend.Amount, Before: text, After: whole.Amount.String()})
				}
			}
			if n > 0 && restGroup.MatchString(text) && cutAbove(v.lines[n-1], l, i) {
				*p = printed.Price{Status: tariff.TextPrice, Text: p.Text, Doubt: printed.RuleForm}
			}
		}
	}
}

// cutAbove reports that the row above ends in the same column with what may be the
// beginning of this row's price.
func cutAbove(above, l *line, i int) bool {
	if above.row == nil || above.table != l.table || i >= len(above.row.Prices) {
		return false
	}
	lines := fullLines(above.row.Prices[i].Lines)
	return len(lines) > 1 && beginning.MatchString(lines[len(lines)-1]) && amountLikely.MatchString(lines[len(lines)-2])
}

var (
	beginning    = regexp.MustCompile(`^\d{1,3}$`)
	amountLikely = regexp.MustCompile(`\d{3}$|,\d{1,2}$`)
)

// halves returns the ways to read a figure as two prices of one row.
func halves(p printed.Price) [][2]int64 {
	var out [][2]int64
	groups := strings.Fields(p.Text)
	for i := 1; i < len(groups) && p.Status == tariff.Stated; i++ {
		a, err := money.Parse(strings.Join(groups[:i], " "))
		b, err2 := money.Parse(strings.Join(groups[i:], " "))
		if err != nil || err2 != nil || groups[i][0] == '0' || a.Tiyn() == 0 {
			continue
		}
		if x, y := a.Tiyn(), b.Tiyn(); max(x, y) <= paired*min(x, y) {
			out = append(out, [2]int64{x, y})
		}
	}
	return out
}

// strange reports a figure that is far from the others of its column, which are
// sorted, while both of its parts are near them.
func strange(p printed.Price, parts [][2]int64, others []int64) bool {
	if len(others) == 0 || p.Amount.Tiyn() < farOff*others[len(others)/2] {
		return false
	}
	least, most := others[0]/alike2, others[len(others)-1]*alike2
	return slices.ContainsFunc(parts, func(x [2]int64) bool {
		return min(x[0], x[1]) >= least && max(x[0], x[1]) <= most
	})
}

// tellTwo reports a figure that may be one amount or two.
func (w *work) tellTwo(e *entry, l *line) {
	if l.couldBeTwo != "" {
		w.finding(e, Warning, printed.RuleTwo, source.Say("the figure could be one amount or two: {1}", quote(l.couldBeTwo)), source.Say("compare it with the act"))
	}
}

// leastAlike is how many rows must agree on which of two prices is higher
// before one that differs is reported.
const leastAlike = 3

// tellSwapped reports a row in which two neighbouring prices are ordered
// differently from every other row.
func (w *work) tellSwapped() {
	type pair struct {
		of  *table.Table
		col int
	}
	higher, lower := map[pair][]*entry{}, map[pair][]*entry{}
	for _, e := range w.entries {
		if e.index != e.from {
			continue
		}
		prices := cmp.Or(e.first.whole, e.first).prices
		for i := 1; i < len(prices); i++ {
			a, b := prices[i-1], prices[i]
			if a.Status != tariff.Stated || b.Status != tariff.Stated || a.Money != b.Money {
				continue
			}
			switch k := (pair{e.first.table, i}); a.Amount.Cmp(b.Amount) {
			case 1:
				higher[k] = append(higher[k], e)
			case -1:
				lower[k] = append(lower[k], e)
			}
		}
	}
	for _, x := range [][2]map[pair][]*entry{{higher, lower}, {lower, higher}} {
		for k, odd := range x[0] {
			if len(odd) == 1 && len(x[1][k]) >= leastAlike {
				e := odd[0]
				prices := cmp.Or(e.first.whole, e.first).prices
				w.finding(e, Warning, RuleSwapped, source.Say("of the prices {1} and {2} the higher one stands where all other rows have the lower one", prices[k.col-1].Text, prices[k.col].Text),
					source.Say("look at the source: two cells may have changed places"))
			}
		}
	}
}
