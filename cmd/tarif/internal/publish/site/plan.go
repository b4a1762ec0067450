package site

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/feed"
	"tarif/cmd/tarif/internal/show/pages"
)

// Plan lists every file of the site. It renders no page, draws no picture and
// builds no script; that happens when a file, or an address containing its
// content's hash, is asked for. Package output adds its own files.
func (s *Site) Plan() (output.Plan, error) {
	if s.planned != nil { // already planned by prove
		plan := *s.planned
		plan.Files = slices.Clip(plan.Files)
		return plan, nil
	}
	plan, err := s.plan()
	if err == nil {
		s.planned = &plan
	}
	return plan, err
}

func (s *Site) plan() (output.Plan, error) {
	var plan output.Plan
	assets, err := s.assets()
	if err != nil {
		return plan, err
	}
	media := s.media()
	in := s.pages(media, assets.addresses())
	pack := s.zip(in, func() ([]output.File, error) { return plan.All() })
	if s.Config.Zip {
		in.ZipSize = func() (int, error) {
			data, err := pack()
			return len(data), err
		}
	}
	p, err := pages.Plan(in)
	if err != nil {
		return plan, err
	}
	plan = output.Plan{Files: slices.Concat(media, s.installed(assets), s.pageFiles(p.Pages), s.bareFiles(p),
		s.dataFiles(assets), s.matrixFiles(p), s.machineFiles(p), s.cards(p), codes(p), []output.File{s.worker(in.Assets)})}
	if s.Config.Zip {
		plan.Files = append(plan.Files, output.File{Path: pages.ZipFile, Render: pack})
	}
	m := s.hashes()
	s.setInputs(plan.Files, m, templatesOf(p.Pages))
	plan.Current = func(name string) string {
		if key, ok := strings.CutPrefix(name, pages.TariffRead); ok && m != nil {
			return m.tariff[key]
		}
		return p.Current(name)
	}
	plan.Late = func() ([]output.File, error) {
		files, err := assets.files()
		s.setInputs(files, m, nil)
		return files, err
	}
	slices.SortFunc(plan.Files, func(a, b output.File) int { return cmp.Compare(a.Path, b.Path) })
	return plan, nil
}

func (s *Site) pageFiles(planned []pages.Page) []output.File {
	files := make([]output.File, len(planned))
	for i := range planned {
		files[i] = s.page(planned[i].File(), &planned[i])
	}
	return files
}

func (s *Site) page(file string, p *pages.Page) output.File {
	f := output.Written(file, func(w io.Writer) error { return s.templates.Write(w, *p) })
	f.Read = func() []string { return slices.Concat(p.Read.Names(), s.templates.Said(*p)) }
	return f
}

// offlineFile is the page a browser shows in place of one that it has not kept.
const offlineFile = "offline.html"

// bareFiles plans the pages that belong to no language. 404.html and
// offline.html are shown at any address.
func (s *Site) bareFiles(p *pages.Site) []output.File {
	return []output.File{s.rootPage(p), s.page("404.html", p.Bare("404.html", s.prefix())),
		s.page(offlineFile, p.Bare(offlineFile, s.prefix()))}
}

func (s *Site) rootPage(p *pages.Site) output.File {
	return s.page("index.html", p.Bare("root.html", ""))
}

// prefix returns the path below which the site is served, for pages that are
// shown at any address and so cannot use relative links.
func (s *Site) prefix() string {
	_, rest, _ := strings.Cut(s.Config.BaseURL, "://")
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[i:]
	}
	return "/"
}

func fixed(name string, data []byte) output.File {
	return output.File{Path: name, Render: func() ([]byte, error) { return data, nil }}
}

// machineFiles plans the feeds and calendars of each language, the sitemap and
// robots.txt.
func (s *Site) machineFiles(p *pages.Site) []output.File {
	files := []output.File{
		fixed("robots.txt", []byte("User-agent: *\nAllow: /\n\nSitemap: "+s.Config.BaseURL+"sitemap.xml\n")),
	}
	listed := 0
	for _, page := range p.Pages {
		if !page.Unlisted {
			listed++
		}
	}
	for _, m := range feed.Sitemaps(s.Config.BaseURL, listed, feed.MostListed, func() []feed.Page { return s.sitemap(p.Pages) }) {
		files = append(files, output.File{Path: m.Name, Render: m.Render})
	}
	for _, topic := range p.Topics() {
		for _, l := range lang.All {
			files = append(files, s.feedFile(p, l, topic), s.calendarFile(l, topic))
		}
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
		page.Twins = lists.Of(p.Alternates(), func(a pages.Alternate) feed.Twin { return feed.Twin(a) })
		out = append(out, page)
	}
	return out
}

func (s *Site) url(l lang.Lang, a pages.Addr) string {
	return s.Config.BaseURL + string(l) + "/" + string(a)
}

// templatesOf returns the template of each page by its path in the output.
func templatesOf(planned []pages.Page) map[string]string {
	of := map[string]string{"index.html": "root.html", "404.html": "404.html", offlineFile: offlineFile}
	for _, p := range planned {
		of[p.File()] = p.Template
	}
	return of
}
