package tariff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
)

// Acts name a place in various cases and under several names: "Озерного района"
// is "Озерный район". Names are therefore recognized by the beginnings of their
// words.

// NamedIn reports whether a text names the place or its region.
func (p *Place) NamedIn(text lang.Text) bool {
	return mentions(text, p.names()) || p.Region != nil && mentions(text, []lang.Text{p.Region.Name})
}

// Elsewhere returns another place that a text names. It returns nil if the text
// names p or its region, or no known place.
func (c *Catalogue) Elsewhere(p *Place, text lang.Text) *Place {
	if p.NamedIn(text) {
		return nil
	}
	return lists.First(c.Places, func(other *Place) bool { return other != p && mentions(text, other.names()) })
}

// NamesSome reports whether a text has a word other than those for kinds of
// places and administrations.
func NamesSome(text lang.Text) bool {
	return slices.ContainsFunc(lang.All[:], func(l lang.Lang) bool { return len(distinctive(text.In(l))) > 0 })
}

// names returns the names by which acts may refer to the place.
func (p *Place) names() []lang.Text {
	out := append([]lang.Text{p.Short}, p.Other...)
	for _, f := range p.Former {
		out = append(out, f.Name)
	}
	return out
}

// mentions reports whether a text has one of the names in any grammatical case:
// a word with the beginning of each of the name's words. Generic words such as
// "район" are ignored.
func mentions(text lang.Text, names []lang.Text) bool {
	for _, l := range lang.All {
		words := strings.Fields(bare(text.In(l)))
		for _, n := range names {
			if begun(distinctive(n.In(l)), words) {
				return true
			}
		}
	}
	return false
}

func begun(parts, words []string) bool {
	for _, p := range parts {
		found := false
		for _, w := range words {
			found = found || strings.HasPrefix(w, p)
		}
		if !found {
			return false
		}
	}
	return len(parts) > 0
}

// forms are the beginnings of generic words for places and administrations.
var forms = []string{"аудан", "қала", "облыс", "област", "район", "город", "село", "ауыл", "посел", "кент",
	"әкім", "аким", "мәслих", "маслих", "жергілікті", "местн", "исполнит", "атқарушы", "орган"}

// distinctive returns the beginnings of the words of a name, without generic
// ones.
func distinctive(name string) []string {
	var out []string
	for _, w := range strings.Fields(bare(name)) {
		form := false
		for _, f := range forms {
			form = form || strings.HasPrefix(w, f)
		}
		if n := utf8.RuneCountInString(w); !form {
			r := []rune(w)
			out = append(out, string(r[:max(min(n, 3), n-3)]))
		}
	}
	return out
}

// bare replaces everything except letters and digits by spaces, and letters by
// lower case.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}, strings.ToLower(s))
}
