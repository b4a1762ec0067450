package site

import (
	"fmt"
	"image/color"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/picture/icon"
	"tarif/cmd/tarif/internal/show/search"
)

// assets are the files whose address depends on their content: it contains a
// hash of the content, so that a browser may keep the file for ever, or says
// that a large file is compressed. An address is known once the content has
// been made, which happens once, on first use.
type assets struct {
	all   []asset
	sizes *sizes
	icon  func() (*icon.Icon, error)
}

// scriptDir is the folder of scripts in the theme.
const scriptDir = "assets/js/"

type asset struct {
	name    string // by which pages ask for it
	address func() (string, error)
	file    func() (output.File, error) // without its path
}

// assets plans the theme's files, the pictures of its icon and the search
// indexes.
func (s *Site) assets() (*assets, error) {
	names, err := s.themeFiles()
	if err != nil {
		return nil, err
	}
	a := &assets{sizes: &s.memory.sizes, icon: sync.OnceValues(s.icon)}
	for _, name := range names {
		a.add(path.Base(name), func() ([]byte, error) { return s.themeFile(name) })
	}
	for _, want := range []struct {
		name string
		size int
		draw func(*icon.Icon, int) ([]byte, error)
	}{{pages.TouchIcon, 180, (*icon.Icon).PNG}, {smallIcon, 192, (*icon.Icon).PNG}, {bigIcon, 512, (*icon.Icon).Maskable}} {
		a.add(want.name, func() ([]byte, error) {
			i, err := a.icon()
			if err != nil {
				return nil, err
			}
			return want.draw(i, want.size)
		})
	}
	index := sync.OnceValues(func() (map[lang.Lang]search.Files, error) {
		return search.Build(search.Input{Data: s.Data, Day: s.Day, Pages: s.searchPages()})
	})
	for _, l := range lang.All {
		a.add(pages.SearchIndex(l), func() ([]byte, error) { all, err := index(); return all[l].First, err })
		a.add(pages.SearchWide(l), func() ([]byte, error) { all, err := index(); return all[l].Wide, err })
		a.add(pages.SearchMore(l), func() ([]byte, error) { all, err := index(); return all[l].More, err })
	}
	s.addWholes(a)
	return a, nil
}

func (a *assets) add(name string, content func() ([]byte, error)) {
	content = sync.OnceValues(content)
	a.all = append(a.all, asset{name, func() (string, error) {
		data, err := content()
		return hashed(name, data), err
	}, func() (output.File, error) { return output.File{Render: content}, nil }})
}

// hashed returns the address of a file of the theme with the given content.
func hashed(name string, data []byte) string {
	ext := path.Ext(name)
	return "assets/" + strings.TrimSuffix(name, ext) + "." + output.Sum(data)[:8] + ext
}

// themeFiles returns what is published under assets/, from any folder of the
// theme. The service worker is not: it has an address of its own.
func (s *Site) themeFiles() ([]string, error) {
	var files []string
	for _, pattern := range []string{"assets/*.*", "assets/css/*.css", scriptDir + "*.js"} {
		names, err := fs.Glob(s.theme, pattern)
		if err != nil {
			return nil, err
		}
		files = append(files, names...)
	}
	return slices.DeleteFunc(files, func(name string) bool { return name == scriptDir+workerFile }), nil
}

// themeFile returns a file of the theme as browsers get it.
func (s *Site) themeFile(name string) ([]byte, error) {
	data, err := s.themed(name, func() ([]byte, error) { return minify.File(s.theme, name) })
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}

// files makes everything, to know the addresses.
func (a *assets) files() ([]output.File, error) {
	var files []output.File
	for _, x := range a.all {
		address, err := x.address()
		if err != nil {
			return nil, err
		}
		f, err := x.file()
		if err != nil {
			return nil, err
		}
		f.Path = address
		files = append(files, f)
	}
	return files, nil
}

// addresses returns the addresses for pages.
func (a *assets) addresses() pages.Assets {
	out := pages.Assets{Named: map[string]func() (string, error){}, Ground: sync.OnceValues(a.ground)}
	for _, x := range a.all {
		out.Named[x.name] = x.address
	}
	return out
}

// ground returns the icon's colour in CSS notation.
func (a *assets) ground() (string, error) {
	i, err := a.icon()
	if err != nil {
		return "", err
	}
	c, err := i.Ground()
	return webColour(c), err
}

func webColour(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// searchPages returns the prose that the search covers.
func (s *Site) searchPages() []search.Page {
	byAddr := map[string]*search.Page{}
	var order []string
	for _, p := range s.Prose {
		a := strings.TrimPrefix(p.Address(), "/")
		if byAddr[a] == nil {
			byAddr[a] = &search.Page{Address: a, Date: p.Date}
			order = append(order, a)
		}
		if p.Lang == lang.KK {
			byAddr[a].Title.KK, byAddr[a].Summary.KK = p.Title, p.Summary
		} else {
			byAddr[a].Title.RU, byAddr[a].Summary.RU = p.Title, p.Summary
		}
	}
	return lists.Of(order, func(a string) search.Page { return *byAddr[a] })
}
