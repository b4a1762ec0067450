package site_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestPairsOfEditions checks that any two editions have one page, in one
// direction. If the settings limit it to neighbours, only these have one, and
// nothing links to others.
func TestPairsOfEditions(t *testing.T) {
	b := real(t, during)
	for _, l := range []string{"kk", "ru"} {
		dir := l + "/places/karaganda-region/surface-water/"
		for _, p := range []string{"2023/changes/", "2024/changes/", "2024/changes/2022/", "2025/changes/", "2025/changes/2022/", "2025/changes/2023/"} {
			is.True(t, b.file(dir+p+"index.html") != nil, "there is no %s%s", dir, p)
		}
		for _, p := range []string{"2022/changes/2025/", "2025/changes/2024/", "2025/changes/2025/"} {
			is.True(t, b.file(dir+p+"index.html") == nil, "there is %s%s", dir, p)
		}
		n := count(elements(first(classed(b.doc(t, dir+"index.html").Node, "pairs")), "a"))
		is.True(t, n == 6, "%s offers %d pairs of four editions", dir, n)
	}
	file := planned(t, sample.Options{Places: 1, Editions: 4, Kinds: 1, Seed: 1})
	page := file("ru/places/synthetic-0001/synthetic-1/index.html")
	is.True(t, !strings.Contains(page, "data-pairs") && strings.Count(page, "data-old=") == 3,
		"with neighbours alone the page offers other pairs")
}

// TestDistantPair checks that the differences of a distant pair are the sums
// over its steps, while the percentage is of the older price.
func TestDistantPair(t *testing.T) {
	b := real(t, during)
	d := b.doc(t, "ru/places/karaganda-region/surface-water/2025/changes/2022/index.html")
	says := text(d.Node)
	for _, want := range []string{"Между ними были редакции: 2023, 2024.", "+62,93\u00a0₸", "+43,31\u00a0%"} { // 208.22 − 145.29
		is.In(t, want, says, "the page")
	}
}

// TestCharts checks that each chart is an image with a name and all its figures
// in words, and that a table on the page has them too.
func TestCharts(t *testing.T) {
	b := real(t, during)
	charts := 0
	for _, p := range b.inLanguage() {
		d := b.doc(t, p)
		for figure := range classed(d.Node, "chart") {
			charts++
			svg := first(elements(figure, "svg"))
			names, _ := attr(svg, "aria-labelledby")
			role, _ := attr(svg, "role")
			ids := strings.Fields(names)
			if role != "img" || len(ids) != 2 || text(byID(figure, ids[0])) == "" {
				t.Errorf("%s: a chart is not an image with a name", p)
				continue
			}
			checkFigures(t, p, d.Node, figure, text(byID(figure, ids[1])))
		}
	}
	is.True(t, charts >= 2*60, "only %d charts", charts)
}

// checkFigures looks for the figures of a chart in its words and in a table.
func checkFigures(t *testing.T, p string, page, figure *html.Node, about string) {
	t.Helper()
	var tables strings.Builder
	for table := range elements(page, "table") {
		tables.WriteString(text(table))
	}
	labels := 0
	for label := range classed(figure, "value") {
		labels++
		words := strings.Fields(text(label))
		price := words[len(words)-1]
		is.True(t, strings.Contains(about, price) && strings.Contains(tables.String(), price),
			"%s: %s stands at a line and neither in words nor in a table", p, price)
	}
	if labels < 2 && !(labels == 1 && strings.Contains(p, "/kinds/")) { // there a price of its own is drawn too
		t.Errorf("%s: a chart with %d labels", p, labels)
	}
}

// TestNotDrawn checks that prices of different meaning are not on one line, and
// that the page says why.
func TestNotDrawn(t *testing.T) {
	b := real(t, during)
	for l, says := range map[string]string{"kk": "ҚҚС туралы жазба өзгерген", "ru": "Указание об НДС изменилось"} {
		section := b.section(t, l+"/places/astana/waste/index.html", "history")
		is.True(t, first(classed(section, "chart")) == nil && strings.Contains(text(section), says),
			"in %s Astana's prices with and without a word on VAT are drawn, or it is not said why not", l)
	}
}

// TestPastDay checks that a build for a past day lists neither acts nor news of
// later days, and that the pages of later acts say so.
func TestPastDay(t *testing.T) {
	b := build(t, repository, site.Options{Day: tariff.Date{Year: 2024, Month: 7, Day: 15}})
	for _, l := range []string{"kk", "ru"} {
		for _, p := range []string{l + "/changes/index.html", l + "/index.html"} {
			for file := range b.entriesOfPage(t, p) {
				if strings.Contains(file, "/2024-11/") || strings.Contains(file, "/2025/") || strings.Contains(file, "surface-water/2024/") || strings.Contains(file, "/2026/") {
					t.Errorf("%s lists %s", p, file)
				}
			}
		}
		n := len(b.feed(t, l).Entries)
		is.True(t, n != 0 && n == len(b.entriesOfPage(t, l+"/changes/index.html")), "the feed in %s has %d entries", l, n)
		is.True(t, first(elements(b.doc(t, l+"/news/index.html").Node, "time")) == nil, "the news in %s are of later days", l)
		word := map[string]string{"kk": "бұл акт әлі болмаған", "ru": "этого акта ещё не было"}[l]
		for _, e := range []string{"2023", "2024"} {
			says := text(first(classed(b.doc(t, l+"/places/karaganda-region/surface-water/"+e+"/index.html").Node, "status")))
			is.Equal(t, strings.Contains(says, word), e == "2024", "%s in %s says %q", e, l, says)
		}
	}
}

// TestRepealedPage checks that a repealed tariff without a successor says so
// and names the act.
func TestRepealedPage(t *testing.T) {
	for until, words := range map[string]string{
		`"2026-03-01"`: "28 февраля 2026 года", `"unknown"`: "Его точный последний день нам неизвестен"} {
		fsys := copyOf(t)
		src := string(fsys[predecessor].Data)
		src = set(src, "valid_until", strings.Trim(until, `"`))
		src = strings.Replace(src, "\n[source]\n", "\n[repealed_by]\nform = \"resolution\"\nnumber = \"17\"\ndate = \"2026-02-14\"\n\n[source]\n", 1)
		fsys[predecessor] = &fstest.MapFile{Data: []byte(src)}
		b := build(t, fsys, site.Options{Day: during})
		for _, p := range []string{"ru/places/oral/home-care/index.html", "ru/places/oral/home-care/2026/index.html"} {
			box := first(classed(b.doc(t, p).Node, "status"))
			for _, want := range []string{"Утратил силу", "№ 17", words} {
				if !hasClass(box, "repealed") || !strings.Contains(text(box), want) {
					t.Errorf("until %s: %s says %q, not %q", until, p, text(box), want)
				}
			}
		}
	}
}
