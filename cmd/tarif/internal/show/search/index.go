package search

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Input is everything from which the index is made.
type Input struct {
	Data  *tariff.Data
	Day   tariff.Date // decides what is in force
	Pages []Page
}

// Page is a page of prose. Address is absolute within the site, without the
// language: "news/2026-tariffs/".
type Page struct {
	Address string
	Title   lang.Text
	Summary lang.Text
	Date    tariff.Date // zero if the page has none
}

// Files are the index of one language: what the first result needs, and what
// may come later. They are loaded independently.
type Files struct {
	First []byte // services, places, the words for them and today's prices
	More  []byte // acts of all editions, and pages
	Wide  []byte // concepts, needed only if the first answer is weak
}

// Build returns the index of each language.
func Build(in Input) (map[lang.Lang]Files, error) {
	files, said := map[lang.Lang]Files{}, map[lang.Lang]func() []map[string]string{}
	for _, l := range lang.All {
		said[l] = sync.OnceValue(func() []map[string]string { return spoken(in.Data, l) })
	}
	for _, l := range lang.All {
		b := newBuilder(in, l)
		b.spoken = said
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

// script returns a classic script that assigns data to a global variable.
func script(name string, data any) ([]byte, error) {
	js, err := json.Marshal(data)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte("window."+name+"="), js, []byte(";\n")), nil
}

// index is the first file. The browser refuses a version that it does not know.
type index struct {
	Version  int     `json:"v"`
	Lang     string  `json:"l"`
	Letters  string  `json:"abc"`   // letters exchanged with Latin ones, see letters.go
	Rules    texts   `json:"rules"` // of folding, in the form of fold.go and stem.go
	Stop     texts   `json:"stop"`  // Kazakh, Russian
	Forms    records `json:"forms"`
	Kinds    records `json:"kinds"`
	Sections records `json:"sections"`
	Facets   records `json:"facets"`
	Regions  records `json:"regions"`
	Places   records `json:"places"`
	Services records `json:"services"`
	Tariffs  records `json:"tariffs"`
	Shapes   records `json:"shapes"`
	Labels   texts   `json:"labels"`
	Crisis   records `json:"crisis"` // calls for help are recognized at once
	Alike    records `json:"alike"`  // services that differ only by whom they are for
}

const version = 4

// more is the second file. It refers to the first one's places and kinds.
type more struct {
	Version int       `json:"v"`
	Lang    lang.Lang `json:"l"`
	Acts    records   `json:"acts"`
	Pages   records   `json:"pages"`
}

// wide is the third file. It refers to the first one's services.
type wide struct {
	Version  int       `json:"v"`
	Lang     lang.Lang `json:"l"`
	Stop     texts     `json:"stop"` // Kazakh, Russian
	Concepts records   `json:"concepts"`
	Whom     records   `json:"whom"`
	Else     records   `json:"elsewhere"`
	Acts     records   `json:"acts"` // words of acts by which their services are not yet found
}

// builder numbers what records refer to by its index in a list.
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
	spoken   map[lang.Lang]func() []map[string]string // the words of acts for each service
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
	x := &index{Version: version, Letters: exchanged, Lang: string(b.l), Stop: idle(), Labels: texts{},
		Rules:    texts{cyrillic, latin, digraphs, lookalikes, foldedKK},
		Forms:    records{names: "own other"},
		Kinds:    records{names: "id name own other"},
		Sections: records{names: "own other"},
		Facets:   records{names: "own other"},
		Regions:  records{names: "own other"},
		Places:   records{names: "id name full region own other"},
		Services: records{names: "id name kind section facets own other"},
		Tariffs:  records{names: "place kind edition state shape amounts"},
		Shapes:   records{names: "services counts rows amounts labels"},
		Crisis:   records{names: "leads own other"},
		Alike:    records{names: "leads"}}
	b.addForms(x)
	b.addPrices(x) // before services: it learns the conditions under which they are offered
	b.addCatalogue(x)
	return x
}

func (b *builder) more() *more {
	x := &more{Version: version, Lang: b.l,
		Acts:  records{names: "place kind edition number date state form numbers"},
		Pages: records{names: "id title summary date other"}}
	b.addActs(x)
	for _, p := range b.Pages {
		b.addPage(x, p)
	}
	return x
}

func (b *builder) wide() *wide {
	x := &wide{Version: version, Lang: b.l, Stop: texts{whoWords[0] + " " + goingWords[0], whoWords[1] + " " + goingWords[1]},
		Concepts: records{names: "leads own other absent"},
		Whom:     records{names: "leads own other only"},
		Else:     records{names: "leads own other"},
		Acts:     records{names: "service own other"}}
	for _, c := range b.Data.Catalogue.Concepts {
		leads, own, other := b.concept(c)
		switch {
		case c.Whom, c.Action:
			x.Whom.add(leads, own, other, c.Action)
		case c.Else:
			own, other := b.elsewhere(c)
			x.Else.add(leads, own, other)
		case !c.Crisis:
			x.Concepts.add(leads, own, other, b.absent(c))
		}
	}
	for i, s := range b.Data.Catalogue.Services {
		_, rest := b.early(s)
		own, other := b.phrases(rest)
		if own != "" || other != "" {
			x.Concepts.add([]int{i}, own, other, "")
		}
	}
	b.addWording(x)
	return x
}

func (b *builder) addCatalogue(x *index) {
	c := &b.Data.Catalogue
	for _, k := range c.Kinds {
		own, other := b.phrases(k.Words, k.Name, k.Short)
		x.Kinds.add(k.ID, k.Short.In(b.l), own, other)
	}
	for _, s := range c.Sections {
		x.Sections.add(s.Name.In(b.l), s.Name.In(b.other))
	}
	for _, r := range c.Roles {
		own, other := b.phrases(r.Words, r.Name, r.Short)
		x.Facets.add(own, other)
	}
	for _, cond := range c.Conditions {
		own, other := b.phrases(cond.Words, cond.Name)
		x.Facets.add(own, other)
	}
	for _, r := range c.Regions {
		x.Regions.add(initials(r.Name.In(b.l)), initials(r.Name.In(b.other)))
	}
	for _, p := range c.Places {
		b.addPlace(x, p)
	}
	for _, s := range c.Services {
		b.addService(x, s)
	}
	for _, concept := range c.Concepts {
		leads, own, other := b.concept(concept)
		if concept.Crisis {
			x.Crisis.add(leads, own, other)
		}
		if concept.Alike {
			x.Alike.add(leads)
		}
	}
}
