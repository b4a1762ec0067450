package browser_test

import (
	"encoding/json"
	"maps"
	"net/url"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// hit is a result as marked on the search page.
type hit struct{ Kind, ID string }

const hits = `Array.from(document.querySelectorAll("main [data-hit]"), e => ({Kind: e.dataset.kind, ID: e.dataset.id}))`

// searched waits for the results and returns them.
func searched(tab *browser.Tab) []hit {
	tab.Wait("document.querySelector('main').dataset.search === 'done'")
	return browser.Eval[[]hit](tab, hits)
}

// The page answers a query in its address, best result first, with the markup
// that README documents for tests.
func (s *suite) search(t *testing.T) {
	for _, c := range []struct {
		lang, query string
		first       hit
	}{
		{"kk", "жуындыру", hit{"service", "bathing"}},
		{"kk", "стирка", hit{"service", "laundry"}},
		{"ru", "стирка", hit{"service", "laundry"}},
		{"ru", "2999", hit{"act", "oral/home-care/2026"}},
		{"kk", "орал тамақ", hit{"service", "cooking"}},
		{"ru", "уральск", hit{"place", "oral"}},
		{"ru", "мастер на час", hit{"service", "home-repair-cleaning"}}, // only in the third file
		{"kk", "өлгім келеді", hit{"service", "psychological-support"}},
	} {
		t.Run(c.lang+" "+c.query, func(t *testing.T) {
			tab := s.Tab(t, s.server.Home)
			tab.Open(s.server.Home + c.lang + "/search/?q=" + url.QueryEscape(c.query))
			got := searched(tab)
			is.True(t, len(got) != 0 && got[0] == c.first, "found %v, want %v first", got, c.first)
		})
	}
	t.Run("nothing", s.searchNothing)
	t.Run("markup", s.searchMarkup)
	t.Run("odd", s.searchOdd)
	t.Run("lacking", s.searchLacking)
	t.Run("typed", s.searchTyped)
	t.Run("renewed", s.searchRenewed)
	t.Run("steps", s.searchSteps)
	t.Run("instead", s.searchInstead)
	t.Run("marks", s.searchMarks)
	t.Run("damaged", s.searchDamaged)
	t.Run("missing", s.searchMissing)
	t.Run("untouched", s.searchUntouched)
	t.Run("usual", s.searchUsual)
}

// If nothing is found, the page says so and offers a way on.
func (s *suite) searchNothing(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/search/?q=zzzzqqq")
	got := searched(tab)
	is.True(t, len(got) == 0, "found %v", got)
	tab.Wait("Array.from(document.querySelectorAll('main a[href$=\"services/\"]')).some(a => a.checkVisibility())")
	tab.Wait("document.querySelector('[role=status]').innerText.trim() !== ''")
}

// A query is text, whatever it contains.
func (s *suite) searchMarkup(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	for _, q := range []string{`<img src=x onerror=alert(1)>тамақ`, `"><script>boom()</script> стирка`, `%E0%A4%A`, `тамақ&q=<b>`} {
		tab.Open(s.server.Home + "kk/search/?q=" + url.QueryEscape(q))
		searched(tab)
		n := browser.Eval[int](tab, "document.querySelectorAll('main img, main script:not([src]), main b').length")
		is.True(t, n == 0, "%s: %d elements come from the query", q, n)
		is.Equal(t, browser.Eval[string](tab, "document.querySelector('main [name=q]').value"), q, "the box says")
	}
	tab.Open(s.server.Home + "kk/search/?q=%E0%A4%A&%zz")
	searched(tab)
}

// What is not a query gets no answer and no error, whether typed or in the
// address.
func (s *suite) searchOdd(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	long := strings.Repeat("тамақ", 2000)
	for _, q := range []string{"", "   ", "?!.,;:…", "«»()[]{}", "🙂🧺", "\u202eщуцэщ שלום", "مرحبا", strings.Repeat("x", 10000), long} {
		tab.Open(s.server.Home + "kk/search/?q=" + url.QueryEscape(q))
		if got := searched(tab); len(got) > 0 && q != long {
			t.Errorf("%.20q: found %v", q, got)
		}
		text, err := json.Marshal(q)
		is.OK(t, err)
		browser.Eval[bool](tab, `{ const box = document.querySelector("main [name=q]");
			box.value = `+string(text)+`; box.dispatchEvent(new Event("input", {bubbles: true})) }`)
		searched(tab)
	}
}

// If a service has no price in the named place, the place comes first and says
// so, then the service with its prices elsewhere.
func (s *suite) searchLacking(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/search/?q=" + url.QueryEscape("мусор уральск"))
	got := searched(tab)
	is.Must(t, len(got) >= 2 && got[0] == (hit{"place", "oral"}) && got[1] == (hit{"service", "household-waste"}), "found %v", got)
	note := browser.Eval[string](tab, "document.querySelector('[data-hit] .hit-note').innerText")
	is.In(t, "Вывоз мусора от жителей", note, "the place")
}

// Results follow what is typed, and the address can be shared.
func (s *suite) searchTyped(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/search/")
	browser.Eval[bool](tab, "document.querySelector('main [name=q]').focus(), true")
	tab.Press("кір жуу")
	tab.Wait("document.querySelector('[data-hit][data-id=laundry]')")
	tab.Wait("decodeURIComponent(location.search) === '?q=кір жуу'")
}

// Results that remain from earlier queries are ones that the query alone would
// also show.
func (s *suite) searchRenewed(t *testing.T) {
	const list = "document.querySelector('main [data-search-results]').innerHTML"
	typed, alone := s.Tab(t, s.server.Home), s.Tab(t, s.server.Home)
	typed.Open(s.server.Home + "kk/search/")
	for _, q := range []string{"т", "тамақ", "2999", "тамак", "орал тамақ", "орал", "e,jhrf", "су", "кір жуу", "суу", "1 896,60", "zzzz", "дәрігер"} {
		alone.Open(s.server.Home + "kk/search/?q=" + url.QueryEscape(q))
		searched(alone)
		browser.Eval[bool](typed, `{ const box = document.querySelector("main [name=q]");
			box.value = "`+q+`"; box.dispatchEvent(new Event("input", {bubbles: true})); true }`)
		searched(typed)
		got, want := browser.Eval[string](typed, list), browser.Eval[string](alone, list)
		is.True(t, got == want, "%s: typed, the page shows\n%s\nopened, it shows\n%s", q, got, want)
	}
}

// The form in the header of any page leads to the results.
func (s *suite) searchForm(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	for _, addr := range []string{"kk/", "kk/" + edition} {
		tab.Open(s.server.Home + addr)
		browser.Eval[bool](tab, "document.querySelector('.search-form [name=q]').focus(), true")
		tab.Press("2999")
		tab.Follow(func() { tab.Press("\r") }, "/kk/search/?q=2999")
		got := searched(tab)
		is.True(t, len(got) != 0 && got[0] == (hit{"act", "oral/home-care/2026"}), "from /%s: found %v", addr, got)
	}
}

// Back and Forward step through the queries that the reader stopped at; arrows
// and Escape move through the results and back to the box.
func (s *suite) searchSteps(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/search/?q=" + url.QueryEscape("стирка"))
	searched(tab)
	browser.Eval[bool](tab, "document.querySelector('main [name=q]').select(), document.querySelector('main [name=q]').focus(), true")
	tab.Press("п")
	tab.Press("ротез")
	tab.Wait("decodeURIComponent(location.search) === '?q=протез'")
	tab.Wait("document.querySelector('[data-hit]').dataset.id === 'prosthetics'")
	tab.Press("\r")
	tab.Wait("document.activeElement.classList.contains('hit-link')")
	browser.Eval[bool](tab, "history.back(), true")
	tab.Wait("document.querySelector('main [name=q]').value === 'стирка' && document.querySelector('[data-hit]').dataset.id === 'laundry'")
	browser.Eval[bool](tab, "history.forward(), true")
	tab.Wait("document.querySelector('main [name=q]').value === 'протез' && document.querySelector('[data-hit]').dataset.id === 'prosthetics'")
	browser.Eval[bool](tab, "document.querySelector('main [name=q]').focus(), true")
	searched(tab)
	tab.Press(arrowDown)
	tab.Wait("document.activeElement === document.querySelector('.hit-link')")
	tab.Press(escape)
	tab.Wait("document.activeElement.name === 'q'")
	tab.Press(escape)
	tab.Wait("document.activeElement.value === '' && !location.search && !document.querySelector('[data-hit]')")
}

const (
	arrowDown = "\u0301" // names used by the library that presses keys
	escape    = "\u001b"
)

// If nothing fits, the nearest words are offered as links.
func (s *suite) searchInstead(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/search/?q=" + url.QueryEscape("пухуруныы"))
	got := searched(tab)
	is.Must(t, len(got) == 0, "found %v", got)
	tab.Wait("document.querySelector('[data-search-instead] a').checkVisibility()")
	tab.Follow(func() {
		browser.Eval[bool](tab, "document.querySelector('[data-search-instead] a').click(), true")
	}, "?q=похороны")
	got = searched(tab)
	is.True(t, len(got) != 0 && got[0].ID == "funeral-help", "found %v", got)
}

// Matches are marked in the text as printed, even if the query has other
// letters, and so is the price that was asked for.
func (s *suite) searchMarks(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	for q, want := range map[string]string{"komek tamaq": "Тамақ", "e,jhrf": "уборка", "тамакка": "Тамақ", "1 896,60": "1 896,60 ₸"} {
		tab.Open(s.server.Home + "kk/search/?q=" + url.QueryEscape(q))
		searched(tab)
		marks := browser.Eval[string](tab, "Array.from(document.querySelector('[data-hit]').querySelectorAll('mark'), m => m.innerText.replace(/\\s/g, ' ')).join('|')")
		is.In(t, want, marks, "%s: marked are", q)
	}
}

// Without the first part of the index, or if it is damaged, the page says
// calmly that search does not work; without the second part it finds services.
func (s *suite) searchDamaged(t *testing.T) {
	for _, c := range []struct {
		name, part, content string
		hits                bool
	}{
		{"first broken", "assets/search-ru.", "window.tarifIndex={\"v\":2,", false},
		{"first of another time", "assets/search-ru.", "window.tarifIndex={\"v\":1}", false},
		{"second broken", "assets/search-more-ru.", "window.tarif", true},
		{"second empty", "assets/search-more-ru.", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := maps.Clone(s.files)
			for name := range files {
				if strings.HasPrefix(name, c.part) {
					files[name] = []byte(c.content)
				}
			}
			server := browser.Serve(t, files, "/")
			tab := s.Tab(t, server.Home)
			tab.Open(server.Home + "ru/search/?q=" + url.QueryEscape("стирка"))
			got := searched(tab)
			is.True(t, len(got) > 0 == c.hits, "found %v", got)
			tab.Wait("document.querySelector('[role=status]').innerText.trim() !== ''")
		})
	}
}

