package search_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/search"
)

// vectors are words that Go and the browser must fold alike. Same lists words
// that must come out equal, Stem words that must share a stem.
type vectors struct {
	Fold []struct {
		Text  string   `json:"text"`
		Words []string `json:"words"`
	} `json:"fold"`
	Same   [][]string `json:"same"`
	StemKK [][]string `json:"stem_kk"`
	StemRU [][]string `json:"stem_ru"`
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	src, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(src, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestFold(t *testing.T) {
	for _, v := range readVectors(t).Fold {
		if got := search.Words(v.Text); !slices.Equal(got, v.Words) {
			t.Errorf("Words(%q) = %q, want %q", v.Text, got, v.Words)
		}
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
			want := stem(search.Words(group[0])[0])
			for _, w := range group[1:] {
				if got := stem(search.Words(w)[0]); got != want {
					t.Errorf("%s(%q) = %q, but of %q %q", name, w, got, group[0], want)
				}
			}
		}
	}
	check("StemKK", search.StemKK, v.StemKK)
	check("StemRU", search.StemRU, v.StemRU)
}

// The browser's script folds and stems every word of the vectors and of the
// real data as Go does.
func TestScriptAgrees(t *testing.T) {
	e := realSearcher(t, lang.KK)
	for _, text := range append(texts(readVectors(t)), dataTexts(t)...) {
		var words []string
		e.call(&words, "opened.words", text)
		if got := search.Words(text); !slices.Equal(got, words) {
			t.Errorf("%q: Go folds to %q, the script to %q", text, got, words)
			continue
		}
		for _, w := range words {
			var kk, ru string
			e.call(&kk, "opened.kk", w)
			e.call(&ru, "opened.ru", w)
			if kk != search.StemKK(w) || ru != search.StemRU(w) {
				t.Errorf("stems of %q: Go %q %q, the script %q %q", w, search.StemKK(w), search.StemRU(w), kk, ru)
			}
		}
	}
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
