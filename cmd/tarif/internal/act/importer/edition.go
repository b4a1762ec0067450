package importer

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// edition assembles the edition from what was read.
func (w *work) edition() *tariff.Edition {
	e := &tariff.Edition{Place: w.place, Kind: w.kind, Currency: "KZT", Act: w.act(),
		From: tariff.Bound{Status: tariff.Unknown}, Until: tariff.Bound{Status: tariff.Open},
		Source: tariff.Source{System: tariff.File}}
	for _, v := range w.versions {
		e.Period = cmp.Or(e.Period, v.act.Period)
		if !v.act.From.IsZero() {
			e.From = tariff.Bound{Status: tariff.Known, Date: v.act.From}
		}
		for _, r := range v.act.Amended {
			if len(e.AmendedBy) == 0 || e.AmendedBy[len(e.AmendedBy)-1].Date.Before(r.Date) {
				e.AmendedBy = append(e.AmendedBy, r)
			}
		}
	}
	if e.Period != 0 {
		e.Until = tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: e.Period + 1, Month: 1, Day: 1}}
	}
	e.ID = cmp.Or(w.in.Edition, editionID(e))
	w.printedParts(e)
	notes := w.footnotes(e)
	for _, x := range w.entries {
		for _, r := range x.rates {
			e.Rates = append(e.Rates, w.rate(e, r, notes))
		}
	}
	return e
}

// editionID returns the period, else, of an amended act, the month from which
// the prices hold, or that of the amendment if the former is not known; else the
// year of the act.
func editionID(e *tariff.Edition) tariff.EditionID {
	switch n := len(e.AmendedBy); {
	case n > 0:
		d := e.AmendedBy[n-1].Date
		if e.From.Status == tariff.Known {
			d = e.From.Date
		}
		return tariff.EditionID(fmt.Sprintf("%04d-%02d", d.Year, d.Month))
	case e.Period != 0:
		return tariff.EditionID(strconv.Itoa(e.Period))
	case !e.Act.Date.IsZero():
		return tariff.EditionID(strconv.Itoa(e.Act.Date.Year))
	}
	return "edition"
}

// all returns a part of the act in the languages that have it.
func (w *work) all(of func(*requisites.Act) string) lang.Text {
	var t lang.Text
	for _, v := range w.versions {
		set(&t, v.lang, of(v.act))
	}
	return t
}

func (w *work) wording(t lang.Text) tariff.Wording {
	x := tariff.Wording{Text: t, Status: tariff.Statuses{KK: tariff.NoText, RU: tariff.NoText}}
	if t.KK != "" {
		x.Status.KK = tariff.Official
	}
	if t.RU != "" {
		x.Status.RU = tariff.Official
	}
	return x
}

func (w *work) act() tariff.Act {
	a := tariff.Act{
		Title:          w.wording(w.all(func(a *requisites.Act) string { return a.Title })),
		Signatory:      w.all(func(a *requisites.Act) string { return a.Signatory }),
		Post:           w.all(func(a *requisites.Act) string { return a.Post }),
		EntryIntoForce: w.wording(w.all(func(a *requisites.Act) string { return a.Entry })),
		Responsible:    w.all(func(a *requisites.Act) string { return a.Responsible }),
	}
	a.Issuer = w.all(func(a *requisites.Act) string { return a.Issuer })
	for _, v := range w.versions {
		a.Form = cmp.Or(a.Form, v.act.Form)
		a.Number = cmp.Or(a.Number, v.act.Number)
		if a.Date.IsZero() {
			a.Date = v.act.Date
		}
		a.EntryDays = cmp.Or(a.EntryDays, v.act.EntryDays)
		a.RegistrationNumber = cmp.Or(a.RegistrationNumber, v.act.Registration)
		if a.RegistrationDate.IsZero() {
			a.RegistrationDate = v.act.RegistrationDate
		}
		for _, law := range v.act.Grounds {
			a.LegalGrounds = addLaw(a.LegalGrounds, law)
		}
	}
	w.known(&a)
	w.reportAct(&a)
	return a
}

