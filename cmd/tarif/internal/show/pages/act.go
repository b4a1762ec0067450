package pages

import (
	"html/template"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// HTML is text that package prose rendered from Markdown.
type HTML = template.HTML

// Requisites is what identifies an act and its source, and what is known and
// unknown of them.
type Requisites struct {
	Registration    string
	Title           []WordingView
	Entry           []WordingView // empty if the text has no such clause
	Signatory, Post string
	Responsible     string
	Grounds         []Ground
	Headings        [][]WordingView // of the price columns
	Amended         []ActLine
	Repealed        *ActLine
	Period          string // the year, empty if the act names none
	System          string
	SystemID        string
	URL             string
	Texts           []TextView
}

// Ground is a law on which the act rests.
type Ground struct{ Name, URL string }

// ActLine is another act: its citation and where it is kept.
type ActLine struct{ Cited, System, ID, URL string }

// TextView is a link to the captured text of the act.
type TextView struct {
	Link
	Lang           lang.Lang
	SHA256, Medium string
}

// acts puts what is known of an act into words.
type acts struct{ composer }

func (c acts) requisites(e *tariff.Edition) Requisites {
	a := e.Act
	r := Requisites{Registration: c.Registration(a.ActRef),
		Title: c.wordings(a.Title), Entry: c.wordings(a.EntryIntoForce),
		Signatory: c.In(a.Signatory), Post: lang.LowerFirst(c.In(a.Post)), Responsible: c.In(a.Responsible),
		Period:   c.Year(e.Period),
		SystemID: e.Source.ID, URL: e.Source.URL}
	if e.Source.System != "" {
		r.System = c.System(e.Source.System)
	}
	c.actLists(&r, e)
	return r
}

func (c acts) actLists(r *Requisites, e *tariff.Edition) {
	for _, law := range e.Act.LegalGrounds {
		r.Grounds = append(r.Grounds, Ground{c.In(law.Name), law.URL})
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
		r.Repealed = new(c.actLine(*e.RepealedBy))
	}
	for _, t := range e.Source.Texts {
		r.Texts = append(r.Texts, c.text(e, t))
	}
}

func (c acts) actLine(a tariff.ActRef) ActLine {
	line := ActLine{Cited: c.Cite(a), ID: a.Source.ID, URL: a.Source.URL}
	if a.Source.System != "" {
		line.System = c.System(a.Source.System)
	}
	return line
}

// text links to the captured text.
func (c acts) text(e *tariff.Edition, t tariff.CapturedText) TextView {
	return TextView{Link: Link{URL: c.root() + EditionData(e) + TextFile(t), Text: c.T("source.text." + string(t.Lang))},
		Lang: t.Lang, SHA256: t.SHA256, Medium: c.T("source.medium." + t.Medium)}
}

// TextFile returns the name under which a captured text is published beside its
// edition's rates.
func TextFile(t tariff.CapturedText) string { return "act." + string(t.Lang) + ".txt" }
