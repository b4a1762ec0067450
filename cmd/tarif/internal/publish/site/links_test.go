package site_test

import (
	"bytes"
	"encoding/xml"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/test/is"
)

// addresses lists the attributes that hold an address.
var addresses = []string{"href", "src", "action", "data-search-url", "data-index", "data-more", "data-wide"}

// TestLinks checks that the target and fragment of every link exist. Links
// within the site are relative, so that it works in a sub-folder.
func TestLinks(t *testing.T) {
	eachDay(t, checkAllLinks)
}

func checkAllLinks(t *testing.T, b *built) {
	linked := map[string]bool{"index.html": true, "404.html": true, "offline.html": true}
	for _, p := range b.pages() {
		if p == "404.html" || p == "offline.html" {
			continue // shown at any address: see TestNotFound
		}
		for n := range elements(b.doc(t, p).Node) {
			for _, a := range n.Attr {
				if slices.Contains(addresses, a.Key) {
					linked[checkLink(t, b, p, n, a.Val)] = true
				}
			}
		}
	}
	for _, p := range b.paths() {
		if !linked[p] && !unlinked.MatchString(p) {
			t.Errorf("nothing leads to %s", p)
		}
	}
	checkScripts(t, b)
}

// checkScripts checks that each kind and each edition has its data script,
// whose address follows from the ids as the page about the data says, and that
// there are no others.
func checkScripts(t *testing.T, b *built) {
	var want []string
	for _, k := range b.Data.Catalogue.Kinds {
		want = append(want, "data/kinds/"+string(k.ID)+".js")
	}
	for e := range b.Data.Editions() {
		want = append(want, "data/editions/"+e.Name()+".js")
	}
	got := slices.DeleteFunc(b.paths(), func(p string) bool { return path.Ext(p) != ".js" || !strings.HasPrefix(p, "data/") })
	if slices.Sort(want); !slices.Equal(got, want) {
		t.Errorf("scripts of data: %q, not %q", got, want)
	}
}

// unlinked matches files that no page links to with a relative address:
// programs find them by name, in the web manifest or by an absolute address in
// a page's head, or other sites embed them.
var unlinked = regexp.MustCompile(`^(robots\.txt|sitemap\.xml|sw\.js|data/(editions|kinds)/.*|assets/(icon-(192|512)|print|slip)\.[0-9a-f]{8}\.(png|css)|(.*/)?card\.png|(kk|ru)/embed/.*)$`)

// checkLink returns the file a link leads to, or "" for one that leads to
// another site.
func checkLink(t *testing.T, b *built, p string, n *html.Node, href string) string {
	t.Helper()
	if strings.HasPrefix(href, "/") || href == "" {
		t.Errorf("%s: <%s> leads to %q", p, n.Data, href)
		return ""
	}
	file, fragment, inside := follow(p, href)
	if whole, ours := strings.CutPrefix(href, b.Config.BaseURL); ours && n.Data == "link" {
		ok := b.has(path.Join(whole, "index.html"))
		is.True(t, ok, "%s says that it is %s, which is not there", p, href)
		return ""
	}
	if !inside {
		is.True(t, !strings.HasPrefix(href, b.Config.BaseURL) && n.Data == "a",
			"%s: <%s> leads to %q by its whole address", p, n.Data, href)
		return ""
	}
	if !b.has(file) {
		t.Errorf("%s: <%s> %q leads to %s, which is not there", p, n.Data, href, file)
		return ""
	}
	if fragment != "" && b.file(file) != nil && b.doc(t, file).ids[fragment] == 0 {
		t.Errorf("%s: %q leads to #%s, which %s does not have", p, href, fragment, file)
	}
	return file
}

