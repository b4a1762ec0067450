package feed

import (
	"encoding/xml"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

func TestAtom(t *testing.T) {
	f := Feed{Lang: "kk", Title: "Өзгерістер", Author: "Тариф", Self: "https://example.org/kk/feed.xml",
		Home: "https://example.org/kk/changes/", Updated: tariff.Date{Year: 2026, Month: 6, Day: 1},
		Entries: []Entry{{URL: "https://example.org/kk/a/", Title: "Орал & <b>", Date: tariff.Date{Year: 2025, Month: 12, Day: 18},
			Lines: []string{"бір", "екі"}}}}
	b, err := Atom(f)
	is.OK(t, err)
	var back struct {
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Entry   struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Summary string `xml:"summary"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	is.OK(t, xml.Unmarshal(b, &back))
	if back.ID != f.Self || back.Updated != "2025-12-18T00:00:00Z" || back.Entry.Title != "Орал & <b>" ||
		back.Entry.ID != f.Entries[0].URL || back.Entry.Summary != "бір\nекі" {
		t.Errorf("read back: %+v", back)
	}
	is.In(t, `xml:lang="kk"`, b, "the feed does not say its language")
	f.Entries = nil
	if b, _ := Atom(f); !strings.Contains(string(b), "<updated>2026-06-01T00:00:00Z</updated>") {
		t.Error("a feed without entries needs a day of its own")
	}
}

// TestSitemaps: more pages than one sitemap may have are divided among several,
// to which sitemap.xml refers.
func TestSitemaps(t *testing.T) {
	pages := lists.Of([]string{"a", "b", "c", "d", "e"}, func(name string) Page { return Page{URL: "https://example.org/" + name + "/"} })
	for most, want := range map[int]int{5: 1, 4: 3, 2: 4} {
		maps := Sitemaps("https://example.org/", len(pages), most, func() []Page { return pages })
		is.True(t, len(maps) == want && maps[0].Name == "sitemap.xml", "%d in each: %d files", most, len(maps))
		var all string
		for _, m := range maps {
			b, err := m.Render()
			is.True(t, err == nil && strings.Count(string(b), "<url>") <= most, "%s has more than %d pages (%v)", m.Name, most, err)
			all += string(b)
		}
		for _, m := range maps[1:] {
			is.In(t, "<loc>https://example.org/"+m.Name+"</loc>", all, "sitemap.xml does not lead to %s", m.Name)
		}
		for _, p := range pages {
			is.Equal(t, strings.Count(all, "<loc>"+p.URL+"</loc>"), 1, "%d in each: %s does not stand once", most, p.URL)
		}
	}
}

func TestSitemap(t *testing.T) {
	b, err := Sitemap([]Page{{URL: "https://example.org/kk/", Twins: []Twin{{"kk", "https://example.org/kk/"}, {"ru", "https://example.org/ru/"}}}})
	is.OK(t, err)
	for _, want := range []string{"<loc>https://example.org/kk/</loc>", `hreflang="ru" href="https://example.org/ru/"`} {
		is.In(t, want, b, "sitemap")
	}
	is.NotIn(t, "lastmod", b, "a page without a day has no lastmod")
}
