package table

import (
	"regexp"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/act/doc"
)

// Lines that a browser or a program prints on every page, a date, an address,
// "3/10", are not the act's: they come again and again, hold no Cyrillic letter
// and differ in digits only.

var digitRuns = regexp.MustCompile(`\d+`)

// manyPages is how often such a line must stand to be one.
const manyPages = 3

func masked(s string) string { return digitRuns.ReplaceAllString(strings.TrimSpace(s), "#") }

// runningHeaders finds the masks of such lines.
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

// isRunningHeader reports a mask with digits and Latin letters, strokes or colons
// and nothing Cyrillic: no amount looks so.
func isRunningHeader(mask string) bool {
	if !strings.Contains(mask, "#") || !strings.ContainsAny(mask, "/:") {
		return false
	}
	return !strings.ContainsFunc(mask, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

// without takes such lines out of a cell.
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
