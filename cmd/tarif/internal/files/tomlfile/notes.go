package tomlfile

import (
	"fmt"
	"strings"
)

// Stand is the position of a comment relative to keys.
type Stand int

// Where a comment can stand.
const (
	Above  Stand = iota // on lines of its own, above a key or a table
	Beside              // on the line of a key or a table
	Within              // in a multi-line value
	Last                // after the last key
)

// Note is a comment of a file and its position.
type Note struct {
	Line  int    // from 1
	Text  string // without # and the space after it
	Stand Stand
	Path  string // of the key or table; empty above the first key, for a comment about the file
}

// entry is a key or the header of a table, outside all values.
type entry struct {
	path     string
	from, to int // offsets of its beginning and its end
	header   bool
}

// Notes returns the comments of the file, in order.
func (d *Doc) Notes() []Note {
	all := d.entries()
	next := 0 // the first entry after the comment
	out := make([]Note, 0, len(d.comments))
	for _, at := range d.comments {
		for next < len(all) && all[next].from < at {
			next++
		}
		text, _, _ := strings.Cut(d.src[at+1:], "\n")
		c := Note{Line: d.pos(at).Line, Text: strings.TrimRight(strings.TrimPrefix(text, " "), " \t\r"), Stand: Last}
		switch {
		case next > 0 && d.within(all[next-1], at):
			c.Stand = Within
		case next > 0 && d.pos(all[next-1].from).Line == c.Line:
			c.Stand, c.Path = Beside, all[next-1].path
		case next < len(all):
			if c.Stand = Above; next > 0 {
				c.Path = all[next].path
			}
		}
		out = append(out, c)
	}
	return out
}

// within reports a comment inside a value, or on the last of its lines.
func (d *Doc) within(e entry, at int) bool {
	if e.header {
		return false
	}
	return at < e.to || d.pos(at).Line == d.pos(e.to).Line && d.pos(e.from).Line != d.pos(e.to).Line
}

// entries returns the keys and headers of the file, in order.
func (d *Doc) entries() []entry {
	var out []entry
	table, elements := "", map[string]int{}
	walk(&indexer{src: d.src, root: &node{}}, func(ix *indexer, from int) {
		e := entry{from: from, to: ix.off, header: d.src[from] == '['}
		if e.header {
			array := strings.HasPrefix(d.src[from:], "[[")
			table = opened(keyAt(d.src, from+1), array, elements)
			e.path = table
		} else {
			e.path = strings.TrimPrefix(table+"."+strings.Join(keyAt(d.src, from), "."), ".")
		}
		out = append(out, e)
	})
	return out
}

// keyAt returns the parts of the key at an offset, after any brackets.
func keyAt(src string, at int) []string {
	var out []string
	ix := &indexer{src: src, off: at}
	for ix.c() == '[' {
		ix.off++
	}
	ix.dotted(func(name string, _ int, _ bool) { out = append(out, name) })
	return out
}

// opened returns the path of the table that a header opens, and counts the
// elements of arrays. Enclosing arrays are at their last element.
func opened(keys []string, array bool, elements map[string]int) string {
	name, path := "", ""
	for i, key := range keys {
		name, path = strings.TrimPrefix(name+"."+key, "."), strings.TrimPrefix(path+"."+key, ".")
		if array && i == len(keys)-1 {
			elements[name]++
		}
		if n := elements[name]; n > 0 {
			path += fmt.Sprintf("[%d]", n-1)
		}
	}
	return path
}
