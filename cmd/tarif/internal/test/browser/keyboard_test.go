package browser_test

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// record records every element that gets the focus and, once the key is
// released and the page has scrolled, whether it is visible.
const record = `(() => {
	window.seen = new Set(), window.unseen = [];
	document.addEventListener("keyup", e => {
		if (e.target === document.body) return; // past the end
		seen.add(e.target);
		const style = getComputedStyle(e.target), box = e.target.getBoundingClientRect();
		if (style.outlineStyle === "none" || box.width < 2 || box.bottom <= 0 || box.top >= innerHeight || covered(e.target, box))
			unseen.push(e.target.outerHTML.slice(0, 160));
	});
	// Tab stops at the day, the month, the year and the calendar of a date too.
	return interactive().length + 3 * document.querySelectorAll("input[type=date]").length;
})()`

// covered reports whether a sticky element covers the focused one.
const covered = `function covered(e, box) {
	const over = document.elementFromPoint(Math.max(box.left, 0) + 4, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
	return over !== null && !e.contains(over) && !over.contains(e);
}; true`

// interactive lists what a pointer can use. Of a group of buttons of which one
// is chosen, Tab stops at that one, and arrow keys lead to the others.
const interactive = `function chosenBeside(e) {
	return e.type === "radio" && document.querySelector("[name='" + e.name + "']:checked") !== e;
}
function interactive() {
	return Array.from(document.querySelectorAll("a[href], button, input, select, textarea, summary"))
		.filter(e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.disabled);
}; true`

// faint lists, for everything that a pointer can use, focus outlines that are
// too thin or contrast too little with their background.
const faint = `(() => {
	const parts = colour => colour.match(/[\d.]+/g).map(Number);
	const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
		.reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
	const ground = e => {
		for (; e; e = e.parentElement) {
			const c = parts(getComputedStyle(e).backgroundColor);
			if (c.length === 3 || c[3] === 1) return c;
		}
		return [255, 255, 255];
	};
	return interactive().flatMap(e => {
		e.focus({ preventScroll: true });
		const style = getComputedStyle(e), a = light(parts(style.outlineColor)), b = light(ground(e.parentElement));
		const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
		return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && contrast >= 3 ? [] :
			[style.outline + ", contrast " + contrast.toFixed(1) + ": " + e.outerHTML.slice(0, 120)];
	});
})()`

// On every kind of page Tab leads first to the skip link, if there is a header,
// then to everything that a pointer can use, always visibly, and beyond the
// end; Enter on the skip link leads past the header. The focus has an outline
// with enough contrast in every colour scheme. Of rows that differ only in their
// words some are walked, and all on the page of an edition.
func (s *suite) keyboard(t *testing.T) {
	for i, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			tab := s.Tab(t, s.server.Home)
			visit(tab, s.server.Home+languages[i%2]+"/"+k.addr)
			if k.addr != edition {
				tab.Thin()
			}
			browser.Eval[bool](tab, interactive)
			browser.Eval[bool](tab, covered)
			browser.Eval[bool](tab, "document.activeElement.blur(), true")
			n := browser.Eval[int](tab, record)
			tab.Press("\t")
			framed := strings.HasPrefix(k.addr, "embed/") // has no header to skip
			first := "a.skip"
			if framed {
				first = "main a"
			}
			if !browser.Eval[bool](tab, fmt.Sprintf("document.activeElement.matches(%q)", first)) {
				t.Errorf("the first stop is %s", browser.Eval[string](tab, "document.activeElement.outerHTML"))
			}
			for range n {
				tab.Press("\t")
			}
			for _, e := range browser.Eval[[]string](tab, "interactive().filter(e => !seen.has(e) && !chosenBeside(e)).map(e => e.outerHTML.slice(0, 160))") {
				t.Errorf("Tab does not reach %s", e)
			}
			for _, e := range browser.Eval[[]string](tab, "unseen") {
				t.Errorf("one cannot see the focus on %s", e)
			}
			browser.Eval[bool](tab, unfold)
			for _, w := range ways {
				if w.look.Print {
					continue
				}
				tab.Look(w.look)
				choose(tab, w.choice)
				if found := browser.Eval[[]string](tab, faint); len(found) > 0 {
					t.Errorf("%s: one can hardly see the focus, %d times, first on %s", w.name, len(found), found[0])
				}
			}
			if framed {
				return
			}
			browser.Eval[bool](tab, "document.querySelector('a.skip').focus(), true")
			tab.Press("\r")
			tab.Wait("document.activeElement.id === 'main'")
		})
	}
}

// In a row, the key T and the language link in the header lead to the same row
// in the other language, and each keeps the row for the way back.
func (s *suite) rowKey(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/" + edition)
	browser.Eval[bool](tab, "document.querySelector('#r7 .service a').focus(), true")
	tab.Follow(func() { tab.Press("t") }, "/ru/"+edition+"#r7")
	tab.Wait("document.activeElement.closest('tr') && document.activeElement.closest('tr').id === 'r7'")
	tab.Follow(func() { tab.Press("t") }, "/kk/"+edition+"#r7")
	tab.Follow(func() { browser.Eval[bool](tab, "document.getElementById('twin').click(), true") }, "/ru/"+edition+"#r7")
	tab.Follow(func() { browser.Eval[bool](tab, "location.hash = '#r76', true") }, "#r76")
	tab.Follow(func() { browser.Eval[bool](tab, "document.getElementById('twin').click(), true") }, "/kk/"+edition+"#r76")
}

// T is not a shortcut elsewhere: typed into the search box, it stays a letter.
func (s *suite) rowKeyElsewhere(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/" + edition)
	browser.Eval[bool](tab, "document.getElementById('q').focus(), true")
	tab.Press("t")
	got := browser.Eval[string](tab, "document.getElementById('q').value + location.pathname")
	is.True(t, got == "t/kk/"+edition, "after T in the search box: %s", got)
}
