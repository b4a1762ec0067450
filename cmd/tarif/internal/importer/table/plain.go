package table

import (
	"regexp"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/importer/printed"
)

// A table with one cell a paragraph and no heading over its numbers, or no
// numbers at all. What it is known by is a heading of a few short cells, one of
// which names the price, and prices at the same distance behind it, row after
// row.

// longHeading is more characters than the heading of a column has.
const longHeading = 90

// fromPlain reads such a table where its heading begins at the first item.
func fromPlain(items []item) (*Table, int) {
	width := plainHeading(items)
	if width == 0 {
		return nil, 0
	}
	end := width
	for end < len(items) && flat(items[end]) && items[end].level == 0 {
		end++
	}
	cells := items[:end]
	numbers := tidyLabel(cells[width].cell.Plain()) == "1" && width+1 < end
	p := &paragraphs{cells: cells, t: &Table{Shape: "paragraphs"}}
	if numbers {
		p.t.Columns = append(p.t.Columns, Column{Use: Number})
	}
	for _, it := range cells[:width] {
		h := it.cell.Plain()
		p.t.Columns = append(p.t.Columns, Column{useOf(h), h})
	}
	if !numbers && !p.unnumberedUses() || numbers && !p.uses() {
		return nil, 0
	}
	n := 0
	if numbers {
		n = p.read(width)
	} else {
		n = p.readUnnumbered(width)
	}
	if len(p.t.Rows) < 2 || !p.plausible() {
		return nil, 0
	}
	return p.t, n
}

// plainHeading counts the cells of a heading: short ones, the first that names
// what is priced, up to the last one that names a price.
func plainHeading(items []item) int {
	if !saysName.MatchString(items[0].cell.Plain()) {
		return 0
	}
	width := 0
	for i := 0; i < min(len(items), columnsMost); i++ {
		s := items[i].cell.Plain()
		if !flat(items[i]) || items[i].level > 0 || utf8.RuneCountInString(s) > longHeading || printed.Looks(s) {
			break
		}
		switch use := useOf(s); {
		case use == Price && i > 0:
			width = i + 1
		case use == "" && i > 0 || use == Number:
			return done(items, width)
		}
	}
	return done(items, width)
}

// done gives the width where something follows the heading.
func done(items []item, width int) int {
	if width < 2 || width >= len(items) {
		return 0
	}
	return width
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
	return cols[len(cols)-1].Use == Price
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
	if inPlace.MatchString(p.plain(at + n - 1)) {
		return true
	}
	return at+2*n <= len(p.cells) && !printed.Looks(p.plain(at+n)) && printed.Looks(p.plain(at+2*n-1))
}

func (p *paragraphs) unnumberedRow() {
	row := Row{Section: len(p.t.Sections)}
	for _, c := range p.t.Columns {
		take := p.cells[p.at].cell
		p.at++
		switch c.Use {
		case Text:
			row.Text = take
		case Role:
			row.Role = take
		case Unit:
			row.Unit = take
		case Price:
			row.Prices = append(row.Prices, take)
		}
	}
	p.t.Rows = append(p.t.Rows, row)
}
