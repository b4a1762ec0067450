package kit

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/study/match"
	"tarif/cmd/tarif/internal/tariff"
)

// View is what the templates of announce/ see: formatted words and figures, and
// numbers for count. Unknown fields are empty.
type View struct {
	Place, Kind, Period    string
	PlaceName              string // for use within a sentence
	Act, ActShort          string // citations, in the nominative
	Title                  string
	TitleTranslated        bool
	Translated             string // that the act's words here are no official text; empty if they are
	Registration           string
	Signatory, Post        string
	Responsible, SourceURL string
	Start, End             string // what is known of the days, as whole sentences
	Rates, Services        int
	First, Same            bool   // there is no edition before; nothing changed against it
	Amended                bool   // what changed is the work of an amending act
	News                   int    // rows whose price, or what it is for, is another than before
	Ended                  string // that it is repealed, withdrawn or over; empty for one that holds
	Before                 string // the prices before, as what others are compared with
	Overall                *Common
	Roles                  []Common
	Counts                 []Tally
	Up, Down               int  // prices that rose and fell
	OnlyPrices             bool // nothing else changed
	Examples               []Example
	Table                  []Row
	Basis                  string // what all prices of the table are for; empty if they differ
	Headline               string
	URL, Changes           string // empty if the site has no address yet
	Publisher, Contact     string
	Lengths                []Length
}

// Figure returns the change that all prices share, for a picture; "" if there
// is none.
func (v View) Figure() string {
	if v.Overall == nil || !v.Overall.Up && !v.Overall.Down {
		return ""
	}
	return v.Overall.Signed
}

// Common is a change that prices share. Name is the role; Percent has no sign,
// "8,5 %", Number also lacks the percent sign.
type Common struct {
	Name                    string
	All, Up, Down           bool
	Count                   string
	Of                      int
	Percent, Number, Signed string
}

// Tally is how many items changed in one way.
type Tally struct{ Name, N string }

// Example is a price in words. Basis is all that must stand beside it; Old is
// what it was, empty where that is the same or nothing is known of it.
type Example struct{ Service, Role, Price, Basis, Old, Percent string }

// Line returns what the price is for on one line.
func (x Example) Line() string {
	if x.Role == "" {
		return x.Service
	}
	return x.Service + " (" + x.Role + ")"
}

// Row is a row of the table: the price in plain words, and in Text the act's own
// words where there are any, with who gives the service and under which
// conditions in Details.
type Row struct {
	Example
	Label, Text, Details string
	Lang                 lang.Lang // of Text
	News                 bool      // the price, or what it is for, is another than before
	Same                 bool      // the price is the one before
}

// Length is how long a text is.
type Length struct{ File, Count, Limit string }

// view makes the view of an edition.
func (m *maker) view() View {
	e, l := m.Edition, m.lang
	v := View{Place: lang.UpperFirst(e.Place.Name.In(l)), PlaceName: e.Place.Name.In(l), Kind: e.Kind.Name.In(l), Rates: e.Priced(), Services: services(e),
		Act: m.say.CiteAmended(e), ActShort: m.say.CiteShort(e.Act.ActRef), Title: e.Act.Title.In(l),
		TitleTranslated: e.Act.Title.Status.In(l) == tariff.Translation,
		Signatory:       e.Act.Signatory.In(l), Post: lang.LowerFirst(e.Act.Post.In(l)), Responsible: e.Act.Responsible.In(l),
		SourceURL: e.Source.URL, Start: m.say.Start(e, m.Day, m.State), End: m.say.End(e), First: m.diff == nil, Ended: m.ended(),
		Publisher: m.Publisher.In(l), Contact: m.Contact, Headline: m.say.Rates(e)}
	if e.Period != 0 {
		v.Period = strconv.Itoa(e.Period)
	}
	if a := e.Act; a.RegistrationNumber != "" && !a.RegistrationDate.IsZero() {
		v.Registration = m.say.Registration(a.ActRef)
	}
	if m.BaseURL != "" {
		v.URL = m.BaseURL + string(l) + "/places/" + e.Name() + "/"
		if !v.First {
			v.Changes = v.URL + "changes/"
		}
	}
	if v.TitleTranslated || slices.ContainsFunc(e.Rates, func(r *tariff.Rate) bool { return r.WhoseText(l) == tariff.Translation }) {
		v.Translated = m.say.T("announce.translated")
	}
	m.rows(&v)
	m.changes(&v)
	return v
}

