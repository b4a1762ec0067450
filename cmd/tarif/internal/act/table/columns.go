package table

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/printed"
)

// columns determines the use of each column from its heading and its content.
func (g *grid) columns() {
	width := len(g.cells[0])
	g.uses, g.heads = make([]Use, width), make([]string, width)
	shared := ""
	for c := range width {
		var lines []string
		if shared = g.shared(c, shared); shared != "" {
			lines = append(lines, shared)
		}
		for r := g.top; r < g.head; r++ {
			if s := g.over(r, c); s != "" && (len(lines) == 0 || lines[len(lines)-1] != s) && !(r > g.top && g.columnNumbers(r)) {
				lines = append(lines, s)
			}
		}
		g.heads[c] = strings.Join(lines, " ")
		g.uses[c] = useOf(g.heads[c])
	}
	g.quantities()
	g.byContent()
	g.costs()
	g.named()
	g.besides()
}

// over is a cell of the heading; an empty one beside others that a lower line parts
// goes on with its neighbour, as if they were merged.
func (g *grid) over(r, c int) string {
	for c > 0 && r+1 < g.head && g.at(r, c) == "" && g.at(r+1, c) != "" && g.at(r+1, c-1) != "" {
		c--
	}
	return g.at(r, c)
}

// shared returns the lines of a heading cell that stand over the column to its right,
// too, and name the money of both: on a page without ruled lines the words of a merged
// cell come to the first column. before is what the column to the left shares.
func (g *grid) shared(c int, before string) string {
	if c == 0 || g.head == g.top {
		return ""
	}
	left, own := g.cells[g.head-1][c-1].Lines(), g.cells[g.head-1][c].Lines()
	n := len(left) - len(own)
	if s := g.at(g.head-1, c); n < 0 || useOf(s) != "" || quantity.MatchString(s) || printed.MoneyOf(s) != printed.Unsaid {
		return ""
	}
	for i, l := range own {
		if a, b := left[n+i].Place(), l.Place(); a.Line == 0 || a.Page != b.Page || a.Line != b.Line {
			return ""
		}
	}
	for _, l := range left[:n] {
		before = strings.TrimSpace(before + " " + l.Text)
	}
	if printed.MoneyOf(before) == printed.Unsaid || !g.numeric(c) {
		return ""
	}
	return before
}

// quantity is the last line of a heading over amounts of something else than
// money.
var quantity = regexp.MustCompile(`(?i)^\(?(?:в\s+)?(?:(?:мың|тыс\.?)\s*)?(?:квт\s?[·*.x×-]?\s?(?:ч|сағ)\p{L}*|гкал|м[23²³]|куб\.?\s?м\p{L}*\.?|кв\.?\s?м\p{L}*\.?|час(?:ов|ы|а)?|сағат(?:тар)?|мин(?:ут\p{L}*)?\.?|дн(?:и|ей|я)|күн(?:дер)?|мест[оа]?|орын|шт(?:ук\p{L}*)?\.?|дана|чел(?:овек\p{L}*)?\.?|адам|кг|тонн\p{L}*|т|литр\p{L}*|л|км|га|кол(?:-во|ичество)?|саны|объ[её]м\p{L}*|көлем\p{L}*)\.?\)?$`)

// costs takes the parts of a price, and the price of the hour from which it was
// reckoned, for what they are, if another column has the price itself.
func (g *grid) costs() {
	timed := slices.ContainsFunc(g.heads, func(s string) bool { return saysTime.MatchString(s) })
	part := func(c int) bool { return isCost.MatchString(g.leaf(c)) || timed && perHour.MatchString(g.heads[c]) }
	whole := func(c int) bool { return g.uses[c] == Price && !part(c) && saysPrice.MatchString(g.heads[c]) }
	for c := range g.uses {
		if g.uses[c] == Price && part(c) && slices.ContainsFunc(g.of(Price), whole) {
			g.uses[c] = Other
		}
	}
}

// unitAlone matches a cell that holds a unit and nothing else.
var unitAlone = regexp.MustCompile(`(?i)^(?:(?:\d{1,3}|один|одна|одно|бір|за)\s)?(?:кг|г|т|тонна|л|литр|м|м[23²³]|шт|штука|дана|пара|жұп|час|часа|часов|сағат|минут\p{L}*|мин|сутки|тәулік|день|күн|месяц|ай|сеанс|чел|человек|адам|раз|рет|услуга|қызмет|комплект|лист|бет)\.?$`)

// quantities finds columns of kilowatt hours, hours or places that share a
// heading with a price column. A column that does not name money is taken for
// one only if another column does.
func (g *grid) quantities() {
	money := false
	for c := range g.heads {
		money = money || saysTenge(g.leaf(c))
	}
	if !money {
		return
	}
	for c := range g.heads {
		if leaf := g.leaf(c); quantity.MatchString(leaf) && !saysTenge(leaf) && g.uses[c] != Unit && g.numeric(c) {
			g.uses[c] = Other
		}
	}
}

// numeric reports a column of figures, not words: "Место" may head either.
func (g *grid) numeric(c int) bool {
	prices, _, full := g.counts(c)
	return prices*2 >= full
}

// leaf returns the lowest line of a column's heading.
func (g *grid) leaf(c int) string {
	for r := g.head - 1; r >= g.top; r-- {
		if s := g.at(r, c); s != "" && !(r > g.top && g.columnNumbers(r)) {
			return s
		}
	}
	return ""
}

