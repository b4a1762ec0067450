package site_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/test/is"
)

// made returns a sample as a file system.
func made(t testing.TB, o sample.Options) fs.FS {
	t.Helper()
	files, err := sample.Files(o)
	is.OK(t, err)
	fsys := fstest.MapFS{}
	for f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// TestSampleSaysWhatItIs checks that a sample builds without findings and that
// every page, every line of the data and every other download says that it is
// made up.
func TestSampleSaysWhatItIs(t *testing.T) {
	fsys := made(t, sample.Options{Places: 3, Editions: 2, Kinds: 2, Seed: 1})
	_, found := site.Load(fsys, site.Options{Day: during})
	is.Must(t, len(found) == 0, "findings:\n%s", printed(found))
	b := build(t, fsys, site.Options{Day: during})
	marks := map[string]string{"kk": "ойдан шығарылған", "ru": "вымышлен"}
	for _, p := range b.inLanguage() {
		is.In(t, marks[pageLang(p)], strings.ToLower(string(b.file(p))), "%s does not say that it is made up", p)
	}
	for _, p := range []string{"index.html", "404.html", "kk/feed.xml", "ru/feed.xml", "sitemap.xml", "robots.txt", "data/datapackage.json"} {
		if text := string(b.file(p)); !strings.Contains(text, "вымышлен") && !strings.Contains(text, "ойдан") && !strings.Contains(text, "synthetic") {
			t.Errorf("%s does not say that it is made up", p)
		}
	}
	checkMarkedRates(t, b.file("data/rates.csv"))
	for _, line := range bytes.Split(bytes.TrimSpace(b.file("data/changes.csv")), []byte("\n"))[1:] {
		is.True(t, bytes.HasPrefix(line, []byte("synthetic-")), "changes.csv has %s", line)
	}
}

func checkMarkedRates(t *testing.T, data []byte) {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	is.OK(t, err)
	column := map[string]int{}
	for i, name := range lines[0] {
		column[name] = i
	}
	want := 1 + 3*2*2*sample.RatesPerTable
	is.Must(t, len(lines) == want, "rates.csv has %d lines, not %d", len(lines), want)
	for _, l := range lines[1:] {
		for name, mark := range map[string]string{"place": "synthetic-", "act_number": "SYN-", "text_kk": "үлгі мәтін: ", "text_ru": "образец текста: "} {
			if !strings.HasPrefix(l[column[name]], mark) {
				t.Errorf("%s/%s/%s, row %s: %s is %q", l[0], l[1], l[2], l[5], name, l[column[name]])
			}
		}
	}
}

// TestManyPlaces checks that with many places a service's page shows one
// edition of each and says so, and that the home page lists the places once,
// folded by region.
func TestManyPlaces(t *testing.T) {
	few := planned(t, sample.Options{Places: 15, Editions: 2, Kinds: 1, Seed: 1})
	many := planned(t, sample.Options{Places: 16, Editions: 2, Kinds: 1, Seed: 1})
	const service, older = "ru/services/lamp-repair-1/index.html", "/2025/\">2025</a>"
	is.Equal(t, strings.Count(few(service), older), 15, "with few places the page shows older editions")
	page := many(service)
	current := regexp.MustCompile(`href="../../places/(synthetic-\d+)/synthetic-1/2026/#r\d+"`)
	shown := map[string]bool{}
	for _, m := range current.FindAllStringSubmatch(page, -1) {
		shown[m[1]] = true
	}
	is.True(t, !strings.Contains(page, "/2025/") && len(shown) == 16,
		"with many places the page shows current prices of %d places, or others", len(shown))
	for _, want := range []string{"показана одна редакция", `href="../../compare/#kind-synthetic-1"`} {
		is.True(t, strings.Contains(page, want) && !strings.Contains(few(service), "показана одна редакция"),
			"with many places the page has no %s", want)
	}
	const home, tariff = "kk/index.html", `href="places/synthetic-0001/synthetic-1/"`
	is.In(t, tariff, few(home), "with few places the home page does not list their tariffs")
	is.True(t, !strings.Contains(many(home), tariff) && strings.Contains(many(home), `href="places/synthetic-0001/"`),
		"with many places the home page does not lead to the places alone")
	const folded = "<details><summary><h3>"
	is.True(t, !strings.Contains(few(home), folded) && strings.Contains(many(home), folded),
		"the home page folds its regions where places are few, or does not where they are many")
}

// planned loads a sample and returns a function that renders a file of it.
func planned(t *testing.T, o sample.Options) func(file string) string {
	t.Helper()
	s, found := site.Load(made(t, o), site.Options{Day: during})
	is.Must(t, s != nil, "%s", printed(found))
	plan, err := allFiles(s)
	is.OK(t, err)
	return func(file string) string {
		for _, f := range plan {
			if f.Path == file {
				data, err := f.Render()
				is.OK(t, err)
				return string(data)
			}
		}
		t.Fatalf("there is no %s", file)
		return ""
	}
}
