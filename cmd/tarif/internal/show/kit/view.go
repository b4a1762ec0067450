package kit

import (
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
	Registration           string
	Signatory, Post        string
	Responsible, SourceURL string
	Start, End             string // what is known of the days, as whole sentences
	Rates, Services        int
	First, Same            bool   // there is no previous edition; nothing changed since it
	Before                 string // the previous edition
	Overall                *Common
	Roles                  []Common
	Counts                 []Tally
	Examples               []Example
	Table                  []Row
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

// Example is a price in words.
type Example struct{ Service, Role, Price, Basis, Old, Percent string }

// Line returns what the price is for on one line.
func (x Example) Line() string {
	if x.Role == "" {
		return x.Service
	}
	return x.Service + " (" + x.Role + ")"
}

// Row is a row of the table: the act's own words if available and, in Details,
// who gives the service under which conditions. Name is the service in plain
// words, with who gives it.
type Row struct {
	Label, Text, Details, Price, Old string
	Name, Full                       string    // Full has the currency sign
	Lang                             lang.Lang // of Text
}

// Length is how long a text is.
type Length struct{ File, Count, Limit string }

// view makes the view of an edition.
func (m *maker) view() View {
	e, l := m.Edition, m.lang
	v := View{Place: lang.UpperFirst(e.Place.Name.In(l)), PlaceName: e.Place.Name.In(l), Kind: e.Kind.Name.In(l), Rates: len(e.Rates), Services: services(e),
		Act: m.say.CiteAmended(e), ActShort: m.say.CiteShort(e.LastAct()), Title: e.Act.Title.In(l),
		TitleTranslated: e.Act.Title.Status.In(l) == tariff.Translation,
		Signatory:       e.Act.Signatory.In(l), Post: e.Act.Post.In(l), Responsible: e.Act.Responsible.In(l),
		SourceURL: e.Source.URL, Start: m.say.Start(e, m.Day, m.State), End: m.say.End(e), First: m.diff == nil,
		Publisher: m.Publisher.In(l), Contact: m.Contact, Headline: m.say.N("count.rates", len(e.Rates))}
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
	m.changes(&v)
	m.rows(&v)
	return v
}

func services(e *tariff.Edition) int {
	seen := map[tariff.ServiceID]bool{}
	for _, r := range e.Rates {
		seen[r.Service.ID] = true
	}
	return len(seen)
}

// changes adds what the difference says.
func (m *maker) changes(v *View) {
	if m.diff == nil {
		return
	}
	v.Before, v.Same = m.say.Edition(m.Before), m.diff.Empty()
	s := m.diff.Summary
	if u := s.Overall; u != nil {
		c := m.common(u)
		v.Overall = &c
		switch {
		case v.Figure() == "":
		case c.All:
			v.Headline = m.say.N("card.all", c.Of)
		default:
			v.Headline = m.say.N("card.most", c.Of, c.Count)
		}
	}
	for _, u := range s.ByRole {
		if c := m.common(u); u.Role != nil {
			c.Name = u.Role.Name.In(m.lang)
			v.Roles = append(v.Roles, c)
		}
	}
	for _, k := range diff.Kinds {
		if n := s.Counts[k]; n > 0 {
			v.Counts = append(v.Counts, Tally{lang.UpperFirst(m.say.Change(k)), lang.Int(m.lang, n)})
		}
	}
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

// rows adds the table and the examples: the first price of each section, or the
// first prices if there are no sections.
func (m *maker) rows(v *View) {
	items := map[*tariff.Rate]*diff.Item{}
	if m.diff != nil {
		for _, it := range m.diff.Items {
			if r := it.After(); r != nil {
				items[r] = it
			}
		}
	}
	told := map[*tariff.Section]bool{}
	for _, r := range m.Edition.Rates {
		it := items[r]
		v.Table = append(v.Table, m.row(r, it))
		if r.Price.Stated() && len(v.Examples) < mostExamples && (r.Section == nil || !told[r.Section]) {
			told[r.Section] = true
			v.Examples = append(v.Examples, m.example(r, it))
		}
	}
}

func (m *maker) example(r *tariff.Rate, it *diff.Item) Example {
	x := Example{Service: r.Service.Name.In(m.lang), Price: m.say.Price(r.Price), Basis: r.BasisPhrase(m.lang)}
	if r.Role != nil {
		x.Role = lang.LowerFirst(r.Role.Short.In(m.lang))
	}
	for _, c := range r.Conditions {
		x.Role = strings.TrimPrefix(x.Role+", "+c.Name.In(m.lang), ", ")
	}
	if it == nil || it.Before() == nil || !it.Priced {
		return x
	}
	x.Old = m.say.Price(it.Before().Price)
	if it.HasPercent {
		x.Percent = lang.SignedPercent(m.lang, it.Percent)
	}
	return x
}

func (m *maker) row(r *tariff.Rate, it *diff.Item) Row {
	row := Row{Label: r.Label, Lang: m.lang, Text: r.Text.In(m.lang), Price: m.price(r.Price),
		Name: m.example(r, nil).Line(), Full: m.say.Price(r.Price)}
	if row.Label == "" {
		row.Label = strconv.Itoa(r.Row)
	}
	if row.Text == "" {
		row.Text = r.Service.Name.In(m.lang)
	}
	var details []string
	if r.Role != nil {
		details = append(details, m.say.Role(r.Role))
	}
	row.Details = strings.Join(append(details, m.say.Conditions(r.Conditions)...), "; ")
	if it != nil && it.Before() != nil {
		row.Old = m.price(it.Before().Price)
	}
	return row
}

// price formats a cell of the price column, where money needs no sign.
func (m *maker) price(p tariff.Price) string {
	switch {
	case p.Stated() && p.Measure == tariff.Money:
		return lang.Amount(m.lang, p.Amount)
	case p.Status == tariff.Dash:
		return "–"
	}
	return m.say.Price(p)
}
