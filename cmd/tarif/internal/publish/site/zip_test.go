package site_test

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestZip checks that the archive has every page, that every link in it leads
// to one of its files by name, and that it is reproducible.
func TestZip(t *testing.T) {
	files := planOf(t, strings.NewReplacer(), realAddress) // with the shipped settings
	data := rendered(t, files["data/site.zip"])
	t.Logf("%d bytes", len(data))
	inside := unpacked(t, data)
	for name := range files {
		if _, there := inside[name]; !there && path.Ext(name) == ".html" && name != "404.html" && name != "offline.html" && !sent.MatchString(name) {
			t.Errorf("%s is not in it", name)
		}
	}
	for _, name := range []string{"sw.js", "data/site.zip", "404.html", "kk/card.png", "kk/site.webmanifest", "manifest.json"} {
		_, there := inside[name]
		is.True(t, !there, "%s is in it", name)
	}
	b := &built{files: map[string]func() []byte{}, docs: map[string]*doc{}}
	for name, data := range inside {
		b.files[name] = func() []byte { return data }
	}
	for name := range inside {
		if path.Ext(name) == ".html" {
			checkOnDisk(t, b, name)
		}
	}
	again := planOf(t, strings.NewReplacer(), realAddress)
	is.True(t, bytes.Equal(rendered(t, again["data/site.zip"]), data), "packed again it is another file")
	offers := `<a href="../../data/site.zip" download>`
	page := rendered(t, files["ru/data/index.html"])
	is.True(t, bytes.Contains(page, []byte(offers)) && bytes.Contains(page, []byte("15 июня 2026")),
		"the page of downloads does not offer it, or hides its day")
	is.NotIn(t, "site.zip", inside["ru/data/index.html"], "it offers itself")
}

// sent matches pages for sending or embedding, which are of no use in a folder
// on a disk.
var sent = regexp.MustCompile(`^(kk|ru)/(prices|embed)/`)

func unpacked(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	is.OK(t, err)
	inside := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		is.OK(t, err)
		if inside[strings.TrimPrefix(f.Name, "tarif/")], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return inside
}

// checkOnDisk looks for links that do not work in a folder on a disk: to a
// folder, or to a missing file.
func checkOnDisk(t *testing.T, b *built, name string) {
	t.Helper()
	for n := range elements(b.doc(t, name).Node) {
		for _, key := range append(addresses, "content") {
			href, _ := attr(n, key)
			if key == "content" {
				_, href, _ = strings.Cut(href, "; url=")
			}
			file, _, in := follow(name, href)
			if href == "" || !in {
				continue
			}
			before, _, _ := strings.Cut(href, "?")
			before, _, _ = strings.Cut(before, "#")
			if !b.has(file) || before != "" && (strings.HasSuffix(before, "/") || path.Base(before) == "..") {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, key, href)
			}
		}
	}
}
