package load

import (
	"fmt"
	"io/fs"
	"reflect"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// minWords is how many everyday words a service needs in each language, for
// people who do not know its official name.
const minWords = 3

type cataloguePart struct {
	doc *tomlfile.Doc
	raw *catalogueFile
}

// cataloguer assembles the catalogue from its files, in order of dependency.
type cataloguer struct {
	parts []cataloguePart
	c     *tariff.Catalogue
	look  *lookup
	found source.List
}

// loadCatalogue reads the files of the catalogue as one.
func loadCatalogue(fsys fs.FS, names []string) (*tariff.Catalogue, *lookup, source.List) {
	c := &tariff.Catalogue{}
	b := &cataloguer{c: c, look: newLookup(c)}
	for _, name := range names {
		doc, raw, found := decode[catalogueFile](fsys, name)
		b.found = append(b.found, found...)
		if doc == nil {
			b.look.partial = true
			continue
		}
		b.look.partial = b.look.partial || tableMisspelt(doc)
		b.parts = append(b.parts, cataloguePart{doc, raw})
		b.found = append(b.found, marks(doc)...)
	}
	b.places()
	b.kinds()
	b.measures()
	b.others()
	return b.c, b.look, b.found
}

// tableMisspelt reports whether a table of a file was ignored because its name
// is misspelt.
func tableMisspelt(doc *tomlfile.Doc) bool {
	t := reflect.TypeFor[catalogueFile]()
	for i := range t.NumField() {
		if key, _, ok := tomlfile.Tag(t.Field(i)); ok && doc.Misspelt(key) {
			return true
		}
	}
	return false
}

// each calls do for every table with a name in all files.
func each[R any](b *cataloguer, key string, rows func(*catalogueFile) []R, do func(spot, *R)) {
	for _, p := range b.parts {
		all := rows(p.raw)
		for i := range all {
			do(spot{p.doc, fmt.Sprintf("%s[%d]", key, i), &b.found}, &all[i])
		}
	}
}

// take adds a thing to its lookup and to the catalogue. If its id is invalid,
// references to it elsewhere cannot be resolved, so the lookup is marked as
// partial.
func take[T any](b *cataloguer, t *table[T], all *[]*T, s spot, name id, x *T) {
	if t.add(s, name, x) {
		*all = append(*all, x)
	}
	b.look.partial = b.look.partial || name == ""
}

func (b *cataloguer) places() {
	each(b, "region", func(f *catalogueFile) []regionTable { return f.Regions }, func(s spot, r *regionTable) {
		take(b, &b.look.regions, &b.c.Regions, s, r.ID, &tariff.Region{ID: tariff.RegionID(r.ID), Name: r.Name})
	})
	each(b, "place", func(f *catalogueFile) []placeTable { return f.Places }, func(s spot, r *placeTable) {
		take(b, &b.look.places, &b.c.Places, s, r.ID, b.place(s, r))
	})
}

func (b *cataloguer) place(s spot, r *placeTable) *tariff.Place {
	p := &tariff.Place{
		ID: tariff.PlaceID(r.ID), Region: b.look.regions.find(s, "region", r.Region, b.look.partial),
		Level: r.Level, Name: r.Name, Short: r.Short, In: r.In, Words: r.Words,
		Contact: tariff.Contact{Phone: r.Contact.Phone, Email: r.Contact.Email,
			Website: string(r.Contact.Website), Address: r.Contact.Address},
	}
	for i, f := range r.Former {
		from, until := f.From.PartialDate, f.Until.PartialDate
		if !from.IsZero() && !until.IsZero() && until.Year < from.Year {
			s.error(fmt.Sprintf("former[%d].until", i), ruleDatesOrder, source.Say("until: the name ends before it begins"), source.Text{})
		}
		p.Former = append(p.Former, tariff.FormerName{Name: f.Name, From: from, Until: until})
	}
	p.Other = lists.Of(r.Other, func(o nameTable) lang.Text { return o.Name })
	return p
}

func (b *cataloguer) kinds() {
	each(b, "kind", func(f *catalogueFile) []kindTable { return f.Kinds }, func(s spot, r *kindTable) {
		take(b, &b.look.kinds, &b.c.Kinds, s, r.ID, &tariff.Kind{ID: tariff.KindID(r.ID), Name: r.Name,
			Short: r.Short, Summary: r.Summary, Meaning: r.Meaning, Words: r.Words})
	})
	each(b, "section", func(f *catalogueFile) []sectionTable { return f.Sections }, func(s spot, r *sectionTable) {
		kind := b.look.kinds.find(s, "kind", r.Kind, b.look.partial)
		take(b, &b.look.sections, &b.c.Sections, s, r.ID, &tariff.Section{ID: tariff.SectionID(r.ID), Kind: kind, Name: r.Name, Plain: r.Plain})
	})
	each(b, "service", func(f *catalogueFile) []serviceTable { return f.Services }, func(s spot, r *serviceTable) {
		take(b, &b.look.services, &b.c.Services, s, r.ID, b.service(s, r))
	})
	each(b, "concept", func(f *catalogueFile) []conceptTable { return f.Concepts }, func(s spot, r *conceptTable) {
		take(b, &b.look.concepts, &b.c.Concepts, s, r.ID, b.concept(s, r))
	})
}

// concept reads a concept. One without services must be absent, and an absent
// one needs a name, by which the search says that it is.
func (b *cataloguer) concept(s spot, r *conceptTable) *tariff.Concept {
	x := &tariff.Concept{ID: tariff.ConceptID(r.ID), Name: r.Name, Words: r.Words, Absent: r.Absent, Crisis: r.Crisis, Whom: r.Whom, Action: r.Action, Else: r.Elsewhere, Alike: r.Alike}
	for i, name := range r.Services {
		if v := b.look.services.find(s, fmt.Sprintf("services[%d]", i), name, b.look.partial); v != nil {
			x.Services = append(x.Services, v)
		}
	}
	switch {
	case r.Absent && (r.Name.KK == "" || r.Name.RU == ""):
		s.error("name", ruleConcept, source.Say("name: the search says by this name that no tariff prices it"), source.Say("give it in both languages"))
	case !r.Absent && !r.Elsewhere && len(r.Services) == 0:
		s.error("services", ruleConcept, source.Say("services: the concept leads to no service"), source.Say("name a service, or write absent = true"))
	case several(r.Absent, r.Crisis, r.Whom, r.Action, r.Elsewhere, r.Alike):
		s.error("id", ruleConcept, source.Say("a concept is one of absent, crisis, whom, action, elsewhere and alike"), source.Text{})
	}
	return x
}

// several reports whether more than one condition is true.
func several(conditions ...bool) bool {
	n := 0
	for _, c := range conditions {
		if c {
			n++
		}
	}
	return n > 1
}

func (b *cataloguer) service(s spot, r *serviceTable) *tariff.Service {
	x := &tariff.Service{ID: tariff.ServiceID(r.ID), Name: r.Name, Words: r.Words, Usual: r.Usual,
		Kind:    b.look.kinds.find(s, "kind", r.Kind, b.look.partial),
		Section: b.look.sections.find(s, "section", r.Section, b.look.partial)}
	if x.Section != nil && x.Kind != nil && x.Section.Kind != nil && x.Section.Kind != x.Kind {
		s.error("section", ruleOtherKind, source.Say(`section: "{1}" is a section of the kind "{2}"`, r.Section, x.Section.Kind.ID), source.Text{})
	}
	if !s.doc.Has(s.at("words")) {
		s.warn("id", ruleNoWords, source.Say("words: the service has no everyday words yet, and search finds it by its name alone"),
			source.Say("write at least {1} in each language: what people call it, as words.kk and words.ru", minWords))
	}
	for _, l := range lang.All {
		key := "words." + string(l)
		if n := len(r.Words.In(l)); n < minWords && s.doc.Has(s.at("words")) && !s.misspelt(key) && !s.said(key) {
			s.error(key, ruleFewWords, source.Say("{1}: {2} of at least {3} everyday words", key, n, minWords),
				source.Say("people search by these words"))
		}
	}
	return x
}

func (b *cataloguer) measures() {
	each(b, "basis", func(f *catalogueFile) []basisTable { return f.Bases }, func(s spot, r *basisTable) {
		s.marks(r.Phrase)
		take(b, &b.look.bases, &b.c.Bases, s, r.ID, &tariff.Basis{ID: tariff.BasisID(r.ID),
			Name: r.Name, Phrase: r.Phrase, Counted: r.Counted})
	})
	spelt := map[string]source.Pos{}
	each(b, "unit", func(f *catalogueFile) []unitTable { return f.Units }, func(s spot, r *unitTable) {
		take(b, &b.look.units, &b.c.Units, s, r.ID, &tariff.Unit{ID: tariff.UnitID(r.ID), Name: r.Name, Span: r.Span,
			Basis: b.look.bases.find(s, "basis", r.Basis, b.look.partial), Spellings: r.Spellings})
		for i, word := range r.Spellings {
			key := fmt.Sprintf("spellings[%d]", i)
			if at, ok := spelt[word]; ok {
				s.errorSee(at, key, ruleDuplicateSpelling, source.Say(`spellings: "{1}" is already a spelling of a unit`, word), source.Text{})
				continue
			}
			spelt[word] = s.doc.Pos(s.at(key))
		}
	})
	each(b, "comparability", func(f *catalogueFile) []comparableTable { return f.Comparable }, b.comparable)
}

func (b *cataloguer) comparable(s spot, r *comparableTable) {
	var bases []*tariff.Basis
	for i, name := range r.Bases {
		bases = append(bases, b.look.bases.find(s, fmt.Sprintf("bases[%d]", i), name, b.look.partial))
	}
	switch {
	case len(bases) != 2 || r.Bases[0] == r.Bases[1]:
		if s.doc.Has(s.at("bases")) {
			s.error("bases", ruleTwoBases, source.Say("bases: want two different bases"), source.Text{})
		}
		return
	case bases[0] == nil || bases[1] == nil:
		return
	}
	if _, ok := b.c.Caution(bases[0].ID, bases[1].ID); ok {
		s.error("bases", ruleDuplicatePair, source.Say(`bases: "{1}" and "{2}" are paired already`, r.Bases[0], r.Bases[1]), source.Text{})
	}
	b.c.Comparable = append(b.c.Comparable, tariff.Comparability{A: bases[0], B: bases[1], Reason: r.Reason})
}

func (b *cataloguer) others() {
	each(b, "role", func(f *catalogueFile) []roleTable { return f.Roles }, func(s spot, r *roleTable) {
		take(b, &b.look.roles, &b.c.Roles, s, r.ID, &tariff.Role{ID: tariff.RoleID(r.ID), Name: r.Name, Short: r.Short, Words: r.Words})
	})
	each(b, "condition", func(f *catalogueFile) []conditionTable { return f.Conditions }, func(s spot, r *conditionTable) {
		take(b, &b.look.conditions, &b.c.Conditions, s, r.ID, &tariff.Condition{ID: tariff.ConditionID(r.ID),
			Group: string(r.Group), Name: r.Name, Words: r.Words})
	})
	each(b, "example", func(f *catalogueFile) []exampleTable { return f.Examples }, func(s spot, r *exampleTable) {
		x := &tariff.Example{Service: b.look.services.find(s, "service", r.Service, b.look.partial),
			Role: b.look.roles.find(s, "role", r.Role, b.look.partial), Text: r.Text}
		if x.Service != nil {
			b.c.Examples = append(b.c.Examples, x)
		}
	})
	each(b, "law", func(f *catalogueFile) []lawTable { return f.Laws }, func(s spot, r *lawTable) {
		take(b, &b.look.laws, &b.c.Laws, s, r.ID, &tariff.Law{ID: tariff.LawID(r.ID), Name: r.Name, Number: r.Number,
			Date: r.Date.String(), Registration: r.Registration, URL: string(r.URL)})
	})
	b.indices()
}

// indices reads the values of the monthly calculation index and reports those
// that overlap.
func (b *cataloguer) indices() {
	var at []source.Pos
	each(b, "index", func(f *catalogueFile) []indexTable { return f.Indices }, func(s spot, r *indexTable) {
		x := &tariff.Index{From: r.From.Date, Until: r.Until.Date, Tenge: r.Tenge.Amount, Law: b.look.laws.find(s, "law", r.Law, b.look.partial)}
		if x.From.IsZero() || x.Until.IsZero() {
			return // reported by the decoder
		}
		if !x.From.Before(x.Until) {
			s.error("until", ruleDatesOrder, source.Say("until: the value ends before it begins"), source.Text{})
		}
		for i, y := range b.c.Indices {
			if x.From.Before(y.Until) && y.From.Before(x.Until) {
				s.errorSee(at[i], "from", ruleIndexOrder, source.Say("from: the index already has a value on {1}: {2}", tariff.Later(x.From, y.From), y.Tenge), source.Text{})
			}
		}
		b.c.Indices, at = append(b.c.Indices, x), append(at, s.doc.Pos(s.at("from")))
	})
}
