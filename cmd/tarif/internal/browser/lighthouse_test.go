package browser_test

import (
	"testing"

	"tarif/cmd/tarif/internal/browser"
)

// judged are the main kinds of page, each in one language.
var judged = []string{
	"kk/",
	"ru/" + edition,
	"kk/compare/home-care/baiterek-vs-oral/",
	"ru/services/laundry/",
	"kk/search/?q=тамақ",
	"ru/calculator/oral/home-care/",
}

// lighthouse gives the main kinds of page all marks for accessibility, best
// practices and search engines, and for when something and the largest text are
// drawn on a slow network, and for nothing moving, nearly all. The mark for speed
// is told, not demanded: a third of it is how long scripts block the page, which
// a busy machine decides.
func (s *suite) lighthouse(t *testing.T) {
	judge := browser.NewLighthouse(t, modules)
	for _, addr := range judged {
		j := judge.Judge(t, s.server.Home+addr)
		t.Log(addr, j.Marks)
		for _, category := range []string{"accessibility", "best-practices", "seo"} {
			if j.Marks[category] < 100 {
				t.Errorf("%s: %s %d: %q", addr, category, j.Marks[category], j.Lost[category])
			}
		}
		for _, audit := range []string{"first-contentful-paint", "largest-contentful-paint", "cumulative-layout-shift"} {
			if mark, ok := j.Audits[audit]; !ok || mark < 95 {
				t.Errorf("%s: %s %d: %q", addr, audit, mark, j.Lost["performance"])
			}
		}
	}
}
