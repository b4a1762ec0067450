package sample_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

func files(t *testing.T, o sample.Options) map[string][]byte {
	t.Helper()
	all, err := sample.Files(o)
	is.OK(t, err)
	out := map[string][]byte{}
	for f := range all {
		is.True(t, out[f.Path] == nil, "%s is made twice", f.Path)
		out[f.Path] = f.Data
	}
	return out
}

func TestSameSeedSameBytes(t *testing.T) {
	o := sample.Options{Places: 3, Editions: 2, Kinds: 2, Seed: 7}
	first := files(t, o)
	again := files(t, o)
	is.True(t, maps.EqualFunc(first, again, bytes.Equal), "the same options made other files")
	o.Seed = 8
	other := files(t, o)
	for name, data := range first {
		if strings.HasPrefix(name, "tariffs/synthetic") && bytes.Equal(data, other[name]) {
			t.Errorf("%s does not depend on the seed", name)
		}
	}
}

// TestLargerSampleHoldsTheSmaller: what a place has does not depend on how many
// places and kinds there are.
func TestLargerSampleHoldsTheSmaller(t *testing.T) {
	small := files(t, sample.Options{Places: 2, Editions: 2, Kinds: 1, Seed: 1})
	large := files(t, sample.Options{Places: 13, Editions: 2, Kinds: 2, Seed: 1})
	for name, data := range small {
		if name != "tariffs/catalogue/places.toml" && !bytes.Equal(data, large[name]) {
			t.Errorf("%s is another in the larger sample", name)
		}
	}
}

// TestEveryFileIsMarked: every file says in both languages that it is invented,
// except for the schemas, which have no data.
func TestEveryFileIsMarked(t *testing.T) {
	for name, data := range files(t, sample.Options{Places: 2, Editions: 1, Kinds: 1, Seed: 1}) {
		text := strings.ToLower(string(data))
		kk, ru := strings.Contains(text, "ойдан шығарылған"), strings.Contains(text, "вымышлен")
		switch {
		case strings.HasPrefix(name, "tariffs/schema/"):
		case strings.HasSuffix(name, ".kk.md") && !kk, strings.HasSuffix(name, ".ru.md") && !ru, !strings.HasSuffix(name, ".md") && !(kk && ru):
			t.Errorf("%s is not marked", name)
		}
	}
}

func read(t *testing.T, o sample.Options) *tariff.Data {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, data := range files(t, o) {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	d, found := load.Load(fsys, "tariffs")
	is.Must(t, len(found) == 0, "%v", found)
	return d
}

// TestShape: the numbers are as requested, and the structure is that of home
// care.
func TestShape(t *testing.T) {
	d := read(t, sample.Options{Places: 23, Editions: 3, Kinds: 2, Seed: 1})
	is.Must(t, len(d.Catalogue.Places) == 23 && len(d.Tariffs) == 46 && len(d.Catalogue.Regions) == 3,
		"%d places, %d tariffs, %d regions", len(d.Catalogue.Places), len(d.Tariffs), len(d.Catalogue.Regions))
	for _, tf := range d.Tariffs {
		if len(tf.Editions) != 3 || tf.Editions[2].Period != sample.LastYear {
			t.Fatalf("%s: %d editions, the last for %d", tf.Editions[0].Name(), len(tf.Editions), tf.Editions[2].Period)
		}
		for _, e := range tf.Editions {
			checkTable(t, e)
		}
	}
}

func checkTable(t *testing.T, e *tariff.Edition) {
	t.Helper()
	services, roles, sections := map[tariff.ServiceID]int{}, map[tariff.RoleID]int{}, map[tariff.SectionID]int{}
	for _, r := range e.Rates {
		services[r.Service.ID]++
		roles[r.Role.ID]++
		sections[r.Section.ID]++
	}
	twice := slices.DeleteFunc(slices.Collect(maps.Values(services)), func(n int) bool { return n != 2 })
	if len(e.Rates) != sample.RatesPerTable || len(services) != 62 || len(twice) != 14 || roles["carer"] != 60 || roles["specialist"] != 16 || len(sections) != 8 {
		t.Errorf("%s: %d rates, %d services, %d of them twice, roles %v, %d sections", e.Name(), len(e.Rates), len(services), len(twice), roles, len(sections))
	}
	is.True(t, strings.HasPrefix(e.Act.Number, "SYN-"), "%s: the act's number is %s", e.Name(), e.Act.Number)
	patterns := compare.Reference(e)
	for _, p := range patterns {
		is.True(t, len(p.Exceptions) == 0,
			"%s: %d prices of %s are no fractions of %s", e.Name(), len(p.Exceptions), p.Role.ID, p.Reference)
	}
	is.Equal(t, len(patterns), 2, "%s patterns", e.Name())
}

// TestEditionsDiffer: from one year to the next some prices rise and some words
// change.
func TestEditionsDiffer(t *testing.T) {
	es := read(t, sample.Options{Places: 1, Editions: 2, Kinds: 1, Seed: 1}).Tariffs[0].Editions
	reworded, letters := 0, 0
	for i, r := range es[1].Rates {
		before := es[0].Rates[i]
		is.True(t, r.Price.Amount.Cmp(before.Price.Amount) > 0, "row %d: %s, before %s", r.Row, r.Price.Amount, before.Price.Amount)
		if r.Text.Text != before.Text.Text {
			reworded++
		}
		letters += utf8.RuneCountInString(r.Text.Text.KK)
	}
	is.True(t, reworded >= 1 && reworded <= 3, "%d rows are reworded", reworded)
	mean := letters / len(es[1].Rates)
	is.True(t, mean >= 120 && mean <= 180, "a wording has %d letters on average", mean)
}

func TestCheck(t *testing.T) {
	good := sample.Options{Places: 1, Editions: 1, Kinds: 1}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for want, spoil := range map[string]func(*sample.Options){
		"--places 0: write a number from 1 to 2000":    func(o *sample.Options) { o.Places = 0 },
		"--places 2001: write a number from 1 to 2000": func(o *sample.Options) { o.Places = 2001 },
		"--editions 31: write a number from 1 to 30":   func(o *sample.Options) { o.Editions = 31 },
		"--kinds -1: write a number from 1 to 20":      func(o *sample.Options) { o.Kinds = -1 },
	} {
		o := good
		spoil(&o)
		_, err := sample.Files(o)
		is.True(t, err != nil && err.Error() == want, "got %v, want %s", err, want)
	}
}
