package check_test

import (
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/publish/check"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/test/is"
)

// BenchmarkCheckNational checks a country: 220 places with five editions of 76
// rates each. BenchmarkLoad measures reading it, for comparison.
func BenchmarkCheckNational(b *testing.B) {
	site := national(b)
	data, _ := load.Load(site, "tariffs")
	pages, _ := prose.Load(site, "content", data)
	in := check.Input{Data: data, Prose: pages, Day: during, Files: site}
	for b.Loop() {
		b.ReportMetric(float64(len(check.Run(in))), "findings")
	}
}

func BenchmarkLoadNational(b *testing.B) {
	site := national(b)
	for b.Loop() {
		load.Load(site, "tariffs")
	}
}

func national(b *testing.B) fstest.MapFS {
	files, err := sample.Files(sample.Options{Places: 220, Editions: 5, Kinds: 1, Seed: 1})
	is.OK(b, err)
	site := fstest.MapFS{}
	for f := range files {
		site[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return site
}
