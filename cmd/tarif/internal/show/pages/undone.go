package pages

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/tariff"
)

// UndoneView is shown at the addresses of an edition that should never have
// been published: none of its prices, but since when it is gone, why, and where
// to go on.
type UndoneView struct {
	Frame
	UndoneNotice
	On []Link
}

// UndoneNotice says that an edition was taken back.
type UndoneNotice struct {
	ID            string
	Edition       Link
	ISODate, Date string
	When          string // for use in a sentence: "on …"
	Cause         string
}

// UndoneTemplate is the template of these pages.
const UndoneTemplate = "undone.html"

// undonePages keep every address at which something of an edition was published
// and nothing is now, because people have links and bookmarks.
func (s *Site) undonePages(now []subject) []subject {
	var out []subject
	taken := map[Addr]bool{}
	for _, sub := range now {
		taken[sub.addr] = true
	}
	for _, e := range s.Data.Undone {
		for _, a := range s.addressesOf(e) {
			if !taken[a] {
				out, taken[a] = append(out, s.undonePage(a, e)), true
			}
		}
	}
	return out
}

// addressesOf returns the pages that an edition has or appears on.
func (s *Site) addressesOf(e *tariff.Edition) []Addr {
	out := []Addr{EditionAddr(e), ChangesAddr(e), WordingAddr(e), TariffAddr(e.Place, e.Kind), WorksheetAddr(e.Place, e.Kind), MatrixAddr(e.Kind, nil)}
	for _, t := range s.Data.OfKind(e.Kind.ID) {
		a, b := e.Place, t.Place
		if b.ID < a.ID {
			a, b = b, a
		}
		out = append(out, CompareAddr(e.Kind, a, b))
	}
	for _, r := range e.Rates {
		out = append(out, PriceAddr(e.Place, r.Service))
	}
	return out
}

func (s *Site) undonePage(a Addr, e *tariff.Edition) subject {
	return subject{addr: a, template: UndoneTemplate, nav: Places, unlisted: true, modified: e.Undone.Date,
		crumbs: []Addr{Places, PlaceAddr(e.Place)},
		title: func(c composer) (string, string) {
			return c.titled("undone.title", "undone.description", c.editionName(e))
		},
		view: func(f Frame) (any, error) {
			v := UndoneView{Frame: f, UndoneNotice: f.c.undone(e), On: []Link{f.c.link(PlaceAddr(e.Place), f.c.In(e.Place.Name))}}
			if s.Data.Tariff(e.Place.ID, e.Kind.ID) != nil {
				v.On = append([]Link{f.c.link(TariffAddr(e.Place, e.Kind), f.c.T("status.see-current"))}, v.On...)
			}
			v.On = append(v.On, f.c.link(Corrections, f.c.T("nav.corrections")))
			return v, nil
		}}
}

// editionName names an edition with its place and kind.
func (c composer) editionName(e *tariff.Edition) string {
	return lang.UpperFirst(c.T("corrections.edition", c.In(e.Place.Name), lang.LowerFirst(c.In(e.Kind.Short)), c.Edition(e)))
}

func (c composer) undone(e *tariff.Edition) UndoneNotice {
	return UndoneNotice{ID: "undone-" + string(e.Place.ID) + "-" + string(e.Kind.ID) + "-" + string(e.ID), Edition: c.link(EditionAddr(e), c.editionName(e)),
		ISODate: e.Undone.Date.String(), Date: c.Date(e.Undone.Date), When: c.DateIn(e.Undone.Date), Cause: wording.Cause(c.In(e.Undone.Cause))}
}
