package browser_test

import (
	"slices"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// judged are a page of each template, in one language or the other.
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

// timings are the audits of when something and the largest text are drawn on a
// slow network, and of nothing moving.
var timings = []string{"first-contentful-paint", "largest-contentful-paint", "cumulative-layout-shift"}

// lighthouse begins to judge the pages while other tests run, because it waits
// more than it works. The test it returns, for a quieter moment, gives every kind
// of page all marks for accessibility, best practices and search engines, and
// nearly all for its timings. These are reckoned from what the machine did, which
// is slower where it has other work: a page that was late is looked at again. The
// mark for speed is told, not demanded: a third of it is how long scripts block
// the page, which a busy machine decides.
func (s *suite) lighthouse(t *testing.T) func(t *testing.T) {
	var judge *browser.Lighthouse
	if !t.Run("lighthouse-there", func(t *testing.T) { judge = browser.NewLighthouse(t, modules) }) || judge == nil {
		return func(t *testing.T) { t.Skip("no Lighthouse") }
	}
	var urls []string
	for _, addr := range judged {
		urls = append(urls, s.server.Home+addr)
	}
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

// again looks at a page that was late, thrice at most.
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
