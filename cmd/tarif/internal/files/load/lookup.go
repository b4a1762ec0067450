package load

import (
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// lookup finds the things of a catalogue by id. It is read-only once the
// catalogue is loaded.
type lookup struct {
	regions    table[tariff.Region]
	places     table[tariff.Place]
	kinds      table[tariff.Kind]
	sections   table[tariff.Section]
	roles      table[tariff.Role]
	bases      table[tariff.Basis]
	units      table[tariff.Unit]
	conditions table[tariff.Condition]
	laws       table[tariff.Law]
	services   table[tariff.Service]
	catalogue  *tariff.Catalogue
	concepts   table[tariff.Concept]

	// partial means that a file of the catalogue could not be read, so that an
	// unknown id may well exist. Unknown ids are then not reported.
	partial bool
}

func newLookup(c *tariff.Catalogue) *lookup {
	return &lookup{
		catalogue: c,
		regions:   named[tariff.Region](source.Say("region")), places: named[tariff.Place](source.Say("place")),
		kinds: named[tariff.Kind](source.Say("kind")), sections: named[tariff.Section](source.Say("section")),
		roles: named[tariff.Role](source.Say("role")), bases: named[tariff.Basis](source.Say("basis")),
		units: named[tariff.Unit](source.Say("unit")), conditions: named[tariff.Condition](source.Say("condition")),
		laws: named[tariff.Law](source.Say("law")), services: named[tariff.Service](source.Say("service")),
		concepts: named[tariff.Concept](source.Say("concept")),
	}
}

// lookupIn returns the lookup of a loaded catalogue.
func lookupIn(c *tariff.Catalogue) *lookup {
	l := newLookup(c)
	fill(&l.regions, c.Regions, func(x *tariff.Region) id { return id(x.ID) })
	fill(&l.places, c.Places, func(x *tariff.Place) id { return id(x.ID) })
	fill(&l.kinds, c.Kinds, func(x *tariff.Kind) id { return id(x.ID) })
	fill(&l.sections, c.Sections, func(x *tariff.Section) id { return id(x.ID) })
	fill(&l.roles, c.Roles, func(x *tariff.Role) id { return id(x.ID) })
	fill(&l.bases, c.Bases, func(x *tariff.Basis) id { return id(x.ID) })
	fill(&l.units, c.Units, func(x *tariff.Unit) id { return id(x.ID) })
	fill(&l.conditions, c.Conditions, func(x *tariff.Condition) id { return id(x.ID) })
	fill(&l.laws, c.Laws, func(x *tariff.Law) id { return id(x.ID) })
	fill(&l.services, c.Services, func(x *tariff.Service) id { return id(x.ID) })
	return l
}

func fill[T any](t *table[T], all []*T, name func(*T) id) {
	for _, x := range all {
		t.byID[name(x)] = x
		t.ids = append(t.ids, string(name(x)))
	}
}

// table is the things of one kind by id.
type table[T any] struct {
	what source.Text // what messages call them
	byID map[id]*T
	ids  []string // in the order of the files
	at   map[id]source.Pos
}

func named[T any](what source.Text) table[T] {
	return table[T]{what: what, byID: map[id]*T{}, at: map[id]source.Pos{}}
}

// add adds a new thing. It returns false if the id is missing or already taken;
// the latter is reported.
func (t *table[T]) add(s spot, name id, x *T) bool {
	if name == "" {
		return false // reported by the decoder
	}
	if t.byID[name] != nil {
		s.errorSee(t.at[name], "id", ruleDuplicateID,
			source.Say(`id: there is a {1} "{2}" already`, t.what, name), source.Say("an id names one thing"))
		return false
	}
	t.byID[name] = x
	t.ids = append(t.ids, string(name))
	t.at[name] = s.doc.Pos(s.path + ".id")
	return true
}

// find returns the thing with an id, the value of a key; nil if the id is
// empty. An unknown id is reported, unless quiet.
func (t *table[T]) find(s spot, key string, name id, quiet bool) *T {
	x := t.byID[name]
	if x == nil && name != "" && !quiet {
		s.error(key, ruleUnknownID, source.Say(`{1}: there is no {2} "{3}"`, s.says(key), t.what, name),
			s.nearest(name, t.ids))
	}
	return x
}
