package browser_test

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/browser"
)

var widths = []int{375, 1280}

// No page breaks a rule of WCAG 2.2 A and AA or a best practice that axe-core
// can see, on a phone in Kazakh and on a desk in Russian, in light and in dark;
// and the contrast is that of AAA, as the style sheet promises. The languages
// share their templates, and what is wide or long in either is [suite.narrow]'s.
func (s *suite) axe(t *testing.T) {
	axe := browser.NewAxe(t, modules)
	s.each(t, func(t *testing.T, tab *browser.Tab, url string) {
		width := widths[0]
		if strings.HasPrefix(url, s.server.Home+"ru/") {
			width = widths[1]
		}
		tab.Size(width, 900)
		visit(tab, url)
		for _, v := range axe.Check(tab) {
			t.Errorf("%d px: %s", width, v)
		}
		tab.Scheme("dark")
		for _, v := range axe.CheckColours(tab) {
			t.Errorf("dark: %s", v)
		}
	})
}

// sideways lists what reaches over the right edge, where the page does.
const sideways = `(() => {
	const page = document.scrollingElement, width = page.clientWidth;
	if (page.scrollWidth <= width) return [];
	return Array.from(document.querySelectorAll("body *"))
		.filter(e => e.getBoundingClientRect().right > width + 0.5 && e.getClientRects().length)
		.map(e => e.tagName + "." + e.className + " to " + Math.round(e.getBoundingClientRect().right) + ": " + e.textContent.trim().slice(0, 40))
		.concat("the page is " + page.scrollWidth + " px wide");
})()`

// No page scrolls sideways at 320 CSS pixels, also with everything open that
// can be opened: that is WCAG 2.2's reflow, 1280 pixels at 400 %.
func (s *suite) narrow(t *testing.T) {
	s.each(t, func(t *testing.T, tab *browser.Tab, url string) {
		tab.Size(320, 640)
		visit(tab, url)
		for _, state := range []string{"as it comes", "opened"} {
			if wide := browser.Eval[[]string](tab, sideways); len(wide) > 0 {
				t.Errorf("%s: %s", state, fmt.Sprintf("%.600q", wide))
			}
			browser.Eval[bool](tab, `document.querySelectorAll("details").forEach(d => { d.open = true; }), true`)
		}
	})
}
