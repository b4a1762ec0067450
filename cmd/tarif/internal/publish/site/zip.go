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

// zipFolder is the folder that the whole site unpacks to.
const zipFolder = "tarif"

// zip is the whole site as one file that opens from a disk. It is packed when
// it, or its size, is first asked for, and renders the pages a second time:
// they differ from those of the host.
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

// unhosted are the pages as they are in a folder on a disk: none offers the
// file that it came in, is kept by a browser or can be installed.
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

// onDisk reports whether a file is of use without a host.
func onDisk(name string) bool {
	switch path.Base(name) {
	case pages.CardName, pages.BadgeName, pages.InstallName, workerFile, "robots.txt":
		return false
	}
	return name != pages.ZipFile && !strings.HasPrefix(name, "sitemap")
}

func packed(f output.File) bundle.File { return bundle.File{Path: f.Path, Render: f.Render} }
