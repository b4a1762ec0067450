// Package site puts a site together: it reads the folder, plans every file and
// hands out a function to render each.
//
// Its noun is [Site], a folder that was read without an error. [Load] reports
// all findings of configuration, data, prose and theme at once; [Site.Plan]
// lists every file of the output, rendered only when asked for. Writing is
// package output's, showing package serve's.
package site

import (
	"io/fs"
	"time"

	"tarif/cmd/tarif/internal/config"
	"tarif/cmd/tarif/internal/load"
	"tarif/cmd/tarif/internal/output"
	"tarif/cmd/tarif/internal/pages"
	"tarif/cmd/tarif/internal/prose"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/words"
	"tarif/templates"
)

// Options are what a build is told from outside. Day is "today" for what is in
// force; where it is zero it is Now in the site's time zone. BaseURL, where not
// empty, is used instead of the configured one.
type Options struct {
	Day     tariff.Date
	Now     func() time.Time
	BaseURL string
}

// Site is a site's folder, read without an error.
type Site struct {
	Config *config.Config
	Data   *tariff.Data
	Prose  []*prose.Page
	Words  *words.Words
	Day    tariff.Date

	fsys  fs.FS
	theme fs.FS
}

// Load reads a site's folder. The site is nil if there is an error among the
// findings.
func Load(fsys fs.FS, o Options) (*Site, source.List) {
	s := &Site{fsys: fsys, theme: theme(fsys)}
	var found, f source.List
	s.Config, found = config.Load(fsys)
	s.Words, f = words.Load(s.theme)
	found = append(found, f...)
	s.Data, f = load.Load(fsys, "tariffs")
	found = append(found, f...)
	if s.Data != nil {
		s.Prose, f = prose.Load(fsys, "content", s.Data)
		found = append(found, f...)
	}
	if found.Err() == nil {
		s.apply(o)
		found = append(found, s.checkLinks()...)
	}
	found.Sort()
	if found.Err() != nil {
		return nil, found
	}
	return s, found
}

func (s *Site) apply(o Options) {
	s.Day = o.Day
	if s.Day.IsZero() {
		s.Day = tariff.DateOf(o.Now().In(s.Config.Location()))
	}
	if o.BaseURL != "" {
		c := *s.Config
		c.BaseURL = o.BaseURL
		s.Config = &c
	}
}

// theme is the embedded theme, over which the site's own templates/ lies.
func theme(fsys fs.FS) fs.FS {
	own, err := fs.Sub(fsys, "templates")
	if err != nil {
		return templates.FS
	}
	return output.Overlay(templates.FS, own)
}

// Manifest returns the day and address that the manifest of a build names.
func (s *Site) Manifest() output.Manifest {
	return output.Manifest{Date: s.Day.String(), BaseURL: s.Config.BaseURL}
}

// pages returns what the pages are made from.
func (s *Site) pages() *pages.Site {
	return &pages.Site{Config: s.Config, Data: s.Data, Words: s.Words, Prose: s.Prose, Day: s.Day}
}
