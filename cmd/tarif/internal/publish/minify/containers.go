package minify

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// narrow matches the beginning of a container query for narrow containers.
var narrow = regexp.MustCompile(`@container main \(width < (\d+)[\d.]*r?em\) \{`)

// phone is the width of a phone of 360 pixels in rem.
const phone = 21

// withoutContainers repeats the rules for narrow containers for browsers
// without @container. Rules for containers narrower than a phone's width apply
// when the reader has enlarged the letters, which the page's classes say; the
// others always apply, since rows as cards are readable at every width.
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
	// The largest letters are twice the rem of a media query.
	rules = strings.ReplaceAll(rules, ".js ", "")
	return fmt.Sprintf(old, fmt.Sprintf("@media (max-width: %drem) { .js:not(.vs0) { %s } }", 2*width+3, rules))
}

// block returns the length of a block after its first brace, up to and
// including its last.
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
