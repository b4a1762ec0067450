package site

import (
	"encoding/json"
	"hash/maphash"
	"io"
	"maps"
	"sync"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/pack"
	"tarif/cmd/tarif/internal/publish/check"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/source"
)

// Memory keeps results of one load of a site's folder for the next, so that an
// edit of one file shows at once: the parsed data files, the findings of each
// tariff, and the processed theme files. It must not be used by two loads at a
// time. The zero value is empty.
type Memory struct {
	data    load.Cache
	checked check.Memory
	sizes   sizes

	mu    sync.Mutex
	theme map[string]string // hashes of the files of the site's own theme; nil before the first load
	known *knownTheme       // nil if the theme must be read
	paths uint64            // hash of the paths of the last plan whose paths were all valid
	short map[string][]byte // files made from the theme, by name
}

// knownTheme holds the result of reading a theme.
type knownTheme struct {
	words     *words.Words
	templates *pages.Templates
	found     source.List
}

// Keep encodes the findings in the tariffs, for the Recall of a later process.
func (m *Memory) Keep() (map[string]json.RawMessage, error) {
	kept := map[string]json.RawMessage{}
	for key, found := range m.checked.Found {
		data, err := found.Keep()
		if err != nil {
			return nil, err
		}
		kept[key] = data
	}
	return kept, nil
}

// Recall reads what Keep returned. What cannot be read is ignored.
func (m *Memory) Recall(kept map[string]json.RawMessage) {
	m.checked.Earlier = map[string]source.List{}
	for key, data := range kept {
		if found, err := source.Recall(data); err == nil {
			m.checked.Earlier[key] = found
		}
	}
}

// Sizes returns the sizes of parts of large files, for the RecallSizes of a
// later process.
func (m *Memory) Sizes() map[string]pack.Content { return m.sizes.of }

// RecallSizes gives the next load what Sizes has returned.
func (m *Memory) RecallSizes(of map[string]pack.Content) { m.sizes.earlier = of }

// RecallData gives the next load the editions that KeepData of an earlier
// process has written.
func (m *Memory) RecallData(data []byte, in *Inputs) {
	if in != nil {
		m.data.Store = load.NewStore(data, in.program, func(name string) string { return in.files[name] })
	}
}

// KeepData writes the editions for the RecallData of a later process.
func (m *Memory) KeepData(w io.Writer) error { return m.data.Store.Write(w) }

// checkPaths calls output's check of the paths, unless they are the same as
// those of the last valid plan.
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

// themed returns a file made from the theme. It calls make again only after a
// file of the theme has changed.
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

// look discards what was made from an earlier version of the theme.
func (m *Memory) look(s *Site) {
	now, err := hashes(s.fsys, themeDir)
	m.mu.Lock()
	defer m.mu.Unlock()
	if err != nil || m.short == nil || !maps.Equal(now, m.theme) {
		m.theme, m.short, m.known = now, map[string][]byte{}, nil
	}
}
