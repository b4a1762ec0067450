// Package lang names the two languages of the site and holds texts in both.
//
// Its nouns are [Lang] and [Text]. Kazakh is the state language and comes
// first wherever the two stand together; Russian is its equal. English is a
// language of the commands' reports: data and pages have no text in it.
//
// The package knows how each language writes numbers, amounts, dates and
// plurals and how it sorts (format.go, collate.go); it holds no sentence of
// the site itself: those are in templates/words.
package lang

import "fmt"

// Lang is a language: its code as in addresses and in HTML lang.
type Lang string

// The languages of the site, in the order of the law, and English, in which
// only reports are written.
const (
	KK Lang = "kk"
	RU Lang = "ru"
	EN Lang = "en"
)

// All lists the site's languages in the order in which they are shown.
var All = [...]Lang{KK, RU}

// Parse reads a language code. The error names the codes there are.
func Parse(s string) (Lang, error) {
	for _, l := range All {
		if s == string(l) {
			return l, nil
		}
	}
	return "", fmt.Errorf("%q is not a language of this site (kk, ru)", s)
}

// Other returns the language of the twin page.
func (l Lang) Other() Lang {
	if l == KK {
		return RU
	}
	return KK
}

// Text is a text in both languages. An empty field means that there is none.
type Text struct {
	KK string `toml:"kk" json:"kk,omitempty"`
	RU string `toml:"ru" json:"ru,omitempty"`
}

// In returns the text in l, empty where there is none.
func (t Text) In(l Lang) string {
	switch l {
	case KK:
		return t.KK
	case RU:
		return t.RU
	}
	return ""
}

// IsZero reports whether there is no text in either language.
func (t Text) IsZero() bool { return t == Text{} }

// List is a list of words in each language.
type List struct {
	KK []string `toml:"kk" json:"kk,omitempty"`
	RU []string `toml:"ru" json:"ru,omitempty"`
}

// In returns the words in l.
func (t List) In(l Lang) []string {
	if l == KK {
		return t.KK
	}
	return t.RU
}
