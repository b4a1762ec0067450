package table

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/printed"
)

// columns says what each column holds, by its heading and by what stands in it.
func (g *grid) columns() {
	width := len(g.cells[0])
	g.uses, g.heads = make([]Use, width), make([]string, width)
	for c := range width {
		var lines []string
		for r := range g.head {
			if s := g.at(r, c); s != "" && (len(lines) == 0 || lines[len(lines)-1] != s) && !(r > 0 && g.columnNumbers(r)) {
				lines = append(lines, s)
			}
		}
		g.heads[c] = strings.Join(lines, " ")
		g.uses[c] = useOf(g.heads[c])
	}
	g.byContent()
}

// byContent settles what headings leave open or say wrongly.
func (g *grid) byContent() {
	stated := slices.Contains(g.uses, Price)
	for c := range g.uses {
		prices, labels, full := g.counts(c)
		numeric := full > 0 && prices*2 >= full
		switch use := g.uses[c]; {
		case use == Number && labels*2 < full:
			g.uses[c] = Text
		case use == "" && c == 0 && labels == full && full > 1 && len(g.uses) > 2:
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
		case use == "" && numeric:
			g.uses[c] = Other
		case use == "" && slices.Contains(g.uses, Text) && !slices.Contains(g.uses, Role) && g.repeats(c):
			g.uses[c] = Role
		case use == "":
			g.uses[c] = Text
		}
	}
}

func (g *grid) someColumn(but int, u Use) bool {
	for c, use := range g.uses {
		if c != but && use == u {
			return true
		}
	}
	return false
}

// repeats reports a column in which the same few words stand again and again, as
// the names of those who do the work do, and no service's.
func (g *grid) repeats(c int) bool {
	different := map[string]bool{}
	full := 0
	for r := g.head; r < len(g.cells); r++ {
		if s := g.at(r, c); s != "" && !g.isSection(r) {
			different[s] = true
			full++
		}
	}
	return full > 3 && len(different)*2 <= full
}

// counts counts the cells of a column below the heading: those that could be
// prices, those that could be numbers of rows, those with anything.
func (g *grid) counts(c int) (prices, labels, full int) {
	for r := g.head; r < len(g.cells); r++ {
		s := g.at(r, c)
		if s == "" || g.isSection(r) {
			continue
		}
		full++
		if printed.Looks(s) {
			prices++
		}
		if isLabel(s) {
			labels++
		}
	}
	return prices, labels, full
}
