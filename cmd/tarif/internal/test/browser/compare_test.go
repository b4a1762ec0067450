package browser_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// picked opens the reader's own comparison and waits for its table.
func picked(tab *browser.Tab, address string) {
	tab.Open(address)
	tab.Wait("document.querySelector('[data-table] tbody tr')")
}

const (
	homeCare   = "compare/?kind=home-care&places=baiterek,oral"
	pickStatus = "document.querySelector('[data-status]').textContent"
)

// compare tests what a reader does with the pages that compare places.
func (s *suite) compare(t *testing.T) {
	t.Run("agrees", s.comparePairs)
	t.Run("arithmetic", s.compareArithmetic)
	t.Run("history", s.compareHistory)
	t.Run("keyboard", s.compareKeyboard)
	t.Run("lost", s.compareLost)
	t.Run("failed", s.compareFailed)
	t.Run("plain", s.comparePlain)
	t.Run("sort", s.compareSort)
	t.Run("disk", s.compareDisk)
	t.Run("axe", s.compareAxe)
}

// The table made in the browser equals that of the page of the pair: the same
// rows in the same order, the same prices, differences and percentages.
func (s *suite) comparePairs(t *testing.T) {
	const mine = `Array.from(document.querySelectorAll("[data-table] tbody tr"), tr => [tr.querySelector("th a").textContent,
		...Array.from(tr.querySelectorAll("data"), d => d.textContent),
		...Array.from(tr.querySelectorAll(".figures span:not(.name)"), d => d.textContent), tr.querySelector(".withheld").textContent].join("|"))`
	const pages = `Array.from(document.querySelectorAll("table.compare tbody tr"), tr => [tr.querySelector("th a").textContent,
		...Array.from(tr.querySelectorAll("data"), d => d.textContent),
		tr.querySelector(".diff .amount").textContent, tr.querySelector(".diff .percent").textContent, tr.querySelector(".withheld").textContent].join("|"))`
	for _, l := range languages {
		tab := s.Tab(t, s.server.Home)
		picked(tab, s.server.Home+l+"/"+homeCare)
		got := browser.Eval[[]string](tab, mine)
		tab.Open(s.server.Home + l + "/compare/home-care/baiterek-vs-oral/")
		want := browser.Eval[[]string](tab, pages)
		is.True(t, len(want) == 76 && slices.Equal(got, want),
			"%s: the browser has %d rows, the page %d; first %.200q and %.200q", l, len(got), len(want), got, want)
	}
}

// The browser computes the same as the program: see package export.
func (s *suite) compareArithmetic(t *testing.T) {
	src := is.File(t, "../../show/export/testdata/figures.json")
	var figures []json.RawMessage
	if err := json.Unmarshal(src, &figures); err != nil || len(figures) < 20 {
		t.Fatalf("%d figures, %v", len(figures), err)
	}
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/compare/")
	wrong := browser.Eval[[]string](tab, `(`+string(src)+`).filter(f => {
		const c = tarifCompare, p = c.percent(f.from, f.to), d = f.to - f.from;
		return p !== f.percent || c.tenge(f.to) !== f.amount || c.signed(d, c.tenge(d)) !== f.difference ||
			(p !== null && c.signed(p, c.decimal(p)) + "\u00a0%" !== f.change);
	}).map(f => JSON.stringify(f))`)
	is.True(t, len(wrong) == 0, "the browser says otherwise: %q", wrong)
}

// The address holds the choice; Back and Forward step through it, the other
// language keeps it, and any place can become the one that differences are
// relative to.
func (s *suite) compareHistory(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/compare/")
	tab.Wait("document.querySelector('[data-choices] input')")
	tick := func(id string) {
		browser.Eval[bool](tab, "document.querySelector('[data-choices] input[value="+id+"]').click(), true")
	}
	tick("oral")
	tick("baiterek")
	tab.Wait("document.querySelector('[data-table] tbody tr') && location.search === '?kind=home-care&places=oral,baiterek'")
	is.In(t, "−21,70", browser.Eval[string](tab, "document.querySelector('.figures').textContent"), "from Oral the difference")
	browser.Eval[bool](tab, `(() => { const b = document.getElementById("picker-base"); b.value = "baiterek";
		b.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`)
	tab.Wait("location.search === '?kind=home-care&places=baiterek,oral' && document.querySelector('.figures').textContent.includes('+27,72')")
	browser.Eval[bool](tab, "history.back(), true")
	tab.Wait("location.search === '?kind=home-care&places=oral,baiterek' && document.querySelector('.figures').textContent.includes('−21,70')")
	browser.Eval[bool](tab, "history.back(), true")
	tab.Wait("location.search === '?kind=home-care&places=oral' && document.querySelector('[data-picked]').hidden")
	browser.Eval[bool](tab, "history.forward(), true")
	tab.Wait("!document.querySelector('[data-picked]').hidden && document.querySelectorAll('[data-choices] :checked').length === 2")
	tab.Follow(func() { browser.Eval[bool](tab, "document.getElementById('twin').click(), true") }, "/kk/compare/?kind=home-care&places=oral,baiterek")
	tab.Wait("document.querySelector('[data-table] tbody tr')")
}

