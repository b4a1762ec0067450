package lang

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/unicode/norm"
)

// Sort sorts xs alphabetically by key, in place and stably. l is the language
// of the keys, not of the page: the Kazakh alphabet has і after ы and ә after
// а, which Russian rules place elsewhere, so Kazakh names are sorted with KK on
// Russian pages too. Like [FirstLetter], it ignores quotation marks and other
// characters before the first letter or digit, so that no heading occurs twice.
func Sort[T any](l Lang, xs []T, key func(T) string) {
	type keyed struct {
		x    T
		key  []byte
		text string
	}
	c := collate.New(l.tag()) // a collator has buffers: make one for each call
	buf := new(collate.Buffer)
	ks := make([]keyed, len(xs))
	for i, x := range xs {
		text := start(key(x))
		ks[i] = keyed{x, bytes.Clone(c.KeyFromString(buf, text)), text}
		buf.Reset()
	}
	slices.SortStableFunc(ks, func(a, b keyed) int {
		return cmp.Or(bytes.Compare(a.key, b.key), strings.Compare(a.text, b.text))
	})
	for i, k := range ks {
		xs[i] = k.x
	}
}

// Digits is the heading of entries that begin with a digit.
const Digits = "0–9"

// FirstLetter returns the heading of s in an A–Z list: its first letter, in
// upper case and composed; [Digits] for a digit; "" if s has neither. In
// Russian lists Ё is under Е, as in dictionaries; in the Kazakh alphabet it is
// a letter of its own.
func FirstLetter(l Lang, s string) string {
	r, size := utf8.DecodeRuneInString(start(s))
	if size == 0 {
		return ""
	}
	r = unicode.ToUpper(r)
	switch {
	case unicode.IsDigit(r):
		return Digits
	case r == 'Ё' && l == RU:
		return "Е"
	}
	return string(r)
}

// start returns s, composed, from its first letter or digit on.
func start(s string) string {
	return strings.TrimLeftFunc(norm.NFC.String(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// Composed converts a text to Unicode's NFC: й is one character rather than и
// with a combining mark.
func Composed(s string) string { return norm.NFC.String(s) }
