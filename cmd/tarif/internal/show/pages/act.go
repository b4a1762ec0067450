package pages

import (
	"html/template"
	"strconv"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// HTML is text that package prose rendered from Markdown.
type HTML = template.HTML

// Requisites is what names an act and its source, and what is known and
// unknown of them.
type Requisites struct {
	Registration    string
	Title           []WordingView
	Entry           []WordingView // empty: the text has no such clause
	Signatory, Post string
	Responsible     string
	Grounds         []Ground
	Headings        [][]WordingView // of the price columns
	Amended         []ActLine
	Repealed        *ActLine
	Start, End      string
	Period          string // the year, empty where the act names none
	System          string
	SystemID        string
	URL             string
	Texts           []TextView
}

// Ground is a law on which the act rests.
type Ground struct{ Name, URL string }

// ActLine is another act, cited, and where it is found.
type ActLine struct{ Cited, System, ID, URL string }

// TextView is the text of the act as we took it.
type TextView struct {
	Link
	Lang           lang.Lang
	SHA256, Medium string
}

// cite names an act: its form, day, number and issuer, where that is known.
func (c *context) cite(a tariff.ActRef) string {
	day := lang.DateOf(c.lang, a.Date.Year, a.Date.Month, a.Date.Day)
	if c.in(a.Issuer) == "" {
		return c.t("act.cite-plain."+string(a.Form), day, a.Number)
	}
	return c.t("act.cite."+string(a.Form), c.in(a.Issuer), day, a.Number)
}

// citeWhole names the act that set an edition and, where others amended it, the
// last of them: its prices may be theirs.
func (c *context) citeWhole(e *tariff.Edition) string {
	if len(e.AmendedBy) == 0 {
		return c.cite(e.Act.ActRef)
	}
	return c.t("act.as-amended", c.cite(e.Act.ActRef), c.cite(e.LastAct()))
}

func (c *context) requisites(e *tariff.Edition) Requisites {
	a := e.Act
	r := Requisites{Registration: c.registration(a.ActRef),
		Title: c.wordings(a.Title), Entry: c.wordings(a.EntryIntoForce),
		Signatory: c.in(a.Signatory), Post: c.in(a.Post), Responsible: c.in(a.Responsible),
		Start: c.start(e), End: c.end(e), Period: year(e.Period),
		SystemID: e.Source.ID, URL: e.Source.URL}
	if e.Source.System != "" {
		r.System = c.t("source." + string(e.Source.System))
	}
	c.actLists(&r, e)
	return r
}

func (c *context) actLists(r *Requisites, e *tariff.Edition) {
	for _, law := range e.Act.LegalGrounds {
		r.Grounds = append(r.Grounds, Ground{c.in(law.Name), law.URL})
	}
	for _, col := range e.Columns {
		if w := c.wordings(col.Heading); w != nil {
			r.Headings = append(r.Headings, w)
		}
	}
	for _, a := range e.AmendedBy {
		r.Amended = append(r.Amended, c.actLine(a))
	}
	if e.RepealedBy != nil {
		line := c.actLine(*e.RepealedBy)
		r.Repealed = &line
	}
	for _, t := range e.Source.Texts {
		r.Texts = append(r.Texts, c.text(e, t))
	}
}

func (c *context) actLine(a tariff.ActRef) ActLine {
	line := ActLine{Cited: c.cite(a), ID: a.Source.ID, URL: a.Source.URL}
	if a.Source.System != "" {
		line.System = c.t("source." + string(a.Source.System))
	}
	return line
}

// text leads to the captured text.
func (c *context) text(e *tariff.Edition, t tariff.CapturedText) TextView {
	return TextView{Link: Link{URL: c.root() + EditionData(e) + TextFile(t), Text: c.t("source.text." + string(t.Lang))},
		Lang: t.Lang, SHA256: t.SHA256, Medium: c.t("source.medium." + t.Medium)}
}

// TextFile is the name under which a captured text is published beside its
// edition's rates.
func TextFile(t tariff.CapturedText) string { return "act." + string(t.Lang) + ".txt" }

func (c *context) registration(a tariff.ActRef) string {
	if a.RegistrationNumber == "" {
		return ""
	}
	if a.RegistrationDate.IsZero() {
		return c.t("act.registration", a.RegistrationNumber)
	}
	return c.t("act.registration-date", a.RegistrationNumber, c.date(a.RegistrationDate))
}

// year writes a year without grouping its digits; 0 is no year.
func year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}
