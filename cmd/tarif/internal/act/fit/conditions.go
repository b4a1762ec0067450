package fit

import (
	"cmp"
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// Conditions returns the conditions that the texts name, at most one of each
// group. Of two opposite ones it takes the one that is negated as the text is.
func (f *Fitter) Conditions(l lang.Lang, texts ...string) []*tariff.Condition {
	var out []*tariff.Condition
	said := lists.Of(texts, func(s string) topics { return topicsOf(l, s) })
	for _, group := range f.grouped {
		var top *tariff.Condition
		best := mostWords - 0.001
		if !group.own {
			best = allWords - 0.001
		}
		for _, p := range f.polar {
			if p.of.Group != group.id || p.lang != l || !group.own && !p.name {
				continue
			}
			for _, t := range said {
				if score, no := p.in(t, f); score > best && (!p.twins || no == p.no) {
					top, best = p.of, score
				}
			}
		}
		if top != nil {
			out = append(out, top)
		}
	}
	slices.SortFunc(out, func(a, b *tariff.Condition) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// conditionGroup is a group of conditions; own means that prices of the kind
// already depend on it. Conditions of other groups must match by their whole
// name.
type conditionGroup struct {
	id  string
	own bool
}

// groups returns the groups to look for: none if the known tables of the kind
// have no conditions, else all.
func (f *Fitter) groups() []conditionGroup {
	known, used := false, map[string]bool{}
	for _, t := range f.data.OfKind(f.kind) {
		for _, e := range t.Editions {
			known = true
			for _, r := range e.Rates {
				for _, c := range r.Conditions {
					used[c.Group] = true
				}
			}
		}
	}
	var out []conditionGroup
	for _, c := range f.data.Catalogue.Conditions {
		g := conditionGroup{c.Group, used[c.Group]}
		if (len(used) > 0 || !known) && !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	return out
}

// The share of a condition's words that a text must have: most, or all.
const mostWords, allWords = 0.6, 0.99

// topics are the words of a text, and the topic's stem of each.
type topics struct{ words, stems []string }

func topicsOf(l lang.Lang, text string) topics {
	words := runs(text)
	return topics{words, lists.Of(words, func(w string) string { return topicStem(l, w) })}
}

// in returns how much of the phrase occurs in a text, and whether the text
// negates it nearby.
func (p polarity) in(t topics, f *Fitter) (score float64, no bool) {
	total, got, key := 0.0, 0.0, 0.0
	for _, s := range p.stems {
		w := f.weights[s]
		total += w
		for i, stem := range t.stems {
			if sameStem(stem, s) {
				got += w
				no = no || deniedAround(t.words, i)
				if p.twins && f.keys[s] {
					key = 0.15
				}
				break
			}
		}
	}
	if total == 0 {
		return 0, false
	}
	score = got / total
	if !p.name {
		score *= 0.95
	}
	return score + key, no
}

// deniedAround looks for a negation a few words before and after.
func deniedAround(words []string, at int) bool {
	for i := max(0, at-3); i <= min(len(words)-1, at+4); i++ {
		if denial.MatchString(words[i]) && (i == at || len([]rune(words[i])) < 5) || i == at && denies(words[i]) {
			return true
		}
	}
	return false
}

// weigh returns the weights of the stems of conditions.
func (f *Fitter) weigh() map[string]float64 {
	out := map[string]float64{}
	for _, p := range f.polar {
		for _, s := range p.stems {
			if _, ok := out[s]; !ok {
				out[s] = f.tells(s)
			}
		}
	}
	return out
}

// tells returns the weight of a stem: lower the more conditions share it, and
// low if services of the kind have it anyway ("dwelling" among tariffs for
// dwellings).
func (f *Fitter) tells(stem string) float64 {
	seen := map[*tariff.Condition]bool{}
	for _, p := range f.polar {
		if slices.Contains(p.stems, stem) {
			seen[p.of] = true
		}
	}
	w := 1 / float64(max(1, len(seen)))
	if f.common(stem) {
		w *= 0.2
	}
	return w
}

// common reports whether services of the kind have the stem.
func (f *Fitter) common(stem string) bool {
	for s := range f.services.things {
		if s == stem || sameStem(s, stem) {
			return true
		}
	}
	return false
}
