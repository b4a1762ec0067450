package search

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// The endings are written in ordinary letters and folded when the program
// starts. They travel to the browser with the index.
const (
	// Kazakh, from the order stem, plural, possessive, case, predicate
	// (Krippes, Kazakh Grammatical Sketch, 1993, ERIC ED404842; Kessikbayeva and
	// Cicekli, A rule based morphological analyzer and a morphological
	// disambiguator for Kazakh, 2016), with what makes nouns of verbs, verbs'
	// commonest forms, and the suffixes of having and not having. The skeleton
	// has lost most of vowel harmony, so each ending stands once or twice.
	endingsKK = "лар лер дар дер тар тер ның дың тың ға ге қа ке на не ны ды ты н " +
		"да де та те нда нде дан ден тан тен нан нен мен бен пен " +
		"ым м ы сы ымыз мыз ыңыз ңыз " +
		"у п ып ған ген қан кен атын етін йтын ады еді йді лық дық тық лы сыз шы"
	// Russian: cases of nouns and adjectives, verbs' commonest forms, the
	// reflexive, and the nouns made of verbs.
	endingsRU = "а я о е ы у ю ой ей ом ем ам ям ами ями ах ях ов ев ею ою ия ию ием иям иями иях " +
		"ый ое ая яя ые ого его ому ему ым ых ую юю ыми ией " +
		"ать ять ить еть уть ает яет ует ит ют ут ат ят ешь ишь ете ите ал ила ала али или ил " +
		"ться тся ся аться иться ание ания анию анием аний ение ения ению ением ений анный енный ость ости остью"
)

var (
	listKK = endings(endingsKK)
	listRU = endings(endingsRU)
)

// StemKK cuts Kazakh endings from a skeleton, outermost first, until none is
// left or the rest would be too short. A final б or г turns back into п or к.
// The stem has no doubled letters.
func StemKK(w string) string {
	for {
		next := harden(cut(w, listKK, enoughKK))
		if next == w {
			return Undouble(w)
		}
		w = next
	}
}

// StemRU cuts the longest Russian ending from a skeleton.
func StemRU(w string) string { return Undouble(cut(w, listRU, enoughRU)) }

// cut takes off the longest ending that leaves enough of the word.
func cut(w string, list []string, enough *regexp.Regexp) string {
	for _, e := range list {
		if rest, ok := strings.CutSuffix(w, e); ok && enough.MatchString(rest) {
			return rest
		}
	}
	return w
}

// What must be left: three letters; in Kazakh also such as үй, ас, су.
var (
	enoughKK = regexp.MustCompile("^([аеоуи].|.у)$|...")
	enoughRU = regexp.MustCompile("...")
)

func harden(w string) string {
	switch {
	case strings.HasSuffix(w, "б"):
		return strings.TrimSuffix(w, "б") + "п"
	case strings.HasSuffix(w, "г"):
		return strings.TrimSuffix(w, "г") + "к"
	}
	return w
}

// endings folds a list and puts the longest first.
func endings(list string) []string {
	out := Words(list)
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	return slices.Compact(out)
}
