// Package site puts a site together: it reads the site's folder, plans every
// file of the output, and renders each file on demand.
//
// [Load] returns a [Site] if the folder has no errors, and all findings about
// the settings, data, prose and theme. [Site.Plan] lists every file of the
// output, each with a function that renders it. Package output writes the files
// and package serve shows them.
//
// Read site.go first, then plan.go. data.go, feeds.go, kit.go, cards.go and
// assets.go plan one sort of file each; inputs.go and memory.go save repeated
// work; prove.go finds what a build would refuse.
package site

import (
	"io/fs"
	"path"
	"sync"
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

// Options holds what the caller decides about a build. Day is "today", which
// decides what is in force; if it is zero, it is the day of Now in the site's
// time zone. BaseURL, if not empty, replaces the configured one. Published, if
// not nil, is the folder of the site as published now.
type Options struct {
	Day       tariff.Date
	Now       func() time.Time
	BaseURL   string
	Published fs.FS
	// Prove renders every file of a site with its own theme, to find what would
	// make rendering fail. A build renders them anyway.
	Prove bool
	// Inputs are those of the folder, read before loading, or nil if the build
	// cannot reuse an earlier one.
	Inputs *Inputs
	// Memory is kept from one load of the folder to the next. It is nil if
	// there is only one load.
	Memory *Memory
}

// Site is a site's folder, read without errors.
type Site struct {
	Config *config.Config
	Data   *tariff.Data
	Prose  []*prose.Page
	Words  *words.Words
	Day    tariff.Date

	inputs    *Inputs // nil unless given in Options
	hashes    func() *made
	owed      []output.Owed
	memory    *Memory
	planned   *output.Plan // nil until first needed
	fsys      fs.FS
	theme     fs.FS
	templates *pages.Templates // nil if they do not parse
}

// Load reads a site's folder. The site is nil if any of the findings is an
// error.
func Load(fsys fs.FS, o Options) (*Site, source.List) {
	s := &Site{fsys: fsys, theme: theme(fsys), inputs: o.Inputs, memory: o.Memory}
	s.hashes = sync.OnceValue(s.made)
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
	s.memory.checked.Key = s.checkKey
	all = append(all, check.Run(check.Input{Data: s.Data, Prose: s.Prose, Day: s.Day, Files: fsys, Memory: &s.memory.checked})...)
	all = append(all, s.checkPictures()...)
	all = append(all, s.checkLinks(all)...)
	if all.Err() == nil && o.Published != nil {
		s.owed, f = published.Check(s.Data, o.Published, published.Files{Path: ratesFile, Render: s.editionJSON, Same: s.memory.data.Store.Known})
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

// Manifest returns the manifest of a build: its day and address, and the files
// of the previous site that must still be published.
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

// ratesFile returns the path of an edition's rates.json.
func ratesFile(place, kind, edition string) string {
	return path.Join("data/v1/editions", place, kind, edition, "rates.json")
}
