package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// An amending act has only some rows of the table that it amends. They are
// merged into a copy of the newest edition of the amended act; everything else
// in that edition stays as it is.

// amends returns what the act amends, from the first language that says so.
func (w *work) amends() *requisites.Amends {
	for _, v := range w.versions {
		if v.act.Amends != nil {
			return v.act.Amends
		}
	}
	return nil
}

// changesAlone reports an amending act that says its changes without a table.
func (w *work) changesAlone() bool { return w.amends() != nil && w.amends().Alone() }

// base returns the newest edition of the place and kind that was set or amended
// by act.
func (w *work) base(act tariff.ActRef) *tariff.Edition {
	var out *tariff.Edition
	for _, t := range w.in.Data.Tariffs {
		if t.Place != w.place || t.Kind != w.kind {
			continue
		}
		for _, e := range t.Editions {
			if e.Act.Number == act.Number && (act.Date.IsZero() || e.Act.Date == act.Date) {
				out = e
			}
		}
	}
	return out
}

// amend merges the edition that was read into the one that it amends. It
// returns nil if that edition does not exist: nothing is written then, because
// rows would be lost.
func (w *work) amend(read *tariff.Edition, x *requisites.Amends) *tariff.Edition {
	base := w.base(x.Act)
	if file := w.in.Broken[x.Act.Number]; base == nil && file != "" {
		w.finding(nil, Error, RuleAmending, source.Say("the act amends the act № {1}, whose edition is here but has errors: {2}", x.Act.Number, file),
			source.Say("settle what tarif check says of that file, then import again; nothing was written"))
		return nil
	}
	if base == nil {
		w.finding(nil, Error, RuleAmending, source.Say("the act amends the act № {1}, which has no edition of this place and kind here", x.Act.Number),
			source.Say("import that act first; nothing was written, for the rows that this act does not name would be lost"))
		return nil
	}
	out := *base
	out.AmendedBy = append(slices.Clone(base.AmendedBy), read.Act.ActRef)
	out.ID, out.Corrections, out.Waivers, out.Source = "", nil, nil, tariff.Source{System: tariff.File}
	out.From = read.From
	if out.ID = w.in.Edition; out.ID == "" {
		out.ID = editionID(&out)
	}
	out.Rates = nil
	m := &merge{work: w, base: base, read: read, out: &out, x: x, toml: byRate(w.toml.Behind), from: map[int]int{}, kept: map[int]bool{}, done: map[doneAt]int{}}
	w.toml.Behind, w.toml.Above = map[string]string{}, map[string][]string{}
	m.rates()
	w.report.Amends = &AmendedBy{x.Act.Number, base.Act.Date.String()}
	return &out
}

// holdsTogether compares the rows that the act names with those of its table.
func (m *merge) holdsTogether() {
	if m.x.Whole {
		return
	}
	named, there := map[string]bool{}, map[string]bool{}
	for _, r := range m.read.Rates {
		there[r.Label] = true
	}
	for _, n := range slices.Concat(m.x.Replaced, m.x.Added) {
		named[n] = true
		if !there[n] {
			m.onRow(n, Error, source.Say("the act names the row {1}, and its table has none", n), source.Say("look at the source: a row may have been lost"))
		}
	}
	for _, r := range m.read.Rates {
		if len(named) > 0 && !named[r.Label] {
			m.onRow(r.Label, Error, source.Say("the table has the row {1}, and the act does not name it", quote(r.Label)), source.Say("read in the act what becomes of this row"))
		}
	}
}

// onRow adds a finding to a row of the merged edition.
func (m *merge) onRow(label string, severity source.Severity, message, hint source.Text) {
	f := Finding{Row: label, Severity: severity, Rule: RuleAmending, Message: message, Hint: hint}
	if i := slices.IndexFunc(m.out.Rates, func(r *tariff.Rate) bool { return plainLabel(r.Label) == plainLabel(label) }); i >= 0 {
		f.Index = m.report[i].Index
	}
	m.work.report.Findings = append(m.work.report.Findings, f)
}

