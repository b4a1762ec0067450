package search

import (
	"encoding/json"
	"fmt"

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

// Build returns the index script of each language.
func Build(in Input) (map[lang.Lang][]byte, error) {
	files := map[lang.Lang][]byte{}
	for _, l := range lang.All {
		js, err := json.Marshal(newBuilder(in, l).index())
		if err != nil {
			return nil, fmt.Errorf("search index %s: %w", l, err)
		}
		files[l] = append(append([]byte("window.tarifIndex="), js...), ";\n"...)
	}
	return files, nil
}

// row is a record of the index. Records are arrays, not objects: names of
// fields would be a third of the file. Their fields are listed where they are
// made and read in search.js, function open.
type row = []any

// index is the file. search.js refuses a version that it does not know.
type index struct {
	Version  int      `json:"v"`
	Lang     string   `json:"l"`
	Rules    []string `json:"rules"` // of folding, as fold.go and stem.go write them
	Stop     string   `json:"stop"`
	Forms    []row    `json:"forms"`
	Kinds    []row    `json:"kinds"`
	Sections []row    `json:"sections"`
	Facets   []row    `json:"facets"`
	Regions  []row    `json:"regions"`
	Places   []row    `json:"places"`
	Services []row    `json:"services"`
	Acts     []row    `json:"acts"`
	Pages    []row    `json:"pages"`
	Tariffs  []row    `json:"tariffs"`
	Shapes   [][]int  `json:"shapes"`
	Labels   []string `json:"labels"`
}

const version = 1

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
	x := &index{Version: version, Lang: string(b.l), Stop: stopWords, Forms: b.forms(),
		Rules: []string{cyrillic, latin, digraphs, lookalikes, endingsKK, endingsRU},
		Kinds: []row{}, Sections: []row{}, Facets: []row{}, Regions: []row{}, Places: []row{},
		Services: []row{}, Acts: []row{}, Pages: []row{}, Tariffs: []row{}, Shapes: [][]int{}, Labels: []string{}}
	b.addPrices(x) // first: it learns what is offered under which conditions
	b.addCatalogue(x)
	b.addActs(x)
	for _, p := range b.Pages {
		x.Pages = append(x.Pages, b.page(p))
	}
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
		x.Regions = append(x.Regions, row{r.Name.In(b.l), r.Name.In(b.other)})
	}
	for _, p := range c.Places {
		x.Places = append(x.Places, b.place(p))
	}
	for _, s := range c.Services {
		x.Services = append(x.Services, b.service(s))
	}
}
