package cli

import (
	"os"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/test/is"
)

func TestSample(t *testing.T) {
	r := start(t)
	r.expect(t, "sample --places 2 --editions 2 --kinds 2 new/site", statusDone, "", "made up new/site: 8 editions, 608 rates, 17 files\n")
	for _, p := range []string{"config.toml", "content/about/index.kk.md", "tariffs/synthetic-0002/synthetic-2/2025.toml"} {
		is.True(t, isFile("new/site/"+p), "no %s", p)
	}
	is.OK(t, os.Mkdir("empty", 0o755))
	r.expect(t, "sample --places 1 --editions 1 empty", statusDone, "", "made up empty: 1 edition, 76 rates, 9 files\n")
}

// TestSampleRefuses checks that a folder that is not empty is left unchanged.
func TestSampleRefuses(t *testing.T) {
	r := start(t)
	before := list(t)
	r.expect(t, "sample content", statusWrong, "", "tarif: error: content is not empty: it holds about.kk.md\nhint: choose a new folder\n")
	is.True(t, r.do(t, "sample", "config.toml") == statusWrong, "a file is taken for a folder: %s", &r.stderr)
	for args, want := range map[string]string{
		"sample":                  "name DIR\nhint: for example: tarif sample /tmp/sample",
		"sample a b":              `unexpected argument "b"`,
		"sample --places 0 new":   "--places 0: write a number from 1 to 2000",
		"sample --editions x new": `invalid argument "x" for "--editions" flag: write a whole number`,
		"sample --seed -1 new":    `invalid argument "-1" for "--seed" flag: write a whole number`,
	} {
		r.expect(t, args, statusUsage, "", "tarif sample: "+want+"\nsee tarif sample --help\n")
	}
	is.Equal(t, list(t), before, "something was written")
}

// TestSampleFails checks that an incomplete sample is removed.
func TestSampleFails(t *testing.T) {
	start(t)
	before := list(t)
	files := func(yield func(starter.File) bool) {
		for _, p := range []string{"a/one", "b", "b/two"} {
			if !yield(starter.File{Path: p, Data: []byte("x")}) {
				return
			}
		}
	}
	n, err := writeAll(t.Context(), "new", files)
	is.True(t, n == 0 && err != nil && strings.Contains(err.Error(), "new"), "wrote %d files, %v", n, err)
	is.Equal(t, list(t), before, "the folder")
}
