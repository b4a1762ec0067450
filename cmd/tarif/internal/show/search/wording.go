package search

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// common is the number of services from which on a word of an act says nothing
// about a service: the filler of official language.
const common = 9

// addWording adds for each service the words of its rows in the acts by which
// it is not found already, for people who read an act and ask in its words.
func (b *builder) addWording(x *wide) {
	for i := range b.Data.Catalogue.Services {
		own, other := said(b.spoken[b.l]()[i]), said(b.spoken[b.other]()[i])
		if own != "" || other != "" {
			x.Acts.add(i, own, other)
		}
	}
}

func said(words map[string]string) string {
	var out []string
	for _, w := range words {
		out = append(out, w)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// spoken returns for each service the words of its rows in a language by stem,
// without those of its own phrases, small words and common words.
func spoken(d *tariff.Data, l lang.Lang) []map[string]string {
	type row struct {
		of   *tariff.Service
		text string
	}
	done := map[row]bool{} // most years have most wordings of the year before
	texts := map[*tariff.Service]map[string]bool{}
	for e := range d.Editions() {
		for _, r := range e.Rates {
			row := row{r.Service, r.Text.In(l)}
			if done[row] {
				continue
			}
			done[row] = true
			if texts[r.Service] == nil {
				texts[r.Service] = map[string]bool{}
			}
			for w := range strings.FieldsSeq(row.text) {
				texts[r.Service][w] = true
			}
		}
	}
	out, count, stem := make([]map[string]string, len(d.Catalogue.Services)), map[string]int{}, stemmer(l)
	idle := stemsOf(l, slices.Concat(stopWords, whoWords, goingWords)...)
	for i, s := range d.Catalogue.Services {
		out[i] = map[string]string{}
		known := stemsOf(l, slices.Concat([]string{s.Name.In(l)}, s.Words.In(l))...)
		for text := range texts[s] {
			for _, w := range stem(text) {
				if old, ok := out[i][w.stem]; known[w.stem] || idle[w.stem] || len([]rune(w.stem)) < 4 || ok && old <= w.word {
					continue
				}
				out[i][w.stem] = w.word
			}
		}
		for stem := range out[i] {
			count[stem]++
		}
	}
	for i := range out {
		for stem := range out[i] {
			if count[stem] > common {
				delete(out[i], stem)
			}
		}
	}
	return out
}

// stemmed is a word as written and its stem.
type stemmed struct{ word, stem string }

// stemmer returns a function that returns the words of a piece of text without
// spaces. Acts repeat themselves, so results are cached.
func stemmer(l lang.Lang) func(piece string) []stemmed {
	seen := map[string][]stemmed{}
	return func(piece string) []stemmed {
		words, ok := seen[piece]
		if !ok {
			for _, w := range written(piece) {
				words = append(words, stemmed{w, stems(w, l)})
			}
			seen[piece] = words
		}
		return words
	}
}

// stemsOf returns the stems of all words of phrases.
func stemsOf(l lang.Lang, phrases ...string) map[string]bool {
	out := map[string]bool{}
	for _, phrase := range phrases {
		for _, w := range written(phrase) {
			out[stems(w, l)] = true
		}
	}
	return out
}

// elsewhere returns names of places that have no tariff here, without those in
// the catalogue.
func (b *builder) elsewhere(c *tariff.Concept) (own, other string) {
	here := map[string]bool{}
	for _, p := range b.Data.Catalogue.Places {
		for _, name := range []lang.Text{p.Name, p.Short} {
			for _, l := range lang.All {
				for _, w := range written(name.In(l)) {
					here[stems(w, l)] = true
				}
			}
		}
	}
	names := func(l lang.Lang) string {
		return strings.Join(slices.DeleteFunc(slices.Clone(c.Words.In(l)), func(name string) bool { return here[stems(name, l)] }), "|")
	}
	return names(b.l), names(b.other)
}
