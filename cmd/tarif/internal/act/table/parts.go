package table

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// Parts is a document divided into its price tables and everything else.
type Parts struct {
	Tables []*Table
	Before []Cell // the paragraphs before the first table
	Titles []Cell // of these, the ones that are marked as headings
	// Dropped are lines printed on every page that are not part of the act.
	Dropped []Cell
}

// Read divides a document into its parts.
func Read(d *doc.Document) Parts {
	var p Parts
	items := p.itemsOf(d)
	rest := 0
	annex := false // begins between rest and i
	for i := 0; i < len(items); {
		d.Budget.Spend(100 + 10*len(items[i].cell.Lines))
		if !annex && p.goesOn(items[i], d.Format == "pdf") {
			p.between(items[rest:i], nil)
			i++
			rest, annex = i, false
			continue
		}
		t, n := tableAt(items, i, d.Format == "pdf")
		if t == nil {
			annex = annex || items[i].beginsAnnex() || p.otherMoney(items[i].cell.Plain())
			i++
			continue
		}
		p.between(items[rest:i], t)
		t.sums(0)
		p.Tables = append(p.Tables, t)
		i += n
		rest, annex = i, false
	}
	p.between(items[rest:], nil)
	for _, t := range p.Tables {
		t.halve()
		t.tellBare()
	}
	return p
}

// tellBare reports a last section without rows: it may be a row whose price was
// joined to its words.
func (t *Table) tellBare() {
	n := len(t.Sections)
	if n == 0 || t.Shape == InProse || len(t.Rows) > 0 && t.Rows[len(t.Rows)-1].Section == n {
		return
	}
	s := t.Sections[n-1]
	t.problem(s.Label, RuleBlank, source.Say("look whether the act has words there"), source.Say(`below the heading "{1}" there are no rows`, s.Text.Plain()))
}

// annexStarts matches the line that begins an annex.
var annexStarts = regexp.MustCompile(`(?i)^(\d+[- ]?)?(қосымша|приложение)([^\p{L}]|$)|қосымша\s*\d*$`)

// caption matches the line over a table that numbers it, and goesOnBelow that over the
// rest of one.
var (
	caption     = regexp.MustCompile(`(?i)^(?:таблица|кесте)\s*(?:№\s*)?\d|^\d+\s?-?\s?кесте`)
	goesOnBelow = regexp.MustCompile(`(?i)продолжени|жалғас`)
)

// beginsAnnex reports a paragraph that begins another annex or table. A table after
// it is a new one even if its heading repeats that of the table before.
func (it *item) beginsAnnex() bool {
	s := it.cell.Plain()
	return it.level > 0 || annexStarts.MatchString(s) || caption.MatchString(s) && !goesOnBelow.MatchString(s)
}

// otherMoney reports a line over a table that says of its figures something else than
// is said over the table before.
func (p *Parts) otherMoney(line string) bool {
	m := printed.MoneyOf(line)
	if len(p.Tables) == 0 || m == printed.Unsaid || amountInText.MatchString(line) || strings.HasPrefix(line, "*") {
		return false
	}
	for _, c := range p.Tables[len(p.Tables)-1].Over {
		if printed.MoneyOf(c.Plain()) == m {
			return false
		}
	}
	return true
}

// goesOn reads a table that continues the previous one: it has no heading of
// its own and as many columns.
func (p *Parts) goesOn(it item, printed bool) bool {
	if it.table == nil || len(p.Tables) == 0 {
		return false
	}
	t := p.Tables[len(p.Tables)-1]
	g := newGrid(it.table, printed, t.Blocks)
	if g == nil || t.Shape != "table" || len(t.Columns) != len(g.cells[0]) || g.head > 0 && !g.sameHeading(t) {
		return false
	}
	g.langs = make([]lang.Lang, len(t.Columns))
	for i, c := range t.Columns {
		g.uses[i], g.heads[i], g.langs[i] = c.Use, c.Heading, c.Lang
	}
	g.spendHeading(t)
	from := len(t.Rows)
	g.rows(t)
	t.sums(from)
	return true
}

// linesOver is how many paragraphs above a table may state the unit of its
// figures.
const linesOver = 2

// between divides the paragraphs between two tables: notes go to the table
// above, other text to the act, the heading to the table below.
func (p *Parts) between(items []item, below *Table) {
	var cells []Cell
	for _, it := range items {
		cells = append(cells, it.cells()...)
		if it.level > 0 {
			p.Titles = append(p.Titles, it.cell)
		}
	}
	if below != nil {
		if below.Heading == "" {
			below.Heading = heading(items)
		}
		below.Over = append(cells[max(0, len(cells)-linesOver):len(cells):len(cells)], below.Over...)
		if n := len(cells); n > 0 && len(p.Tables) > 0 && caption.MatchString(cells[n-1].Plain()) { // it is no note of the table above
			below.spend(Head, cells[n-1])
			cells = cells[:n-1]
		}
	}
	if n := len(p.Tables); n > 0 {
		p.Tables[n-1].After = append(p.Tables[n-1].After, cells...)
		return
	}
	p.Before = cells
}

// heading returns the last heading above a table, or the last paragraph,
// ignoring notes about amendments.
func heading(items []item) string {
	last := ""
	for i := len(items) - 1; i >= 0; i-- {
		text := items[i].cell.Plain()
		if n := len(items[i].cell.Lines); n > 1 && len(text) > longestRow*2 { // the act's text runs on down to its heading
			text = tidy(items[i].cell.Lines[n-1])
		}
		if items[i].table != nil || text == "" || amendment(text) {
			continue
		}
		if items[i].level > 0 {
			return text
		}
		if last == "" {
			last = text
		}
	}
	return last
}

func amendment(s string) bool {
	return strings.HasPrefix(s, "Ескерту.") || strings.HasPrefix(s, "Сноска.") || strings.HasPrefix(s, "Ескертпе.")
}
