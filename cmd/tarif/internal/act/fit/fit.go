// Package fit finds what a row of an act is in terms of the catalogue: its
// service, role, section, conditions, basis and unit.
//
// [New] makes a [Fitter] from the catalogue and the existing editions, whose
// wordings serve as examples for recognizing those of other districts. Words
// are compared by their stems (package stem), and rare words count more
// (index.go). [Fitter.Services] finds the services of all rows of a table
// together, because the order in which known tables list services breaks ties
// (sequence.go). conditions.go with polarity.go finds conditions, measure.go
// basis and unit.
//
// A score is the share of words that two texts have in common, so the same rows
// always give the same answer. A row that reaches no sufficient score is left
// to a person.
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
	follows  map[[2]step]bool // which service and role followed which in known tables
	usual    map[tariff.ServiceID]map[measure]bool
	polar    []polarity
	grouped  []conditionGroup   // the condition groups that matter for the kind
	keys     map[string]bool    // stems that contain a negation
	weights  map[string]float64 // of the stems of conditions
	cache    map[string][]Match[*tariff.Service]

	measures  map[string]Measure
	spellings []spelling
}

type step struct {
	service tariff.ServiceID
	role    tariff.RoleID
}

// Match is an entry of the catalogue and how well the words fit it; 1 means the
// same words. Named reports whether they fit its name or the wording of an act,
// not only a word by which people look for it.
type Match[T any] struct {
	Of    T
	Score float64
	Named bool
}

// New returns a Fitter for one kind of tariff.
func New(d *tariff.Data, kind tariff.KindID) *Fitter {
	f := &Fitter{data: d, kind: kind, services: newIndex[*tariff.Service](), roles: newIndex[*tariff.Role](),
		sections: newIndex[*tariff.Section](), follows: map[[2]step]bool{},
		usual: map[tariff.ServiceID]map[measure]bool{}, cache: map[string][]Match[*tariff.Service]{},
		measures: map[string]Measure{}, spellings: spellings(&d.Catalogue)}
	f.roles.byCover = true // a post may combine several names of one role
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

// edition learns from the wordings of an edition.
func (f *Fitter) edition(e *tariff.Edition) {
	for _, r := range e.Roles {
		f.roles.learn(r.Role, r.Text.Text, lang.List{}, 1)
		f.roles.learn(r.Role, lang.Text{KK: ownWords(r.Text.Text.KK), RU: ownWords(r.Text.Text.RU)}, lang.List{}, 1) // of a column's heading
	}
	for _, s := range e.Sections {
		f.sections.learn(s.Section, s.Text.Text, lang.List{}, 1)
	}
	var last step
	for _, r := range e.Rates {
		if r.Undecided {
			last = step{} // a guess is no example
			continue
		}
		last = f.example(last, r.Service, r.Role, r.Text.Text)
		if f.usual[r.Service.ID] == nil {
			f.usual[r.Service.ID] = map[measure]bool{}
		}
		f.usual[r.Service.ID][measureOf(r)] = true
	}
}

// example learns the wording of a service in an act, and what preceded it.
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

// Role returns the role that text names.
func (f *Fitter) Role(l lang.Lang, text string) (Match[*tariff.Role], bool) {
	return best(f.roles.find(l, text), 0.5)
}

// Section returns the section that text is the heading of.
func (f *Fitter) Section(l lang.Lang, text string) (Match[*tariff.Section], bool) {
	return best(f.sections.find(l, text), 0.45)
}

// best returns the first match if its score is at least least, or if it is
// clearly ahead of the second.
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
