package browser_test

import (
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// small lists targets that are hard to hit with a finger. A link within a
// sentence may be as high as its line, as WCAG allows; a checkbox is as large
// as its label.
const small = `Array.from(document.querySelectorAll("a[href], button, input, select, summary"))
	.filter(e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.closest(".vh, .skip"))
	.filter(e => !(getComputedStyle(e).display === "inline" && e.closest("p, li, dd, small, sup, th, td, caption, h1, h2, h3")))
	.filter(e => { const b = (e.labels && e.matches("[type=radio], [type=checkbox]") && e.labels[0] || e).getBoundingClientRect(); return b.height < 43.5 || b.width < 43.5; })
	.map(e => { const b = e.getBoundingClientRect(); return Math.round(b.width) + "x" + Math.round(b.height) + " " + e.outerHTML.slice(0, 120); })`

// A choice in the version for the visually impaired applies to the next page
// before it is drawn, in both languages, until it is taken back.
func (s *suite) vision(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/" + edition)
	const size, paper = "parseFloat(getComputedStyle(document.documentElement).fontSize)", "getComputedStyle(document.body).backgroundColor"
	usual := browser.Eval[float64](tab, size)
	browser.Eval[bool](tab, "document.querySelector('#vision summary').click(), true")
	tab.Wait("document.getElementById('vs1').checked")
	browser.Eval[bool](tab, "document.getElementById('vc3').click(), true")
	want := browser.Eval[string](tab, paper)
	tab.Follow(func() { browser.Eval[bool](tab, "document.getElementById('twin').click(), true") }, "/ru/"+edition)
	if got := browser.Eval[float64](tab, size); got <= usual {
		t.Errorf("on the next page the letters have %g px, not more than %g", got, usual)
	}
	if got := browser.Eval[string](tab, paper); got != want || got == "rgb(255, 255, 255)" {
		t.Errorf("on the next page the paper is %s, not %s", got, want)
	}
	if shift := browser.Eval[float64](tab, shifts); shift > .02 { // a hair, see moves
		t.Errorf("the page moves by %g while it is drawn", shift)
	}
	browser.Eval[bool](tab, "document.querySelector('#vision button').click(), true")
	tab.Open(s.server.Home + "ru/")
	is.Equal(t, browser.Eval[float64](tab, size), usual, "taken back, the letters have px")
}

// Without JavaScript no choice could be kept, and none is offered.
func (s *suite) visionScriptOff(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.NoScript()
	tab.Open(s.server.Home + "ru/")
	is.True(t, !browser.Eval[bool](tab, "document.getElementById('vision').checkVisibility()"), "choices are offered that do nothing")
}

// shifts is the layout shift of a page as browsers compute it.
const shifts = `new Promise(done => {
	let sum = 0;
	const watch = new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; });
	watch.observe({ type: "layout-shift", buffered: true });
	setTimeout(() => done(sum), 300);
})`

// hair is a shift that nobody notices: a line of text that moves by the height
// of a target counts a hundred times as much. A busy browser may paint in the
// middle of a tag, between a link and its words, which moves the link by this
// much.
const hair = .001

// moves returns the layout shift while a page loads, the least of three
// attempts: a real shift happens every time.
func moves(tab *browser.Tab, url string) float64 {
	least := 1.0
	for range 3 {
		tab.Open(url)
		if least = min(least, browser.Eval[float64](tab, shifts)); least < hair {
			break
		}
		tab.Open("about:blank")
	}
	return least
}

// On a slow network nothing moves once it is drawn, and a page makes few
// requests: its styles, scripts and icon. Browsers request the manifest and the
// print styles when idle, and nothing waits for them.
func (s *suite) slow(t *testing.T) {
	for _, addr := range []string{"kk/", "ru/" + edition, "kk/services/", "ru/compare/home-care/baiterek-vs-oral/"} {
		tab := s.Tab(t, s.server.Home)
		tab.Size(375, 700)
		tab.Network(400, 400)
		tab.Slow(4)
		shift := moves(tab, s.server.Home+addr)
		is.True(t, shift <= hair, "%s moves by %g while it is drawn", addr, shift)
		if n := browser.Eval[int](tab, `performance.getEntriesByType("resource").filter(e => !/webmanifest$|-print/.test(e.name)).length`); n > 6 {
			t.Errorf("%s asks for %d files: %s", addr, n, browser.Eval[string](tab, `performance.getEntriesByType("resource").map(e => e.name).join()`))
		}
	}
}

// A page that arrives slowly does not move under the reader's finger: what a
// script adds has its space from the start. On a desktop the columns of a table
// adjust as rows arrive, which moves an amount by a hair.
func (s *suite) drip(t *testing.T) {
	server := browser.Serve(t, s.files, "/")
	server.Drip()
	for addr, width := range map[string]int{"kk/": 375, "ru/" + edition: 375, "kk/services/": 375, "kk/compare/": 375,
		"ru/calculator/oral/home-care/": 375, "kk/calculator/atyrau/waste/": 375, "kk/places/abai-region/drinking-water/": 375,
		"ru/compare/": 1280, "kk/compare/waste/": 1280, "ru/calculator/atyrau/waste/": 1280} {
		tab := s.Tab(t, server.Home)
		tab.Size(width, 2*width)
		if shift := moves(tab, server.Home+addr); shift > hair && width < 1280 || shift > .04 {
			t.Errorf("%s at %d px moves by %g while it comes", addr, width, shift)
		}
	}
}

// An edition of 76 rows prints on three sheets of A4, on a few more with the
// act's words in two languages, and on more in large print. Places side by side
// print as tables.
func (s *suite) paper(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	for _, l := range languages {
		tab.Open(s.server.Home + l + "/" + edition)
		if n := tab.Paper(); n < 1 || n > 3 {
			t.Errorf("%s prints on %d sheets", l, n)
		}
		tab.Open(s.server.Home + l + "/" + edition + "wording/")
		if n := tab.Paper(); n < 3 || n > 12 {
			t.Errorf("in the act's words %s prints on %d sheets", l, n)
		}
		for addr, most := range map[string]int{"compare/home-care/": 5, "compare/home-care/baiterek-vs-oral/": 4} {
			tab.Open(s.server.Home + l + "/" + addr)
			n := tab.Paper()
			is.True(t, n >= 3 && n <= most, "%s/%s prints on %d sheets, not on at most %d", l, addr, n, most)
		}
	}
	tab.Open(s.server.Home + "ru/" + edition)
	choose(tab, "vs1 vg0 vc2")
	if n := tab.Paper(); n < 4 {
		t.Errorf("in large print it takes %d sheets", n)
	}
}
