package site_test

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestStates checks the states of the two acts of 2026 on several days.
func TestStates(t *testing.T) {
	for _, c := range []struct {
		build *built
		state string
		says  map[lang.Lang]string
	}{
		{real(t, before), "upcoming", map[lang.Lang]string{"kk": "2026 жыл", "ru": "на 2026 год"}},
		{real(t, during), "in-force", map[lang.Lang]string{"kk": "2026 жыл", "ru": "на 2026 год"}},
		{real(t, after), "expired", map[lang.Lang]string{"kk": "2026 жылғы 31 желтоқсан", "ru": "31 декабря 2026 года"}},
	} {
		for _, l := range lang.All {
			label, err := c.build.Words.T(l, "status."+c.state)
			is.OK(t, err)
			for _, a := range []string{"baiterek/home-care/", "baiterek/home-care/2026/", "oral/home-care/", "oral/home-care/2026/"} {
				checkStatus(t, c.build, string(l)+"/places/"+a+"index.html", c.state, label, c.says[l])
			}
		}
	}
}

// checkStatus checks the status box of a tariff's page.
func checkStatus(t *testing.T, b *built, p, state, label, says string) {
	t.Helper()
	box := first(classed(b.doc(t, p).Node, "status"))
	if box == nil || !hasClass(box, state) {
		t.Errorf("on %s %s is not %s: %s", b.Day, p, state, text(box))
		return
	}
	is.Equal(t, text(first(classed(box, "label"))), label, "on %s %s is labelled", b.Day, p)
	is.In(t, says, text(box), "on %s %s", b.Day, p)
}

// TestExpired checks that after the end of the year without a successor the
// page says both, and still has the whole table.
func TestExpired(t *testing.T) {
	b := real(t, after)
	for l, says := range map[string]string{"kk": "жаңа акт", "ru": "новый акт"} {
		p := l + "/places/oral/home-care/index.html"
		d := b.doc(t, p)
		box := text(first(classed(d.Node, "status")))
		is.True(t, strings.Contains(strings.ToLower(box), says), "%s does not say that no new act is published here: %s", p, box)
		is.Equal(t, count(elements(first(elements(d.Node, "table")), "data")), 76, "%s has prices", p)
	}
}

func count(seq func(func(*html.Node) bool)) int {
	n := 0
	for range seq {
		n++
	}
	return n
}

// TestStaleNotice checks that a page built while the tariff is in force carries
// the notice for the time after.
func TestStaleNotice(t *testing.T) {
	for day, from := range map[*built]string{real(t, before): "2026-01-01", real(t, during): "2027-01-01", real(t, after): ""} {
		for _, l := range []string{"kk", "ru"} {
			p := l + "/places/oral/home-care/index.html"
			box := first(classed(day.doc(t, p).Node, "status"))
			got, _ := attr(box, "data-stale-from")
			if note := first(classed(box, "stale")); got != from || (note != nil) != (from != "") {
				t.Errorf("on %s %s turns stale on %q, notice %q", day.Day, p, got, text(note))
			} else if _, hidden := attr2(note, "hidden"); note != nil && !hidden {
				t.Errorf("on %s %s shows the notice at once", day.Day, p)
			}
		}
	}
}

// TestStaleNamesTheNext checks that the notice links to the next edition if the
// site has it, whether that begins after the last day or amends a year's act.
func TestStaleNamesTheNext(t *testing.T) {
	next := readYear(t).next(t).String()
	amended := copyOf(t)
	amended["tariffs/oral/home-care/2026-06.toml"] = &fstest.MapFile{Data: []byte(amendedFile(string(amended[predecessor].Data)))}
	amended[predecessor].Data = []byte(set(string(amended[predecessor].Data), "valid_until", "2026-06-20"))
	for _, c := range []struct {
		site          fstest.MapFS
		day           tariff.Date
		from, edition string
	}{
		{withFile(t, successor, next), tariff.Date{Year: 2026, Month: 12, Day: 20}, "2027-01-01", "2027"},
		{amended, tariff.Date{Year: 2026, Month: 6, Day: 15}, "2026-06-20", "2026-06"},
	} {
		b := build(t, c.site, site.Options{Day: c.day})
		for l, wrong := range map[string]string{"kk": "көрінбейді", "ru": "не виден"} {
			box := first(classed(b.doc(t, l+"/places/oral/home-care/index.html").Node, "status"))
			note := first(classed(box, "stale"))
			from, _ := attr(box, "data-stale-from")
			href, _ := attr2(first(elements(note, "a")), "href")
			if from != c.from || strings.Contains(text(note), wrong) || !strings.Contains(text(note), c.edition[:4]) || href != c.edition+"/" {
				t.Errorf("from %q on the page says %q and leads to %q", from, text(note), href)
			}
		}
	}
}

