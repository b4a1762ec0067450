package export

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/xlsx"
	"tarif/cmd/tarif/internal/tariff"
)

// aboutAct builds the sheet about the act, Kazakh on the left, Russian on the
// right. Unknown facts are left out.
func aboutAct(e *tariff.Edition, kk, ru speaker) xlsx.Sheet {
	sheet := xlsx.Sheet{Name: kk.T("xlsx.sheet-act"), Columns: []xlsx.Column{
		{Heading: kk.T("xlsx.requisite"), Width: 28}, {Heading: kk.T("xlsx.value"), Width: 56},
		{Heading: ru.T("xlsx.requisite"), Width: 28}, {Heading: ru.T("xlsx.value"), Width: 56},
	}}
	left, right := kk.facts(e), ru.facts(e)
	for i, l := range left {
		r := right[i]
		if l.value != "" || r.value != "" {
			sheet.Rows = append(sheet.Rows, []xlsx.Cell{{Text: l.name}, {Text: l.value}, {Text: r.name}, {Text: r.value}})
		}
	}
	return sheet
}

// fact is a fact about the act; its value is "" if unknown.
type fact struct{ name, value string }

// facts returns the same facts in the same order in each language.
func (s speaker) facts(e *tariff.Edition) []fact {
	a := e.Act
	return []fact{
		{s.T("xlsx.place"), s.In(e.Place.Name)},
		{s.T("xlsx.kind"), s.In(e.Kind.Name)},
		{s.T("same.edition"), string(e.ID)},
		{s.T("same.act"), s.Cite(a.ActRef)},
		{s.T("act.title"), a.Title.In(s.Lang)},
		{s.T("xlsx.title-whose"), s.wordsOf(a.Title)},
		{s.T("act.signatory"), strings.TrimSpace(s.In(a.Post) + " " + s.In(a.Signatory))},
		{s.T("act.registered"), s.Registration(a.ActRef)},
		{s.T("act.amended"), strings.Join(s.CiteAll(e.AmendedBy), "\n")},
		{s.T("act.repealed"), s.repeal(e.RepealedBy)},
		{s.T("act.period"), s.year(e.Period)},
		{s.T("xlsx.from"), s.Bound(e.From)},
		{s.T("xlsx.until"), s.Bound(e.Until)},
		{s.T("act.entry"), s.Said(a.EntryIntoForce)},
		{s.T("act.heading"), s.headings(e.Columns)},
		{s.T("act.responsible"), s.In(a.Responsible)},
		{s.T("act.source"), s.Source(e.Source)},
		{s.T("xlsx.address"), e.Source.URL},
		{s.T("xlsx.texts"), s.statuses(e)},
		{s.T("xlsx.note"), s.In(e.Note)},
		{s.T("xlsx.force"), s.T("xlsx.no-force")},
	}
}

// wordsOf says whose words a text is, "" if there is none.
func (s speaker) wordsOf(w tariff.Wording) string {
	if !w.Has(s.Lang) {
		return ""
	}
	return s.Whose(s.Lang, w.Status.In(s.Lang))
}

func (s speaker) repeal(a *tariff.ActRef) string {
	if a == nil {
		return ""
	}
	return s.Cite(*a)
}

func (s speaker) year(y int) string {
	if y == 0 {
		return s.T("act.no-period")
	}
	return s.T("act.year", s.Year(y))
}

func (s speaker) headings(cols []tariff.PriceColumn) string {
	var out []string
	for _, c := range cols {
		if c.Heading.Has(s.Lang) {
			out = append(out, s.Said(c.Heading))
		}
	}
	return strings.Join(out, "\n")
}

// statuses says for each language whose words the rows' texts are, with several
// statements if they differ.
func (s speaker) statuses(e *tariff.Edition) string {
	var out []string
	for _, l := range lang.All {
		for _, r := range sorted(e) {
			out = lists.With(out, s.Whose(l, r.WhoseText(l)))
		}
	}
	return strings.Join(out, "\n")
}
