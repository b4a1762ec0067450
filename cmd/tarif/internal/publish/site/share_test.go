package site_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/picture/card"
	"tarif/cmd/tarif/internal/test/is"
)

const realAddress = "https://example.kz/a/tariffs/"

// planOf plans the repository's site without rendering it, once for each change
// of its settings.
func planOf(t *testing.T, change *strings.Replacer, base string) map[string]output.File {
	t.Helper()
	key := planKey{change, base}
	if plans[key] != nil {
		return plans[key]
	}
	fsys := repository.(settings)
	if change != nil {
		fsys.change = change
	}
	s, found := site.Load(fsys, site.Options{Day: during, BaseURL: base})
	is.Must(t, s != nil, "%s", printed(found))
	plan, err := allFiles(s)
	is.OK(t, err)
	files := map[string]output.File{}
	for _, f := range plan {
		files[f.Path] = f
	}
	plans[key] = files
	return files
}

type planKey struct {
	change *strings.Replacer
	base   string
}

var plans = map[planKey]map[string]output.File{}

func rendered(t *testing.T, f output.File) []byte {
	t.Helper()
	is.Must(t, f.Render != nil, "it is not planned")
	data, err := f.Render()
	is.OK(t, err, f.Path)
	return data
}

// TestCards checks that each edition and each change has a card in both
// languages, and the site one of its own, all reproducible.
func TestCards(t *testing.T) {
	files := planOf(t, nil, realAddress)
	want := []string{"card.png"}
	for _, e := range editions {
		want = append(want, "places/"+e+"/card.png")
	}
	want = append(want, "places/astana/waste/2025/changes/card.png", "places/karaganda-region/surface-water/2025/changes/card.png")
	for _, l := range languages {
		for _, p := range want {
			data := rendered(t, files[l+p])
			img, err := png.DecodeConfig(bytes.NewReader(data))
			is.True(t, err == nil && img.Width == card.Width && img.Height == card.Height && len(data) <= 40<<10,
				"%s%s: %d × %d, %d bytes, %v", l, p, img.Width, img.Height, len(data), err)
			if l == "kk/" && bytes.Equal(data, rendered(t, files["ru/"+p])) {
				t.Errorf("%s is the same in both languages", p)
			}
		}
		_, there := files[l+"places/oral/home-care/2026/changes/card.png"]
		is.True(t, !there, "a first edition has a card of changes")
	}
	if again := planOf(t, plain(), realAddress); !bytes.Equal(rendered(t, again["kk/card.png"]), rendered(t, files["kk/card.png"])) {
		t.Error("a card planned again is another picture")
	}
}

var languages = []string{"kk/", "ru/"}

// TestShare checks that a page names its card by an absolute address, if the
// site has one, and that the file exists. Pages without a card use the site's.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		change *strings.Replacer
		base   string
		page   string
		want   string // below the base; empty for no picture
	}{
		{nil, realAddress, "ru/places/oral/home-care/2026/", "ru/places/oral/home-care/2026/"},
		{nil, realAddress, "kk/places/oral/home-care/", "kk/places/oral/home-care/2026/"},
		{nil, realAddress, "kk/places/oral/home-care/2026/changes/", "kk/places/oral/home-care/2026/"},
		{nil, realAddress, "kk/places/astana/waste/2025/changes/", "kk/places/astana/waste/2025/changes/"},
		{nil, realAddress, "ru/services/", "ru/"},
		{strings.NewReplacer("cards = true", "", "zip = true", ""), realAddress, "ru/places/oral/home-care/2026/", "ru/"},
		{nil, "https://tarif.example/sub/", "ru/places/oral/home-care/2026/", ""},
	} {
		files := planOf(t, c.change, c.base)
		page := rendered(t, files[c.page+"index.html"])
		got := regexp.MustCompile(`<meta property="og:image" content="([^"]*)">`).FindSubmatch(page)
		switch {
		case c.want == "" && got == nil:
		case got == nil || string(got[1]) != c.base+c.want+pages.CardName:
			t.Errorf("%s: picture %q", c.page, got)
		case files[c.want+pages.CardName].Render == nil:
			t.Errorf("%s: no file %s", c.page, c.want)
		}
		locale := map[string]string{"kk": "kk_KZ", "ru": "ru_RU"}[pageLang(c.page)]
		for _, part := range []string{`"og:title" content="`, `"og:description" content="`, `"og:locale" content="` + locale + `"`, `"theme-color" content="#`} {
			is.In(t, part, page, c.page)
		}
	}
}