// TestRoot checks that the root forwards to the home page of the state language
// and offers both.
func TestRoot(t *testing.T) {
	b := real(t, during)
	d := b.doc(t, "index.html")
	refresh := ""
	for m := range elements(d.Node, "meta") {
		if v, _ := attr(m, "http-equiv"); v == "refresh" {
			refresh, _ = attr(m, "content")
		}
	}
	is.Equal(t, refresh, "0; url=kk/", "refresh")
	var offered []string
	for a := range elements(d.Node, "a") {
		href, _ := attr(a, "href")
		offered = append(offered, href)
		if langOf(a)+"/" != href {
			t.Errorf("the link to %s is in %q", href, langOf(a))
		}
	}
	is.EqualSlices(t, offered, []string{"kk/", "ru/"}, "offered")
}

// TestTwins checks that every page has a counterpart in the other language and
// links to it, and that the sitemap has the absolute addresses for search
// engines.
func TestTwins(t *testing.T) {
	b := real(t, during)
	for _, p := range b.inLanguage() {
		twin := twinOf(p)
		if !b.has(twin) {
			t.Errorf("%s has no twin", p)
			continue
		}
		if strings.Contains(p, "/embed/") {
			continue // the embedding site has its own language
		}
		link := byID(b.doc(t, p).Node, "twin")
		if link == nil {
			t.Errorf("%s does not lead to its twin", p)
			continue
		}
		href, _ := attr(link, "href")
		if file, _, _ := follow(p, href); file != twin || langOf(link) != pageLang(twin) {
			t.Errorf("%s: the twin is %s in %s", p, file, langOf(link))
		}
	}
}

// TestRowTwins checks that a row has the same fragment in both languages.
func TestRowTwins(t *testing.T) {
	b := real(t, during)
	rows := 0
	for _, p := range b.inLanguage() {
		twin := b.doc(t, twinOf(p))
		for table := range classed(b.doc(t, p).Node, "rates") {
			for tr := range elements(table, "tr") {
				id, ok := attr(tr, "id")
				if !ok {
					continue
				}
				rows++
				there := byID(twin.Node, id)
				is.True(t, there != nil && serviceOf(there) == serviceOf(tr), "%s#%s: the twin row is of another service", p, id)
			}
		}
	}
	if rows < 2*(152+80) { // both acts in both languages, and the history
		t.Errorf("only %d rows have a twin", rows)
	}
}

// serviceOf returns the folder of the service that a row links to.
func serviceOf(tr *html.Node) string {
	for a := range elements(tr, "a") {
		if href, _ := attr(a, "href"); strings.Contains(href, "services/") {
			return path.Base(href)
		}
	}
	return ""
}

// TestNotFound checks 404.html and offline.html, which are shown at any address
// and so use absolute paths. An empty address refers to the page itself.
func TestNotFound(t *testing.T) {
	b := build(t, repository, site.Options{Day: during, BaseURL: "https://example.kz/a/tariffs/"})
	for _, p := range []string{"404.html", "offline.html"} {
		checkAnywhere(t, b, p)
	}
}

func checkAnywhere(t *testing.T, b *built, p string) {
	t.Helper()
	d := b.doc(t, p)
	n := 0
	for e := range elements(d.Node, "a", "link") {
		href, _ := attr(e, "href")
		if href == "" && p == "offline.html" {
			n++
			continue
		}
		rest, ok := strings.CutPrefix(href, "/a/tariffs/")
		file := rest
		if strings.HasSuffix(rest, "/") {
			file += "index.html"
		}
		there := b.has(file)
		is.True(t, ok && there, "%s leads to %q", p, href)
		n++
	}
	is.True(t, n >= 6, "%s has %d links", p, n)
}

// heldBack matches the places where a page has its own absolute address: for
// messengers, search engines and paper. See TestShare and TestCodes.
var heldBack = regexp.MustCompile(`<meta property="og:(image|url)"[^>]*>|<link rel="(canonical|alternate)"[^>]*>|<script type="application/ld\+json">.*</script>|<textarea .*</textarea>|<div class="live".*</div>`)

