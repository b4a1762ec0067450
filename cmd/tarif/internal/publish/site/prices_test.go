package site_test

import (
	"bytes"
	"image/png"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// withPrices keeps the pages of prices, unlike the usual test settings.
var withPrices = strings.NewReplacer("zip = true", "zip = false")

// some renders the files of a plan for which keep is true. Of the others it has
// only the names, for checking links.
func some(t *testing.T, planned map[string]output.File, keep func(string) bool) *built {
	t.Helper()
	b := &built{files: map[string]func() []byte{}, docs: map[string]*doc{}}
	for name, f := range planned {
		b.files[name] = nil
		if keep(name) {
			b.files[name] = onDemand(f)
		}
	}
	var found any
	b.Site, found = site.Load(repository, site.Options{Day: during, BaseURL: realAddress})
	is.Must(t, b.Site != nil, "%v", found)
	return b
}

// TestPricePages checks that every service with a price in a place has a page,
// a picture, a badge and a QR code in both languages. Each page is well-formed
// and small, its links work, and it has every price of the service.
func TestPricePages(t *testing.T) {
	planned := planOf(t, withPrices, realAddress)
	b := some(t, planned, func(name string) bool {
		return strings.Contains(name, "/prices/atyrau/") || strings.Contains(name, "/prices/oral/bathing/") || path.Ext(name) == ".css" || strings.Contains(name, "vision.")
	})
	pagesOf := 0
	for _, l := range languages {
		for _, tr := range b.Data.Tariffs {
			i, _ := tr.Editions.On(during)
			for _, r := range tr.Editions[i].Rates {
				folder := l + string(pages.PriceAddr(tr.Place, r.Service))
				for _, name := range []string{"index.html", pages.CardName, pages.BadgeName, pages.QRName} {
					is.Must(t, planned[folder+name].Render != nil, "there is no %s%s", folder, name)
				}
				if b.file(folder+"index.html") == nil {
					continue
				}
				pagesOf++
				checkPricePage(t, b, folder, r)
			}
		}
	}
	is.True(t, pagesOf >= 10, "looked at %d pages", pagesOf)
}

func checkPricePage(t *testing.T, b *built, folder string, r *tariff.Rate) {
	t.Helper()
	p := folder + "index.html"
	d := b.doc(t, p)
	checkHead(t, p, d)
	checkHeadings(t, p, d)
	for n := range elements(d.Node) {
		for _, a := range n.Attr {
			if a.Key == "href" || a.Key == "src" {
				checkLink(t, b, p, n, a.Val)
			}
		}
	}
	if !bytes.Contains(b.file(p), []byte(`<data value="`+r.Price.String()+`">`)) || !strings.Contains(description(d), strings.TrimSuffix(text(first(elements(d.Node, "strong"))), "\u00a0₸")) {
		t.Errorf("%s does not say what row %d costs: %q", p, r.Row, description(d))
	}
	want := realAddress + folder + pages.CardName
	is.True(t, bytes.Contains(b.file(p), []byte(`<meta property="og:image" content="`+want+`">`)), "%s does not show %s", p, want)
	styles, _ := b.needs(t, p)
	if n := packed(t, b.file(p)); n+styles > 5000 {
		t.Errorf("%s weighs %d bytes, %d with its style", p, n, n+styles)
	}
	img, err := png.DecodeConfig(bytes.NewReader(b.file(folder + pages.CardName)))
	is.True(t, err == nil && img.Width == pages.CardWidth && img.Height == pages.CardHeight,
		"%s: %d × %d, %v", folder, img.Width, img.Height, err)
	badge := b.file(folder + pages.BadgeName)
	is.True(t, bytes.HasPrefix(badge, []byte("<svg ")) && len(badge) <= 2<<10, "%s: a badge of %d bytes", folder, len(badge))
}

// TestPriceThatIsGone checks that a price missing from the tariff in force is
// shown as the last known one, and marked so.
func TestPriceThatIsGone(t *testing.T) {
	files := made(t, sample.Options{Places: 1, Editions: 2, Kinds: 1, Seed: 1, Prices: true}).(fstest.MapFS)
	var newest string
	for name := range files {
		if strings.HasSuffix(name, "/2026.toml") {
			newest = name
		}
	}
	data := files[newest].Data
	last := bytes.LastIndex(data, []byte("[[rate]]"))
	gone := regexp.MustCompile(`service = "([^"]+)"`).FindSubmatch(data[last:])[1]
	files[newest] = &fstest.MapFile{Data: data[:last]}
	s, found := site.Load(files, site.Options{Day: during})
	is.Must(t, s != nil, "%s", printed(found))
	plan, err := s.Plan()
	is.OK(t, err)
	seen := 0
	for _, f := range plan.Files {
		if strings.HasSuffix(f.Path, "/"+string(gone)+"/index.html") && strings.Contains(f.Path, "/prices/") {
			seen++
			page := rendered(t, f)
			if !bytes.Contains(page, []byte(`<p class="caution">`)) || !bytes.Contains(page, []byte("2025")) || !bytes.Contains(page, []byte("badge replaced")) {
				t.Errorf("%s does not say that its price is gone", f.Path)
			}
		}
	}
	is.Equal(t, seen, 2, "the price that is gone has pages")
}

// TestNoPrices checks that prices = false omits the pages and all links to
// them.
func TestNoPrices(t *testing.T) {
	for name, f := range planOf(t, nil, realAddress) {
		is.Must(t, !strings.Contains(name, "/prices/") && !strings.Contains(name, "/embed/price/"), "there is %s", name)
		if strings.HasSuffix(name, "oral/home-care/index.html") && bytes.Contains(rendered(t, f), []byte("prices/")) {
			t.Errorf("%s leads to the pages of prices", name)
		}
	}
}

// TestPricesOfOtherPlaces checks that pages and pictures of a place's prices do
// not depend on other places.
func TestPricesOfOtherPlaces(t *testing.T) {
	files := made(t, sample.Options{Places: 2, Editions: 1, Kinds: 1, Seed: 1, Prices: true}).(fstest.MapFS)
	old := statedPlan(t, files)
	var edited string
	for name, f := range files {
		if strings.HasSuffix(name, "/2026.toml") && (edited == "" || name < edited) {
			edited = name
			_ = f
		}
	}
	price := regexp.MustCompile(`price = "[^"]*"`)
	files[edited] = &fstest.MapFile{Data: price.ReplaceAll(files[edited].Data, []byte(`price = "987.65"`))}
	kept, changed := 0, 0
	for name, f := range statedPlan(t, files) {
		if !strings.Contains(name, "/prices/") && !strings.Contains(name, "/embed/") || path.Ext(name) == ".png" {
			continue
		}
		if f.Inputs != old[name].Inputs {
			changed++
			continue
		}
		if kept++; kept%7 == 0 && !bytes.Equal(rendered(t, f), rendered(t, old[name])) {
			t.Errorf("%s is another and would be kept", name)
		}
	}
	is.True(t, kept != 0 && changed != 0, "%d files are kept, %d made again", kept, changed)
}

func statedPlan(t *testing.T, fsys fs.FS) map[string]output.File {
	t.Helper()
	s, found := site.Load(fsys, site.Options{Day: during, Inputs: site.ReadInputs(fsys, "test")})
	is.Must(t, s != nil, "%s", printed(found))
	plan, err := s.Plan()
	is.OK(t, err)
	files := map[string]output.File{}
	for _, f := range plan.Files {
		files[f.Path] = f
	}
	return files
}

// TestEmbeds checks that pages for embedding have no script, weigh less than
// ten thousand bytes with their style, and name the full page as canonical. The
// code to copy uses absolute addresses.
func TestEmbeds(t *testing.T) {
	planned := planOf(t, withPrices, realAddress)
	b := some(t, planned, func(name string) bool {
		return path.Ext(name) == ".css" || strings.HasSuffix(name, ".html") && (strings.Contains(name, "/embed/") && !strings.Contains(name, "/embed/price/") ||
			strings.Contains(name, "/embed/price/atyrau/")) || strings.HasPrefix(name, "ru/places/oral/index") || strings.HasPrefix(name, "ru/compare/home-care/baiterek-vs-oral/")
	})
	framed, heaviest := 0, 0
	for _, p := range b.paths() {
		if b.file(p) == nil || !strings.Contains(p, "/embed/") {
			continue
		}
		framed++
		d := b.doc(t, p)
		checkHead(t, p, d)
		checkHeadings(t, p, d)
		size := len(b.file(p))
		for n := range elements(d.Node, "script", "a", "link") {
			href, _ := attr(n, "href")
			rel, _ := attr(n, "rel")
			target, _ := attr(n, "target")
			switch {
			case n.Data == "script", n.Data == "a" && target != "_blank":
				t.Errorf("%s: <%s %q>", p, n.Data, href)
			case rel == "canonical":
				page, _ := strings.CutPrefix(href, realAddress)
				is.True(t, !strings.Contains(page, "/embed/") && planned[page+"index.html"].Render != nil, "%s is a part of %s", p, href)
			default:
				file := checkLink(t, b, p, n, href)
				if rel == "stylesheet" {
					size += len(b.file(file))
				}
			}
		}
		if heaviest = max(heaviest, size); size >= 10_000 {
			t.Errorf("%s weighs %d bytes with its style", p, size)
		}
	}
	t.Logf("%d pages to frame, the heaviest has %d bytes with its style, not packed", framed, heaviest)
	for page, src := range map[string]string{
		"ru/places/oral/": "ru/embed/tariff/oral/home-care/", "ru/compare/home-care/baiterek-vs-oral/": "ru/embed/compare/home-care/baiterek-vs-oral/",
	} {
		if planned[src+"index.html"].Render == nil || !bytes.Contains(b.file(page+"index.html"), []byte(`&lt;iframe src=&#34;`+realAddress+src+`&#34;`)) {
			t.Errorf("%s does not say how to show %s", page, src)
		}
	}
}
