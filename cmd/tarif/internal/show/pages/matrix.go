package pages

import (
	"slices"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// Matrix is a page that compares all places of a kind, or those of one region.
type Matrix struct {
	Addr   Addr
	Kind   *tariff.Kind
	Region *tariff.Region // nil for all places

	// Brief says that the page has each service's lowest, median and highest
	// price but no column for each place, because there are many.
	Brief   bool
	tariffs []*tariff.Tariff
	compare func() *compare.Matrix
}

// Compare returns the comparison of the current editions.
func (m *Matrix) Compare() *compare.Matrix { return m.compare() }

// Matrices returns the comparisons of many places.
func (s *Site) Matrices() []*Matrix {
	var all []*Matrix
	for _, k := range s.Data.Catalogue.Kinds {
		all = append(all, s.found.matrices[k]...)
	}
	return all
}

// matrices returns those of a kind: one if at least two places have such a
// tariff, and one for each region with at least two if there are many places.
func (s *Site) matrices(k *tariff.Kind) []*Matrix {
	all := s.Data.OfKind(k.ID)
	if len(all) < 2 {
		return nil
	}
	out := []*Matrix{s.matrix(k, nil, all)}
	if len(all) < manyPlaces {
		return out
	}
	out[0].Brief = true
	for _, r := range s.Data.Catalogue.Regions {
		within := slices.DeleteFunc(slices.Clone(all), func(t *tariff.Tariff) bool { return t.Place.Region != r })
		if len(within) > 1 {
			out = append(out, s.matrix(k, r, within))
		}
	}
	return out
}

func (s *Site) matrix(k *tariff.Kind, r *tariff.Region, tariffs []*tariff.Tariff) *Matrix {
	return &Matrix{Addr: MatrixAddr(k, r), Kind: k, Region: r, tariffs: tariffs,
		compare: sync.OnceValue(func() *compare.Matrix {
			editions := lists.Of(tariffs, func(t *tariff.Tariff) *tariff.Edition { return shown(t, s.Day) })
			return compare.Many(&s.Data.Catalogue, editions)
		})}
}

// MatrixView compares the places of a kind.
type MatrixView struct {
	Frame
	Kind      string
	Brief     bool
	PlaceN    string
	Regions   []Link
	Places    []MatrixPlace // the columns; empty if Brief
	Fives     bool          // enough places for a lowest, a median and a highest price
	Wide      bool          // the table takes the whole width and scrolls within its box
	Cautions  []string      // of derived figures
	Roles     []Option
	Rows      []MatrixRow
	Short     string // the caution beside all figures, if it is the same
	Downloads []Link
	Pick      Link
	Method    *Link
}

// MatrixPlace is a column: a place, its tariff, and how its prices compare.
type MatrixPlace struct {
	CompareSide
	ID       string
	Stands   string
	Cautious bool
}

// maxColumns is how many places fit beside the figures on a desktop.
const maxColumns = 4

// wide reports whether the comparison is a plain table without the explanations
// that few prices have.
func (m *Matrix) wide() bool { return m.Brief || len(m.tariffs) > maxColumns }

func (s *Site) matrixPages() []subject {
	var subjects []subject
	for _, m := range s.Matrices() {
		crumbs := []Addr{Compare}
		if m.Region != nil {
			crumbs = append(crumbs, MatrixAddr(m.Kind, nil))
		}
		subjects = append(subjects, subject{addr: m.Addr, template: "compare-matrix.html", daily: true, broad: m.wide(), nav: Compare, crumbs: crumbs, modified: modified(m.tariffs),
			title: func(c composer) (string, string) {
				kind, few := m.Kind.Short.In(c.Lang), len(m.tariffs) < fewPrices // too few for a lowest, median and highest price
				switch {
				case m.Region == nil && few:
					return c.titled("matrix.title", "matrix.description-few", kind)
				case m.Region == nil:
					return c.titled("matrix.title", "matrix.description", kind)
				case few:
					return c.titled("matrix.title-region", "matrix.description-region-few", kind, m.Region.Name.In(c.Lang))
				}
				return c.titled("matrix.title-region", "matrix.description-region", kind, m.Region.Name.In(c.Lang))
			},
			view: func(f Frame) (any, error) {
				return matrixPage{comparisons{f.c}}.view(f, m, s.found.matrices[m.Kind]), nil
			}})
	}
	return subjects
}

// matrixPage compares the places of a kind.
type matrixPage struct{ comparisons }

// view shows one of the matrices of a kind.
func (c matrixPage) view(f Frame, m *Matrix, ofKind []*Matrix) MatrixView {
	data := m.Compare()
	v := MatrixView{Frame: f, Kind: c.In(m.Kind.Name), Brief: m.Brief, PlaceN: c.Count(len(m.tariffs)),
		Pick: c.link(Compare, c.T("matrix.pick"))}
	if m.Brief {
		v.Regions = c.regionLinks(ofKind)
	} else {
		v.Places = c.matrixPlaces(m, data)
	}
	v.Wide, v.Fives = m.wide(), len(m.tariffs) >= fewPrices
	say := c.unlikeBases(data)
	for _, l := range data.Lines {
		for _, g := range l.Groups {
			v.Rows = append(v.Rows, c.matrixRow(m, data, l, g, say))
			v.addCautions(c.composer, g)
			v.Roles = c.addRole(v.Roles, l.Role)
		}
	}
	v.Short = sameShort(v.Rows)
	for _, file := range []string{"matrix.csv", "matrix.xlsx"} {
		v.Downloads = append(v.Downloads, Link{URL: c.root() + MatrixData(m) + file, Text: c.T("matrix.file." + strings.TrimPrefix(file, "matrix."))})
	}
	v.Method = c.method()
	return v
}

// sameShort removes the caution from rows if all have the same, and returns it.
func sameShort(rows []MatrixRow) string {
	if len(rows) == 0 || slices.ContainsFunc(rows, func(r MatrixRow) bool { return r.Short != rows[0].Short }) {
		return ""
	}
	same := rows[0].Short
	for i := range rows {
		rows[i].Short = ""
	}
	return same
}

// method links to the page on how figures are derived, if the site has it.
func (c composer) method() *Link { return c.about("method/", c.T("compare.method")) }

// about links to a page about us, nil if the site does not have it.
func (c composer) about(page Addr, text string) *Link {
	if !c.known(About + page) {
		return nil
	}
	return new(c.link(About+page, text))
}

// regionLinks links to the matrices of regions.
func (c comparisons) regionLinks(matrices []*Matrix) []Link {
	var links []Link
	for _, m := range matrices {
		if m.Region != nil {
			links = append(links, c.link(m.Addr, c.name(m.Region.Name)))
		}
	}
	return links
}

func (c matrixPage) matrixPlaces(m *Matrix, data *compare.Matrix) []MatrixPlace {
	var places []MatrixPlace
	for column, t := range m.tariffs {
		i, _ := t.Editions.On(c.day)
		tally := data.Tally(column)
		p := MatrixPlace{CompareSide: c.side(t, i), ID: string(t.Place.ID), Cautious: tally.Cautions}
		if tally.Of > 0 {
			p.Stands = c.Tally(tally)
		}
		places = append(places, p)
	}
	return places
}

// unlikeBases returns what must be shown beside prices because it differs
// between rows.
func (c comparisons) unlikeBases(data *compare.Matrix) said {
	var say said
	for _, e := range data.Editions {
		say.basis = say.basis || c.commonBasis(e) == ""
		say.vat = say.vat || statesVAT(e)
	}
	return say
}

func (v *MatrixView) addCautions(c composer, g *compare.Group) {
	if g.Spread == nil {
		return
	}
	for _, r := range g.Cautions {
		v.Cautions = lists.With(v.Cautions, c.Reason(r))
	}
}
