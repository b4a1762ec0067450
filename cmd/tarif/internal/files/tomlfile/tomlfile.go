// Package tomlfile reads TOML files strictly and says where each mistake is.
//
// [Parse] returns a [Doc] or reports syntax errors; [Doc.Decode] reports
// everything that does not fit a Go type. All mistakes of a file are reported
// at once, each with line and column, in a fixed order. Callers that check the
// decoded values get findings from the Doc too, by path: [Doc.Error].
//
// The library does the syntax and the values, but not positions: in an array of
// tables it reports the wrong element, it stops at the first error, and it
// accepts keys in any case and unknown ones. So an index of our own (index.go)
// knows where every key and value is, and a decoder of our own (decode.go)
// reports.
//
// The package does not write TOML and knows nothing of tariffs.
package tomlfile

import (
	"errors"
	"slices"
	"sort"
	"strconv"
	"strings"

	// TOML 1.0 and 1.1, the reference implementation for Go, maintained since
	// 2013.
	"github.com/BurntSushi/toml"

	"tarif/cmd/tarif/internal/source"
)

// MaxSize is the size of the largest file that is read: hundreds of times the
// largest that a person would write.
const MaxSize = 16 << 20

// Doc is a parsed file. It is safe for concurrent use once decoded.
type Doc struct {
	name   string
	src    string
	lines  []int // offset of the first byte of each line
	root   *node
	values map[string]any

	comments []int // offsets
}

// Parse parses a file; name is how the user knows it. The Doc is nil if there
// are findings.
func Parse(name string, src []byte) (*Doc, source.List) {
	d := newDoc(name, src)
	if f, bad := d.unreadable(); bad {
		return nil, source.List{f}
	}
	ix := index(d.src)
	d.root, d.comments = ix.root, ix.comments
	if ix.deep >= 0 {
		return nil, source.List{d.found(ix.deep, RuleSize,
			source.Say("tables and lists are nested more than {1} deep", maxDepth), source.Text{})}
	}
	if _, err := toml.Decode(d.src, &d.values); err != nil {
		return nil, source.List{d.syntax(err, ix)}
	}
	return d, nil
}

// newDoc drops byte order marks and finds the lines. The library drops only
// one: two, as careless tools leave them, would shift positions.
func newDoc(name string, src []byte) *Doc {
	d := &Doc{name: name, src: strings.TrimLeft(string(src), "\ufeff"), lines: []int{0}}
	for i := 0; ; {
		n := strings.IndexByte(d.src[i:], '\n')
		if n < 0 {
			return d
		}
		i += n + 1
		d.lines = append(d.lines, i)
	}
}

// Name returns the name by which the user knows the file.
func (d *Doc) Name() string { return d.name }

// Pos returns the position of the value at a path such as "rate[3].price" or
// "name.kk". A table, also an element of [[rate]], has the position of its
// header. A path that does not exist has the position of the enclosing table,
// or of the file as a whole if that is the root.
func (d *Doc) Pos(path string) source.Pos {
	n, _ := d.find(path)
	return d.nodePos(n)
}

// Has reports whether the file has a value at a path.
func (d *Doc) Has(path string) bool {
	_, ok := d.find(path)
	return ok
}

// Misspelt reports whether a key of the path was probably misspelt: Decode has
// found a similar unknown key in its table. It need not be reported as missing.
func (d *Doc) Misspelt(path string) bool {
	n := d.root
	for _, step := range strings.Split(path, ".") {
		key, _, _ := strings.Cut(step, "[")
		if slices.Contains(n.misspelt, key) {
			return true
		}
		next, ok := n.step(step)
		if n = next; !ok {
			return false
		}
	}
	return false
}

// Error returns an error about the value at a path, with position and line.
func (d *Doc) Error(path, rule string, message, hint source.Text) source.Finding {
	n, _ := d.find(path)
	return d.about(n, rule, message, hint)
}

// Warning is like Error, with the severity of a warning.
func (d *Doc) Warning(path, rule string, message, hint source.Text) source.Finding {
	f := d.Error(path, rule, message, hint)
	f.Severity = source.Warning
	return f
}

// Comments returns an error at each comment for which is returns true. is gets
// the comment without its #.
func (d *Doc) Comments(is func(comment string) bool, rule string, message, hint source.Text) source.List {
	var found source.List
	for _, at := range d.comments {
		comment, _, _ := strings.Cut(d.src[at+1:], "\n")
		if is(strings.TrimSpace(comment)) {
			found = append(found, d.found(at, rule, message, hint))
		}
	}
	return found
}

