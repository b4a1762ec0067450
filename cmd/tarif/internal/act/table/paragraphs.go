package table

import (
	"cmp"
	"regexp"
	"slices"

	"tarif/cmd/tarif/internal/act/printed"
)

// headNumber matches the heading of the column of row numbers.
var headNumber = regexp.MustCompile(`(?i)^(№|р/с|р/р|п/п)(\s*(№|п\s?/\s?п|р\s?/\s?с|р\s?/\s?р|пп))?$`)

// columnsMost is more columns than price tables have.
const columnsMost = 12

// fromParagraphs reads a table that comes as one paragraph a cell, like text
// copied from a web page. It begins with the heading of the row numbers; the
// number of columns follows from the distance between row numbers.
func fromParagraphs(items []item) (*Table, int) {
	if !flat(items[0]) {
		return nil, 0
	}
	if !headNumber.MatchString(items[0].cell.Plain()) {
		return fromPlain(items)
	}
	end := 1
	for end < len(items) && flat(items[end]) && items[end].level == 0 {
		end++
	}
	cells := items[:end]
	counts := columnCount(cells)
	if counts > 0 {
		cells = append(slices.Clone(cells[:counts]), cells[2*counts:]...)
	}
	width := cmp.Or(counts, period(cells))
	if width < 2 || width > len(cells) {
		return nil, 0
	}
	p := &paragraphs{cells: cells, t: &Table{Shape: "paragraphs"}}
	for c := range width {
		h := cells[c].cell.Plain()
		p.t.Columns = append(p.t.Columns, Column{Use: useOf(h), Heading: h})
	}
	if !p.uses() {
		return nil, 0
	}
	for i, it := range items[:width+counts] {
		if i < width {
			p.t.spend(Head, it.cell)
		} else {
			p.t.spend(Counting, it.cell)
		}
	}
	n := p.read(width) + counts
	if !p.plausible() {
		return nil, 0
	}
	return p.t, n
}

// columnCount finds the row below the heading that numbers the columns, 1, 2, 3
// …, and returns the number of columns; 0 if there is no such row.
func columnCount(cells []item) int {
	for w := 2; w <= min(columnsMost, len(cells)/2); w++ {
		n := 0
		for n < w && tidyLabel(cells[w+n].cell.Plain()) == itoa(n+1) {
			n++
		}
		if n == w {
			return w
		}
	}
	return 0
}

// plausible reports whether most rows have a price; otherwise it is not such a
// table.
func (p *paragraphs) plausible() bool {
	good := 0
	for _, r := range p.t.Rows {
		for _, c := range r.Prices {
			if printed.Looks(c.Plain()) {
				good++
				break
			}
		}
	}
	return good*2 > len(p.t.Rows)
}

func flat(it item) bool { return it.table == nil }

// period returns the number of cells in a row: the most frequent distance from
// one row number to the next.
func period(cells []item) int {
	at := map[int]int{} // where each number first stands, in order
	want, last := 1, 0
	count := map[int]int{}
	for i, it := range cells {
		s := tidyLabel(it.cell.Plain())
		if !bareNumber.MatchString(s) || s != itoa(want) || i == 0 {
			continue
		}
		if want > 1 && i-last < 2 {
			continue
		}
		if want > 1 {
			count[i-last]++
		}
		at[want], last, want = i, i, want+1
	}
	if len(at) == 1 {
		return at[1]
	}
	best := 0
	for n := 2; n <= min(columnsMost, len(cells)); n++ {
		if weight := 2 * count[n]; weight > 0 && useOf(cells[n-1].cell.Plain()) == Price {
			count[n] = 2*weight + 1 // usually the last heading is that of the price
		}
		if count[n] > count[best] {
			best = n
		}
	}
	return best
}

type paragraphs struct {
	cells []item
	t     *Table
	at    int
}

// uses decides the columns: one for the number, at least one for prices.
func (p *paragraphs) uses() bool {
	cols := p.t.Columns
	cols[0].Use = Number
	text := slices.IndexFunc(cols, func(c Column) bool { return c.Use == Text })
	for i := range cols[1:] {
		if c := &cols[i+1]; c.Use == "" || c.Use == Number {
			c.Use = Text
			if text >= 0 {
				c.Use = Other
			}
		}
	}
	if text < 0 && cols[1].Use == Price && len(cols) > 2 {
		cols[1].Use = Text // "the name of the tariff"
	}
	if !p.t.Has(Price) {
		cols[len(cols)-1].Use = Price
	}
	return p.t.Has(Text) && p.t.Has(Price)
}

// read reads rows up to the first thing that is none, and returns how many
// cells it took.
func (p *paragraphs) read(width int) int {
	p.at = width
	for p.at < len(p.cells) {
		switch {
		case p.startsRow():
			p.row()
		case p.sectionFollows():
			p.t.Sections = append(p.t.Sections, Section{Text: p.cells[p.at].cell})
			p.at++
		default:
			return p.at
		}
	}
	return p.at
}

func (p *paragraphs) plain(i int) string {
	if i >= len(p.cells) {
		return ""
	}
	return p.cells[i].cell.Plain()
}

// startsRow reports a row number with words after it.
func (p *paragraphs) startsRow() bool { return p.isStart(p.at) }

func (p *paragraphs) isStart(i int) bool {
	s := p.plain(i)
	return isLabel(s) && s[0] < 0x80 && i+1 < len(p.cells) && !printed.Looks(p.plain(i+1)) && !isLabel(p.plain(i+1))
}

// sectionFollows reports a section heading: words with a row number within the
// next few cells.
func (p *paragraphs) sectionFollows() bool {
	for i := p.at + 1; i <= p.at+3 && i < len(p.cells); i++ {
		if p.isStart(i) {
			return true
		}
	}
	return false
}
