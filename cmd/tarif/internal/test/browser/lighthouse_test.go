package browser_test

import (
	"slices"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// judged lists one page of each template, in either language.
var judged = []string{
	"kk/",
	"ru/places/",
	"kk/places/oral/",
	"ru/places/karaganda-region/surface-water/",
	"ru/" + edition,
	"kk/places/oral/home-care/2026/wording/",
	"ru/places/karaganda-region/surface-water/2024/changes/",
	"ru/services/household-waste/",
	"kk/services/",
	"ru/compare/",
	"kk/compare/home-care/baiterek-vs-oral/",
	"ru/compare/waste/",
	"kk/search/?q=тамақ",
	"kk/calculator/",
	"ru/calculator/oral/home-care/",
	"kk/changes/",
	"ru/news/",
	"kk/about/method/",
	"ru/data/",
	"kk/corrections/",
}

// timings are the audits of the first and the largest paint on a slow network,
// and of layout shifts.
var timings = []string{"first-contentful-paint", "largest-contentful-paint", "cumulative-layout-shift"}

// lighthouse starts auditing while other tests run, because it mostly waits.
// The test that it returns runs later. It demands full scores for
// accessibility, best practices and search engines on every kind of page, and
// nearly full scores for timings. Timings depend on the load of the machine, so
// a page that was late is audited again. The performance score is printed but
// not demanded: a third of it is how long scripts block the page, which a busy
// machine decides.
func (s *suite) lighthouse(t *testing.T) func(t *testing.T) {
	var judge *browser.Lighthouse
	if !t.Run("lighthouse-there", func(t *testing.T) { judge = browser.NewLighthouse(t, modules) }) || judge == nil {
		return func(t *testing.T) { t.Skip("no Lighthouse") }
	}
	urls := lists.Of(judged, func(addr string) string { return s.server.Home + addr })
	var all []browser.Judgement
	var failed error
	done := make(chan struct{})
	go func() {
		defer close(done)
		all, failed = judge.Judge(urls...)
	}()
	return func(t *testing.T) {
		if <-done; failed != nil {
			t.Fatal(failed)
		}
		for i, j := range all {
			t.Log(judged[i], j.Marks)
			for _, category := range []string{"accessibility", "best-practices", "seo"} {
				if j.Marks[category] < 100 {
					t.Errorf("%s: %s %d: %q", judged[i], category, j.Marks[category], j.Lost[category])
				}
			}
			if late(j) {
				again(t, judge, urls[i])
			}
		}
	}
}

// again audits a page that was late, at most three times.
func again(t *testing.T, judge *browser.Lighthouse, url string) {
	t.Helper()
	for range 3 {
		j, err := judge.Judge(url)
		is.OK(t, err)
		t.Logf("again %s: %v %q", url, j[0].Marks, j[0].Lost["performance"])
		if !late(j[0]) {
			return
		}
	}
	t.Errorf("%s is late", url)
}

func late(j browser.Judgement) bool {
	return slices.ContainsFunc(timings, func(audit string) bool { return j.Audits[audit] < 95 })
}
