package site

import (
	"cmp"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// linkCheck checks addresses in prose. It works with whatever could be read, so
// that dead links are reported together with other errors.
type linkCheck struct {
	site    *Site
	pages   *pages.Site
	planned map[string]pages.Page // by language and address
	ids     map[string][]string   // of the pages that were rendered
	gaps    gaps
}

// checkLinks reports addresses in prose that lead nowhere, each at its
// position. It ignores links to pages that are missing because of one of the
// errors in before.
func (s *Site) checkLinks(before source.List) source.List {
	c := &linkCheck{site: s, planned: map[string]pages.Page{}, ids: map[string][]string{}, gaps: gapsOf(before, s.Data)}
	whole := *s // except for what could not be read
	whole.Config = cmp.Or(s.Config, &config.Config{ComparePairs: config.PairsAll})
	if c.gaps.catalogue {
		whole.Data = &tariff.Data{}
	}
	var err error
	if c.pages, err = pages.Plan(whole.pages(whole.media(), pages.Assets{})); err != nil {
		return source.List{{Severity: source.Error, Rule: rulePlan, Message: source.Of(err)}}
	}
	for _, p := range c.pages.Pages {
		c.planned[string(p.Lang)+"/"+string(p.Addr)] = p
	}
	var found source.List
	for _, page := range s.Prose {
		for _, l := range page.Links {
			found = append(found, c.link(page, l)...)
		}
	}
	return found
}

func (c *linkCheck) link(page *prose.Page, l prose.Link) source.List {
	dead := source.Finding{Pos: l.Pos, Severity: source.Error, Rule: ruleDeadLink, Line: l.Line}
	if err := c.pages.Resolve(page, l.Address); err != nil {
		if c.gaps.explain(l.Address) {
			return nil
		}
		dead.Message = source.Say("{1} is not an address of this site", l.Address)
		dead.Hint = source.Say("addresses inside the site are written without the language, like /places/oral/home-care/")
		return source.List{dead}
	}
	to, fragment, _ := strings.Cut(l.Address, "#")
	if c.planned[string(page.Lang)+to].Template == pages.UndoneTemplate {
		return nil // its rows are gone, and the page says why
	}
	ids, known := c.idsOf(string(page.Lang) + to)
	name, err := url.PathUnescape(fragment)
	if fragment == "" || !known || err == nil && slices.Contains(ids, name) {
		return nil
	}
	dead.Message = source.Say("{1} has no anchor #{2}", to, fragment)
	dead.Hint = c.fragments(page.Lang, to)
	return source.List{dead}
}

var idAttribute = regexp.MustCompile(`\sid="?([^"\s>]+)`)

// idsOf renders a page and returns the ids to which one can link: rows,
// headings and whatever else its template names. ok is false if the page cannot
// be rendered, which is reported elsewhere.
func (c *linkCheck) idsOf(name string) ([]string, bool) {
	if ids, ok := c.ids[name]; ok {
		return ids, ids != nil
	}
	c.ids[name] = nil
	p, ok := c.planned[name]
	if !ok || c.site.templates == nil || c.site.Words == nil {
		return nil, false
	}
	page, err := c.site.templates.Render(p)
	if err != nil {
		return nil, false
	}
	ids := []string{}
	for _, m := range idAttribute.FindAllSubmatch(page, -1) {
		ids = append(ids, html.UnescapeString(string(m[1])))
	}
	c.ids[name] = ids
	return ids, true
}

// fragments says which fragments the page has.
func (c *linkCheck) fragments(l lang.Lang, address string) source.Text {
	for _, p := range c.site.Prose {
		if p.Lang == l && p.Address() == address {
			return source.Say("headings there: {1}", strings.Join(p.Anchors(), ", "))
		}
	}
	return source.Say("a row of a table is #r and its number")
}

// gaps are the pages that may be missing because of errors elsewhere.
type gaps struct {
	catalogue bool            // nothing is known about what is made from data
	pages     map[string]bool // addresses of prose and of tables of places
	parts     map[string]bool // parts of addresses: places and services
}

func gapsOf(before source.List, d *tariff.Data) gaps {
	g := gaps{pages: map[string]bool{}, parts: map[string]bool{}}
	for _, f := range before {
		if f.Severity != source.Error {
			continue
		}
		g.catalogue = g.catalogue || strings.HasPrefix(f.Pos.File, "tariffs/catalogue/") || f.Pos.File == "tariffs"
		if page, ok := strings.CutPrefix(f.Pos.File, "content/"); ok {
			name, _, _ := strings.Cut(page, ".")
			g.pages["/"+strings.TrimSuffix(name, "index")] = true
		}
	}
	for _, name := range d.Faulty {
		place, rest, _ := strings.Cut(name, "/")
		g.parts[place] = true
		kind, _, _ := strings.Cut(rest, "/")
		g.matrices(d, tariff.KindID(kind))
	}
	if len(d.Faulty) > 0 {
		for _, s := range d.Catalogue.Services {
			g.parts[string(s.ID)] = true
		}
	}
	return g
}

// matrices adds the tables of all places of a kind, which need two of them; an
// empty kind stands for all.
func (g gaps) matrices(d *tariff.Data, kind tariff.KindID) {
	for _, k := range d.Catalogue.Kinds {
		if kind != "" && kind != k.ID {
			continue
		}
		for _, r := range append([]*tariff.Region{nil}, d.Catalogue.Regions...) {
			g.pages["/"+string(pages.MatrixAddr(k, r))] = true
		}
	}
}

var addressParts = regexp.MustCompile(`-vs-|/|#`)

// explain reports whether a page may be missing only because of an error that
// was found before.
func (g gaps) explain(address string) bool {
	to, _, _ := strings.Cut(address, "#")
	parts := addressParts.Split(strings.TrimPrefix(to, "/"), -1)
	ofData := slices.Contains([]string{"places", "services", "compare", "calculator"}, parts[0])
	return g.pages[to] || g.pages[strings.TrimSuffix(to, "/")] ||
		ofData && (g.catalogue || slices.ContainsFunc(parts[1:], func(p string) bool { return g.parts[p] }))
}
