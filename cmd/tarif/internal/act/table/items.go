package table

import (
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
)

// item is a paragraph or a table of the document.
type item struct {
	cell  Cell
	level int
	table *doc.Table
}

func (p *Parts) itemsOf(d *doc.Document) []item {
	var out []item
	masks := runningHeaders(d)
	for _, b := range d.Blocks {
		if b.Table == nil && strings.TrimSpace(b.Text) == "" {
			continue
		}
		it := item{p.without(masks, cell(b.Passage, b.Line)), b.Level, b.Table}
		if b.Table == nil && it.cell.empty() {
			continue
		}
		if d.Format == "text" || d.Format == "pdf" {
			out = append(out, it.atHeading()...)
		} else {
			out = append(out, it)
		}
	}
	return out
}

// atHeading splits a block of lines before and after a table heading inside it:
// some extractions leave no blank lines.
func (it item) atHeading() []item {
	lines := it.cell.Lines
	for i, s := range lines {
		if s = strings.TrimSpace(s); !headLine.MatchString(s) && !(headNumber.MatchString(s) && len(lines) > 1) {
			continue
		}
		end := i
		for end < len(lines) && end < i+8 && !saysMoney.MatchString(strings.Join(lines[i:end], " ")) {
			end++
		}
		for end < len(lines) && end < i+8 && open(strings.Join(lines[i:end], " ")) {
			end++
		}
		if end == i+8 || end == len(lines) && i == 0 {
			break
		}
		return it.cut(i, end)
	}
	return []item{it}
}

// open reports an unclosed bracket.
func open(s string) bool { return strings.Count(s, "(") > strings.Count(s, ")") }

func (it item) cut(at ...int) []item {
	var out []item
	from := 0
	for _, to := range append(at, len(it.cell.Lines)) {
		if to > from {
			line := it.cell.Line
			if line > 0 {
				line += from
			}
			part := Cell{Lines: it.cell.Lines[from:to], Line: line, Beside: it.cell.Beside}
			if len(it.cell.Places) == len(it.cell.Lines) {
				part.Places = it.cell.Places[from:to]
			}
			out = append(out, item{part, it.level, nil})
		}
		from = to
	}
	return out
}

// cells returns the item as paragraphs: a table without prices only lays out
// the page.
func (it item) cells() []Cell {
	if it.table == nil {
		return []Cell{it.cell}
	}
	var out []Cell
	for _, row := range it.table.Rows {
		for _, c := range row.Cells {
			if strings.TrimSpace(c.Text) != "" {
				out = append(out, cell(c.Passage, c.Line))
			}
		}
	}
	return out
}

// tableAt reads the table that begins at items[i], if any, and returns how many
// items it takes.
func tableAt(items []item, i int, printed bool) (*Table, int) {
	if items[i].table != nil {
		return fromGrid(items[i].table, printed), 1
	}
	if t, n := fromParagraphs(items[i:]); t != nil {
		return t, n
	}
	return fromLines(items[i:])
}
