package pages

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/tariff"
)

// HomeView is the first page: search, places, kinds, news.
type HomeView struct {
	Frame
	Lead    string
	Regions []Regional[PlaceLine]
	Many    bool // too many places to list their tariffs too
	Groups  []Group
	Changes []ChangeEntry
	News    []NewsItem
}

// Group is services that people look for together: a section of a kind, or a
// kind without sections. Sign names its drawing; Below is the official name
// below our everyday one, or the contents of the group.
type Group struct {
	Link
	Sign, Below string
	Span        string // the range of its prices today, if it can be stated
}

// SearchView is the search page.
type SearchView struct {
	Frame
	IndexURL, MoreURL string // what the search loads first, and second
	WideURL           string // what it loads if its first results are weak
	ScriptURL, AZURL  string
	Commonest         []SpannedLink // shown before anything is typed
	Kinds             []Link
}

// DataView is the downloads and their description.
type DataView struct {
	Frame
	Files    []DataFile
	Kinds    []EditionFiles // what is in force of each kind
	Editions []Regional[EditionFiles]
	Whole    *Link // the whole site as one file; nil if not offered
	About    *Link
	// PublicKey is the key with which readers check the site's signature; empty
	// if it is not signed.
	PublicKey string
}

// DataFile is a file for download.
type DataFile struct{ URL, Name, Text string }

// EditionFiles is the downloads of one edition, or of a kind.
type EditionFiles struct {
	Edition Link
	Files   []Link
}

func (s *Site) generalPages() []subject {
	return []subject{
		s.general(Home, "home.html", "home", true, func(f Frame) (any, error) { return s.home(f), nil }),
		s.general(Places, "places.html", "places", true, func(f Frame) (any, error) {
			return PlacesView{f, placeLists{f.c, s.Data, s.changes(f.c)}.regions(), s.manyPlaces()}, nil
		}),
		s.general(Services, "services.html", "services", true, func(f Frame) (any, error) {
			lists := serviceLists{f.c, s.Data}
			return ServicesView{f, lists.letters(), lists.kindServices()}, nil
		}),
		s.searchPage(),
		s.general(Changes, "changes-all.html", "changes", true, func(f Frame) (any, error) {
			return s.changes(f.c).all(f, s.Data.Tariffs), nil
		}),
		s.correctionsPage(),
		s.general(News, "news.html", "news", true, func(f Frame) (any, error) {
			return NewsView{f, f.c.news(s.NewsPosts(f.Lang))}, nil
		}),
		s.general(DataPage, "data.html", "data", s.Config.Zip && !s.Unhosted, func(f Frame) (any, error) { return s.dataView(f), nil }),
	}
}

// general plans a page whose title and description are words of the interface.
func (s *Site) general(a Addr, template, key string, daily bool, view func(Frame) (any, error)) subject {
	return subject{addr: a, template: template, daily: daily, nav: a, view: view, modified: modified(s.Data.Tariffs),
		title: func(c composer) (string, string) {
			if a == Home {
				return c.In(s.Config.Title), c.In(s.Config.Description)
			}
			return c.titled(key+".title", key+".description")
		}}
}

func (s *Site) searchPage() subject {
	sub := s.general(Search, "search.html", "search", true, func(f Frame) (any, error) {
		v := SearchView{Frame: f, IndexURL: f.c.file(SearchIndex(f.Lang)), MoreURL: f.c.file(SearchMore(f.Lang)),
			WideURL:   f.c.file(SearchWide(f.Lang)),
			ScriptURL: f.c.file("search.js"), AZURL: f.c.url(Services),
			Commonest: serviceLists{f.c, s.Data}.commonest()}
		for _, k := range s.Data.Catalogue.Kinds {
			v.Kinds = append(v.Kinds, f.c.link(Services+Addr("#kind-"+string(k.ID)), f.c.In(k.Name)))
		}
		return v, nil
	})
	sub.search = true
	return sub
}

func (s *Site) manyPlaces() bool { return len(s.Data.Catalogue.Places) >= manyPlaces }

func (s *Site) home(f Frame) HomeView {
	news := s.NewsPosts(f.Lang)
	return HomeView{Frame: f, Lead: f.c.In(s.Config.Description), Regions: placeLists{f.c, s.Data, s.changes(f.c)}.regions(),
		Many: s.manyPlaces(), Groups: serviceLists{f.c, s.Data}.groups(),
		Changes: s.changes(f.c).entries(s.Data.Tariffs, 3), News: f.c.news(news[:min(3, len(news))])}
}

// dataPage makes the page of downloads. zipSize is nil if the site is not
// offered as one file.
type dataPage struct {
	composer
	data    *tariff.Data
	zipSize func() (int, error)
}

func (s *Site) dataView(f Frame) DataView {
	v := dataPage{f.c, s.Data, s.ZipSize}.view(f)
	if !s.Unhosted { // the site as one file has no manifest
		v.PublicKey = s.Config.PublicKey
	}
	return v
}

func (c dataPage) view(f Frame) DataView {
	v := DataView{Frame: f}
	for _, file := range dataFiles {
		key := "data.file." + strings.ReplaceAll(path.Base(file), ".", "-")
		address := c.download(file)
		v.Files = append(v.Files, DataFile{URL: f.Root + address, Name: path.Base(address), Text: c.T(key)})
	}
	for _, k := range c.data.Catalogue.Kinds {
		if len(c.data.OfKind(k.ID)) > 0 {
			v.Kinds = append(v.Kinds, EditionFiles{c.link(Services+Addr("#kind-"+string(k.ID)), c.In(k.Name)), c.tables(KindData(k))})
		}
	}
	var editions []*tariff.Edition
	for _, t := range c.data.Tariffs {
		for _, e := range slices.Backward(t.Editions) {
			editions = append(editions, e)
		}
	}
	v.Editions = byRegion(c.composer, foldedBy(c.data, len(c.data.Tariffs)), editions,
		func(e *tariff.Edition) *tariff.Place { return e.Place },
		func(e *tariff.Edition) EditionFiles {
			name := fmt.Sprintf("%s — %s, %s", c.In(e.Place.Short), c.In(e.Kind.Short), e.ID)
			return EditionFiles{c.link(EditionAddr(e), name), c.downloads(e)}
		})
	if c.zipSize != nil {
		n, err := c.zipSize()
		c.Fail(err)
		v.Whole = &Link{URL: f.Root + ZipFile, Text: c.T("same.megabytes", path.Base(ZipFile), megabytes(n))}
	}
	v.About = c.about("data/", c.T("data.about"))
	return v
}

// ZipFile is the whole site as one file.
const ZipFile = "data/site.zip"

// megabytes formats a size with one decimal, rounded up: "4,3".
func megabytes(n int) string {
	tenths := (n + 99_999) / 100_000
	return fmt.Sprintf("%d,%d", tenths/10, tenths%10)
}

// NewsPosts returns the news in a language up to the day of the build, newest
// first, then by slug.
func (s *Site) NewsPosts(l lang.Lang) []*prose.Page {
	posts := lists.Where(s.Prose, func(p *prose.Page) bool { return p.Section == "news" && p.Lang == l && !s.Day.Before(p.Date) })
	slices.SortFunc(posts, func(a, b *prose.Page) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Slug, b.Slug))
	})
	return posts
}
