package output

import (
	"encoding/json"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

func compressed(fsys afero.Fs) Target {
	t := target(fsys)
	t.Compress = true
	return t
}

// compressible is a plan of a page, a picture and a small file.
func compressible(page string) []File {
	files := []File{}
	for name, data := range map[string]string{"kk/index.html": strings.Repeat(page, 500), "p.png": strings.Repeat(page, 500), "robots.txt": page} {
		files = append(files, File{Path: name, Render: func() ([]byte, error) { return []byte(data), nil }})
	}
	return files
}

// TestTwins: files that get smaller have twins, which are in the manifest.
func TestTwins(t *testing.T) {
	mem := afero.NewMemMapFs()
	res, err := Write(compressed(mem), compressible("page "), manifest, nil)
	is.OK(t, err)
	got := tree(t, mem, dir)
	var m Manifest
	is.OK(t, json.Unmarshal([]byte(got["manifest.json"]), &m))
	// The tree has two folders too.
	is.True(t, len(got) == 9 && res.Files == 7 && len(m.Files) == 6,
		"%d files, %d are reported, %d in the manifest", len(got), res.Files, len(m.Files))
	for name, sum := range m.Files {
		is.Equal(t, Sum([]byte(got[name])), sum, "the manifest has another %s", name)
	}
	is.True(t, got["kk/index.html.gz"] != "" && got["kk/index.html.br"] != "", "the page has no twins")
	if _, err := Write(target(mem), compressible("page "), manifest, nil); err != nil || len(tree(t, mem, dir)) != 7 {
		t.Errorf("without twins there are %d files, %v", len(tree(t, mem, dir)), err)
	}
}

// TestTwinsAreTakenOver: an unchanged file is not compressed again, unless its
// twin has been changed.
func TestTwinsAreTakenOver(t *testing.T) {
	mem := afero.NewMemMapFs()
	build := func(page string) map[string]string {
		t.Helper()
		_, err := Write(compressed(mem), compressible(page), manifest, nil)
		is.OK(t, err)
		return tree(t, mem, dir)
	}
	first := build("page ")
	// A different twin that is in the manifest shows whether it is copied.
	sham := strings.ReplaceAll(first["manifest.json"], Sum([]byte(first["kk/index.html.br"])), Sum([]byte("kept")))
	put(t, mem, dir+"/kk/index.html.br", "kept", dir+"/manifest.json", sham)
	if got := build("page "); got["kk/index.html.br"] != "kept" {
		t.Error("the twin of a file that has not changed was made again")
	}
	if got := build("other "); got["kk/index.html.br"] == "kept" || got["kk/index.html.br"] == first["kk/index.html.br"] {
		t.Error("the twin of a file that has changed was kept")
	}
	build("page ")
	put(t, mem, dir+"/kk/index.html.gz", "touched")
	if got := build("page "); !equal(got, first) {
		t.Error("a twin that was touched was kept")
	}
}
