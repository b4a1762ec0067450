package tariff

import (
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
)

// Catalogue is what all tables share. Slices are in the order of the files,
// which is the order of presentation; the methods look up ids and return nil
// for an unknown one.
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
	Indices    []*Index // by date
	Concepts   []*Concept
	Examples   []*Example // in the order of the acts
}

// Region is an oblast, or a city of national significance, in which places lie.
type Region struct {
	ID   RegionID
	Name lang.Text
}

// Level is the level of government of a place.
type Level string

// The levels: a district, a city, a region as a whole.
const (
	District Level = "district"
	City     Level = "city"
	OfRegion Level = "region"
)

// Place is a territory whose administration sets tariffs.
type Place struct {
	ID      PlaceID
	Region  *Region
	Level   Level
	Name    lang.Text // in full: "Орал қаласы", "город Уральск"
	Short   lang.Text // for tables and lists: "Орал", "Уральск"
	In      lang.Text // for sentences: "Орал қаласында", "в городе Уральске"
	Words   lang.List // other spellings that people search for
	Former  []FormerName
	Other   []lang.Text // further names in use
	Contact Contact
}

// FormerName is a former name of a place; Until is the first date on which it
// no longer applied. Either date may be unknown.
type FormerName struct {
	Name        lang.Text
	From, Until PartialDate
}

// Contact is how to reach the body responsible for a place's tariffs. Unknown
// fields are empty, never invented.
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

// Basis is what one price is for. In Phrase, {unit} stands for the unit's name.
type Basis struct {
	ID     BasisID
	Name   lang.Text
	Phrase lang.Text
	// Counted is what a price on this basis is multiplied by. If it is empty,
	// nothing may be calculated from the price.
	Counted Counted
}

// Counted says what a price is multiplied by.
type Counted string

// A price is for each time, for each day with at least one, for each person and
// month, or for each unit of what was used.
const (
	Times  Counted = "times"
	Days   Counted = "days"
	People Counted = "people"
	Amount Counted = "amount"
)

// Unit is the measure to which a price refers. Spellings are the ways in which
// acts print it.
type Unit struct {
	ID        UnitID
	Name      lang.Text
	Span      UnitSpan // the time that a price covers, where the unit is one of time
	Basis     *Basis   // what a price in this unit is for where an act does not say it otherwise, or nil
	Spellings []string
}

// UnitSpan is a period for which something is paid.
type UnitSpan string

// The spans. The empty span means that the unit is not a period.
const (
	PerDay   UnitSpan = "day"
	PerMonth UnitSpan = "month"
	PerYear  UnitSpan = "year"
)

// Comparability allows prices on two different bases to be compared with
// caution. Reason, which is shown beside every derived figure, says why.
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

// Law is a higher act on which tariffs rest.
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
	Usual   Usual
}

// Usual is how often a plan of care may begin with a service: an example of the
// editors', empty where they give none.
type Usual string

// The examples of how often.
const (
	Daily        Usual = "daily"
	ThriceWeekly Usual = "thrice-weekly"
	Weekly       Usual = "weekly"
)

// Concept is what people have in mind when they search: a thing, an action, a
// person, an illness, an institution. It has words in both languages and the
// services that answer it, the best one first. Concepts extend the search and
// are never shown as names of services.
type Concept struct {
	ID       ConceptID
	Name     lang.Text // what the search calls an absent concept; otherwise empty
	Words    lang.List
	Services []*Service
	Absent   bool // no tariff prices it: its services are only the nearest thing
	Crisis   bool // people who search for it may be in despair: they are shown help and no other prices
	Whom     bool // a group of persons: prefer its services when they are named
	Action   bool // an action: its services are not meant without it
	Else     bool // places without a tariff here
	Alike    bool // its services differ by whom they are for, and are shown together
}

// Example is the wording of a service in an act, by which import recognizes
// rows of other acts. It is not shown anywhere.
type Example struct {
	Service *Service
	Role    *Role // who gives the service there, or nil
	Text    lang.Text
}

func (c *Catalogue) Place(id PlaceID) *Place {
	return lists.First(c.Places, func(x *Place) bool { return x.ID == id })
}

func (c *Catalogue) Kind(id KindID) *Kind {
	return lists.First(c.Kinds, func(x *Kind) bool { return x.ID == id })
}

func (c *Catalogue) Service(id ServiceID) *Service {
	return lists.First(c.Services, func(x *Service) bool { return x.ID == id })
}

// OfKind returns a kind's services in the order of the catalogue, those of a
// section together: a site may have services of its own in a file of their own.
func (c *Catalogue) OfKind(id KindID) []*Service {
	of := lists.Where(c.Services, func(s *Service) bool { return s.Kind.ID == id })
	place := map[*Section]int{}
	for _, s := range of {
		if _, known := place[s.Section]; !known {
			place[s.Section] = len(place)
		}
	}
	slices.SortStableFunc(of, func(a, b *Service) int { return place[a.Section] - place[b.Section] })
	return of
}

// Caution returns why prices on two bases can be compared only with care. ok is
// false if they cannot be compared at all; equal bases compare without a
// reason.
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
