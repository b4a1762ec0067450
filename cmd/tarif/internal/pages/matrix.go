package pages

import (
	"slices"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/compare"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Matrix is a comparison of the places of a kind that has a page: of all of
// them, or of one region's.
type Matrix struct {
	Addr   Addr
	Kind   *tariff.Kind
	Region *tariff.Region // nil for all places

	// Brief says that the page has each service's lowest, median and highest
	// price but no column for each place, because the places are many.
	Brief   bool
	tariffs []*tariff.Tariff
	compare func() *compare.Matrix
}

// Compare returns the comparison of the editions that are shown on the day.
func (m *Matrix) Compare() *compare.Matrix { return m.compare() }

// Matrices lists the comparisons of many places. The plan must have been made.
func (s *Site) Matrices() []*Matrix { return slices.Concat(s.found.matrices...) }

// matrices lists a kind's: one where two places or more have such a tariff,
// and one for each region with two or more where the places are many.
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
			editions := make([]*tariff.Edition, len(tariffs))
			for i, t := range tariffs {
				shown, _ := t.Editions.On(s.Day)
				editions[i] = t.Editions[shown]
			}
			return compare.Many(&s.Data.Catalogue, editions)
		})}
}

// MatrixView is the places of a kind side by side.
type MatrixView struct {
	Frame
	Kind      string
	Brief     bool
	PlaceN    string
	Regions   []Link
	Places    []MatrixPlace // the columns; none where Brief
	Fold      bool          // too many columns for a line: each row is a card
	Cautions  []string      // that stand beside derived figures
	Roles     []RoleChoice
	Rows      []MatrixRow
	Downloads []Link
	Pick      Link
	Method    *Link
}

// MatrixPlace is a column: a place, its tariff, and where its prices stand.
type MatrixPlace struct {
	CompareSide
	Stands   string
	Cautious bool
}

// RoleChoice is a role by which rows can be filtered.
type RoleChoice struct{ ID, Name string }

// MatrixRow is prices that may be compared with each other: a group of a line.
type MatrixRow struct {
	Service    Link
	Role       string
	RoleClass  string
	Conditions []string
	What       []string // what the prices are for, where it is not said once
	Lowest     Cell
	Median     Cell
	Highest    Cell
	Count      string // how many prices these are of
	N          int
	Short      string // the caution beside the figures
	Apart      string // why other rows of the service are not compared with it
	Cells      []MatrixCell
}

// MatrixCell is a place's price in a row and where it stands there.
type MatrixCell struct {
	CompareCell
	Place  string
	Stands string
	Remark string // ours, on the act's row
}

// maxColumns is how many places fit beside the figures on a desk.
const maxColumns = 4

func (s *Site) matrixPages() []subject {
	var subjects []subject
	for _, m := range s.Matrices() {
		crumbs := []Addr{Compare}
		if m.Region != nil {
			crumbs = append(crumbs, MatrixAddr(m.Kind, nil))
		}
		subjects = append(subjects, subject{addr: m.Addr, template: "compare-matrix.html", daily: true, nav: Compare, crumbs: crumbs,
			title: func(l lang.Lang) (string, string, error) {
				if m.Region != nil {
					return s.titled(l, "matrix.title-region", "matrix.description-region", m.Kind.Short.In(l), m.Region.Name.In(l))
				}
				return s.titled(l, "matrix.title", "matrix.description", m.Kind.Short.In(l))
			},
			view: func(f Frame) (any, error) { return f.ctx.matrix(f, m), nil }})
	}
	return subjects
}

func (c *context) matrix(f Frame, m *Matrix) MatrixView {
	data := m.Compare()
	v := MatrixView{Frame: f, Kind: c.in(m.Kind.Name), Brief: m.Brief, PlaceN: lang.Int(c.lang, len(m.tariffs)),
		Pick: c.link(Compare, c.t("matrix.pick"))}
	if m.Brief {
		v.Regions = c.regionMatrices(m.Kind)
	} else {
		v.Places = c.matrixPlaces(m, data)
	}
	v.Fold = len(v.Places) > maxColumns
	say := c.unlikeBases(data)
	for _, l := range data.Lines {
		for _, g := range l.Groups {
			v.Rows = append(v.Rows, c.matrixRow(m, data, l, g, say))
			v.addCautions(c, g)
			v.addRole(c, l.Role)
		}
	}
	for _, file := range []string{"matrix.csv", "matrix.xlsx"} {
		v.Downloads = append(v.Downloads, Link{URL: file, Text: c.t("matrix.file." + strings.TrimPrefix(file, "matrix."))})
	}
	v.Method = c.method()
	return v
}

// method leads to the page that says how figures are derived, where the site
// has it.
func (c *context) method() *Link {
	m := About + "method/"
	if !c.site.known[m] {
		return nil
	}
	l := c.link(m, c.t("compare.method"))
	return &l
}

func (c *context) regionMatrices(k *tariff.Kind) []Link {
	var links []Link
	for _, m := range c.site.found.matrices[slices.Index(c.site.Data.Catalogue.Kinds, k)] {
		if m.Region != nil {
			links = append(links, c.link(m.Addr, c.name(m.Region.Name)))
		}
	}
	return links
}

