package tomlfile

import (
	"strings"

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

// Nearest returns the known word with the fewest edits, the first of equals in
// the order of known, or "" if more than a third of the letters differ.
func Nearest(word string, known []string) string {
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
// differ by more than limit, it returns that difference.
func distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if d := len(s) - len(t); max(d, -d) > limit {
		return max(d, -d)
	}
	var before []int
	last := make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := range s {
		row := make([]int, len(t)+1)
		row[0] = i + 1
		for j := range t {
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+differ(s[i], t[j]))
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(t)]
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}
