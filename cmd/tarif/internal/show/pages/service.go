package pages

import (
	"slices"
	"strconv"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/history"
	"tarif/cmd/tarif/internal/tariff"
)

// ServicesView is the A–Z of services in everyday words.
type ServicesView struct {
	Frame
	Letters []Letter
	Kinds   []KindServices
}

// Letter is the entries under one letter.
type Letter struct {
	ID, Letter, Count string
	Entries           []Entry
}

// Entry is an everyday word or a service's name, and the services it leads to.
type Entry struct {
	Text  string
	Main  bool // it is a service's own name
	Links []Link
	Span  string // if it leads to one service: the range of its prices today
}

// KindServices is the services of one kind under their sections.
type KindServices struct {
	ID, Name string
	Sections []SectionServices
}

// SectionServices is the services of one section.
type SectionServices struct {
	ID    string
	Name  string
	Plain string // in our everyday words, if available
	Links []SpannedLink
}

// SpannedLink links to a service, with the range of its prices today.
type SpannedLink struct {
	Link
	Span string
}

// ServiceView is one service in all places and over time.
type ServiceView struct {
	Frame
	Kind    string
	Section string
	Words   []string
	Places  []ServicePlace
	Missing []string // places with a tariff of the kind but without this service
	Caution string   // bases differ between the places
	Brief   bool     // each place shows only its current edition, and only what Sides do not draw
	Compare []Link
	Sides   []SideBySide
	Same    []string    // cautions that all Sides share, removed from them
	Charts  []ChartView // empty if Brief

	Downloads []Link
}

// ServicePlace is a service in one place: its rates in each edition, newest
// first.
type ServicePlace struct {
	Price    *Link // the price's own page, nil if it has none
	Place    Link
	Editions []ServiceEdition
}

// ServiceEdition is a service's rates in one edition.
type ServiceEdition struct {
	Link
	Label string
	State tariff.State
	Rates []ServiceRate
}

type ServiceRate struct {
	Row        Link
	Role       string
	Conditions []string
	VAT        string
	Basis      string
	Cell       Cell
	Wordings   []WordingView
	Caution    string
}

func (s *Site) servicePages() []subject {
	var subjects []subject
	for _, x := range s.Data.Catalogue.Services {
		subjects = append(subjects, subject{addr: ServiceAddr(x), template: "service.html", daily: true, topic: true, nav: Services,
			crumbs: []Addr{Services}, modified: modified(s.Data.OfKind(x.Kind.ID)),
			title: func(c composer) (string, string) {
				lists := serviceLists{c, s.Data}
				if span := lists.span(lists.ofService(x)); span != "" {
					return c.In(x.Name), c.T("service.description-priced", x.Name.In(c.Lang), span)
				}
				return c.In(x.Name), c.T("service.description", x.Name.In(c.Lang))
			},
			view: func(f Frame) (any, error) { return s.service(f.c, x).view(f, x), nil }})
	}
	return subjects
}

// servicePage makes the page of a service from the tariffs of its kind and
// their comparisons.
type servicePage struct {
	comparisons
	charts   charts
	tariffs  []*tariff.Tariff
	pairs    []pair
	matrices []*Matrix
}

func (s *Site) service(c composer, x *tariff.Service) servicePage {
	return servicePage{comparisons{c}, charts{c}, s.Data.OfKind(x.Kind.ID), s.found.pairs[x.Kind], s.found.matrices[x.Kind]}
}

func (c servicePage) view(f Frame, x *tariff.Service) ServiceView {
	v := ServiceView{Frame: f, Downloads: []Link{{URL: c.root() + ServiceData(x), Text: "JSON"}}, Kind: c.In(x.Kind.Name), Words: x.Words.In(c.Lang)}
	if x.Section != nil {
		v.Section = c.In(x.Section.Name)
	}
	bases := map[tariff.BasisID]bool{}
	v.Brief = c.brief()
	v.Sides = c.sideBySide(x)
	v.Same = sameCautions(v.Sides)
	drawn := map[string]bool{}
	for _, side := range v.Sides {
		for _, b := range side.Bars {
			drawn[b.Place.URL] = true
		}
	}
	for _, t := range c.tariffs {
		p := c.servicePlace(t, x, v.Brief, bases)
		if len(p.Editions) == 0 {
			v.Missing = append(v.Missing, c.In(t.Place.Name))
		} else if !v.Brief || !p.within(drawn) {
			v.Places = append(v.Places, p)
		}
	}
	v.Compare = c.serviceComparisons(x, v.Brief)
	if !v.Brief {
		v.Charts = c.serviceCharts(x)
	}
	cautious := slices.ContainsFunc(v.Sides, func(s SideBySide) bool { return len(s.Cautions) > 0 })
	if len(bases) > 1 && !cautious && len(v.Same) == 0 {
		v.Caution = c.T("service.caution-basis")
	}
	return v
}

