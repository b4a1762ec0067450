// Package prose reads the texts that people write: news, and pages about the
// site.
//
// [Load] returns a [Page] for each text in each language, with its front matter
// and a [Body] of Markdown that is ready to render. A page is the file
// {section}/{slug}.{lang}.md: front matter in TOML between two +++ lines, then
// Markdown with tables and footnotes. It has a twin in the other language. A
// price in prose is never typed but referred to, and printed from the data:
//
//	{price oral/home-care/2026#r8}       the amount, linked to its row; #r8c1
//	                                     for one of several price columns
//	{difference A B} {percent A B}       by how much B differs from A, signed
//	{caution A B}                        why A and B compare only with care
//	{count oral/home-care/2026}          how many prices the edition has
//	{services oral/home-care/2026}       how many services
//
// [текст]{ru} marks words in the other language. Addresses inside the site are
// written from its root without the language, /places/oral/; pictures by the
// name of a file beside the page.
//
// What is rendered refers only to what exists, has headings from the second
// level on and a text for every picture, and contains no raw HTML. Load reports
// violations with their position. The package does not know the site's
// addresses: [Body.Render] asks for them.
package prose

import (
	"bytes"
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// News is the section whose pages have a date.
const News = "news"

// Page is a text in one language.
type Page struct {
	Section string
	Slug    string // "index" is the section's own page
	Lang    lang.Lang
	Title   string
	Summary string
	Date    tariff.Date // of the text; required in news
	Order   int         // position among the section's pages, 0 if not given
	Head    []Run       // title and summary as written in the file
	Body
	Pos source.Pos // the file
}

// Cites reports whether the text prints a figure of an edition or links to it.
func (p *Page) Cites(e *tariff.Edition) bool {
	return slices.ContainsFunc(p.figures, func(f string) bool {
		return slices.ContainsFunc(strings.Fields(f), func(ref string) bool { name, _, _ := strings.Cut(ref, "#"); return name == e.Name() })
	}) || slices.ContainsFunc(p.Links, func(l Link) bool { return strings.HasPrefix(l.Address, "/places/"+e.Name()+"/") })
}

// Run is contiguous words on one line, as written.
type Run struct {
	Text string
	Pos  source.Pos
	Line string // the text of the line at Pos
}

func (p *Page) Address() string {
	if p.Slug == "index" {
		return "/" + p.Section + "/"
	}
	return "/" + p.Section + "/" + p.Slug + "/"
}

// Load reads every page in dir and reports everything that is wrong. Pages are
// ordered by section, then order, newest first, by slug, Kazakh before Russian.
// A page with an error in its front matter is left out; prices are looked up in
// data.
func Load(fsys fs.FS, dir string, data *tariff.Data) ([]*Page, source.List) {
	files, found := list(fsys, dir)
	var pages []*Page
	for _, f := range files {
		p, problems := f.load(fsys, data)
		found = append(found, problems...)
		if p != nil {
			pages = append(pages, p)
		}
	}
	slices.SortStableFunc(pages, inOrder)
	found = append(found, twins(pages, files)...)
	found.Sort()
	return pages, found
}

// inOrder orders pages by section and order, then the newest first.
func inOrder(a, b *Page) int {
	return cmp.Or(cmp.Compare(a.Section, b.Section), cmp.Compare(a.Order, b.Order),
		b.Date.Compare(a.Date), cmp.Compare(a.Slug, b.Slug), cmp.Compare(a.Lang, b.Lang))
}

func (f file) load(fsys fs.FS, data *tariff.Data) (*Page, source.List) {
	src, err := fs.ReadFile(fsys, f.path)
	switch {
	case err != nil:
		return nil, source.List{f.error(ruleFile, source.Say("cannot be read: {1}", err.Error()), source.Text{})}
	case !utf8.Valid(src):
		return nil, source.List{f.error(ruleFile, source.Say("is not UTF-8"), source.Say("save the file as UTF-8"))}
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff")) // written by Windows editors
	page, at, found := f.front(src)
	if page == nil {
		return nil, found
	}
	p := parsing{
		lang: f.lang, data: data, src: src[at:], prefix: f.section + "-" + f.slug + "-",
		place:    placesIn(f.path, string(src), at).at,
		pictures: func(name string) bool { _, err := fs.Stat(fsys, f.picture(name)); return err == nil },
	}
	body, problems := p.parse()
	page.Body = *body
	return page, append(found, problems...)
}

// Fragment parses a piece of Markdown from a data file, such as what a kind of
// tariff means. Findings are at pos; pictures are not allowed.
func Fragment(l lang.Lang, pos source.Pos, text string, data *tariff.Data) (*Body, source.List) {
	p := parsing{
		lang: l, data: data, src: []byte(text),
		place:    func(int) (source.Pos, string) { return pos, "" },
		pictures: func(string) bool { return false },
	}
	return p.parse()
}