// A missing part of the index is treated like a damaged one: the page says so
// and offers a way on, also while typing, and only the browser complains.
func (s *suite) searchMissing(t *testing.T) {
	for part, hits := range map[string]bool{"assets/search-ru.": false, "assets/search-more-ru.": true} {
		t.Run(part, func(t *testing.T) {
			files := maps.Clone(s.files)
			maps.DeleteFunc(files, func(name string, _ []byte) bool { return strings.HasPrefix(name, part) })
			server := browser.Serve(t, files, "/")
			tab := s.Tab(t, server.Home)
			tab.Allow("status of 404 (Not Found) " + server.Home + part)
			tab.Allow("Refused to execute script from '" + server.Home + part) // the page that says 404
			tab.Open(server.Home + "ru/search/?q=" + url.QueryEscape("стирка"))
			for range 2 {
				got := searched(tab)
				is.True(t, len(got) > 0 == hits, "found %v", got)
				if failed := browser.Eval[bool](tab, `document.querySelector("[role=status]").innerText ===
					document.querySelector("[data-search-results]").dataset.wFailed`); failed == hits {
					t.Errorf("says that it failed: %v", failed)
				}
				leads := browser.Eval[bool](tab, `document.querySelector("[data-search-none] a[href]").checkVisibility()`)
				is.True(t, leads != hits, "leads on: %v", leads)
				browser.Eval[bool](tab, "document.querySelector('main [name=q]').focus(), true")
				tab.Press("х")
				tab.Press("\b")
			}
		})
	}
}

