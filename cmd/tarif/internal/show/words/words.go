// Package words holds the words of the interface: those on buttons and
// headings, in messages and labels.
//
// [Load] reads [Words] from words/kk.toml and words/ru.toml in the theme, and
// from words/en.toml, which has only the words of the commands' reports. The
// files are nested tables of texts; the path of a text is its key, such as
// "search.nothing". {1}, {2} … in a text are replaced by the arguments of
// [Words.T]. A table with only the keys "one", "few", "many" and "other" is one
// text that depends on a number: [Words.N].
//
// Every key has a text in both languages of the site, with the same
// placeholders in each; [Load] reports keys for which this is not true. The
// package does not know which keys the templates use. The words of acts, and
// prose, are elsewhere.
package words

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"tarif/cmd/tarif/internal/lang"
)

// Words is the catalogue in all languages. It is read-only and safe for
// concurrent use.
type Words map[lang.Lang]catalogue

type catalogue map[string]text

// text is one text, or one for each plural category.
type text struct {
	single lang.Phrase
	plural map[string]lang.Phrase // nil if the text does not depend on a number
}

// args returns the number of placeholders.
func (t text) args() int {
	n := t.single.Args()
	for _, p := range t.plural {
		n = max(n, p.Args())
	}
	return n
}

// Keys returns every key, sorted. A text that depends on a number has one key.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys((*w)[lang.KK])) }

// T returns the text of a key with args for {1}, {2} …
//
// An argument is a string, or an int, which is formatted for the language; the
// caller puts anything else (money, dates) into words. An unknown key, and too
// few or too many arguments, are errors.
func (w *Words) T(l lang.Lang, key string, args ...any) (string, error) {
	t, err := w.lookup(l, key)
	switch {
	case err != nil:
		return "", err
	case t.plural != nil:
		return "", fmt.Errorf("words: %q depends on a number: use N", key)
	}
	return fill(l, key, t.single, t.args(), args)
}

// N returns the text of a key for a number of things. {1} is the number; args
// replace {2}, {3} …
func (w *Words) N(l lang.Lang, key string, n int, args ...any) (string, error) {
	t, err := w.lookup(l, key)
	switch {
	case err != nil:
		return "", err
	case t.plural == nil:
		return "", fmt.Errorf("words: %q does not depend on a number: use T", key)
	}
	args = append([]any{n}, args...)
	return fill(l, key, t.plural[lang.Plural(l, n)], max(1, t.args()), args)
}

func (w *Words) lookup(l lang.Lang, key string) (text, error) {
	if t, ok := (*w)[l][key]; ok {
		return t, nil
	}
	return text{}, fmt.Errorf("words: there is no %q", key)
}

func fill(l lang.Lang, key string, p lang.Phrase, want int, args []any) (string, error) {
	if len(args) != want {
		return "", fmt.Errorf("words: %q takes %d arguments, got %d", key, want, len(args))
	}
	ready := make([]string, len(args))
	for i, a := range args {
		s, ok := argument(l, a)
		if !ok {
			return "", fmt.Errorf("words: %q: argument %d is a %T: pass a ready string", key, i+1, a)
		}
		ready[i] = s
	}
	return p.Fill(ready), nil
}

// argument converts an int, or a string of any type, such as an id, into words.
func argument(l lang.Lang, a any) (string, bool) {
	if n, ok := a.(int); ok {
		return lang.Int(l, n), true
	}
	v := reflect.ValueOf(a)
	return v.String(), v.Kind() == reflect.String
}
