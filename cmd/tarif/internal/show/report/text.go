package report

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lists"
)

// ink writes a document as text, with colour for a terminal or without.
type ink struct {
	bytes.Buffer
	colour bool
}

// text writes a document for a terminal or a plain file.
func (d document) text(colour bool) []byte {
	w := &ink{colour: colour}
	for i, b := range d {
		if i > 0 && (b.level > 0 || d[i-1].level == 0) {
			w.WriteByte('\n')
		}
		w.block(b)
	}
	return w.Bytes()
}

func (w *ink) block(b block) {
	switch {
	case b.table != nil:
		w.table(b.table)
	case b.entries != nil:
		for _, e := range b.entries {
			w.entry(e)
		}
	case b.level > 0:
		w.line("", line{{b.line[0].text, strong}})
	default:
		w.line("", b.line)
	}
}

func (w *ink) entry(e entry) {
	if l, ok := e.beside(); ok {
		w.line("- ", l)
		return
	}
	w.line("- ", e.head)
	for _, l := range e.lines {
		w.line("    ", l)
	}
}

func (w *ink) line(indent string, l line) {
	w.WriteString(indent)
	w.spans(l)
	w.WriteByte('\n')
}

func (w *ink) spans(l line) {
	for _, s := range l {
		before, after := w.marks(s.style)
		w.WriteString(before + harmless(s.text) + after)
	}
}

// marks returns what surrounds words of a style. With colour, deleted words are
// also struck out and inserted ones underlined, for people who do not see it.
func (w *ink) marks(s style) (before, after string) {
	if w.colour {
		codes := [...]string{strong: "1", deleted: "9;31", inserted: "4;32", caution: "33"}
		if codes[s] == "" {
			return "", ""
		}
		return "\x1b[" + codes[s] + "m", "\x1b[0m"
	}
	switch s {
	case deleted:
		return "[-", "-]"
	case inserted:
		return "{+", "+}"
	}
	return "", ""
}

// harmless puts a text on one line and removes what could control the terminal.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.Is(unicode.Cf, r): // soft hyphens, and characters that reorder a line
			return -1
		case unicode.IsControl(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// table writes a table in columns as wide as their widest cell; the last column
// may be longer.
func (w *ink) table(t *table) {
	rows := make([][]line, 0, len(t.rows)+1)
	heads := lists.Of(t.headings, func(h string) line { return line{{h, strong}} })
	rows = append(append(rows, heads), t.rows...)
	widths := make([]int, len(t.headings))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], cell.width())
		}
	}
	for _, row := range rows {
		w.row(row, widths, t.figures)
	}
}

func (w *ink) row(row []line, widths []int, figures []bool) {
	last := len(row) - 1
	for last > 0 && row[last].width() == 0 {
		last--
	}
	for i, cell := range row[:last+1] {
		pad := strings.Repeat(" ", widths[i]-cell.width())
		if i > 0 {
			w.WriteString("  ")
		}
		if figures[i] {
			w.WriteString(pad)
		}
		w.spans(cell)
		if !figures[i] && i < last {
			w.WriteString(pad)
		}
	}
	w.WriteByte('\n')
}

// width returns the number of characters of a line, without marks, since tables
// have no changed words.
func (l line) width() int {
	n := 0
	for _, s := range l {
		n += utf8.RuneCountInString(harmless(s.text))
	}
	return n
}
