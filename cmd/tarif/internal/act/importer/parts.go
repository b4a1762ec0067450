package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// printedParts records how the act prints its columns, roles and headings.
func (w *work) printedParts(e *tariff.Edition) {
	w.columns(e)
	roles := map[*tariff.Role]map[lang.Text]int{}
	var order []*tariff.Role
	sections := map[*tariff.Section]bool{}
	for _, x := range w.entries {
		for _, r := range x.rates[:min(1, len(x.rates))] {
			if r.section != nil && !sections[r.section] {
				sections[r.section] = true
				e.Sections = append(e.Sections, tariff.PrintedSection{Section: r.section, Text: w.wording(x.words(lineSection))})
			}
			if r.role == nil {
				continue
			}
			if roles[r.role] == nil {
				roles[r.role] = map[lang.Text]int{}
				order = append(order, r.role)
			}
			roles[r.role][x.words(lineRole)]++
		}
	}
	for i, r := range order {
		if w.called[r] {
			w.toml.Behind[fmt.Sprintf("role[%d].id", i)] = w.say(sayRole)
		}
		e.Roles = append(e.Roles, tariff.PrintedRole{Role: r, Text: w.wording(often(roles[r]))})
	}
}

// often returns the most frequent way of printing a role.
func often(count map[lang.Text]int) lang.Text {
	var best lang.Text
	for t, n := range count {
		if n > count[best] || n == count[best] && t.KK+t.RU < best.KK+best.RU {
			best = t
		}
	}
	return best
}

// columns writes the headings of the price columns of the first table, and
// further ones if another table has more.
func (w *work) columns(e *tariff.Edition) {
	var first []*entry // that has so many prices
	n := 0
	for _, x := range w.entries {
		n = max(n, len(x.rates))
		for x.first.table != nil && len(first) < len(x.rates) {
			first = append(first, x)
		}
	}
	for i := range n {
		var heading lang.Text
		var vat tariff.VAT
		if i < len(first) {
			for l, line := range first[i].each() {
				if cols := line.columns(); i < len(cols) {
					h, _, _ := w.of(l).mender.Cell([]string{line.overPost(cols[i].Heading)})
					set(&heading, l, h)
				}
			}
			vat = printed.VAT(first[i].rates[i].heading.Heading)
		}
		if n == 1 && heading.IsZero() {
			return
		}
		if n == 1 {
			vat = "" // it is stated once, for the whole edition
		}
		e.Columns = append(e.Columns, tariff.PriceColumn{Heading: w.wording(heading), VAT: vat})
	}
}

func (w *work) of(l lang.Lang) *version {
	for _, v := range w.versions {
		if v.lang == l {
			return v
		}
	}
	return nil
}

const noteIDLength = 24

// footnoteID makes an id from the first words of a note, which say what it is
// about.
func footnoteID(text string) string {
	if discount.MatchString(text) {
		return "discounts"
	}
	return cmp.Or(shortID(noteStart.ReplaceAllString(text, ""), noteIDLength), "note")
}

// rate makes one rate of the edition and of the report.
func (w *work) rate(e *tariff.Edition, r *rate, notes map[string]*tariff.Footnote) *tariff.Rate {
	x := &tariff.Rate{Edition: e, Row: r.index, Label: r.label, Column: r.column, Section: r.section, Service: r.service,
		Role: r.role, Conditions: r.conditions, Basis: r.measure.Basis, Unit: r.measure.Unit, VAT: r.vat,
		Text: w.wording(r.words(func(l *line) string { return l.text })), RoleText: w.wording(r.words(lineRole))}
	x.Price = tariff.Price{Status: r.price.Status, Amount: r.price.Amount, Measure: measures[r.price.Money]}
	if x.Price.Status == tariff.TextPrice {
		for l, line := range r.each() {
			if r.column <= len(line.prices) {
				set(&x.Price.Printed, l, line.prices[r.column-1].Text)
			}
		}
	}
	for _, m := range strings.FieldsFunc(r.price.Marks, func(r rune) bool { return r == ',' || r == ' ' }) {
		if n := notes[plainMark(m)]; n != nil {
			x.Footnotes = append(x.Footnotes, n)
		} else {
			w.finding(r.entry, Warning, RuleNote, source.Say("the price has the mark {1}, and no note below the table has it", quote(m)), source.Say("find the note in the act"))
		}
	}
	for l, line := range r.each() {
		for _, mark := range marksIn(line.text) {
			if n := notes[mark]; n != nil && n.Text.In(l) != "" && !slices.Contains(x.Footnotes, n) {
				x.Footnotes = append(x.Footnotes, n)
			}
		}
	}
	w.basis(x)
	w.reportRate(r, x)
	return x
}

// measures are the measures of figures that are not in tenge.
var measures = map[printed.Money]tariff.Measure{printed.Index: tariff.MCI, printed.Percent: tariff.Percent, printed.Coefficient: tariff.Coefficient}

// basis gives a rate the basis "service" if nothing says what its price is for:
// the file needs one, and a comment on its line asks a person to decide.
func (w *work) basis(x *tariff.Rate) {
	if x.Basis != nil {
		return
	}
	for _, b := range w.in.Data.Catalogue.Bases {
		if b.ID == "service" {
			x.Basis = b
		}
	}
	if x.Basis == nil {
		x.Basis = &tariff.Basis{ID: "service"}
	}
	path := fmt.Sprintf("rate[%d].basis", len(x.Edition.Rates))
	w.toml.Behind[path], w.toml.Behind["basis"] = w.say(sayBasis), w.say(sayBasis)
	if !w.noBasis {
		w.noBasis = true
		w.finding(nil, Warning, RuleBasis, source.Say(`nothing says what one price is for (a service, a month, a cubic metre); the basis is set to "service"`), source.Say("decide it from the act"))
	}
}

func (w *work) reportRate(r *rate, x *tariff.Rate) {
	out := Rate{Row: r.label, Index: r.index, Column: r.column, Service: string(x.Service.ID), Conditions: []string{},
		VAT: string(x.VAT), Status: string(x.Price.Status), Printed: x.Price.Printed, Text: x.Text.Text,
		Confidence: r.confidence, Source: r.words(func(l *line) string { return l.raw }), Line: r.first.no, post: r.first.post != nil}
	if x.Section != nil {
		out.Section = string(x.Section.ID)
	}
	if x.Role != nil {
		out.Role = string(x.Role.ID)
	}
	if r.measure.Basis != nil {
		out.Basis = string(r.measure.Basis.ID)
	}
	if x.Unit != nil {
		out.Unit = string(x.Unit.ID)
	}
	for _, c := range x.Conditions {
		out.Conditions = append(out.Conditions, string(c.ID))
	}
	out.From, out.Until = r.days.From.String(), r.days.Until.String()
	out.Measure = x.Price.Measure.String()
	switch {
	case r.price.Status == tariff.Stated:
		s := r.price.Amount.String()
		out.Price = &s
	case r.price.Exact != "":
		out.Price = &r.price.Exact
	}
	w.report.Rates = append(w.report.Rates, out)
}