// orders tells, on each row that they name, the instructions that were not carried
// out or have a day of their own. One that names no row is about every row.
func (m *merge) orders() {
	for _, o := range m.x.Unread {
		for _, n := range m.orAll(o.Rows) {
			m.onRow(n, Error, source.Say("the act has an instruction that was not carried out: {1}", quote(o.Text)), source.Say("write the prices by hand, after the act"))
		}
	}
	for _, o := range m.x.Dated {
		for _, n := range o.Rows {
			m.onRow(n, Error, source.Say("what the act says of the row {1} has a day of its own: {2}", n, quote(o.Text)), source.Say("make an edition for each span of days"))
		}
	}
}

// orAll returns the rows, or every row of the merged edition if there are none.
func (m *merge) orAll(rows []string) []string {
	if len(rows) > 0 {
		return rows
	}
	for _, r := range m.out.Rates {
		rows = append(rows, r.Label)
	}
	return slices.Compact(rows)
}

// merge is the state of merging an amending act into an edition.
type merge struct {
	*work
	base, read, out *tariff.Edition
	x               *requisites.Amends
	toml            map[string]map[string]string // comments of the edition as read, by rate and key
	report          []Rate
	from            map[int]int    // where the rows of the amending act are in out
	kept            map[int]bool   // its rows that keep their service
	done            map[doneAt]int // how often figures were replaced
}

func (m *merge) rates() {
	taken := map[int]bool{}
	own := m.work.report.Rates
	behind, all := m.rowsBehind()
	if !m.x.Whole {
		read, removed := m.pairs(), map[string]bool{}
		for _, i := range read {
			taken[i] = true
		}
		for _, n := range m.x.Removed {
			removed[n] = true
		}
		for k, old := range m.base.Rates {
			i, ok := read[k]
			switch {
			case ok:
				m.replace(old, i, own[i])
			case removed[plainLabel(old.Label)]:
				m.finding(nil, Warning, RuleAmending, source.Say("the act removes the row {1}: {2}", old.Label, quoteEach(old.Text.Text)), source.Text{})
			default:
				m.refigure(old)
			}
			if k+1 == len(m.base.Rates) || m.base.Rates[k+1].Row != old.Row {
				m.addThese(own, taken, old.Section, behind[plainLabel(old.Label)])
			}
		}
	}
	m.addThese(own, taken, nil, all)
	m.order()
	m.forget()
	m.place()
	m.holdsTogether()
	m.orders()
	m.tellFigures()
	m.needed()
	m.work.report.Rates = m.report
}

// pairs returns for each rate of the amended edition that of the amending act: of
// the same number, column and role. Of rates with other roles there must be as
// many on both sides, in the same order.
func (m *merge) pairs() map[int]int {
	base, read := byNumber(m.base.Rates), byNumber(m.read.Rates)
	out := map[int]int{}
	for label, now := range read {
		all := base[label]
		plain := !m.twice(all) || len(all) == len(now)
		all, now = m.pair(out, all, now, func(a, b *tariff.Rate) bool { return a.Column == b.Column && a.Role == b.Role })
		even := len(all) == len(now)
		all, now = m.pair(out, all, now, func(a, b *tariff.Rate) bool {
			return a.Column == b.Column && (even || a.Role == nil || b.Role == nil)
		})
		if !plain || len(all) > 0 && len(now) > 0 {
			m.finding(nil, Error, RuleAmending, source.Say("of the prices in the row {1} it is not plain which replaces which", label), source.Say("compare every price of the row with the act"))
		}
	}
	return out
}

// twice reports whether two of the rates cannot be told apart by column and role.
func (m *merge) twice(rates []int) bool {
	return slices.ContainsFunc(rates, func(k int) bool {
		return slices.ContainsFunc(rates, func(i int) bool {
			a, b := m.base.Rates[i], m.base.Rates[k]
			return i < k && a.Column == b.Column && a.Role == b.Role
		})
	})
}

