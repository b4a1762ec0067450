// Package tariff is the domain: what published tariffs are, and which of them
// holds on a day.
//
// A [Place] has editions for each [Kind] of tariff. An [Edition] is the state
// of one tariff over a period: set by one [Act], possibly amended by others,
// with a table of rates. A [Rate] is one price of one [Service] for one role
// and one set of conditions; its [Key] identifies it and its [Meaning] says
// what the amount is for. The [Catalogue] defines what all tables share:
// places, services, roles, bases, units …
//
// Three things about time are kept apart: the period that an act names (a
// year), the dates between which an edition holds (often unknown at one end),
// and the order of editions. See [Timeline].
//
// Read edition.go first, then catalogue.go, meaning.go and timeline.go. The
// package does no input or output, knows no HTML and imports no loader. Its
// values are read-only once loaded; slices are in the order of the source.
package tariff

import (
	"iter"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

// Identifiers of the data: lower-case ASCII letters, digits and hyphens, as in
// addresses and in data/rates.csv.
type (
	RegionID    string
	PlaceID     string
	KindID      string
	EditionID   string
	ServiceID   string
	ConceptID   string
	SectionID   string
	RoleID      string
	BasisID     string
	UnitID      string
	ConditionID string
	LawID       string
	FootnoteID  string
)

// Data is everything that a site publishes: the catalogue and the tariffs.
type Data struct {
	Catalogue Catalogue
	Tariffs   []*Tariff // by place, then kind, in the order of ids

	// Undone are editions that were published by mistake and taken back, in the
	// same order. They are not part of their tariffs; only their addresses are
	// kept.
	Undone []*Edition

	// Faulty names the editions that are left out because of errors in their
	// files, as in "oral/home-care/2026", or the folder of those that could not
	// be listed, so that a missing edition can be explained. It is empty for a
	// published site.
	Faulty []string

	// Waivers are those in the editions' files, including faulty ones.
	Waivers []source.Waiver
}

// IsFaulty reports whether an edition is left out because of errors in its
// file.
func (d *Data) IsFaulty(place, kind, edition string) bool {
	name := place + "/" + kind + "/" + edition + "/"
	return slices.ContainsFunc(d.Faulty, func(f string) bool { return strings.HasPrefix(name, f+"/") })
}

// Tariff is all editions for one place and one kind.
type Tariff struct {
	Place    *Place
	Kind     *Kind
	Editions Timeline
}

// Tariff returns the tariff of a place and kind, or nil.
func (d *Data) Tariff(p PlaceID, k KindID) *Tariff {
	return lists.First(d.Tariffs, func(t *Tariff) bool { return t.Place.ID == p && t.Kind.ID == k })
}

// Has reports whether any edition has a rate of a service.
func (t *Tariff) Has(x *Service) bool {
	return slices.ContainsFunc(t.Editions, func(e *Edition) bool { return e.Has(x) })
}

// Editions returns the editions of all tariffs, in the tariffs' order.
func (d *Data) Editions() iter.Seq[*Edition] {
	return func(yield func(*Edition) bool) {
		for _, t := range d.Tariffs {
			for _, e := range t.Editions {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// Edition returns an edition by its full name, or nil.
func (d *Data) Edition(p PlaceID, k KindID, e EditionID) *Edition {
	if t := d.Tariff(p, k); t != nil {
		return lists.First(t.Editions, func(x *Edition) bool { return x.ID == e })
	}
	return nil
}

// UndoneEdition returns an edition that was taken back, or nil.
func (d *Data) UndoneEdition(p PlaceID, k KindID, e EditionID) *Edition {
	return lists.First(d.Undone, func(u *Edition) bool { return u.Place.ID == p && u.Kind.ID == k && u.ID == e })
}

// OfPlace returns the tariffs of a place.
func (d *Data) OfPlace(p PlaceID) []*Tariff {
	return d.filter(func(t *Tariff) bool { return t.Place.ID == p })
}

// OfKind returns the tariffs of a kind, by place.
func (d *Data) OfKind(k KindID) []*Tariff {
	return d.filter(func(t *Tariff) bool { return t.Kind.ID == k })
}

func (d *Data) filter(keep func(*Tariff) bool) []*Tariff {
	return lists.Where(d.Tariffs, keep)
}

// TextStatus says whose words a text is.
type TextStatus string

// A text is the act's own, our translation, a paraphrase of the act in our
// words, or absent.
const (
	Official    TextStatus = "official"
	Translation TextStatus = "translation"
	Paraphrase  TextStatus = "paraphrase" // only of a clause, never of a row
	NoText      TextStatus = "none"
)

// Statuses is the status of a text in each language.
type Statuses struct{ KK, RU TextStatus }

func (s Statuses) In(l lang.Lang) TextStatus {
	if l == lang.KK {
		return s.KK
	}
	return s.RU
}

func (s *Statuses) Set(l lang.Lang, status TextStatus) {
	if l == lang.KK {
		s.KK = status
		return
	}
	s.RU = status
}

// Wording is a text of an act and its status. A text with the status NoText is
// empty.
type Wording struct {
	Text   lang.Text
	Status Statuses
}

func (w Wording) In(l lang.Lang) string { return w.Text.In(l) }

func (w Wording) Has(l lang.Lang) bool { return w.Text.In(l) != "" }
