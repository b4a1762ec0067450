package pages

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// CompareView is two places side by side.
type CompareView struct {
	Frame
	Kind     string
	A, B     CompareSide
	Cautions []string  // of derived figures
	Figures  []string  // what the comparable rows have in common
	Told     PairTable // rows that Figures describe completely
	Rest     PairTable // the others
	Counts   []string
	Method   *Link
	Snippets []Snippet
}

// PairTable is rows of two places, headed by their short names.
type PairTable struct {
	Title, A, B string
	Rows        []CompareRow
}

// CompareSide is one of the two places.
type CompareSide struct {
	Place, Name string
	Tariff      Link
	Edition     Link
	Act         string
	Basis       string
	Status      Status
}

// CompareRow is one price in one or both places.
type CompareRow struct {
	RowHead
	What       []string // what both prices are for, unless the table says it once
	A, B       CompareCell
	Verdict    string
	Difference string
	Percent    string
	Short      string   // the caution beside the figures
	Reasons    []string // in full, if they concern this row only
	Up, Down   bool
}

// CompareCell is a price with its row, or why there is none.
type CompareCell struct {
	Cell
	Row   Link
	What  []string // what the price is for, unless the table or row says it
	There bool     // the place has this row
}

// pairs returns the pairs of tariffs of a kind that have a page: of all places,
// of those within a region, or none, as configured.
func (s *Site) pairs(k *tariff.Kind) []pair {
	var pairs []pair
	if s.Config.ComparePairs == "none" {
		return nil
	}
	all := s.Data.OfKind(k.ID) // ordered by id of the place
	for i, a := range all {
		for _, b := range all[i+1:] {
			if s.Config.ComparePairs == "all" || a.Place.Region == b.Place.Region {
				pairs = append(pairs, pair{a, b})
			}
		}
	}
	return pairs
}

// comparisons is what pages that compare places have in common.
type comparisons struct{ composer }

// pairLinks links to the pages of pairs.
func (c comparisons) pairLinks(pairs []pair) []Link {
	return lists.Of(pairs, c.pairLink)
}

func (c comparisons) pairLink(p pair) Link {
	addr := CompareAddr(p.a.Kind, p.a.Place, p.b.Place)
	l := c.link(addr, c.T("compare.link", c.In(p.a.Kind.Short), c.In(p.a.Place.Short), c.In(p.b.Place.Short)))
	l.Current = addr == c.addr
	return l
}

func (s *Site) comparePages() []subject {
	subjects := []subject{s.general(Compare, "compare.html", "compare", false, func(f Frame) (any, error) {
		return s.compareIndex(f.c).view(f), nil
	})}
	for _, k := range s.Data.Catalogue.Kinds {
		for _, p := range s.found.pairs[k] {
			a, b := p.a, p.b
			subjects = append(subjects, subject{addr: CompareAddr(k, a.Place, b.Place), template: "compare-pair.html",
				daily: true, nav: Compare, crumbs: []Addr{Compare}, modified: modified([]*tariff.Tariff{a, b}),
				title: func(c composer) (string, string) {
					title, about := c.titled("compare-pair.title", "compare-pair.description", k.Short.In(c.Lang), a.Place.Name.In(c.Lang), b.Place.Name.In(c.Lang))
					if figures := (comparisons{c}).figures(s.compared(p)); len(figures) > 0 {
						about = strings.Join(figures, " ")
					}
					return title, about
				},
				view: func(f Frame) (any, error) { return pairPage{comparisons{f.c}}.view(f, a, b, s.compared(p)), nil }})
		}
	}
	return subjects
}

// compared returns the comparison of the editions that a pair shows on the day.
func (s *Site) compared(p pair) *compare.Comparison {
	return s.found.compared.of(p, func() *compare.Comparison {
		return compare.Pair(&s.Data.Catalogue, shown(p.a, s.Day), shown(p.b, s.Day))
	})
}

// shown returns the edition of a tariff that pages show on a day.
func shown(t *tariff.Tariff, day tariff.Date) *tariff.Edition {
	i, _ := t.Editions.On(day)
	return t.Editions[i]
}

// pairPage compares two places.
type pairPage struct{ comparisons }

// view shows the comparison of two tariffs' current editions.
func (c pairPage) view(f Frame, a, b *tariff.Tariff, cmp *compare.Comparison) CompareView {
	i, j := a.Editions.Index(cmp.A.ID), b.Editions.Index(cmp.B.ID)
	v := CompareView{Frame: f, Kind: c.In(a.Kind.Name), A: c.side(a, i), B: c.side(b, j)}
	v.Told = PairTable{Title: f.Title, A: v.A.Name, B: v.B.Name}
	v.Rest = v.Told
	say, told := c.saying(cmp), toldRows(cmp)
	for _, row := range cmp.Rows {
		table := &v.Rest
		if told[row] {
			table = &v.Told
		}
		table.Rows = append(table.Rows, c.compareRow(cmp, row, say))
	}
	v.Counts, v.Cautions, v.Figures = c.VerdictCounts(cmp), c.cautions(cmp), c.figures(cmp)
	v.Method, v.Snippets = c.method(), c.snippets(f, EmbedCompareAddr(a.Kind, a.Place, b.Place))
	return v
}