// ended says of an edition that should not be announced as one that holds what
// became of it.
func (m *maker) ended() string {
	e := m.Edition
	switch {
	case e.RepealedBy != nil && m.State != tariff.Replaced:
		return m.say.T("status.text.repealed-by", m.say.Cite(*e.RepealedBy)) + " " + m.say.End(e)
	case e.Withdrawn != nil, m.State == tariff.Replaced, m.State == tariff.Expired:
		return m.say.StateText(e, m.State)
	}
	return ""
}

// services returns how many services have a price.
func services(e *tariff.Edition) int {
	seen := map[tariff.ServiceID]bool{}
	for _, r := range e.Rates {
		if r.Price.Stated() {
			seen[r.Service.ID] = true
		}
	}
	return len(seen)
}

// changes adds what the difference says.
func (m *maker) changes(v *View) {
	if len(m.Edition.AmendedBy) > 0 {
		v.ActShort = m.say.T("act.as-amended", v.ActShort, lang.LowerFirst(m.say.CiteShort(m.Edition.LastAct())))
	}
	if m.diff == nil {
		return
	}
	v.Before, v.Same = m.earlier(), m.diff.Empty()
	was, is := m.Before.Act.ActRef, m.Edition.Act.ActRef
	if v.Amended = was.Number == is.Number && was.Date == is.Date; v.Amended && v.News > 0 {
		v.ActShort = m.say.CiteShort(m.Edition.LastAct()) // it alone set the prices that are told
	}
	s := m.diff.Summary
	if u := s.Overall; u != nil {
		c := m.common(u)
		v.Overall = &c
	}
	v.Headline = m.headline(v)
	for _, u := range s.ByRole {
		if c := m.common(u); u.Role != nil && u.Percent.Sign() != 0 {
			c.Name = lang.LowerFirst(u.Role.Name.In(m.lang))
			v.Roles = append(v.Roles, c)
		}
	}
	v.Up, v.Down = s.Counts[diff.PriceUp], s.Counts[diff.PriceDown]
	v.OnlyPrices = v.Up+v.Down > 0
	for _, k := range diff.Kinds {
		if n := s.Counts[k]; n > 0 {
			v.Counts = append(v.Counts, Tally{m.say.Change(k), lang.Int(m.lang, n)})
			v.OnlyPrices = v.OnlyPrices && (k == diff.PriceUp || k == diff.PriceDown)
		}
	}
}

// earlier names the prices before: people do not know what an edition is called.
func (m *maker) earlier() string {
	switch e := m.Before; {
	case e.Period != 0 && e.Period != m.Edition.Period:
		return m.say.T("announce.than-period", m.say.Year(e.Period))
	case e.From.Status == tariff.Known:
		return m.say.T("announce.than-from", m.say.Date(e.From.Date))
	}
	return m.say.T("announce.than")
}

// headline says in a line what the difference comes to.
func (m *maker) headline(v *View) string {
	switch c := v.Overall; {
	case v.Figure() != "" && c.All:
		return m.say.N("card.all", c.Of)
	case v.Figure() != "":
		return m.say.N("card.most", c.Of, c.Count)
	case v.News > 0:
		return m.say.N("card.changed", v.Rates, lang.Int(m.lang, v.News))
	}
	return v.Headline
}

