package load

import (
	"hash/maphash"
	"io/fs"
	"path"
	"slices"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Cache keeps what came of each file, for whoever reads a folder again and again
// while a person edits it: a file with the same bytes gives the same edition, the
// very same value, as long as the catalogue has the same bytes. It is for one
// goroutine at a time; the zero value is empty.
type Cache struct {
	seed      maphash.Seed
	seeded    bool
	catalogue catalogued
	editions  map[string]cached // by file
}

// catalogued is what came of the catalogue's files.
type catalogued struct {
	sums  []uint64
	c     *tariff.Catalogue
	look  *lookup
	found source.List
}

// cached is what came of an edition's file and the texts beside it.
type cached struct {
	sums []uint64
	result
}

// Load is the function of that name.
func (c *Cache) Load(fsys fs.FS, dir string) (*tariff.Data, source.List) {
	if !c.seeded {
		c.seed, c.seeded = maphash.MakeSeed(), true
	}
	tree, found := list(fsys, dir)
	sums := c.sums(fsys, tree.catalogue...)
	if k := &c.catalogue; k.look == nil || !slices.Equal(k.sums, sums) {
		k.sums, c.editions = sums, nil
		k.c, k.look, k.found = loadCatalogue(fsys, tree.catalogue)
	}
	results := make([]cached, len(tree.editions))
	inParallel(len(results), func(i int) { results[i] = c.edition(fsys, tree.editions[i]) })
	c.editions = make(map[string]cached, len(results))
	plain := make([]result, len(results))
	for i, r := range results {
		c.editions[r.at.file], plain[i] = r, r.result
	}
	return together(tree, c.catalogue.c, plain, append(found, c.catalogue.found...))
}

func (c *Cache) edition(fsys fs.FS, at editionPath) cached {
	was, known := c.editions[at.file]
	sums := c.sums(fsys, at.file)
	if known && slices.Equal(was.sums, append(sums, c.texts(fsys, was.result)...)) {
		return was
	}
	r := loadEdition(fsys, at, c.catalogue.look)
	return cached{append(sums, c.texts(fsys, r)...), r}
}

// texts are the sums of the captured texts beside an edition.
func (c *Cache) texts(fsys fs.FS, r result) []uint64 {
	var names []string
	for _, t := range r.texts {
		names = append(names, path.Join(path.Dir(r.at.file), t))
	}
	return c.sums(fsys, names...)
}

// sums are hashes of the names and bytes of files, 0 for one that cannot be read.
func (c *Cache) sums(fsys fs.FS, names ...string) []uint64 {
	out := make([]uint64, len(names))
	for i, name := range names {
		if data, err := fs.ReadFile(fsys, name); err == nil {
			var h maphash.Hash
			h.SetSeed(c.seed)
			h.WriteString(name)
			h.WriteByte(0)
			h.Write(data)
			out[i] = h.Sum64() | 1
		}
	}
	return out
}
