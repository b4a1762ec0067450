package search

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// common is for how many services a word of an act says nothing: the small
// change of official language.
const common = 9

// addWording adds for each service the words of its rows in the acts by which
// it is not found already: who reads an act asks in its words.
func (b *builder) addWording(x *wide) {
	spoken := map[lang.Lang][]map[string]string{}
	for _, l := range lang.All {
		spoken[l] = b.spoken(l)
	}
	for i := range b.Data.Catalogue.Services {
		own, other := said(spoken[b.l][i]), said(spoken[b.other][i])
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

// spoken returns for each service the words of its rows in a language by their
// stems, without those of its own phrases, small words and what is common.
func (b *builder) spoken(l lang.Lang) []map[string]string {
	services := b.Data.Catalogue.Services
	out, count := make([]map[string]string, len(services)), map[string]int{}
	texts := map[*tariff.Service]map[string]bool{}
	for _, t := range b.Data.Tariffs {
		for _, e := range t.Editions {
			for _, r := range e.Rates {
				if texts[r.Service] == nil {
					texts[r.Service] = map[string]bool{}
				}
				texts[r.Service][r.Text.In(l)] = true
			}
		}
	}
	for i, s := range services {
		out[i] = map[string]string{}
		known := b.known(s, l)
		for text := range texts[s] {
			for _, w := range written(text) {
				stem := stems(w, l)
				if old, ok := out[i][stem]; known[stem] || len([]rune(stem)) < 4 || ok && old <= w {
					continue
				}
				out[i][stem] = w
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

// known is the stems of a service's phrases and of small words.
func (b *builder) known(s *tariff.Service, l lang.Lang) map[string]bool {
	out := map[string]bool{}
	for _, phrase := range slices.Concat([]string{s.Name.In(l)}, s.Words.In(l), stopWords, whoWords) {
		for _, w := range written(phrase) {
			out[stems(w, l)] = true
		}
	}
	return out
}

// elsewhere returns names of places that have no tariff here, without those of
// the catalogue's own.
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
