package tomlfile

import "strings"

// node is the position of a value. The tree of nodes has the shape of the
// decoded values: tables have kids, arrays have elems, other values neither.
type node struct {
	key   int // offset of the last part of the key; for an element, of the element
	at    int // offset of the value; for a table, of its header or else its key
	kids  map[string]*node
	elems []*node
	set   bool // has a value or a header of its own

	misspelt []string // known keys that occur misspelt in this table
}

func (n *node) kid(name string, at int) *node {
	k := n.kids[name]
	if k == nil {
		k = &node{key: at, at: at}
		if n.kids == nil {
			n.kids = map[string]*node{}
		}
		n.kids[name] = k
	}
	return k
}

// maxDepth bounds the nesting of tables and lists. The library recurses: a few
// megabytes of brackets would overflow the stack, which cannot be recovered.
const maxDepth = 64

// indexer walks a document once. It is exact on valid TOML and on the valid
// beginning of any other document; on the rest its result is arbitrary, but it
// ends.
type indexer struct {
	src   string
	off   int
	root  *node
	table *node // of the last header
	level int   // how deep that table is

	comments []int    // offsets of their #
	strings  [][2]int // start and end offsets of multi-line strings
	open     int      // offset of an unclosed multi-line string, or -1

	short int // offset of the first single-line string that is not closed on its line, or -1

	deep int    // offset at which maxDepth was exceeded, or -1
	twin [2]int // offsets of both definitions of the first key that is defined twice
}

// index finds every key and value of a document.
func index(src string) *indexer {
	ix := &indexer{src: src, root: &node{}, deep: -1, open: -1, short: -1}
	walk(ix, func(*indexer, int) {})
	return ix
}

// walk reads the whole document and calls read after each header and each key
// of a table, with the offset where it began.
func walk(ix *indexer, read func(ix *indexer, from int)) {
	ix.table = ix.root
	for ix.skipBlank(); !ix.eof(); ix.skipBlank() {
		from := ix.off
		if ix.peek("[") {
			ix.header()
		} else {
			ix.pair(ix.table, ix.level)
		}
		read(ix, from)
	}
}

func (ix *indexer) eof() bool          { return ix.off >= len(ix.src) }
func (ix *indexer) peek(s string) bool { return !ix.eof() && strings.HasPrefix(ix.src[ix.off:], s) }

// c returns the current byte, 0 at the end.
func (ix *indexer) c() byte {
	if ix.eof() {
		return 0
	}
	return ix.src[ix.off]
}

// stop ends the walk at an offset that is nested too deep.
func (ix *indexer) stop(at int) {
	ix.deep, ix.off = at, len(ix.src)
}

// define records that n is given a value here, possibly for the second time.
func (ix *indexer) define(n *node, at int) {
	if n.set && ix.twin == [2]int{} {
		ix.twin = [2]int{n.key, at}
	}
	n.set = true
}

// header reads [table] or [[table]] and enters it.
func (ix *indexer) header() {
	at, array := ix.off, ix.peek("[[")
	ix.off++
	if array {
		ix.off++
	}
	n := ix.root
	ix.level = 0
	ix.dotted(func(name string, off int, last bool) {
		n = n.kid(name, off)
		switch {
		case last && array:
			el := &node{key: at, at: at}
			if n.elems = append(n.elems, el); len(n.elems) == 1 {
				n.at = at
			}
			n = el
		case last:
			ix.define(n, off)
			n.at = at
		case len(n.elems) > 0:
			n = n.elems[len(n.elems)-1]
		}
		ix.level++
	})
	ix.table = n
	for ix.c() == ']' {
		ix.off++
	}
	if ix.skipSpace(); ix.c() == '#' {
		ix.comments = append(ix.comments, ix.off)
	}
	ix.toEOL()
}

// pair reads key = value into table n.
func (ix *indexer) pair(n *node, level int) {
	ix.dotted(func(name string, off int, last bool) {
		n = n.kid(name, off)
		if last {
			ix.define(n, off)
		}
		level++
	})
	ix.skipSpace()
	ix.off++ // = or whatever is there, to make progress
	ix.skipSpace()
	ix.value(n, level)
}

// value reads a value and records its position in n.
func (ix *indexer) value(n *node, level int) {
	if level > maxDepth {
		ix.stop(ix.off)
		return
	}
	n.at = min(ix.off, len(ix.src))
	switch ix.c() {
	case '"', '\'':
		ix.str()
	case '[':
		ix.list(n, level)
	case '{':
		ix.off++
		for ix.skipSeparators(); !ix.eof() && ix.c() != '}'; ix.skipSeparators() {
			ix.pair(n, level)
		}
		ix.off++
	default:
		for !ix.eof() && !strings.ContainsRune(",]}#\r\n", rune(ix.c())) {
			ix.off++
		}
	}
}

func (ix *indexer) list(n *node, level int) {
	ix.off++
	for ix.skipSeparators(); !ix.eof() && ix.c() != ']'; ix.skipSeparators() {
		before := ix.off
		el := &node{key: before, at: before}
		n.elems = append(n.elems, el)
		if ix.value(el, level+1); ix.off == before {
			ix.off++
		}
	}
	ix.off++
}

// dotted reads a key and calls part for each of its parts.
func (ix *indexer) dotted(part func(name string, at int, last bool)) {
	for level := 0; ; level++ {
		ix.skipSpace()
		at := ix.off
		name := ix.keyPart()
		ix.skipSpace()
		more := ix.c() == '.'
		if level > maxDepth {
			ix.stop(at)
			return
		}
		part(name, at, !more)
		if !more {
			return
		}
		ix.off++
	}
}

func (ix *indexer) keyPart() string {
	at := ix.off
	if q := ix.c(); q == '"' || q == '\'' {
		ix.str()
		s := ix.src[at+1 : max(at+1, ix.off-1)]
		if q == '"' {
			return unescape(s)
		}
		return s
	}
	for !ix.eof() && !strings.ContainsRune(" \t.=]},#\r\n", rune(ix.c())) {
		ix.off++
	}
	return ix.src[at:ix.off]
}
