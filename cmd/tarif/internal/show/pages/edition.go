package pages

import (
	"regexp"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// EditionView is an edition's page: its permanent one, or the tariff's page,
// which shows the edition in force.
type EditionView struct {
	Frame
	Status    Status
	ActCited  string // "resolution of … No 2999 of 18 December 2025"
	SourceURL string
	Basis     string // what a price is for, if that is the same for all
	Note      string
	Meaning   MeaningView
	Table     Table
	Act       Requisites
	Pattern   []PatternView
	Downloads []Link
	Changes   Link
	First     bool // it is the first edition of its tariff here
	Compare   []Link
	Worksheet Link
	Editions  []EditionLink
	Dates     *DatesView   // these three only on the tariff's page,
	Chooser   *ChooserView // if there is more than one edition
	History   *HistoryView
	Cite      string
	Embed     string // link to the code for showing the tariff on another site; may be empty
	Wording   *Link  // the table in the act's own words, nil if we do not have them
	Corrected []CorrectionView
	Live      *LiveView
}

// MeaningView is what a price means for the reader's bill.
type MeaningView struct {
	First, Rest HTML // the first sentence is always visible
	Responsible string
	Contact     *ContactView // nil if nothing is known
}

// ContactView is how to reach the body responsible for the tariffs.
type ContactView struct{ Phone, Email, Website, Address string }

// EditionLink links to an edition and says its state on the day.
type EditionLink struct {
	Link
	Label string
	State tariff.State
}

// PatternView is our observation that a role's prices are fractions of one
// amount.
type PatternView struct {
	Role       string
	Reference  string
	Parts      []string // "1/2: 16 rates"
	Rows       string
	Exceptions []Link
}

func (s *Site) editionPages() []subject {
	var subjects []subject
	for _, t := range s.Data.Tariffs {
		subjects = append(subjects, s.tariffPage(t))
		for i, e := range t.Editions {
			subjects = append(subjects, s.editionPage(t, i), s.changesPage(t, i-1, i))
			if hasWording(e) {
				subjects = append(subjects, s.wordingPage(t, i))
			}
		}
		subjects = append(subjects, s.distantPages(t)...)
	}
	return subjects
}

func (s *Site) tariffPage(t *tariff.Tariff) subject {
	i, state := t.Editions.On(s.Day)
	return subject{addr: TariffAddr(t.Place, t.Kind), template: "edition.html", daily: true, topic: true, nav: Places,
		modified: t.Editions[i].LastAct().Date, card: EditionAddr(t.Editions[i]), timed: len(t.Editions) > 1,
		crumbs: []Addr{Places, PlaceAddr(t.Place)}, linked: linkedTariff(t.Editions[i]),
		title: func(c composer) (string, string) {
			return c.T("tariff.title", lang.LowerFirst(c.In(t.Kind.Short)), c.In(t.Place.Name)),
				c.describe(t.Editions[i], state)
		},
		view: func(f Frame) (any, error) {
			v := s.edition(f.c, t, i).view(f, t, i)
			few := len(s.Data.OfKind(t.Kind.ID)) < manyPlaces
			v.Dates, v.Chooser = f.c.dates(t), s.chooser(f.c, t).view(t, i-1, i)
			v.History = histories{s.changes(f.c), charts{f.c}, few}.view(t)
			return v, nil
		}}
}

func (s *Site) editionPage(t *tariff.Tariff, i int) subject {
	e := t.Editions[i]
	return subject{addr: EditionAddr(e), template: "edition.html", daily: true, nav: Places,
		modified: e.LastAct().Date, card: EditionAddr(e),
		crumbs: []Addr{Places, PlaceAddr(t.Place), TariffAddr(t.Place, t.Kind)}, linked: linkedTariff(e),
		title: func(c composer) (string, string) {
			return c.T("edition.title", lang.LowerFirst(c.In(t.Kind.Short)), c.In(t.Place.Name), c.Edition(e)),
				c.T("edition.description", lang.LowerFirst(c.In(t.Kind.Short)), c.In(t.Place.Name), c.examples(e), c.Edition(e))
		},
		view: func(f Frame) (any, error) { return s.edition(f.c, t, i).view(f, t, i), nil }}
}

// describe is the description of a tariff by the edition that its page shows.
func (c composer) describe(e *tariff.Edition, state tariff.State) string {
	kind, place := lang.LowerFirst(c.In(e.Kind.Short)), c.In(e.Place.Name)
	if state == tariff.InForce {
		return c.T("tariff.description", kind, place, c.examples(e))
	}
	return c.T("tariff.description-last", kind, place, c.examples(e), c.Edition(e))
}

// editionPage makes the page of an edition.
type editionPage struct {
	rateTables
	meaning  func(text string) HTML // what a price of the kind means, from Markdown
	patterns []compare.Pattern
	pairs    []pair // the comparisons that include the tariff
	title    string // of the site
	cited    string // the absolute URL of the page
	live     *LiveView
}

func (s *Site) edition(c composer, t *tariff.Tariff, i int) editionPage {
	e := t.Editions[i]
	return editionPage{rateTables: rateTables{corrections{c, &s.Data.Catalogue}},
		meaning:  func(text string) HTML { return s.proseLinks(c).markdown(text, s.Data) },
		patterns: s.found.patternsOf(e), pairs: s.found.pairsOf[t],
		title: c.In(s.Config.Title), cited: s.address(c.Lang, EditionAddr(e)), live: s.live(c)}
}

func (c editionPage) view(f Frame, t *tariff.Tariff, i int) EditionView {
	e := t.Editions[i]
	v := EditionView{Frame: f, Status: c.status(t, i), ActCited: c.CiteAmended(e), SourceURL: e.Source.URL,
		Basis: c.commonBasis(e), Note: c.In(e.Note), Meaning: c.means(e), Table: c.table(e),
		Corrected: c.recent(e, nil),
		Act:       acts{c.composer}.requisites(e), Pattern: c.patternViews(), Downloads: c.downloads(e),
		First: i == 0, Compare: comparisons{c.composer}.pairLinks(c.pairs), Editions: c.editions(t, i),
		Changes:   c.link(ChangesAddr(e), c.T("edition.changes")),
		Worksheet: c.link(WorksheetAddr(t.Place, t.Kind), c.T("edition.worksheet"))}
	if shown(t, c.day) == e {
		v.Table.leadToPrices(c.composer, e)
		if c.known(EmbedTariffAddr(t.Place, t.Kind)) {
			v.Embed = c.url(PlaceAddr(t.Place) + Addr("#"+snippetID(t.Kind)))
		}
	}
	v.Cite = c.T("edition.cite-text", c.CiteAmended(e), c.title, c.cited)
	v.Live = c.live
	if v.Table.HasWording {
		v.Wording = new(c.link(WordingAddr(e), c.T("edition.act-table")))
		v.Act.Title = own(v.Act.Title, c.Lang) // the other language is on that page
	}
	return v
}

// own returns the wording in a language, or all wordings if it has none.
func own(all []WordingView, l lang.Lang) []WordingView {
	for i, w := range all {
		if w.Lang == l && w.Text != "" {
			return all[i : i+1]
		}
	}
	return all
}

func (c editionPage) means(e *tariff.Edition) MeaningView {
	first, rest := firstSentence(strings.TrimSpace(c.In(e.Kind.Meaning)))
	m := MeaningView{First: c.meaning(first), Rest: c.meaning(rest), Responsible: c.In(e.Act.Responsible)}
	m.Contact = c.contact(e.Place)
	return m
}

// firstSentence splits a text after its first sentence: on a phone every line
// above the table pushes the prices down. A paragraph with Markdown, or one
// that is not a plain sentence, is not split.
func firstSentence(text string) (first, rest string) {
	first, rest, _ = strings.Cut(text, "\n\n")
	if next := sentenceEnd.FindStringSubmatchIndex(first); next != nil && !strings.ContainsAny(first, "*_[`<") {
		return first[:next[2]], first[next[2]:] + "\n\n" + rest
	}
	return first, rest
}

// sentenceEnd requires a word before the full stop: short ones are
// abbreviations.
var sentenceEnd = regexp.MustCompile(`\pL{4}[»)]?\.\s+(\p{Lu})`)

func (c composer) contact(p *tariff.Place) *ContactView {
	if p.Contact.IsZero() {
		return nil
	}
	return &ContactView{p.Contact.Phone, p.Contact.Email, p.Contact.Website, c.In(p.Contact.Address)}
}

// tables links to the rates in a folder of data.
func (c composer) tables(folder string) []Link {
	return []Link{{URL: c.root() + c.download(folder+"rates.csv"), Text: "CSV"}, {URL: c.root() + c.download(folder+"rates.json"), Text: "JSON"}}
}

// downloads returns the downloads of an edition, which have no language.
func (c composer) downloads(e *tariff.Edition) []Link {
	return append([]Link{{URL: c.root() + EditionData(e) + "rates.xlsx", Text: "XLSX"}}, c.tables(EditionData(e))...)
}

func (c composer) editions(t *tariff.Tariff, current int) []EditionLink {
	links := make([]EditionLink, len(t.Editions))
	for i := range t.Editions {
		n := len(t.Editions) - 1 - i // newest first
		e := t.Editions[n]
		state := e.Seen(t.Editions.StateOf(n, c.day))
		links[i] = EditionLink{Link: c.link(EditionAddr(e), c.Edition(e)), State: state, Label: c.State(state)}
		links[i].Current = n == current
	}
	return links
}

func (c editionPage) patternViews() []PatternView {
	var views []PatternView
	for _, p := range c.patterns {
		v := PatternView{Role: c.Role(p.Role), Reference: c.Tenge(p.Reference), Rows: c.N("count.rates", p.Fit())}
		v.Parts = lists.Of(p.Parts, c.part)
		v.Exceptions = lists.Of(p.Exceptions, func(r *tariff.Rate) Link { return c.link(RateAddr(r), c.Row(r)) })
		views = append(views, v)
	}
	return views
}

// part says how many prices are which fraction of the amount.
func (c editionPage) part(p compare.Part) string {
	rates := c.N("count.rates", len(p.Rates))
	if p.N == 1 {
		return c.T("edition.pattern-whole", rates)
	}
	return c.T("edition.pattern-part", "1/"+strconv.FormatInt(p.N, 10), rates)
}