// TestOpenGraph checks that every page, except those for embedding, has all
// metadata for messengers and search engines.
func TestOpenGraph(t *testing.T) {
	files := planOf(t, strings.NewReplacer("zip = true", "zip = false"), realAddress)
	meta := regexp.MustCompile(`<meta (?:name|property)="([^"]*)" content="([^"]*)">`)
	for _, p := range []string{"", "places/", "places/oral/", "places/oral/home-care/", "places/oral/home-care/2026/", "places/oral/home-care/2026/wording/",
		"places/astana/waste/2025/changes/", "services/", "services/cooking/", "compare/", "compare/home-care/", "compare/home-care/baiterek-vs-oral/",
		"kinds/waste/", "calculator/", "calculator/oral/home-care/", "search/", "changes/", "corrections/", "prices/oral/cooking/", "news/", "about/", "data/"} {
		for _, l := range []string{"kk/", "ru/"} {
			said := map[string]string{}
			for _, m := range meta.FindAllStringSubmatch(string(rendered(t, files[l+p+"index.html"])), -1) {
				said[m[1]] = m[2]
			}
			for _, key := range []string{"description", "og:type", "og:site_name", "og:title", "og:description", "og:url", "og:locale", "og:locale:alternate",
				"og:image", "og:image:width", "og:image:height", "og:image:alt", "twitter:card"} {
				is.True(t, said[key] != "", "%s%s does not say %s", l, p, key)
			}
			if said["og:locale"] == said["og:locale:alternate"] || said["og:description"] != said["description"] || said["og:url"] != realAddress+l+p {
				t.Errorf("%s%s contradicts itself: %v", l, p, said)
			}
		}
	}
}

// TestCodes checks that pages print a QR code of their address if the site has
// one.
func TestCodes(t *testing.T) {
	files := planOf(t, nil, realAddress)
	for _, p := range []string{"kk/places/oral/home-care/2026/", "ru/places/oral/home-care/"} {
		is.In(t, `<span>`+realAddress+p+`</span>`, rendered(t, files[p+"index.html"]), "%s does not print its address", p)
		is.True(t, bytes.HasPrefix(rendered(t, files[p+pages.QRName]), []byte("<svg ")), "%s has no code", p)
	}
	for name := range planOf(t, nil, "") {
		is.True(t, !strings.HasSuffix(name, pages.QRName), "%s leads to an address that nobody has", name)
	}
}

// TestInstall checks that the files of each web manifest exist and have the
// stated size.
func TestInstall(t *testing.T) {
	files := planOf(t, nil, "")
	for _, l := range languages {
		var m struct {
			Name, Lang, Start_url, Scope, Theme_color string
			Icons                                     []struct{ Src, Sizes, Purpose string }
		}
		is.OK(t, json.Unmarshal(rendered(t, files[l+pages.InstallName]), &m))
		if m.Lang+"/" != l || m.Start_url != "./" || m.Scope != "../" || !regexp.MustCompile(`^#[0-9a-f]{6}$`).MatchString(m.Theme_color) || m.Name == "" {
			t.Errorf("%s: %+v", l, m)
		}
		sizes := map[string]string{}
		for _, i := range m.Icons {
			data := rendered(t, files[strings.TrimPrefix(i.Src, "../")])
			if img, err := png.DecodeConfig(bytes.NewReader(data)); err == nil && img.Width != img.Height {
				t.Errorf("%s: %d × %d", i.Src, img.Width, img.Height)
			}
			sizes[i.Sizes] = i.Purpose
		}
		is.True(t, sizes["192x192"] == "any" && sizes["512x512"] == "maskable", "%s: icons %v", l, sizes)
	}
}

// TestWorker checks that the files the worker is told of exist, that another
// day, price or theme is another build, and that without it the worker has no
// configuration and pages do not register it.
func TestWorker(t *testing.T) {
	files := planOf(t, nil, "")
	first := told(t, files)
	for _, f := range first.Files {
		is.True(t, files[f].Render != nil, "the worker is told of %s, which is not there", f)
	}
	again := told(t, planOf(t, plain(), ""))
	is.True(t, again.Build == first.Build, "the same build has two names")
	other := told(t, planOf(t, nil, realAddress))
	is.True(t, other.Build != first.Build, "two builds have one name")
	for _, l := range []string{"kk", "ru"} {
		w := first.Words[l]
		if !strings.Contains(w.Note, "{day}") || len(w.Months) != 12 || !strings.Contains(w.Months[11], "{y}") || !strings.Contains(w.Months[11], "{d}") {
			t.Errorf("%s: %+v", l, w)
		}
	}
	off := planOf(t, strings.NewReplacer("offline = true", "offline = false", "zip = true", ""), "")
	is.True(t, bytes.HasPrefix(rendered(t, off["sw.js"]), []byte("self.TARIF=null;")),
		"the worker that is switched off is told something")
	const asks = " data-offline"
	if bytes.Contains(rendered(t, off["kk/index.html"]), []byte(asks)) || !bytes.Contains(rendered(t, files["kk/index.html"]), []byte(asks)) {
		t.Error("pages ask for the worker where they should not, or do not where they should")
	}
}

type toldWorker struct {
	Build string
	Files []string
	Words map[string]struct {
		Note   string
		Months []string
	}
}

func told(t *testing.T, files map[string]output.File) toldWorker {
	t.Helper()
	line, _, _ := strings.Cut(string(rendered(t, files["sw.js"])), ";\n")
	var w toldWorker
	is.OK(t, json.Unmarshal([]byte(strings.TrimPrefix(line, "self.TARIF=")), &w))
	return w
}

// TestWorkerOfDay checks that the worker changes from one day to the next.
func TestWorkerOfDay(t *testing.T) {
	one, two := real(t, during), real(t, after)
	is.True(t, !bytes.Equal(one.file("sw.js"), two.file("sw.js")), "sw.js is the same on two days")
}