// Pages other than the search page load nothing of the search.
func (s *suite) searchUntouched(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/")
	browser.Eval[bool](tab, "document.querySelector('.search-form [name=q]').focus(), true")
	tab.Press("тамақ")
	tab.Settle()
	n := browser.Eval[int](tab, "performance.getEntriesByType('resource').filter(e => /search/.test(e.name)).length")
	is.True(t, n == 0, "%d files of the search are loaded", n)
}

// An empty field offers services, with their price range if there is one. They
// make room for results and come back; with a query in the address they are
// never shown.
func (s *suite) searchUsual(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	const usual = "document.querySelector('[data-search-usual]')"
	const seen = "Array.from(" + usual + ".querySelectorAll('li')).filter(e => e.checkVisibility() && e.querySelector('a[href]'))"
	for _, l := range []string{"kk", "ru"} {
		tab.Open(s.server.Home + l + "/search/")
		searched(tab)
		links, prices := browser.Eval[int](tab, seen+".length"), browser.Eval[int](tab, seen+".filter(e => /\\d\\s₸$/.test(e.innerText)).length")
		is.True(t, links == 6 && prices != 0, "%s: %d services, of which %d with their prices", l, links, prices)
		browser.Eval[bool](tab, "document.querySelector('main [name=q]').focus(), true")
		tab.Press("с")
		tab.Wait("!" + usual + ".checkVisibility()")
		tab.Press("\b")
		tab.Wait(usual + ".checkVisibility() && !document.querySelector('[data-hit]')")
		tab.Open(s.server.Home + l + "/search/?q=zzzzqqq")
		searched(tab)
		is.True(t, !browser.Eval[bool](tab, usual+".checkVisibility()"),
			"%s: services that were not asked for stand beside an answer", l)
	}
}
