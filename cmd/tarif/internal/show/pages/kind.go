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

// mostKindRows is how many prices a kind may have, in all places, for its page
// to show them. With more it shows only the editions, and prices are on the
// pages of the services.
const mostKindRows = 60

// KindView is a kind of tariff in all places and years.
type KindView struct {
	Frame
	Years    []string // of editions, oldest first
	Places   []KindPlace
	Services []KindService // empty if there are too many prices
	All      []Link        // links to the services whose prices are not shown
	Charts   []ChartView
	Links    []Link // to the comparison and the data
}

// KindPlace is a place with its editions, one cell a year.
type KindPlace struct {
	Place Link
	Cells [][]Link
}

// KindService is a service with a row for each of its prices in each place.
type KindService struct {
	Service Link
	Rows    []KindRow
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
	tariffs []*tariff.Tariff
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
				return kindPage{charts{f.c}, tariffs}.view(f, k, len(s.found.matrices[k]) > 0), nil
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
	v := KindView{Frame: f}
	var years []int
	for _, t := range c.tariffs {
		for _, e := range t.Editions {
			years = append(years, year(e))
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
	v.Years = lists.Of(years, strconv.Itoa)
	lines := map[*tariff.Service][]history.Line{}
	var services []*tariff.Service
	rows := 0
	for _, t := range c.tariffs {
		v.Places = append(v.Places, c.place(t, years))
		for _, l := range history.Of(t) {
			x := l.Rate().Service
			if lines[x] == nil {
				services = append(services, x)
			}
			lines[x] = append(lines[x], l)
			rows++
		}
	}
	for _, x := range services {
		if rows > mostKindRows {
			v.All = append(v.All, c.link(ServiceAddr(x), c.In(x.Name)))
			continue
		}
		s := KindService{Service: c.link(ServiceAddr(x), c.In(x.Name))}
		var runs []history.Run
		for _, l := range lines[x] {
			s.Rows = append(s.Rows, c.row(l, years))
			runs = append(runs, l.Runs(c.day)...)
		}
		v.Services = append(v.Services, s)
		n := 0
		for _, group := range history.Group(runs) {
			for _, some := range fewLines(group) {
				name := c.In(x.Name) + ": " + c.placeNames(some)
				n++
				if chart, ok := c.chart("chart-"+string(x.ID)+"-"+strconv.Itoa(n), name, some, 1); ok {
					v.Charts = append(v.Charts, chart)
				}
			}
		}
	}
	if compared {
		v.Links = append(v.Links, c.link(MatrixAddr(k, nil), c.T("kind.compare")))
	}
	v.Links = append(v.Links, Link{URL: c.root() + "data/v1/kinds/" + string(k.ID) + "/rates.csv", Text: c.T("kind.data")})
	return v
}

// place returns the editions of a tariff by year.
func (c kindPage) place(t *tariff.Tariff, years []int) KindPlace {
	p := KindPlace{Place: c.link(TariffAddr(t.Place, t.Kind), lang.UpperFirst(c.In(t.Place.Short))), Cells: make([][]Link, len(years))}
	for _, e := range t.Editions {
		i, _ := slices.BinarySearch(years, year(e))
		text := c.N("count.rates", e.Priced())
		if strings.Contains(string(e.ID), "-") { // several a year
			text = c.Edition(e) + ": " + text
		}
		p.Cells[i] = append(p.Cells[i], c.link(EditionAddr(e), text))
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
