//go:build unix

package site_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/files/door"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// A build of a country: 220 places with five editions of 76 rates each. It
// prints what a build costs; it is no test, for a slow day is no fault.
func BenchmarkBuildNational(b *testing.B) {
	benchmark(b, sample.Options{Places: 220, Editions: 5, Kinds: 1, Seed: 1})
}

// The same of a region, for a quick look.
func BenchmarkBuildRegional(b *testing.B) {
	benchmark(b, sample.Options{Places: 11, Editions: 5, Kinds: 1, Seed: 1})
}

// benchmark builds a sample again and again, and says what it costs in CPU time,
// which a busy machine does not change much, and what each stage has of it.
// MB-loaded is what the data take while a site is built, MB-heap the most that was
// in use at a time, both without the files of the sample itself.
func benchmark(b *testing.B, o sample.Options) {
	if testing.Short() {
		b.Skip("takes many seconds")
	}
	fsys := made(b, o)
	total := tally{stages: map[string]time.Duration{}}
	runtime.GC()
	before := inUse()
	b.ReportAllocs()
	start := cpu(b)
	for b.Loop() {
		s := total.load(b, fsys)
		b.ReportMetric(float64(inUse()-before)/1e6, "MB-loaded")
		total.add(b, s)
	}
	took := cpu(b) - start
	for name, spent := range total.stages {
		b.ReportMetric(100*float64(spent)/float64(took), "%CPU-"+name)
	}
	b.ReportMetric(took.Seconds()/float64(b.N), "CPU-s/op")
	b.ReportMetric(took.Seconds()*1000/float64(total.pages), "CPU-ms/page")
	b.ReportMetric(took.Seconds()*1000/(float64(total.bytes)/1e6), "CPU-ms/MB")
	b.ReportMetric(float64(total.pages)/float64(b.N), "pages/op")
	b.ReportMetric(float64(total.bytes)/1e6/float64(b.N), "MB-out/op")
	b.ReportMetric(float64(total.heap-before)/1e6, "MB-heap")
}

// An edit of one price while a site of a country is served: from the file on the
// disk to the page.
func BenchmarkReload(b *testing.B) {
	if testing.Short() {
		b.Skip("takes many seconds")
	}
	dir := b.TempDir()
	is.OK(b, os.CopyFS(dir, made(b, sample.Options{Places: 220, Editions: 5, Kinds: 1, Seed: 1})))
	file := filepath.Join(dir, "tariffs/synthetic-0050/synthetic-1/2026.toml")
	src := is.File(b, file)
	memory := new(site.Memory)
	edit := func(n int) {
		text := strings.Replace(string(src), `price = "`, fmt.Sprintf(`price = "%d`, 1+n%9), 1)
		is.OK(b, os.WriteFile(file, []byte(text), 0o644))
		fsys, err := door.Open(dir)
		is.OK(b, err)
		s, found := site.Load(fsys, site.Options{Day: during, Memory: memory})
		is.Must(b, s != nil, "%s", printed(found))
		render(b, s, "ru/places/synthetic-0050/synthetic-1/2026/index.html")
	}
	edit(0)
	edit(1)
	start, n := cpu(b), 2
	for b.Loop() {
		edit(n)
		n++
	}
	b.ReportMetric(float64(cpu(b)-start)/1e6/float64(n-2), "CPU-ms/op")
}

func render(t testing.TB, s *site.Site, path string) {
	t.Helper()
	plan, err := s.Plan()
	is.OK(t, err)
	for _, f := range plan.Files {
		if f.Path == path {
			_, err := f.Render()
			is.OK(t, err)
		}
	}
}

// tally is what was rendered.
type tally struct {
	pages, bytes int
	heap         uint64 // most that was in use, as far as we looked
	stages       map[string]time.Duration
}

// stage adds what something takes to a stage.
func (y *tally) stage(b *testing.B, name string, do func()) {
	start := cpu(b)
	do()
	y.stages[name] += cpu(b) - start
}

func (y *tally) load(b *testing.B, fsys fs.FS) (s *site.Site) {
	y.stage(b, "load", func() {
		var found source.List
		if s, found = site.Load(fsys, site.Options{Day: during}); s == nil {
			b.Fatal(printed(found))
		}
		runtime.GC()
	})
	return s
}

// add renders every file of a site, one kind after the other, and throws it away.
func (y *tally) add(b *testing.B, s *site.Site) {
	b.Helper()
	kinds := map[string][]output.File{}
	y.stage(b, "plan", func() {
		plan, err := allFiles(s)
		is.OK(b, err)
		for _, f := range plan {
			kind := strings.TrimPrefix(path.Ext(f.Path), ".")
			kinds[kind] = append(kinds[kind], f)
		}
	})
	for kind, files := range kinds {
		y.stage(b, kind, func() { y.render(b, files) })
	}
}

func (y *tally) render(b *testing.B, files []output.File) {
	next := time.Now()
	for _, f := range files {
		data, err := f.Render()
		is.OK(b, err)
		output.Sum(data)
		y.bytes += len(data)
		if path.Ext(f.Path) == ".html" {
			y.pages++
		}
		if time.Now().After(next) {
			y.heap = max(y.heap, inUse())
			next = time.Now().Add(100 * time.Millisecond)
		}
	}
}

func inUse() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}

// What it takes to know every file of the shipped site: nothing is rendered.
func BenchmarkPlan(b *testing.B) {
	s, found := site.Load(repository, site.Options{Day: during})
	is.Must(b, s != nil, "%s", printed(found))
	b.ReportAllocs()
	for b.Loop() {
		_, err := s.Plan()
		is.OK(b, err)
	}
}
