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

// BenchmarkBuildNational builds a national site: 220 places with five editions
// of 76 rates each. It only reports the cost and does not fail.
func BenchmarkBuildNational(b *testing.B) {
	benchmark(b, sample.Options{Places: 220, Editions: 5, Kinds: 1, Seed: 1})
}

// BenchmarkBuildRegional does the same for a region, for a quick look.
func BenchmarkBuildRegional(b *testing.B) {
	benchmark(b, sample.Options{Places: 11, Editions: 5, Kinds: 1, Seed: 1})
}

// benchmark builds a sample repeatedly and reports the CPU time, which hardly
// depends on other load, of each stage. MB-loaded is the memory of the loaded
// data, MB-heap the peak, both without the files of the sample itself.
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

// BenchmarkReload measures an edit of one price while a national site is
// served, from the file on disk to the page.
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

// tally collects the cost of rendering.
type tally struct {
	pages, bytes int
	heap         uint64 // the observed peak
	stages       map[string]time.Duration
}

// stage adds the cost of do to a stage.
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

// add renders every file of a site, one kind after another, and discards it.
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

// BenchmarkPlan plans every file of the shipped site without rendering.
func BenchmarkPlan(b *testing.B) {
	s, found := site.Load(repository, site.Options{Day: during})
	is.Must(b, s != nil, "%s", printed(found))
	b.ReportAllocs()
	for b.Loop() {
		_, err := s.Plan()
		is.OK(b, err)
	}
}
