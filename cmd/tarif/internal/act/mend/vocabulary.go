package mend

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Vocabulary is a set of words known to be whole. Learnt words come from
// outside: the catalogue, other acts. Read words come from the document itself,
// from inside a line, where they cannot be cut.
type Vocabulary struct {
	learnt map[string]bool
	read   map[string]int
	pairs  map[[2]string]int
}

// NewVocabulary returns an empty vocabulary.
func NewVocabulary() *Vocabulary {
	return &Vocabulary{map[string]bool{}, map[string]int{}, map[[2]string]int{}}
}

// Learn adds words from outside the document.
func (v *Vocabulary) Learn(text string) {
	for _, w := range words(text) {
		for _, part := range withParts(w) {
			v.learnt[part] = true
		}
	}
}

// Read adds the lines of a paragraph or cell of the document. The first and
// last word of a line may be pieces and are skipped, unless a space or a stop
// shows that they are whole.
func (v *Vocabulary) Read(lines []string) {
	for i, line := range lines {
		all := words(line)
		for j, w := range all {
			if j > 0 {
				v.pairs[[2]string{all[j-1], w}]++
			}
			first := j == 0 && i > 0 && startsWithLetter(line) && endsWithLetter(lines[i-1])
			last := j == len(all)-1 && i < len(lines)-1 && endsWithLetter(line)
			if first || last || utf8.RuneCountInString(w) == 1 {
				continue
			}
			for _, part := range withParts(w) {
				v.read[part]++
			}
		}
	}
}

// whole reports whether a word is known.
func (v *Vocabulary) whole(w string) bool {
	w = strings.ToLower(w)
	return v.learnt[w] || v.read[w] > 0
}

// alone reports whether a word is known from elsewhere than next to before or
// after: a piece of a torn word occurs only there.
func (v *Vocabulary) alone(w, before, after string) bool {
	w = strings.ToLower(w)
	if v.learnt[w] {
		return true
	}
	pair := v.pairs[[2]string{strings.ToLower(before), strings.ToLower(after)}]
	return v.read[w] > pair
}

// words splits a text into lower-case runs of letters and inner hyphens.
func words(text string) []string {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	out := fields[:0]
	for _, f := range fields {
		if f = strings.Trim(f, "-"); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// withParts returns a word and, if it is hyphenated, its parts.
func withParts(w string) []string {
	if !strings.Contains(w, "-") {
		return []string{w}
	}
	return append(strings.Split(w, "-"), w)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func endsWithLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}
