package pages

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// CalculatorView lists the worksheets.
type CalculatorView struct {
	Frame
	Kinds []KindLinks
}

// KindLinks is a kind and links that belong to it.
type KindLinks struct {
	ID, Name string
	Links    []Link
}

// WorksheetView is a printable sheet of a tariff's prices in force, with blanks
// for how often and for the sum.
type WorksheetView struct {
	Frame
	Kind, Place, Edition string
	Status               Status
	Act                  string
	Basis                string
	PerDay               bool // a price covers the day, so it multiplies days
	Sections             []TableSection
	Columns              []string
	Footnotes            []Footnote
	Tariff               Link
}

func (s *Site) worksheetPages() []subject {
	subjects := []subject{s.general(Calculator, "calculator.html", "calculator", false, func(f Frame) (any, error) {
		return CalculatorView{f, f.ctx.worksheets()}, nil
	})}
	for _, t := range s.Data.Tariffs {
		i, _ := t.Editions.On(s.Day)
		subjects = append(subjects, subject{addr: WorksheetAddr(t.Place, t.Kind), template: "worksheet.html", daily: true,
			nav: Calculator, crumbs: []Addr{Calculator}, modified: t.Editions[i].LastAct().Date,
			title: func(l lang.Lang) (string, string, error) {
				return s.titled(l, "worksheet.title", "worksheet.description", t.Kind.Short.In(l), t.Place.Name.In(l))
			},
			view: func(f Frame) (any, error) { return f.ctx.worksheet(f, t, i), nil }})
	}
	return subjects
}

func (c *context) worksheets() []KindLinks {
	return c.byKind(func(t *tariff.Tariff) Link {
		return c.link(WorksheetAddr(t.Place, t.Kind), c.name(t.Place.Name))
	})
}

// byKind makes a link for each tariff, grouped by kind.
func (c *context) byKind(link func(*tariff.Tariff) Link) []KindLinks {
	var views []KindLinks
	for _, k := range c.site.Data.Catalogue.Kinds {
		v := KindLinks{ID: "kind-" + string(k.ID), Name: c.in(k.Name)}
		for _, t := range c.site.Data.OfKind(k.ID) {
			v.Links = append(v.Links, link(t))
		}
		if len(v.Links) > 0 {
			views = append(views, v)
		}
	}
	return views
}

func (c *context) worksheet(f Frame, t *tariff.Tariff, i int) WorksheetView {
	e := t.Editions[i]
	table := c.table(e)
	return WorksheetView{Frame: f, Kind: c.in(t.Kind.Name), Place: c.in(t.Place.Name), Edition: string(e.ID),
		Status: c.status(t, i), Act: c.citeWhole(e), Basis: c.commonBasis(e),
		PerDay: e.Rates[0].Unit != nil && e.Rates[0].Unit.ID == "day", Sections: table.Sections,
		Columns: table.Columns, Footnotes: table.Footnotes,
		Tariff: c.link(TariffAddr(t.Place, t.Kind), c.t("worksheet.tariff"))}
}
