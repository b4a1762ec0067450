package search_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// vectors are words that Go and the browser must fold alike. Same lists words
// that must have the same skeleton, Stem words that must share a stem.
type vectors struct {
	Fold []struct {
		Text  string   `json:"text"`
		Words []string `json:"words"`
	} `json:"fold"`
	Same   [][]string `json:"same"`
	StemKK [][]string `json:"stem_kk"`
	StemRU [][]string `json:"stem_ru"`
	// ApartKK are words and typing mistakes that look like endings but are not:
	// after another sound, or against vowel harmony.
	ApartKK  [][2]string `json:"apart_kk"`
	Fleeting [][2]string `json:"fleeting"`
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	return tarifftest.JSON[vectors](t, "testdata/vectors.json")
}

func TestFold(t *testing.T) {
	for _, v := range readVectors(t).Fold {
		is.EqualSlices(t, search.Words(v.Text), v.Words, "Words(%q)", v.Text)
	}
}

func TestSame(t *testing.T) {
	for _, group := range readVectors(t).Same {
		want := search.Words(group[0])
		for _, w := range group[1:] {
			if got := search.Words(w); !slices.Equal(got, want) {
				t.Errorf("Words(%q) = %q, but Words(%q) = %q", w, got, group[0], want)
			}
		}
	}
}

func TestStem(t *testing.T) {
	v := readVectors(t)
	check := func(name string, stem func(string) string, groups [][]string) {
		for _, group := range groups {
			want := stem(group[0])
			for _, w := range group[1:] {
				if got := stem(w); got != want {
					t.Errorf("%s(%q) = %q, but of %q %q", name, w, got, group[0], want)
				}
			}
		}
	}
	check("StemKK", func(w string) string { return search.StemKK(search.Words(w)[0]) }, v.StemKK)
	check("StemRU", search.StemRU, v.StemRU)
}

func TestApart(t *testing.T) {
	stem := func(w string) string { return search.StemKK(search.Words(w)[0]) }
	for _, pair := range readVectors(t).ApartKK {
		if stem(pair[0]) == stem(pair[1]) {
			t.Errorf("%q is read as a form of %q", pair[1], pair[0])
		}
	}
}

// TestFleeting: a word with a fleeting vowel has a second stem in the script,
// which is the first stem of its other form.
func TestFleeting(t *testing.T) {
	e := realSearcher(t, lang.KK)
	check := func(w, want string) {
		var got string
		if e.call(&got, "opened.fleeting", w); got != want {
			t.Errorf("fleeting(%q) = %q, want %q", w, got, want)
		}
	}
	for _, pair := range readVectors(t).Fleeting {
		check(pair[0], search.StemRU(pair[1]))
	}
	for _, w := range []string{"писать", "услуг", "дом", "копеек", "2999", "тамақ"} {
		check(w, "")
	}
}

// TestScriptAgrees: the browser's script folds and stems every word of the
// vectors and of the real data like Go.
func TestScriptAgrees(t *testing.T) {
	e := realSearcher(t, lang.KK).engine
	all := append(texts(readVectors(t)), dataTexts(t)...)
	var folded []string
	for i, got := range mapped[[]string](e, "opened.words", all) {
		want := search.Words(all[i])
		if !slices.Equal(got, want) {
			t.Errorf("%q: Go folds to %q, the script to %q", all[i], want, got)
		}
		folded = append(folded, want...)
	}
	for i, got := range mapped[string](e, "opened.kk", folded) {
		if want := search.StemKK(folded[i]); got != want {
			t.Errorf("Kazakh stem of %q: Go %q, the script %q", folded[i], want, got)
		}
	}
	words := written(t)
	for i, got := range mapped[string](e, "opened.ru", words) {
		if want := search.StemRU(words[i]); got != want {
			t.Errorf("Russian stem of %q: Go %q, the script %q", words[i], want, got)
		}
	}
}

// mapped applies a function of the script to each text.
func mapped[T any](e engine, function string, texts []string) (out []T) {
	e.t.Helper()
	e.call(&out, "texts => texts.map(text => "+function+"(text))", texts)
	return out
}

// written returns every word of the vectors, the real data, the acts and the
// site's prose, as written, in lower case.
func written(t *testing.T) []string {
	seen := map[string]bool{}
	add := func(text string) {
		for _, w := range regexp.MustCompile(`\p{L}+`).FindAllString(strings.ToLower(text), -1) {
			seen[w] = true
		}
	}
	for _, text := range append(texts(readVectors(t)), dataTexts(t)...) {
		add(text)
	}
	for _, dir := range []string{"tariffs", "content"} {
		err := fs.WalkDir(os.DirFS("../../../../.."), dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !slices.Contains([]string{".txt", ".md", ".toml"}, filepath.Ext(path)) {
				return err
			}
			src, err := os.ReadFile("../../../../../" + path)
			add(string(src))
			return err
		})
		is.OK(t, err)
	}
	is.Must(t, len(seen) >= 5000, "only %d words", len(seen))
	return slices.Sorted(maps.Keys(seen))
}

func texts(v vectors) []string {
	var out []string
	for _, f := range v.Fold {
		out = append(out, f.Text)
	}
	for _, groups := range [][][]string{v.Same, v.StemKK, v.StemRU} {
		for _, g := range groups {
			out = append(out, strings.Join(g, " "))
		}
	}
	return out
}
