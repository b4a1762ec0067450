package table

import (
	"regexp"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/act/doc"
)

// Running headers and footers: lines that a browser or program prints on every
// page (a date, an address, "3/10") and that are not part of the act. They
// recur, have no Cyrillic letters and differ only in digits.

var digitRuns = regexp.MustCompile(`\d+`)

// manyPages is how often a line must occur to be one.
const manyPages = 3

func masked(s string) string { return digitRuns.ReplaceAllString(strings.TrimSpace(s), "#") }

// runningHeaders returns the masks of such lines: their text with digits
// replaced.
func runningHeaders(d *doc.Document) map[string]bool {
	count := map[string]int{}
	for _, b := range d.Blocks {
		if b.Table != nil {
			continue
		}
		for _, s := range strings.Split(b.Text, "\n") {
			if mask := masked(s); isRunningHeader(mask) {
				count[mask]++
			}
		}
	}
	out := map[string]bool{}
	for mask, n := range count {
		if n >= manyPages {
			out[mask] = true
		}
	}
	return out
}

// isRunningHeader reports a mask with digits and slashes or colons and nothing
// Cyrillic: no amount looks like that.
func isRunningHeader(mask string) bool {
	if !strings.Contains(mask, "#") || !strings.ContainsAny(mask, "/:") {
		return false
	}
	return !strings.ContainsFunc(mask, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

// without removes such lines from a cell.
func (p *Parts) without(masks map[string]bool, c Cell) Cell {
	if len(masks) == 0 {
		return c
	}
	kept := Cell{Line: c.Line, Beside: c.Beside}
	for i, s := range c.Lines {
		var at []doc.Place
		if i < len(c.Places) {
			at = c.Places[i : i+1]
		}
		if masks[masked(s)] {
			p.Dropped = append(p.Dropped, Cell{Lines: []string{strings.TrimSpace(s)}, Places: at})
			continue
		}
		kept.Lines, kept.Places = append(kept.Lines, s), append(kept.Places, at...)
	}
	return kept
}
