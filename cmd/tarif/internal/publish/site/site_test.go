package site_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// The days for which the repository's own site is tested: before, during and
// after the validity of the acts of 2026.
var (
	before = tariff.Date{Year: 2025, Month: 12, Day: 20}
	during = tariff.Date{Year: 2026, Month: 6, Day: 15}
	after  = tariff.Date{Year: 2027, Month: 2, Day: 10}
	days   = []tariff.Date{before, during, after}
)

// repository is the folder of the real site. Most tests turn off the archive of
// the site, which costs as much as all pages, and the page of each price, of
// which there are twice as many as other pages; see zip_test.go and
// prices_test.go.
var repository fs.FS = settings{os.DirFS("../../../../.."), plain()}

func plain() *strings.Replacer {
	return strings.NewReplacer("zip = true", "zip = false", "prices = true", "prices = false")
}

// settings is a site's folder with changed settings.
type settings struct {
	fs.FS
	change *strings.Replacer
}

func (s settings) Open(name string) (fs.File, error) {
	if name != config.Name {
		return s.FS.Open(name)
	}
	data, err := fs.ReadFile(s.FS, name)
	return openFile(name, []byte(s.change.Replace(string(data))), err)
}

func openFile(name string, data []byte, err error) (fs.File, error) {
	if err != nil {
		return nil, err
	}
	return fstest.MapFS{name: &fstest.MapFile{Data: data}}.Open(name)
}

// built is a site whose files are rendered when a test first needs them.
type built struct {
	*site.Site
	files map[string]func() []byte // nil for one that is only planned
	late  func()                   // adds those whose address contains their content's hash

	mu   sync.Mutex
	docs map[string]*doc
}

// allFiles lists every file of the site by path, including those whose address
// contains their content's hash.
func allFiles(s *site.Site) ([]output.File, error) {
	plan, err := s.Plan()
	if err != nil {
		return nil, err
	}
	return plan.All()
}

// has reports whether the site has a file.
func (b *built) has(p string) bool {
	_, there := b.all(p)[p]
	return there
}

// file returns the bytes of a file, or nil if there is none.
func (b *built) file(p string) []byte {
	if render := b.all(p)[p]; render != nil {
		return render()
	}
	return nil
}

// all returns the files, with the late ones if a path is not among the others.
func (b *built) all(p string) map[string]func() []byte {
	if _, there := b.files[p]; !there && b.late != nil {
		b.late()
	}
	return b.files
}

// onDemand returns a function that renders a file once and panics on an error.
func onDemand(f output.File) func() []byte {
	return sync.OnceValue(func() []byte {
		data, err := f.Render()
		if err != nil {
			panic(f.Path + ": " + err.Error())
		}
		return data
	})
}

// build loads a site and fails the test on any error.
func build(t *testing.T, fsys fs.FS, o site.Options) *built {
	t.Helper()
	s, found := site.Load(fsys, o)
	is.Must(t, s != nil && found.Err() == nil, "findings:\n%s", printed(found))
	plan, err := s.Plan()
	is.OK(t, err)
	b := &built{Site: s, files: map[string]func() []byte{}, docs: map[string]*doc{}}
	add := func(files []output.File) {
		for _, f := range files {
			if b.files[f.Path] = onDemand(f); path.Base(f.Path) == pages.CardName {
				b.files[f.Path] = nil // expensive: see TestCards
			}
		}
	}
	add(plan.Files)
	b.late = sync.OnceFunc(func() {
		files, err := plan.Late()
		is.OK(t, err)
		add(files)
	})
	return b
}

func printed(l source.List) string {
	var b strings.Builder
	l.Print(&b, source.English)
	return b.String()
}

// real returns the repository's site on a day, built once for all tests.
func real(t *testing.T, day tariff.Date) *built {
	t.Helper()
	ready.Lock()
	defer ready.Unlock()
	if ready.sites[day] == nil {
		is.Must(t, !ready.failed, "the real site was not built: see the first failure")
		ready.failed = true
		ready.sites[day] = build(t, repository, site.Options{Day: day})
		ready.failed = false
	}
	return ready.sites[day]
}

var ready = struct {
	sync.Mutex
	sites  map[tariff.Date]*built
	failed bool
}{sites: map[tariff.Date]*built{}}

// paths lists the files, sorted.
func (b *built) paths() []string { return slices.Sorted(maps.Keys(b.all(""))) }

// pages lists the HTML files, sorted.
func (b *built) pages() []string {
	return slices.DeleteFunc(b.paths(), func(p string) bool { return !strings.HasSuffix(p, ".html") })
}

// inLanguage lists the HTML files below kk/ and ru/, that is, all but those in
// both languages.
func (b *built) inLanguage() []string {
	return slices.DeleteFunc(b.pages(), func(p string) bool { return pageLang(p) == "" })
}

// pageLang returns the language of a file, or "" outside the languages.
func pageLang(p string) string {
	for _, l := range []string{"kk", "ru"} {
		if strings.HasPrefix(p, l+"/") {
			return l
		}
	}
	return ""
}

// twinOf returns the same address in the other language.
func twinOf(p string) string {
	if rest, ok := strings.CutPrefix(p, "kk/"); ok {
		return "ru/" + rest
	}
	return "kk/" + strings.TrimPrefix(p, "ru/")
}

// eachDay runs a test on the real site of each day.
func eachDay(t *testing.T, test func(t *testing.T, b *built)) {
	for _, day := range days {
		t.Run(day.String(), func(t *testing.T) { test(t, real(t, day)) })
	}
}

// TestRealSiteHasNoErrors checks that the repository's own data, prose and
// theme have no errors, and no warnings but the reviewed ones.
func TestRealSiteHasNoErrors(t *testing.T) {
	for _, day := range days {
		s, found := site.Load(repository, site.Options{Day: day})
		if s == nil || found.Err() != nil {
			t.Fatalf("on %s:\n%s", day, printed(found))
		}
		if len(found) > 0 {
			t.Logf("warnings on %s:\n%s", day, printed(found))
		}
	}
}
