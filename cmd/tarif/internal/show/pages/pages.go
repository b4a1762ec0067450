// Package pages plans the site's pages and makes the view on which each
// template is run.
//
// [Plan] turns an [Input] into a [Site], which lists every [Page] before
// anything is rendered: one address in one language, with its template and a
// function that makes its view. A link to an address that is not in the plan is
// an error, so no page can have a dead link. Each template has one typed view,
// and every view has a [Frame].
//
// Each kind of page is made by a type of its own (editionPage, pairPage,
// servicePage …), which holds what that kind is made from and nothing else, and
// embeds a composer, the words and links of one page. Read composer.go first,
// then the file of the page that you look for. Only Site sees all the data, and
// gives each kind its part.
//
// Pages know the domain, comparisons, differences and prose, but not files. The
// day is part of the input: pages do not use the clock.
package pages

import (
	"fmt"
	"slices"
	"sync"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/tariff"
)

// Input is what pages are made from. It is not changed once planned.
type Input struct {
	Config *config.Config
	Data   *tariff.Data
	Words  *words.Words
	Prose  []*prose.Page
	Day    tariff.Date
	Assets Assets
	Media  map[string]bool // pictures of the prose, by path in the output
	// ZipSize returns the size of the whole site as one file; nil if it is not
	// offered as one.
	ZipSize func() (int, error)
	// Unhosted is a site opened from a folder: nothing in it can be installed.
	Unhosted bool
}

// Site is an input whose pages are planned.
type Site struct {
	Input
	Pages      []Page // by address, Kazakh before Russian
	known      map[Addr]bool
	found      *once
	ofServices map[lang.Lang]func() serviceEntries
}

// Assets returns the addresses of the theme's files, and of files made from
// them, relative to the site's root. An address contains a hash of the content,
// so asking for one makes the content; a plan makes nothing, and rendering
// makes only what a page refers to.
type Assets struct {
	Named  map[string]func() (string, error) // by name; nil if pages are only planned
	Ground func() (string, error)            // the icon's colour: "#0b4a6b"
}

// File returns the address of a file, which must exist.
func (a Assets) File(name string) (string, error) {
	if a.Named == nil {
		return "", nil
	}
	address, ok := a.Named[name]
	if !ok {
		return "", fmt.Errorf("the theme has no file assets/%s", name)
	}
	return address()
}

// The names of files that are made when the site is built.
const TouchIcon = "icon-180.png" // a picture of the icon for a phone's home screen

// SearchIndex is what the search of a language loads first, SearchMore what it
// loads second.
func SearchIndex(l lang.Lang) string { return "search-" + string(l) + ".js" }

func SearchMore(l lang.Lang) string { return "search-more-" + string(l) + ".js" }

// SearchWide is what it loads if its first results are weak.
func SearchWide(l lang.Lang) string { return "search-wide-" + string(l) + ".js" }

// Page is one address in one language. View makes the value on which the
// template named Template is run; Modified is the day on which the page's
// subject last changed, zero if there is none. Unlisted pages are not in the
// sitemap.
type Page struct {
	Addr     Addr
	Lang     lang.Lang
	Template string
	Modified tariff.Date
	Unlisted bool
	View     func() (any, error)
	Read     *Read // what View used

	alternates func() []Alternate
}

// Alternates returns the page's addresses by language.
func (p Page) Alternates() []Alternate { return p.alternates() }

// File returns the page's path in the output.
func (p Page) File() string { return string(p.Lang) + "/" + string(p.Addr) + "index.html" }

// subject is a page in every language.
type subject struct {
	addr     Addr
	template string
	modified tariff.Date
	view     func(Frame) (any, error)
	title    func(composer) (title, description string)
	crumbs   []Addr // from the first below home to the parent
	daily    bool   // the content depends on the day, which the page shows
	nav      Addr   // the entry of the main menu that it belongs to
	search   bool   // the search page
	card     Addr   // the folder of its social card
	unlisted bool   // not in the sitemap
	timed    bool   // shows a tariff over time: uses time.css and time.js
	lean     bool   // has no menu, because pages sent around or framed must be small
	own      bool   // has its card even if other pages have none
	broad    bool   // takes the whole width of the screen
	topic    bool   // has a feed and a calendar of its own: see Topics
	framed   Addr   // is for other sites to frame: the page that it is a part of
	// linked returns the structured data of the page, in terms of schema.org.
	linked func(linker) any
}

// modified is the last day on which tariffs came to say something else: that of
// an act or of a correction.
func modified(tariffs []*tariff.Tariff) tariff.Date {
	var last tariff.Date
	for _, t := range tariffs {
		for _, e := range t.Editions {
			days := []tariff.Date{last, e.LastAct().Date}
			for _, x := range e.Corrections {
				days = append(days, x.Corrected)
			}
			last = slices.MaxFunc(days, tariff.Date.Compare)
		}
	}
	return last
}

// Plan plans every page.
func Plan(in Input) (*Site, error) {
	s := &Site{Input: in}
	s.found = s.once()
	s.ofServices = map[lang.Lang]func() serviceEntries{}
	for _, l := range lang.All {
		s.ofServices[l] = sync.OnceValue(func() serviceEntries { return s.serviceEntries(l) })
	}
	subjects := s.subjects()
	s.known = make(map[Addr]bool, len(subjects))
	for _, sub := range subjects {
		if s.known[sub.addr] {
			return nil, fmt.Errorf("two pages want the address %q", sub.addr)
		}
		s.known[sub.addr] = true
	}
	s.Pages = make([]Page, 0, len(subjects)*len(lang.All))
	for i := range subjects {
		for _, l := range lang.All {
			s.Pages = append(s.Pages, s.page(&subjects[i], l))
		}
	}
	return s, nil
}

func (s *Site) page(sub *subject, l lang.Lang) Page {
	read := new(Read)
	view := func() (any, error) {
		c := s.composer(l, sub.addr)
		v, err := sub.view(s.frame(*sub, c))
		if err == nil {
			err = c.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("/%s/%s: %w", l, sub.addr, err)
		}
		read.keep(c)
		return v, nil
	}
	return Page{Addr: sub.addr, Lang: l, Template: sub.template, Modified: sub.modified, Unlisted: sub.unlisted, View: view, Read: read,
		alternates: func() []Alternate { return s.alternates(sub.addr) }}
}

func (s *Site) subjects() []subject {
	now := slices.Concat(s.generalPages(), s.placePages(), s.editionPages(), s.servicePages(),
		s.pricePages(), s.embedPages(), s.kindPages(), s.comparePages(), s.matrixPages(), s.worksheetPages(), s.prosePages())
	return append(now, s.undonePages(now)...)
}

// knows reports whether the plan has a page.
func (s *Site) knows(a Addr) bool { return s.known[a] }
