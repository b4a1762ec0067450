// Package wording puts values into words: of the domain (package tariff), of a
// change (diff) and of a comparison (compare), in Kazakh, Russian or English.
//
// Its noun is [Speaker], one language with the catalogue of words. Read this
// file first; act.go cites acts, price.go says amounts and what they are for,
// time.go when an edition holds, change.go and compare.go what packages diff
// and compare have found. A fact is put into words here and nowhere else:
// pages, reports and downloads only lay out.
//
// The words themselves are in templates/words (package words); how a language
// writes numbers, dates, plurals and case endings is in package lang. Names of
// the data have no English: a speaker of English says their ids, and quotes what
// has no id in the languages that there are.
package wording

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Words is the catalogue of package words.
type Words interface {
	T(l lang.Lang, key string, args ...any) (string, error)
	N(l lang.Lang, key string, n int, args ...any) (string, error)
}

// Speaker says things in one language. It keeps the first error, so that what
// is made of words can be written down as it looks; whoever has written it asks
// Err at the end. A speaker is for one goroutine.
type Speaker struct {
	Lang  lang.Lang
	words Words
	err   error
}

// New returns a speaker of a language.
func New(w Words, l lang.Lang) *Speaker { return &Speaker{Lang: l, words: w} }

// Err returns the first thing that went wrong.
func (s *Speaker) Err() error { return s.err }

// Fail keeps an error, if it is one and the first.
func (s *Speaker) Fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// T says the words of a key.
func (s *Speaker) T(key string, args ...any) string {
	text, err := s.words.T(s.Lang, key, args...)
	s.Fail(err)
	return text
}

// N says the words of a key that go with a number of things.
func (s *Speaker) N(key string, n int, args ...any) string {
	text, err := s.words.N(s.Lang, key, n, args...)
	s.Fail(err)
	return text
}

// In is a text of the data in the speaker's language, empty where there is none.
func (s *Speaker) In(t lang.Text) string { return t.In(s.Lang) }

// Name is a name of the catalogue; English has ids only.
func (s *Speaker) Name(id string, t lang.Text) string {
	if s.Lang == lang.EN {
		return id
	}
	return s.In(t)
}

// Quote gives words that are data, in the speaker's language or else in all
// languages there are.
func (s *Speaker) Quote(t lang.Text) string {
	switch text := s.In(t); {
	case text != "":
		return text
	case t.KK == "":
		return t.RU
	case t.RU == "" || t.RU == t.KK:
		return t.KK
	}
	return t.KK + " / " + t.RU
}

// Count is a whole number.
func (s *Speaker) Count(n int) string { return lang.Int(s.Lang, n) }

// Date is a date on its own, empty where it is not known.
func (s *Speaker) Date(d tariff.Date) string { return lang.Date(s.Lang, d.Year, d.Month, d.Day) }

// DateOf is a date as what names a thing of that day, such as an act.
func (s *Speaker) DateOf(d tariff.Date) string { return lang.DateOf(s.Lang, d.Year, d.Month, d.Day) }

// DateIn is a date as when something happened.
func (s *Speaker) DateIn(d tariff.Date) string { return lang.DateIn(s.Lang, d.Year, d.Month, d.Day) }

// Year writes a year without grouping its digits; 0 is no year.
func (s *Speaker) Year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

// Place is a place's full name.
func (s *Speaker) Place(p *tariff.Place) string { return s.Name(string(p.ID), p.Name) }

// ShortPlace is a place's name where there is little room.
func (s *Speaker) ShortPlace(p *tariff.Place) string { return s.Name(string(p.ID), p.Short) }

// InPlace is a place as it stands in a sentence: "в Уральске", "in oral".
func (s *Speaker) InPlace(p *tariff.Place) string {
	if s.Lang == lang.EN {
		return "in " + string(p.ID)
	}
	return s.In(p.In)
}

// OfPlace is what is in a place: "Орал қаласындағы", "в Уральске".
func (s *Speaker) OfPlace(p *tariff.Place) string {
	return lang.Attributive(s.Lang, s.InPlace(p))
}

// ShortKind is a kind of tariff where there is little room.
func (s *Speaker) ShortKind(k *tariff.Kind) string { return s.Name(string(k.ID), k.Short) }

// Role is a role's full name; nil is all prices.
func (s *Speaker) Role(r *tariff.Role) string {
	if r == nil {
		return s.T("changes.no-role")
	}
	return s.Name(string(r.ID), r.Name)
}

// Section is a section's name, nil a table's part without one.
func (s *Speaker) Section(x *tariff.Section) string {
	if x == nil {
		return s.T("report.no-section")
	}
	return s.Name(string(x.ID), x.Name)
}

// Service is a service's plain name.
func (s *Speaker) Service(x *tariff.Service) string { return s.Name(string(x.ID), x.Name) }

// Conditions names what else a price depends on.
func (s *Speaker) Conditions(all []*tariff.Condition) []string {
	var names []string
	for _, x := range all {
		names = append(names, s.Name(string(x.ID), x.Name))
	}
	return names
}

// Priced names what a rate prices: the service, who gives it, under which
// conditions.
func (s *Speaker) Priced(x *tariff.Service, r *tariff.Role, cs []*tariff.Condition) string {
	var more []string
	if r != nil {
		more = append(more, s.Name(string(r.ID), r.Short))
	}
	more = append(more, s.Conditions(cs)...)
	if len(more) == 0 {
		return s.Service(x)
	}
	return s.Service(x) + " (" + strings.Join(more, "; ") + ")"
}

// Row names a rate's row: "строка 7".
func (s *Speaker) Row(r *tariff.Rate) string {
	return s.T("service.row", strings.TrimRight(r.Number(), "."))
}
