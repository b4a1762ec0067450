package browser_test

import (
	"fmt"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

var widths = []int{375, 1280}

// ways lists the ways to read a page: its width, how the reader's device shows
// it, and the choices in the version for the visually impaired. A sheet of A4
// has 186 mm between its margins. Variants take turns from page to page: one is
// read in Kazakh, the other in Russian, and on the next kind of page the other
// way round. Of the version for the visually impaired, two variants are read on
// each page. Ways of equal width, which are measured in both languages, take
// turns in axe-core.
var ways = []way{
	{"dark", 1280, 900, 1, browser.Look{Scheme: "dark"}, "", always, always},
	{"narrow", 320, 640, 1, browser.Look{Scheme: "light"}, "", always, one},
	{"400 %", 320, 256, 4, browser.Look{Scheme: "dark"}, "", always, other},
	{"forced colours on light", 375, 800, 1, browser.Look{Scheme: "light", Forced: true}, "", one, always},
	{"forced colours on dark", 1280, 900, 1, browser.Look{Scheme: "dark", Forced: true}, "", other, always},
	{"print", 703, 1000, 1, browser.Look{Scheme: "light", Print: true}, "", one, always},
	{"black on white", 1280, 900, 1, browser.Look{Scheme: "dark"}, "vs1 vg1 vc1", one, always},
	{"white on black", 375, 800, 1, browser.Look{Scheme: "light"}, "vs2 vg0 vc2", other, always},
	{"blue", 375, 800, 1, browser.Look{Scheme: "dark"}, "vs0 vg2 vc3", one, always},
	{"largest", 320, 256, 4, browser.Look{Scheme: "light"}, "vs2 vg2 vc1", other, always},
	{"print, large", 703, 1000, 1, browser.Look{Scheme: "dark", Print: true}, "vs2 vg2 vc2", other, always},
}

type way struct {
	name          string
	width, height int
	zoom          float64
	look          browser.Look
	choice        string
	variant       variant
	judged        variant
}

type variant int

const (
	always variant = iota
	one
	other
)

// turn returns the variant to use on the n-th page.
func turn(n int) variant { return one + variant((n/len(languages)+n)%2) }

// due reports whether a variant is used on the n-th page.
func due(v variant, n int) bool { return v == always || v == turn(n) }

// choose ticks inputs of the version for the visually impaired, by id.
func choose(tab *browser.Tab, ids string) {
	browser.Eval[bool](tab, fmt.Sprintf(`(ids => {
		const root = document.documentElement;
		document.querySelectorAll("#vision input").forEach(i => {
			i.checked = ids.includes(i.id);
			root.classList.toggle(i.id, i.checked);
		});
		return true;
	})((%q || "vs0 vg0 vc0").split(" "))`, ids))
}

// unfold opens everything that can be opened, including the version for the
// visually impaired.
const unfold = `document.querySelectorAll("details").forEach(d => { d.open = true; }), true`

// between lists widths near which columns fold, and choices that make them fold
// sooner.
var between = struct {
	widths  []int
	choices []string
}{[]int{1024, 768}, []string{"", "vs0 vg2 vc1", "vs1 vg1 vc1", "vs2 vg0 vc1"}}

// eachWay shows the n-th page in each way to read it.
func eachWay(tab *browser.Tab, n int, read func(w way)) {
	panel := browser.Eval[bool](tab, "document.getElementById('vision') !== null")
	for _, w := range ways {
		if due(w.variant, n) && (w.choice == "" || panel) {
			tab.Zoom(w.width, w.height, w.zoom)
			tab.Look(w.look)
			choose(tab, w.choice)
			read(w)
		}
	}
}

// In no way to read a page does axe-core find anything, on every kind of page
// in both languages, with everything opened, and on a desktop also as first
// shown. Nothing reaches beyond the right edge, and every target is large
// enough for a finger. Of rows that differ only in their words, axe-core reads
// all in one look at the page, and some in the others.
func (s *suite) axe(t *testing.T) {
	axe := browser.NewAxe(t, modules)
	pictures := newGallery(t)
	s.each(t, func(t *testing.T, tab *browser.Tab, url string, n int) {
		visit(tab, url)
		pictures.take(t, tab, n)
		tab.Size(1280, 900)
		tab.Scheme("light")
		for _, v := range axe.Check(tab) {
			t.Errorf("as it comes: %s", v)
		}
		browser.Eval[bool](tab, unfold)
		for _, choice := range between.choices {
			choose(tab, choice)
			for _, width := range between.widths {
				tab.Size(width, 900)
				wide := browser.Eval[[]string](tab, sideways)
				is.True(t, len(wide) == 0, "%d px %s: too wide: %.600q", width, choice, wide)
			}
		}
		eachWay(tab, n, func(w way) {
			if !w.look.Print {
				fits(t, tab, w.name)
			}
			if found := browser.Eval[[]string](tab, piled); w.choice == "" && len(found) > 0 {
				t.Errorf("%s: letter under letter: %.300q", w.name, found)
			}
		})
		tab.Thin()
		eachWay(tab, n, func(w way) {
			var without []string
			if w.look.Print {
				without = []string{"target-size"} // nobody taps paper
			}
			if due(w.judged, n) {
				for _, v := range axe.Check(tab, without...) {
					t.Errorf("%s: %s", w.name, v)
				}
			}
		})
	})
}

// fits expects that nothing reaches beyond the right edge of the window, that
// everything one can tap is 44 pixels wide and high, and that letters do not
// overlap.
func fits(t *testing.T, tab *browser.Tab, where string) {
	t.Helper()
	wide := browser.Eval[[]string](tab, sideways)
	is.True(t, len(wide) == 0, "%s: too wide: %.600q", where, wide)
	found := browser.Eval[[]string](tab, small)
	is.True(t, len(found) == 0, "%s: %d small targets: %.600q", where, len(found), found)
	found = browser.Eval[[]string](tab, crossed)
	is.True(t, len(found) == 0, "%s: letters upon letters, %d times: %.600q", where, len(found), found)
}

// piled finds text with one letter a line, because its column or caption has no
// width left.
const piled = `[...document.querySelectorAll("main :is(caption, th, td, p, li, dd, label, button)")].filter(e => {
	const style = getComputedStyle(e), box = e.getBoundingClientRect(), em = parseFloat(style.fontSize);
	const room = box.width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
	const hidden = e.closest("thead") && getComputedStyle(e.closest("thead")).clipPath !== "none"; // but for a screen reader
	return e.checkVisibility() && !hidden && box.width > 1.5 && e.textContent.trim().length > 9 && room < 3 * em && box.height > 5 * em;
}).map(e => e.tagName + " " + e.className + ": " + e.textContent.trim())`

// crossed lists texts whose letters overlap. The box of a line is taller than
// its letters, so only its middle half counts; text only for screen readers is
// clipped.
const crossed = `(() => {
	const clipped = new Set(Array.from(document.querySelectorAll("body *")).filter(e => getComputedStyle(e).clipPath !== "none"));
	const seen = e => e === null || !clipped.has(e) && seen(e.parentElement);
	const lines = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
	while (walker.nextNode()) {
		const text = walker.currentNode, e = text.parentElement;
		if (!text.data.trim() || e.closest("svg, select, script") || !e.checkVisibility({ visibilityProperty: true }) || !seen(e)) continue;
		range.selectNodeContents(text);
		for (const b of range.getClientRects())
			lines.push({ text, left: b.left + 1, right: b.right - 1, top: b.top + b.height / 4, bottom: b.bottom - b.height / 4 });
	}
	lines.sort((a, b) => a.top - b.top);
	return lines.flatMap((a, i) => {
		const upon = [];
		for (let j = i + 1; j < lines.length; j++) {
			const b = lines[j];
			if (b.top >= a.bottom) break;
			if (b.left < a.right && b.right > a.left && b.text !== a.text) upon.push(a.text.data.trim() + " | " + b.text.data.trim());
		}
		return upon;
	});
})()`

// sideways lists what reaches beyond the right edge, if the page does.
const sideways = `(() => {
	const page = document.scrollingElement, width = page.clientWidth;
	if (page.scrollWidth <= width) return [];
	return Array.from(document.querySelectorAll("body *"))
		.filter(e => e.getBoundingClientRect().right > width + 0.5 && e.getClientRects().length)
		.map(e => e.tagName + "." + e.className + " to " + Math.round(e.getBoundingClientRect().right) + ": " + e.textContent.trim().slice(0, 40))
		.concat("the page is " + page.scrollWidth + " px wide");
})()`