// With the keyboard alone: choose a kind, find a place by typing, tick it,
// sort.
func (s *suite) compareKeyboard(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/compare/?kind=waste")
	tab.Wait("document.querySelector('[data-choices] input')")
	for _, place := range []string{"семей", "атырау"} {
		browser.Eval[bool](tab, "document.getElementById('picker-filter').focus(), document.getElementById('picker-filter').select(), true")
		for _, r := range place {
			tab.Press(string(r))
		}
		tab.Wait("Array.from(document.querySelectorAll('[data-choices] li')).filter(l => !l.hidden).length === 1")
		tab.Press("\t")
		tab.Wait("document.activeElement.type === 'checkbox'")
		tab.Press(" ")
	}
	tab.Wait("document.querySelectorAll('[data-table] tbody tr').length > 2")
	is.Equal(t, browser.Eval[string](tab, "location.search"), "?kind=waste&places=semei,atyrau", "the address")
	tab.Size(1280, 900)
	browser.Eval[bool](tab, "document.querySelectorAll('.sort')[1].focus(), true")
	tab.Press("\r")
	tab.Wait("document.querySelectorAll('[data-table] th')[1].getAttribute('aria-sort') === 'ascending' && document.activeElement.matches('.sort')")
	tab.Size(375, 800)
	browser.Eval[bool](tab, "document.getElementById('table-order').focus(), true")
	tab.Press("а") // the first letter of Atyrau
	tab.Wait("document.querySelectorAll('[data-table] th')[2].getAttribute('aria-sort') === 'ascending' && !document.querySelector('.sort').checkVisibility()")
}

// An unknown place is named, and the others are compared.
func (s *suite) compareLost(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	picked(tab, s.server.Home+"ru/compare/?kind=home-care&places=oral,atlantis,baiterek&x=%E0")
	is.In(t, "atlantis", browser.Eval[string](tab, pickStatus), "the status")
	tab.Open(s.server.Home + "ru/compare/?kind=nothing&places=%3Cb%3E")
	tab.Wait(pickStatus + " !== ''")
	got := browser.Eval[string](tab, pickStatus+" + document.querySelectorAll('.picker b').length")
	is.True(t, strings.Contains(got, "<b>") && strings.HasSuffix(got, "0"), "the status is %q", got)
}

// Prices that cannot be loaded are reported as missing and can be requested
// again.
func (s *suite) compareFailed(t *testing.T) {
	files := maps.Clone(s.files)
	delete(files, "data/editions/oral/home-care/2026.js")
	home := browser.Serve(t, files, "/").Home
	tab := s.Tab(t, home)
	tab.Allow("status of 404")
	tab.Allow("MIME type")
	tab.Open(home + "ru/" + homeCare)
	tab.Wait("!document.querySelector('[data-failed]').hidden")
	is.In(t, "Уральск", browser.Eval[string](tab, pickStatus), "the status")
	is.True(t, !browser.Eval[bool](tab, "document.querySelector('[data-picked]').checkVisibility()"),
		"a table is shown without its prices")
}

// Without JavaScript the tables and the pairs are there, and nothing is offered
// that needs a script.
func (s *suite) comparePlain(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.NoScript()
	for _, addr := range []string{"kk/compare/", "ru/compare/home-care/", "kk/compare/waste/"} {
		tab.Open(s.server.Home + addr)
		if dead := browser.Eval[[]string](tab, `Array.from(document.querySelectorAll("main button, main input, main select")).filter(b => b.checkVisibility()).map(b => b.outerHTML)`); len(dead) > 0 {
			t.Errorf("%s: what does nothing without JavaScript: %q", addr, dead)
		}
	}
	tab.Open(s.server.Home + "kk/compare/")
	if !browser.Eval[bool](tab, `["home-care/baiterek-vs-oral/", "home-care/", "waste/"].every(a => Array.from(document.querySelectorAll("main a")).some(l => l.href.endsWith("/kk/compare/" + a) && l.checkVisibility()))`) {
		t.Error("the list does not lead to the pairs and the tables")
	}
	tab.Open(s.server.Home + "ru/compare/home-care/")
	if n := browser.Eval[int](tab, `Array.from(document.querySelectorAll("table.matrix tbody tr")).filter(r => r.innerText.includes("₸") && r.checkVisibility()).length`); n != 76 {
		t.Errorf("%d rows with a price, want 76", n)
	}
}

