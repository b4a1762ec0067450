package check

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// This file detects texts under the key of the wrong language.

// ownLetters are the letters that Kazakh has and Russian has not. Hardly any
// Kazakh sentence is without them.
const ownLetters = "әғқңөұүһі"

// kazakh are Kazakh words without such letters that occur in acts and are not
// Russian words.
var kazakh = map[string]bool{"және": true, "үшін": true, "бойынша": true, "туралы": true, "облысы": true, "ауданы": true,
	"мен": true, "бен": true, "бекіту": true, "оның": true, "айына": true, "жылға": true, "бір": true}

// russian are short words that hold Russian sentences together and are not
// Kazakh words.
var russian = map[string]bool{"и": true, "в": true, "во": true, "на": true, "с": true, "со": true, "по": true, "для": true,
	"от": true, "об": true, "при": true, "за": true, "без": true, "или": true, "не": true, "из": true, "их": true, "его": true,
	"к": true, "ко": true, "до": true, "о": true}

// endings are endings of Russian words of at least five letters that Kazakh
// does not have.
var endings = []string{"ый", "ий", "ая", "ое", "ие", "ые", "ого", "его", "ему", "ых", "их", "ния", "ний", "нию", "ать", "ять", "ить", "ость", "ости", "ами", "ями", "ской"}

// initials matches the initials of names, which are not words.
var initials = regexp.MustCompile(`(^|[\s(])\p{Lu}\.`)

// told counts the words of a text by the language that they indicate.
type told struct{ words, ofKazakh, withLetters, ofRussian int }

// signs counts the words of a text that are Kazakh, of these the ones with
// specifically Kazakh letters, and those that are Russian.
func signs(s string) (t told) {
	for _, w := range strings.Fields(bare(initials.ReplaceAllString(s, ""))) {
		if !letter([]rune(w)[0]) || w[0] < 0x80 {
			continue // a number, or Latin
		}
		t.words++
		switch {
		case strings.ContainsAny(w, ownLetters):
			t.ofKazakh++
			t.withLetters++
		case kazakh[w]:
			t.ofKazakh++
		case russian[w], len(w) >= 2*5 && ending(w):
			t.ofRussian++
		}
	}
	return t
}

func ending(w string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(w, e) })
}

// signatory is the key of a name, which is the same in both languages.
const signatory = "act.signatory"

// tongue reports a text under the key of the other language: under Kazakh, one
// without specifically Kazakh letters and with Russian words; under Russian,
// one of which most words are Kazakh and none is Russian. Texts of names alone
// are accepted: they are the same in both languages.
func (c *checker) tongue(at spot, s string, l lang.Lang) bool {
	if at.key == signatory {
		return false
	}
	t, ok := c.told[s]
	if !ok {
		t = signs(s)
		c.told[s] = t
	}
	wrong := t.words >= 2 && t.ofRussian > 0 && t.withLetters == 0 && t.ofKazakh == 0
	if l == lang.RU {
		wrong = t.words >= 2 && t.ofKazakh*2 > t.words && t.ofRussian == 0
	}
	if wrong {
		c.warn(in(at, l), ruleOtherLanguage, source.Say("{1}: these words are not in the language of their key, {2}", name(at.key), string(l)),
			source.Say("write each language under its own key; for a text that there is not, leave the key out"))
	}
	return wrong
}
