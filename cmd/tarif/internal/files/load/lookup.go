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

// newLookup returns the lookup of what a catalogue has already.
func newLookup(c *tariff.Catalogue) *lookup {
	return &lookup{
		catalogue:  c,
		regions:    named(source.Say("region"), c.Regions, func(x *tariff.Region) id { return id(x.ID) }),
		places:     named(source.Say("place"), c.Places, func(x *tariff.Place) id { return id(x.ID) }),
		kinds:      named(source.Say("kind"), c.Kinds, func(x *tariff.Kind) id { return id(x.ID) }),
		sections:   named(source.Say("section"), c.Sections, func(x *tariff.Section) id { return id(x.ID) }),
		roles:      named(source.Say("role"), c.Roles, func(x *tariff.Role) id { return id(x.ID) }),
		bases:      named(source.Say("basis"), c.Bases, func(x *tariff.Basis) id { return id(x.ID) }),
		units:      named(source.Say("unit"), c.Units, func(x *tariff.Unit) id { return id(x.ID) }),
		conditions: named(source.Say("condition"), c.Conditions, func(x *tariff.Condition) id { return id(x.ID) }),
		laws:       named(source.Say("law"), c.Laws, func(x *tariff.Law) id { return id(x.ID) }),
		services:   named(source.Say("service"), c.Services, func(x *tariff.Service) id { return id(x.ID) }),
		concepts:   named(source.Say("concept"), c.Concepts, func(x *tariff.Concept) id { return id(x.ID) }),
	}
}

// table is the things of one kind by id.
type table[T any] struct {
	what source.Text // what messages call them
	byID map[id]*T
	ids  []string // in the order of the files
	at   map[id]source.Pos
}

func named[T any](what source.Text, all []*T, name func(*T) id) table[T] {
	t := table[T]{what: what, byID: map[id]*T{}, at: map[id]source.Pos{}}
	for _, x := range all {
		t.byID[name(x)] = x
		t.ids = append(t.ids, string(name(x)))
	}
	return t
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
