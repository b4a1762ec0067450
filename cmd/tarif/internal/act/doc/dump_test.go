package doc

import (
	"fmt"
	"strings"
	"tarif/cmd/tarif/internal/lists"
)

// dump writes a document for people to compare: a block a line, tables as rows
// of cells with their spans.
func dump(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", d.Format, d.Encoding)
	for _, block := range d.Blocks {
		dumpBlock(&b, block)
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note: %s\n", n)
	}
	return b.String()
}

func dumpBlock(b *strings.Builder, block Block) {
	switch {
	case block.Table != nil:
		fmt.Fprintf(b, "%d table\n", block.Line)
		for _, row := range block.Table.Rows {
			b.WriteString(dumpRow(row))
		}
	case block.Level > 0:
		fmt.Fprintf(b, "%d heading %d: %s\n", block.Line, block.Level, told(block.Passage))
	default:
		fmt.Fprintf(b, "%d %s\n", block.Line, told(block.Passage))
	}
}

func dumpRow(row Row) string {
	var cells []string
	for _, c := range row.Cells {
		s := told(c.Passage)
		if c.ColSpan != 1 || c.RowSpan != 1 {
			s += fmt.Sprintf(" {%dx%d}", c.ColSpan, c.RowSpan)
		}
		cells = append(cells, s)
	}
	head := "  "
	if row.Header {
		head = " *"
	}
	return head + strings.Join(cells, " | ") + "\n"
}

// grid writes the texts of a table's grid.
func grid(t *Table) string {
	var b strings.Builder
	for _, row := range t.Grid() {
		cells := lists.Of(row, func(c Cell) string { return escaped(c.Text) })
		b.WriteString(strings.Join(cells, " | ") + "\n")
	}
	return b.String()
}

// told is a passage: inserted text, and what is gone where it stood.
func told(p Passage) string {
	var b strings.Builder
	at := 0
	for _, g := range p.Gone {
		b.WriteString(p.Text[at:g.At] + "{" + g.Look.String() + ": " + g.Text + "}")
		at = g.At
	}
	return escaped(b.String() + p.Text[at:])
}

func escaped(s string) string {
	return strings.NewReplacer("\n", `\n`, "\t", `\t`, "\u00a0", `\u00a0`).Replace(s)
}
