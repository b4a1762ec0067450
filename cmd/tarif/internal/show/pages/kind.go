package pages

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/history"
	"tarif/cmd/tarif/internal/tariff"
)

// What the page of a kind shows depends on how many prices the kind has in all
// places: up to mostKindRows with a chart of each; up to mostPlaceRows a place
// and mostKindCells in all years without charts; and with more only how they
// changed, with links to the pages of the services.
const (
	mostKindRows  = 60
	mostPlaceRows = 4
	mostKindCells = 2000
)

// KindView is a kind of tariff in all places and years.
type KindView struct {
	Frame
	Years    []string // of editions, oldest first
	Places   []Regional[KindPlace]
	Changed  bool          // some edition says how its prices changed
	Services []KindService // empty if there are too many prices
	All      []Link        // links to the services whose prices are not shown
	Charts   []ChartView
	Links    []Link // to the comparison and the data
}

// KindPlace is a place with its editions, one cell a year.
type KindPlace struct {
	Place Link
	Cells [][]KindEdition
}

// KindEdition is an edition with what its prices have in common: how they
// changed since the one before.
type KindEdition struct {
	Link
	Changed []string
}

// KindService is a service with a row for each of its prices in each place.
type KindService struct {
	Service Link
	Regions []Regional[KindRow]
}

// KindRow is a price by the years of its editions. Details say who gives it and
// what it is for.
type KindRow struct {
	Place   Link
	Details []string
	Cells   [][]HistoryCell
}

// kindPage makes the page of a kind.
type kindPage struct {
	charts
	data    *tariff.Data
	changes changes
}

func (s *Site) kindPages() []subject {
	var subjects []subject
	for _, k := range s.Data.Catalogue.Kinds {
		tariffs := s.Data.OfKind(k.ID)
		if len(tariffs) == 0 {
			continue
		}
		subjects = append(subjects, subject{addr: KindAddr(k), template: "kind.html", daily: true, nav: Compare, crumbs: []Addr{Compare}, modified: modified(tariffs),
			title: func(c composer) (string, string) {
				return c.T("kind.title", c.In(k.Name)), c.T("kind.description", c.In(k.Name), c.examples(shownAll(tariffs, s.Day)...))
			},
			view: func(f Frame) (any, error) {
				return kindPage{charts{f.c}, s.Data, s.changes(f.c)}.view(f, k, len(s.found.matrices[k]) > 0), nil
			}})
	}
	return subjects
}

// year returns the column of an edition: the year by which people call it.
func year(e *tariff.Edition) int {
	if d, err := tariff.ParsePartialDate(string(e.ID)); err == nil {
		return d.Year
	}
	return e.Earliest().Year
}

func (c kindPage) view(f Frame, k *tariff.Kind, compared bool) KindView {
	tariffs := c.data.OfKind(k.ID)
	years := columns(tariffs)
	regions := foldedBy(c.data, len(tariffs))
	v := KindView{Frame: f, Years: lists.Of(years, strconv.Itoa)}
	v.Places = byRegion(c.composer, regions, tariffs, placeOf, func(t *tariff.Tariff) KindPlace {
		p := c.place(t, years)
		v.Changed = v.Changed || slices.ContainsFunc(slices.Concat(p.Cells...), func(e KindEdition) bool { return len(e.Changed) > 0 })
		return p
	})
	lines := map[*tariff.Service][]history.Line{}
	var services []*tariff.Service
	rows := 0
	for _, t := range tariffs {
		for _, l := range history.Of(t) {
			x := l.Rate().Service
			services = lists.With(services, x)
			lines[x] = append(lines[x], l)
			rows++
		}
	}
	for _, x := range services {
		if rows > mostKindRows && (rows > mostPlaceRows*len(tariffs) || rows*len(years) > mostKindCells) {
			v.All = append(v.All, c.link(ServiceAddr(x), c.In(x.Name)))
			continue
		}
		v.Services = append(v.Services, KindService{c.link(ServiceAddr(x), c.In(x.Name)), byRegion(c.composer, regions, lines[x],
			func(l history.Line) *tariff.Place { return l.Tariff.Place },
			func(l history.Line) KindRow { return c.row(l, years) })})
		if rows <= mostKindRows {
			v.Charts = append(v.Charts, c.ofService(x, lines[x])...)
		}
	}
	if compared {
		v.Links = append(v.Links, c.link(MatrixAddr(k, nil), c.T("kind.compare")))
	}
	v.Links = append(v.Links, Link{URL: c.root() + KindData(k) + "rates.csv", Text: c.T("kind.data")})
	return v
}

// columns returns the years of the editions of some tariffs, oldest first.
func columns(tariffs []*tariff.Tariff) []int {
	var years []int
	for _, t := range tariffs {
		years = append(years, lists.Of(t.Editions, year)...)
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// ofService draws the prices of a service in all places, those that mean the
// same together.
func (c kindPage) ofService(x *tariff.Service, lines []history.Line) []ChartView {
	var runs []history.Run
	for _, l := range lines {
		runs = append(runs, l.Runs(c.day)...)
	}
	var charts []ChartView
	n := 0
	for _, group := range history.Group(runs) {
		for _, some := range fewLines(group) {
			n++
			name := c.In(x.Name) + ": " + c.placeNames(some)
			if chart, ok := c.chart("chart-"+string(x.ID)+"-"+strconv.Itoa(n), name, some, 1); ok {
				charts = append(charts, chart)
			}
		}
	}
	return charts
}

// place returns the editions of a tariff by year.
func (c kindPage) place(t *tariff.Tariff, years []int) KindPlace {
	p := KindPlace{Place: c.link(TariffAddr(t.Place, t.Kind), lang.UpperFirst(c.In(t.Place.Short))), Cells: make([][]KindEdition, len(years))}
	for n, e := range t.Editions {
		i, _ := slices.BinarySearch(years, year(e))
		text := c.N("count.rates", e.Priced())
		if strings.Contains(string(e.ID), "-") { // several a year
			text = c.Edition(e) + ": " + text
		}
		edition := KindEdition{Link: c.link(EditionAddr(e), text)}
		edition.Changed = c.changes.heed(t, n).short
		p.Cells[i] = append(p.Cells[i], edition)
	}
	return p
}

// row returns a price by the years of its editions.
func (c kindPage) row(l history.Line, years []int) KindRow {
	t, r := l.Tariff, l.Rate()
	row := KindRow{Place: c.link(TariffAddr(t.Place, t.Kind), lang.UpperFirst(c.In(t.Place.Short))), Cells: make([][]HistoryCell, len(years))}
	if r.Role != nil {
		row.Details = append(row.Details, c.In(r.Role.Short))
	}
	row.Details = append(row.Details, c.Conditions(r.Conditions)...)
	for i, r := range l.Rates {
		if r == nil {
			continue
		}
		e := t.Editions[i]
		at, _ := slices.BinarySearch(years, year(e))
		cell := HistoryCell{Row: c.url(RateAddr(r)), Cell: c.cell(r), What: []string{c.Purpose(r)}}
		if strings.Contains(string(e.ID), "-") {
			cell.Edition = c.Edition(e)
		}
		row.Cells[at] = append(row.Cells[at], cell)
	}
	return row
}
