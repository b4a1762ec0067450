package site

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"tarif/cmd/tarif/internal/publish/bundle"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/pages"
)

// zipFolder is the folder that the archive unpacks to.
const zipFolder = "tarif"

// zip returns a function that packs the whole site into one file that can be
// opened from a disk. It packs on the first call, and renders the pages again,
// because they differ from those of the hosted site.
func (s *Site) zip(in pages.Input, files func() ([]output.File, error)) func() ([]byte, error) {
	return sync.OnceValues(func() ([]byte, error) {
		own, err := s.unhosted(in)
		if err != nil {
			return nil, err
		}
		rest, err := files()
		if err != nil {
			return nil, err
		}
		for _, f := range rest {
			if path.Ext(f.Path) != ".html" && onDisk(f.Path) {
				own = append(own, packed(f))
			}
		}
		slices.SortFunc(own, func(a, b bundle.File) int { return cmp.Compare(a.Path, b.Path) })
		var b bytes.Buffer
		day := time.Date(s.Day.Year, time.Month(s.Day.Month), s.Day.Day, 0, 0, 0, 0, time.UTC)
		err = bundle.Write(&b, zipFolder, day, own)
		return b.Bytes(), err
	})
}

// unhosted returns the pages for use from a folder on a disk, without links to
// the archive, the service worker or installation.
func (s *Site) unhosted(in pages.Input) ([]bundle.File, error) {
	config := *s.Config
	config.Offline = false
	in.Config, in.ZipSize, in.Unhosted = &config, nil, true
	own, err := pages.Plan(in)
	if err != nil {
		return nil, err
	}
	files := []bundle.File{packed(s.rootPage(own))}
	for _, f := range s.pageFiles(own.Pages) {
		files = append(files, packed(f))
	}
	return files, nil
}

// onDisk reports whether a file is of use without a web server.
func onDisk(name string) bool {
	switch path.Base(name) {
	case pages.CardName, pages.BadgeName, pages.InstallName, workerFile, "robots.txt":
		return false
	}
	return name != pages.ZipFile && !strings.HasPrefix(name, "sitemap")
}

func packed(f output.File) bundle.File { return bundle.File{Path: f.Path, Render: f.Render} }
