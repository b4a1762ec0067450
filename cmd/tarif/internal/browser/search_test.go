package browser_test

import (
	"net/url"
	"testing"

	"tarif/cmd/tarif/internal/browser"
)

// hit is a result as the search page marks it.
type hit struct{ Kind, ID string }

const hits = `Array.from(document.querySelectorAll("main [data-hit]"), e => ({Kind: e.dataset.kind, ID: e.dataset.id}))`

// searched waits for the results and reads them.
func searched(tab *browser.Tab) []hit {
	tab.Wait("document.querySelector('main').dataset.search === 'done'")
	return browser.Eval[[]hit](tab, hits)
}

// The page answers a query in its address, best first, with the marks that
// README promises to whoever tests it.
func (s *suite) search(t *testing.T) {
	for _, c := range []struct {
		lang, query string
		first       hit
	}{
		{"kk", "жуындыру", hit{"service", "personal-care"}},
		{"kk", "стирка", hit{"service", "laundry"}},
		{"ru", "стирка", hit{"service", "laundry"}},
		{"ru", "2999", hit{"act", "oral/home-care/2026"}},
		{"kk", "орал тамақ", hit{"service", "cooking"}},
		{"ru", "уральск", hit{"place", "oral"}},
	} {
		t.Run(c.lang+" "+c.query, func(t *testing.T) {
			tab := s.Tab(t, s.server.Home)
			tab.Open(s.server.Home + c.lang + "/search/?q=" + url.QueryEscape(c.query))
			if got := searched(tab); len(got) == 0 || got[0] != c.first {
				t.Errorf("found %v, want %v first", got, c.first)
			}
		})
	}
	t.Run("nothing", s.searchNothing)
	t.Run("markup", s.searchMarkup)
	t.Run("typed", s.searchTyped)
}

// Nothing found is said, with a way on.
func (s *suite) searchNothing(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/search/?q=zzzzqqq")
	if got := searched(tab); len(got) > 0 {
		t.Errorf("found %v", got)
	}
	tab.Wait("Array.from(document.querySelectorAll('main a[href$=\"services/\"]')).some(a => a.checkVisibility())")
	tab.Wait("document.querySelector('[role=status]').innerText.trim() !== ''")
}

// A query is text, whatever is in it.
func (s *suite) searchMarkup(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	for _, q := range []string{`<img src=x onerror=alert(1)>тамақ`, `"><script>boom()</script> стирка`, `%E0%A4%A`, `тамақ&q=<b>`} {
		tab.Open(s.server.Home + "kk/search/?q=" + url.QueryEscape(q))
		searched(tab)
		if n := browser.Eval[int](tab, "document.querySelectorAll('main img, main script:not([src]), main b').length"); n > 0 {
			t.Errorf("%s: %d elements come from the query", q, n)
		}
		if got := browser.Eval[string](tab, "document.querySelector('main [name=q]').value"); got != q {
			t.Errorf("the box says %q, want %q", got, q)
		}
	}
	tab.Open(s.server.Home + "kk/search/?q=%E0%A4%A&%zz")
	searched(tab)
}

// Results follow what is typed, and the address can be handed on.
func (s *suite) searchTyped(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/search/")
	browser.Eval[bool](tab, "document.querySelector('main [name=q]').focus(), true")
	tab.Press("кір жуу")
	tab.Wait("document.querySelector('[data-hit][data-id=laundry]')")
	tab.Wait("decodeURIComponent(location.search) === '?q=кір жуу'")
}

// The form in the header of any page leads to the results.
func (s *suite) searchForm(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	for _, addr := range []string{"kk/", "kk/" + edition} {
		tab.Open(s.server.Home + addr)
		browser.Eval[bool](tab, "document.querySelector('.site-header [name=q]').focus(), true")
		tab.Press("2999")
		tab.Follow(func() { tab.Press("\r") }, "/kk/search/?q=2999")
		if got := searched(tab); len(got) == 0 || got[0] != (hit{"act", "oral/home-care/2026"}) {
			t.Errorf("from /%s: found %v", addr, got)
		}
	}
}
