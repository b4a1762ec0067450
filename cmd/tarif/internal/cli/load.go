package cli

import (
	"io/fs"

	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
)

// options converts the command line's options to those of package site.
func (r request) options() site.Options {
	return site.Options{Day: r.day, Now: r.now, BaseURL: r.baseURL, Inputs: r.inputs, Memory: r.memory}
}

// loadSite is the loader of the real program.
func loadSite(fsys fs.FS, r request) (*loaded, source.List) {
	o := r.options()
	o.Prove = r.prove
	if r.site != "" {
		o.Published = siteFiles(r.site)
	}
	s, found := site.Load(fsys, o)
	if s == nil {
		return nil, found
	}
	return &loaded{data: s.Data, prose: s.Prose, words: s.Words, day: s.Day, manifest: s.Manifest(), plan: s.Plan, kit: s.Kit, explain: s.Explain, mistakes: s.Mistakes}, found
}
