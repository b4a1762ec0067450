package search

import (
	"encoding/json"
	"fmt"
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Input is everything that the index is made of.
type Input struct {
	Data  *tariff.Data
	Day   tariff.Date // what is in force is decided for this day
	Pages []Page
}

// Page is a page of prose. Address is absolute within the site, without the
// language: "news/2026-tariffs/".
type Page struct {
	Address string
	Title   lang.Text
	Summary lang.Text
	Date    tariff.Date // zero where a page has none
}

// Files are the index of one language: what the first result needs, and what
// may come second. Neither waits for the other.
type Files struct {
	First []byte // services, places, the words for them and today's prices
	More  []byte // acts of all editions, and pages
	Wide  []byte // concepts, wanted only where the first answer is weak
}

// Build returns the index of each language.
func Build(in Input) (map[lang.Lang]Files, error) {
	files := map[lang.Lang]Files{}
	for _, l := range lang.All {
		b := newBuilder(in, l)
		first, err := script("tarifIndex", b.index())
		if err != nil {
			return nil, fmt.Errorf("search index %s: %w", l, err)
		}
		rest, err := script("tarifMore", b.more())
		if err != nil {
			return nil, fmt.Errorf("search index %s: %w", l, err)
		}
		wide, err := script("tarifWide", b.wide())
		if err != nil {
			return nil, fmt.Errorf("search index %s: %w", l, err)
		}
		files[l] = Files{first, rest, wide}
	}
	return files, nil
}

// script is a classic script that hands data to the page.
func script(name string, data any) ([]byte, error) {
	js, err := json.Marshal(data)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte("window."+name+"="), js, []byte(";\n")), nil
}

// row is a record of the index. Records are arrays, not objects: names of
// fields would be a third of the file. Their fields are listed where they are
// made and read in search.js, function open. In the file they stand as columns.
type row = []any

// index is the first file. search.js refuses a version that it does not know.
type index struct {
	Version  int      `json:"v"`
	Lang     string   `json:"l"`
	Letters  string   `json:"abc"`   // that are exchanged with Latin ones, see letters.go
	Rules    []string `json:"rules"` // of folding, as fold.go and stem.go write them
	Stop     []string `json:"stop"`  // Kazakh, Russian
	Forms    []row    `json:"forms"`
	Kinds    []row    `json:"kinds"`
	Sections []row    `json:"sections"`
	Facets   []row    `json:"facets"`
	Regions  []row    `json:"regions"`
	Places   []row    `json:"places"`
	Services []row    `json:"services"`
	Tariffs  []row    `json:"tariffs"`
	Shapes   []row    `json:"shapes"`
	Labels   []string `json:"labels"`
	Crisis   []row    `json:"crisis"` // a cry for help is understood at once
}

const version = 3

// more is the second file. It refers to the first one's places and kinds.
type more struct {
	Version int       `json:"v"`
	Lang    lang.Lang `json:"l"`
	Acts    []row     `json:"acts"`
	Pages   []row     `json:"pages"`
}

// wide is the third file. It refers to the first one's services.
type wide struct {
	Version  int       `json:"v"`
	Lang     lang.Lang `json:"l"`
	Stop     []string  `json:"stop"` // Kazakh, Russian
	Concepts []row     `json:"concepts"`
}

// builder numbers what records refer to by its place in a list.
type builder struct {
	Input
	l, other lang.Lang
	kinds    map[*tariff.Kind]int
	sections map[*tariff.Section]int
	places   map[*tariff.Place]int
	services map[*tariff.Service]int
	regions  map[*tariff.Region]int
	facets   map[string]int // roles and conditions, by "role/…" or "condition/…"
	offered  map[*tariff.Service]*offer
}

func newBuilder(in Input, l lang.Lang) *builder {
	c := &in.Data.Catalogue
	b := &builder{Input: in, l: l, other: l.Other(),
		kinds: number(c.Kinds), sections: number(c.Sections), places: number(c.Places),
		services: number(c.Services), regions: number(c.Regions),
		facets: map[string]int{}, offered: map[*tariff.Service]*offer{}}
	for _, r := range c.Roles {
		b.facets["role/"+string(r.ID)] = len(b.facets)
	}
	for _, x := range c.Conditions {
		b.facets["condition/"+string(x.ID)] = len(b.facets)
	}
	return b
}

func number[T any](list []*T) map[*T]int {
	m := make(map[*T]int, len(list))
	for i, x := range list {
		m[x] = i
	}
	return m
}

func (b *builder) index() *index {
	x := &index{Version: version, Letters: exchanged, Lang: string(b.l), Stop: idle(), Forms: b.forms(),
		Rules: []string{cyrillic, latin, digraphs, lookalikes, foldedKK},
		Kinds: []row{}, Sections: []row{}, Facets: []row{}, Regions: []row{}, Places: []row{},
		Services: []row{}, Tariffs: []row{}, Shapes: []row{}, Labels: []string{}, Crisis: []row{}}
	b.addPrices(x) // first: it learns what is offered under which conditions
	b.addCatalogue(x)
	x.code()
	return x
}

func (b *builder) more() *more {
	x := &more{Version: version, Lang: b.l, Acts: []row{}, Pages: []row{}}
	b.addActs(x)
	for _, p := range b.Pages {
		x.Pages = append(x.Pages, b.page(p))
	}
	x.code()
	return x
}

func (b *builder) wide() *wide {
	x := &wide{Version: version, Lang: b.l, Stop: slices.Clone(whoWords), Concepts: []row{}}
	for _, c := range b.Data.Catalogue.Concepts {
		if !c.Crisis {
			x.Concepts = append(x.Concepts, append(b.concept(c), b.absent(c)))
		}
	}
	x.code()
	return x
}

func (b *builder) addCatalogue(x *index) {
	c := &b.Data.Catalogue
	for _, k := range c.Kinds {
		x.Kinds = append(x.Kinds, b.kind(k))
	}
	for _, s := range c.Sections {
		x.Sections = append(x.Sections, row{s.Name.In(b.l), s.Name.In(b.other)})
	}
	for _, r := range c.Roles {
		x.Facets = append(x.Facets, b.facet(r.Words, r.Name, r.Short))
	}
	for _, cond := range c.Conditions {
		x.Facets = append(x.Facets, b.facet(cond.Words, cond.Name))
	}
	for _, r := range c.Regions {
		x.Regions = append(x.Regions, row{initials(r.Name.In(b.l)), initials(r.Name.In(b.other))})
	}
	for _, p := range c.Places {
		x.Places = append(x.Places, b.place(p))
	}
	for _, s := range c.Services {
		x.Services = append(x.Services, b.service(s))
	}
	for _, concept := range c.Concepts {
		if concept.Crisis {
			x.Crisis = append(x.Crisis, b.concept(concept))
		}
	}
}
