package site_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/test/is"
)

// counts is how many rates changed in each way.
type counts map[string]int

// fromCSV counts the changes of each edition in data/changes.csv. A rate split
// into several is one change of a rate and several lines.
func (b *built) fromCSV(t *testing.T) map[string]counts {
	t.Helper()
	out, seen := map[string]counts{}, map[string]bool{}
	for _, l := range b.csv(t, "data/changes.csv") {
		e := l["place"] + "/" + l["kind"] + "/" + l["to_edition"]
		if out[e] == nil {
			out[e] = counts{}
		}
		switch l["change"] {
		case "merged": // the row that now has their price
			key := e + l["service"] + l["role"] + l["row"]
			if seen[key] {
				continue
			}
			seen[key] = true
		case "split": // the price before
			key := e + l["service"] + l["role"] + l["old"]
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		out[e][l["change"]]++
	}
	return out
}

// fromPage counts the changes on an edition's changes page.
func (b *built) fromPage(t *testing.T, p string) counts {
	t.Helper()
	var lines []string
	for li := range elements(first(classed(b.doc(t, p).Node, "counts")), "li") {
		lines = append(lines, text(li))
	}
	return b.fromLines(t, pageLang(p), lines)
}

// fromLines reads counts from lines of text such as "цена выросла: 5".
func (b *built) fromLines(t *testing.T, l string, lines []string) counts {
	t.Helper()
	out := counts{}
	for _, kind := range kinds {
		label := b.word(t, l, "change."+kind)
		for _, line := range lines {
			if rest, ok := strings.CutPrefix(line, label+": "); ok {
				n := 0
				fmt.Sscan(rest, &n)
				out[kind] = n
			}
			for several := 2; several < 5 && (kind == "merged" || kind == "split"); several++ {
				if line == b.word(t, l, "change."+kind+"-of", several) {
					out[kind] = 1
				}
			}
		}
	}
	return out
}

// kinds are the ways in which a rate changes, as documented.
var kinds = strings.Fields(`price-up price-down price-stated price-withdrawn basis unit vat role wording
	renumbered section added removed split merged`)

// TestChangesAgree checks that the changes page of an edition, the page of all
// changes, the feed and changes.csv agree.
func TestChangesAgree(t *testing.T) {
	b := real(t, during)
	csv := b.fromCSV(t)
	is.True(t, len(csv) >= 6, "only %d editions changed", len(csv))
	for _, l := range []string{"kk", "ru"} {
		pages := b.entriesOfPage(t, l+"/changes/index.html")
		feed := b.feed(t, l)
		is.True(t, len(pages) == len(editions) && len(feed.Entries) == len(editions),
			"%d entries on the page, %d in the feed, %d editions", len(pages), len(feed.Entries), len(editions))
		for e, want := range csv {
			p := l + "/places/" + e + "/changes/index.html"
			for where, got := range map[string]counts{"its page": b.fromPage(t, p),
				"all changes": b.fromLines(t, l, pages[p]), "the feed": b.fromLines(t, l, feed.lines(b, p))} {
				is.True(t, maps.Equal(got, want), "%s in %s: %s says %v, changes.csv %v", e, l, where, got, want)
			}
		}
	}
}

// entriesOfPage returns the lines of a list of changes by the page that each
// entry leads to.
func (b *built) entriesOfPage(t *testing.T, p string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for li := range elements(first(classed(b.doc(t, p).Node, "entries")), "li") {
		a := first(elements(li, "a"))
		if a == nil {
			continue
		}
		href, _ := attr(a, "href")
		file, _, _ := follow(p, href)
		out[file] = nil
		for line := range elements(li, "li") {
			out[file] = append(out[file], text(line))
		}
	}
	return out
}

// atom is a feed as a feed reader parses it.
type atom struct {
	Lang    string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string `xml:"id"`
	Title   string `xml:"title"`
	Updated string `xml:"updated"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Link    struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Summary string `xml:"summary"`
	} `xml:"entry"`
}

func (b *built) feed(t *testing.T, l string) atom {
	t.Helper()
	return b.atom(t, l+"/feed.xml")
}

// lines returns those of the entry that leads to a page.
func (f atom) lines(b *built, p string) []string {
	for _, e := range f.Entries {
		if e.ID == b.Config.BaseURL+strings.TrimSuffix(p, "index.html") {
			return strings.Split(e.Summary, "\n")
		}
	}
	return nil
}

// TestFeed checks the feed: one entry for each edition, newest first, with
// permanent ids.
func TestFeed(t *testing.T) {
	b := real(t, during)
	for _, l := range []string{"kk", "ru"} {
		f := b.feed(t, l)
		is.Must(t, f.Lang == l && f.Title != "" && f.ID == b.Config.BaseURL+l+"/feed.xml" && len(f.Entries) != 0,
			"%s: %q %q %q, %d entries", l, f.Lang, f.Title, f.ID, len(f.Entries))
		if f.Updated != f.Entries[0].Updated || f.Updated != "2026-01-29T00:00:00Z" { // the day of the newest act
			t.Errorf("%s was updated %s, its first entry %s", l, f.Updated, f.Entries[0].Updated)
		}
		last, ids := "9", map[string]bool{}
		for _, e := range f.Entries {
			is.True(t, e.Updated <= last && !ids[e.ID] && e.Title != "" && e.Summary != "", "%s: entry %+v after %s", l, e, last)
			last, ids[e.ID] = e.Updated, true
			file := strings.TrimPrefix(e.Link.Href, b.Config.BaseURL) + "index.html"
			ok := b.has(file)
			is.True(t, ok && pageLang(file) == l && e.ID == e.Link.Href, "%s: an entry leads to %s", l, e.Link.Href)
		}
	}
}

// TestFirstEditions checks that a first edition is called the first and not
// compared.
func TestFirstEditions(t *testing.T) {
	b := real(t, during)
	for _, e := range []string{"baiterek/home-care/2026", "astana/waste/2019", "karaganda-region/surface-water/2022"} {
		for _, l := range []string{"kk", "ru"} {
			d := b.doc(t, l+"/places/"+e+"/changes/index.html")
			is.True(t, strings.Contains(text(d.Node), b.word(t, l, "changes.first")) && first(elements(d.Node, "table")) == nil,
				"%s in %s is not said to be the first edition", e, l)
		}
	}
}

// TestHomeListsChanges checks that the home page words the newest changes like
// the page of all changes.
func TestHomeListsChanges(t *testing.T) {
	b := real(t, during)
	for _, l := range []string{"kk", "ru"} {
		all := b.entriesOfPage(t, l+"/changes/index.html")
		home := 0
		for li := range elements(b.section(t, l+"/index.html", "new"), "li") {
			a := first(elements(li, "a"))
			if a == nil {
				continue
			}
			href, _ := attr(a, "href")
			file, _, _ := follow(l+"/index.html", href)
			_, ok := all[file]
			is.True(t, ok, "home in %s lists %s, the page of all changes does not", l, file)
			home++
		}
		is.True(t, home >= 3, "home in %s lists %d changes", l, home)
	}
}

// section returns the part of a page under the heading with an id.
func (b *built) section(t *testing.T, p, id string) *html.Node {
	t.Helper()
	h := byID(b.doc(t, p).Node, id)
	is.Must(t, h != nil, "%s has no #%s", p, id)
	return h.Parent
}

// word returns a text of the interface.
func (b *built) word(t *testing.T, l, key string, args ...any) string {
	t.Helper()
	x := lang.KK
	if l == "ru" {
		x = lang.RU
	}
	s, err := b.Words.T(x, key, args...)
	is.OK(t, err)
	return s
}
