package tomlfile

import (
	"strings"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/source"
)

// DidYouMean returns a hint for an unknown word: the nearest known one, or all
// of them if none is near and they are few. It may be zero.
func DidYouMean(word string, known []string) source.Text {
	if near := Nearest(word, known); near != "" {
		return source.Say(`did you mean "{1}"?`, near)
	}
	if len(known) == 0 || len(known) > 24 {
		return source.Text{}
	}
	return source.Say("known here: {1}", strings.Join(known, ", "))
}

// Bounds of a search for the nearest word: the work is that of a page of such
// words at most.
const (
	mostKnown   = 5000
	mostLetters = 64
)

// Nearest returns the known word with the fewest edits, the first of equals in
// the order of known, or "" if more than a third of the letters differ, or if
// the word is longer, or there are more of them, than is worth the search.
func Nearest(word string, known []string) string {
	if len(known) > mostKnown {
		return ""
	}
	best, limit := "", max(1, len([]rune(word))/3)
	for _, k := range known {
		if strings.EqualFold(k, word) {
			return k
		}
		if d := distance(word, k, limit); d <= limit {
			best, limit = k, d-1
		}
	}
	return best
}

// distance returns the number of insertions, deletions, replacements and swaps
// of neighbours that turn a into b (optimal string alignment). If the lengths
// differ by more than limit, or a word is too long, it returns more than limit.
func distance(a, b string, limit int) int {
	if d := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); max(d, -d) > limit || max(len(a), len(b)) > 4*mostLetters {
		return limit + 1
	}
	s, t := []rune(a), []rune(b)
	if len(t) > mostLetters {
		return limit + 1
	}
	var rows [3][mostLetters + 1]int // a letter's row, the one before it, and the one before that
	row, last, before := &rows[0], &rows[1], &rows[2]
	for j := range t {
		last[j+1] = j + 1
	}
	for i := range s {
		row[0] = i + 1
		for j := range t {
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+differ(s[i], t[j]))
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}