// A table can be sorted by any column, returns to its own order on the third
// press, and can be filtered; both are announced.
func (s *suite) compareSort(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/compare/home-care/")
	tab.Wait("document.querySelector('.sort')")
	const column = `Array.from(document.querySelectorAll("table.matrix tbody tr"), tr => tr.cells[1].querySelector("data").value)`
	press := func() string {
		browser.Eval[bool](tab, "document.querySelectorAll('.sort')[1].click(), true")
		return browser.Eval[string](tab, "document.querySelectorAll('table.matrix thead th')[1].getAttribute('aria-sort') + ': ' + document.querySelector('[data-table-status]').textContent")
	}
	own := browser.Eval[[]string](tab, column)
	if got := press(); !strings.HasPrefix(got, "ascending: ") || !strings.Contains(got, "Бәйтерек") {
		t.Errorf("after one press %q", got)
	}
	up := browser.Eval[[]string](tab, column)
	is.True(t, !slices.Equal(own, up) && up[0] == "123.75" && up[75] == "1485.00", "in order of price %q", up)
	if got := press(); !strings.HasPrefix(got, "descending: ") || browser.Eval[[]string](tab, column)[0] != "1485.00" {
		t.Errorf("after two presses %q", got)
	}
	if got := press(); !strings.HasPrefix(got, "null: ") || !slices.Equal(browser.Eval[[]string](tab, column), own) {
		t.Errorf("after three presses %q", got)
	}
	browser.Eval[bool](tab, `(() => { const f = document.getElementById("table-find"); f.value = "похорон";
		f.dispatchEvent(new Event("input")); const r = document.getElementById("table-role"); return true; })()`)
	is.In(t, "1 из 76", browser.Eval[string](tab, "document.querySelector('[data-table-status]').textContent"), "filtered")
	browser.Eval[bool](tab, `(() => { document.getElementById("table-find").value = ""; const r = document.getElementById("table-role");
		r.value = "specialist"; r.dispatchEvent(new Event("change")); return true; })()`)
	is.In(t, "16 из 76", browser.Eval[string](tab, "document.querySelector('[data-table-status]').textContent"), "by role")
}

// From a folder on a disk the prices are loaded too, and links lead to pages.
func (s *suite) compareDisk(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, s.files)
	tab := s.Tab(t, "file:")
	picked(tab, (&url.URL{Scheme: "file", Path: filepath.Join(dir, "ru/compare/index.html"), RawQuery: "kind=home-care&places=oral,baiterek"}).String())
	browser.Eval[bool](tab, "document.querySelector('[data-choices] :checked').click(), true")
	tab.Wait("document.querySelector('[data-picked]').hidden")
	browser.Eval[bool](tab, "document.querySelector('[data-choices] input:not(:checked)').click(), true")
	tab.Wait("!document.querySelector('[data-picked]').hidden")
	tab.Follow(func() { browser.Eval[bool](tab, "document.querySelector('[data-table] td a').click(), true") }, "/2026/index.html#r1")
}

// The table made by the script breaks no accessibility rule and fits every
// window.
func (s *suite) compareAxe(t *testing.T) {
	axe := browser.NewAxe(t, modules)
	for _, addr := range []string{"kk/" + homeCare, "ru/compare/?kind=waste&places=astana,semei,atyrau,kurchatov"} {
		tab := s.Tab(t, s.server.Home)
		picked(tab, s.server.Home+addr)
		for _, width := range append(between.widths, 320, 1280) {
			tab.Size(width, 900)
			fits(t, tab, fmt.Sprintf("%s, %d px", addr, width))
		}
		for _, width := range []int{320, 1280} {
			for _, scheme := range schemes {
				tab.Size(width, 900)
				tab.Scheme(scheme)
				for _, v := range axe.Check(tab) {
					t.Errorf("%s, %d px, %s: %s", addr, width, scheme, v)
				}
			}
		}
	}
}
