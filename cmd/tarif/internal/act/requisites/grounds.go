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

// untilInForce is how many days go by at least before a law that was adopted
// holds: until then acts rest on the one before it.
const untilInForce = 60

// grounds finds the laws of the catalogue that the preamble names, in the order
// in which it does: an order by its number, a law by its title, a code by its
// name. Of codes of one name the one counts that was the last when the act was
// adopted.
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

// cites reports whether a text names a law, and where: at which word. The key
// is the same for laws that have the same name.
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

// longTitle is a title of which the first words, the country's name, may be
// left out.
const longTitle = 8

// inOrder gives the needle as a key where it stands in the text, word by word.
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

// titleLetters are enough of a stem to know it in a title.
const titleLetters = 5

// stemmed is the stems of a text, word by word.
func stemmed(l lang.Lang, text string) []string {
	words := stem.Words(text)
	for i, w := range words {
		r := []rune(stem.Of(l, w))
		words[i] = string(r[:min(titleLetters, len(r))])
	}
	return words
}
