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
// practices and search engines, and for speed on a cheap phone nearly all: the
// phone is simulated, yet a busy machine costs a few.
func (s *suite) lighthouse(t *testing.T) {
	judge := browser.NewLighthouse(t, modules)
	least := map[string]int{"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 95}
	for _, addr := range judged {
		j := judge.Judge(t, s.server.Home+addr)
		t.Log(addr, j.Marks)
		for category, want := range least {
			if j.Marks[category] < want {
				t.Errorf("%s: %s %d: %q", addr, category, j.Marks[category], j.Lost[category])
			}
		}
	}
}
