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
	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/picture/icon"
	"tarif/cmd/tarif/internal/show/search"
)

// assets are the files whose address follows from their content: it carries a
// part of the content's hash, so that a browser may keep the file for ever, or
// says that a large file is compressed. The address of one is known when its
// content has been made, which happens once, for the first who asks.
type assets struct {
	all  []asset
	icon func() (*icon.Icon, error)
}

// scriptDir is where the theme has its scripts.
const scriptDir = "assets/js/"

type asset struct {
	name    string // by which pages ask for it
	address func() (string, error)
	file    output.File // its path is not known yet
}

// assets plans the theme's files, the pictures of its icon and the indexes of
// the search.
func (s *Site) assets() (*assets, error) {
	names, err := s.themeFiles()
	if err != nil {
		return nil, err
	}
	a := &assets{icon: sync.OnceValues(s.icon)}
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
	}, output.File{Render: content}})
}

// hashed is the address of a file of the theme with that content.
func hashed(name string, data []byte) string {
	ext := path.Ext(name)
	return "assets/" + strings.TrimSuffix(name, ext) + "." + output.Sum(data)[:8] + ext
}

// themeFiles lists what is published under assets/, whatever folder of the
// theme it stands in. The worker is not: it has an address of its own.
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

// themeFile is a file of the theme as browsers get it.
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
		x.file.Path = address
		files = append(files, x.file)
	}
	return files, nil
}

// addresses are what pages ask for.
func (a *assets) addresses() pages.Assets {
	out := pages.Assets{Named: map[string]func() (string, error){}, Ground: sync.OnceValues(a.ground)}
	for _, x := range a.all {
		out.Named[x.name] = x.address
	}
	return out
}

// ground is the icon's colour, as the web writes it.
func (a *assets) ground() (string, error) {
	i, err := a.icon()
	if err != nil {
		return "", err
	}
	c, err := i.Ground()
	return webColour(c), err
}

func webColour(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// searchPages lists the prose in which the search looks.
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
	var out []search.Page
	for _, a := range order {
		out = append(out, *byAddr[a])
	}
	return out
}
