// Package fit finds what of the catalogue a row of an act is: its service,
// role, section, conditions, basis and unit.
//
// Its noun is the [Fitter], made of the catalogue and of the editions that are
// there already: their wordings are the examples by which another district's
// words are known. Words are compared by their stems, rare ones weigh more; the
// order in which services follow each other in known tables breaks ties.
//
// It promises numbers one can argue with: a score is the share of the words
// that two texts have in common, so the same rows always get the same answer,
// and what reaches no score is left for a person.
package fit

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Fitter knows the catalogue's words for one kind of tariff.
type Fitter struct {
	data     *tariff.Data
	kind     tariff.KindID
	services *index[*tariff.Service]
	roles    *index[*tariff.Role]
	sections *index[*tariff.Section]
	follows  map[[2]step]bool // which service, by whom, stood behind which
	usual    map[tariff.ServiceID]map[measure]bool
	polar    []polarity
	grouped  []conditionGroup   // groups of conditions that count for the kind
	keys     map[string]bool    // stems that carry a denial
	weights  map[string]float64 // of the stems of conditions
	cache    map[string][]Match[*tariff.Service]

	measures  map[string]Measure
	spellings []spelling
}

type step struct {
	service tariff.ServiceID
	role    tariff.RoleID
}

// Match is something of the catalogue and how well the words fit it: 1 is the
// same words.
type Match[T any] struct {
	Of    T
	Score float64
}

// New learns the words of a kind.
func New(d *tariff.Data, kind tariff.KindID) *Fitter {
	f := &Fitter{data: d, kind: kind, services: newIndex[*tariff.Service](), roles: newIndex[*tariff.Role](),
		sections: newIndex[*tariff.Section](), follows: map[[2]step]bool{},
		usual: map[tariff.ServiceID]map[measure]bool{}, cache: map[string][]Match[*tariff.Service]{},
		measures: map[string]Measure{}, spellings: spellings(&d.Catalogue)}
	f.roles.byCover = true // a post may join several names of one role
	c := &d.Catalogue
	for _, s := range c.OfKind(kind) {
		f.services.learn(s, s.Name, s.Words, 0.8)
	}
	for _, r := range c.Roles {
		f.roles.learn(r, r.Name, lang.List{}, 1)
		f.roles.learn(r, lang.Text{}, r.Words, 0.5)
	}
	for _, s := range c.Sections {
		if s.Kind.ID == kind {
			f.sections.learn(s, s.Name, lang.List{}, 1)
		}
	}
	for _, t := range d.OfKind(kind) {
		for _, e := range t.Editions {
			f.edition(e)
		}
	}
	var last step
	for _, x := range c.Examples {
		if x.Service.Kind.ID == kind {
			last = f.example(last, x.Service, x.Role, x.Text)
		}
	}
	f.services.weigh()
	f.roles.weigh()
	f.sections.weigh()
	f.polar, f.keys = polarities(c)
	f.grouped = f.groups()
	f.weights = f.weigh()
	return f
}

// edition learns by example.
func (f *Fitter) edition(e *tariff.Edition) {
	for _, r := range e.Roles {
		f.roles.learn(r.Role, r.Text.Text, lang.List{}, 1)
	}
	for _, s := range e.Sections {
		f.sections.learn(s.Section, s.Text.Text, lang.List{}, 1)
	}
	var last step
	for _, r := range e.Rates {
		last = f.example(last, r.Service, r.Role, r.Text.Text)
		if f.usual[r.Service.ID] == nil {
			f.usual[r.Service.ID] = map[measure]bool{}
		}
		f.usual[r.Service.ID][measureOf(r)] = true
	}
}

// example learns how an act has worded a service, and behind which it stood.
func (f *Fitter) example(last step, s *tariff.Service, by *tariff.Role, text lang.Text) step {
	f.services.learn(s, text, lang.List{}, 1)
	now := step{s.ID, roleID(by)}
	if now != last {
		f.follows[[2]step{last, now}] = true
	}
	return now
}

func roleID(r *tariff.Role) tariff.RoleID {
	if r == nil {
		return ""
	}
	return r.ID
}

// Role finds the role that words name.
func (f *Fitter) Role(l lang.Lang, text string) (Match[*tariff.Role], bool) {
	return best(f.roles.find(l, text), 0.5)
}

// Section finds the heading that words are.
func (f *Fitter) Section(l lang.Lang, text string) (Match[*tariff.Section], bool) {
	return best(f.sections.find(l, text), 0.45)
}

// best is the first match if it is good, or if nothing else comes near it.
func best[T any](all []Match[T], least float64) (Match[T], bool) {
	if len(all) == 0 {
		return Match[T]{}, false
	}
	second := 0.0
	if len(all) > 1 {
		second = all[1].Score
	}
	first := all[0].Score
	return all[0], first >= least && first > second || first >= 0.3 && first > 1.8*second
}
