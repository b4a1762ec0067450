// Package tomlwrite writes the TOML files of tariffs/ in their canonical form:
// the keys in one order, bilingual values on neighbouring lines, amounts with
// two places, a block for each rate with a blank line before it.
//
// [Edition] writes an edition, [Catalogue] what is to be added to the
// catalogue. Both put the comments that they are given at their lines, and
// what package load reads from the result is what was written.
package tomlwrite

import (
	"fmt"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
)

// Comments says what to write beside the data, by path as package tomlfile
// names it: "act.number", "rate[3].service". The path of a value or of a table.
type Comments struct {
	Behind map[string]string   // at the end of the line
	Above  map[string][]string // lines of their own
}

// writer writes lines. Its path is the table that is open.
type writer struct {
	b    strings.Builder
	path string
	note Comments
}

func (w *writer) schema(name string) { fmt.Fprintf(&w.b, "#:schema %s\n", name) }

// table opens a table; its name may have an index at the end, which the file
// writes with double brackets.
func (w *writer) table(path string) {
	w.b.WriteByte('\n')
	w.path = path
	for _, line := range w.note.Above[path] {
		w.comment(line)
	}
	if path == "" {
		return
	}
	name, array := header(path)
	if array {
		name = "[" + name + "]"
	}
	w.b.WriteString("[" + name + "]")
	w.end("")
}

// header takes the indices out of a path; a table with one is of an array.
func header(path string) (name string, array bool) {
	for {
		from := strings.IndexByte(path, '[')
		if from < 0 {
			return path, array
		}
		to := strings.IndexByte(path, ']')
		array = to == len(path)-1
		path = path[:from] + path[to+1:]
	}
}

func (w *writer) at(key string) string {
	if w.path == "" {
		return key
	}
	return w.path + "." + key
}

// end ends a line with the comment that belongs to it.
func (w *writer) end(key string) {
	path := w.path
	if key != "" {
		path = w.at(key)
	}
	if c := w.note.Behind[path]; c != "" {
		w.b.WriteString(" # " + oneLine(c))
	}
	w.b.WriteByte('\n')
}

// comment writes a line of its own. Blanks within it are the author's.
func (w *writer) comment(line string) {
	line = strings.NewReplacer("\n", " ", "\r", " ").Replace(line)
	w.b.WriteString(strings.TrimRight("# "+line, " \t") + "\n")
}

func oneLine(s string) string { return strings.NewReplacer("\n", " ", "\r", " ").Replace(s) }

func (w *writer) above(key string) {
	for _, line := range w.note.Above[w.at(key)] {
		w.comment(line)
	}
}

// raw writes a key and a value that is TOML already.
func (w *writer) raw(key, value string) {
	w.above(key)
	w.b.WriteString(key + " = " + value)
	w.end(key)
}

// text writes a string where there is one.
func (w *writer) text(key, value string) {
	if value != "" {
		w.raw(key, Quote(value))
	}
}

func (w *writer) number(key string, n int) { w.raw(key, strconv.Itoa(n)) }

// both writes a text in the languages in which it is there.
func (w *writer) both(key string, t lang.Text) {
	for _, l := range lang.All {
		w.text(key+"."+string(l), t.In(l))
	}
}

// list writes a list of strings in one line.
func (w *writer) list(key string, values []string) {
	if len(values) == 0 {
		return
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = Quote(v)
	}
	w.raw(key, "["+strings.Join(quoted, ", ")+"]")
}

// Quote writes a string as TOML does.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
