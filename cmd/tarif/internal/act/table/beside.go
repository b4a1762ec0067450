package table

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Columns of money that are not prices: the former price, the change, the cost
// to the provider, the tax alone, quantity times price. They are left out only
// if there is another price column, and reported by name.
var (
	saysFormer = regexp.MustCompile(`(?i)(?:^|\P{L})(?:действующ\p{L}*|прежн\p{L}+|стар(?:ый|ая|ые)|ранее\s+\p{L}+|было|справочно|анықтама\p{L}*\s+үшін|қолданыстағы|қолданылып\s+жүрген|бұрынғы|ескі|алдыңғы)`)
	holdsFrom  = regexp.MustCompile(`(?i)^\s+(?:с|со|до|по|на)\s`)
	saysChange = regexp.MustCompile(`(?i)^(?:отклонени|изменени|разниц|рост|прирост|снижени|өзгеріс|айырма|өсу|өсім)`)
	saysCost   = regexp.MustCompile(`(?i)себестоимост|затрат|(?:^|\P{L})расход|прибыл|рентабельност|өзіндік\s+құн|шығын|пайда(?:\P{L}|$)|табыстылы`)
	saysTax    = regexp.MustCompile(`(?i)^(?:сумма\s+)?(?:ндс|ққс)(?:\s*\(?\d{1,2}\s*%\)?)?(?:\s+сомасы)?[\s,(]*(?:тенге|теңге|тг|%|пайыз\p{L}*|процент\p{L}*)?\)?$`)
	onlyTiyn   = regexp.MustCompile(`(?i)^тиын$`)
	endsTenge  = regexp.MustCompile(`(?i)(?:^|\P{L})(?:теңге|тенге|тг)$`)
	saysSum    = regexp.MustCompile(`(?i)^(?:итого|всего|сумма|общая\s+(?:сумма|стоимость)|барлығы|жиыны|жиынтығы|сомасы|жалпы\s+(?:сома|құн))`)
)

func isFormer(heading string) bool {
	at := saysFormer.FindStringIndex(heading)
	return at != nil && !holdsFrom.MatchString(heading[at[1]:])
}

// besides removes the columns of money that are not prices from the price
// columns.
func (g *grid) besides() {
	quantities := g.count(func(c int) bool { return g.uses[c] == Other && g.numeric(c) && !g.factor(c) })
	for _, is := range []func(string) bool{isFormer, saysChange.MatchString, saysCost.MatchString, saysTax.MatchString,
		func(h string) bool { return quantities > 0 && saysSum.MatchString(h) && printed.VAT(h) == "" }} {
		none := func(c int) bool { return g.uses[c] == Price && (is(g.heads[c]) || is(g.leaf(c))) }
		if n := g.count(none); n == 0 || n == g.count(g.isPrice) {
			continue
		}
		for c := range g.uses {
			if none(c) {
				g.uses[c] = Other
			}
		}
	}
	g.components()
	g.factored()
	g.unheaded()
	for c := 1; c < len(g.uses); c++ {
		if onlyTiyn.MatchString(g.leaf(c)) && endsTenge.MatchString(g.leaf(c-1)) && g.uses[c-1] == Price {
			g.uses[c] = Tiyn
		}
	}
}

func (g *grid) isPrice(c int) bool { return g.uses[c] == Price }

func (g *grid) count(is func(int) bool) (n int) {
	for c := range g.uses {
		if is(c) {
			n++
		}
	}
	return n
}

// components removes price columns whose sum, on every row, is the last price
// column: that is what people pay.
func (g *grid) components() {
	last := len(g.uses) - 1
	for last >= 0 && g.uses[last] != Price {
		last--
	}
	if last < 0 || g.count(g.isPrice) < 3 || !saysSum.MatchString(g.leaf(last)) {
		return
	}
	rows := 0
	for r := g.head; r < len(g.cells); r++ {
		want, ok := g.amount(r, last)
		if !ok {
			continue
		}
		var sum money.Amount
		for c := range last {
			if a, ok := g.amount(r, c); ok && g.uses[c] == Price {
				sum = sum.Add(a)
			}
		}
		if !sum.Equal(want) {
			return
		}
		rows++
	}
	for c := range last {
		if rows > 1 && g.uses[c] == Price {
			g.uses[c] = Other
		}
	}
}

// factored removes the price columns to which a column of coefficients is applied,
// where another says what comes of it.
func (g *grid) factored() {
	result := func(c int) bool { return g.isPrice(c) && saysSum.MatchString(g.heads[c]) }
	for f := range g.uses {
		if g.uses[f] != Other || !g.factor(f) {
			continue
		}
		g.only(result, true)
		for base := range g.uses {
			if g.product(base, f) >= 0 {
				g.uses[base] = Other
			}
		}
	}
}