// pair enters the pairs that are the same, and returns what is left of both.
func (m *merge) pair(out map[int]int, base, read []int, same func(a, b *tariff.Rate) bool) (left, now []int) {
	now = slices.Clone(read)
	for _, k := range base {
		i := slices.IndexFunc(now, func(i int) bool { return same(m.base.Rates[k], m.read.Rates[i]) })
		if i < 0 {
			left = append(left, k)
			continue
		}
		out[k] = now[i]
		now = slices.Delete(now, i, i+1)
	}
	return left, now
}

// byNumber returns which of the rates have each number of a row.
func byNumber(rates []*tariff.Rate) map[string][]int {
	out := map[string][]int{}
	for i, r := range rates {
		if r.Label != "" {
			out[plainLabel(r.Label)] = append(out[plainLabel(r.Label)], i)
		}
	}
	return out
}

// byRate orders the comments on rates by rate and key.
func byRate(comments map[string]string) map[string]map[string]string {
	out := map[string]map[string]string{}
	for path, comment := range comments {
		rate, key, _ := strings.Cut(path, ".")
		if out[rate] == nil {
			out[rate] = map[string]string{}
		}
		out[rate][key] = comment
	}
	return out
}

func plainLabel(s string) string { return strings.Trim(s, ".) \u00a0") }

// replace replaces the price and words of a rate by those of the amending act;
// service and role stay.
func (m *merge) replace(old *tariff.Rate, i int, told Rate) {
	r := *old
	now := m.read.Rates[i]
	r.Price, r.VAT = now.Price, old.VAT
	if now.VAT != "" {
		r.VAT = now.VAT
	}
	for _, l := range lang.All {
		switch text := now.Text.Text.In(l); {
		case text == "" && !sameText(old, now):
			m.behind(len(m.out.Rates), "text."+string(l), sayTranslate)
			m.finding(nil, Warning, RuleAmending, sayOneLanguage(old.Label), source.Say("take them from the act in that language"))
		case text != "":
			set(&r.Text.Text, l, text)
			if l == lang.KK {
				r.Text.Status.KK = tariff.Official
			} else {
				r.Text.Status.RU = tariff.Official
			}
		}
	}
	if m.ends(i, told) {
		m.finding(nil, Warning, RuleAmending, source.Say("the act puts a dash for the price of {1} in the row {2}", quoteEach(r.Role.Name), old.Label), source.Text{})
		return
	}
	m.behind(len(m.out.Rates), "price", sayAmended)
	as := rateTold(&r)
	as.Source, as.Line = told.Source, told.Line
	m.kept[told.Index] = true
	m.from[told.Index] = len(m.out.Rates)
	m.push(&r, as)
}

// ends reports whether the amending act says of a post that it does not give
// the service, which others do.
func (m *merge) ends(i int, told Rate) bool {
	r := m.read.Rates[i]
	return told.post && r.Price.Status == tariff.Dash && slices.ContainsFunc(m.read.Rates, func(x *tariff.Rate) bool {
		return x.Label == r.Label && x.Price.Status != tariff.Dash
	})
}

// forget drops findings about the service of rows that keep their service.
func (m *merge) forget() {
	m.work.report.Findings = slices.DeleteFunc(m.work.report.Findings, func(f Finding) bool {
		return m.kept[f.Index] && slices.Contains([]string{RuleService, RuleUnsure, RuleRival, RuleSame, RuleRole, RuleRoleName, RuleSection}, f.Rule)
	})
}

// place moves findings about rows of the amending act to their rows in the
// merged edition.
func (m *merge) place() {
	at := func(row *int) {
		if i, ok := m.from[*row]; ok && *row > 0 {
			*row = m.report[i].Index
		}
	}
	for i := range m.work.report.Findings {
		at(&m.work.report.Findings[i].Index)
	}
	for i := range m.work.report.Repairs {
		at(&m.work.report.Repairs[i].Index)
	}
}

// needed drops proposed services that no rate of the merged edition has.
func (m *merge) needed() {
	used := map[tariff.ServiceID]bool{}
	for _, r := range m.out.Rates {
		used[r.Service.ID] = true
	}
	m.lacking.Services = slices.DeleteFunc(m.lacking.Services, func(s *tariff.Service) bool { return !used[s.ID] })
	proposals := &m.work.report.Proposals
	proposals.Services = slices.DeleteFunc(proposals.Services, func(p Proposal) bool { return !used[tariff.ServiceID(p.ID)] })
}

