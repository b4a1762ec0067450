package minify

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// narrow matches the beginning of what styles say of a container with little
// room.
var narrow = regexp.MustCompile(`@container main \(width < (\d+)[\d.]*r?em\) \{`)

// phone is how many of its letters stand beside each other on a phone of 360
// pixels: rem of the usual size.
const phone = 21

// withoutContainers repeats for browsers without @container what stands there
// for little room. What a phone has no room for they never do: with rows as
// cards everything reads at every width. What is for letters that a reader made
// larger they do where the page's classes say that she did.
func withoutContainers(css string) string {
	var out strings.Builder
	for {
		at := narrow.FindStringSubmatchIndex(css)
		if at == nil {
			out.WriteString(css)
			return out.String()
		}
		end := at[1] + block(css[at[1]:])
		width, _ := strconv.Atoi(css[at[2]:at[3]]) // digits, by the pattern
		out.WriteString(css[:end])
		out.WriteString(instead(width, css[at[1]:end-1]))
		css = css[end:]
	}
}

func instead(width int, rules string) string {
	const old = "\n@supports not (container-type: inline-size) {%s}"
	if width >= phone {
		return fmt.Sprintf(old, rules)
	}
	// The largest letters are twice what rem is in a media query.
	rules = strings.ReplaceAll(rules, ".js ", "")
	return fmt.Sprintf(old, fmt.Sprintf("@media (max-width: %drem) { .js:not(.vs0) { %s } }", 2*width+3, rules))
}

// block is the length of a block whose first brace has been read, with its last.
func block(css string) int {
	depth := 1
	for i, c := range css {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(css)
}
