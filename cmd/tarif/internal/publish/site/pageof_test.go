package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestPageOf checks that the page of every source file of the shipped site
// exists.
func TestPageOf(t *testing.T) {
	const root = "../../../../.."
	s, found := site.Load(os.DirFS(root), site.Options{Day: tariff.Date{Year: 2026, Month: 11, Day: 30}})
	if s == nil {
		t.Fatal(found.Err())
	}
	plan, err := s.Plan()
	is.OK(t, err)
	there := map[string]bool{}
	for _, f := range plan.Files {
		there[f.Path] = true
	}
	named := 0
	for _, pattern := range []string{"tariffs/*/*/*.toml", "content/*/*.md", "tariffs/catalogue/*.toml", "config.toml"} {
		files, _ := filepath.Glob(filepath.Join(root, pattern))
		for _, name := range files {
			rel, _ := filepath.Rel(root, name)
			page := site.PageOf(filepath.ToSlash(rel))
			is.True(t, page == "" == (strings.HasPrefix(pattern, "tariffs/catalogue") || pattern == "config.toml"), "%s: %q", rel, page)
			if page != "" {
				named++
				is.True(t, there["kk/"+page+"index.html"], "%s: there is no page %s", rel, page)
			}
		}
	}
	is.True(t, named >= 16, "only %d pages are named", named)
}
