// Package lang names the two languages of the site and holds texts in both.
//
// A [Text] has a string for each [Lang]. Kazakh is the state language and comes
// first wherever both are shown; Russian is its equal. English is only a
// language of the commands' reports: data and pages have no text in it.
//
// The package knows how each language writes numbers, amounts, dates and
// plurals and how it sorts (format.go, date.go, plural.go, collate.go). The
// sentences of the site are not here but in templates/words.
package lang

import "fmt"

// Lang is a language: its code in addresses and in HTML lang.
type Lang string

// The languages of the site, in the order of the law, and English, which is
// used only for reports.
const (
	KK Lang = "kk"
	RU Lang = "ru"
	EN Lang = "en"
)

// All lists the site's languages in the order in which they are shown.
var All = [...]Lang{KK, RU}

// Parse parses the code of a site language. The error lists the valid codes.
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

// In returns the text in l, "" if there is none.
func (t Text) In(l Lang) string {
	switch l {
	case KK:
		return t.KK
	case RU:
		return t.RU
	}
	return ""
}

func (t Text) IsZero() bool { return t == Text{} }

// List is a list of words in each language.
type List struct {
	KK []string `toml:"kk" json:"kk,omitempty"`
	RU []string `toml:"ru" json:"ru,omitempty"`
}

func (t List) In(l Lang) []string {
	if l == KK {
		return t.KK
	}
	return t.RU
}