// within reports whether each of the place's prices is drawn together with
// others.
func (p ServicePlace) within(drawn map[string]bool) bool {
	return !slices.ContainsFunc(p.Editions, func(e ServiceEdition) bool {
		return slices.ContainsFunc(e.Rates, func(r ServiceRate) bool { return !drawn[r.Row.URL] })
	})
}

// brief reports whether there are so many places that each is shown briefly.
func (c servicePage) brief() bool { return len(c.tariffs) >= manyPlaces }

// serviceComparisons links to the pairs of places that have the service, or to
// the list of all pairs if there are many places.
func (c servicePage) serviceComparisons(x *tariff.Service, brief bool) []Link {
	if brief && len(c.pairs) > 0 {
		return []Link{c.link(Compare+Addr("#kind-"+string(x.Kind.ID)), c.T("service.kind-compare"))}
	}
	var links []Link
	for _, p := range c.pairs {
		if p.a.Has(x) || p.b.Has(x) {
			links = append(links, c.pairLink(p))
		}
	}
	return links
}

// servicePlace collects a service's rates in each edition of a tariff, or only
// in the current one, and records the bases of those in force.
func (c servicePage) servicePlace(t *tariff.Tariff, x *tariff.Service, brief bool, bases map[tariff.BasisID]bool) ServicePlace {
	p := ServicePlace{Place: c.link(TariffAddr(t.Place, t.Kind), c.name(t.Place.Name))}
	if a := PriceAddr(t.Place, x); c.known(a) {
		p.Price = new(c.link(a, c.T("price-page.send")))
	}
	current, _ := t.Editions.On(c.day)
	for i := len(t.Editions) - 1; i >= 0; i-- {
		if brief && i != current {
			continue
		}
		rates := ratesOf(t.Editions[i], x)
		if len(rates) == 0 {
			continue
		}
		p.Editions = append(p.Editions, c.serviceEdition(t, i, rates))
		if i == current {
			for _, r := range rates {
				bases[r.Basis.ID] = true
			}
		}
	}
	return p
}

func ratesOf(e *tariff.Edition, x *tariff.Service) []*tariff.Rate {
	return lists.Where(e.Rates, func(r *tariff.Rate) bool { return r.Service == x })
}

func (c servicePage) serviceEdition(t *tariff.Tariff, i int, rates []*tariff.Rate) ServiceEdition {
	e := t.Editions[i]
	state := e.Seen(t.Editions.StateOf(i, c.day))
	v := ServiceEdition{Link: c.link(EditionAddr(e), c.Edition(e)), State: state, Label: c.State(state)}
	for _, r := range rates {
		rate := c.serviceRate(r)
		if !c.brief() {
			rate.Wordings = c.wordings(r.Text) // otherwise they are one click away, at the row
		}
		v.Rates = append(v.Rates, rate)
	}
	return v
}

func (c servicePage) serviceRate(r *tariff.Rate) ServiceRate {
	v := ServiceRate{Row: c.link(RateAddr(r), c.Row(r)),
		Basis: c.Basis(r), Cell: c.cell(r), Conditions: c.Conditions(r.Conditions), Caution: c.In(r.Caution)}
	if r.Role != nil {
		v.Role = c.In(r.Role.Name)
	}
	if r.VAT != "" {
		v.VAT = c.VAT(r.VAT)
	}
	return v
}

// serviceCharts draws a service's price in all places: prices that mean the
// same on one axis or, if there are many lines, each place separately.
func (c servicePage) serviceCharts(x *tariff.Service) []ChartView {
	var runs []history.Run
	for _, t := range c.tariffs {
		for _, l := range history.Of(t) {
			if l.Rate().Service == x {
				runs = append(runs, l.Runs(c.day)...)
			}
		}
	}
	var charts []ChartView
	for _, group := range history.Group(runs) {
		for _, some := range fewLines(group) {
			if v, ok := c.charts.chart("chart-"+strconv.Itoa(len(charts)+1), c.charts.placeNames(some), some, 2); ok {
				charts = append(charts, v)
			}
		}
	}
	return charts
}
