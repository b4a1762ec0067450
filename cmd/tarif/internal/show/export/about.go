package export

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/xlsx"
	"tarif/cmd/tarif/internal/tariff"
)

// aboutAct is the sheet of requisites, Kazakh on the left, Russian on the
// right. What is not known is left out.
func aboutAct(e *tariff.Edition, kk, ru speaker) xlsx.Sheet {
	sheet := xlsx.Sheet{Name: kk.t("xlsx.sheet-act"), Columns: []xlsx.Column{
		{Heading: kk.t("xlsx.requisite"), Width: 28}, {Heading: kk.t("xlsx.value"), Width: 56},
		{Heading: ru.t("xlsx.requisite"), Width: 28}, {Heading: ru.t("xlsx.value"), Width: 56},
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

// fact is a line about the act; its value is empty where it is not known.
type fact struct{ name, value string }

// facts lists the same lines in the same order in each language.
func (s speaker) facts(e *tariff.Edition) []fact {
	a := e.Act
	return []fact{
		{s.t("xlsx.place"), s.in(e.Place.Name)},
		{s.t("xlsx.kind"), s.in(e.Kind.Name)},
		{s.t("same.edition"), string(e.ID)},
		{s.t("same.act"), s.cite(a.ActRef)},
		{s.t("act.title"), a.Title.In(s.lang)},
		{s.t("xlsx.title-whose"), s.wordsOf(a.Title)},
		{s.t("act.signatory"), strings.TrimSpace(s.in(a.Post) + " " + s.in(a.Signatory))},
		{s.t("act.registered"), s.registration(a.ActRef)},
		{s.t("act.amended"), s.amendments(e.AmendedBy)},
		{s.t("act.repealed"), s.repeal(e.RepealedBy)},
		{s.t("act.period"), s.year(e.Period)},
		{s.t("xlsx.from"), s.bound(e.From)},
		{s.t("xlsx.until"), s.bound(e.Until)},
		{s.t("act.entry"), s.said(a.EntryIntoForce)},
		{s.t("act.heading"), s.headings(e.Columns)},
		{s.t("act.responsible"), s.in(a.Responsible)},
		{s.t("act.source"), s.source(e.Source)},
		{s.t("xlsx.address"), e.Source.URL},
		{s.t("xlsx.texts"), s.statuses(e)},
		{s.t("xlsx.note"), s.in(e.Note)},
		{s.t("xlsx.force"), s.t("xlsx.no-force")},
	}
}

// cite names an act: its form, day, number and issuer, where that is known.
func (s speaker) cite(a tariff.ActRef) string {
	day := lang.DateOf(s.lang, a.Date.Year, a.Date.Month, a.Date.Day)
	if issuer := s.in(a.Issuer); issuer != "" {
		return s.t("act.cite."+string(a.Form), issuer, day, a.Number)
	}
	return s.t("act.cite-plain."+string(a.Form), day, a.Number)
}

// wordsOf says whose words a text is, nothing where there is none.
func (s speaker) wordsOf(w tariff.Wording) string {
	if !w.Has(s.lang) {
		return ""
	}
	return s.whose(w.Status.In(s.lang))
}

// said is a text of the act, with whose words it is where they are not its own.
func (s speaker) said(w tariff.Wording) string {
	if !w.Has(s.lang) || w.Status.In(s.lang) == tariff.Official {
		return w.In(s.lang)
	}
	return w.In(s.lang) + "\n" + s.wordsOf(w)
}

func (s speaker) registration(a tariff.ActRef) string {
	switch {
	case a.RegistrationNumber == "":
		return ""
	case a.RegistrationDate.IsZero():
		return s.t("act.registration", a.RegistrationNumber)
	}
	return s.t("act.registration-date", a.RegistrationNumber, s.date(a.RegistrationDate))
}

func (s speaker) amendments(acts []tariff.ActRef) string {
	var out []string
	for _, a := range acts {
		out = append(out, s.cite(a))
	}
	return strings.Join(out, "\n")
}

func (s speaker) repeal(a *tariff.ActRef) string {
	if a == nil {
		return ""
	}
	return s.cite(*a)
}

func (s speaker) year(y int) string {
	if y == 0 {
		return s.t("act.no-period")
	}
	return s.t("act.year", strconv.Itoa(y))
}

// bound is a day, or in words that it is not known or that there is none.
func (s speaker) bound(b tariff.Bound) string {
	if b.Status == tariff.Known {
		return s.date(b.Date)
	}
	return s.t("xlsx.bound." + string(b.Status))
}

func (s speaker) headings(cols []tariff.PriceColumn) string {
	var out []string
	for _, c := range cols {
		if c.Heading.Has(s.lang) {
			out = append(out, s.said(c.Heading))
		}
	}
	return strings.Join(out, "\n")
}

func (s speaker) source(src tariff.Source) string {
	if src.System == "" {
		return src.ID
	}
	return strings.TrimSpace(s.t("source."+string(src.System)) + " " + src.ID)
}

// statuses says for each language whose words the rows' texts are: several
// things where they differ.
func (s speaker) statuses(e *tariff.Edition) string {
	var out []string
	for _, l := range lang.All {
		for _, r := range sorted(e) {
			if line := s.t("wording." + string(l) + "." + string(r.WhoseText(l))); !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return strings.Join(out, "\n")
}
