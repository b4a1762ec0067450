package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/mend"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

func quote(s string) string {
	if r := []rune(s); len(r) > 90 {
		s = string(r[:90]) + "…"
	}
	return "«" + s + "»"
}

// quoteEach quotes a text in each language, the other one where it is only in that.
func quoteEach(t lang.Text) lang.Text {
	return lang.Text{KK: quote(cmp.Or(t.KK, t.RU)), RU: quote(cmp.Or(t.RU, t.KK))}
}

// tell reports everything else: repairs, doubts, cells, the act.
func (w *work) tell() {
	if len(w.entries) == 0 && !w.changesAlone() {
		w.finding(nil, Error, RuleNoTable, source.Say("no table of prices and no price in the text was found"), source.Say("check that the file is an act that sets prices, with its annex"))
	}
	for _, v := range w.versions {
		w.tellAct(v)
		w.tellInText(v)
		w.checkTotals(v)
		for _, t := range v.parts.Tables {
			for _, p := range t.Problems {
				w.report.Findings = append(w.report.Findings, Finding{Row: p.Row, Severity: Warning, Rule: p.Rule, Message: p.Message, Hint: p.Hint})
			}
		}
		if len(v.parts.Tables) > 1 {
			w.finding(nil, Warning, RuleTables, source.Say("the {1} text has {2} tables of prices; their rows follow each other here", language(v.lang), len(v.parts.Tables)),
				source.Say("if they are tariffs of different kinds, import each annex by itself"))
		}
	}
	for _, e := range w.entries {
		for l, line := range e.each() {
			w.tellLine(e, l, line)
			w.tellRow(e, line)
			w.tellTwo(e, line)
		}
		w.tellRole(e)
		for _, r := range e.rates {
			w.tellPrice(r)
			w.tellAside(r)
			w.tellDates(r)
		}
	}
	if w.notGiven > 0 {
		w.report.Notes = append(w.report.Notes, source.Say("dashes under roles that do not give the service, which make no row: {1}", w.notGiven))
	}
	w.tellSwapped()
	w.tellMoney()
	w.tellActs()
	w.tellPlace()
}

func (w *work) tellAct(v *version) {
	for _, part := range v.act.Missing() {
		w.finding(nil, Warning, RulePart, source.Say("the {1} of the act was not found in the {2} text", partName(part), language(v.lang)), source.Say("write it by hand"))
	}
	for _, r := range v.mended {
		w.report.Repairs = append(w.report.Repairs, Repair{Lang: v.lang, Kind: string(r.Kind), Before: r.Before, After: r.After})
	}
	for _, r := range v.doc.Repairs {
		w.report.Repairs = append(w.report.Repairs, Repair{Lang: v.lang, Kind: r.Kind, Before: r.Before, After: r.After})
		w.finding(nil, Warning, RuleLetters, source.Say("the letters of the {1} text were mended throughout: {2} was {3}", language(v.lang), quote(r.After), quote(r.Before)), source.Say("compare some rows with the act, every letter of it"))
	}
	for _, d := range v.doubts {
		w.finding(nil, Warning, RuleDoubt, source.Say("{1} could be {2}; it was left as it stands", quote(d.Found), quote(d.Either)), source.Say("compare it with the act"))
	}
	if v.mender.Printed && v.movedWords() {
		w.finding(nil, Warning, RuleMoved, source.Say("in the preamble of the {1} text extraction seems to have moved words: commas and brackets stand after gaps", language(v.lang)),
			source.Say("nothing of the preamble is published; check the legal grounds"))
	}
	if v.act.NumberFrom != "" {
		w.finding(nil, Warning, RuleRemark, source.Say("the number {1} stands only in a remark of the file, not in the act's text", quote(v.act.Number)), source.Say("check it"))
	}
	if len(v.lines) > 0 && v.lines[0].table.Shape == table.InProse {
		w.finding(nil, Warning, RulePriceWords, source.Say("there is no table; the price was read in the running text: {1}", quote(v.lines[0].text)), source.Say("check it against the act"))
	}
}

// tellInText reports the prices that the text of an act names beside its
// tables: they are in no row.
func (w *work) tellInText(v *version) {
	for _, r := range v.inText {
		w.finding(nil, Warning, RulePriceWords, source.Say("the text of the act names a price that is in no row: {1}, {2}", quote(r.Text.Plain()), r.Prices[0].Plain()), source.Say("look whether it is a price of its own, and write its row by hand"))
	}
}

var gap = regexp.MustCompile(`\p{L} ,|["»] ,|["»] {2,}\(|\p{L} {2,}\p{L}`)

// movedWords reports a preamble with gaps where words are missing.
func (v *version) movedWords() bool {
	n := 0
	for _, c := range v.parts.Before {
		n += len(gap.FindAllString(strings.Join(c.Lines, " "), 3))
	}
	return n > 2
}

func (w *work) tellLine(e *entry, l lang.Lang, line *line) {
	for _, r := range line.repairs {
		w.report.Repairs = append(w.report.Repairs, Repair{Row: e.label, Index: e.index, Lang: l, Kind: string(r.Kind), Before: r.Before, After: r.After})
		if r.Kind == mend.Amount || r.Kind == mend.Money {
			w.finding(e, Warning, RuleAmount, source.Say("the amount {1} was read as {2}", quote(r.Before), source.Amounts(r.After)), source.Say("compare it with the act"))
		}
	}
	for _, d := range line.doubts {
		w.finding(e, Warning, RuleDoubt, source.Say("{1} could be {2}; it was left as it stands", quote(d.Found), quote(d.Either)), source.Say("compare it with the act"))
	}
}

