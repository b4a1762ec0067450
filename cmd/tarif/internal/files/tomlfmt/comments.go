package tomlfmt

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlwrite"
)

// notes are the comments of a file, by the path of what they stand at.
type notes struct {
	tomlwrite.Comments
	lines  map[string]int // of a path with a comment, the 1-based line
	stray  []int          // lines of comments within a value
	end    []string       // behind the last key
	schema string         // the line that names it

	table  string         // that is open
	arrays map[string]int // how often a table of an array was opened
	above  []string       // waiting for a key
	first  int            // the line of the first of them
	begun  bool           // a key or table has been seen
}

// collect reads the comments of a file that is TOML.
func collect(src []byte) *notes {
	n := &notes{Comments: tomlwrite.Comments{Behind: map[string]string{}, Above: map[string][]string{}},
		lines: map[string]int{}, arrays: map[string]int{}}
	var open value
	for i, line := range strings.Split(strings.TrimLeft(string(src), "\ufeff"), "\n") {
		line = strings.TrimRight(line, "\r")
		start := strings.TrimSpace(line)
		inside := open.open()
		note, has := open.read(line)
		switch {
		case inside:
			if has {
				n.stray = append(n.stray, i+1)
			}
		case start == "":
		case strings.HasPrefix(start, "#:schema") && n.schema == "" && !n.begun && n.above == nil:
			n.schema = start
		case start[0] == '#':
			n.wait(note, i+1)
		default:
			n.key(start, note, i+1)
			if has && open.open() {
				n.stray = append(n.stray, i+1)
			}
		}
	}
	n.end = n.above
	return n
}

func (n *notes) wait(note string, line int) {
	if n.above == nil {
		n.first = line
	}
	n.above = append(n.above, note)
}

// key attaches comments to the key or table that a line begins.
func (n *notes) key(line, note string, at int) {
	path := ""
	switch name, array := strings.CutPrefix(line, "[["); {
	case array:
		n.open(name, true)
		path = n.table
	case line[0] == '[':
		n.open(line[1:], false)
		path = n.table
	default:
		path = strings.Join(append(parts(n.table), dotted(line)...), ".")
	}
	if note != "" {
		n.Behind[path], n.lines[path] = note, at
	}
	if !n.begun {
		path = "" // what stands above the first key is about the file
	}
	n.begun = true
	if n.above != nil {
		n.Above[path], n.lines[path] = n.above, n.first
		n.above = nil
	}
}

func parts(path string) []string {
	if path == "" {
		return nil
	}
	return []string{path}
}

// open opens a table; arrays around it are at their last element.
func (n *notes) open(header string, array bool) {
	n.table = ""
	name := ""
	keys := dotted(header)
	for i, key := range keys {
		name = strings.TrimPrefix(name+"."+key, ".")
		n.table = strings.TrimPrefix(n.table+"."+key, ".")
		if last := i == len(keys)-1; last && array {
			n.arrays[name]++
		}
		if count := n.arrays[name]; count > 0 {
			n.table += fmt.Sprintf("[%d]", count-1)
		}
	}
}

// segment is one part of a key: bare or quoted.
var segment = regexp.MustCompile(`^\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.?)`)

// dotted reads the key at the beginning of a line.
func dotted(line string) []string {
	var out []string
	for {
		m := segment.FindStringSubmatch(line)
		if m == nil {
			return out
		}
		out = append(out, m[1]+m[2]+m[3])
		line = line[len(m[0]):]
		if m[4] == "" {
			return out
		}
	}
}

// rated matches the path of a rate or of what stands in it.
var rated = regexp.MustCompile(`^rate\[(\d+)\]`)

// follow renumbers rates: the i-th of the file becomes the order[i]-th.
func (n *notes) follow(order []int) {
	behind, above, lines := map[string]string{}, map[string][]string{}, map[string]int{}
	for path, line := range n.lines {
		to := path
		if m := rated.FindStringSubmatch(path); m != nil {
			if i, err := strconv.Atoi(m[1]); err == nil && i < len(order) {
				to = fmt.Sprintf("rate[%d]", order[i]) + path[len(m[0]):]
			}
		}
		lines[to] = line
		if c, ok := n.Behind[path]; ok {
			behind[to] = c
		}
		if c, ok := n.Above[path]; ok {
			above[to] = c
		}
	}
	n.Behind, n.Above, n.lines = behind, above, lines
}
