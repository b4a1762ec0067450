package minify

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// rule matches a rule outside other blocks, gap its gap, and isFlex whether it
// is a flex container.
var (
	rule   = regexp.MustCompile(`(?m)^([^@{}\s][^{}]*?)\s*\{([^{}]*)\}`)
	gap    = regexp.MustCompile(`(?:^|[;\s])gap:\s*([^;}]+?)\s*(?:;|$)`)
	isFlex = regexp.MustCompile(`display:\s*(?:inline-)?flex`)
)

// withoutGaps gives the children of flex containers margins in browsers that
// support gap only in grids. They cannot be detected by gap itself, which they
// claim to support; but browsers got the property inset later than gaps in
// flex, or with them. Rules within media queries are left alone: a missing gap
// there does no harm.
func withoutGaps(css string) string {
	by := map[string][]string{} // selectors by gap
	for _, m := range rule.FindAllStringSubmatch(css, -1) {
		if g := gap.FindStringSubmatch(m[2]); g != nil && isFlex.MatchString(m[2]) {
			for s := range strings.SplitSeq(m[1], ",") {
				by[g[1]] = append(by[g[1]], strings.TrimSpace(s)+" > *")
			}
		}
	}
	if len(by) == 0 {
		return css
	}
	var out strings.Builder
	for _, g := range slices.Sorted(maps.Keys(by)) {
		row, column, two := strings.Cut(g, " ")
		if !two {
			column = row
		}
		fmt.Fprintf(&out, "%s { margin: 0 %s %s 0; }\n", strings.Join(by[g], ", "), column, row)
	}
	return css + "\n@supports not (inset: 0) { " + out.String() + "}\n"
}
