// Package tomlwrite writes the TOML files of tariffs/ in canonical form: the
// keys in a fixed order, bilingual values on neighbouring lines, amounts with
// two places, a block for each rate with a blank line before it.
//
// [Edition] writes an edition, [Catalogue] additions to the catalogue. Both
// insert the comments that they are given. Reading the result with package load
// gives what was written.
package tomlwrite

import (
	"fmt"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
)

// Comments says what to write beside the data, by the path of a value or table
// as package tomlfile names it: "act.number", "rate[3].service".
type Comments struct {
	Behind map[string]string   // at the end of the line
	Above  map[string][]string // lines of their own
}

// writer writes lines. Its path is that of the open table.
type writer struct {
	b    strings.Builder
	path string
	note Comments
}

func (w *writer) schema(name string) { fmt.Fprintf(&w.b, "#:schema %s\n", name) }

// table opens a table. A path that ends in an index is written as a header with
// double brackets.
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

// each opens a table for each element of a list and writes it.
func each[T any](w *writer, name string, all []T, write func(T)) {
	for i, x := range all {
		w.table(fmt.Sprintf("%s[%d]", name, i))
		write(x)
	}
}

// header removes the indices from a path; array means that it ended in one.
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

// end ends a line, with its comment if there is one.
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

// comment writes a comment line. Spaces inside it are kept.
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

// raw writes a key and a value that is already TOML.
func (w *writer) raw(key, value string) {
	w.above(key)
	w.b.WriteString(key + " = " + value)
	w.end(key)
}

// text writes a string unless it is empty.
func (w *writer) text(key, value string) {
	if value != "" {
		w.raw(key, Quote(value))
	}
}

// number writes a number unless it is zero.
func (w *writer) number(key string, n int) {
	if n != 0 {
		w.raw(key, strconv.Itoa(n))
	}
}

// both writes a text in the languages that it has.
func (w *writer) both(key string, t lang.Text) {
	for _, l := range lang.All {
		w.text(key+"."+string(l), t.In(l))
	}
}

// list writes a list of strings on one line.
func (w *writer) list(key string, values []string) {
	if len(values) == 0 {
		return
	}
	quoted := lists.Of(values, Quote)
	w.raw(key, "["+strings.Join(quoted, ", ")+"]")
}

// Quote writes a string in TOML syntax.
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
