package site

import (
	"hash/maphash"
	"maps"
	"sync"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/publish/check"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/source"
)

// Memory is what one load of a site's folder leaves for the next, so that an edit
// of one file is on the screen at once: what came of the data's files, what was
// found in each tariff, the theme's files as browsers get them. It is for one load
// at a time; the zero value is empty.
type Memory struct {
	data    load.Cache
	checked check.Memory

	mu    sync.Mutex
	theme map[string]string // hashes of the files of the site's own theme; nil before the first load
	known *knownTheme       // nil where the theme has to be read
	paths uint64            // of the plan in which nothing was wrong with them
	short map[string][]byte // those that were made of them
}

// knownTheme is what came of a theme.
type knownTheme struct {
	words     *words.Words
	templates *pages.Templates
	found     source.List
}

// checkPaths is that of package output; paths of which nothing was to be said are
// not looked at again.
func (m *Memory) checkPaths(files []output.File) []error {
	var h maphash.Hash
	h.SetSeed(pathSeed)
	for _, f := range files {
		h.WriteString(f.Path)
		h.WriteByte(0)
	}
	if h.Sum64() == m.paths {
		return nil
	}
	found := output.CheckPaths(files)
	if found == nil {
		m.paths = h.Sum64()
	}
	return found
}

var pathSeed = maphash.MakeSeed()

// themed returns a file made of the theme, which is made again when any file of
// the theme has changed.
func (s *Site) themed(name string, make func() ([]byte, error)) ([]byte, error) {
	m := s.memory
	if data, ok := m.made(name); ok {
		return data, nil
	}
	data, err := make()
	if err == nil {
		m.mu.Lock()
		m.short[name] = data
		m.mu.Unlock()
	}
	return data, err
}

func (m *Memory) made(name string) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.short[name]
	return data, ok
}

// look forgets what was made of another theme.
func (m *Memory) look(s *Site) {
	now, err := hashes(s.fsys, themeDir)
	m.mu.Lock()
	defer m.mu.Unlock()
	if err != nil || m.short == nil || !maps.Equal(now, m.theme) {
		m.theme, m.short, m.known = now, map[string][]byte{}, nil
	}
}
