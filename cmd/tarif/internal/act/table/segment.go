package table

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/source"
)

// segment reads the lines up to a price as one row: section headings above it,
// its number wherever it is, its words, its role.
func (r *liner) segment(lines []line, price Cell) {
	row := Row{Prices: []Cell{price}, Source: cellOf(lines)}
	at, label := r.findNumber(lines)
	if at < 0 {
		r.unnumbered(lines, price)
		return
	}
	before, after := r.withoutPage(lines[:at]), lines[at:]
	row.Number = Cell{Lines: []string{label}, Line: after[0].no, Places: after[0].at}
	if rest, ok := strings.CutPrefix(after[0].trim(), label); ok {
		after = append([]line{}, after...)
		after[0].text = strings.TrimLeft(strings.TrimLeft(rest, ".) "), " ")
	}
	if after[0].text == "" {
		after = after[1:]
	}
	row.Inside = r.headingsOver(&before, after)
	row.Label, row.Section = label, len(r.t.Sections)
	r.fill(&row, append(append([]line{}, before...), after...))
	r.number, _ = strconv.Atoi(label)
	r.t.Rows = append(r.t.Rows, row)
}

// withoutPage removes a page number: a number alone on the line right above the
// row's own number.
func (r *liner) withoutPage(before []line) []line {
	n := len(before) - 1
	if n < 0 || !bareNumber.MatchString(before[n].trim()) || !startsGroup(before, n) {
		return before
	}
	r.t.problem(itoa(r.number), RulePage, source.Say("check that it is no number of the act's"), source.Say("below row {1} the number {2} stands by itself; it was taken for a page's and left out", r.number, before[n].trim()))
	r.t.spend(Paging, cellOf(before[n:]))
	return before[:n]
}

// findNumber finds the line with the row's number: the one after the last, or 1
// if numbering restarts. A number alone on a line is preferred to one that
// begins a line.
func (r *liner) findNumber(lines []line) (int, string) {
	for _, want := range r.wanted() {
		for i, l := range lines {
			if tidyLabel(l.trim()) == want {
				return i, want
			}
		}
		for i, l := range lines {
			if m := numbered.FindStringSubmatch(l.trim()); m != nil && m[1] == want && startsGroup(lines, i) {
				return i, want
			}
		}
	}
	if i, want := r.withinWords(lines); i >= 0 {
		return i, want
	}
	for i, l := range lines { // in case a number was left out
		s := tidyLabel(l.trim())
		if n, err := strconv.Atoi(s); err == nil && bareNumber.MatchString(s) && n > r.number && n < r.number+20 {
			return i, s
		}
	}
	return -1, ""
}

// withinWords finds the next row number before words that continue with a small
// letter: the number of a vertically centred cell. It must be the only such
// line.
func (r *liner) withinWords(lines []line) (int, string) {
	at, want := -1, itoa(r.number+1)
	for i, l := range lines {
		m := numbered.FindStringSubmatch(l.trim())
		if m == nil || i == 0 || !strings.HasPrefix(l.trim(), want+" ") {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(m[2]); !unicode.IsLower(first) || at >= 0 {
			return -1, ""
		}
		at = i
	}
	return at, want
}

func (r *liner) wanted() []string {
	if r.number == 0 {
		return []string{"1"}
	}
	return []string{itoa(r.number + 1), "1"}
}

// startsGroup reports whether a line is the first of its group.
func startsGroup(lines []line, i int) bool { return i == 0 || lines[i-1].group != lines[i].group }

// headingsOver removes the section headings from the lines before a number and
// reports whether the remaining lines belong to the row. They do if the words
// after the number continue them, beginning with a small letter.
func (r *liner) headingsOver(before *[]line, after []line) bool {
	lines := *before
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && lines[n].group == lines[0].group {
			n++
		}
		last := n == len(lines)
		if last && !r.isHeading(lines, after) {
			return true
		}
		r.t.Sections = append(r.t.Sections, sectionOf(lines[:n]))
		lines = lines[n:]
		*before = lines
	}
	return false
}

