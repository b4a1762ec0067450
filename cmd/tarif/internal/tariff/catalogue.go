package tariff

import "tarif/cmd/tarif/internal/lang"

// Catalogue is what all tables share. Slices keep the order of the files,
// which is the order of presentation; the methods find by id and return nil
// for an id that is not there.
type Catalogue struct {
	Regions    []*Region
	Places     []*Place
	Kinds      []*Kind
	Sections   []*Section
	Roles      []*Role
	Bases      []*Basis
	Units      []*Unit
	Comparable []Comparability
	Conditions []*Condition
	Laws       []*Law
	Services   []*Service
	Indices    []*Index // in the order of their days
	Concepts   []*Concept
	Examples   []*Example // in the order in which acts have them
}

// Region is the oblast (or city of national significance) a place lies in.
type Region struct {
	ID   RegionID
	Name lang.Text
}

// Level is the level of government of a place.
type Level string

// The levels, from DOMAIN: a district, a city, a region as a whole.
const (
	District Level = "district"
	City     Level = "city"
	OfRegion Level = "region"
)

// Place is a territory whose body sets tariffs.
type Place struct {
	ID      PlaceID
	Region  *Region
	Level   Level
	Name    lang.Text // in full: "Орал қаласы", "город Уральск"
	Short   lang.Text // for tables and lists: "Орал", "Уральск"
	In      lang.Text // for sentences: "Орал қаласында", "в городе Уральске"
	Words   lang.List // other spellings that people search for
	Former  []FormerName
	Other   []lang.Text // other names in use
	Contact Contact
}

// FormerName is a name that a place once bore; Until is the first date on
// which it no longer did. Either may be unknown.
type FormerName struct {
	Name        lang.Text
	From, Until PartialDate
}

// Contact is how to reach the body that answers for a place's tariffs. Fields
// are empty unless known: they are never invented.
type Contact struct {
	Phone, Email, Website string
	Address               lang.Text
}

// IsZero reports whether nothing is known.
func (c Contact) IsZero() bool { return c == Contact{} }

// Kind is a kind of tariff, such as social services at home.
type Kind struct {
	ID      KindID
	Name    lang.Text
	Short   lang.Text // for menus
	Summary lang.Text // one sentence
	Meaning lang.Text // Markdown: what a price means for the reader's bill, and what not
	Words   lang.List
}

// Section is a standard heading of a kind's tables.
type Section struct {
	ID    SectionID
	Kind  *Kind
	Name  lang.Text
	Plain lang.Text // the same in everyday words, where we have them
}

// Role is who gives a service.
type Role struct {
	ID    RoleID
	Name  lang.Text
	Short lang.Text
	Words lang.List
}

// Basis is what one price is for. Phrase is a whole phrase in which {unit}
// stands for the unit's name.
type Basis struct {
	ID     BasisID
	Name   lang.Text
	Phrase lang.Text
	// Counted is what a price on this basis is multiplied by; empty where the
	// catalogue does not say, and then nothing may be reckoned from it.
	Counted Counted
}

// Counted says what a price is multiplied by.
type Counted string

// A price is for each time, for each day on which there is any, for each person
// a month, or for each unit of what was used.
const (
	Times  Counted = "times"
	Days   Counted = "days"
	People Counted = "people"
	Amount Counted = "amount"
)

// Unit is the measure to which a price refers. Spellings are the ways in which
// acts print it; a unit spelt otherwise is the same unit.
type Unit struct {
	ID        UnitID
	Name      lang.Text
	Span      UnitSpan // the time that a price covers, where the unit is one of time
	Basis     *Basis   // what a price in this unit is for where an act does not say it otherwise, or nil
	Spellings []string
}

// UnitSpan is a time for which something is paid.
type UnitSpan string

// The spans. No span is a unit of something else than time.
const (
	PerDay   UnitSpan = "day"
	PerMonth UnitSpan = "month"
	PerYear  UnitSpan = "year"
)

// Comparability allows two different bases to be compared, with a caution:
// Reason says, beside every derived figure, why it must be read with care.
type Comparability struct {
	A, B   *Basis
	Reason lang.Text
}

// Condition is what else a price depends on: a basin, a meter, housing.
// Conditions of one group exclude each other.
type Condition struct {
	ID    ConditionID
	Group string
	Name  lang.Text
	Words lang.List
}

// Law is an act of higher standing on which tariffs rest.
type Law struct {
	ID                         LawID
	Name                       lang.Text
	Number, Date, Registration string
	URL                        string
}

// Service is what is priced: an id that survives rewording and renumbering, a
// plain short name in our words, and the everyday words people use for it.
type Service struct {
	ID      ServiceID
	Kind    *Kind
	Section *Section // where tables usually have it, or nil
	Name    lang.Text
	Words   lang.List
}

// Concept is what people have in mind when they search: a thing, an action, a
// person, an illness, an institution, with its words in both languages and the
// services that answer it, the best one first. One concept serves many
// services. It widens the search and is never shown as the name of a service.
type Concept struct {
	ID       ConceptID
	Name     lang.Text // what is said of an absent one; otherwise empty
	Words    lang.List
	Services []*Service
	Absent   bool // no tariff prices it: its services are only the nearest way on
	Crisis   bool // who asks is in despair, and is led to help and to no other price
	Whom     bool // persons: its services are for them, and preferred where they are named
	Action   bool // what its services do, and are not meant without
	Else     bool // places that have no tariff here
	Alike    bool // its services differ by whom they are for, and are shown together
}

// Example is how an act has worded a service: by it import knows
// the row of another act. It is shown nowhere.
type Example struct {
	Service *Service
	Role    *Role // who gave it there, or nil
	Text    lang.Text
}

func find[T any](all []*T, ok func(*T) bool) *T {
	for _, x := range all {
		if ok(x) {
			return x
		}
	}
	return nil
}

// Place returns the place with the id, or nil.
func (c *Catalogue) Place(id PlaceID) *Place {
	return find(c.Places, func(x *Place) bool { return x.ID == id })
}

// Kind returns the kind with the id, or nil.
func (c *Catalogue) Kind(id KindID) *Kind {
	return find(c.Kinds, func(x *Kind) bool { return x.ID == id })
}

// Service returns the service with the id, or nil.
func (c *Catalogue) Service(id ServiceID) *Service {
	return find(c.Services, func(x *Service) bool { return x.ID == id })
}

// OfKind returns a kind's services in the order of the catalogue.
func (c *Catalogue) OfKind(id KindID) []*Service {
	var out []*Service
	for _, s := range c.Services {
		if s.Kind.ID == id {
			out = append(out, s)
		}
	}
	return out
}

// Caution returns the reason why prices of the two bases can be compared only
// with care. ok is false where they cannot be compared at all; a basis and
// itself compare without a reason.
func (c *Catalogue) Caution(a, b BasisID) (reason lang.Text, ok bool) {
	if a == b {
		return lang.Text{}, true
	}
	for _, x := range c.Comparable {
		if x.A.ID == a && x.B.ID == b || x.A.ID == b && x.B.ID == a {
			return x.Reason, true
		}
	}
	return lang.Text{}, false
}
