package pages

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// Pages for other sites to show in a frame: without scripts, and small. Each
// shows a part of a page of ours and links to it.

// EmbedView is what all of them have in common.
type EmbedView struct {
	Frame
	Heading string
	Status  Status
	Act     string
	More    Link // to the page of ours
}

// EmbedPriceView is one service's price in a place.
type EmbedPriceView struct {
	EmbedView
	Place  string
	Gone   string
	Prices []PriceLine
}

// EmbedTariffView is as many of a tariff's prices as fit.
type EmbedTariffView struct {
	EmbedView
	Basis string // what a price is for, if that is the same for all
	Rows  []EmbedRow
}

// EmbedRow is a price; What distinguishes it from others of its service.
type EmbedRow struct {
	Service string
	What    []string
	Cells   []Cell
}

// EmbedCompareView is two places side by side.
type EmbedCompareView struct {
	EmbedView
	A, B     string
	Cautions []string
	Figures  []string
	Rows     []EmbedCompareRow
}

// EmbedCompareRow is a price in both places; Apart says why the two are not
// compared.
type EmbedCompareRow struct {
	EmbedRow
	Percent, Apart string
}

// Snippet is code that a person copies into a page of another site.
type Snippet struct{ ID, Name, Code string }

func EmbedPriceAddr(p *tariff.Place, x *tariff.Service) Addr {
	return Embed + "price/" + Addr(p.ID) + "/" + Addr(x.ID) + "/"
}

func EmbedTariffAddr(p *tariff.Place, k *tariff.Kind) Addr {
	return Embed + "tariff/" + Addr(p.ID) + "/" + Addr(k.ID) + "/"
}

func EmbedCompareAddr(k *tariff.Kind, a, b *tariff.Place) Addr { return Embed + CompareAddr(k, a, b) }

// room is how many bytes of rows fit into such a page, to keep it below ten
// thousand with its style.
const room = 5800

// fits returns how many rows fit.
func fits[T any](rows []T, marks int, words func(T) []string) int {
	left := room
	for i, r := range rows {
		if left -= size(marks, words(r)); left < 0 {
			return i
		}
	}
	return len(rows)
}

// size returns what a row takes: its words, and marks for its markup.
func size(marks int, words []string) int {
	for _, w := range words {
		marks += len(w) + 1
	}
	return marks
}

func (s *Site) embedPages() []subject {
	if s.Unhosted {
		return nil // no site frames a page on somebody's disk
	}
	var subjects []subject
	for _, q := range s.quotes() {
		subjects = append(subjects, s.framed(EmbedPriceAddr(q.tariff.Place, q.service), "embed-price.html", q.addr(),
			func(c composer) string { return c.priceTitle(q) },
			func(f Frame) (any, error) { return framedPage{f.c}.price(f, q), nil }))
	}
	for _, t := range s.Data.Tariffs {
		i, _ := t.Editions.On(s.Day)
		subjects = append(subjects, s.framed(EmbedTariffAddr(t.Place, t.Kind), "embed-tariff.html", TariffAddr(t.Place, t.Kind),
			func(c composer) string { return c.tariffTitle(t) },
			func(f Frame) (any, error) { return framedPage{f.c}.tariff(f, t, i), nil }))
	}
	for _, k := range s.Data.Catalogue.Kinds {
		for _, p := range s.found.pairs[k] {
			a, b := p.a, p.b
			subjects = append(subjects, s.framed(EmbedCompareAddr(k, a.Place, b.Place), "embed-compare.html", CompareAddr(k, a.Place, b.Place),
				func(c composer) string {
					return c.pairTitle(a, b)
				},
				func(f Frame) (any, error) { return framedPage{f.c}.compare(f, a, b, s.compared(p)), nil }))
		}
	}
	return subjects
}

// framed plans a page for frames. Search engines are referred to the page that
// it is a part of.
func (s *Site) framed(a Addr, file string, of Addr, name func(composer) string, view func(Frame) (any, error)) subject {
	return subject{addr: a, template: file, daily: true, lean: true, unlisted: true, framed: of, view: view,
		title: func(c composer) (string, string) {
			return c.titled("embed.title", "embed.description", lang.UpperFirst(name(c)))
		}}
}

func (c composer) tariffTitle(t *tariff.Tariff) string {
	return c.T("tariff.title", lang.LowerFirst(c.In(t.Kind.Name)), c.In(t.Place.Name))
}

func (c composer) pairTitle(a, b *tariff.Tariff) string {
	return c.T("compare-pair.title", c.In(a.Kind.Short), c.In(a.Place.Name), c.In(b.Place.Name))
}

// framedPage makes a page for frames.
type framedPage struct{ composer }

func (c framedPage) embed(f Frame, t *tariff.Tariff, i int, heading string, more Link) EmbedView {
	return EmbedView{Frame: f, Heading: lang.UpperFirst(heading), Status: c.status(t, i), Act: c.CiteShort(t.Editions[i].LastAct()), More: more}
}

