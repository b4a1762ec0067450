package doc

import (
	"regexp"
	"strconv"

	"tarif/cmd/tarif/internal/source"
)

// outer is how many lines at the top and at the bottom of a page can be its
// running header or footer; a header goes on as far as its lines are the same and
// have no figures, since the heading of a table, repeated on each page, is dropped
// whole or not at all.
const (
	outer     = 2
	outerMost = 8
)

// dropRunning drops running headers and footers: lines at the top or bottom of
// most pages, at the same height and with the same words except for the page
// number. It marks the item that is then first on each page.
func dropRunning(t *tally, sheets [][]item) [][]item {
	count := map[runningKey]int{}
	for n, items := range sheets {
		for _, i := range edges(items) {
			count[keyOf(items[i], n+1)]++
		}
	}
	told := map[string]bool{}
	for n, items := range sheets {
		gone := map[int]bool{}
		for _, i := range edges(items) {
			k := keyOf(items[i], n+1)
			near := count[k] + count[k.shift(1)] + count[k.shift(-1)]
			if near < 2 || near*2 <= len(sheets) || i >= outer && i < len(items)-outer && (!gone[i-1] || numbers.MatchString(k.text)) {
				continue
			}
			gone[i] = true
			if !told[k.text] {
				told[k.text] = true
				t.note(source.Say(`a line that is on most pages was left out: "{1}"`, items[i].Text))
			}
		}
		sheets[n] = keep(items, gone)
	}
	return sheets
}

// runningKey identifies a line by its height and its text without the page
// number.
type runningKey struct {
	text   string
	height int
}

func (k runningKey) shift(n int) runningKey { return runningKey{k.text, k.height + n} }

var numbers = regexp.MustCompile(`\d+`)

func keyOf(it item, page int) runningKey {
	text := it.Text
	for _, at := range numbers.FindAllStringIndex(text, -1) {
		if text[at[0]:at[1]] == strconv.Itoa(page) {
			text = text[:at[0]] + "#" + text[at[1]:]
			break
		}
	}
	return runningKey{text, it.foot / 400}
}

// edges returns the indexes of the lines at the top and the bottom, up to the
// first table.
func edges(items []item) []int {
	var out []int
	for i := 0; i < min(outerMost, len(items)) && items[i].table == nil; i++ {
		out = append(out, i)
	}
	for i := len(items) - 1; i >= max(len(items)-outer, len(out)) && items[i].table == nil; i-- {
		out = append(out, i)
	}
	return out
}

func keep(items []item, gone map[int]bool) []item {
	var out []item
	for i, it := range items {
		if !gone[i] {
			out = append(out, it)
		}
	}
	if len(out) > 0 {
		out[0].page = true
	}
	return out
}
