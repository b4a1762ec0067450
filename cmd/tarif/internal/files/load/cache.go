package load

import (
	"hash/maphash"
	"io/fs"
	"path"
	"slices"

	"tarif/cmd/tarif/internal/files/door"
	"tarif/cmd/tarif/internal/pool"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Cache keeps the results for each file, for programs that load a folder
// repeatedly while a person edits it. A file with the same bytes gives the same
// *Edition as long as the catalogue is unchanged. It must be used by one
// goroutine at a time; the zero value is empty.
//
// With Store it loads once, from what an earlier run of the program has stored.
type Cache struct {
	Store *Store

	seed      maphash.Seed
	seeded    bool
	catalogue catalogued
	editions  map[string]cached // by file
}

// catalogued is the result for the catalogue's files.
type catalogued struct {
	traces []trace
	c      *tariff.Catalogue
	look   *lookup
	found  source.List
}

// cached is the result for an edition's file and the texts beside it.
type cached struct {
	traces []trace
	result
}

// trace identifies the version of a file. The file's info is compared first, so
// that unchanged files are not read.
type trace struct {
	name string
	info fs.FileInfo
	sum  uint64 // of its bytes, 0 if it cannot be read
}

// Load is like the function [Load].
func (c *Cache) Load(fsys fs.FS, dir string) (*tariff.Data, source.List) {
	if !c.seeded {
		c.seed, c.seeded = maphash.MakeSeed(), true
	}
	tree, found := list(fsys, dir)
	k := &c.catalogue
	traces := c.traces(fsys, tree, k.traces, tree.catalogue...)
	if k.look == nil || !same(k.traces, traces) {
		c.editions = nil
		k.c, k.look, k.found = loadCatalogue(fsys, tree.catalogue)
	}
	k.traces = traces
	if c.Store != nil {
		c.Store.begin(tree, k.c)
	}
	results := make([]cached, len(tree.editions))
	_ = pool.Each(len(results), func(i int) error { // failures become findings
		results[i] = c.edition(fsys, tree, tree.editions[i])
		return nil
	})
	if c.Store != nil {
		c.Store.base = nil // what it remembers is of no more use
	}
	c.editions = make(map[string]cached, len(results))
	plain := make([]result, len(results))
	for i, r := range results {
		c.editions[r.at.file], plain[i] = r, r.result
	}
	return together(tree, c.catalogue.c, plain, append(found, c.catalogue.found...))
}

func (c *Cache) edition(fsys fs.FS, tree tree, at editionPath) cached {
	if c.Store != nil {
		return cached{nil, c.Store.edition(at, func() result { return loadEdition(fsys, at, c.catalogue.look) })}
	}
	was, known := c.editions[at.file]
	traces := c.traces(fsys, tree, was.traces, was.files(at)...)
	if known && same(was.traces, traces) {
		return cached{traces, was.result}
	}
	r := loadEdition(fsys, at, c.catalogue.look)
	return cached{c.traces(fsys, tree, traces, r.files(at)...), r}
}

// files returns the names of an edition's file and the captured texts beside
// it.
func (r result) files(at editionPath) []string {
	names := []string{at.file}
	for _, t := range r.texts {
		names = append(names, path.Join(path.Dir(at.file), t))
	}
	return names
}

func same(a, b []trace) bool {
	return slices.EqualFunc(a, b, func(x, y trace) bool { return x.name == y.name && x.sum == y.sum })
}

// traces returns the present traces of files. A file whose info has not changed
// is not read.
func (c *Cache) traces(fsys fs.FS, tree tree, before []trace, names ...string) []trace {
	out := make([]trace, len(names))
	for i, name := range names {
		out[i] = trace{name: name, info: tree.infos[name]}
		at := slices.IndexFunc(before, func(t trace) bool { return t.name == name })
		if at >= 0 && untouched(before[at].info, out[i].info) {
			out[i].sum = before[at].sum
		} else {
			out[i].sum = c.sum(fsys, name)
		}
	}
	return out
}

// untouched reports whether the info of a file has not changed.
func untouched(before, now fs.FileInfo) bool {
	return before != nil && now != nil && before.Size() == now.Size() && before.ModTime().Equal(now.ModTime()) && door.SameFile(before, now)
}

// sum returns a hash of a file's bytes.
func (c *Cache) sum(fsys fs.FS, name string) uint64 {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return 0
	}
	return maphash.Bytes(c.seed, data) | 1
}
