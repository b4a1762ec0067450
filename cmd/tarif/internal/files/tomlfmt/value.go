package tomlfmt

import "strings"

// value follows strings and lists over the lines of a file, so that a "#" in a
// text is told from the beginning of a comment.
type value struct {
	quote string // that ends the string of several lines that is open
	depth int    // of brackets that are open
}

func (v *value) open() bool { return v.quote != "" || v.depth > 0 }

// read reads a line and returns the comment at its end.
func (v *value) read(line string) (note string, has bool) {
	for line != "" {
		switch {
		case v.quote != "":
			line = v.text(line)
		case line[0] == '#':
			return strings.TrimRight(strings.TrimPrefix(line[1:], " "), " \t"), true
		case strings.HasPrefix(line, `"""`), strings.HasPrefix(line, `'''`):
			v.quote, line = line[:3], line[3:]
		case line[0] == '"' || line[0] == '\'':
			v.quote, line = line[:1], line[1:]
		default:
			v.bracket(line[0])
			line = line[1:]
		}
	}
	if len(v.quote) == 1 {
		v.quote = "" // such a string ends with its line
	}
	return "", false
}

func (v *value) bracket(c byte) {
	switch c {
	case '[', '{':
		v.depth++
	case ']', '}':
		v.depth--
	}
}

// text skips the string that is open and returns what is behind it.
func (v *value) text(line string) string {
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' && v.quote[0] == '"' {
			i++
			continue
		}
		if strings.HasPrefix(line[i:], v.quote) {
			rest := line[i+len(v.quote):]
			if len(v.quote) == 3 { // it may end with quotes of its own
				rest = strings.TrimLeft(rest, v.quote[:1])
			}
			v.quote = ""
			return rest
		}
	}
	return ""
}
