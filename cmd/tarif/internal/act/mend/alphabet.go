package mend

import (
	"regexp"
	"strings"
	"unicode"
)

var letterRun = regexp.MustCompile(`[\p{Latin}\p{Cyrillic}]+`)

// alphabets writes a word in one alphabet if its letters of the other alphabet
// only look the same. A Roman numeral becomes Latin; otherwise the majority
// decides, and in a tie the word stays.
func (w *work) alphabets(text string) string {
	return letterRun.ReplaceAllStringFunc(text, func(s string) string {
		latin, cyrillic := count(s, unicode.Latin), count(s, unicode.Cyrillic)
		if latin == 0 || cyrillic == 0 {
			return s
		}
		asCyrillic, okC := swap(s, toCyrillic, unicode.Latin)
		asLatin, okL := swap(s, toLatin, unicode.Cyrillic)
		switch {
		case okL && roman.MatchString(asLatin):
			w.repair(Latin, s, asLatin)
			return asLatin
		case okC && (cyrillic > latin || !okL):
			w.repair(Latin, s, asCyrillic)
			return asCyrillic
		case okL && latin > cyrillic:
			w.repair(Latin, s, asLatin)
			return asLatin
		}
		w.doubt(Latin, s, asCyrillic)
		return s
	})
}

// Alphabets repairs mixed alphabets only.
func (m *Mender) Alphabets(text string) (string, []Repair) {
	w := &work{Mender: m}
	return w.alphabets(text), w.repairs
}

var roman = regexp.MustCompile(`^[IVXLC]+$`)

var toCyrillic, toLatin = lookAlikes(
	"aаcсeеiіoоpрxхyуhһAАBВCСEЕHНIІKКMМOОPРTТXХYҮ")

func lookAlikes(pairs string) (toC, toL map[rune]rune) {
	toC, toL = map[rune]rune{}, map[rune]rune{}
	all := []rune(pairs)
	for i := 0; i < len(all); i += 2 {
		toC[all[i]], toL[all[i+1]] = all[i+1], all[i]
	}
	return toC, toL
}

// swap replaces the letters of one alphabet; ok is false if one of them has no
// look-alike.
func swap(s string, to map[rune]rune, script *unicode.RangeTable) (string, bool) {
	ok := true
	out := strings.Map(func(r rune) rune {
		if !unicode.Is(script, r) {
			return r
		}
		twin, found := to[r]
		if ok = ok && found; !found {
			return r
		}
		return twin
	}, s)
	return out, ok
}

func count(s string, script *unicode.RangeTable) int {
	n := 0
	for _, r := range s {
		if unicode.Is(script, r) {
			n++
		}
	}
	return n
}