// Waiver returns a waiver whose own position is path, for findings of a rule in
// a file.
func (d *Doc) Waiver(path, rule, file, cause string) source.Waiver {
	p := d.Pos(path)
	w := source.Waiver{Rule: rule, File: file, Cause: cause, Pos: p}
	if p.Line > 0 {
		w.Line = d.line(p.Line)
	}
	return w
}

// Span returns the first and last line of the value at a path, on which
// findings about it can be positioned.
func (d *Doc) Span(path string) [2]int {
	n, _ := d.find(path)
	from, to := n.extent(n.key, n.at)
	return [2]int{d.pos(from).Line, d.pos(to).Line}
}

// extent extends a range of offsets to include all of n.
func (n *node) extent(from, to int) (int, int) {
	from, to = min(from, n.key, n.at), max(to, n.key, n.at)
	for _, k := range n.kids {
		from, to = k.extent(from, to)
	}
	for _, e := range n.elems {
		from, to = e.extent(from, to)
	}
	return from, to
}

func (d *Doc) nodePos(n *node) source.Pos {
	if n == d.root {
		return source.Pos{File: d.name}
	}
	return d.pos(n.at)
}

func (d *Doc) about(n *node, rule string, message, hint source.Text) source.Finding {
	if n == d.root {
		return source.Finding{Pos: source.Pos{File: d.name}, Severity: source.Error, Rule: rule, Message: message, Hint: hint}
	}
	return d.found(n.at, rule, message, hint)
}

// found returns a finding at an offset.
func (d *Doc) found(at int, rule string, message, hint source.Text) source.Finding {
	p := d.pos(at)
	return source.Finding{Pos: p, Severity: source.Error, Rule: rule, Message: message, Hint: hint, Line: d.line(p.Line)}
}

func (d *Doc) pos(at int) source.Pos {
	at = max(0, min(at, len(d.src)))
	line := sort.SearchInts(d.lines, at+1)
	return source.Pos{File: d.name, Line: line, Col: at - d.lines[line-1] + 1}
}

// line returns the text of a 1-based line without its end, for a finding. It is
// a copy, since a finding outlives its file and a substring would keep all of it
// in memory.
func (d *Doc) line(n int) string {
	s := d.src[d.lines[n-1]:]
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	if len(s) > source.MostLine {
		return ""
	}
	return strings.Clone(strings.TrimSuffix(s, "\r"))
}

// find returns the node at a path, or false and the nearest enclosing one.
func (d *Doc) find(path string) (*node, bool) {
	n := d.root
	for _, step := range strings.Split(path, ".") {
		next, ok := n.step(step)
		if n = next; !ok {
			return n, false
		}
	}
	return n, true
}

// step goes from a table to a key of it, "price", or an element, "rate[3]"; if
// that does not exist, as far as possible.
func (n *node) step(step string) (*node, bool) {
	key, rest, _ := strings.Cut(step, "[")
	if n.kids[key] == nil {
		return n, false
	}
	n = n.kids[key]
	for rest != "" {
		var number string
		number, rest, _ = strings.Cut(rest, "]")
		rest = strings.TrimPrefix(rest, "[")
		i, err := strconv.Atoi(number)
		if err != nil || i < 0 || i >= len(n.elems) {
			return n, false
		}
		n = n.elems[i]
	}
	return n, true
}

// parseError returns the library's error with its position.
func parseError(err error) (toml.ParseError, bool) {
	var pe toml.ParseError
	ok := errors.As(err, &pe)
	return pe, ok
}

// Inside returns the position of part inside the string at a path, and the text
// of its line. If the source of the string does not contain part literally, it
// is the position of the value; for a path that does not exist, that of Pos.
func (d *Doc) Inside(path, part string) (source.Pos, string) {
	n, ok := d.find(path)
	if n == d.root {
		return source.Pos{File: d.name}, ""
	}
	at := n.at
	if q := d.src[at:min(at+1, len(d.src))]; ok && (q == `"` || q == "'") {
		ix := &indexer{src: d.src, off: at}
		ix.str()
		at += max(0, strings.Index(d.src[at:ix.off], part))
	}
	p := d.pos(at)
	return p, d.line(p.Line)
}
