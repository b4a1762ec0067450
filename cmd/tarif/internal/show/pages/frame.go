package pages

import (
	"cmp"
	"html/template"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/tariff"
)

// Link is an address relative to the page, and its text.
type Link struct {
	URL, Text string
	Current   bool // it leads to this page or its section
}

// Frame is what every page has: its head, header and footer.
type Frame struct {
	c composer

	Lang, Other lang.Lang
	Title       string // of the page: the h1
	Description string
	SiteTitle   string
	Publisher   string
	Root        string // relative URL of the site's root: "../../"
	HomeURL     string
	TwinURL     string
	SearchURL   string
	ServicesURL string // target of the search form without JavaScript
	Nav         []Link
	Footer      []Link
	Crumbs      []Link
	CSS, JS     string
	VisionJS    string   // keeps the version for the visually impaired
	Styles      []string // additional stylesheets of this kind of page
	PrintStyles []string // for print only
	Scripts     []string
	Icon        string
	FeedURL     string
	CalendarURL string // empty if the page has none of its own
	Day         string // of the build, on pages that depend on it
	SearchPage  bool
	HomePage    bool
	Broad       bool
	Share       Share
	Linked      HTML // structured data for programs
	Offline     bool // browsers may keep the page
}

// PageTitle returns the document's title: the page's, then the site's.
func (f Frame) PageTitle() string {
	if f.Title == f.SiteTitle {
		return f.Title
	}
	return f.Title + " · " + f.SiteTitle
}

// composer returns the composer of one page.
func (s *Site) composer(l lang.Lang, a Addr) composer {
	r := &reading{words: words.Listen(s.Words)}
	return composer{wording.New(r.words, l), a, s.knows, s.Assets, s.Day, r}
}

func (s *Site) frame(sub subject, c composer) Frame {
	title, description := sub.title(c)
	root := c.addr.up() + "../"
	f := Frame{c: c, Lang: c.Lang, Other: c.Lang.Other(), Title: lang.UpperFirst(title), Description: description,
		SiteTitle: c.In(s.Config.Title), Publisher: c.In(s.Config.Publisher),
		Root:    root,
		HomeURL: c.url(Home), TwinURL: c.twin(sub.addr), SearchURL: c.url(Search), ServicesURL: c.url(Services),
		CSS: c.file(cmp.Or(whole[sub.template], "site.css")), JS: c.file("site.js"), Icon: c.file("icon.svg"), VisionJS: c.file("vision.js"),
		Styles:      c.files(sub.files(styles, "time.css")),
		PrintStyles: c.files(append([]string{"site-print.css"}, printStyles[sub.template]...)), Scripts: c.files(sub.files(scripts, "time.js")),
		FeedURL: c.addr.up() + "feed.xml", SearchPage: sub.search, HomePage: sub.addr == Home, Broad: sub.broad,
		Share: s.share(sub, c), Offline: s.Config.Offline}
	if sub.topic || sub.addr == Home {
		f.FeedURL, f.CalendarURL = "feed.xml", "calendar.ics"
	}
	if !sub.lean {
		f.Nav, f.Footer, f.Crumbs = c.menu(sub), s.footer(c), s.crumbs(c, sub)
	}
	if sub.linked != nil {
		f.Linked = c.dataBlock(sub.linked(linker{c, func(a Addr) string { return s.address(c.Lang, a) }}))
	}
	if sub.daily {
		f.Day = c.DateOf(s.Day)
	}
	return f
}

// canonical returns the address that search engines should keep.
func (sub subject) canonical() Addr {
	if sub.framed != "" {
		return sub.framed
	}
	return sub.addr
}

func (c composer) menu(sub subject) []Link {
	entries := []struct {
		addr Addr
		key  string
	}{{Places, "nav.places"}, {Services, "nav.services"}, {Compare, "nav.compare"}, {Changes, "nav.changes"},
		{Calculator, "same.calculator"}}
	links := make([]Link, len(entries))
	for i, e := range entries {
		links[i] = c.link(e.addr, c.T(e.key))
		links[i].Current = sub.nav == e.addr || sub.addr == e.addr
	}
	return links
}

func (s *Site) footer(c composer) []Link {
	links := []Link{c.link(News, c.T("nav.news")), c.link(Corrections, c.T("nav.corrections")), c.link(DataPage, c.T("nav.data"))}
	if c.known(About) {
		links = append(links, c.link(About, c.T("nav.about")))
	}
	for _, p := range s.Prose {
		if p.Section == "about" && p.Lang == c.Lang && p.Slug != "index" {
			links = append(links, c.link(proseAddr(p), p.Title))
		}
	}
	return links
}

// crumbs links from home to the page's parent.
func (s *Site) crumbs(c composer, sub subject) []Link {
	if sub.addr == Home {
		return nil
	}
	links := []Link{c.link(Home, c.T("nav.home"))}
	for _, a := range sub.crumbs {
		links = append(links, c.link(a, s.crumbText(c, a)))
	}
	return links
}

// crumbText names an address on the path to a page.
func (s *Site) crumbText(c composer, a Addr) string {
	switch parts := strings.Split(strings.TrimSuffix(string(a), "/"), "/"); {
	case a == Calculator:
		return c.T("same.calculator")
	case len(parts) == 1:
		return c.T("nav." + parts[0])
	case parts[0] == "places" && len(parts) == 2:
		return c.In(s.Data.Catalogue.Place(tariff.PlaceID(parts[1])).Short)
	case parts[0] == "places" && len(parts) == 3, parts[0] == "compare" && len(parts) == 2:
		return c.In(s.Data.Catalogue.Kind(tariff.KindID(parts[len(parts)-1])).Short)
	default:
		return parts[len(parts)-1]
	}
}

// html marks text that package prose rendered, and nothing else, as HTML.
func html(b []byte) template.HTML { return template.HTML(b) }
