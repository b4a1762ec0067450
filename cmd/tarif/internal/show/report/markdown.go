package report

import (
	"bytes"
	"strings"
)

// markdown writes a document as CommonMark with the tables of GitHub. Changed
// words use del and ins, since Markdown has no markup for them that works
// within a word.
func (d document) markdown() []byte {
	var w bytes.Buffer
	for i, b := range d {
		if i > 0 {
			w.WriteByte('\n')
		}
		switch {
		case b.table != nil:
			markTable(&w, b.table)
		case b.entries != nil:
			for _, e := range b.entries {
				markEntry(&w, e)
			}
		default:
			if b.level > 0 {
				w.WriteString(strings.Repeat("#", b.level) + " ")
			}
			w.WriteString(marked(b.line) + "\n")
		}
	}
	return w.Bytes()
}

func markEntry(w *bytes.Buffer, e entry) {
	if l, ok := e.beside(); ok {
		w.WriteString("- " + marked(l) + "\n")
		return
	}
	w.WriteString("- " + marked(e.head) + "\n")
	for _, l := range e.lines {
		w.WriteString("  - " + marked(l) + "\n")
	}
}

func markTable(w *bytes.Buffer, t *table) {
	var heads, rule []string
	for i, h := range t.headings {
		heads = append(heads, marked(say(h)))
		if t.figures[i] {
			rule = append(rule, "--:")
		} else {
			rule = append(rule, "---")
		}
	}
	for _, cells := range [][]string{heads, rule} {
		w.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	for _, row := range t.rows {
		w.WriteByte('|')
		for _, cell := range row {
			w.WriteString(" " + marked(cell) + " |")
		}
		w.WriteByte('\n')
	}
}

// signs escapes characters with a meaning in Markdown, within a line or a table
// cell.
var signs = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "~", `\~`, "#", `\#`)

func marked(l line) string {
	var b strings.Builder
	for _, s := range l {
		text := signs.Replace(harmless(s.text))
		switch s.style {
		case deleted:
			text = "<del>" + text + "</del>"
		case inserted:
			text = "<ins>" + text + "</ins>"
		case strong:
			text = "**" + text + "**"
		}
		b.WriteString(text)
	}
	return b.String()
}
