package pages

import (
	"slices"
	"strconv"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// manyPlaces is the number of places from which pages are made for somebody who
// looks for one of them. A service's page then shows only the current edition
// of each place: five years of two hundred places would be three megabytes, and
// the other editions are one click away. The home page lists the places once,
// by region, and not for each kind.
const manyPlaces = 16

// PlacesView lists places by region.
type PlacesView struct {
	Frame
	Regions []Regional[PlaceLine]
	Many    bool // too many places to show those of all regions
}

// Regional is what a page lists of a region. Name is empty if the site has few
// places and everything stands together.
type Regional[T any] struct {
	Name  string
	Items []T
}

// byRegion divides what a page lists by the regions of its places, or lists it
// together if no regions are given.
func byRegion[T, V any](c composer, regions []*tariff.Region, items []T, place func(T) *tariff.Place, view func(T) V) []Regional[V] {
	if regions == nil {
		return []Regional[V]{{Items: lists.Of(items, view)}}
	}
	var groups []Regional[V]
	for _, r := range regions {
		if of := lists.Where(items, func(x T) bool { return place(x).Region == r }); len(of) > 0 {
			groups = append(groups, Regional[V]{c.name(r.Name), lists.Of(of, view)})
		}
	}
	return groups
}

// foldedBy returns the regions of the catalogue if a list of so many places is
// folded by them.
func foldedBy(data *tariff.Data, places int) []*tariff.Region {
	if places < manyPlaces {
		return nil
	}
	return data.Catalogue.Regions
}

func placeOf(t *tariff.Tariff) *tariff.Place { return t.Place }

// PlaceLine is a place in a list, with its tariffs.
type PlaceLine struct {
	Link
	Tariffs []TariffLine
}

// TariffLine is a tariff in a list.
type TariffLine struct {
	Link
	Edition string
	Status  Status
	Count   string
	Summary string
	Act     string

	// On a place's page:
	Everyday  []EverydayRow
	Basis     string // what its prices are for, if that is the same for all
	Neighbour *NeighbourView
	Changes   *Link  // what changed since the previous edition, nil if there is none here
	Changed   string // the same in a line
}

// NeighbourView is a place whose prices are shown for comparison.
type NeighbourView struct{ Name, Basis, Compare string }

// PlaceView is a place: its tariffs in force, by kind.
type PlaceView struct {
	Frame
	ID          string
	Place       string
	Region      string // empty if the place is itself a region
	Level       string
	FormerNames []FormerView
	OtherNames  []string
	Tariffs     []TariffLine
	Compare     []Link
	Contact     *ContactView
	Downloads   []Link // empty if the place has no tariff
	Prices      []PriceList
	Snippets    []Snippet // for showing its tariffs on another site
}

// FormerView is a former name of a place.
type FormerView struct{ Name, When string }

func (s *Site) placePages() []subject {
	var subjects []subject
	for _, p := range s.Data.Catalogue.Places {
		tariffs := s.Data.OfPlace(p.ID)
		subjects = append(subjects, subject{addr: PlaceAddr(p), template: "place.html", daily: true, topic: true, nav: Places,
			crumbs: []Addr{Places}, modified: modified(tariffs),
			title: func(c composer) (string, string) {
				title, about := c.titled("place.title", "place.description", p.Name.In(c.Lang))
				for _, e := range shownAll(tariffs, s.Day) {
					about += " " + c.T("place.description-priced", c.In(e.Kind.Short), c.examples(e))
				}
				return title, about
			},
			view: func(f Frame) (any, error) {
				return placeLists{f.c, s.Data, s.changes(f.c)}.place(f, p, s.found.pairsOf), nil
			}})
	}
	return subjects
}

// placeLists lists places and their tariffs.
type placeLists struct {
	composer
	data    *tariff.Data
	changes changes
}

// place makes a place's page; pairs are the comparisons of each tariff.
func (c placeLists) place(f Frame, p *tariff.Place, pairs map[*tariff.Tariff][]pair) PlaceView {
	v := PlaceView{Frame: f, ID: string(p.ID), Place: c.name(p.Name),
		Level: c.T("place.level." + string(p.Level)), Contact: c.contact(p)}
	if p.Region.Name != p.Name {
		v.Region = c.In(p.Region.Name)
	}
	v.FormerNames = lists.Of(p.Former, c.former)
	v.OtherNames = lists.Of(p.Other, c.In)
	for _, t := range c.data.OfPlace(p.ID) {
		v.Tariffs = append(v.Tariffs, c.tariffCard(t, pairs[t]))
		v.Compare = append(v.Compare, comparisons{c.composer}.pairLinks(pairs[t])...)
		if list := c.priceList(t); len(list.Links) > 0 {
			v.Prices = append(v.Prices, list)
		}
		if a := EmbedTariffAddr(p, t.Kind); c.known(a) {
			v.Snippets = append(v.Snippets, c.frameSnippet(f, a, snippetID(t.Kind), c.tariffTitle(t)))
		}
	}
	if len(v.Tariffs) > 0 {
		v.Downloads = c.tables(PlaceData(p))
	}
	return v
}

// tariffCard shows a tariff with what people ask for first.
func (c placeLists) tariffCard(t *tariff.Tariff, pairs []pair) TariffLine {
	line := c.tariffLine(t, c.In(t.Kind.Short))
	i, _ := t.Editions.On(c.day)
	e := t.Editions[i]
	line.Basis = c.commonBasis(e)
	var there *tariff.Edition
	if n := neighbour(t, pairs); n != nil {
		c.read.tariff(n)
		j, _ := n.Editions.On(c.day)
		there = n.Editions[j]
	}
	line.Everyday = c.everyday(e, there)
	if slices.ContainsFunc(line.Everyday, func(r EverydayRow) bool { return r.There.Value != "" }) {
		a, b := inOrderOfID(e.Place, there.Place)
		line.Neighbour = &NeighbourView{Name: c.In(there.Place.Short), Basis: c.commonBasis(there), Compare: c.url(CompareAddr(t.Kind, a, b))}
	}
	if i > 0 {
		l := c.link(ChangesAddr(e), c.T("edition.changes"))
		entry := c.changes.entry(t, i)
		line.Changes, line.Changed = &l, entry.Holds+" "+entry.Lines[0]
	}
	return line
}

func inOrderOfID(a, b *tariff.Place) (first, second *tariff.Place) {
	if b.ID < a.ID {
		return b, a
	}
	return a, b
}

// neighbour returns the tariff with which a place is compared first: one of its
// own region, if any.
func neighbour(t *tariff.Tariff, pairs []pair) *tariff.Tariff {
	var first *tariff.Tariff
	for _, p := range pairs {
		other := p.a
		if other == t {
			other = p.b
		}
		if other.Place.Region == t.Place.Region {
			return other
		}
		if first == nil {
			first = other
		}
	}
	return first
}

func (c placeLists) former(n tariff.FormerName) FormerView {
	v := FormerView{Name: c.In(n.Name)}
	switch {
	case n.From.Year != 0 && n.Until.Year != 0 && n.From.Month+n.Until.Month == 0:
		v.When = c.T("place.former-years", strconv.Itoa(n.From.Year), strconv.Itoa(n.Until.Year))
	case !n.From.IsZero() && !n.Until.IsZero():
		v.When = c.T("place.former-span", c.partial(n.From), c.partial(n.Until))
	case !n.Until.IsZero():
		v.When = c.T("place.former-until", lang.DateIn(c.Lang, n.Until.Year, n.Until.Month, n.Until.Day))
	}
	return v
}

func (c placeLists) tariffLine(t *tariff.Tariff, text string) TariffLine {
	i, _ := t.Editions.On(c.day)
	e := t.Editions[i]
	return TariffLine{Link: c.link(TariffAddr(t.Place, t.Kind), text), Edition: c.Edition(e),
		Status: c.status(t, i), Count: c.Rates(e),
		Summary: c.In(t.Kind.Summary), Act: c.CiteAmended(e)}
}

// regions lists the places that have tariffs, by region.
func (c placeLists) regions() []Regional[PlaceLine] {
	return byRegion(c.composer, c.data.Catalogue.Regions, c.data.Catalogue.Places, self, c.placeLine)
}

func self(p *tariff.Place) *tariff.Place { return p }

func (c placeLists) placeLine(p *tariff.Place) PlaceLine {
	line := PlaceLine{Link: c.link(PlaceAddr(p), c.name(p.Name))}
	line.Tariffs = lists.Of(c.data.OfPlace(p.ID), func(t *tariff.Tariff) TariffLine { return c.tariffLine(t, c.In(t.Kind.Short)) })
	return line
}
