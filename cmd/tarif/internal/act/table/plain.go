package table

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/act/printed"
)

// A table with one cell a paragraph and no heading over its numbers, or no
// numbers at all. What it is known by is a heading of a few short cells, one of
// which names the price, and prices at the same distance behind it, row after
// row.

// longHeading is more characters than the heading of a column has.
const longHeading = 90

// fromPlain reads such a table where its heading begins at the first item. Of
// several widths that the heading may have the one counts that a first number
// stands behind, else the one with most rows.
func fromPlain(items []item) (*Table, int) {
	var best *Table
	taken := 0
	for _, width := range plainWidths(items) {
		p := &paragraphs{cells: flatFrom(items, width), t: &Table{Shape: "paragraphs"}}
		n, numbers := p.readPlain(width)
		if n == 0 || len(p.t.Rows) < 2 || !p.plausible() {
			continue
		}
		if numbers {
			return p.t, n
		}
		if best == nil || len(p.t.Rows) > len(best.Rows) {
			best, taken = p.t, n
		}
	}
	return best, taken
}

// flatFrom are the paragraphs that can be cells.
func flatFrom(items []item, width int) []item {
	end := width
	for end < len(items) && flat(items[end]) && items[end].level == 0 {
		end++
	}
	return items[:end]
}

// readPlain reads the table as one of so many columns, and says how many cells
// it took and whether rows have numbers.
func (p *paragraphs) readPlain(width int) (n int, numbers bool) {
	numbers = tidyLabel(p.plain(width)) == "1" && width+1 < len(p.cells)
	if numbers {
		p.t.Columns = append(p.t.Columns, Column{Use: Number})
	}
	for i := range width {
		p.t.Columns = append(p.t.Columns, Column{Use: useOf(p.plain(i)), Heading: p.plain(i)})
	}
	for _, it := range p.cells[:width] {
		p.t.spend(Head, it.cell)
	}
	switch {
	case numbers && p.uses():
		return p.read(width), true
	case !numbers && p.unnumberedUses():
		return p.readUnnumbered(width), false
	}
	return 0, numbers
}

// plainWidths counts the cells that a heading may have: short ones, the first
// of which names what is priced and a later one a price.
func plainWidths(items []item) []int {
	if !saysName.MatchString(items[0].cell.Plain()) {
		return nil
	}
	var out []int
	price := false
	for i := 1; i < min(len(items)-1, columnsMost); i++ {
		s := items[i].cell.Plain()
		use := useOf(s)
		if !flat(items[i]) || items[i].level > 0 || utf8.RuneCountInString(s) > longHeading || printed.Looks(s) || use == "" || use == Number {
			break
		}
		if price = price || use == Price; price {
			out = append(out, i+1)
		}
	}
	return out
}

// unnumberedUses settles the columns: the first are words, one has prices.
func (p *paragraphs) unnumberedUses() bool {
	cols := p.t.Columns
	cols[0].Use = Text
	for i := range cols[1:] {
		if c := &cols[i+1]; c.Use == "" || c.Use == Number || c.Use == Text {
			c.Use = Other
		}
	}
	return p.t.Has(Price)
}

// readUnnumbered reads rows of as many cells as the heading has. A paragraph
// before words and a price that does not fit is a heading; what no price
// follows is not the table's.
func (p *paragraphs) readUnnumbered(width int) int {
	p.at = width
	for p.at+width <= len(p.cells) {
		switch {
		case p.fits(p.at):
			p.unnumberedRow()
		case p.at+1+width <= len(p.cells) && p.fits(p.at+1):
			p.t.Sections = append(p.t.Sections, Section{Text: p.cells[p.at].cell})
			p.at++
		default:
			return p.at
		}
	}
	return p.at
}

// fits reports whether a row stands at a place: words, and prices or a few
// words where prices belong.
func (p *paragraphs) fits(at int) bool {
	if printed.Looks(p.plain(at)) {
		return false
	}
	prices := 0
	for i, c := range p.t.Columns {
		s := p.plain(at + i)
		looks := printed.Looks(s)
		switch {
		case c.Use == Price && !looks && utf8.RuneCountInString(s) > longHeading/3:
			return false
		case c.Use == Price && looks:
			prices++
		case c.Use != Price && looks && c.Use != Other:
			return false
		}
	}
	return prices > 0 || len(p.t.Rows) > 0 && p.wordsForPrice(at)
}

// inPlace are words that stand in place of a price.
var inPlace = regexp.MustCompile(`(?i)келіс|шарт|тегін|соглас|договор|бесплат|безвозмезд`)

// wordsForPrice reports a row that has words in place of its prices: such words
// as acts use there, or any between two rows with prices.
func (p *paragraphs) wordsForPrice(at int) bool {
	n := len(p.t.Columns)
	price := slices.IndexFunc(p.t.Columns, func(c Column) bool { return c.Use == Price })
	if inPlace.MatchString(p.plain(at + price)) {
		return true
	}
	return !printed.Looks(p.plain(at+n)) && printed.Looks(p.plain(at+n+price))
}

func (p *paragraphs) unnumberedRow() {
	row := Row{Section: len(p.t.Sections)}
	for _, c := range p.t.Columns {
		row.put(c.Use, p.cells[p.at].cell)
		if c.Use == Other {
			p.t.spend(Quantity, p.cells[p.at].cell)
		}
		p.at++
	}
	p.t.Rows = append(p.t.Rows, row)
}
