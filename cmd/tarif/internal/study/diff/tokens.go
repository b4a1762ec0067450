package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a sign, or a space that matters. key is what is compared;
// text is as typed. Spaces and invisible characters that do not matter are kept
// in after, and in before for the first token only.
type token struct {
	before, text, after string
	key                 string
	weight              int
}

// The weights make a word count more than any number of signs, and a sign more
// than any number of spaces, so that words are aligned first.
const (
	spaceWeight = 1
	signWeight  = 1 << 12
	wordWeight  = 1 << 24
)

// heaviestOf returns the greatest weight among tokens, 0 if there are none.
func heaviestOf(ts []token) int {
	w := 0
	for _, t := range ts {
		w = max(w, t.weight)
	}
	return w
}

// tokens splits a text such that two texts have the same keys in the same order
// exactly if SameWording holds. The tokens as typed, joined, are the text.
func tokens(s string) []token {
	var out []token
	space := "" // not yet in a token
	for s != "" {
		if n := leading(s, blank); n > 0 {
			space, s = space+s[:n], s[n:]
			continue
		}
		n := pieceLen(s)
		t := token{text: s[:n], key: signs.Replace(s[:n]), weight: signWeight}
		if r, _ := utf8.DecodeRuneInString(s); wordRune(r) {
			t.weight = wordWeight
		}
		out = place(out, space, t)
		space, s = "", s[n:]
	}
	if n := len(out); n > 0 {
		out[n-1].after += space
	} else if space != "" {
		out = []token{{text: space, weight: spaceWeight}}
	}
	return out
}

// place appends a token and the space before it, which is a token of its own if
// it matters, else part of the preceding token.
func place(out []token, space string, t token) []token {
	n := len(out)
	switch {
	case n == 0:
		t.before = space
	case visible(space) && counts(out[n-1], t):
		out = append(out, token{text: space, key: " ", weight: spaceWeight})
	default:
		out[n-1].after += space
	}
	return append(out, t)
}

// counts reports whether a space between two tokens matters: see tight.
func counts(before, after token) bool {
	return !strings.Contains("(-/", before.key) && !strings.Contains(",.;:)-/", after.key)
}

// visible reports whether s has a space rather than only invisible characters.
func visible(s string) bool { return strings.ContainsFunc(s, unicode.IsSpace) }

// pieceLen returns the length in bytes of the word or sign that s begins with.
// A word may contain invisible characters such as soft hyphens.
func pieceLen(s string) int {
	if n := leading(s, wordRune); n > 0 {
		for {
			unseen := leading(s[n:], invisible)
			more := leading(s[n+unseen:], wordRune)
			if more == 0 {
				return n
			}
			n += unseen + more
		}
	}
	if strings.HasPrefix(s, "''") {
		return 2 // two characters that are one quotation mark
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// leading returns the length in bytes of the runes of a class that s begins
// with.
func leading(s string, class func(rune) bool) int {
	return len(s) - len(strings.TrimLeftFunc(s, class))
}

func blank(r rune) bool { return unicode.IsSpace(r) || invisible(r) }

func invisible(r rune) bool { return r != utf8.RuneError && signs.Replace(string(r)) == "" }

// wordRune reports whether r is part of words and numbers. The minute sign (″)
// and the like are not.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}
