package tomlfmt

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/files/tomlwrite"
)

// notes are the comments of a file, by the path of the key or table to which
// they belong.
type notes struct {
	tomlwrite.Comments
	lines  map[string]int // 1-based line of each path with a comment
	stray  []int          // lines of comments inside a value
	end    []string       // after the last key
	schema string         // the line that names the schema
}

// collect reads the comments of a TOML file.
func collect(name string, src []byte) *notes {
	n := &notes{Comments: tomlwrite.Comments{Behind: map[string]string{}, Above: map[string][]string{}}, lines: map[string]int{}}
	doc, _ := tomlfile.Parse(name, src)
	if doc == nil {
		return n
	}
	for _, c := range doc.Notes() {
		switch {
		case c.Stand == tomlfile.Within:
			n.stray = append(n.stray, c.Line)
		case c.Stand == tomlfile.Last:
			n.end = append(n.end, c.Text)
		case c.Stand == tomlfile.Above && c.Path == "" && n.schema == "" && n.Above[""] == nil && strings.HasPrefix(c.Text, ":schema"):
			n.schema = "#" + c.Text
		case c.Stand == tomlfile.Above:
			n.at(c)
			n.Above[c.Path] = append(n.Above[c.Path], c.Text)
		case c.Text != "":
			n.at(c)
			n.Behind[c.Path] = c.Text
		}
	}
	return n
}

// at records the line of the first comment for a path.
func (n *notes) at(c tomlfile.Note) {
	if n.lines[c.Path] == 0 {
		n.lines[c.Path] = c.Line
	}
}

// rated matches the path of a rate or of a key in it.
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
