package table

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/act/printed"
)

// A table with one paragraph a cell that has no heading over its row numbers,
// or no row numbers. It is recognized by a heading of a few short cells, one of
// which names the price, and prices at the same distance in row after row.

// longHeading is more characters than the heading of a column has.
const longHeading = 90

// fromPlain reads such a table if its heading begins at the first item. Of
// several possible widths it takes the one followed by a first row number, else
// the one that gives most rows.
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

// flatFrom returns the paragraphs that can be cells.
func flatFrom(items []item, width int) []item {
	end := width
	for end < len(items) && flat(items[end]) && items[end].level == 0 {
		end++
	}
	return items[:end]
}

// readPlain reads the table with the given number of columns. It returns how
// many cells it took and whether rows are numbered.
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

// plainWidths returns the possible widths of a heading: short cells, the first
// naming what is priced, a later one the price.
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

// unnumberedUses decides the columns: the first is Text, one is Price.
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

// readUnnumbered reads rows of width cells. A paragraph that does not fit,
// before a row that does, is a section heading; the table ends where no price
// follows.
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

// fits reports whether a row begins at cell at: words, then prices or a few
// words instead of prices.
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

// inPlace matches words used instead of a price.
var inPlace = regexp.MustCompile(`(?i)келіс|шарт|тегін|соглас|договор|бесплат|безвозмезд`)

// wordsForPrice reports a row with words instead of prices: words that acts use
// for that, or any words between two rows with prices.
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
