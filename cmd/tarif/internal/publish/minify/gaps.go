package minify

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// What is read of styles: a rule that stands by itself, its gap, and whether it
// lays out its children as flex.
var (
	rule   = regexp.MustCompile(`(?m)^([^@{}\s][^{}]*?)\s*\{([^{}]*)\}`)
	gap    = regexp.MustCompile(`(?:^|[;\s])gap:\s*([^;}]+?)\s*(?:;|$)`)
	isFlex = regexp.MustCompile(`display:\s*(?:inline-)?flex`)
)

// withoutGaps gives the children of flex their distances as margins in browsers
// that know gaps in grids alone. These cannot be asked for by name, because such
// a browser says that it knows gap; those that know the property inset came
// later than gaps in flex, or with them. Rules for some widths or for paper are
// left as they are: there a missing gap is no harm.
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
