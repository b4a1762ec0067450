// Package words holds the words of the interface: what stands on buttons and
// headings, in messages and labels, in both languages.
//
// Its noun is [Words], read from words/kk.toml and words/ru.toml in the theme,
// and from words/en.toml, which has only what the commands' reports say.
// The files are nested tables of texts; the path to a text is its key, as in
// "search.nothing". {1}, {2} … in a text stand for what [Words.T] is given. A
// table with nothing but "one", "few", "many" and "other" is one text that
// depends on a number, [Words.N].
//
// The package promises that a key has a text in both languages of the site, with
// the same places to fill in each that has it; [Load] finds every key of which that is not true. It does
// not know which keys the templates use. The act's words, and prose, are
// elsewhere.
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

// catalogue is the texts of one language by key.
type catalogue map[string]text

// text is one text, or one for each plural category.
type text struct {
	single lang.Phrase
	plural map[string]lang.Phrase // nil where the text does not depend on a number
}

// args is how many places there are to fill.
func (t text) args() int {
	n := t.single.Args()
	for _, p := range t.plural {
		n = max(n, p.Args())
	}
	return n
}

// Keys returns every key, sorted. A text that depends on a number is one key.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys((*w)[lang.KK])) }

// T returns the text of a key with args in the places {1}, {2} …
//
// An argument is a ready string, or an int, which is written as the language
// writes numbers; everything else (money, dates) its caller has put into
// words. An unknown key, and an argument too few or too many, is an error.
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

// N returns the text of a key that goes with a number of things. {1} is the
// number; args fill {2}, {3} …
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

// argument turns an int or a string of any type, such as an id, into words.
func argument(l lang.Lang, a any) (string, bool) {
	if n, ok := a.(int); ok {
		return lang.Int(l, n), true
	}
	v := reflect.ValueOf(a)
	return v.String(), v.Kind() == reflect.String
}