func addLaw(all []*tariff.Law, law *tariff.Law) []*tariff.Law {
	for _, x := range all {
		if x == law {
			return all
		}
	}
	return append(all, law)
}

// known completes parts of the act that are in one language only from existing
// editions, which name the same body and post in the other.
func (w *work) known(a *tariff.Act) {
	for e := range w.in.Data.Editions() {
		if e.Undecided {
			continue // what it says may be a guess
		}
		if e.Place == w.place && e.Act.Form == a.Form && sameWords(e.Act.Issuer, a.Issuer) {
			a.Issuer = e.Act.Issuer
		}
		if sameWords(e.Act.Post, a.Post) && e.Act.Form == a.Form {
			complete(&a.Post, e.Act.Post)
		}
	}
	if a.Signatory.KK == "" {
		a.Signatory.KK = a.Signatory.RU
	}
	if a.Signatory.RU == "" {
		a.Signatory.RU = a.Signatory.KK
	}
	if len(w.versions) > 1 && !a.Title.Text.IsZero() { // a bilingual table in an act that is in one language
		w.one("act.title", &a.Title.Text)
		a.Title = w.wording(a.Title.Text)
	}
	w.one("act.issuer", &a.Issuer)
	w.one("act.post", &a.Post)
	w.one("act.signatory", &a.Signatory)
	w.absent("number", a.Number == "")
	w.absent("form", a.Form == "")
	w.absent("title", a.Title.Text.IsZero())
	w.absent("date", a.Date.IsZero())
}

// absent adds a comment above the act's table that a part is to be written. No
// placeholder is written: a file without that part fails the check, so nobody
// publishes it by mistake.
func (w *work) absent(key string, is bool) {
	if is {
		w.toml.Above["act"] = append(w.toml.Above["act"], w.say(sayWrite)+": "+key)
	}
}

func sameWords(a, b lang.Text) bool {
	return a.KK != "" && strings.EqualFold(a.KK, b.KK) || a.RU != "" && strings.EqualFold(a.RU, b.RU)
}

func complete(t *lang.Text, from lang.Text) {
	if t.KK == "" {
		t.KK = from.KK
	}
	if t.RU == "" {
		t.RU = from.RU
	}
}

// one copies the only language of a text to the missing one, since the file
// cannot do without, and adds a comment that a person has to translate it.
func (w *work) one(path string, t *lang.Text) {
	if t.IsZero() {
		w.absent(strings.TrimPrefix(path, "act."), true)
		return
	}
	for _, l := range lang.All {
		if t.In(l) == "" {
			set(t, l, t.In(l.Other()))
			w.toml.Behind[path+"."+string(l)] = w.say(sayTranslate)
		}
	}
}

func (w *work) reportAct(a *tariff.Act) {
	r := &w.report.Act
	first := func(t lang.Text) string { return cmp.Or(t.KK, t.RU) }
	r.Number, r.Date = a.Number, a.Date.String()
	printedIssuer := w.all(func(a *requisites.Act) string { return a.Issuer })
	r.Title, r.Signatory = first(a.Title.Text), first(w.all(func(a *requisites.Act) string { return a.Signatory }))
	r.Issuer = first(printedIssuer)
	if !printedIssuer.IsZero() && a.Issuer.KK != "" && printedIssuer.KK != "" {
		r.Issuer = a.Issuer.KK
	}
	r.Form, r.EntryDays = string(a.Form), a.EntryDays
	for name, t := range map[string]lang.Text{"title": a.Title.Text, "issuer": printedIssuer, "signatory": a.Signatory,
		"post": w.all(func(a *requisites.Act) string { return a.Post }), "entry_into_force": a.EntryIntoForce.Text, "responsible": a.Responsible} {
		r.Words[name] = t
	}
	for _, l := range a.LegalGrounds {
		r.Grounds = append(r.Grounds, string(l.ID))
	}
	for _, v := range w.versions {
		r.Period = cmp.Or(r.Period, v.act.Period)
		for _, x := range v.act.Amended {
			r.Amended = append(r.Amended, AmendedBy{x.Number, x.Date.String()})
		}
	}
}
