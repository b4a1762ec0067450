package doc

import (
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/source"
)

// readValues reads values separated by semicolons, tabs or commas, as
// spreadsheets save them, into one table. It returns nil if src is not such a
// file.
func readValues(t *tally, src string) []Block {
	rows, lines, part := values(src)
	if rows == nil {
		return nil
	}
	t.note(source.Say(`values separated by "{1}" were read as a table`, part))
	width := headed(rows)
	table := &Table{}
	from, end := several(rows)
	text := func(from, end int) (out []Block) {
		for i := from; i < end && t.err == nil; i++ {
			if lastValue(rows[i]) > 0 {
				t.block()
				out = append(out, Block{Passage: plainPassage(rows[i][0], Place{Line: lines[i]}), Line: lines[i]})
			}
		}
		return out
	}
	for i, r := range rows[:end] {
		if i < from || lastValue(r) == 0 {
			continue
		}
		row := Row{}
		for _, s := range whole(r, width, part) {
			t.cell()
			row.Cells = append(row.Cells, Cell{Passage: plainPassage(s, Place{Line: lines[i]}), ColSpan: 1, RowSpan: 1, Line: lines[i]})
		}
		if t.err != nil {
			return nil
		}
		table.Rows = append(table.Rows, row)
	}
	t.weigh(table, 1)
	return slices.Concat(text(0, from), []Block{{Table: table, Line: lines[from]}}, text(end, len(rows)))
}

// values splits the lines of a text at the separator that gives most lines as
// many values as the heading has, which is at least two. part is that
// separator.
func values(text string) (rows [][]string, lines []int, part string) {
	best := 0
	for _, mark := range ";\t," {
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = mark, -1, true
		var all [][]string
		var at []int
		for {
			record, err := r.Read()
			if err != nil {
				break
			}
			line, _ := r.FieldPos(0)
			all, at = append(all, record), append(at, line)
		}
		n := 0
		for width, i := headed(all), 0; width > 1 && i < len(all); i++ {
			if len(all[i]) >= width {
				n++
			}
		}
		if from, end := several(all); n > best && n*2 > end-from {
			best, rows, lines, part = n, all, at, string(mark)
		}
	}
	return rows, lines, part
}

// several returns the span from the first to the last record that has several values.
// The text of an act may stand above and below it, a line each.
func several(all [][]string) (from, end int) {
	for i, r := range all {
		if lastValue(r) > 1 {
			if end == 0 {
				from = i
			}
			end = i + 1
		}
	}
	if end-from < 3 { // too few to be sure of
		return 0, len(all)
	}
	return from, end
}

// usual returns the most common number of values in a record.
func usual(rows [][]string) int {
	count := map[int]int{}
	best := 0
	for _, r := range rows {
		count[len(r)]++
		if n := len(r); count[n] > count[best] || count[n] == count[best] && n > best {
			best = n
		}
	}
	return best
}

func lastValue(r []string) int {
	for n := len(r); n > 0; n-- {
		if !blank(r[n-1]) {
			return n
		}
	}
	return 0
}

// headed returns the width of the heading, the first record whose last value
// contains letters; without one, the usual width.
func headed(rows [][]string) int {
	for _, r := range rows {
		if n := lastValue(r); n > 1 && strings.ContainsFunc(r[n-1], unicode.IsLetter) {
			return n
		}
	}
	return usual(rows)
}

// formula matches how spreadsheets keep a figure as text: ="12500".
var formula = regexp.MustCompile(`^="([^"]*)"$`)

// whole returns a record as width cells. Surplus values are joined into the
// last cell as they stand in the file: an unquoted decimal comma splits an
// amount in two, and anything else is for a person to look at.
func whole(r []string, width int, part string) []string {
	out := slices.Clone(r[:lastValue(r)])
	for i, s := range out {
		if m := formula.FindStringSubmatch(s); m != nil {
			out[i] = m[1]
		}
	}
	if len(out) > width {
		out = append(out[:width-1], strings.Join(out[width-1:], part))
	}
	for len(out) < width {
		out = append(out, "")
	}
	return out
}
