package browser_test

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

const (
	root    = "../../../../.."
	modules = root + "/.ci/node_modules"
)

// day is the day of the build: every edition of 2026 is in force.
var day = tariff.Date{Year: 2026, Month: 6, Day: 15}

// kinds lists one page of every kind, without its language; two for tables with
// different columns.
var kinds = []struct{ name, addr string }{
	{"home", ""},
	{"places", "places/"},
	{"place", "places/oral/"},
	{"tariff", "places/oral/home-care/"},
	{"edition", "places/oral/home-care/2026/"},
	{"wording", "places/oral/home-care/2026/wording/"},
	{"edition-sections", "places/karaganda-region/surface-water/2022/"},
	{"edition-two-prices", "places/atyrau/waste/2023/"},
	{"changes", "places/karaganda-region/surface-water/2024/changes/"},
	{"changes-distant", "places/karaganda-region/surface-water/2025/changes/2022/"},
	{"tariff-history", "places/abai-region/drinking-water/"},
	{"tariff-many-charts", "places/karaganda-region/surface-water/"},
	{"service-charts", "services/household-waste/"},
	{"changes-first", "places/oral/home-care/2026/changes/"},
	{"service", "services/violence-prosecution/"},
	{"services", "services/"},
	{"price", "prices/oral/bathing/"},
	{"price-several", "prices/atyrau/household-waste/"},
	{"embed-price", "embed/price/oral/bathing/"},
	{"embed-tariff", "embed/tariff/oral/home-care/"},
	{"embed-compare", "embed/compare/home-care/baiterek-vs-oral/"},
	{"compare", "compare/"},
	{"compare-pair", "compare/home-care/baiterek-vs-oral/"},
	{"kind", "kinds/waste/"},
	{"kind-many", "kinds/home-care/"},
	{"compare-matrix", "compare/home-care/"},
	{"compare-matrix-many", "compare/waste/"},
	{"search", "search/?q=" + "тамақ"},
	{"search-empty", "search/"},
	{"search-none", "search/?q=zzzzqqq"},
	{"calculator", "calculator/"},
	{"worksheet", "calculator/oral/home-care/"},
	{"worksheet-plan", "calculator/oral/home-care/" + familyPlan + "&vs=baiterek&nothing=1"},
	{"worksheet-two-prices", "calculator/atyrau/waste/"},
	{"changes-all", "changes/"},
	{"news", "news/"},
	{"post", "news/2026-11-20-first-tables/"},
	{"about", "about/"},
	{"accessibility", "about/accessibility/"},
	{"method", "about/method/"},
	{"data-about", "about/data/"},
	{"post-table", "news/2026-11-20-reading-the-difference/"},
	{"data", "data/"},
	{"corrections", "corrections/"},
}

// otherPrice reports whether a file belongs to a price that no test examines: a
// few of hundreds of similar ones are enough.
func otherPrice(f output.File) bool {
	_, rest, ofPrice := strings.Cut(f.Path, "/prices/")
	if !ofPrice {
		_, rest, ofPrice = strings.Cut(f.Path, "/embed/price/")
	}
	return ofPrice && !strings.HasPrefix(rest, "atyrau/") && !strings.HasPrefix(rest, "oral/bathing/")
}

// edition is the page with the longest table, 76 rows.
const edition = "places/oral/home-care/2026/"

var languages = []string{"kk", "ru"}

// suite is the built site, a browser and a host that serves the site.
type suite struct {
	*browser.Browser
	files   map[string][]byte
	missing []byte // 404.html of the same site in /sub/
	server  *browser.Server
}

type test struct {
	name string
	run  func(*testing.T)
}