// cautions returns those that are not shown in a row.
func (c pairPage) cautions(cmp *compare.Comparison) []string {
	var out []string
	for _, r := range cmp.Summary.Cautions() {
		if r.Kind == compare.RowA || r.Kind == compare.RowB {
			continue
		}
		out = lists.With(out, c.reason(cmp, r))
	}
	return out
}

// saying tells what has to stand beside the prices of two tables.
func (c pairPage) saying(cmp *compare.Comparison) said {
	return said{basis: c.commonBasis(cmp.A) == "" || c.commonBasis(cmp.B) == "", vat: statesVAT(cmp.A) || statesVAT(cmp.B)}
}

// figures says what the comparable rows of each role have in common.
func (c comparisons) figures(cmp *compare.Comparison) []string {
	var out []string
	for _, g := range cmp.Summary.ByRole {
		if g.Common != nil {
			out = append(out, c.Figure(cmp, g))
		}
	}
	return out
}

// fewRows is how many rows are shown even if a figure describes them.
const fewRows = 5

// toldRows returns the rows of roles with more than a few rows that a common
// figure describes completely.
func toldRows(cmp *compare.Comparison) map[*compare.Row]bool {
	told := map[*compare.Row]bool{}
	for _, g := range cmp.Summary.ByRole {
		if g.Common == nil || len(g.Rows) <= fewRows {
			continue
		}
		for _, r := range g.Rows {
			told[r] = !slices.Contains(g.Outliers, r)
		}
	}
	return told
}

func (c comparisons) side(t *tariff.Tariff, i int) CompareSide {
	e := t.Editions[i]
	return CompareSide{Place: c.name(t.Place.Name), Name: c.In(t.Place.Short),
		Tariff:  c.link(TariffAddr(t.Place, t.Kind), c.In(t.Place.Name)),
		Edition: c.link(EditionAddr(e), c.Edition(e)), Act: c.CiteAmended(e),
		Basis: c.commonBasis(e), Status: c.status(t, i)}
}

func (c pairPage) compareRow(cmp *compare.Comparison, r *compare.Row, say said) CompareRow {
	v := CompareRow{RowHead: c.rowHead(r.Service, r.Role, c.Conditions(r.Conditions)), Verdict: string(r.Verdict),
		A: c.compareCell(cmp.A, r.A, r.Service, say), B: c.compareCell(cmp.B, r.B, r.Service, say)}
	if v.A.There && v.B.There && slices.Equal(v.A.What, v.B.What) {
		v.What, v.A.What, v.B.What = v.A.What, nil, nil
	}
	if r.Derived() {
		v.Difference = c.Difference(r.A.Price.Measure, r.Difference)
		v.Up, v.Down = r.Difference.Sign() > 0, r.Difference.Sign() < 0
	} else if r.A != nil && r.B != nil {
		v.Short = c.Verdict(cmp, r.Verdict)
	}
	if r.HasPercent {
		v.Percent = c.Percent(r.Percent)
	}
	c.reasons(&v, cmp, r)
	return v
}

// reasons sets a short caution beside the row's figures and, in full, the
// reasons that concern this row only.
func (c pairPage) reasons(v *CompareRow, cmp *compare.Comparison, r *compare.Row) {
	var short []string
	for _, x := range r.Reasons {
		switch {
		case x.Kind == compare.RowA || x.Kind == compare.RowB:
			v.Reasons = append(v.Reasons, c.reason(cmp, x))
		case x.Kind == compare.Basis:
			short = append(short, c.In(r.A.Basis.Name)+" / "+c.In(r.B.Basis.Name))
		default:
			short = append(short, c.ReasonShort(x.Kind))
		}
	}
	if len(short) > 0 {
		v.Short = strings.TrimPrefix(v.Short+": ", ": ") + strings.Join(short, "; ")
	}
}

// reason says in full why figures must be read with care.
func (c pairPage) reason(cmp *compare.Comparison, r compare.Reason) string {
	switch r.Kind {
	case compare.RowA:
		return c.In(cmp.A.Place.Short) + ": " + c.In(r.Text)
	case compare.RowB:
		return c.In(cmp.B.Place.Short) + ": " + c.In(r.Text)
	}
	return c.Reason(r)
}

// said is what must be shown beside each price because it differs between rows.
type said struct{ basis, vat bool }

// statesVAT reports whether any price of an edition says whether it includes
// VAT.
func statesVAT(e *tariff.Edition) bool {
	return slices.ContainsFunc(e.Rates, func(r *tariff.Rate) bool { return r.VAT != "" })
}

// compareCell returns the cell of a rate. If there is none, it says whether the
// place has the service at all.
func (c comparisons) compareCell(e *tariff.Edition, r *tariff.Rate, x *tariff.Service, say said) CompareCell {
	if r == nil {
		return CompareCell{Cell: Cell{Missing: c.Absent(e, x, false)}}
	}
	cell := CompareCell{Cell: c.cell(r), Row: c.link(RateAddr(r), c.Row(r)), There: true}
	if say.basis {
		cell.What = append(cell.What, c.Basis(r))
	}
	if say.vat {
		cell.What = append(cell.What, c.VAT(r.VAT))
	}
	return cell
}
