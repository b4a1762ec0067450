package mend

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// letterSpaced joins letters that are set apart by single spaces. Two spaces
// part words; where extraction has lost the second one, known words tell.
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

// isWord tells three letters that are a word from three words of one letter,
// as Russian has them.
func (w *work) isWord(run []string) bool {
	return w.Words.whole(strings.Join(run, ""))
}

// together makes one word of a run of letters, or several where only that
// gives known words.
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

// longWord is more letters than words of these languages have, but for few.
const longWord = 24

// split cuts letters into two or more known words of three letters at least,
// if there is one way to do so.
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
