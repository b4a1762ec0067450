package table

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// grid is a table with its spans filled in, being interpreted.
type grid struct {
	t      *doc.Table
	cells  [][]doc.Cell
	blocks int // side by side in the source
	top    int // rows of title over the heading
	head   int // rows of title and heading
	uses   []Use
	heads  []string
	langs  []lang.Lang // of the columns, if the table is in two languages
	// printed is set if a page break may have split rows.
	printed bool
	known   []*headingRow
	counted map[int][3]int // see counts
	carry   *Row           // the first part of the row that follows
	empty   []string       // the numbers of rows that hold nothing else
}

// newGrid fills in the spans of a table, which goes on with a number of blocks from
// the page before if that is not 0. It returns nil if the table cannot hold prices.
func newGrid(src *doc.Table, printed bool, blocks int) *grid {
	src, blocks = upright(src, blocks)
	g := &grid{t: src, cells: src.Grid(), printed: printed, blocks: blocks}
	if len(g.cells) == 0 || len(g.cells[0]) < 2 {
		return nil
	}
	unquote(g.cells)
	g.head = g.headingRows()
	g.columns()
	g.languages()
	return g
}

// unquote drops the quotation marks around the rows that an amending act quotes.
func unquote(cells [][]doc.Cell) {
	last := cells[len(cells)-1]
	for c, marks := range map[*doc.Cell]*regexp.Regexp{&cells[0][0]: quoteOpens, &last[len(last)-1]: quoteCloses} {
		if m := marks.FindStringSubmatch(c.Text); m != nil && len(c.Spans)+len(c.Gone) == 0 {
			c.Text = m[1]
		}
	}
}

var (
	quoteOpens  = regexp.MustCompile(`^["«“„]\s*(\d[\d.-]*[.)]?)$`)
	quoteCloses = regexp.MustCompile(`^([^"«“„»”]*[^"«“„»”\s])\s*["»”]\s*[.;,]?$`)
)

// sameHeading reports whether the headings are those of table t.
func (g *grid) sameHeading(t *Table) bool {
	for i, c := range t.Columns {
		if c.Heading != g.heads[i] {
			return false
		}
	}
	return true
}

// fromGrid reads a table with cells; nil if it has no prices.
func fromGrid(src *doc.Table, printed bool) *Table {
	g := newGrid(src, printed, 0)
	if g == nil || !slices.Contains(g.uses, Price) || !slices.Contains(g.uses, Text) {
		return nil
	}
	t := &Table{Shape: "table", Blocks: g.blocks}
	g.titles(t)
	g.spendHeading(t)
	for c, use := range g.uses {
		t.Columns = append(t.Columns, Column{Use: use, Heading: g.heads[c], Leaf: g.leaf(c), Lang: g.langOf(c)})
		if use == Other {
			t.problem("", RuleColumn, source.Say("check that it holds no prices"), source.Say(`the column "{1}" was not read`, g.heads[c]))
		}
	}
	g.rows(t)
	return t
}

func (g *grid) langOf(c int) lang.Lang {
	if g.langs == nil {
		return ""
	}
	return g.langs[c]
}

// cell converts a cell of the grid.
func (g *grid) cell(r, c int) Cell {
	x := cell(g.cells[r][c].Passage, g.cells[r][c].Line)
	x.Over = g.cells[r][c].RowSpan
	return x
}

func (g *grid) at(r, c int) string { return strings.Join(strings.Fields(g.cells[r][c].Text), " ") }

// headingRows returns the number of rows of title and heading: those that the
// file marks as header, those that cells of the first row span, and a row of
// column numbers.
func (g *grid) headingRows() int {
	g.top = g.titleRows()
	n := g.top
	for n < len(g.t.Rows)-1 && g.t.Rows[n].Header && (!g.isRow(n) || g.columnNumbers(n)) {
		n++
	}
	if n == g.top && g.looksLikeHeading(n) {
		n++
		for _, c := range g.cells[g.top] {
			n = max(n, min(g.top+c.RowSpan, len(g.cells)-1))
		}
		for n < g.top+headingMost && n < len(g.cells)-1 && !g.hasPrice(n) && g.merged(n-1) && !g.isSection(n) {
			n++
		}
	}
	for n > g.top && n < g.top+headingMost && n < len(g.cells)-1 && !g.hasPrice(n) && (g.lower(n) || g.moneyRow(n)) {
		n++
	}
	if n < len(g.cells)-1 && g.columnNumbers(n) {
		n++
	}
	return n
}

// isRow reports a row of prices: Markdown marks the first row of a table as its header
// even where it has none.
func (g *grid) isRow(r int) bool {
	last := len(g.cells[r]) - 1
	return last > 1 && isLabel(g.at(r, 0)) && !printed.Looks(g.at(r, 1)) && looksMoney.MatchString(g.at(r, last))
}

// lower reports a second line of a heading that is laid out in plain cells: it
// stands under empty cells of the first line and begins with empty cells itself.
func (g *grid) lower(r int) bool {
	words, below := 0, false
	for c := range g.cells[r] {
		switch s := g.at(r, c); {
		case s == "":
		case c == 0 || g.at(r, 0) != "":
			return false
		default:
			words++
			below = below || g.at(r-1, c) == ""
		}
	}
	return words > 1 && below && (len(g.cells[r]) < 3 || g.at(r, 1) == "")
}

