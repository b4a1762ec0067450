package pages

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// CalculatorView lists the worksheets, which a script turns into calculators.
type CalculatorView struct {
	Frame
	Kinds   []CalculatorKind
	Payment *Link
}

// CalculatorKind is a kind and its worksheets: listed, or by region if there
// are many.
type CalculatorKind struct {
	KindLinks
	Summary string
	Regions []Regional[Link]
}

type KindLinks struct {
	ID, Name string
	Links    []Link
}

// WorksheetView is a printable sheet of a tariff's prices in force, with blanks
// for quantities and the sum. With JavaScript it is the calculator.
type WorksheetView struct {
	Frame
	Kind, Place, Edition string
	Status               Status
	Act                  string
	Basis                string
	PerDay               bool // a price covers the day, so it is multiplied by days
	Sections             []WorksheetSection
	Columns              []string
	Footnotes            []Footnote
	Tariff               Link
	Calc                 CalculatorParts
}

// WorksheetSection is the rows under one heading.
type WorksheetSection struct {
	ID, Name string
	Rows     []WorksheetRow
}

// WorksheetRow is a row of the table and what the calculator knows of it.
type WorksheetRow struct {
	Row
	Plan PlanRow
}

func (s *Site) worksheetPages() []subject {
	subjects := []subject{s.general(Calculator, "calculator.html", "calculator", false, func(f Frame) (any, error) {
		return calculatorPage{f.c, s.Data}.view(f), nil
	})}
	for _, t := range s.Data.Tariffs {
		i, _ := t.Editions.On(s.Day)
		subjects = append(subjects, subject{addr: WorksheetAddr(t.Place, t.Kind), template: "worksheet.html", daily: true,
			nav: Calculator, crumbs: []Addr{Calculator}, modified: t.Editions[i].LastAct().Date,
			title: func(c composer) (string, string) {
				return c.titled("same.calculator-of", "worksheet.description", lang.LowerFirst(t.Kind.Short.In(c.Lang)), t.Place.Name.In(c.Lang))
			},
			view: func(f Frame) (any, error) {
				return worksheetPage{rateTables{corrections{f.c, &s.Data.Catalogue}}, s.Data.OfKind(t.Kind.ID), s.found.classesOf}.view(f, t, i), nil
			}})
	}
	return subjects
}

// calculatorPage lists the worksheets.
type calculatorPage struct {
	composer
	data *tariff.Data
}

func (c calculatorPage) view(f Frame) CalculatorView {
	v := CalculatorView{Frame: f, Payment: c.payment()}
	for _, k := range c.byKind(c.worksheetLink) {
		kind := c.data.Catalogue.Kind(tariff.KindID(strings.TrimPrefix(k.ID, "kind-")))
		view := CalculatorKind{KindLinks: k, Summary: c.In(kind.Summary)}
		if len(k.Links) >= manyPlaces {
			view.Links = nil
			view.Regions = byRegion(c.composer, c.data.Catalogue.Regions, c.data.OfKind(kind.ID), placeOf, c.worksheetLink)
		}
		v.Kinds = append(v.Kinds, view)
	}
	return v
}

func (c calculatorPage) worksheetLink(t *tariff.Tariff) Link {
	return c.link(WorksheetAddr(t.Place, t.Kind), c.name(t.Place.Name))
}

// payment links to the text about who pays, if there is one.
func (c composer) payment() *Link { return c.about("payment/", c.T("calc.payment")) }

// byKind makes a link for each tariff, grouped by kind.
func (c calculatorPage) byKind(link func(*tariff.Tariff) Link) []KindLinks {
	var views []KindLinks
	for _, k := range c.data.Catalogue.Kinds {
		v := KindLinks{ID: "kind-" + string(k.ID), Name: c.In(k.Name)}
		v.Links = lists.Of(c.data.OfKind(k.ID), link)
		if len(v.Links) > 0 {
			views = append(views, v)
		}
	}
	return views
}

// worksheetPage makes a worksheet. others are the tariffs of its kind for which
// the same plan can be priced; classes returns what an edition's prices mean.
type worksheetPage struct {
	rateTables
	others  []*tariff.Tariff
	classes func(*tariff.Edition) map[tariff.Meaning]tariff.Counted
}

func (c worksheetPage) view(f Frame, t *tariff.Tariff, i int) WorksheetView {
	e := t.Editions[i]
	lines := tableLines(e.Rates)
	table, plan := c.tableOf(e, lines), plans{c.composer}.planRows(lines)
	v := WorksheetView{Frame: f, Kind: c.In(t.Kind.Name), Place: c.In(t.Place.Name), Edition: c.Edition(e),
		Status: c.status(t, i), Act: c.CiteAmended(e), Basis: c.commonBasis(e),
		PerDay: e.Rates[0].Counted() == tariff.Days, Calc: c.calculator(f, t, i, lines, plan),
		Columns: table.Columns, Footnotes: table.Footnotes,
		Tariff: c.link(TariffAddr(t.Place, t.Kind), c.T("worksheet.tariff"))}
	for _, s := range table.Sections {
		section := WorksheetSection{ID: s.ID, Name: s.Name}
		section.Rows = lists.Of(s.Rows, func(r Row) WorksheetRow { return WorksheetRow{r, plan[r.ID]} })
		v.Sections = append(v.Sections, section)
	}
	return v
}
