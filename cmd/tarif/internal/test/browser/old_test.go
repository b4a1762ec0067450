package browser_test

import (
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// sliced lists words that are broken into slices of a few letters: at least
// three lines in a column four letters wide.
const sliced = `Array.from(document.querySelectorAll("main tbody th a, main tbody td:not(.act), main button, main h3, main li, main .role"))
	.filter(e => { const b = e.getBoundingClientRect(), letter = parseFloat(getComputedStyle(e).fontSize);
		return b.width > 2 && b.width < 4 * letter && b.height > 4 * letter && e.textContent.trim().length > 8; })
	.map(e => e.textContent.trim().slice(0, 40))`

// In an old browser every kind of page can be read on a phone: it does not
// scroll sideways, and words are not broken into slices.
func TestOldBrowser(t *testing.T) {
	b := browser.StartOld(t, modules)
	s := &suite{Browser: b, files: built(t)}
	s.server = browser.Serve(t, s.files, "/")
	tab := b.Tab(t, s.server.Home)
	tab.Size(360, 640)
	for _, k := range kinds {
		for _, l := range languages {
			visit(tab, s.server.Home+l+"/"+k.addr)
			width := browser.Eval[float64](tab, "document.documentElement.scrollWidth")
			is.True(t, width <= 360, "%s/%s is %g pixels wide", l, k.name, width)
			words := browser.Eval[[]string](tab, sliced)
			is.True(t, len(words) == 0, "%s/%s is in slices: %q", l, k.name, words)
		}
	}
	t.Run("compare", s.oldCompare)
	t.Run("vision", s.vision)
}

// In an old browser the two prices of a service are side by side, with their
// difference.
func (s *suite) oldCompare(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Size(360, 640)
	tab.Open(s.server.Home + "ru/compare/home-care/baiterek-vs-oral/")
	const apart = `(() => {
		document.querySelector(".told").open = true;
		const [a, b, d] = Array.from(document.querySelectorAll("table.compare tbody tr:first-child td")).map(e => e.getBoundingClientRect());
		return Math.abs(a.top - b.top) < 2 && b.left >= a.right - 1 && d.top >= a.top && d.bottom - a.top < 320;
	})()`
	is.True(t, browser.Eval[bool](tab, apart), "the prices of the first row do not stand beside each other")
}