// TestSite builds the real site once and examines it in a browser: first what
// depends on the load of the machine or on settings of the browser, then
// everything else in parallel.
func TestSite(t *testing.T) {
	files := maps.Clone(built(t))
	missing := render(t, slices.DeleteFunc(plan(t, "https://tarif.example/sub/"),
		func(f output.File) bool { return f.Path != "404.html" }))["404.html"]
	files["still.html"] = still(t, files["index.html"])
	t.Run("html", func(t *testing.T) { checkHTML(t, files) })
	t.Run("browser", func(t *testing.T) {
		s := &suite{browser.Start(t), files, missing, browser.Serve(t, files, "/")}
		for _, alone := range []test{
			{"vision", s.vision}, {"slow", s.slow}, {"drip", s.drip}, {"slow-network", s.slowNetwork},
		} {
			t.Run(alone.name, alone.run)
		}
		judged := s.lighthouse(t)
		t.Run("beside", func(t *testing.T) {
			for _, beside := range []test{
				{"axe", s.axe}, {"keyboard", s.keyboard}, {"tree", s.tree}, {"amounts", s.amounts}, {"vision-script-off", s.visionScriptOff},
				{"rates-tools", s.ratesTools}, {"paper", s.paper}, {"script-off", s.scriptOff}, {"row-key", s.rowKey},
				{"row-key-elsewhere", s.rowKeyElsewhere}, {"stale", s.stale}, {"dates", s.dates}, {"charts", s.charts}, {"pairs", s.pairs}, {"search", s.search},
				{"search-form", s.searchForm}, {"compare", s.compare}, {"subfolder", s.subfolder}, {"disk", s.disk},
				{"calculator", s.calculator}, {"offline", s.offline}, {"new-build", s.newBuild}, {"offline-subfolder", s.offlineSubfolder},
				{"whole", s.whole},
			} {
				t.Run(beside.name, func(t *testing.T) {
					t.Parallel()
					beside.run(t)
				})
			}
		})
		t.Run("lighthouse", judged)
	})
}

// built is the site that all tests share and none changes.
func built(t testing.TB) map[string][]byte {
	t.Helper()
	whole.Do(func() { whole.files = render(t, slices.DeleteFunc(plan(t, "https://tarif.example/"), otherPrice)) })
	return whole.files
}

var whole struct {
	sync.Once
	files map[string][]byte
}

func plan(t testing.TB, base string) []output.File {
	t.Helper()
	s, found := site.Load(os.DirFS(root), site.Options{Day: day, BaseURL: base})
	if s == nil {
		t.Fatal(found.Err())
	}
	return allFiles(t, s)
}

// allFiles returns every file of a site, including those with a hash of their
// content in the address.
func allFiles(t testing.TB, s *site.Site) []output.File {
	t.Helper()
	plan, err := s.Plan()
	is.OK(t, err)
	files, err := plan.All()
	is.OK(t, err)
	return files
}

func render(t testing.TB, planned []output.File) map[string][]byte {
	t.Helper()
	files := make(map[string][]byte, len(planned))
	var mu sync.Mutex
	var wait sync.WaitGroup
	next := make(chan output.File)
	for range 2 {
		wait.Go(func() {
			for f := range next {
				data, err := f.Render()
				is.True(t, err == nil, "%s: %v", f.Path, err)
				mu.Lock()
				files[f.Path] = data
				mu.Unlock()
			}
		})
	}
	for _, f := range planned {
		next <- f
	}
	close(next)
	wait.Wait()
	return files
}

// each runs a test on every kind of page in both languages, and on the pages
// without a language, each in its own tab, in parallel. The pages are numbered.
func (s *suite) each(t *testing.T, test func(t *testing.T, tab *browser.Tab, url string, n int)) {
	count := 0
	one := func(name, addr string) {
		n := count
		count++
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, s.Tab(t, s.server.Home), s.server.Home+addr, n)
		})
	}
	for _, k := range kinds {
		for _, l := range languages {
			one(l+"/"+k.name, l+"/"+k.addr)
		}
	}
	one("not-found", "404.html")
	one("root", "still.html")
	one("offline", "offline.html")
}

// still is the root page without its redirect, so that it can be examined;
// [suite.subfolder] tests the redirect.
func still(t *testing.T, page []byte) []byte {
	t.Helper()
	still := regexp.MustCompile(`<meta http-equiv="refresh"[^>]*>\n`).ReplaceAll(page, nil)
	is.True(t, len(still) != len(page), "the root does not forward")
	return still
}

// visit opens a page. A search page is ready when its results are shown.
func visit(tab *browser.Tab, url string) {
	tab.Open(url)
	if strings.Contains(url, "?q=") {
		tab.Wait("document.querySelector('main').dataset.search === 'done'")
	}
}
