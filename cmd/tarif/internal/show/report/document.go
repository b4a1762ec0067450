package report

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/diff"
)

// document is a report for people, independent of its format.
type document []block

// block is a heading, a paragraph, a list or a table.
type block struct {
	level   int // of a heading, 1 or 2; its words are in line
	line    line
	entries []entry
	table   *table
}

type line []span

// span is words in one style.
type span struct {
	text  string
	style style
}

type style int

const (
	plain style = iota
	strong
	deleted
	inserted
	caution
)

// entry is an entry of a list, with lines that belong to it. A single line is
// shown beside the head, several below it.
type entry struct {
	head  line
	lines []line
}

// beside joins the head and the line of an entry with one line.
func (e entry) beside() (line, bool) {
	if len(e.lines) != 1 {
		return nil, false
	}
	between := " — "
	if last := e.head[len(e.head)-1].text; strings.HasSuffix(last, ":") {
		between = " "
	}
	return slices.Concat(e.head, say(between), e.lines[0]), true
}

// table has a column for each heading; columns of figures are right-aligned.
type table struct {
	headings []string
	figures  []bool
	rows     [][]line
}

func (t *table) column(heading string, figures bool) {
	t.headings, t.figures = append(t.headings, heading), append(t.figures, figures)
}

func (d *document) heading(level int, text string) {
	*d = append(*d, block{level: level, line: say(text)})
}

func (d *document) paragraph(l line) { *d = append(*d, block{line: l}) }

// list adds a list, unless it is empty.
func (d *document) list(es []entry) {
	if len(es) > 0 {
		*d = append(*d, block{entries: es})
	}
}

func (d *document) add(t *table) { *d = append(*d, block{table: t}) }

func say(text string) line { return line{{text, plain}} }

func warn(text string) line { return line{{text, caution}} }

// entries makes a list of plain lines.
func entries(texts ...string) []entry {
	return lists.Of(texts, func(s string) entry { return entry{head: say(s)} })
}

// reworded returns a line with changed words marked.
func reworded(before string, runs []diff.Run) line {
	styles := map[diff.Op]style{diff.Deleted: deleted, diff.Inserted: inserted}
	out := say(before)
	for _, r := range runs {
		out = append(out, span{r.Text, styles[r.Op]})
	}
	return out
}
