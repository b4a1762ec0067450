package site_test

import (
	"io/fs"
	"path"
	"runtime"
	"testing"
	"testing/fstest"
	"time"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
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

// benchmark builds a sample again and again. MB-loaded is what the data take
// while a site is built, MB-heap the most that was in use at a time, both
// without the files of the sample itself.
func benchmark(b *testing.B, o sample.Options) {
	if testing.Short() {
		b.Skip("takes many seconds")
	}
	fsys := made(b, o)
	var total tally
	runtime.GC()
	before := inUse()
	b.ReportAllocs()
	for b.Loop() {
		s, found := site.Load(fsys, site.Options{Day: during})
		if s == nil {
			b.Fatal(printed(found))
		}
		runtime.GC()
		b.ReportMetric(float64(inUse()-before)/1e6, "MB-loaded")
		total.add(b, s)
	}
	b.ReportMetric(float64(total.pages)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(total.pages)/float64(b.N), "pages/op")
	b.ReportMetric(float64(total.bytes)/1e6/float64(b.N), "MB-out/op")
	b.ReportMetric(float64(total.heap-before)/1e6, "MB-heap")
}

// made is a sample as a file system.
func made(t testing.TB, o sample.Options) fs.FS {
	t.Helper()
	files, err := sample.Files(o)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// tally is what was rendered.
type tally struct {
	pages, bytes int
	heap         uint64 // most that was in use, as far as we looked
}

// add renders every file of a site and throws it away.
func (y *tally) add(t testing.TB, s *site.Site) {
	t.Helper()
	plan, err := allFiles(s)
	if err != nil {
		t.Fatal(err)
	}
	next := time.Now()
	for _, f := range plan {
		data, err := f.Render()
		if err != nil {
			t.Fatal(err)
		}
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
	if s == nil {
		b.Fatal(printed(found))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Plan(); err != nil {
			b.Fatal(err)
		}
	}
}
