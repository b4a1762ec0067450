package requisites

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/stem"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

var (
	quoted   = regexp.MustCompile(`[«"“]([^»"”]+)[»"”]`)
	onlyName = regexp.MustCompile(`(?i)Қазақстан Республикасының|Республики Казахстан|\d{4}\s*жылғы\s*\d+\s*\p{L}+|от\s+\d+\s+\p{L}+\s+\d{4}\s+года|№\s*\S+`)
	allDigit = regexp.MustCompile(`^\d{2,}$`)
)

// untilInForce is the least number of days from the adoption of a law to its
// entry into force; until then acts cite the one before it.
const untilInForce = 60

// grounds finds the laws of the catalogue that the preamble cites, in its
// order: an order by number, a law by title, a code by name. Of codes with the
// same name it takes the latest one when the act was adopted.
func (a *Act) grounds(laws []*tariff.Law) {
	text := strings.Join(a.preamble, " ")
	stems := stemmed(a.Lang, text)
	at := map[*tariff.Law]int{}
	newest := map[string]*tariff.Law{}
	for _, law := range laws {
		key, pos := a.cites(law, text, stems)
		if key == "" || !a.Date.IsZero() && law.Date > a.Date.AddDays(-untilInForce).String() {
			continue
		}
		at[law] = pos
		if old := newest[key]; old == nil || old.Date < law.Date {
			newest[key] = law
		}
	}
	for _, law := range newest {
		a.Grounds = append(a.Grounds, law)
	}
	slices.SortFunc(a.Grounds, func(x, y *tariff.Law) int { return cmp.Or(at[x]-at[y], cmp.Compare(x.ID, y.ID)) })
}

// cites reports whether a text cites a law, and at which word. Laws with the
// same name have the same key.
func (a *Act) cites(law *tariff.Law, text string, stems []string) (key string, at int) {
	if allDigit.MatchString(law.Number) {
		m := regexp.MustCompile(`№\s*` + law.Number + `([^\d]|$)`).FindStringIndex(text)
		if m == nil || !strings.Contains(text, law.Date[:min(4, len(law.Date))]) {
			return "", 0
		}
		return string(law.ID), len(stemmed(a.Lang, text[:m[0]]))
	}
	name := law.Name.In(a.Lang)
	if m := quoted.FindStringSubmatch(name); m != nil {
		return inOrder(stems, stemmed(a.Lang, m[1]))
	}
	return inOrder(stems, stemmed(a.Lang, onlyName.ReplaceAllString(name, "")))
}

// longTitle is how many words a title must have for its first words, the name
// of the country, to be optional.
const longTitle = 8

// inOrder returns the needle as a key, and its position, if its words occur
// consecutively in hay.
func inOrder(hay, needle []string) (key string, at int) {
	if len(needle) == 0 {
		return "", 0
	}
	key = strings.Join(needle, " ")
	for _, n := range [][]string{needle, needle[min(2, max(0, len(needle)-longTitle)):]} {
		for i := 0; i+len(n) <= len(hay); i++ {
			if slices.Equal(hay[i:i+len(n)], n) {
				return key, i
			}
		}
	}
	return "", 0
}

// titleLetters is how many letters of a stem identify it in a title.
const titleLetters = 5

// stemmed returns the stems of a text, word by word.
func stemmed(l lang.Lang, text string) []string {
	words := stem.Words(text)
	for i, w := range words {
		r := []rune(stem.Of(l, w))
		words[i] = string(r[:min(titleLetters, len(r))])
	}
	return words
}
