package site

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/feed"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/search"
)

// Plan lists every file of the site, by path. Package output adds its own.
func (s *Site) Plan() ([]output.File, error) {
	p := s.pages()
	assets, err := s.assets(p)
	if err != nil {
		return nil, err
	}
	installed, err := s.installed(p)
	if err != nil {
		return nil, err
	}
	planned, err := p.Plan()
	if err != nil {
		return nil, err
	}
	files := slices.Concat(assets, installed, s.media(p), s.pageFiles(planned), s.bareFiles(p),
		s.dataFiles(), s.matrixFiles(p), s.machineFiles(p, planned), s.cards(p), codes(p), []output.File{s.worker(p)})
	if s.Config.Zip {
		files = append(files, s.zip(p, slices.Clone(files))) // as it is now: the file does not hold itself
	}
	slices.SortFunc(files, func(a, b output.File) int { return cmp.Compare(a.Path, b.Path) })
	return files, nil
}

func (s *Site) pageFiles(planned []pages.Page) []output.File {
	files := make([]output.File, len(planned))
	for i, p := range planned {
		files[i] = s.page(p.File(), p)
	}
	return files
}

func (s *Site) page(file string, p pages.Page) output.File {
	return output.File{Path: file, Render: func() ([]byte, error) { return s.templates.Render(p) }}
}

// offlineFile is what a browser shows for a page that it has not kept.
const offlineFile = "offline.html"

// bareFiles are the pages outside the languages. 404.html and offline.html are
// shown at any address.
func (s *Site) bareFiles(p *pages.Site) []output.File {
	return []output.File{s.rootPage(p), s.page("404.html", p.Bare("404.html", s.prefix())),
		s.page(offlineFile, p.Bare(offlineFile, s.prefix()))}
}

func (s *Site) rootPage(p *pages.Site) output.File {
	return s.page("index.html", p.Bare("root.html", ""))
}

// prefix is the path under which the site stands, for the pages that cannot use
// relative links because they are shown at any address.
func (s *Site) prefix() string {
	_, rest, _ := strings.Cut(s.Config.BaseURL, "://")
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[i:]
	}
	return "/"
}

// assets plans the theme's files. What pages refer to has a part of its hash
// in its name, so that a browser may keep it for ever.
func (s *Site) assets(p *pages.Site) ([]output.File, error) {
	var files []output.File
	entries, err := fs.ReadDir(s.theme, "assets")
	if err != nil {
		return nil, err
	}
	named := map[string]string{}
	for _, e := range entries {
		data, err := fs.ReadFile(s.theme, path.Join("assets", e.Name()))
		if err != nil {
			return nil, err
		}
		if data, err = minify.File(e.Name(), data); err != nil {
			return nil, fmt.Errorf("assets/%s: %w", e.Name(), err)
		}
		f := hashed("assets/"+e.Name(), data)
		named[e.Name()] = f.Path
		files = append(files, f)
	}
	p.Assets = pages.Assets{Named: named, SearchIndex: map[lang.Lang]string{}, SearchMore: map[lang.Lang]string{}}
	indexes, err := search.Build(search.Input{Data: s.Data, Day: s.Day, Pages: s.searchPages()})
	if err != nil {
		return nil, err
	}
	for _, l := range lang.All {
		first := hashed("assets/search-"+string(l)+".js", indexes[l].First)
		more := hashed("assets/search-more-"+string(l)+".js", indexes[l].More)
		p.Assets.SearchIndex[l], p.Assets.SearchMore[l] = first.Path, more.Path
		files = append(files, first, more)
	}
	return files, nil
}

// hashed is a file whose name carries a part of its content's hash.
func hashed(name string, data []byte) output.File {
	ext := path.Ext(name)
	name = strings.TrimSuffix(name, ext) + "." + output.Sum(data)[:8] + ext
	return fixed(name, data)
}

func fixed(name string, data []byte) output.File {
	return output.File{Path: name, Render: func() ([]byte, error) { return data, nil }}
}

// searchPages lists the prose in which the search looks.
func (s *Site) searchPages() []search.Page {
	byAddr := map[string]*search.Page{}
	var order []string
	for _, p := range s.Prose {
		a := strings.TrimPrefix(p.Address(), "/")
		if byAddr[a] == nil {
			byAddr[a] = &search.Page{Address: a, Date: p.Date}
			order = append(order, a)
		}
		if p.Lang == lang.KK {
			byAddr[a].Title.KK, byAddr[a].Summary.KK = p.Title, p.Summary
		} else {
			byAddr[a].Title.RU, byAddr[a].Summary.RU = p.Title, p.Summary
		}
	}
	var out []search.Page
	for _, a := range order {
		out = append(out, *byAddr[a])
	}
	return out
}

// machineFiles are the feed of each language, the sitemap and robots.txt.
func (s *Site) machineFiles(p *pages.Site, planned []pages.Page) []output.File {
	files := []output.File{
		fixed("robots.txt", []byte("User-agent: *\nAllow: /\n\nSitemap: "+s.Config.BaseURL+"sitemap.xml\n")),
		{Path: "sitemap.xml", Render: func() ([]byte, error) { return feed.Sitemap(s.sitemap(planned)) }},
	}
	for _, l := range lang.All {
		files = append(files, output.File{Path: string(l) + "/feed.xml", Render: func() ([]byte, error) {
			f, err := s.feed(p, l)
			if err != nil {
				return nil, err
			}
			return feed.Atom(f)
		}})
	}
	return files
}

func (s *Site) sitemap(planned []pages.Page) []feed.Page {
	var out []feed.Page
	for _, p := range planned {
		if p.Unlisted {
			continue
		}
		page := feed.Page{URL: s.url(p.Lang, p.Addr), Modified: p.Modified}
		for _, l := range lang.All {
			page.Twins = append(page.Twins, feed.Twin{Lang: string(l), URL: s.url(l, p.Addr)})
		}
		out = append(out, page)
	}
	return out
}

func (s *Site) url(l lang.Lang, a pages.Addr) string {
	return s.Config.BaseURL + string(l) + "/" + string(a)
}

func (s *Site) feed(p *pages.Site, l lang.Lang) (feed.Feed, error) {
	title, err := s.Words.T(l, "changes.title")
	if err != nil {
		return feed.Feed{}, err
	}
	f := feed.Feed{Lang: string(l), Title: title + " · " + s.Config.Title.In(l), Author: s.Config.Title.In(l),
		Self: s.url(l, "feed.xml"), Home: s.url(l, pages.Changes), Updated: s.Day}
	entries, err := p.ChangeEntries(l)
	if err != nil {
		return feed.Feed{}, err
	}
	for _, e := range entries {
		f.Entries = append(f.Entries, feed.Entry{URL: s.url(l, e.Addr), Title: e.Text, Date: e.Day,
			Lines: slices.Concat([]string{e.Act}, e.Lines)})
	}
	return f, nil
}
