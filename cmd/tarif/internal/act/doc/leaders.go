package doc

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// leader matches the dots that lead the eye from words to a price.
var leader = regexp.MustCompile(`[ \x{a0}]?(?:\.{4,}|…{2,}|_{4,}|·{4,}|(?:\. ){3,}\.?|\.{3,}(?:\s\.{3,})+)[ \x{a0}]*`)

// led splits a line at its leader.
func led(line string) (words, price string, ok bool) {
	at := leader.FindStringIndex(line)
	if at == nil || blank(line[:at[0]]) || blank(line[at[1]:]) || leader.MatchString(line[at[1]:]) {
		return "", "", false
	}
	return line[:at[0]], line[at[1]:], true
}

// leaders returns how many of the first lines form a price list with leaders:
// at least two prices; the words of a row may take several lines, with blank
// lines between rows.
func leaders(lines []string) int {
	rows, end, since := 0, 0, 0
	for i := 0; i < len(lines) && since <= farLeader; i++ {
		if blank(lines[i]) {
			if i > 0 && blank(lines[i-1]) {
				break
			}
			continue
		}
		if _, _, ok := led(lines[i]); ok {
			rows, end, since = rows+1, i+1, 0
		} else if since++; rows == 0 {
			return 0
		}
	}
	if rows < 2 {
		return 0
	}
	return end
}

// farLeader is more lines than the words of one row take.
const farLeader = 6

// leadLabel matches words that begin with a row number.
var leadLabel = regexp.MustCompile(`^\s*(\d{1,4}(?:\.\d{1,3})*[.)]?)\s+(\S.*)$`)

// leaderTable builds the rows: number, words, price.
func leaderTable(t *tally, lines []string, line int) *Table {
	t.note(source.Say("lines {1} to {2}: words and prices joined by dotted lines were read as a table", line, line+len(lines)-1))
	table := &Table{}
	var words []Passage
	label := Passage{}
	for i, s := range lines {
		at := Place{Line: line + i}
		text, price, ok := led(s)
		if !ok {
			text = s
		}
		if m := leadLabel.FindStringSubmatch(text); m != nil && len(words) == 0 {
			label, text = plainPassage(m[1], at), m[2]
		}
		if !blank(text) {
			words = append(words, plainPassage(text, at))
		}
		if !ok {
			continue
		}
		row := Row{}
		for _, p := range []Passage{label, stacked(words), plainPassage(price, at)} {
			t.cell()
			row.Cells = append(row.Cells, Cell{Passage: p, ColSpan: 1, RowSpan: 1, Line: line + i})
		}
		table.Rows = append(table.Rows, row)
		words, label = nil, Passage{}
	}
	t.weigh(table, line)
	return table.withoutEmpty()
}

// withoutEmpty drops the first column if no row has a number.
func (t *Table) withoutEmpty() *Table {
	for _, r := range t.Rows {
		if r.Cells[0].Text != "" {
			return t
		}
	}
	for i := range t.Rows {
		t.Rows[i].Cells = t.Rows[i].Cells[1:]
	}
	return t
}

// withoutLeaders replaces leaders by spaces, so that columns can be measured.
func withoutLeaders(line string) string {
	if !strings.ContainsAny(line, ".…_·") {
		return line
	}
	return leader.ReplaceAllStringFunc(line, func(s string) string { return strings.Repeat(" ", len([]rune(s))) })
}
