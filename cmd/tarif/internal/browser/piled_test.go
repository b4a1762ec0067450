package browser_test

import (
	"fmt"
	"testing"

	"tarif/cmd/tarif/internal/browser"
)

// piled finds text that stands letter under letter, because a column or a
// caption was left no width.
const piled = `[...document.querySelectorAll("main :is(caption, th, td, p, li, dd, label, button)")].filter(e => {
	const style = getComputedStyle(e), box = e.getBoundingClientRect(), em = parseFloat(style.fontSize);
	const room = box.width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
	const hidden = e.closest("thead") && getComputedStyle(e.closest("thead")).clipPath !== "none"; // but for a screen reader
	return e.checkVisibility() && !hidden && box.width > 1.5 && e.textContent.trim().length > 9 && room < 3 * em && box.height > 5 * em;
}).map(e => e.tagName + " " + e.className + ": " + e.textContent.trim())`

// Words stand in lines, on a phone and on a sheet of A4.
func (s *suite) piled(t *testing.T) {
	s.each(t, func(t *testing.T, tab *browser.Tab, url string) {
		for media, width := range map[string]int{"screen": 375, "print": 703} { // 186 mm
			tab.Media(media)
			tab.Size(width, 700)
			visit(tab, url)
			if found := browser.Eval[[]string](tab, piled); len(found) > 0 {
				t.Errorf("%s: %s", media, fmt.Sprintf("%.300q", found))
			}
		}
	})
}
