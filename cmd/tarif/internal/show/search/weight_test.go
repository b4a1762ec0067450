package search_test

import (
	"sync"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/templates"
)

// limits are the most that a reader may have to load, gzipped: the whole index
// of this site, and that of a national site before its first result.
const (
	shippedLimit  = 25 << 10
	nationalLimit = 40 << 10
	wideLimit     = 60 << 10  // what a weak answer loads
	restLimit     = 120 << 10 // what a national site may load after its first result
)

var minified = sync.OnceValues(func() ([]byte, error) { return minify.File(templates.FS, "assets/js/search.js") })

// script returns the search script as published.
func script(t testing.TB) []byte {
	t.Helper()
	src, err := minified()
	is.OK(t, err)
	return src
}

func TestWeightShipped(t *testing.T) {
	js := packed(t, script(t))
	for l, f := range realIndex(t) {
		first, more := packed(t, f.First), packed(t, f.More)
		t.Logf("%s: script %d, first %d, second %d, together %d bytes gzip", l, js, first, more, js+first+more)
		is.True(t, js+first+more <= shippedLimit, "%s: script and index are %d bytes gzip, over %d", l, js+first+more, shippedLimit)
		wide := packed(t, f.Wide)
		is.True(t, wide <= wideLimit, "%s: the third file is %d bytes gzip, over %d", l, wide, wideLimit)
	}
}

func TestWeightNational(t *testing.T) {
	for name, data := range map[string]*tariff.Data{"sample": sampled(t), "our services": national(t, 220, 5)} {
		js := packed(t, script(t))
		for l, f := range build(t, search.Input{Data: data, Day: day}) {
			first, more, wide := packed(t, f.First), packed(t, f.More), packed(t, f.Wide)
			t.Logf("%s, %s: script %d, first %d, before the first result %d, second %d, third %d bytes gzip", name, l, js, first, js+first, more, wide)
			is.True(t, more+wide <= restLimit, "%s, %s: the second and third file are %d bytes gzip, over %d", name, l, more+wide, restLimit)
			is.True(t, js+first <= nationalLimit,
				"%s, %s: %d bytes gzip before the first result, over %d", name, l, js+first, nationalLimit)
		}
	}
}

// sampled returns the country that tarif sample makes.
func sampled(t testing.TB) *tariff.Data {
	t.Helper()
	files, err := sample.Files(sample.Options{Places: 220, Editions: 5, Kinds: 1, Seed: 1})
	is.OK(t, err)
	fsys := fstest.MapFS{}
	for f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	data, findings := load.Load(fsys, "tariffs")
	is.OK(t, findings.Err())
	return data
}