// tellDates tells a price of which the words name days that part no editions.
func (w *work) tellDates(r *rate) {
	switch {
	case r.parts || r.days.IsZero():
	case !r.days.Until.IsZero():
		w.finding(r.entry, Warning, RuleDated, source.Say("the price {1} holds until {2} only, which is the first day without it", quote(r.first.text), r.days.Until.String()), source.Say("make an edition for each span of days"))
	default:
		w.finding(r.entry, Warning, RuleDated, source.Say("the price {1} holds from {2} on", quote(r.first.text), r.days.From.String()), source.Say("make an edition for each span of days"))
	}
}

// partName names a part of an act.
func partName(part string) any {
	switch part {
	case "title":
		return source.Say("title")
	case "number":
		return source.Say("number")
	case "date":
		return source.Say("date")
	case "issuer":
		return source.Say("issuer")
	case "signatory":
		return source.Say("signatory")
	case "form":
		return source.Say("form")
	}
	return part
}

// cell returns the finding about a cell that is not a plain amount.
func cell(rule, text string) (message, hint source.Text) {
	words, byHand := source.Say("it is kept as words"), source.Say("look at the act and write the price by hand")
	switch text = quote(text); rule {
	case printed.RuleIndex:
		return source.Say("the price is in monthly calculation indices, not in tenge: {1}", text),
			source.Say("it is kept as words; its value in tenge depends on the year's index")
	case printed.RulePercent:
		return source.Say("the price is a percentage: {1}", text), words
	case printed.RuleRange:
		return source.Say("the cell has a range, not a price: {1}", text), words
	case printed.RuleForm:
		return source.Say("the digits can be read in two ways: {1}", text), byHand
	case printed.RulePlaces:
		return source.Say("the amount has more than two decimals: {1}", text), byHand
	case printed.RuleTwo:
		return source.Say("the cell holds several amounts, and the row does not say which is for what: {1}", text), byHand
	case printed.RuleForeign:
		return source.Say("the price is in a foreign currency: {1}", text), source.Say("find what the act says of its price in tenge")
	case printed.RuleTiyn:
		return source.Say("the amount has a fraction of a tiyn: {1}", text), byHand
	case printed.RuleBelow:
		return source.Say("the amount is below zero: {1}", text), byHand
	}
	return source.Say("words stand in place of a price: {1}", text), words
}

// tellRole reports a row without a role in a table where other rows have one.
func (w *work) tellRole(e *entry) {
	for l, line := range e.each() {
		if line.role == "" && line.table != nil && line.table.Has(table.Role) && len(e.rates) > 0 && !line.more {
			w.finding(e, Warning, RuleRole, source.Say("the {1} text does not say who gives the service of this row", language(l)), source.Say("look at the source: the cell may go over several rows"))
			return
		}
	}
}

func (w *work) tellPrice(r *rate) {
	switch {
	case r.price.Doubt != "":
		severity := Warning
		if slices.Contains(graveDoubts, r.price.Doubt) {
			severity = Error
		}
		text := r.price.Text
		if r.price.Exact != "" {
			text += " = " + r.price.Exact
		}
		message, hint := cell(r.price.Doubt, text)
		w.finding(r.entry, severity, r.price.Doubt, message, hint)
	case r.price.Status == tariff.Stated && r.price.Unlike && unlike[r.price.Money] != "":
		rule := unlike[r.price.Money]
		message, _ := cell(rule, r.price.Text)
		w.finding(r.entry, Warning, rule, message, source.Say("compare it with the act"))
	case r.price.Status == tariff.Empty:
		w.finding(r.entry, Warning, RuleEmpty, source.Say("the price cell is empty"), source.Say("look at the act: the price may stand elsewhere"))
	}
}

// unlike are the rules for a figure in another measure than its column.
var unlike = map[printed.Money]string{printed.Index: printed.RuleIndex, printed.Percent: printed.RulePercent}

// graveDoubts are the rules of cells of which no price may be published
// unchecked.
var graveDoubts = []string{printed.RuleForm, printed.RulePlaces, printed.RuleBelow, printed.RuleTwo, printed.RuleForeign, printed.RuleTiyn}

// tellActs compares what the two languages say about the act.
func (w *work) tellActs() {
	if len(w.versions) < 2 {
		return
	}
	a, b := w.versions[0].act, w.versions[1].act
	if a.Number != "" && b.Number != "" && a.Number != b.Number {
		w.finding(nil, Error, RuleActs, source.Say("the Kazakh text has the number {1}, the Russian one {2}", quote(a.Number), quote(b.Number)), source.Say("check that both are of one act"))
	}
	if !a.Date.IsZero() && !b.Date.IsZero() && a.Date != b.Date {
		w.finding(nil, Error, RuleActs, source.Say("the Kazakh text is of {1}, the Russian one of {2}", a.Date.String(), b.Date.String()), source.Say("check that both are of one act"))
	}
	if a.EntryDays != b.EntryDays {
		w.finding(nil, Warning, RuleActs, source.Say("the Kazakh text enters into force after {1} days, the Russian one after {2}", a.EntryDays, b.EntryDays), source.Text{})
	}
}
