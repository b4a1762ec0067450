package browser_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

var galleryDir = flag.String("gallery", os.Getenv("TARIF_GALLERY"),
	"write pictures of every kind of page, in both languages and widths, of which one is light and the other dark, to this `folder`")

var schemes = []string{"light", "dark"}

// gallery is screenshots of every kind of page, in which a person can find what
// no rule checks, and a page of them, index.html.
type gallery struct {
	mu    sync.Mutex
	pages map[int]string
}

// newGallery starts a gallery, which is nil without a folder for it.
func newGallery(t *testing.T) *gallery {
	if *galleryDir == "" {
		return nil
	}
	is.OK(t, os.MkdirAll(*galleryDir, 0o755))
	g := &gallery{pages: map[int]string{}}
	t.Cleanup(func() { keep(t, "index.html", wall(g.pages)) }) // when all pictures are there
	return g
}

// take takes the pictures of the n-th page, which a tab has open.
func (g *gallery) take(t *testing.T, tab *browser.Tab, n int) {
	if g == nil {
		return
	}
	_, page, _ := strings.Cut(t.Name(), "axe/")
	g.mu.Lock()
	g.pages[n] = page
	g.mu.Unlock()
	for i, width := range widths {
		tab.Size(width, 900)
		tab.Scheme(scheme(n, i))
		keep(t, picture(page, width, scheme(n, i)), tab.Shot())
	}
}

// scheme returns the colours of a page's picture of the i-th width: the other
// language has the others.
func scheme(n, i int) string { return schemes[(n+i)%2] }

func picture(page string, width int, scheme string) string {
	return fmt.Sprintf("%s-%d-%s.png", strings.ReplaceAll(page, "/", "-"), width, scheme)
}

func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	is.OK(t, os.WriteFile(filepath.Join(*galleryDir, name), data, 0o644))
}

// wall returns a page with the tops of all pictures, each linked to the whole
// picture.
func wall(pages map[int]string) []byte {
	var b bytes.Buffer
	b.WriteString(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Every kind of page</title>
<style>body { font: 1rem system-ui; margin: 1rem } img { height: 24rem; object-fit: cover; object-position: top; border: 1px solid #888; margin: .3rem }</style>
<h1>Every kind of page</h1>
`)
	for _, n := range slices.Sorted(maps.Keys(pages)) {
		page := pages[n]
		fmt.Fprintf(&b, "<h2>%s</h2>\n", page)
		for i, width := range widths {
			name := picture(page, width, scheme(n, i))
			fmt.Fprintf(&b, "<a href=%q><img src=%q alt=%q width=%d loading=lazy></a>\n", name, name, name, width*3/10)
		}
	}
	return b.Bytes()
}
