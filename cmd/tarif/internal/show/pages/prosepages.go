package pages

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/prose"
)

// ProseView is a page of content/.
type ProseView struct {
	Frame
	Summary string
	Date    string
	ISODate string
	HTML    HTML
}

// NewsView lists the news, newest first.
type NewsView struct {
	Frame
	Items []NewsItem
}

// NewsItem is a news post in a list.
type NewsItem struct {
	Link
	Summary, Date, ISODate string
}

// proseAddr is the address of a page of content/: content/about/index.kk.md is
// /kk/about/, any other name a folder of its own.
func proseAddr(p *prose.Page) Addr {
	a := Addr(p.Section) + "/"
	if p.Slug != "index" {
		a += Addr(p.Slug) + "/"
	}
	return a
}

func (s *Site) prosePages() []subject {
	var subjects []subject
	for _, p := range s.Prose {
		if p.Lang == lang.KK {
			subjects = append(subjects, s.prosePage(proseAddr(p), p))
		}
	}
	return subjects
}

func (s *Site) prosePage(a Addr, p *prose.Page) subject {
	sub := subject{addr: a, template: "prose.html", modified: p.Date, nav: Addr(p.Section) + "/",
		title: func(c composer) (string, string) {
			q := s.proseTwin(p, c.Lang)
			return q.Title, q.Summary
		},
		view: func(f Frame) (any, error) { return s.proseLinks(f.c).page(f, s.proseTwin(p, f.Lang)) }}
	if p.Slug != "index" {
		sub.crumbs = []Addr{Addr(p.Section) + "/"}
	}
	return sub
}

// proseTwin returns the page in a language, which loading has made sure of.
func (s *Site) proseTwin(p *prose.Page, l lang.Lang) *prose.Page {
	for _, q := range s.Prose {
		if q.Section == p.Section && q.Slug == p.Slug && q.Lang == l {
			return q
		}
	}
	return p
}

func (c proseLinks) page(f Frame, p *prose.Page) (any, error) {
	body, err := p.Render(c.siteLink(p.Section))
	if err != nil {
		return nil, err
	}
	return ProseView{Frame: f, Summary: p.Summary, Date: c.Date(p.Date), ISODate: p.Date.String(), HTML: html(body)}, nil
}

// news lists posts.
func (c composer) news(posts []*prose.Page) []NewsItem {
	var items []NewsItem
	for _, p := range posts {
		items = append(items, NewsItem{Link: c.link(proseAddr(p), p.Title), Summary: p.Summary,
			Date: c.Date(p.Date), ISODate: p.Date.String()})
	}
	return items
}
