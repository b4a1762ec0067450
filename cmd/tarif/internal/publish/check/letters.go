package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/source"
)

// mixture is a word in two alphabets.
type mixture struct {
	word   string
	letter rune
	from   int // offset of the word in the text
	at     int // offset of the letter in the word
	latin  bool
}

// acronym matches what is not an error: Latin capitals, an abbreviation or a
// Roman numeral, with an ending in the language of the text ("XXIші", "PDFке").
var acronym = regexp.MustCompile(`^[A-Z]{2,}\p{Cyrillic}*$`)

// lettered matches runs of letters. Digits and signs separate words: "м3",
// "кВт·ч".
var lettered = regexp.MustCompile(`[\p{L}\p{Mn}]+`)

// mixtures returns the words of a text that have letters of both alphabets,
// without duplicates. They look right, but no search finds them.
func mixtures(s string) []mixture {
	if !suspicious(s) {
		return nil
	}
	var out []mixture
	seen := map[string]bool{}
	for _, at := range lettered.FindAllStringIndex(s, -1) {
		w := s[at[0]:at[1]]
		if seen[w] || acronym.MatchString(w) && strings.ToLower(tail(w)) == tail(w) {
			continue
		}
		if m, ok := mixed(w); ok {
			seen[w], m.from = true, at[0]
			out = append(out, m)
		}
	}
	return out
}

// tail returns a word without the Latin letters at its beginning.
func tail(w string) string {
	return strings.TrimLeftFunc(w, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
}

// suspicious is a fast test for a Latin letter beside a Cyrillic one.
func suspicious(s string) bool {
	last := 0
	for _, r := range s {
		now := 0
		switch {
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0 && r < 0x250 || r == 'ə':
			now = 1
		case r >= 0x400 && r < 0x530:
			now = 2
		}
		if now+last == 3 && now != 0 && last != 0 {
			return true
		}
		last = now
	}
	return false
}

// mixed finds the first letter of the alphabet with fewer letters in the word;
// in a tie, the Latin one.
func mixed(w string) (mixture, bool) {
	var latin, cyrillic []int
	for i, r := range w {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin = append(latin, i)
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic = append(cyrillic, i)
		}
	}
	if len(latin) == 0 || len(cyrillic) == 0 {
		return mixture{}, false
	}
	at := latin[0]
	if len(cyrillic) < len(latin) {
		at = cyrillic[0]
	}
	r, _ := utf8.DecodeRuneInString(w[at:])
	return mixture{word: w, letter: r, at: at, latin: at == latin[0]}, true
}

func (m mixture) say() source.Text {
	if m.latin {
		return source.Say(`the letter "{1}" in "{2}" is Latin, the others are Cyrillic`, string(m.letter), m.word)
	}
	return source.Say(`the letter "{1}" in "{2}" is Cyrillic, the others are Latin`, string(m.letter), m.word)
}

// retype is the hint for words in two alphabets.
func retype() source.Text {
	return source.Say("retype the word: it looks right, but search does not find it")
}