// TestBaseURL checks that absolute addresses of the site occur only where they
// are required.
func TestBaseURL(t *testing.T) {
	const base = "https://example.kz/a/tariffs/"
	b := build(t, repository, site.Options{Day: during, BaseURL: base})
	absolute := []string{"sitemap.xml", "robots.txt", "data/datapackage.json", "data/dcat.jsonld"}
	for _, p := range b.paths() {
		has := bytes.Contains(heldBack.ReplaceAll(b.file(p), nil), []byte("example.kz"))
		switch {
		case path.Base(p) == "feed.xml":
			is.True(t, has, "%s does not name the site's address", p)
		case path.Ext(p) == ".ics": // a calendar without a day has no address
		case slices.Contains(absolute, p), strings.HasPrefix(p, "data/v1/") && path.Ext(p) == ".json":
			if !has && p != "data/datapackage.json" {
				t.Errorf("%s does not name the site's address", p)
			}
		case has && path.Ext(p) == ".html":
			checkCitation(t, b, p, base)
		case has:
			t.Errorf("%s names the site's address", p)
		}
		is.NotIn(t, "tarif.example", b.file(p), "%s names the configured address, which was overridden", p)
	}
	m := b.Manifest()
	is.True(t, m.BaseURL == base && m.Date == during.String(), "manifest: %+v", m)
}

// checkCitation allows the absolute address in the citation only: the edition's
// own address in the page's language.
func checkCitation(t *testing.T, b *built, p, base string) {
	t.Helper()
	cite := text(first(classed(b.doc(t, p).Node, "cite")))
	if n := bytes.Count(heldBack.ReplaceAll(b.file(p), nil), []byte("example.kz")); n != strings.Count(cite, "example.kz") || n != 1 {
		t.Errorf("%s names the site's address %d times outside of %q", p, n, cite)
		return
	}
	_, rest, _ := strings.Cut(cite, base)
	ok := b.has(strings.TrimSuffix(rest, ".") + "index.html")
	is.True(t, ok && pageLang(rest) == pageLang(p), "%s: the address to cite is %q", p, rest)
}

// distant matches comparisons of editions that are not neighbours. The sitemap
// omits them, because their number is quadratic.
var distant = regexp.MustCompile(`/changes/[^/]+/index\.html$`)

// TestSitemap checks that the sitemap lists every page except the distant ones,
// with both languages, and nothing else.
func TestSitemap(t *testing.T) {
	b := real(t, during)
	var set struct {
		URLs []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
			Links   []struct {
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"url"`
	}
	is.OK(t, xml.Unmarshal(b.file("sitemap.xml"), &set))
	file := func(url string) string {
		rest, _ := strings.CutPrefix(url, b.Config.BaseURL)
		return rest + "index.html"
	}
	var listed []string
	for _, u := range set.URLs {
		p := file(u.Loc)
		listed = append(listed, p)
		if len(u.Links) != 3 || u.Links[2].Lang != "x-default" {
			t.Errorf("%s has the languages %+v", u.Loc, u.Links)
			continue
		}
		is.Equal(t, u.LastMod == "", strings.Contains(p, "/about/"), "%s was last changed on %q", u.Loc, u.LastMod)
		for _, l := range u.Links[:2] {
			if f := file(l.Href); f != p && f != twinOf(p) || pageLang(f) != l.Lang {
				t.Errorf("%s: %s is %s", u.Loc, l.Lang, l.Href)
			}
		}
	}
	slices.Sort(listed)
	want := slices.DeleteFunc(slices.Clone(b.inLanguage()), func(p string) bool { return distant.MatchString(p) || strings.Contains(p, "/embed/") })
	is.EqualSlices(t, listed, want, "the sitemap lists %d pages, there are %d", len(listed), len(want))
	is.In(t, "Sitemap: "+b.Config.BaseURL+"sitemap.xml\n", b.file("robots.txt"), "robots.txt")
}
