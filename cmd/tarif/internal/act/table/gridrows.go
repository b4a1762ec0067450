package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

// rows reads the rows below the heading.
func (g *grid) rows(t *Table) {
	group, over := "", ""
	for r := g.head; r < len(g.cells); r++ {
		if g.repeatsHeading(r) || g.columnNumbers(r) {
			g.spend(t, r)
			continue
		}
		if g.numberOnly(r) {
			g.empty = append(g.empty, g.label(r))
			g.spendNumber(t, r)
			continue
		}
		if g.printed && g.parted(t, r) {
			continue
		}
		if number, text, ok := g.section(r); ok && totalIn(text.Text) {
			t.Totals = append(t.Totals, Total{Row: Row{Text: cell(text.Passage, text.Line)}, Before: len(t.Rows), Part: true})
			g.spendNumber(t, r)
			continue
		} else if ok && number != "" && saysGone.MatchString(text.Text) { // the act says that the row is there no more
			t.Removed = append(t.Removed, tidyLabel(number))
			t.spend(Head, cell(text.Passage, text.Line))
			g.spendNumber(t, r)
			continue
		} else if ok {
			t.Sections = append(t.Sections, Section{Label: tidyLabel(number), Text: cell(text.Passage, text.Line)})
			g.spendNumber(t, r)
			group, over = "", ""
			continue
		}
		row := g.row(t, r)
		if g.carry != nil {
			first := *g.carry
			first.Label = row.Label
			first.join(row)
			row, g.carry = first, nil
		}
		switch {
		case g.leads(r, row):
			group, over = strings.TrimRight(row.Text.Plain(), ": "), row.Label
			t.spend(Numbered, row.Number)
			t.spend(Head, row.Text, row.Role, row.Unit)
			continue
		case row.Label != "" && !child(row.Label):
			group, over = "", ""
		}
		row.Group, row.Over = group, over
		g.carryDown(t, r, &row)
		for range g.parts(r+1, row) {
			r++
			part := g.row(t, r)
			row.Text = row.Text.plus(part.Number).plus(part.Text)
		}
		t.Rows = append(t.Rows, row)
	}
	g.tellEmpty(t)
	g.inOther(t)
}

// saysGone matches what stands in place of a row that an amending act took out.
var saysGone = regexp.MustCompile(`(?i)^[(\s]*(?:исключ[её]н|утратил\p{L}*\s+силу|алып\s+таста|алынып\s+таста|күші\s+жой)`)

// carryDown fills an empty role or unit from the row above if the cell spans
// several rows: a page break has split a merged cell, and this is its lower
// part.
func (g *grid) carryDown(t *Table, r int, row *Row) {
	n := len(t.Rows)
	if n == 0 {
		return
	}
	above := t.Rows[n-1]
	for c, use := range g.uses {
		if g.at(r, c) != "" || g.cells[r][c].RowSpan < 2 && !(g.printed && r > 0 && g.split(r-1, c)) {
			continue
		}
		switch {
		case g.langOf(c) == lang.RU:
		case use == Role && row.Role.empty() && !above.Role.empty():
			row.Role, row.Carried = above.Role, append(row.Carried, above.Role)
		case use == Unit && row.Unit.empty() && !above.Unit.empty():
			row.Unit, row.Carried = above.Unit, append(row.Carried, above.Unit)
		}
	}
}

// split reports an empty cell that spans several rows.
func (g *grid) split(r, c int) bool { return g.at(r, c) == "" && g.cells[r][c].RowSpan > 1 }

// numberOnly reports a row that is empty except for its number.
func (g *grid) numberOnly(r int) bool {
	for c := range g.cells[r] {
		if g.at(r, c) != "" && g.uses[c] != Number {
			return false
		}
	}
	return true
}

// spendNumber records the number of a row that is a heading or otherwise empty.
func (g *grid) spendNumber(t *Table, r int) {
	if c := max(0, slices.Index(g.uses, Number)); isLabel(g.at(r, c)) {
		t.spend(Numbered, g.cell(r, c))
	}
}