func (c *context) matrixPlaces(m *Matrix, data *compare.Matrix) []MatrixPlace {
	var places []MatrixPlace
	for column, t := range m.tariffs {
		i, _ := t.Editions.On(c.site.Day)
		tally := data.Tally(column)
		p := MatrixPlace{CompareSide: c.side(t, i), Cautious: tally.Cautions}
		if tally.Of > 0 {
			p.Stands = c.tally(tally)
		}
		places = append(places, p)
	}
	return places
}

// tally says where a place's prices stand, each among those it may be compared
// with.
func (c *context) tally(t compare.Tally) string {
	parts := []string{c.t("matrix.lowest", t.Lowest), c.t("matrix.highest", t.Highest)}
	if t.Same > 0 {
		parts = append(parts, c.t("matrix.same", t.Same))
	}
	return c.t("matrix.stands", t.Of) + " (" + strings.Join(parts, ", ") + ")."
}

// unlikeBases says what has to stand beside prices because it is not the same
// on all rows of a table.
func (c *context) unlikeBases(data *compare.Matrix) said {
	var say said
	for _, e := range data.Editions {
		say.basis = say.basis || c.commonBasis(e) == ""
		say.vat = say.vat || statesVAT(e)
	}
	return say
}

func (v *MatrixView) addCautions(c *context, g *compare.Group) {
	if g.Spread == nil {
		return
	}
	for _, r := range g.Cautions {
		if text := c.reasonText(r); !slices.Contains(v.Cautions, text) {
			v.Cautions = append(v.Cautions, text)
		}
	}
}

func (v *MatrixView) addRole(c *context, r *tariff.Role) {
	if r == nil {
		return
	}
	if choice := (RoleChoice{string(r.ID), c.in(r.Short)}); !slices.Contains(v.Roles, choice) {
		v.Roles = append(v.Roles, choice)
	}
}

func (c *context) matrixRow(m *Matrix, data *compare.Matrix, l *compare.Line, g *compare.Group, say said) MatrixRow {
	row := MatrixRow{Service: c.link(ServiceAddr(l.Service), c.in(l.Service.Name)), Conditions: c.names(l.Conditions)}
	if l.Role != nil {
		row.Role, row.RoleClass = c.in(l.Role.Short), string(l.Role.ID)
	}
	if say.basis || say.vat || len(l.Groups) > 1 {
		row.What = c.purposes(g, say)
	}
	if s := g.Spread; s != nil {
		row.Lowest, row.Median, row.Highest = c.sum(s.Lowest), c.sum(s.Median), c.sum(s.Highest)
		row.N, row.Count = s.Count, lang.Int(c.lang, s.Count)
		row.Short = c.shortly(g)
	}
	if len(l.Groups) > 1 {
		row.Apart = c.t("report.other-rows", c.kinds(l.Barriers))
	}
	if m.Brief {
		return row
	}
	for column := range g.Rates {
		row.Cells = append(row.Cells, c.matrixCell(data, l, g, column, say))
	}
	return row
}

func (c *context) matrixCell(data *compare.Matrix, l *compare.Line, g *compare.Group, column int, say said) MatrixCell {
	e, r := data.Editions[column], g.Rates[column]
	cell := MatrixCell{Place: c.in(e.Place.Short)}
	if r == nil && l.Has(column) {
		cell.CompareCell = CompareCell{Cell: Cell{Missing: c.t("report.elsewhere")}}
		return cell
	}
	cell.CompareCell = c.compareCell(e, r, l.Service, said{})
	if r != nil {
		cell.Remark = c.in(r.Caution)
		if len(g.Classes()) > 1 && say.basis {
			cell.What = []string{r.BasisPhrase(c.lang)}
		}
	}
	if s, ok := g.Standing(column); ok {
		cell.Stands = c.stands(s)
	}
	return cell
}

// stands says where a price stands among those it may be compared with.
func (c *context) stands(s compare.Standing) string {
	switch {
	case s.Lowest():
		return c.t("matrix.lowest-here")
	case s.Highest():
		return c.t("matrix.highest-here")
	case s.Below+s.Above == 0:
		return c.t("matrix.same-here")
	}
	return c.t("matrix.between-here", s.Below, s.Above)
}

// purposes is what the prices of a group are for, each once.
func (c *context) purposes(g *compare.Group, say said) []string {
	var out []string
	for _, r := range g.Classes() {
		what := r.BasisPhrase(c.lang)
		if say.vat {
			what += ", " + c.vat(r.VAT)
		}
		out = append(out, what)
	}
	return out
}

// shortly is a group's cautions beside its figures.
func (c *context) shortly(g *compare.Group) string {
	var out []string
	for _, r := range g.Cautions {
		if r.Kind == compare.Basis {
			out = append(out, c.bases(g))
		} else {
			out = append(out, c.t("reason.short."+string(r.Kind)))
		}
	}
	return strings.Join(slices.Compact(out), "; ")
}

// bases names the bases of a group: "one service / service of a day".
func (c *context) bases(g *compare.Group) string {
	var names []string
	for _, r := range g.Classes() {
		if name := c.in(r.Basis.Name); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " / ")
}

// kinds names reasons in short, each once.
func (c *context) kinds(reasons []compare.Reason) string {
	var out []string
	for _, r := range reasons {
		if short := c.t("reason.short." + string(r.Kind)); !slices.Contains(out, short) {
			out = append(out, short)
		}
	}
	return strings.Join(out, ", ")
}