func (c framedPage) price(f Frame, q quote) EmbedPriceView {
	v := EmbedPriceView{EmbedView: c.embed(f, q.tariff, q.edition, c.In(q.service.Name), c.link(q.addr(), c.T("embed.more-price"))),
		Place: c.name(q.tariff.Place.Name), Gone: c.gone(q)}
	lines := c.priceLines(q)
	v.Prices = lines[:fits(lines, 60, func(p PriceLine) []string { return append(p.For, p.Cell.Amount, p.Cell.Missing, p.Cell.Derived) })]
	return v
}

func (c framedPage) tariff(f Frame, t *tariff.Tariff, i int) EmbedTariffView {
	e := t.Editions[i]
	v := EmbedTariffView{Basis: c.commonBasis(e)}
	lines := tableLines(e.Rates)
	for _, l := range lines {
		r := l.first()
		row := EmbedRow{Service: c.In(r.Service.Name), What: c.ownConditions(r)}
		if r.Role != nil && len(ratesOf(e, r.Service)) > len(l.Rates) {
			row.What = append(row.What, c.In(r.Role.Short))
		}
		if v.Basis == "" {
			row.What = append(row.What, c.Purpose(l.Rates...))
		}
		row.Cells = lists.Of(l.Rates, c.bareCell)
		v.Rows = append(v.Rows, row)
	}
	v.Rows = v.Rows[:fits(v.Rows, 20, EmbedRow.words)]
	v.EmbedView = c.embed(f, t, i, c.tariffTitle(t),
		c.link(TariffAddr(t.Place, t.Kind), c.allOf(len(lines), len(v.Rows))))
	return v
}

// allOf says what our page has that a framed one lacks.
func (c framedPage) allOf(all, shown int) string {
	if shown < all {
		return c.N("embed.more", all-shown)
	}
	return c.T("embed.more-tariff")
}

// bareCell returns a price without footnote marks, since the notes are on our
// page.
func (c composer) bareCell(r *tariff.Rate) Cell {
	cell := c.cellAt(r, "")
	cell.Footnotes = nil
	return cell
}

func (r EmbedRow) words() []string {
	words := append([]string{r.Service}, r.What...)
	for range r.What {
		words = append(words, "<small></small>")
	}
	for _, x := range r.Cells {
		words = append(words, x.Amount, x.Missing, x.Derived, "<b></b>")
	}
	return words
}

func (c framedPage) compare(f Frame, a, b *tariff.Tariff, cmp *compare.Comparison) EmbedCompareView {
	page := pairPage{comparisons(c)}
	v := EmbedCompareView{A: c.In(a.Place.Short), B: c.In(b.Place.Short), Cautions: page.cautions(cmp), Figures: page.figures(cmp)}
	rows := slices.DeleteFunc(slices.Clone(cmp.Rows), func(r *compare.Row) bool {
		return r.A == nil || r.B == nil // our page says who has what
	})
	say, left := page.saying(cmp), room
	for _, r := range rows {
		row := framedRow(page.compareRow(cmp, r, say))
		if left -= size(90, append(row.words(), row.Percent, row.Apart)); left < 0 {
			break
		}
		v.Rows = append(v.Rows, row)
	}
	i, _ := a.Editions.On(c.day)
	v.EmbedView = c.embed(f, a, i, c.pairTitle(a, b),
		c.link(CompareAddr(a.Kind, a.Place, b.Place), c.allOf(len(rows), len(v.Rows))))
	return v
}

// framedRow returns what a framed page shows of a row.
func framedRow(r CompareRow) EmbedCompareRow {
	row := EmbedCompareRow{EmbedRow: EmbedRow{Service: r.Service.Text, What: append(r.Conditions, r.What...), Cells: []Cell{r.A.Cell, r.B.Cell}}, Percent: r.Percent}
	if r.Role != "" {
		row.What = append([]string{r.Role}, row.What...)
	}
	if r.Verdict == string(compare.NotComparable) {
		row.Apart = r.Short
	}
	for i := range row.Cells {
		row.Cells[i].Footnotes = nil
	}
	return row
}

// snippets returns the code for showing the page at an address on another site;
// nil if it has no frame.
func (c composer) snippets(f Frame, a Addr) []Snippet {
	if !c.known(a) || f.Share.URL == "" {
		return nil
	}
	return []Snippet{c.frameSnippet(f, a, "snippet-frame", f.Title)}
}

// snippetID is the id of the snippet of a tariff on a place's page.
func snippetID(k *tariff.Kind) string { return "snippet-" + string(k.ID) }

func (c composer) frameSnippet(f Frame, a Addr, id, title string) Snippet {
	src := strings.TrimSuffix(f.Share.URL, string(c.addr)) + string(a)
	return Snippet{id, title + " — iframe", fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="320" loading="lazy"></iframe>`,
		src, template.HTMLEscapeString(title))}
}

func (c composer) badgeSnippet(f Frame, name, price string) Snippet {
	return Snippet{"snippet-badge", c.T("embed.badge"), fmt.Sprintf(`<a href="%s"><img src="%[1]s%s" alt="%s" height="28"></a>`,
		f.Share.URL, BadgeName, template.HTMLEscapeString(name+": "+price))}
}