func (m *maker) common(u *diff.Uniform) Common {
	number := m.number(u.Common)
	c := Common{All: len(u.Outliers) == 0, Up: u.Percent.Sign() > 0, Down: u.Percent.Sign() < 0, Count: lang.Int(m.lang, len(u.Items)),
		Of: len(u.Items) + len(u.Outliers), Number: number, Percent: number + "\u00a0%", Signed: number + "\u00a0%"}
	switch {
	case c.Up:
		c.Signed = "+" + c.Signed
	case c.Down:
		c.Signed = "\u2212" + c.Signed
	}
	return c
}

// number formats a common percentage without its sign, with the places that the
// prices support.
func (m *maker) number(c match.Common) string {
	return lang.Decimal(m.lang, c.Percent.Abs().To(c.Places))
}

// rows fills in the table and the examples: what is new, where there was an
// edition before and anything is. Where that is more than a text takes it is the
// first of each section.
func (m *maker) rows(v *View) {
	items := map[*tariff.Rate]*diff.Item{}
	if m.diff != nil {
		for _, it := range m.diff.Items {
			for _, r := range it.New {
				items[r] = it
			}
		}
	}
	for _, r := range m.Edition.Rates {
		row := m.row(r, items[r])
		v.Table = append(v.Table, row)
		if row.News {
			v.News++
		}
	}
	if v.Basis = v.Table[0].Basis; slices.ContainsFunc(v.Table, func(r Row) bool { return r.Basis != v.Basis }) {
		v.Basis = ""
	}
	told, notes := map[*tariff.Section]bool{}, map[*tariff.Footnote]bool{}
	for i, r := range m.Edition.Rates {
		row := v.Table[i]
		wanted, few := r.Price.Stated() && v.News == 0 || row.News, v.News > 0 && v.News <= mostExamples
		if wanted && len(v.Examples) < mostExamples && (few || r.Section == nil || !told[r.Section]) {
			told[r.Section] = true
			row.Basis = m.say.Terms(r, notes) // texts have no room to say a footnote twice
			v.Examples = append(v.Examples, row.Example)
		}
	}
}

// newsKinds are the changes that concern who pays.
var newsKinds = []diff.Kind{diff.PriceUp, diff.PriceDown, diff.PriceStated, diff.PriceWithdrawn, diff.Basis, diff.Unit, diff.VAT,
	diff.Added, diff.Split, diff.Merged}

func (m *maker) row(r *tariff.Rate, it *diff.Item) Row {
	row := Row{Example: Example{Service: r.Service.Name.In(m.lang), Price: m.say.Price(r.Price), Basis: m.say.Terms(r, nil)},
		Label: r.Number(), Lang: m.lang, Text: r.Text.In(m.lang)}
	if r.Role != nil {
		row.Role = lang.LowerFirst(r.Role.Short.In(m.lang))
	}
	for _, c := range r.Conditions {
		row.Role = strings.TrimPrefix(row.Role+", "+c.Name.In(m.lang), ", ")
	}
	row.Text = cmp.Or(row.Text, row.Service)
	var details []string
	if r.Role != nil {
		details = append(details, m.say.Role(r.Role))
	}
	row.Details = strings.Join(append(details, m.say.Conditions(r.Conditions)...), "; ")
	if it == nil {
		return row
	}
	row.News = slices.ContainsFunc(newsKinds, it.Has)
	if was := it.Before(); was != nil {
		row.Same = !row.News
		row.was(m, was, it)
	}
	return row
}

// was says what a price that is another was, and what that was for where this
// is for something else.
func (x *Example) was(m *maker, was *tariff.Rate, it *diff.Item) {
	apart := was.Meaning() != it.After().Meaning()
	if !apart && was.Price.String() == it.After().Price.String() && was.Price.Status == it.After().Price.Status {
		return
	}
	if x.Old = m.say.Price(was.Price); apart {
		x.Old += " " + m.say.Terms(was, nil)
	}
	if it.HasPercent {
		x.Percent = lang.SignedPercent(m.lang, it.Percent)
	}
}
