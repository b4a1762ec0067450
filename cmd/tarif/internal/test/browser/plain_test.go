package browser_test

import (
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// styled reports whether the style sheet has loaded: without it the skip link
// would be visible.
const styled = "getComputedStyle(document.querySelector('.skip')).position === 'absolute'"

// Without JavaScript the table can be read, nothing is offered that needs a
// script, and the search form leads to the A–Z page.
func (s *suite) scriptOff(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.NoScript()
	tab.Open(s.server.Home + "kk/" + edition)
	if n := browser.Eval[int](tab, `Array.from(document.querySelectorAll("table.rates tbody tr[id]")).filter(r => r.innerText.includes("₸") && r.checkVisibility()).length`); n != 76 {
		t.Errorf("%d rows with a price can be seen, want 76", n)
	}
	if dead := browser.Eval[[]string](tab, `Array.from(document.querySelectorAll("button:not([type=submit])")).filter(b => b.checkVisibility()).map(b => b.outerHTML)`); len(dead) > 0 {
		t.Errorf("buttons that do nothing without JavaScript: %q", dead)
	}
	tab.Follow(func() {
		browser.Eval[bool](tab, "document.querySelector('form[role=search] [name=q]').value = 'тамақ', document.querySelector('form[role=search]').requestSubmit(), true")
	}, "/kk/services/?q=тамақ")
	tab.Open(s.server.Home + "ru/search/")
	tab.Follow(func() { browser.Eval[bool](tab, "document.querySelector('main form').requestSubmit(), true") }, "/ru/services/?q=")
}

// A page says that it is out of date from the first day on which what it says
// may no longer be true, and not before.
func (s *suite) stale(t *testing.T) {
	for _, c := range []struct {
		today string
		shown bool
	}{{"2026-06-15", false}, {"2026-12-31", false}, {"2027-01-01", true}, {"2028-02-29", true}} {
		t.Run(c.today, func(t *testing.T) {
			tab := s.Tab(t, s.server.Home)
			tab.Today(c.today)
			for _, addr := range []string{"kk/" + edition, "ru/places/oral/home-care/", "ru/places/oral/"} {
				tab.Open(s.server.Home + addr)
				got := browser.Eval[bool](tab, "document.querySelector('.stale').checkVisibility()")
				is.True(t, got == c.shown, "%s: the notice is shown: %v, want %v", addr, got, c.shown)
			}
		})
	}
}

// The site works in a sub-folder of a host, where its links are relative and
// 404.html, which is shown at any address, knows the folder.
func (s *suite) subfolder(t *testing.T) {
	files := maps.Clone(s.files)
	files["404.html"] = s.missing
	home := browser.Serve(t, files, "/sub/").Home
	tab := s.Tab(t, home)
	tab.Follow(func() { tab.Open(home) }, "/sub/kk/")
	tab.Wait(styled)
	tab.Follow(func() {
		browser.Eval[bool](tab, "document.querySelector('main a[href*=home-care]').click(), true")
	}, "/home-care/")
	tab.Open(home + "kk/search/?q=тамақ")
	tab.Wait("document.querySelector('[data-hit] a')")
	tab.Follow(func() { browser.Eval[bool](tab, "document.querySelector('[data-hit] a').click(), true") }, "/")
	tab.Wait(styled)
	tab.Allow("status of 404")
	tab.Open(home + "kk/no/such/page/")
	tab.Follow(func() { browser.Eval[bool](tab, "document.querySelector('a[href]').click(), true") }, "/sub/kk/")
}

// The site works from a folder on a disk: the style loads, the search finds,
// and links lead to pages rather than to lists of files.
func (s *suite) disk(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, s.files)
	tab := s.Tab(t, "file:")
	open := func(name, query string) {
		tab.Open((&url.URL{Scheme: "file", Path: filepath.Join(dir, name), RawQuery: query}).String())
	}
	open("kk/"+edition+"index.html", "")
	tab.Wait(styled)
	open("ru/search/index.html", "q=стирка")
	tab.Wait("document.querySelector('main').dataset.search === 'done' && document.querySelector('[data-hit][data-kind=service]').dataset.id === 'laundry'")
	tab.Follow(func() { browser.Eval[bool](tab, "document.querySelector('[data-hit] a').click(), true") }, "/ru/services/laundry/index.html")
	tab.Wait(styled)
}

func write(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		is.OK(t, os.MkdirAll(filepath.Dir(name), 0o755))
		is.OK(t, os.WriteFile(name, data, 0o644))
	}
}