// moneyRow reports a line of a heading that says for its columns what money they are
// in, and nothing else.
func (g *grid) moneyRow(r int) bool {
	says := 0
	for c := range g.cells[r] {
		s := g.at(r, c)
		if m := printed.MoneyOf(s); m != printed.Unsaid && c > 0 && len(strings.Fields(s)) < 4 {
			says++
		} else if s != "" && s != "-" && s != "–" && s != "—" {
			return false
		}
	}
	return says > 0
}

// headingMost is more rows than a heading has.
const headingMost = 5

// titleRows returns the number of rows above the heading that have one text
// over the whole width: the title of the table, or "in thousands of tenge".
func (g *grid) titleRows() int {
	n := 0
	for n < len(g.cells)-1 && (g.oneText(n) || g.blank(n)) {
		n++
	}
	if n > 0 && n < len(g.cells)-1 && g.looksLikeHeading(n) {
		return n
	}
	return 0
}

// oneText reports a row that has one text and no amount.
func (g *grid) oneText(r int) bool {
	text := ""
	for c := range g.cells[r] {
		switch s := g.at(r, c); {
		case s == "" || s == text:
		case text != "" || printed.Looks(s):
			return false
		default:
			text = s
		}
	}
	return text != ""
}

// spendHeading records the cells of the heading for the ledger of numbers.
func (g *grid) spendHeading(t *Table) {
	for r := g.top; r < g.head; r++ {
		g.spend(t, r)
	}
}

// spend records the cells of a row of headings or column numbers.
func (g *grid) spend(t *Table, r int) {
	why := Head
	if g.columnNumbers(r) {
		why = Counting
	}
	for c := range g.cells[r] {
		t.spend(why, g.cell(r, c))
	}
}

// titles adds the text above the heading to the table.
func (g *grid) titles(t *Table) {
	for r := range g.top {
		for c := range g.cells[r] {
			if g.at(r, c) == "" {
				continue
			}
			x := g.cell(r, c)
			if t.Heading == "" {
				t.Heading = x.Plain()
			}
			t.Over = append(t.Over, x)
			t.spend(Head, x)
			break
		}
	}
}

func (g *grid) looksLikeHeading(r int) bool {
	words := 0
	for c := range g.cells[r] {
		s := g.at(r, c)
		if printed.Looks(s) && !saysNumber.MatchString(s) {
			return false
		}
		if useOf(s) != "" {
			words++
		}
	}
	return words > 0 && !g.isSection(r)
}

// merged reports a heading cell that spans several columns, but not all.
func (g *grid) merged(r int) bool {
	return slices.ContainsFunc(g.cells[r], func(c doc.Cell) bool { return c.ColSpan > 1 && c.ColSpan < len(g.cells[r]) })
}

func (g *grid) hasPrice(r int) bool {
	for c := 1; c < len(g.cells[r]); c++ {
		if printed.Looks(g.at(r, c)) {
			return true
		}
	}
	return false
}

// columnNumbers reports a row that numbers the columns: 1, 2, 3 …, or А, Б, 1 …
func (g *grid) columnNumbers(r int) bool {
	if len(g.cells[r]) < 2 {
		return false
	}
	n, counted := 0, 0
	for c := range g.cells[r] {
		s := strings.Trim(g.at(r, c), ".) ")
		switch {
		case columnLetter.MatchString(s) && counted == 0:
		case s == itoa(counted+1):
			counted++
		default:
			return false
		}
		n++
	}
	return counted > 1 || counted == 1 && n == 2
}

// columnLetter matches the labels of text columns in statistical forms.
var columnLetter = regexp.MustCompile(`^[АБВГAB]$`)

// isSection reports a row of one text over the whole width, or over all but the
// number.
func (g *grid) isSection(r int) bool {
	_, _, ok := g.section(r)
	return ok
}

// headingRow caches whether a row is a section heading, and its parts.
type headingRow struct {
	number string
	text   doc.Cell
	is     bool
}

// section returns the parts of a section heading; ok is false for other rows.
// Each row is read only once.
func (g *grid) section(r int) (number string, text doc.Cell, ok bool) {
	if g.known == nil {
		g.known = make([]*headingRow, len(g.cells))
	}
	if g.known[r] == nil {
		number, text, ok := g.readSection(r)
		g.known[r] = &headingRow{number, text, ok}
	}
	return g.known[r].number, g.known[r].text, g.known[r].is
}

// roman matches a number that belongs to headings, not rows.
var roman = regexp.MustCompile(`^[IVXLC]+[.)]*$`)

// readSection accepts as a section heading one cell with words that spans the
// price columns or has nothing beside it, or a Roman numeral alone.
func (g *grid) readSection(r int) (number string, text doc.Cell, ok bool) {
	width, wide := len(g.cells[r]), 0
	for c := 0; c < width; {
		span := max(1, min(g.cells[r][c].ColSpan, width-c))
		s := g.at(r, c)
		switch {
		case s == "":
		case wide == 0 && c == 0 && isLabel(s) && span == 1:
			number = s
		case wide > 0 || printed.Looks(s):
			return "", doc.Cell{}, false
		default:
			text, wide = g.cells[r][c], span
		}
		c += span
	}
	return number, text, wide > 0 && (wide >= width-1 && width > 2 || wide == width || number == "" && width > 2 || wide > 1 && wide == width-1 || width > 2 && roman.MatchString(number))
}
