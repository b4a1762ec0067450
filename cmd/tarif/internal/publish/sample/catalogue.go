package sample

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
)

// place is the number of a place, from 1.
type place int

func (p place) ID() string { return fmt.Sprintf("synthetic-%04d", int(p)) }

// perRegion is how many places a region has, as in reality.
const perRegion = 11

func (p place) Region() int { return (int(p)-1)/perRegion + 1 }

// City reports whether a place is a city, as every fifth is; the others are
// districts.
func (p place) City() bool { return p%5 == 0 }

func (p place) Even() bool { return p%2 == 0 }

// regions is the data of places.toml.
type regions struct {
	Regions []int
	Places  []namedPlace
}

type namedPlace struct {
	Place place
	Words lang.List
}

func (o Options) regions() regions {
	var all regions
	for p := place(1); int(p) <= o.Places; p++ {
		all.Regions = lists.With(all.Regions, p.Region())
		all.Places = append(all.Places, namedPlace{p, everyday(o.random(ofPlace, p, 0), 3)})
	}
	return all
}

// year is the period of an edition.
type year int

func (y year) Add(n int) year { return y + year(n) }

// Index returns the value of the index in tenge.
func (y year) Index() int { return 1000 + 100*(int(y)-LastYear+MaxEditions) }

// kind is the number of a kind of tariff, from 1.
type kind int

func (k kind) ID() string { return fmt.Sprintf("synthetic-%d", int(k)) }

// catalogued is the data of kind.toml.
type catalogued struct {
	Kind     kind
	Services []service
}

func (o Options) kind(k kind) catalogued {
	r, all := o.random(ofKind, 0, k), k.services()
	for i := range all {
		all[i].Words = everyday(r, 6)
	}
	return catalogued{k, all}
}

// Things returns what the sections of its tables are about.
func (kind) Things() []thing { return things }

// service is one service of a kind.
type service struct {
	ID     string
	kind   kind
	Thing  thing
	action action
	nth    int // index in its kind, from 0
	Words  lang.List
}

// perKind is how many services a kind has: as many as home care.
const perKind = 62

// services returns those of a kind, section by section.
func (k kind) services() []service {
	var all []service
	for _, t := range things {
		for _, a := range actions {
			if len(all) < perKind {
				id := fmt.Sprintf("%s-%s-%d", t.ID, a.id, k)
				all = append(all, service{ID: id, kind: k, Thing: t, action: a, nth: len(all)})
			}
		}
	}
	return all
}

// Name returns our name of the service.
func (s service) Name() lang.Text {
	return lang.Text{
		KK: fmt.Sprintf("%s %s (%d-үлгі)", capital(s.Thing.object.KK), s.action.name.KK, s.kind),
		RU: fmt.Sprintf("%s %s (образец %d)", capital(s.action.name.RU), s.Thing.object.RU, s.kind),
	}
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