func roleIDOf(r *tariff.Rate) string {
	if r.Role == nil {
		return ""
	}
	return string(r.Role.ID)
}

// sameText reports whether two rates have the same words in every language that
// both have.
func sameText(old, now *tariff.Rate) bool {
	for _, l := range lang.All {
		if s := now.Text.Text.In(l); s != "" && !sameLetters(s, old.Text.Text.In(l)) {
			return false
		}
	}
	return true
}

func sameLetters(a, b string) bool {
	trim := func(s string) string { return strings.TrimRight(strings.Join(strings.Fields(s), " "), ".;") }
	return trim(a) == trim(b)
}

// addThese adds those rates of the amending act that are not in out yet, under the
// heading at which they are put.
func (m *merge) addThese(own []Rate, taken map[int]bool, under *tariff.Section, these []int) {
	for _, i := range these {
		if taken[i] || m.ends(i, own[i]) {
			continue
		}
		taken[i] = true
		x, told := *m.read.Rates[i], own[i]
		if x.Section == nil && under != nil {
			x.Section, told.Section = under, string(under.ID)
		}
		m.add(&x, told, i)
	}
}

// rowsBehind returns the rates of the amending act by the number of the row behind
// which they are put, as 12-1 and another price of 12 are behind 12, and all of
// them.
func (m *merge) rowsBehind() (behind map[string][]int, all []int) {
	behind = map[string][]int{}
	for i, r := range m.read.Rates {
		if lead, index, ok := strings.Cut(plainLabel(r.Label), "-"); ok && lead != "" && index != "" {
			behind[lead] = append(behind[lead], i)
		}
		behind[plainLabel(r.Label)] = append(behind[plainLabel(r.Label)], i)
		all = append(all, i)
	}
	return behind, all
}

// doneAt is a figure of the act and the row in which it was replaced.
type doneAt struct {
	figure int
	row    string
}

// refigure keeps a rate, with other amounts and words where the act replaces them.
func (m *merge) refigure(old *tariff.Rate) {
	r := *old
	label, alone := plainLabel(old.Label), len(m.base.Rates) == 1
	for i, f := range m.x.Figures {
		if !slices.Contains(f.Rows, label) && !(alone && len(f.Rows) == 0) {
			continue
		}
		is := printed.Lines([]string{f.New})[0]
		switch {
		case !isAmount(f, old.Price):
			m.reword(&r, f, doneAt{i, label})
		case is.Status == tariff.Stated && !is.Money.Own():
			m.done[doneAt{i, label}]++
			r.Price.Amount = is.Amount
			m.behind(len(m.out.Rates), "price", sayAmended)
		}
	}
	m.push(&r, rateTold(&r))
}

// isAmount reports whether what the act replaces is a price, and not words.
func isAmount(f requisites.Figure, p tariff.Price) bool {
	was := printed.Lines([]string{f.Old})[0]
	return was.Status == tariff.Stated && !was.Money.Own() && p.Stated() && was.Amount.Equal(p.Amount)
}

// reword replaces words of a rate in the language in which it has them, once.
func (m *merge) reword(r *tariff.Rate, f requisites.Figure, at doneAt) {
	for _, l := range lang.All {
		text := r.Text.Text.In(l)
		found := whole(f.Old).FindAllStringSubmatchIndex(text, 2)
		if len(found) != 1 {
			continue
		}
		m.done[at]++
		set(&r.Text.Text, l, text[:found[0][3]]+f.New+text[found[0][4]:])
		m.behind(len(m.out.Rates), "text."+string(l.Other()), sayTranslate)
		m.finding(nil, Warning, RuleAmending, sayOneLanguage(r.Label), source.Say("take them from the act in that language"))
	}
}

func whole(word string) *regexp.Regexp {
	return regexp.MustCompile(`(^|[^\p{L}\d])` + regexp.QuoteMeta(word) + `($|[^\p{L}\d])`)
}

func sayOneLanguage(row string) source.Text {
	return source.Say("the words of the row {1} changed; those in the other language are still the old ones", row)
}

