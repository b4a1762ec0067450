package mend

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// letterSpaced joins letters that are set apart by single spaces. Two spaces
// separate words; if extraction lost the second one, known words decide.
func (w *work) letterSpaced(line string) string {
	if !strings.Contains(line, " ") {
		return line
	}
	tokens := strings.Split(line, " ")
	var out []string
	for i := 0; i < len(tokens); {
		n := 0
		for i+n < len(tokens) && single(tokens[i+n]) {
			n++
		}
		if run := tokens[i : i+n]; n >= 3 && (n > 3 || w.isWord(run)) {
			out = append(out, w.together(run)...)
			i += n
			continue
		}
		n = max(n, 1)
		out = append(out, tokens[i:i+n]...)
		i += n
	}
	return strings.Join(out, " ")
}

// isWord distinguishes three letters that form a word from three one-letter
// words, which Russian has.
func (w *work) isWord(run []string) bool {
	return w.Words.whole(strings.Join(run, ""))
}

// together returns a run of letters as one word, or as several if only these
// are known.
func (w *work) together(run []string) []string {
	before, joined := strings.Join(run, " "), strings.Join(run, "")
	if !w.Words.whole(joined) {
		if split := w.split([]rune(joined)); split != nil {
			w.repair(Spaced, before, strings.Join(split, " "))
			return split
		}
		if len(run) > longWord {
			w.doubt(Spaced, before, joined)
			return run
		}
	}
	w.repair(Spaced, before, joined)
	return []string{joined}
}

// longWord is more letters than nearly all words have.
const longWord = 24

// split divides letters into two or more known words of at least three letters,
// if there is exactly one way.
func (w *work) split(letters []rune) []string {
	ways := make([]int, len(letters)+1) // capped at 2
	from := make([]int, len(letters)+1)
	ways[0] = 1
	for end := 3; end <= len(letters); end++ {
		for start := max(0, end-longWord); start <= end-3; start++ {
			if ways[start] > 0 && w.Words.whole(string(letters[start:end])) {
				ways[end] = min(2, ways[end]+ways[start])
				from[end] = start
			}
		}
	}
	if ways[len(letters)] != 1 {
		return nil
	}
	var out []string
	for end := len(letters); end > 0; end = from[end] {
		out = append([]string{string(letters[from[end]:end])}, out...)
	}
	return out
}

func single(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && n == len(s) && unicode.IsLetter(r)
}
