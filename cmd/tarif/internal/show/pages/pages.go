// Package pages plans the site's pages and makes the view that each template
// is run on.
//
// Its nouns are [Page], one address in one language with its template and a
// function that makes its view, [Input], what all of them are made from, and
// [Site], the input with every page planned. [Plan] lists every page before
// anything is rendered; a link to an address that is not in the plan is an
// error, so no page can hold a dead link. Each template has one typed view; every
// view has a [Frame].
//
// Each kind of page is made by a type of its own (editionPage, pairPage,
// servicePage …), which holds what that kind is made from and nothing else. All
// of them have a composer in them, the words and links of one page: read it
// first, then the file of the page that you look for. Site alone sees all the
// data, and hands each kind its part.
//
// Pages see the domain, comparison, differences and prose; they know nothing
// of files. The day is a value of the input: no page asks a clock.
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

// Input is what pages are made from. Nothing in it changes once it is planned.
type Input struct {
	Config *config.Config
	Data   *tariff.Data
	Words  *words.Words
	Prose  []*prose.Page
	Day    tariff.Date
	Assets Assets
	Media  map[string]bool // pictures of the prose, by their place in the output
	// ZipSize tells how many bytes the whole site is as one file; nil where it
	// is not offered as one.
	ZipSize func() (int, error)
	// Unhosted is a site in a folder: nothing of it can be installed.
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

// Assets gives the addresses of the theme's files and of what is made with
// them, below the site's root. An address carries a part of the content's
// hash, so to ask for one is to make the content: nothing is made for a plan,
// and only what a page names is made for the page.
type Assets struct {
	Named  map[string]func() (string, error) // by name; nil where pages are only looked at
	Ground func() (string, error)            // the icon's colour: "#0b4a6b"
}

// File is the address of a file, which must be there.
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

// SearchIndex is what the search of a language needs first, SearchMore what
// comes second.
func SearchIndex(l lang.Lang) string { return "search-" + string(l) + ".js" }

func SearchMore(l lang.Lang) string { return "search-more-" + string(l) + ".js" }

// SearchWide is what it asks for where its first answer is weak.
func SearchWide(l lang.Lang) string { return "search-wide-" + string(l) + ".js" }

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
	Read     *Read // what View asked for

	alternates func() []Alternate
}

// Alternates are the page's addresses by language.
func (p Page) Alternates() []Alternate { return p.alternates() }

// File is the page's place in the output.
func (p Page) File() string { return string(p.Lang) + "/" + string(p.Addr) + "index.html" }

// subject is a page in every language.
type subject struct {
	addr     Addr
	template string
	modified tariff.Date
	view     func(Frame) (any, error)
	title    func(composer) (title, description string)
	crumbs   []Addr // from the first below home to the parent
	daily    bool   // the content depends on the day, so the page shows it
	nav      Addr   // the entry of the main menu it belongs to
	search   bool   // it is the search page
	card     Addr   // the folder of its social card
	unlisted bool   // it is left out of the sitemap
	timed    bool   // it shows a tariff in time: time.css and time.js
	lean     bool   // it has no menu: what is sent round or framed has to be small
	own      bool   // it has its card whether or not other pages have
	broad    bool   // it takes the whole width of a screen
	topic    bool   // it has a feed and a calendar of its own: see Topics
	framed   Addr   // it is for other sites to frame: the page that it is a part of
	// linked is what the page says to programs, in terms of schema.org.
	linked func(linker) any
}

// Plan lists every page.
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
	for _, sub := range subjects {
		for _, l := range lang.All {
			s.Pages = append(s.Pages, s.page(sub, l))
		}
	}
	return s, nil
}

func (s *Site) page(sub subject, l lang.Lang) Page {
	p := Page{Addr: sub.addr, Lang: l, Template: sub.template, Modified: sub.modified, Unlisted: sub.unlisted, Read: new(Read),
		alternates: func() []Alternate { return s.alternates(sub.addr) }}
	p.View = func() (any, error) {
		c := s.composer(l, sub.addr)
		v, err := sub.view(s.frame(sub, c))
		if err == nil {
			err = c.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("/%s/%s: %w", l, sub.addr, err)
		}
		p.Read.keep(c)
		return v, nil
	}
	return p
}

func (s *Site) subjects() []subject {
	now := slices.Concat(s.generalPages(), s.placePages(), s.editionPages(), s.servicePages(),
		s.pricePages(), s.embedPages(), s.kindPages(), s.comparePages(), s.matrixPages(), s.worksheetPages(), s.prosePages())
	return append(now, s.undonePages(now)...)
}

// knows reports whether the plan has a page.
func (s *Site) knows(a Addr) bool { return s.known[a] }
