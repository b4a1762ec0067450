package doc

import (
	"regexp"
	"slices"
	"strings"
)

var pageNumber = regexp.MustCompile(`^[-–— ]*\d{1,4}[-–— ]*$`)

// joinTables joins a table with its continuation on the next page: nothing
// stands between but page numbers, and the columns stand at the same places.
func joinTables(t *tally, items []item) []item {
	var out []item
	for i, it := range items {
		up := lastTable(out)
		if it.table == nil || up < 0 || !broken(items, i, out, up) || !sameColumns(out[up].xs, it.xs) {
			out = append(out, it)
			continue
		}
		if dropped := len(out) - up - 1; dropped > 0 {
			t.note("page numbers within a table were left out: %s", joinTexts(out[up+1:]))
		}
		out = out[:up+1]
		rows := repeated(t, out[up].table.rows, it.table.rows)
		out[up].table.rows = append(out[up].table.rows, rows...)
	}
	return out
}

// lastTable finds the table at the end, before nothing but page numbers.
func lastTable(items []item) int {
	for i := len(items) - 1; i >= 0; i-- {
		if items[i].table != nil {
			return i
		}
		if !pageNumber.MatchString(items[i].Text) {
			break
		}
	}
	return -1
}

// broken reports whether a page ends between the table and item i.
func broken(items []item, i int, out []item, up int) bool {
	for n := i; n >= 0 && i-n <= len(out)-up-1; n-- {
		if items[n].page {
			return true
		}
	}
	return false
}

func joinTexts(items []item) string {
	var texts []string
	for _, it := range items {
		texts = append(texts, it.Text)
	}
	return strings.Join(texts, ", ")
}

func sameColumns(a, b []int) bool {
	return slices.EqualFunc(a, b, func(x, y int) bool { return x-y < 2*same && y-x < 2*same })
}

// repeated leaves out the heading that a continued table begins with again.
func repeated(t *tally, above, rows []draftRow) []draftRow {
	n := 0
	for n < len(rows) && n < len(above) && n < 4 && rowText(rows[n]) == rowText(above[n]) && strings.TrimSpace(rowText(rows[n])) != "" {
		n++
	}
	if n > 0 {
		t.note("a heading of %d rows that is repeated on the next page was left out: %s", n, rowText(rows[0]))
	}
	return rows[n:]
}

func rowText(row draftRow) string {
	var cells []string
	for _, c := range row.cells {
		text := ""
		for _, b := range c.blocks {
			text += b.Text
		}
		cells = append(cells, strings.ReplaceAll(text, "\n", " "))
	}
	return strings.Join(cells, " | ")
}
