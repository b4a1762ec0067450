// Package feed writes what other programs read to notice changes: the Atom feed
// and the sitemap.
//
// Both are plain values turned into XML by the standard library. The clock is
// not used, so the same input gives the same bytes.
package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"sync"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// Feed is an Atom feed (RFC 4287) in one language. Addresses are absolute.
type Feed struct {
	Lang, Title, Author string
	Self, Home          string
	Updated             tariff.Date // used if there is no entry
	Entries             []Entry
}

// Entry is one change. Its address is its id, because the addresses of editions
// are permanent.
type Entry struct {
	URL, Title string
	ID         string // if it is not the URL
	Date       tariff.Date
	Lines      []string
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

func Atom(f Feed) ([]byte, error) {
	out := atomFeed{Lang: f.Lang, ID: f.Self, Title: f.Title, Updated: stamp(f.Updated), Author: f.Author,
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: f.Self}, {Rel: "alternate", Type: "text/html", Href: f.Home}}}
	for i, e := range f.Entries {
		if i == 0 {
			out.Updated = stamp(e.Date)
		}
		out.Entries = append(out.Entries, atomEntry{ID: cmp.Or(e.ID, e.URL), Title: e.Title, Updated: stamp(e.Date),
			Link: atomLink{Href: e.URL}, Summary: join(e.Lines)})
	}
	return document(out)
}

// stamp returns the first instant of a day, since acts have no time of day.
func stamp(d tariff.Date) string { return d.String() + "T00:00:00Z" }

func join(lines []string) string {
	var b bytes.Buffer
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l)
	}
	return b.String()
}

// Page is a page in the sitemap, with its twins in each language.
type Page struct {
	URL      string
	Modified tariff.Date
	Twins    []Twin
}

// Twin is a page in one language.
type Twin struct{ Lang, URL string }

type urlset struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string    `xml:"xmlns:xhtml,attr"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Loc     string      `xml:"loc"`
	LastMod string      `xml:"lastmod,omitempty"`
	Links   []xhtmlLink `xml:"xhtml:link"`
}

type xhtmlLink struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// Sitemap returns the bytes of sitemap.xml.
func Sitemap(pages []Page) ([]byte, error) {
	set := urlset{XHTML: "http://www.w3.org/1999/xhtml"}
	for _, p := range pages {
		u := siteURL{Loc: p.URL, LastMod: p.Modified.String()}
		u.Links = lists.Of(p.Twins, func(t Twin) xhtmlLink { return xhtmlLink{"alternate", t.Lang, t.URL} })
		set.URLs = append(set.URLs, u)
	}
	return document(set)
}

// MostListed is how many pages one sitemap has: the protocol allows fifty
// thousand, and fifty megabytes.
const MostListed = 25_000

// Map is one file of a sitemap.
type Map struct {
	Name   string
	Render func() ([]byte, error)
}

// Sitemaps returns sitemap.xml. If there are more than most pages, it is an
// index of further files, which are returned too.
func Sitemaps(base string, n, most int, pages func() []Page) []Map {
	if n <= most {
		return []Map{{"sitemap.xml", func() ([]byte, error) { return Sitemap(pages()) }}}
	}
	all := sync.OnceValue(pages)
	var index sitemapIndex
	maps := []Map{{"sitemap.xml", func() ([]byte, error) { return document(index) }}}
	for from := 0; from < n; from += most {
		name := fmt.Sprintf("sitemap-%d.xml", len(maps))
		index.Maps = append(index.Maps, sitemapAt{base + name})
		maps = append(maps, Map{name, func() ([]byte, error) { return Sitemap(all()[from:min(from+most, n)]) }})
	}
	return maps
}

type sitemapIndex struct {
	XMLName xml.Name    `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Maps    []sitemapAt `xml:"sitemap"`
}

type sitemapAt struct {
	Loc string `xml:"loc"`
}

func document(v any) ([]byte, error) {
	body, err := xml.MarshalIndent(v, "", "")
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), append(body, '\n')...), nil
}