// TestYearOfUnknownEnd checks that a tariff for a year whose last day is
// unknown ends with the year, and that the pages say this was computed by us.
func TestYearOfUnknownEnd(t *testing.T) {
	fsys := copyOf(t)
	fsys[predecessor].Data = []byte(set(string(fsys[predecessor].Data), "valid_until", "unknown"))
	for day, state := range map[tariff.Date]string{during: "in-force", after: "expired"} {
		b := build(t, fsys, site.Options{Day: day})
		for l, says := range map[string][]string{"kk": {"есептейміз — 2026 жылғы 31 желтоқсан", "2026 жыл"}, "ru": {"считаем до конца", "31 декабря 2026 года"}} {
			box := first(classed(b.doc(t, l+"/places/oral/home-care/index.html").Node, "status"))
			from, _ := attr(box, "data-stale-from")
			if !hasClass(box, state) || (from == "2027-01-01") != (day == during) || !strings.Contains(text(box), says[0]) || !strings.Contains(text(box), says[1]) {
				t.Errorf("on %s the page, out of date from %q, says %q", day, from, text(box))
			}
		}
	}
}

// amendedFile returns an edition made from that of 2026 by an act of 3 June
// 2026 with a known first day.
func amendedFile(src string) string {
	src = set(set(src, "edition", "2026-06"), "valid_from", "2026-06-20")
	return strings.Replace(src, "\n[source]\n", "\n[[amended_by]]\nform = \"resolution\"\nnumber = \"0000-test\"\ndate = \"2026-06-03\"\n\n[source]\n", 1)
}

func attr2(n *html.Node, key string) (string, bool) {
	if n == nil {
		return "", false
	}
	return attr(n, key)
}

// dependsOnDay matches the pages that may differ from day to day. All others
// are identical whatever day they are built, and do not name the day.
var dependsOnDay = regexp.MustCompile(`^(kk|ru)/(` + strings.Join([]string{
	``,                          // home: which tariffs are in force
	`places/`,                   // the same
	`places/[^/]+/`,             // a place
	`places/[^/]+/[^/]+/`,       // the tariff in force
	`places/[^/]+/[^/]+/[^/]+/`, // an edition: its label
	`places/[^/]+/[^/]+/[^/]+/changes/([^/]+/)?`, // the labels of its neighbours
	`changes/`,                // acts up to the day
	`news/`,                   // news up to the day
	`kinds/[^/]+/`,            // charts end on the day
	`services/`,               // today's range of prices
	`services/[^/]+/`,         // which edition is first
	`compare/[^/]+/([^/]+/)?`, // the editions in force
	`calculator/[^/]+/[^/]+/`, // the edition in force
	`(prices|embed)/.+/`,      // what is in force
	`search/`,                 // its index has the prices in force
}, "|") + `)index\.html$|^data/v1/compare/.*/matrix\.(csv|xlsx)$|^data/kinds/[^/]+\.js$` +
	// What is in force, and the day in JSON files.
	`|^data/v1/(places|kinds)/.*/rates\.csv$|^data/v1/.*/rates\.json$|^data/v1/services/.*\.json$`)

// index matches the search index, whose name contains its hash.
var index = regexp.MustCompile(`^assets/search-(more-)?(kk|ru)\.[0-9a-f]{8}\.js$`)

func TestOnlyDailyPagesChange(t *testing.T) {
	one, two := real(t, during), real(t, after)
	changed := 0
	for _, p := range one.paths() {
		if index.MatchString(p) || p == "sw.js" { // sw.js identifies the build
			continue
		}
		same := bytes.Equal(one.file(p), two.file(p))
		if !two.has(p) {
			t.Errorf("%s is there only on %s", p, one.Day)
		} else if !same && !dependsOnDay.MatchString(p) {
			t.Errorf("%s differs between %s and %s", p, one.Day, two.Day)
		} else if !same {
			changed++
		}
	}
	is.True(t, len(one.paths()) == len(two.paths()) && changed >= 100,
		"%d and %d files, %d differ", len(one.paths()), len(two.paths()), changed)
}

// TestDayIsShown checks that exactly the pages that depend on the day show it
// in words.
func TestDayIsShown(t *testing.T) {
	b := real(t, after)
	shown := map[string]string{"kk": "2027 жылғы 10 ақпан", "ru": "10 февраля 2027 года"}
	for _, p := range b.inLanguage() {
		says := text(first(classed(b.doc(t, p).Node, "day")))
		want := dependsOnDay.MatchString(p)
		is.True(t, strings.Contains(says, shown[pageLang(p)]) == want && (says != "") == want,
			"%s: depends on the day %v, says %q", p, want, says)
	}
}

// TestDeterministic checks that the same input and day give the same bytes in
// any order of rendering.
func TestDeterministic(t *testing.T) {
	b := real(t, during)
	plan, err := allFiles(b.Site)
	is.OK(t, err)
	again := build(t, repository, site.Options{Day: during})
	for i := range plan {
		f := plan[len(plan)-1-i] // in another order
		if path.Base(f.Path) == pages.CardName {
			continue // not rendered for these tests: see TestCards
		}
		data, err := f.Render()
		is.True(t, err == nil && bytes.Equal(data, b.file(f.Path)), "%s rendered twice differs (%v)", f.Path, err)
		is.True(t, bytes.Equal(again.file(f.Path), b.file(f.Path)), "%s of two loads differs", f.Path)
	}
	is.True(t, len(plan) == len(again.paths()) && slices.IsSortedFunc(plan, byPath),
		"%d files and %d, or not in the order of their paths", len(plan), len(again.paths()))
}

func byPath(a, b output.File) int { return strings.Compare(a.Path, b.Path) }