// product returns the price column that is, on every row, the price column base
// multiplied by the coefficients of column f; -1 if there is none.
func (g *grid) product(base, f int) int {
	return slices.IndexFunc(g.of(Price), func(c int) bool {
		rows := 0
		for r := g.head; r < len(g.cells); r++ {
			a, ok := g.amount(r, base)
			k, err := money.ParseFigure(strings.ReplaceAll(g.at(r, f), " ", ""))
			b, ok2 := g.amount(r, c)
			if !ok && !ok2 {
				continue
			}
			if !ok || !ok2 || err != nil || !k.Times(a).Equal(b) {
				return false
			}
			rows++
		}
		return rows > 1 && c != base && g.isPrice(base)
	})
}

// unheaded removes, where no heading says what the columns are, those of plain
// numbers beside one of amounts: they are minutes or how often.
func (g *grid) unheaded() {
	g.only(func(c int) bool { return g.isPrice(c) && len(g.rowsLike(c, looksMoney)) > 0 }, g.head == g.top)
}

// only removes all other price columns if some are of a kind.
func (g *grid) only(kind func(c int) bool, asked bool) {
	if !asked || g.count(kind) == 0 {
		return
	}
	for c := range g.uses {
		if g.isPrice(c) && !kind(c) {
			g.uses[c] = Other
		}
	}
}

func (g *grid) amount(r, c int) (money.Amount, bool) {
	p := printed.Read(strings.ReplaceAll(g.at(r, c), "\n", " "))
	return p.Amount, p.Status == tariff.Stated
}

// inOther reports amounts in a column that holds no prices: all of them if its
// heading does not say what it counts, else a single one, or all of its values if
// the price column has values of that column's kind. Two
// cells, or columns, may have been swapped.
func (g *grid) inOther(t *Table) {
	prices := 0
	for c := range g.uses {
		if g.uses[c] == Price {
			prices += len(g.rowsLike(c, looksMoney))
		}
	}
	for c, use := range g.uses {
		if use != Other || isCost.MatchString(g.leaf(c)) && !changesPrice.MatchString(g.heads[c]) {
			continue
		}
		if g.decides(c) {
			for _, r := range g.rowsLike(c, anyDigit) {
				t.problem(g.label(r), RuleColumn, source.Say("read in the act whether the price changes with it"),
					source.Say(`the column "{1}" was not read, and an amount stands in it: {2}`, g.heads[c], g.at(r, c)))
			}
			continue
		}
		rows := g.rowsLike(c, looksMoney)
		_, _, full := g.counts(c)
		if twice := g.rowsLike(c, twoCounts); g.numeric(c) {
			rows = append(rows, twice...)
		}
		counts := smallCount.MatchString(g.heads[c])
		if len(rows)*2 > max(full, 2) && !(prices == 0 && counts) && (counts || measures.MatchString(g.heads[c])) {
			continue
		}
		for _, r := range rows {
			t.problem(g.label(r), RuleColumn, source.Say("look at the source: two cells may have changed places"),
				source.Say(`the column "{1}" was not read, and an amount stands in it: {2}`, g.heads[c], g.at(r, c)))
		}
	}
}

// decides reports a column without which the price could be read otherwise: a
// coefficient, a tax, or the time of a service whose price is that of an hour.
func (g *grid) decides(c int) bool {
	hours := func(c int) bool { return perHour.MatchString(g.heads[c]) }
	return changesPrice.MatchString(g.heads[c]) || saysTime.MatchString(g.heads[c]) && slices.ContainsFunc(g.of(Price), hours)
}

var anyDigit = regexp.MustCompile(`\d`)

// rowsLike returns the rows in which the cell of a column matches.
func (g *grid) rowsLike(c int, like *regexp.Regexp) (rows []int) {
	for r := g.head; r < len(g.cells); r++ {
		if like.MatchString(g.at(r, c)) {
			rows = append(rows, r)
		}
	}
	return rows
}

var (
	// looksMoney matches an amount with tiyn or with separated thousands;
	// twoCounts matches two figures in a column that has one.
	looksMoney = regexp.MustCompile(`^(?:\d{1,3}(?:[ \x{a0}]\d{3})+(?:,\d{1,2})?|\d+,\d{2})$`)
	twoCounts  = regexp.MustCompile(`^\d{1,3} \d{1,2}$`)
	// measures matches headings of figures that have decimals and are no prices.
	measures   = regexp.MustCompile(`(?i)квт|сағат|гкал|м[23²³]|(?:^|\P{L})(?:норм|коэффициент|затрат|себестоим|расход|об[ъь][её]м|площад|мощност|вес|масс|длин|доля|процент|показател|ставк|аек|мрп|көлем|аудан|шығын|салмақ|үлес|пайыз|мөлшер|код)|%`)
	smallCount = regexp.MustCompile(`(?i)(?:^|\P{L})(?:мин|час|сағат|дн|дней|күн|мест|орын|чел|адам|шт|дана|кол-во|количество|саны)`)
)
