package pages

import (
	"fmt"
	"html/template"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// Link is an address relative to the page, and what it is called.
type Link struct {
	URL, Text string
	Current   bool // it leads to this page or its part of the menu
}

// Frame is what every page has: its head, header and footer.
type Frame struct {
	ctx *context

	Lang, Other lang.Lang
	Title       string // of the page, the h1
	Description string
	SiteTitle   string
	Publisher   string
	Root        string // leads to the site's root: "../../"
	HomeURL     string
	TwinURL     string
	SearchURL   string
	ServicesURL string // where the search form leads without JavaScript
	Nav         []Link
	Footer      []Link
	Crumbs      []Link
	CSS, JS     string
	VisionJS    string   // keeps the version for the visually impaired
	Styles      []string // what this kind of page needs besides
	PrintStyles []string // for paper alone
	Scripts     []string
	Icon        string
	FeedURL     string
	Day         string // of the build, on pages that depend on it
	SearchPage  bool
	HomePage    bool
	Share       Share
	Offline     bool // browsers may keep the page
}

// PageTitle is the document's title: the page's, then the site's.
func (f Frame) PageTitle() string {
	if f.Title == f.SiteTitle {
		return f.Title
	}
	return f.Title + " · " + f.SiteTitle
}

// context makes links and words for one page and keeps the first error, so
// that views can be written without a check after each word.
type context struct {
	site *Site
	lang lang.Lang
	addr Addr
	err  error
}

func (c *context) fail(err error) {
	if c.err == nil && err != nil {
		c.err = err
	}
}

// url returns the address of a page in the page's language, relative to it.
func (c *context) url(a Addr) string {
	if !c.site.known[a.page()] {
		c.fail(fmt.Errorf("a link leads to /%s/%s, and there is no such page", c.lang, a))
	}
	return c.addr.to(a)
}

// root leads from the page to the site's root.
func (c *context) root() string { return c.addr.up() + "../" }

// twin returns the address of a page in the other language.
func (c *context) twin(a Addr) string {
	return c.addr.up() + "../" + string(c.lang.Other()) + "/" + string(a)
}

func (c *context) link(a Addr, text string) Link { return Link{URL: c.url(a), Text: text} }

// t returns words of the interface.
func (c *context) t(key string, args ...any) string {
	s, err := c.site.Words.T(c.lang, key, args...)
	c.fail(err)
	return s
}

// n returns words that count.
func (c *context) n(key string, n int, args ...any) string {
	s, err := c.site.Words.N(c.lang, key, n, args...)
	c.fail(err)
	return s
}

func (c *context) in(t lang.Text) string { return t.In(c.lang) }

func (c *context) tenge(a money.Amount) string { return lang.Tenge(c.lang, a) }

// derived says what an index price is in tenge, and that we have reckoned it;
// empty where there is nothing to say.
func (c *context) derived(p tariff.Price) string {
	a, ok := p.Derived()
	if !ok {
		return ""
	}
	return c.t("table.derived", c.tenge(a), c.tenge(p.Index.Tenge))
}

func (c *context) date(d tariff.Date) string {
	if d.IsZero() {
		return ""
	}
	return lang.Date(c.lang, d.Year, d.Month, d.Day)
}

// built is the day of the build, as when the page was made.
func (c *context) built() string {
	d := c.site.Day
	return lang.DateIn(c.lang, d.Year, d.Month, d.Day)
}

// name is a place's or region's name at the beginning of a line.
func (c *context) name(t lang.Text) string { return lang.UpperFirst(c.in(t)) }

func (c *context) partial(d tariff.PartialDate) string {
	return lang.Date(c.lang, d.Year, d.Month, d.Day)
}

func (s *Site) frame(sub subject, l lang.Lang) (Frame, error) {
	c := &context{site: s, lang: l, addr: sub.addr}
	title, description, err := sub.title(l)
	title = lang.UpperFirst(title)
	if err != nil {
		return Frame{}, err
	}
	root := c.addr.up() + "../"
	f := Frame{ctx: c, Lang: l, Other: l.Other(), Title: title, Description: description,
		SiteTitle: c.in(s.Config.Title), Publisher: c.in(s.Config.Publisher),
		Root:    root,
		HomeURL: c.url(Home), TwinURL: c.twin(sub.addr), SearchURL: c.url(Search), ServicesURL: c.url(Services),
		Nav: c.menu(sub), Footer: c.footer(), Crumbs: c.crumbs(sub),
		CSS: c.file("site.css"), JS: c.file("site.js"), Icon: c.file("icon.svg"), VisionJS: c.file("vision.js"),
		Styles:      c.files(sub.files(styles, "time.css")),
		PrintStyles: c.files(printStyles[sub.template]), Scripts: c.files(sub.files(scripts, "time.js")),
		FeedURL: c.addr.up() + "feed.xml", SearchPage: sub.search, HomePage: sub.addr == Home,
		Share: s.share(sub, c), Offline: s.Config.Offline}
	if sub.daily {
		f.Day = lang.DateOf(c.lang, s.Day.Year, s.Day.Month, s.Day.Day)
	}
	return f, nil
}

func (c *context) menu(sub subject) []Link {
	entries := []struct {
		addr Addr
		key  string
	}{{Places, "nav.places"}, {Services, "nav.services"}, {Compare, "nav.compare"}, {Changes, "nav.changes"},
		{Calculator, "nav.calculator"}}
	links := make([]Link, len(entries))
	for i, e := range entries {
		links[i] = c.link(e.addr, c.t(e.key))
		links[i].Current = sub.nav == e.addr || sub.addr == e.addr
	}
	return links
}

func (c *context) footer() []Link {
	links := []Link{c.link(News, c.t("nav.news")), c.link(Corrections, c.t("nav.corrections")), c.link(DataPage, c.t("nav.data"))}
	if c.site.known[About] {
		links = append(links, c.link(About, c.t("nav.about")))
	}
	for _, p := range c.site.Prose {
		if p.Section == "about" && p.Lang == c.lang && p.Slug != "index" {
			links = append(links, c.link(proseAddr(p), p.Title))
		}
	}
	return links
}

// crumbs lead from home to the page's parent.
func (c *context) crumbs(sub subject) []Link {
	if sub.addr == Home {
		return nil
	}
	links := []Link{c.link(Home, c.t("nav.home"))}
	for _, a := range sub.crumbs {
		links = append(links, c.link(a, c.crumbText(a)))
	}
	return links
}

// crumbText names an address on the way to a page.
func (c *context) crumbText(a Addr) string {
	switch parts := strings.Split(strings.TrimSuffix(string(a), "/"), "/"); {
	case len(parts) == 1:
		return c.t("nav." + parts[0])
	case parts[0] == "places" && len(parts) == 2:
		return c.in(c.site.Data.Catalogue.Place(tariff.PlaceID(parts[1])).Short)
	case parts[0] == "places" && len(parts) == 3, parts[0] == "compare" && len(parts) == 2:
		return c.in(c.site.Data.Catalogue.Kind(tariff.KindID(parts[len(parts)-1])).Short)
	default:
		return parts[len(parts)-1]
	}
}

// html marks text that package prose rendered, and only that, as HTML.
func html(b []byte) template.HTML { return template.HTML(b) }
