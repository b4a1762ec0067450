package cli

import (
	"io/fs"

	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
)

// loadSite is the loader of the real program.
func loadSite(fsys fs.FS, r request) (*loaded, source.List) {
	o := site.Options{Day: r.day, Now: r.now, BaseURL: r.baseURL, Program: r.program}
	if r.site != "" {
		o.Published = siteFiles(r.site)
	}
	s, found := site.Load(fsys, o)
	if s == nil {
		return nil, found
	}
	return &loaded{data: s.Data, words: s.Words, day: s.Day, manifest: s.Manifest(), plan: s.Plan, kit: s.Kit, mistakes: s.Mistakes}, found
}
