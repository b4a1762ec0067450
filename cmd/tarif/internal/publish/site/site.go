// Package site puts a site together: it reads the folder, plans every file and
// hands out a function to render each.
//
// Its noun is [Site], a folder that was read without an error. [Load] reports
// all findings of configuration, data, prose and theme at once; [Site.Plan]
// lists every file of the output, made only when asked for. Writing is
// package output's, showing package serve's.
package site

import (
	"io/fs"
	"path"
	"time"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/publish/check"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/published"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Options are what a build is told from outside. Day is "today" for what is in
// force; where it is zero it is Now in the site's time zone. BaseURL, where not
// empty, is used instead of the configured one. Published, where not nil, is the
// folder of the site as readers have it.
type Options struct {
	Day       tariff.Date
	Now       func() time.Time
	BaseURL   string
	Published fs.FS
	// Prove asks that each file of a site with a theme of its own is made, to find
	// what would keep it from being made; a build makes them in any case.
	Prove bool
	// Inputs are those of the folder, read before; nil where a build is not to
	// build on an earlier one.
	Inputs *Inputs
	// Memory is kept from one load of the folder to the next; nil where there is
	// but one.
	Memory *Memory
}

// Site is a site's folder, read without an error.
type Site struct {
	Config *config.Config
	Data   *tariff.Data
	Prose  []*prose.Page
	Words  *words.Words
	Day    tariff.Date

	inputs    *Inputs // nil where nobody asked
	owed      []output.Owed
	memory    *Memory
	planned   *output.Plan // nil until somebody asks
	fsys      fs.FS
	theme     fs.FS
	templates *pages.Templates // nil where they could not be parsed
}

// Load reads a site's folder. The site is nil if there is an error among the
// findings.
func Load(fsys fs.FS, o Options) (*Site, source.List) {
	s := &Site{fsys: fsys, theme: theme(fsys), inputs: o.Inputs, memory: o.Memory}
	if s.memory == nil {
		s.memory = new(Memory)
	}
	s.memory.look(s)
	var all, f source.List
	s.Config, f = config.Load(fsys)
	all = append(all, f...)
	s.Data, f = s.memory.data.Load(fsys, "tariffs")
	all = append(all, f...)
	all = append(all, s.readTheme()...)
	all = append(all, s.checkTheme()...)
	s.Prose, f = prose.Load(fsys, "content", s.Data)
	all = append(all, f...)
	s.apply(o)
	all = append(all, check.Run(check.Input{Data: s.Data, Prose: s.Prose, Day: s.Day, Files: fsys, Memory: &s.memory.checked})...)
	all = append(all, s.checkPictures()...)
	all = append(all, s.checkLinks(all)...)
	if all.Err() == nil && o.Published != nil {
		s.owed, f = published.Check(s.Data, o.Published, published.Files{Path: ratesFile, Render: s.editionJSON})
		all = append(all, f...)
	}
	if all.Err() == nil {
		all = append(all, s.prove(o.Prove)...)
	}
	s.waive(&all)
	all.Sort()
	if all.Err() != nil {
		return nil, all
	}
	return s, all
}

func (s *Site) apply(o Options) {
	s.Day = o.Day
	if s.Day.IsZero() {
		zone := time.UTC
		if s.Config != nil {
			zone = s.Config.Location()
		}
		s.Day = tariff.DateOf(o.Now().In(zone))
	}
	if o.BaseURL != "" && s.Config != nil {
		c := *s.Config
		c.BaseURL = o.BaseURL
		s.Config = &c
	}
}

// Manifest returns the day and address that the manifest of a build names, and
// what is still owed to the readers of the site before.
func (s *Site) Manifest() output.Manifest {
	return output.Manifest{Date: s.Day.String(), BaseURL: s.Config.BaseURL, Owed: s.owed}
}

// pages returns what the pages are made from.
func (s *Site) pages(media []output.File, a pages.Assets) pages.Input {
	in := pages.Input{Config: s.Config, Data: s.Data, Words: s.Words, Prose: s.Prose, Day: s.Day, Assets: a,
		Media: map[string]bool{}}
	for _, f := range media {
		in.Media[f.Path] = true
	}
	return in
}

// ratesFile is where an edition's file of rates stands.
func ratesFile(place, kind, edition string) string {
	return path.Join("data/v1/editions", place, kind, edition, "rates.json")
}