func saysTenge(s string) bool {
	switch printed.MoneyOf(s) {
	case printed.Tenge, printed.Tiyn, printed.Thousand, printed.Million:
		return true
	}
	return false
}

// byContent decides uses that headings leave open or state wrongly.
func (g *grid) byContent() {
	stated := slices.Contains(g.uses, Price)
	for c := range g.uses {
		prices, labels, full := g.counts(c)
		numeric := full > 0 && prices*2 >= full
		switch use := g.uses[c]; {
		case use == Role && numeric && prices > 0 && (labels < full || !stated || saysMoney.MatchString(g.heads[c])): // the post whose prices they are
			g.uses[c] = Price
		case use == Number && labels*2 < full:
			g.uses[c] = Text
		case use == "" && c == 0 && labels*4 >= full*3 && (full > 1 || full == 1 && g.priceAfter(c)) && len(g.uses) > 2:
			g.uses[c] = Number
		case use == Price && !numeric && full > 0 && !g.someColumn(c, Price):
			if prices == 0 && slices.Index(g.uses, Text) < 0 {
				g.uses[c] = Text
			}
		case use == Price && prices == 0 && full > 0:
			g.uses[c] = Text
		case use == Text && numeric && c > 0 && !stated:
			g.uses[c] = Price
		case use == "" && numeric && !stated:
			g.uses[c] = Price
		case use == "" && numeric && g.besidePrice(c):
			g.uses[c] = Price
		case use == "" && numeric:
			g.uses[c] = Other
		case use == Other && numeric && !stated && g.factor(c):
			g.uses[c] = Price
		case use == "" && c > 0 && g.heads[c] == "" && len(g.rowsLike(c, unitAlone)) == full && full > 0:
			g.uses[c] = Unit
		case use == "" && slices.Contains(g.uses, Text) && !slices.Contains(g.uses, Role) && g.repeats(c):
			g.uses[c] = Role
		case use == "" && g.heads[c] != "" && g.saysNames(c):
			g.uses[c] = Other
		case use == "":
			g.uses[c] = Text
		}
	}
}

// priceAfter reports a column of prices behind one: what stands before it in a
// single row without a heading, as amending acts print it, is the row's number.
func (g *grid) priceAfter(c int) bool {
	for k := c + 2; k < len(g.uses); k++ {
		if prices, _, full := g.counts(k); prices > 0 && prices*2 >= full {
			return true
		}
	}
	return false
}

// named makes the first column of words the Text column if no heading says
// which one it is: otherwise the table would have no rows at all.
func (g *grid) named() {
	if slices.Contains(g.uses, Text) || !slices.Contains(g.uses, Price) {
		return
	}
	for _, use := range []Use{Other, Role, Unit} {
		for c := range g.uses {
			if _, _, full := g.counts(c); g.uses[c] == use && full > 0 && !g.numeric(c) {
				g.uses[c] = Text
				return
			}
		}
	}
}

// factor reports a column of coefficients, which are what the act sets if
// nothing else is priced.
func (g *grid) factor(c int) bool { return printed.MoneyOf(g.heads[c]) == printed.Coefficient }

func (g *grid) someColumn(but int, u Use) bool {
	for c, use := range g.uses {
		if c != but && use == u {
			return true
		}
	}
	return false
}

// repeats reports a column of the names of workers that repeats a few values, as
// roles do and services do not.
func (g *grid) repeats(c int) bool {
	different := map[string]bool{}
	full := 0
	for r := g.head; r < len(g.cells); r++ {
		if s := g.at(r, c); s != "" && !g.isSection(r) {
			different[s] = true
			full++
			if !saysWorker.MatchString(s) {
				return false
			}
		}
	}
	return full > 3 && len(different)*2 <= full || g.head == g.top && full > 0 // nothing else says what it is
}

// saysNames reports whether another column is headed as the names of what is
// priced. Then an unknown column of words is not joined to the names.
func (g *grid) saysNames(but int) bool {
	for c, use := range g.uses {
		if c != but && use == Text && saysName.MatchString(g.heads[c]) {
			return true
		}
	}
	return false
}

// besidePrice reports a column of amounts with tiyn to the right of a price
// column: the heading over both may be in the first one alone.
func (g *grid) besidePrice(c int) bool {
	if c == 0 || g.uses[c-1] != Price || quantity.MatchString(g.leaf(c)) {
		return false
	}
	for r := g.head; r < len(g.cells); r++ {
		if withTiyn.MatchString(g.at(r, c)) {
			return true
		}
	}
	return false
}

// indexed matches the number of a row that was put between two others: 12-1.
var indexed = regexp.MustCompile(`^\d{1,4}-\d{1,2}\.?$`)

var withTiyn = regexp.MustCompile(`\d,\d{1,2}$`)

// counts returns how many cells of a column below the heading could be prices,
// could be row numbers, and are not empty.
func (g *grid) counts(c int) (prices, labels, full int) {
	if n, ok := g.counted[c]; ok {
		return n[0], n[1], n[2]
	}
	if g.counted == nil {
		g.counted = map[int][3]int{}
	}
	defer func() { g.counted[c] = [3]int{prices, labels, full} }()
	for r := g.head; r < len(g.cells); r++ {
		s := g.at(r, c)
		if s == "" || g.isSection(r) {
			continue
		}
		full++
		if printed.Looks(s) {
			prices++
		}
		if isLabel(s) || g.uses[c] == Number && indexed.MatchString(s) {
			labels++
		}
	}
	return prices, labels, full
}
