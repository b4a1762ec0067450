package load_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// A cache gives what reading anew gives, and the very same edition for a file
// that is as it was.
func TestCache(t *testing.T) {
	files, err := sample.Files(sample.Options{Places: 2, Editions: 2, Kinds: 1, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	const one, other = "tariffs/synthetic-0001/synthetic-1/2025.toml", "tariffs/synthetic-0002/synthetic-1/2026.toml"
	text := string(fsys[one].Data)
	write := func(name, text string) func() {
		return func() { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	}
	var c load.Cache
	var was *tariff.Data
	for _, step := range []struct {
		what  string
		do    func()
		again bool // the other edition is read again too
	}{
		{"nothing", func() {}, true},
		{"nothing once more", func() {}, false},
		{"a price", write(one, strings.Replace(text, "price = \"", "price = \"1", 1)), false},
		{"a fault", write(one, strings.Replace(text, "price = \"", "price = \"x", 1)), false},
		{"no TOML", write(one, "]"), false},
		{"a text that is not there", write(one, text+"\n[[source.text]]\nlang = \"kk\"\nfile = \"a.txt\"\nsha256 = \"00\"\nmedium = \"web\"\n"), false},
		{"the text", write("tariffs/synthetic-0001/synthetic-1/a.txt", "a"), false},
		{"another text", write("tariffs/synthetic-0001/synthetic-1/a.txt", "b"), false},
		{"no edition", func() { delete(fsys, one) }, false},
		{"the edition again", write(one, text), false},
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
		if !reflect.DeepEqual(d, want) || fmt.Sprint(found.In(source.English)) != fmt.Sprint(wanted.In(source.English)) {
			t.Errorf("after %s a cache gives something else than reading anew", step.what)
		}
		if was != nil {
			same := edition(was, other) == edition(d, other)
			if same == step.again {
				t.Errorf("after %s the other edition is the same: %t", step.what, same)
			}
		}
		was = d
	}
}

func edition(d *tariff.Data, file string) *tariff.Edition {
	for _, t := range d.Tariffs {
		for _, e := range t.Editions {
			if e.Pos.File == file {
				return e
			}
		}
	}
	return nil
}
