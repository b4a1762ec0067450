package minify

import (
	"fmt"
	"regexp"
	"strings"
)

// gapped matches a rule that lays its children out as flex with gaps: its
// selector, and the gap.
var gapped = regexp.MustCompile(`(?s)([^{}]+)\{([^{}]*display:\s*(?:inline-)?flex[^{}]*[;{ ]gap:\s*([^;}]+)[^{}]*|[^{}]*[; ]gap:\s*([^;}]+);[^{}]*display:\s*(?:inline-)?flex[^{}]*)\}`)

// notes matches what is no rule.
var notes = regexp.MustCompile(`(?s)/\*.*?\*/`)

// withoutGaps gives the children of flex their distances as margins in browsers
// that know gaps in grids alone. These cannot be asked for by name, because
// such a browser says that it knows gap; those that know the property inset came
// later than gaps in flex, or with them.
func withoutGaps(css string) string {
	return gapped.ReplaceAllStringFunc(notes.ReplaceAllString(css, ""), func(rule string) string {
		m := gapped.FindStringSubmatch(rule)
		row, column, two := strings.Cut(strings.TrimSpace(m[3]+m[4]), " ")
		if !two {
			column = row
		}
		var last, all []string
		for s := range strings.SplitSeq(m[1], ",") {
			last = append(last, strings.TrimSpace(s)+" > :not(:last-child)")
			all = append(all, strings.TrimSpace(s)+" > *")
		}
		rule += fmt.Sprintf("\n@supports not (inset: 0) { %s { margin-right: %s; }", strings.Join(last, ", "), column)
		if row != "0" {
			rule += fmt.Sprintf(" %s { margin-bottom: %s; }", strings.Join(all, ", "), row)
		}
		return rule + " }"
	})
}
