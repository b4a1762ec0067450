package browser_test

import (
	"testing"

	"tarif/cmd/tarif/internal/browser"
)

// record notes every element that gets the focus and, when the key is up again
// and the page has scrolled, whether one can see it.
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

// covered tells whether something that sticks lies over what has the focus.
const covered = `function covered(e, box) {
	const over = document.elementFromPoint(Math.max(box.left, 0) + 4, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
	return over !== null && !e.contains(over) && !over.contains(e);
}; true`

// interactive lists what a pointer can use.
const interactive = `function interactive() {
	return Array.from(document.querySelectorAll("a[href], button, input, select, textarea, summary"))
		.filter(e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.disabled);
}; true`

// Tab leads first to the skip link and then to everything that a pointer can
// use, always visibly; Enter on the skip link leads past the header.
func (s *suite) keyboard(t *testing.T) {
	for _, addr := range []string{"ru/", "kk/" + edition, "ru/services/", "kk/search/?q=тамақ", "kk/compare/home-care/baiterek-vs-oral/", "ru/places/karaganda-region/surface-water/"} {
		t.Run(addr, func(t *testing.T) {
			t.Parallel()
			tab := s.Tab(t, s.server.Home)
			visit(tab, s.server.Home+addr)
			browser.Eval[bool](tab, interactive)
			browser.Eval[bool](tab, covered)
			browser.Eval[bool](tab, "document.activeElement.blur(), true")
			n := browser.Eval[int](tab, record)
			tab.Press("\t")
			if !browser.Eval[bool](tab, "document.activeElement.matches('a.skip')") {
				t.Errorf("the first stop is %s", browser.Eval[string](tab, "document.activeElement.outerHTML"))
			}
			for range n {
				tab.Press("\t")
			}
			for _, e := range browser.Eval[[]string](tab, "interactive().filter(e => !seen.has(e)).map(e => e.outerHTML.slice(0, 160))") {
				t.Errorf("Tab does not reach %s", e)
			}
			for _, e := range browser.Eval[[]string](tab, "unseen") {
				t.Errorf("one cannot see the focus on %s", e)
			}
			visit(tab, s.server.Home+addr)
			browser.Eval[bool](tab, "document.activeElement.blur(), true")
			tab.Press("\t")
			tab.Press("\r")
			tab.Wait("location.hash === '#main' && document.activeElement.id === 'main'")
		})
	}
}

// T in a row leads to the same row in the other language, as does the link in
// the header; each keeps the row for the way back.
func (s *suite) rowKey(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/" + edition)
	browser.Eval[bool](tab, "document.querySelector('#r7 .no a').focus(), true")
	tab.Follow(func() { tab.Press("t") }, "/ru/"+edition+"#r7")
	tab.Wait("document.activeElement.closest('tr') && document.activeElement.closest('tr').id === 'r7'")
	tab.Follow(func() { tab.Press("t") }, "/kk/"+edition+"#r7")
	tab.Follow(func() { browser.Eval[bool](tab, "document.getElementById('twin').click(), true") }, "/ru/"+edition+"#r7")
	tab.Follow(func() { browser.Eval[bool](tab, "location.hash = '#r76', true") }, "#r76")
	tab.Follow(func() { browser.Eval[bool](tab, "document.getElementById('twin').click(), true") }, "/kk/"+edition+"#r76")
}

// T is no shortcut anywhere else: a letter typed into the search box stays one.
func (s *suite) rowKeyElsewhere(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/" + edition)
	browser.Eval[bool](tab, "document.getElementById('q').focus(), true")
	tab.Press("t")
	if got := browser.Eval[string](tab, "document.getElementById('q').value + location.pathname"); got != "t/kk/"+edition {
		t.Errorf("after T in the search box: %s", got)
	}
}