// tellFigures reports, on each row, the figures that the act replaces and that the
// row does not have, or has more than once.
func (m *merge) tellFigures() {
	for i, f := range m.x.Figures {
		for _, n := range m.rowsFor(f) {
			message := source.Say("the act replaces {1} by {2}, and no row {3} has it", quote(f.Old), quote(f.New), quote(n))
			switch n := m.done[doneAt{i, plainLabel(n)}]; {
			case n == 1:
				continue
			case n > 1:
				message = source.Say("the act replaces {1} by {2}, and the row has it more than once", quote(f.Old), quote(f.New))
			}
			m.onRow(n, Error, message, source.Say("read in the act what becomes of this row"))
		}
	}
}

// rowsFor returns the rows that the act names for a figure, else those that have it,
// else the row "".
func (m *merge) rowsFor(f requisites.Figure) (rows []string) {
	for _, r := range m.base.Rates {
		if isAmount(f, r.Price) || whole(f.Old).MatchString(r.Text.Text.KK+" "+r.Text.Text.RU) {
			rows = append(rows, r.Label)
		}
	}
	switch {
	case len(f.Rows) > 0:
		return f.Rows
	case rows == nil:
		return []string{""}
	}
	return slices.Compact(rows)
}

// add appends a rate that the amended act does not have, with its comments.
func (m *merge) add(r *tariff.Rate, told Rate, i int) {
	at := len(m.out.Rates)
	m.from[told.Index] = at
	for key, comment := range m.toml[fmt.Sprintf("rate[%d]", i)] {
		m.work.toml.Behind[fmt.Sprintf("rate[%d].%s", at, key)] = comment
	}
	m.push(r, told)
}

func (m *merge) push(r *tariff.Rate, told Rate) {
	r.Edition = m.out
	m.out.Rates = append(m.out.Rates, r)
	m.report = append(m.report, told)
}

func (m *merge) behind(i int, key string, t lang.Text) {
	m.work.toml.Behind[fmt.Sprintf("rate[%d].%s", i, key)] = m.say(t)
}

// order renumbers the rows after some were removed or added.
func (m *merge) order() {
	row, last := 0, -1
	for i, r := range m.out.Rates {
		if i == 0 || r.Row != last || r.Column <= m.out.Rates[i-1].Column {
			row++
		}
		last = r.Row
		r.Row, m.report[i].Index = row, row
	}
}

// rateTold returns an unchanged rate for the report.
func rateTold(r *tariff.Rate) Rate {
	out := Rate{Row: r.Label, Index: r.Row, Column: r.Column, Service: string(r.Service.ID), Role: roleIDOf(r), Conditions: []string{},
		VAT: string(r.VAT), Measure: r.Price.Measure.String(), Status: string(r.Price.Status), Printed: r.Price.Printed, Text: r.Text.Text, Confidence: 1}
	if r.Section != nil {
		out.Section = string(r.Section.ID)
	}
	if r.Basis != nil {
		out.Basis = string(r.Basis.ID)
	}
	if r.Unit != nil {
		out.Unit = string(r.Unit.ID)
	}
	for _, c := range r.Conditions {
		out.Conditions = append(out.Conditions, string(c.ID))
	}
	if r.Price.Stated() {
		s := r.Price.Amount.String()
		out.Price = &s
	}
	return out
}

var clauseBegins = regexp.MustCompile(`^(\d{1,2})\s?[.)]\s+[\p{L}«"“„]`)

// continues divides the paragraphs below the tables into those that continue
// the clauses of the act, in case the table is inside a clause, and the rest.
func continues(before, after []string) (act, rest []string) {
	last := 0
	for _, p := range before {
		if m := clauseBegins.FindStringSubmatch(p); m != nil {
			last, _ = strconv.Atoi(m[1])
		}
	}
	begins := slices.IndexFunc(after, func(p string) bool {
		m := clauseBegins.FindStringSubmatch(p)
		return m != nil && last > 0 && m[1] == strconv.Itoa(last+1)
	})
	if begins < 0 {
		return nil, after
	}
	return after[begins:], after[:begins]
}
