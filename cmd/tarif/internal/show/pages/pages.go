// Package pages plans the site's pages and makes the view that each template
// is run on.
//
// Its nouns are [Page], one address in one language with its template and a
// function that makes its view, and [Site], what all of them are made from.
// [Site.Plan] lists every page before anything is rendered; a link to an
// address that is not in the plan is an error, so no page can hold a dead
// link. Each template has one typed view; every view has a [Frame].
//
// Pages see the domain, comparison, differences and prose; they know nothing
// of files. The day is a value of Site: no page asks a clock.
package pages

import (
	"fmt"
	"maps"
	"slices"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/tariff"
)

// Site is what pages are made from.
type Site struct {
	Config *config.Config
	Data   *tariff.Data
	Words  *words.Words
	Prose  []*prose.Page
	Day    tariff.Date
	Assets Assets
	Media  map[string]bool // pictures of the prose, by their place in the output
	known  map[Addr]bool
	// ZipSize tells how many bytes the whole site is as one file; nil where it
	// is not offered as one.
	ZipSize func() (int, error)
	// Unhosted is a site in a folder: nothing of it can be installed.
	Unhosted bool
	found    *once
}

// Assets are the addresses of the theme's files, below the site's root.
type Assets struct {
	Named       map[string]string // by their name in the theme; nil where pages are only looked at
	TouchIcon   string            // a picture of the icon for a phone's home screen
	Ground      string            // the icon's colour: "#0b4a6b"
	SearchIndex map[lang.Lang]string
	SearchMore  map[lang.Lang]string
}

// File is the address of a file of the theme, which must have it.
func (a Assets) File(name string) (string, error) {
	file, ok := a.Named[name]
	if !ok && a.Named != nil {
		return "", fmt.Errorf("the theme has no file assets/%s", name)
	}
	return file, nil
}

// Page is one address in one language. View makes the value that the template
// named Template is run on; Modified is the day on which the page's subject
// last changed, zero where there is no such day. Unlisted pages are left out of
// the sitemap.
type Page struct {
	Addr     Addr
	Lang     lang.Lang
	Template string
	Modified tariff.Date
	Unlisted bool
	View     func() (any, error)
}

// File is the page's place in the output.
func (p Page) File() string { return string(p.Lang) + "/" + string(p.Addr) + "index.html" }

// subject is a page in every language.
type subject struct {
	addr     Addr
	template string
	modified tariff.Date
	view     func(Frame) (any, error)
	title    func(l lang.Lang) (title, description string, err error)
	crumbs   []Addr // from the first below home to the parent
	daily    bool   // the content depends on the day, so the page shows it
	nav      Addr   // the entry of the main menu it belongs to
	search   bool   // it is the search page
	card     Addr   // the folder of its social card
	unlisted bool   // it is left out of the sitemap
	timed    bool   // it shows a tariff in time: time.css and time.js
}

// Plan lists every page, by address, Kazakh before Russian.
func (s *Site) Plan() ([]Page, error) {
	s.found = s.once()
	subjects := s.subjects()
	s.known = make(map[Addr]bool, len(subjects))
	for _, sub := range subjects {
		if s.known[sub.addr] {
			return nil, fmt.Errorf("two pages want the address %q", sub.addr)
		}
		s.known[sub.addr] = true
	}
	var pages []Page
	for _, sub := range subjects {
		for _, l := range lang.All {
			pages = append(pages, s.page(sub, l))
		}
	}
	return pages, nil
}

func (s *Site) page(sub subject, l lang.Lang) Page {
	return Page{Addr: sub.addr, Lang: l, Template: sub.template, Modified: sub.modified, Unlisted: sub.unlisted,
		View: func() (any, error) {
			f, err := s.frame(sub, l)
			if err != nil {
				return nil, fmt.Errorf("/%s/%s: %w", l, sub.addr, err)
			}
			v, err := sub.view(f)
			if err == nil {
				err = f.ctx.err
			}
			if err != nil {
				return nil, fmt.Errorf("/%s/%s: %w", l, sub.addr, err)
			}
			return v, nil
		}}
}

func (s *Site) subjects() []subject {
	return slices.Concat(s.generalPages(), s.placePages(), s.editionPages(), s.servicePages(),
		s.comparePages(), s.matrixPages(), s.worksheetPages(), s.prosePages())
}

// Known lists the addresses of the plan.
func (s *Site) Known() []Addr { return slices.Sorted(maps.Keys(s.known)) }
