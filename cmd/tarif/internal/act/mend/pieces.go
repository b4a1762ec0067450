package mend

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// joint returns what to put between a text and the next line: "" if a word was
// cut, else a space.
func (w *work) joint(before, line string) string {
	if !w.Printed || !endsWithLetter(before) || !startsSmall(line) {
		return " "
	}
	a, b := lastWord(before), firstWord(line)
	tail := a[strings.LastIndexByte(a, '-')+1:]
	head, _, _ := strings.Cut(b, "-")
	if w.cut(tail, head) {
		w.repair(Cut, a+"\n"+b, a+b)
		return ""
	}
	return " "
}

// divided removes the hyphen with which a browser divides a word at the end of
// a line. It is U+2010, which people do not type.
func (w *work) divided(before, line string) (string, bool) {
	rest, ok := strings.CutSuffix(strings.TrimRight(before, " "), "\u2010")
	if !ok || !w.Printed || !endsWithLetter(rest) || !startsSmall(line) {
		return before, false
	}
	a, b := lastWord(rest), firstWord(line)
	w.repair(Cut, a+"\u2010\n"+b, a+b)
	return rest, true
}

// cut decides whether a piece at the end of a line and one at the start of the
// next are one word.
func (w *work) cut(a, b string) bool {
	v := w.Words
	wholeA, wholeB := v.whole(a), v.whole(b)
	if v.whole(a + b) {
		if wholeA && wholeB {
			w.doubt(Cut, a+" "+b, a+b)
		}
		return !wholeA || !wholeB
	}
	return !wholeA && !wholeB && slices.Contains(endings, strings.ToLower(b))
}

// endings are endings that are not words themselves: if such a piece begins a
// line, the word before it was cut. They are frequent case, plural and
// possessive endings of Kazakh, and endings of Russian adjectives and nouns.
var endings = strings.Fields("қ к ң ық ік ық лық лік дық дік тық тік ның нің дың дің тың тің ға ге қа ке " +
	"ны ні ды ді ты ті да де та те дан ден тан тен нан нен лар лер дар дер тар тер мен сы сі ы і " +
	"ого его ому ему ых их ыми ими ый ий ая яя ое ее ые ие ть ся ния ние нию ость ости")

// torn joins two pieces within a line if neither is known as a word from
// elsewhere and together they are one.
func (w *work) torn(text string) string {
	fields := strings.Split(text, " ")
	out := fields[:0:0]
	for _, f := range fields {
		if n := len(out); n > 0 && endsWithLetter(out[n-1]) && startsSmall(f) {
			a, b := lastWord(out[n-1]), firstWord(f)
			a = a[strings.LastIndexByte(a, '-')+1:]
			if w.Words.whole(a+b) && !w.Words.alone(a, a, b) && !w.Words.alone(b, a, b) {
				w.repair(Torn, a+" "+b, a+b)
				out[n-1] += f
				continue
			}
		}
		out = append(out, f)
	}
	return strings.Join(out, " ")
}

var (
	spaceBefore = regexp.MustCompile(`\S* +[,.;:!?)»]`)
	spaceAfter  = regexp.MustCompile(`[(«] +\S*`)
	blanks      = regexp.MustCompile(` +`)
)

// punctuation removes spaces before closing and after opening punctuation.
func (w *work) punctuation(text string) string {
	text = blanks.ReplaceAllString(strings.TrimSpace(text), " ")
	text = w.without(text, spaceBefore)
	text = w.without(text, spaceAfter)
	return w.quotes(text)
}

func (w *work) without(text string, marks *regexp.Regexp) string {
	return marks.ReplaceAllStringFunc(text, func(s string) string {
		after := strings.ReplaceAll(s, " ", "")
		w.repair(Space, strings.TrimSpace(s), after)
		return after
	})
}

// quotes removes spaces inside straight quotation marks, if these come in
// pairs, since only then is it known which ones open.
func (w *work) quotes(text string) string {
	parts := strings.Split(text, `"`)
	if len(parts)%2 == 0 {
		return text
	}
	for i := 1; i < len(parts); i += 2 {
		inner := strings.TrimSpace(parts[i])
		if strings.HasPrefix(parts[i], " ") {
			w.repair(Space, `" `+firstField(inner), `"`+firstField(inner))
		}
		if strings.HasSuffix(parts[i], " ") {
			w.repair(Space, lastField(inner)+` "`, lastField(inner)+`"`)
		}
		parts[i] = inner
	}
	return strings.Join(parts, `"`)
}

var hyphenSpace = regexp.MustCompile(`(\p{L}+-) +(\p{Ll}+)`)

// hyphens closes "іс- шаралар", and joins "обслу- живание" if the whole word is
// known. A hyphen that anticipates a second word, as in "водо- и
// теплоснабжение", stays.
func (w *work) hyphens(text string) string {
	return hyphenSpace.ReplaceAllStringFunc(text, func(s string) string {
		m := hyphenSpace.FindStringSubmatch(s)
		if slices.Contains(joining, m[2]) {
			return s
		}
		whole := strings.TrimSuffix(m[1], "-") + m[2]
		if w.Words.whole(whole) && !w.Words.whole(strings.TrimSuffix(m[1], "-")) { // a divided word
			w.repair(Cut, s, whole)
			return whole
		}
		w.repair(Hyphen, s, m[1]+m[2])
		return m[1] + m[2]
	})
}

var joining = []string{"және", "мен", "бен", "пен", "не", "немесе", "әлде", "и", "или", "либо", "а"}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func lastWord(s string) string {
	i := strings.LastIndexFunc(s, notWord)
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, notWord); i >= 0 {
		return s[:i]
	}
	return s
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && r != '-' }

func firstField(s string) string {
	a, _, _ := strings.Cut(s, " ")
	return a
}

func lastField(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
