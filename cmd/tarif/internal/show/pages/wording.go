package pages

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/tariff"
)

// WordingPage is an edition's table in the act's words: headings, services and
// roles in both languages side by side, each with its status. The edition's own
// page has our plain names and links here row by row, so that readers who want
// a price need not load official prose in two languages.
type WordingPage struct {
	Frame
	ActCited  string
	SourceURL string
	Edition   Link
	Caption   string
	Act       []WordingView   // the act's title
	Headings  [][]WordingView // of the price columns
	Texts     []TextView
	Grounds   []Ground
	Columns   []string
	Sections  []WordingSection
}

// WordingSection is the rows under one heading of the act.
type WordingSection struct {
	Heading []WordingView // empty in a table without headings
	Rows    []WordingRow
}

// WordingRow is a row; Sides are the act's languages, the official first. It is
// several rows if a later edition says the same, word for word: then Later says
// so, and Same leads to each in that edition.
type WordingRow struct {
	ID, Label string
	Service   Link // our plain name, linked to the row on the edition's page
	Cells     []Cell
	Sides     []WordingSide
	Later     string
	Same      []WordingLink
}

// WordingLink is a row whose words are at the link.
type WordingLink struct {
	ID string
	Link
}

// WordingSide is a row's words in one language, and the role's.
type WordingSide struct {
	WordingView
	Role string
}

func (s *Site) wordingPage(t *tariff.Tariff, i int) subject {
	e := t.Editions[i]
	return subject{addr: WordingAddr(e), template: "wording.html", nav: Places, modified: e.LastAct().Date,
		crumbs: []Addr{Places, PlaceAddr(e.Place), TariffAddr(e.Place, e.Kind), EditionAddr(e)},
		title: func(c composer) (string, string) {
			return c.titled("act-table.title", "act-table.description", lang.LowerFirst(e.Kind.Name.In(c.Lang)), e.Place.Name.In(c.Lang), wording.Edition(c.Lang, e))
		},
		view: func(f Frame) (any, error) { return wordingPage{acts{f.c}, t.Editions[i+1:]}.view(f, e), nil }}
}

// wordingPage makes the page of the act's words.
type wordingPage struct {
	acts
	later []*tariff.Edition
}

func (c wordingPage) view(f Frame, e *tariff.Edition) WordingPage {
	act := c.requisites(e)
	lines := tableLines(e.Rates)
	v := WordingPage{Frame: f, ActCited: c.CiteAmended(e), SourceURL: e.Source.URL, Columns: c.priceColumns(lines),
		Edition: c.link(EditionAddr(e), c.T("act-table.edition")),
		Caption: c.T("table.caption", c.In(e.Kind.Name), c.In(e.Place.Name), c.Edition(e)),
		Act:     act.Title, Headings: act.Headings, Texts: act.Texts, Grounds: act.Grounds}
	v.Sections = lists.Of(groupSections(lines), func(group []line) WordingSection { return c.wordingSection(e, group) })
	return v
}

func (c wordingPage) wordingSection(e *tariff.Edition, lines []line) WordingSection {
	var s WordingSection
	for _, p := range e.Sections {
		if p.Section == lines[0].first().Section {
			s.Heading = c.wordings(p.Text)
		}
	}
	for _, l := range lines {
		row := c.wordingRow(l)
		if n := len(s.Rows); row.Later != "" && n > 0 && s.Rows[n-1].Later == row.Later {
			s.Rows[n-1].Same = append(s.Rows[n-1].Same, row.Same...)
		} else {
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}

func (c wordingPage) wordingRow(l line) WordingRow {
	first := l.first()
	name := c.In(first.Service.Name)
	if same := c.lastSaying(first); same != nil {
		to := c.link(WordingAddr(same.Edition)+Addr("#"+rowID(same.Row)), first.Number()+" "+name)
		return WordingRow{Later: c.T("act-table.later", c.Edition(same.Edition)), Same: []WordingLink{{l.ID, to}}}
	}
	return WordingRow{ID: l.ID, Label: first.Number(), Service: c.link(RateAddr(first), name), Cells: lists.Of(l.Rates, c.cell),
		Sides: lists.Of(c.wordings(first.Text), func(w WordingView) WordingSide { return WordingSide{w, printedRole(first).In(w.Lang)} })}
}

// lastSaying is the row of the last edition up to which the words of a row have
// stayed the same, nil where the next one words it otherwise.
func (c wordingPage) lastSaying(r *tariff.Rate) *tariff.Rate {
	var last *tariff.Rate
	if r.Text.Text.IsZero() {
		return nil
	}
	for _, e := range c.later {
		same := rowSaying(e, r)
		if same == nil {
			break
		}
		last = same
	}
	return last
}

// rowSaying is a row of an edition with the words of another's, by preference the
// one with its number.
func rowSaying(e *tariff.Edition, r *tariff.Rate) *tariff.Rate {
	var found *tariff.Rate
	for _, x := range e.Rates {
		if x.Text != r.Text || printedRole(x) != printedRole(r) {
			continue
		}
		if found == nil || x.Row == r.Row {
			found = x
		}
	}
	return found
}

// printedRole returns how the act prints the role of a row: there, or in
// general.
func printedRole(r *tariff.Rate) tariff.Wording {
	if !r.RoleText.Text.IsZero() {
		return r.RoleText
	}
	return lists.First(r.Edition.Roles, func(p tariff.PrintedRole) bool { return p.Role == r.Role }).Text
}
