package search_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/test/is"
)

// hunspell is a dictionary in Debian: its words with their flags, and the
// suffixes of each flag.
type hunspell struct {
	flags map[string]string
	rules map[rune][]suffix
}

type suffix struct {
	strip, add string
	fits       *regexp.Regexp
}

// readHunspell reads an installed dictionary. It is a failure if .ci/run says
// that it must be there and it is not.
func readHunspell(t *testing.T, name string) hunspell {
	t.Helper()
	aff, err := os.ReadFile("/usr/share/hunspell/" + name + ".aff")
	dic, err2 := os.ReadFile("/usr/share/hunspell/" + name + ".dic")
	if err != nil || err2 != nil {
		if os.Getenv("TARIF_HUNSPELL") == "required" {
			t.Fatal(err, err2)
		}
		t.Skip("the dictionary is not installed: apt-get install hunspell-kk hunspell-ru")
	}
	h := hunspell{map[string]string{}, map[rune][]suffix{}}
	for line := range strings.Lines(string(aff)) {
		if f := strings.Fields(line); len(f) == 5 && f[0] == "SFX" {
			s := suffix{strings.Trim(f[2], "0"), strings.Trim(f[3], "0"), regexp.MustCompile(f[4] + "$")}
			flag := []rune(f[1])[0]
			h.rules[flag] = append(h.rules[flag], s)
		}
	}
	for line := range strings.Lines(string(dic)) {
		word, flags, _ := strings.Cut(strings.TrimSpace(line), "/")
		h.flags[word] = flags
	}
	return h
}

// forms returns a word's forms.
func (h hunspell) forms(word string) []string {
	var out []string
	for _, flag := range h.flags[word] {
		for _, s := range h.rules[flag] {
			if stem, ok := strings.CutSuffix(word, s.strip); ok && s.fits.MatchString(word) {
				out = append(out, stem+s.add)
			}
		}
	}
	return out
}

// derived reports whether a word is itself a form of another.
func (h hunspell) derived(word string) bool {
	for i := range word {
		if i > 0 && slices.Contains(h.forms(word[:i]), word) {
			return true
		}
	}
	return false
}

// TestHunspell: most forms that Hunspell makes of the nouns of the index are
// found by the noun. Not found are, in Kazakh, forms of the second person and
// of words whose vowels Hunspell does not know (армияге), and in Russian nouns
// that the Snowball stemmer takes for other words (диван) or that lose a vowel,
// which the search finds in other ways.
func TestHunspell(t *testing.T) {
	for _, l := range []struct {
		lang  lang.Lang
		name  string
		noun  *regexp.Regexp // matches one of the forms of each
		floor int
		stems func(string) []string
	}{
		{lang.KK, "kk_KZ", regexp.MustCompile(`лар(ы|ға)$|лер(і|ге)$|[дт](ары|ері)$`), 82, stemsKK},
		{lang.RU, "ru_RU", regexp.MustCompile(`[ая]ми$`), 88, stemsRU},
	} {
		h, all, right := readHunspell(t, l.name), 0, 0
		for _, word := range slices.Compact(slices.Sorted(slices.Values(allWords(t)))) {
			forms := h.forms(word)
			if !slices.ContainsFunc(forms, l.noun.MatchString) || h.derived(word) {
				continue
			}
			own := l.stems(word)
			for _, form := range forms {
				all++
				if slices.ContainsFunc(l.stems(form), func(s string) bool { return s != "" && slices.Contains(own, s) }) {
					right++
				}
			}
		}
		t.Logf("%s: %d of %d forms (%.1f %%)", l.lang, right, all, 100*float64(right)/float64(all))
		is.True(t, all >= 1000 && 100*right >= l.floor*all, "%s: less than %d %%", l.lang, l.floor)
	}
}

// allWords returns the words of the catalogue as written.
func allWords(t *testing.T) []string {
	return regexp.MustCompile(`[а-яёәіңғүұқөһ]{3,}`).FindAllString(strings.ToLower(strings.Join(dataTexts(t), " ")), -1)
}

// stemsKK and stemsRU return what the search compares words by.
func stemsKK(word string) []string {
	folded := search.Words(word)[0]
	return []string{search.StemKK(folded), search.Undouble(folded)}
}

func stemsRU(word string) []string {
	return []string{search.StemRU(word)}
}
