package table

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
)

// Some tables are bilingual: they have two columns of words, or both languages
// in each cell. Each wording belongs to the edition in its language.

// Kazakh returns how many letters of a text exist in Kazakh but not in Russian,
// and how many letters it has.
func Kazakh(s string) (own, all int) {
	for _, r := range s {
		switch {
		case strings.ContainsRune("әғқңөұүһіӘҒҚҢӨҰҮҺІ", r):
			own, all = own+1, all+1
		case r >= 'А' && r <= 'я' || r == 'ё' || r == 'Ё':
			all++
		}
	}
	return own, all
}

func saysKazakh(s string) bool { own, _ := Kazakh(s); return own > 0 }

// languages assigns languages to pairs of columns: to text columns by their
// letters, to pairs of any other use in the same order.
func (g *grid) languages() {
	words := g.of(Text)
	if len(words) != 2 {
		return
	}
	left, right := g.kazakh(words[0]), g.kazakh(words[1])
	sides := []lang.Lang{lang.KK, lang.RU}
	if left < right {
		left, right = right, left
		slices.Reverse(sides)
	}
	if !leftIsKazakh(left, right, 100) || g.bothKazakh(words) {
		return
	}
	g.langs = make([]lang.Lang, len(g.uses))
	for _, u := range []Use{Text, Role, Unit, Price} {
		if cols := g.of(u); len(cols) == 2 && (u != Price || g.samePrices(cols[0], cols[1])) {
			g.langs[cols[0]], g.langs[cols[1]] = sides[0], sides[1]
		}
	}
}

// bothKazakh reports columns whose headings are both in Kazakh.
func (g *grid) bothKazakh(cols []int) bool {
	return !slices.ContainsFunc(cols, func(c int) bool { return !saysKazakh(g.heads[c]) })
}

// leftIsKazakh decides from the number of cells with specifically Kazakh
// letters on each side: short Kazakh words may have none, and a name may occur
// in Russian.
func leftIsKazakh(left, right, all int) bool { return left*10 >= all*3 && right*5 <= left }

func (g *grid) of(u Use) (cols []int) {
	for c, use := range g.uses {
		if use == u {
			cols = append(cols, c)
		}
	}
	return cols
}

// kazakh returns the percentage of a column's cells that are in Kazakh.
func (g *grid) kazakh(c int) int {
	full, own := 0, 0
	for r := g.head; r < len(g.cells); r++ {
		if s := g.at(r, c); s != "" && !g.isSection(r) {
			full++
			if saysKazakh(s) {
				own++
			}
		}
	}
	return own * 100 / max(full, 1)
}

func (g *grid) samePrices(a, b int) bool {
	for r := g.head; r < len(g.cells); r++ {
		if g.at(r, a) != g.at(r, b) {
			return false
		}
	}
	return true
}

// halves matches a cell that says the same in Kazakh and Russian, separated by
// a slash or a line break.
var halves = regexp.MustCompile(`(?s)^(.*?\S)\s*(?:\n|/)\s*(\S.*)$`)

// halve splits the cells of both languages if the heading and every row have
// both.
func (t *Table) halve() {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Use == Text })
	if i < 0 || len(t.Rows) < 2 || !saysKazakh(t.Columns[i].Heading) || !saysRussian.MatchString(t.Columns[i].Heading) {
		return
	}
	var sides [][]string
	kazakh, other := 0, 0
	for _, r := range t.Rows {
		m := halves.FindStringSubmatch(r.Text.Raw())
		if m == nil || r.Side != nil {
			return
		}
		sides = append(sides, m[1:])
		for k, n := range []*int{&kazakh, &other} {
			if saysKazakh(m[k+1]) {
				*n++
			}
		}
	}
	ru := 1
	if kazakh < other {
		kazakh, other, ru = other, kazakh, 0
	}
	if !leftIsKazakh(kazakh, other, len(t.Rows)) {
		return
	}
	for k := range t.Rows {
		r := &t.Rows[k]
		r.Side = &Row{Text: r.Text.with(strings.Split(sides[k][ru], "\n")...)}
		r.Text = r.Text.with(strings.Split(sides[k][1-ru], "\n")...)
	}
}

var saysRussian = regexp.MustCompile(`(?i)наименован|услуг[аи]?(?:\P{L}|$)|вид(?:ы|ов)?\s`)

// Bilingual reports whether any table of the document is in both languages.
func (p *Parts) Bilingual() bool {
	return slices.ContainsFunc(p.Tables, func(t *Table) bool {
		return slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Side != nil })
	})
}

// In returns the parts of such a document in one language, and the paragraphs
// in the other. Text in neither language belongs to both.
func (p *Parts) In(l lang.Lang) (own Parts, beside []Cell) {
	mine := func(cells []Cell) (out []Cell) {
		for _, c := range cells {
			if kk, all := Kazakh(c.Plain()); all == 0 || (kk*10 >= all) == (l == lang.KK) {
				out = append(out, c)
			} else {
				beside = append(beside, c)
			}
		}
		return out
	}
	own = *p
	own.Before, own.Titles, own.Tables = mine(p.Before), mine(p.Titles), nil
	for _, t := range p.Tables {
		x := *t
		x.After, x.Rows = mine(t.After), slices.Clone(t.Rows)
		x.Columns = slices.DeleteFunc(slices.Clone(t.Columns), func(c Column) bool { return c.Lang == l.Other() })
		for i := range x.Rows {
			x.Rows[i].turn(l)
		}
		own.Tables = append(own.Tables, &x)
	}
	return own, beside
}

// turn gives a row its wording in language l and keeps the other in Side.
func (r *Row) turn(l lang.Lang) {
	if r.Side == nil || l == lang.KK {
		return
	}
	side := *r.Side
	r.Side = &Row{Text: r.Text}
	r.Text = side.Text
	swap := func(own *Cell, of Cell, kept *Cell) {
		if !of.empty() {
			*own, *kept = of, *own
		}
	}
	swap(&r.Role, side.Role, &r.Side.Role)
	swap(&r.Unit, side.Unit, &r.Side.Unit)
	if len(side.Prices) > 0 {
		r.Prices, r.Side.Prices = side.Prices, r.Prices
	}
}

// side returns the wording of a row in the second language.
func (r *Row) side() *Row {
	if r.Side == nil {
		r.Side = &Row{}
	}
	return r.Side
}