func (g *grid) label(r int) string {
	if c := slices.Index(g.uses, Number); c >= 0 {
		return tidyLabel(g.at(r, c))
	}
	return ""
}

// tellEmpty reports rows that have nothing but a number: a form that was not
// filled in, or lost words.
func (g *grid) tellEmpty(t *Table) {
	if len(g.empty) == 0 {
		return
	}
	numbers := slices.DeleteFunc(slices.Clone(g.empty), func(s string) bool { return s == "" })
	message := source.Say("the table has {1} rows without words and without a price", len(g.empty))
	if len(numbers) > 0 {
		message = message.And(source.Say("their numbers are {1}", strings.Join(numbers, ", ")))
	}
	t.problem("", RuleBlank, source.Say("look whether the act has words there"), message)
}

// parted rejoins a row that a page break has split. A row without a number
// belongs to the row before it or, if the number is in the next row and the
// words continue there with a small letter, to that one.
func (g *grid) parted(t *Table, r int) bool {
	number, text := slices.Index(g.uses, Number), slices.Index(g.uses, Text)
	if number < 0 || g.at(r, number) != "" || g.cells[r][text].ColSpan > 1 || g.cells[r][number].ColSpan > 1 {
		return false
	}
	rest := g.row(t, r)
	if r+1 < len(g.cells) && len(t.Rows) > 0 && startsSmall(g.at(r+1, text)) && g.at(r+1, number) != "" && !startsSmall(g.at(r, text)) && !rest.priced() {
		g.carry = &rest
		return true
	}
	n := len(t.Rows)
	if n == 0 || len(t.Sections) > t.Rows[n-1].Section || t.Rows[n-1].whole(rest) {
		return false
	}
	t.Rows[n-1].join(rest)
	return true
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func (r *Row) priced() bool {
	return slices.ContainsFunc(r.Prices, func(c Cell) bool { return !c.empty() })
}

// whole reports that rest cannot be the second part of the row: it is a total,
// or both have a price in the same column.
func (r *Row) whole(rest Row) bool {
	for i, c := range rest.Prices {
		if i < len(r.Prices) && !c.empty() && !r.Prices[i].empty() {
			return true
		}
	}
	words := rest.Text.Plain()
	return rest.priced() && (saysTotal.MatchString(words) || saysPart.MatchString(words))
}

// join appends the second part of a row.
func (r *Row) join(rest Row) {
	r.Text, r.Role, r.Unit = add(r.Text, rest.Text), add(r.Role, rest.Role), add(r.Unit, rest.Unit)
	for i := range rest.Prices {
		if i < len(r.Prices) && r.Prices[i].empty() {
			r.Prices[i] = rest.Prices[i]
		}
	}
	if rest.Side != nil {
		r.side().join(*rest.Side)
	}
}

func (g *grid) blank(r int) bool {
	return !slices.ContainsFunc(g.cells[r], func(c doc.Cell) bool { return strings.TrimSpace(c.Text) != "" })
}

// repeatsHeading reports a heading that is repeated after a page break.
func (g *grid) repeatsHeading(r int) bool {
	if r < g.head {
		return false
	}
	for h := g.top; h < g.head; h++ {
		same := !g.blank(h)
		for c := range g.cells[r] {
			same = same && g.at(r, c) == g.at(h, c)
		}
		if same {
			return true
		}
	}
	return false
}

// under reports a row that belongs under a numbered one: it has no number, or
// one below that number.
func (g *grid) under(r int, number string) bool {
	c := slices.Index(g.uses, Number)
	if c < 0 || r >= len(g.cells) || g.isSection(r) {
		return false
	}
	s := tidyLabel(g.at(r, c))
	return s == "" || letter(s) && !letter(number) || strings.HasPrefix(s, number+".")
}

// leads reports a numbered row without prices, followed by rows that belong
// under it.
func (g *grid) leads(r int, row Row) bool {
	return row.Label != "" && !row.priced() && g.under(r+1, row.Label) && !saysTotal.MatchString(g.at(r+1, slices.Index(g.uses, Text)))
}

// parts returns how many rows from r on only list what a priced row consists of:
// they belong under it, and none of them has a price.
func (g *grid) parts(r int, whole Row) int {
	n := 0
	for whole.Label != "" && whole.priced() && g.under(r+n, whole.Label) && g.label(r+n) != "" {
		if slices.ContainsFunc(g.of(Price), func(c int) bool { return g.at(r+n, c) != "" }) {
			return 0
		}
		n++
	}
	return n
}

// child reports a number below another: 1.2, а
func child(label string) bool { return strings.Contains(label, ".") || letter(label) }

func letter(label string) bool { return label != "" && label[0] >= 0x80 }

func (g *grid) row(t *Table, r int) Row {
	row := Row{Section: len(t.Sections)}
	for c, use := range g.uses {
		if use == Number {
			row.Label = tidyLabel(g.at(r, c))
		}
		if use == Number {
			row.Number = g.cell(r, c)
		}
		to := &row
		if g.langOf(c) == lang.RU {
			to = row.side()
		}
		to.put(use, g.cell(r, c))
		if use == Other {
			t.spend(Quantity, g.cell(r, c))
			if !g.numeric(c) || len(g.rowsLike(c, ages)) > 0 {
				row.Detail = add(row.Detail, g.cell(r, c))
			}
		}
	}
	if m := numbered.FindStringSubmatch(row.Text.Plain()); m != nil && !slices.Contains(g.uses, Number) && g.countsUp(t, m[1]) {
		row.Label, row.Number, row.Text = m[1], row.Text.with(m[1]), row.Text.with(m[2])
	}
	return row
}

// ages matches a span that tells a row from another, like 7-17 or 64+.
var ages = regexp.MustCompile(`^(?i:(?:до|от|с|старше)\s)?\d{1,3}\s?(?:[-–—]\s?\d{1,3}|\+)(?:\s\p{L}+)?$`)

// countsUp reports whether the number before a text is that of the next row.
func (g *grid) countsUp(t *Table, number string) bool {
	if len(t.Rows) == 0 {
		return number == "1" && g.secondIsTwo()
	}
	last, err := strconv.Atoi(t.Rows[len(t.Rows)-1].Label)
	n, err2 := strconv.Atoi(number)
	return err == nil && err2 == nil && (n == last+1 || n == 1)
}

func (g *grid) secondIsTwo() bool {
	c := slices.Index(g.uses, Text)
	for r := g.head; r < len(g.cells); r++ {
		if m := numbered.FindStringSubmatch(g.at(r, c)); m != nil && m[1] == "2" {
			return true
		}
	}
	return false
}

// put adds a text or price cell to the row.
func (r *Row) put(u Use, c Cell) {
	switch u {
	case Text:
		r.Text = add(r.Text, c)
	case Role:
		r.Role = add(r.Role, c)
	case Unit:
		r.Unit = add(r.Unit, c)
	case Price:
		r.Prices = append(r.Prices, c)
	case Tiyn:
		if n := len(r.Prices); n > 0 && !c.empty() {
			r.Prices[n-1] = inTiyn(r.Prices[n-1], c)
		}
	}
}

// inTiyn joins a price whose tenge and tiyn are in two cells.
func inTiyn(tenge, tiyn Cell) Cell {
	if !bareNumber.MatchString(strings.ReplaceAll(tenge.Plain(), " ", "")) || !bareNumber.MatchString(tiyn.Plain()) {
		return tenge.plus(tiyn)
	}
	return tenge.plus(tiyn).with(tenge.Plain()+" теңге", tiyn.Plain()+" тиын")
}

// add joins two cells of the same use; equal cells, from a span over both, are
// taken once.
func add(a, b Cell) Cell {
	if a.empty() {
		return b
	}
	if b.empty() || a.Plain() == b.Plain() {
		return a
	}
	return a.plus(b)
}
