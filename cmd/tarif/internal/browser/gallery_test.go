package browser_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/browser"
)

var galleryDir = flag.String("gallery", os.Getenv("TARIF_GALLERY"),
	"write a picture of every kind of page, in both languages, schemes and widths, to this `folder`")

// gallery makes the pictures in which a person looks for what no rule sees. It
// does nothing unless it is told where to put them.
func (s *suite) gallery(t *testing.T) {
	if *galleryDir == "" {
		t.Skip("no -gallery folder")
	}
	if err := os.MkdirAll(*galleryDir, 0o755); err != nil {
		t.Fatal(err)
	}
	s.each(t, func(t *testing.T, tab *browser.Tab, url string, _ int) {
		visit(tab, url)
		_, page, _ := strings.Cut(t.Name(), "gallery/")
		for _, width := range widths {
			for _, scheme := range []string{"light", "dark"} {
				tab.Size(width, 900)
				tab.Scheme(scheme)
				name := fmt.Sprintf("%s-%d-%s.png", strings.ReplaceAll(page, "/", "-"), width, scheme)
				if err := os.WriteFile(filepath.Join(*galleryDir, name), tab.Shot(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
