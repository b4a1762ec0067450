package load_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestCache: a cache gives the same as loading again, and the very same edition
// for a file that has not changed.
func TestCache(t *testing.T) {
	files, err := sample.Files(sample.Options{Places: 2, Editions: 2, Kinds: 1, Seed: 1})
	is.OK(t, err)
	fsys := fstest.MapFS{}
	for f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	const one, other = "tariffs/synthetic-0001/synthetic-1/2025.toml", "tariffs/synthetic-0002/synthetic-1/2026.toml"
	whole := string(fsys[one].Data)
	write := func(name, text string) func() {
		return func() { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	}
	var c load.Cache
	var was *tariff.Data
	var kept bytes.Buffer // by a store
	for _, step := range []struct {
		what  string
		do    func()
		again bool // the other edition is read again too
	}{
		{"nothing", func() {}, true},
		{"nothing once more", func() {}, false},
		{"a price", write(one, strings.Replace(whole, "price = \"", "price = \"1", 1)), false},
		{"a fault", write(one, strings.Replace(whole, "price = \"", "price = \"x", 1)), false},
		{"no TOML", write(one, "]"), false},
		{"a text that is not there", write(one, whole+"\n[[source.text]]\nlang = \"kk\"\nfile = \"a.txt\"\nsha256 = \"00\"\nmedium = \"web\"\n"), false},
		{"the text", write("tariffs/synthetic-0001/synthetic-1/a.txt", "a"), false},
		{"another text", write("tariffs/synthetic-0001/synthetic-1/a.txt", "b"), false},
		{"no edition", func() { delete(fsys, one) }, false},
		{"the edition again", write(one, whole), false},
		{"the catalogue", func() {
			for name, f := range fsys {
				if strings.HasPrefix(name, "tariffs/catalogue/kind") {
					write(name, string(f.Data)+"\n# a remark\n")()
				}
			}
		}, true},
	} {
		step.do()
		d, found := c.Load(fsys, "tariffs")
		want, wanted := load.Load(fsys, "tariffs")
		is.True(t, reflect.DeepEqual(d, want) && fmt.Sprint(found.In(source.English)) == fmt.Sprint(wanted.In(source.English)),
			"after %s a cache gives something else than reading anew", step.what)
		store := load.NewStore(slices.Clone(kept.Bytes()), "test", func(name string) string { return text(fsys[name]) })
		d2, found2 := (&load.Cache{Store: store}).Load(fsys, "tariffs")
		is.True(t, reflect.DeepEqual(d2, want) && fmt.Sprint(found2.In(source.English)) == fmt.Sprint(wanted.In(source.English)),
			"after %s a store gives something else than reading anew", step.what)
		is.True(t, store.Known(edition(d2, other)) != step.again, "after %s the other edition is known: %t", step.what, step.again)
		kept.Reset()
		is.OK(t, store.Write(&kept))
		if was != nil {
			same := edition(was, other) == edition(d, other)
			is.True(t, same != step.again, "after %s the other edition is the same: %t", step.what, same)
		}
		was = d
	}
}

// TestCacheOpens: a file whose info has not changed is not opened; a file that
// replaced it is, even if it has the same size.
func TestCacheOpens(t *testing.T) {
	files, err := sample.Files(sample.Options{Places: 2, Editions: 2, Kinds: 1, Seed: 1})
	is.OK(t, err)
	dir := t.TempDir()
	for f := range files {
		put(t, filepath.Join(dir, f.Path), f.Data)
	}
	const one = "tariffs/synthetic-0001/synthetic-1/2025.toml"
	opened := map[string]int{}
	var c load.Cache
	read := func() (*tariff.Data, map[string]int) {
		clear(opened)
		d, found := c.Load(counting{os.DirFS(dir), opened}, "tariffs")
		is.OK(t, found.Err(), found)
		return d, opened
	}
	read()
	if _, opened := read(); len(opened) > 0 {
		t.Errorf("nothing changed, and these were opened: %v", opened)
	}
	src := is.File(t, filepath.Join(dir, one))
	old, _ := read()
	at := bytes.Index(src, []byte("price = \"")) + len("price = \"")
	src[at] = '1' + (src[at]-'0')%9
	put(t, filepath.Join(dir, "beside"), src)
	is.OK(t, os.Rename(filepath.Join(dir, "beside"), filepath.Join(dir, one)))
	d, _ := read()
	is.True(t, len(opened) == 1 && opened[one] != 0 && edition(d, one).Rates[0].Price != edition(old, one).Rates[0].Price,
		"one price changed, and these were opened: %v", opened)
}

// TestStore: what a store reads is what was written, or else is read anew.
func TestStore(t *testing.T) {
	want, found := load.Load(os.DirFS("../../../../.."), "tariffs")
	is.OK(t, found.Err())
	sum := func(name string) string { return name }
	read := func(data []byte, program string) (*tariff.Data, *load.Store) {
		s := load.NewStore(data, program, sum)
		d, _ := (&load.Cache{Store: s}).Load(os.DirFS("../../../../.."), "tariffs")
		is.True(t, reflect.DeepEqual(d, want), "a store gives something else than reading anew")
		return d, s
	}
	var data, again bytes.Buffer
	_, first := read(nil, "one")
	is.OK(t, first.Write(&data))
	for _, tt := range []struct {
		what, program string
		data          []byte
		known         bool
	}{
		{"the same", "one", data.Bytes(), true},
		{"another program", "two", data.Bytes(), false},
		{"half of it", "one", data.Bytes()[:data.Len()/2], false},
		{"spoilt", "one", bytes.ReplaceAll(data.Bytes(), []byte("a"), []byte("b")), false},
		{"nothing", "one", []byte("nothing"), false},
	} {
		d, s := read(tt.data, tt.program)
		is.Equal(t, s.Known(d.Edition("baiterek", "home-care", "2026")), tt.known, tt.what)
		again.Reset()
		is.OK(t, s.Write(&again))
		is.True(t, tt.program != "one" || bytes.Equal(data.Bytes(), again.Bytes()), "%s: other bytes are stored", tt.what)
	}
}

// text returns the bytes of a file that may not exist.
func text(f *fstest.MapFile) string {
	if f == nil {
		return ""
	}
	return string(f.Data)
}

func put(t *testing.T, name string, data []byte) {
	t.Helper()
	is.OK(t, os.MkdirAll(filepath.Dir(name), 0o755))
	is.OK(t, os.WriteFile(name, data, 0o644))
}

// counting counts how often TOML files are opened.
type counting struct {
	fs.FS
	opened map[string]int
}

func (c counting) Open(name string) (fs.File, error) {
	if path.Ext(name) == ".toml" {
		opening.Lock()
		c.opened[name]++
		opening.Unlock()
	}
	return c.FS.Open(name)
}

var opening sync.Mutex

func edition(d *tariff.Data, file string) *tariff.Edition {
	for e := range d.Editions() {
		if e.Pos.File == file {
			return e
		}
	}
	return nil
}
