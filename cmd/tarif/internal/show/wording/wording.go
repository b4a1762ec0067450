// Package wording puts values into words in Kazakh, Russian or English: values
// of the domain (package tariff), of a change (diff) and of a comparison
// (compare).
//
// A [Speaker] speaks one language, with the catalogue of words. Read this file
// first; act.go cites acts, price.go says amounts and what they are for,
// time.go when an edition holds, change.go and compare.go what packages diff
// and compare have found. A fact is put into words here and nowhere else:
// pages, reports and downloads only lay out.
//
// The words themselves are in templates/words (package words); package lang
// knows how a language writes numbers, dates, plurals and case endings. Names
// in the data have no English: in English, ids are used instead, and text
// without an id is quoted in the languages that it has.
package wording

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// Words is the catalogue of package words.
type Words interface {
	T(l lang.Lang, key string, args ...any) (string, error)
	N(l lang.Lang, key string, n int, args ...any) (string, error)
}

// Speaker says things in one language. It keeps the first error, so that its
// results can be used directly; callers check Err at the end. It must be used
// by one goroutine.
type Speaker struct {
	Lang  lang.Lang
	words Words
	err   error
}

func New(w Words, l lang.Lang) *Speaker { return &Speaker{Lang: l, words: w} }

// Err returns the first error.
func (s *Speaker) Err() error { return s.err }

// Fail records err if it is the first error.
func (s *Speaker) Fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// T returns the words of a key.
func (s *Speaker) T(key string, args ...any) string {
	text, err := s.words.T(s.Lang, key, args...)
	s.Fail(err)
	return text
}

// N returns the words of a key for a number of things.
func (s *Speaker) N(key string, n int, args ...any) string {
	text, err := s.words.N(s.Lang, key, n, args...)
	s.Fail(err)
	return text
}

// In returns a text of the data in the speaker's language, "" if there is none.
func (s *Speaker) In(t lang.Text) string { return t.In(s.Lang) }

// Name returns a name from the catalogue; in English, its id.
func (s *Speaker) Name(id string, t lang.Text) string {
	if s.Lang == lang.EN {
		return id
	}
	return s.In(t)
}

// Quote returns text from the data in the speaker's language, or else in all
// languages that it has.
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

func (s *Speaker) Count(n int) string { return lang.Int(s.Lang, n) }

// Date formats a date on its own, "" if unknown.
func (s *Speaker) Date(d tariff.Date) string { return lang.Date(s.Lang, d.Year, d.Month, d.Day) }

// DateOf formats a date as an attribute, such as that of an act.
func (s *Speaker) DateOf(d tariff.Date) string { return lang.DateOf(s.Lang, d.Year, d.Month, d.Day) }

// DateIn formats a date as the time of an event.
func (s *Speaker) DateIn(d tariff.Date) string { return lang.DateIn(s.Lang, d.Year, d.Month, d.Day) }

// Year formats a year without grouping its digits, "" for 0.
func (s *Speaker) Year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

func (s *Speaker) Place(p *tariff.Place) string { return s.Name(string(p.ID), p.Name) }

// ShortPlace returns a place's short name.
func (s *Speaker) ShortPlace(p *tariff.Place) string { return s.Name(string(p.ID), p.Short) }

// InPlace returns a place with its preposition or case: "в Уральске", "in
// oral".
func (s *Speaker) InPlace(p *tariff.Place) string {
	if s.Lang == lang.EN {
		return "in " + string(p.ID)
	}
	return s.In(p.In)
}

// OfPlace returns a place as an attribute: "Орал қаласындағы", "в Уральске".
func (s *Speaker) OfPlace(p *tariff.Place) string {
	return lang.Attributive(s.Lang, s.InPlace(p))
}

// ShortKind returns the short name of a kind of tariff.
func (s *Speaker) ShortKind(k *tariff.Kind) string { return s.Name(string(k.ID), k.Short) }

// Role returns a role's full name; nil stands for all prices.
func (s *Speaker) Role(r *tariff.Role) string {
	if r == nil {
		return s.T("changes.no-role")
	}
	return s.Name(string(r.ID), r.Name)
}

// Section returns a section's name; nil is the part of a table without one.
func (s *Speaker) Section(x *tariff.Section) string {
	if x == nil {
		return s.T("report.no-section")
	}
	return s.Name(string(x.ID), x.Name)
}

func (s *Speaker) Service(x *tariff.Service) string { return s.Name(string(x.ID), x.Name) }

// Conditions returns the names of conditions.
func (s *Speaker) Conditions(all []*tariff.Condition) []string {
	return lists.Of(all, func(x *tariff.Condition) string { return s.Name(string(x.ID), x.Name) })
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
