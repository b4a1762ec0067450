package fit

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/stem"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// polarity is one wording of a condition: the stems of its topic, and whether
// it negates it (without a meter, not serviced).
type polarity struct {
	of    *tariff.Condition
	lang  lang.Lang
	stems []string
	no    bool
	twins bool // its group has the opposite condition
	name  bool // it is the condition's name, not one of its further words
}

// polarities splits the names and words of conditions. A word that is not
// negated while the name is ("a private house") is ignored as unreliable, and
// so is a single short word.
func polarities(c *tariff.Catalogue) (all []polarity, keys map[string]bool) {
	keys = map[string]bool{}
	for _, x := range c.Conditions {
		for _, l := range lang.All {
			_, denied := about(l, x.Name.In(l))
			twins := slices.ContainsFunc(c.Conditions, func(y *tariff.Condition) bool {
				if y.Group != x.Group {
					return false
				}
				_, no := about(l, y.Name.In(l))
				return no != denied
			})
			for i, p := range append([]string{x.Name.In(l)}, x.Words.In(l)...) {
				topic, no := about(l, p)
				short := len(runs(p)) == 1 && len(topic) == 1 && len([]rune(topic[0])) < 5
				if i > 0 && (short || twins && no != denied) || len(topic) == 0 {
					continue
				}
				all = append(all, polarity{x, l, topic, no, twins, i == 0})
				deniedStems(l, p, keys)
			}
		}
	}
	return all, keys
}

// deniedStems records words that contain their own negation, since these are
// the topic of such conditions.
func deniedStems(l lang.Lang, phrase string, keys map[string]bool) {
	for _, w := range runs(phrase) {
		if denies(w) || denial.MatchString(w) && len([]rune(w)) > 5 {
			keys[topicStem(l, w)] = true
		}
	}
}

var (
	denial  = regexp.MustCompile(`^(емес|жоқ|без|не|нет|кроме)$|\p{L}{3}(сыз|сіз)$|(ма|ме|ба|бе|па|пе)(ған|ген|йтын|йтін)(дар|дер)?`)
	joiners = regexp.MustCompile(`^(мен|бен|пен|және|и|с|со|в|на|за|для|үшін|или|немесе)$`)
)

// runs returns the words of a text without its numbers.
func runs(text string) []string {
	return slices.DeleteFunc(stem.Words(text), func(w string) bool { return w[0] >= '0' && w[0] <= '9' })
}

// about returns the topic of a phrase, its stems without negations, and whether
// it is negated.
func about(l lang.Lang, phrase string) (topic []string, no bool) {
	for _, w := range runs(phrase) {
		if denial.MatchString(w) || denies(w) {
			no = true
		}
		if s := topicStem(l, w); s != "" {
			topic = append(topic, s)
		}
	}
	return topic, no
}

// denies recognizes the Russian prefix "не". Other words that begin with it do
// not occur in conditions.
func denies(w string) bool {
	return strings.HasPrefix(w, "не") && len([]rune(w)) > 8
}

func topicStem(l lang.Lang, w string) string {
	if joiners.MatchString(w) || denial.MatchString(w) && len([]rune(w)) < 7 {
		return ""
	}
	if denies(w) {
		w = strings.TrimPrefix(w, "не")
	}
	if l == lang.KK {
		return beginning(w)
	}
	return stem.Of(l, w)
}

// beginning returns the first letters of a Kazakh stem, to drop derivational
// suffixes too.
func beginning(w string) string {
	r := []rune(stem.Of(lang.KK, w))
	return string(r[:min(4, len(r))])
}

// sameStem reports whether one stem begins with the other.
func sameStem(a, b string) bool { return goesOn(a, b, 4) }

// goesOn reports whether two stems are equal, or one with at least the given
// number of letters begins the other.
func goesOn(a, b string, letters int) bool {
	if a == b {
		return a != ""
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return len([]rune(a)) >= letters && strings.HasPrefix(b, a)
}