// isHeading distinguishes a section heading from the first lines of a row that
// a page break has split.
func (r *liner) isHeading(lines, after []line) bool {
	if len(after) == 0 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after[0].text, opening))
	first, _ := utf8.DecodeRuneInString(lines[0].trim())
	if numberedHead.MatchString(lines[0].trim()) {
		return true
	}
	return unicode.IsUpper(first) && (r.small || !unicode.IsLower(next))
}

// sectionOf separates the number of a section heading.
func sectionOf(lines []line) Section {
	s := Section{Text: cellOf(lines)}
	if m := numberedHead.FindStringSubmatch(lines[0].trim()); m != nil {
		s.Label, s.Number, s.Text.Lines[0] = tidyLabel(m[1]), s.Text.with(m[1]), m[2]
	}
	return s
}

func cellOf(lines []line) Cell {
	c := Cell{}
	for _, l := range lines {
		c.Lines, c.Places, c.Beside = append(c.Lines, l.text), append(c.Places, l.at...), append(c.Beside, l.gone...)
	}
	if len(lines) > 0 {
		c.Line = lines[0].no
	}
	return c
}

// fill puts the last group of lines into the role or unit, if the table has
// such a column, and the rest into the text.
func (r *liner) fill(row *Row, lines []line) {
	cut := len(lines)
	if r.t.Has(Role) || r.t.Has(Unit) {
		for cut > 0 && lines[cut-1].group == lines[len(lines)-1].group {
			cut--
		}
		if cut == 0 { // see learnRoles
			cut = len(lines)
		}
	}
	row.Text = cellOf(lines[:cut])
	if r.t.Has(Role) {
		row.Role = cellOf(lines[cut:])
	} else if r.t.Has(Unit) {
		row.Unit = cellOf(lines[cut:])
	}
}

// mostRoleLines is more lines than the last cell before the price has.
const mostRoleLines = 7

// learnRoles separates the words of rows from the role after them if no blank
// line does: a role is an ending, from a capital letter on, that many rows
// share.
func (r *liner) learnRoles() {
	if !r.t.Has(Role) {
		return
	}
	count := map[string]int{}
	for i := range r.t.Rows {
		for k, lines := 1, r.t.Rows[i].Text.Lines; r.t.Rows[i].Role.empty() && k < min(len(lines), mostRoleLines); k++ {
			count[tail(lines, k)]++
		}
	}
	for i := range r.t.Rows {
		row := &r.t.Rows[i]
		if !row.Role.empty() {
			continue
		}
		lines := row.Text.Lines
		best := 0
		for k := 1; k < min(len(lines), mostRoleLines); k++ {
			first, _ := utf8.DecodeRuneInString(strings.TrimSpace(lines[len(lines)-k]))
			if n := count[tail(lines, k)]; unicode.IsUpper(first) && n > 1 && n*10 >= count[tail(lines, 1)] {
				best = k
			}
		}
		if best == 0 {
			r.t.problem(row.Label, RuleJoined, source.Say("look at the source and separate them"),
				source.Say("the words of row {1} could not be separated from the role after them", row.Label))
			continue
		}
		row.Role = row.Text.with(lines[len(lines)-best:]...)
		row.Text.Lines = lines[:len(lines)-best]
	}
}

// tail returns the last k lines of a cell as one line.
func tail(lines []string, k int) string {
	return strings.Join(strings.Fields(strings.Join(lines[len(lines)-k:], " ")), " ")
}

// unnumbered keeps a price without a row number: a second price of the previous
// row, or a row that cannot be numbered.
func (r *liner) unnumbered(lines []line, price Cell) {
	n := len(r.t.Rows)
	if len(lines) == 0 && n > 0 && len(r.t.Rows[n-1].Prices) < len(r.t.PriceColumns()) {
		r.t.Rows[n-1].Prices = append(r.t.Rows[n-1].Prices, price)
		return
	}
	row := Row{Prices: []Cell{price}, Section: len(r.t.Sections)}
	r.fill(&row, lines)
	r.t.problem("", RuleNumber, source.Say("find the row in the source"),
		source.Say(`after row {1} a row has no number: "{2}"`, r.number, fmt.Sprintf("%.60s", row.Text.Plain())))
	r.t.Rows = append(r.t.Rows, row)
}
