package importer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/fit"
	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// judge sets the confidence in each row's service, and reports doubtful ones.
func (m *mapper) judge(found []fit.Found) {
	same := map[string]*entry{}
	for i, e := range m.entries {
		f := found[i]
		for _, r := range e.rates {
			r.service, r.confidence = f.Service, math.Round(f.Score*100)/100
		}
		twin := same[e.terms()]
		if twin == nil {
			same[e.terms()] = e
		}
		switch {
		case f.Service == nil && (twin != nil || len(m.rows[i].Not) == 0):
			m.unknown(e, f, twin)
		case f.Service != nil && twin != nil && !e.unitDiffers(twin):
			m.twin(e, twin, f)
		case len(m.rows[i].Not) > 0 && !f.Certain():
			m.crowded(e, m.rows[i].Not[0])
		case !f.Certain():
			m.mark(e, RuleUnsure)
			m.once(e, RuleUnsure, source.Say(`{1} may be "{2}" ({3}), but its words are not much like those known`, quoteEach(e.words(lineText)), f.Service.ID, f.Service.Name),
				source.Say("compare the wording, and choose the service or make a new one"))
		case len(m.rows[i].Not) > 0:
			m.mark(e, RuleRival)
			m.once(e, RuleRival, source.Say(`by its words the row is "{1}", but another row is that already; "{2}" is proposed`, m.rows[i].Not[0].ID, f.Service.ID),
				source.Say("choose the service of both rows"))
		}
	}
}

// terms returns what identifies a row: its words, its role, its headings. Two
// rows with the same terms are either one price twice or a mistake in the act.
func (e *entry) terms() string {
	l := e.first
	return strings.ToLower(strings.Join([]string{l.text, l.role, l.section, l.group, l.unit, l.kind, l.detail, fmt.Sprint(l.days)}, "\n"))
}

func (e *entry) unitDiffers(o *entry) bool { return e.first.unit != o.first.unit }

// twin reports a row that repeats the words of another. The service at this
// position in known tables is proposed, never taken silently.
func (m *mapper) twin(e, twin *entry, f fit.Found) {
	other := twin.rates[0].service
	m.mark(e, RuleSame)
	for _, r := range e.rates {
		r.confidence = min(r.confidence, 0.5)
	}
	words := source.Say("a service of its own")
	if other != nil {
		words = source.Say(`"{1}" ({2})`, other.ID, other.Name)
	}
	m.finding(e, Error, RuleSame,
		source.Say(`the row repeats the words of row {1}: by its words it is {2}; by its place in the table and the acts known so far "{3}" ({4}) is proposed`, twin.name(), words, f.Service.ID, f.Service.Name),
		source.Say("decide which service the row is; publish its words as they stand and say so in caution"))
}

func (e *entry) name() string {
	if e.label != "" {
		return e.label
	}
	return fmt.Sprintf("#%d", e.index)
}

// nearest is the likeness from which on a service is worth naming to a person who
// looks for the right one.
const nearest = 0.4

// unknown proposes a new service for a row that fits none.
func (m *mapper) unknown(e *entry, f fit.Found, twin *entry) {
	s := m.proposeService(e)
	for _, r := range e.rates {
		r.service, r.confidence = s, 0
	}
	m.mark(e, RuleService)
	hint := source.Say("add the service to the catalogue with a plain name and everyday words, or choose one that is there")
	if f.Rival.Of != nil && f.Rival.Score >= nearest {
		hint = hint.And(source.Say(`the nearest is "{1}" ({2}), {3} %`, f.Rival.Of.ID, f.Rival.Of.Name, fmt.Sprintf("%.0f", f.Rival.Score*100)))
	}
	m.once(e, RuleService, source.Say(`no service of the catalogue fits {1}; "{2}" is proposed`, quoteEach(e.words(lineText)), s.ID), hint)
	if twin != nil && !e.unitDiffers(twin) {
		m.finding(e, Error, RuleSame, source.Say("the row repeats the words of row {1}", twin.name()), source.Say("look at the source: it may be a slip of the act, or the rows differ in something that was not read"))
	}
}

// crowded proposes a new service for a row whose words are those of a service
// that another row has already.
func (m *mapper) crowded(e *entry, other *tariff.Service) {
	s := m.proposeService(e)
	for _, r := range e.rates {
		r.service, r.confidence = s, 0
	}
	m.mark(e, RuleRival)
	m.once(e, RuleRival, source.Say(`by its words the row is "{1}" ({2}), but another row with the same role is that already; the new service "{3}" is proposed`, other.ID, other.Name, s.ID),
		source.Say("give each of the two rows a service of its own: this new one, or one of the catalogue"))
}

// once reports a decision about a row's service, which rows of the same words
// share.
func (m *mapper) once(e *entry, rule string, message, hint source.Text) {
	key := rule + "\n" + fmt.Sprint(e.words(lineText)) + "\n" + e.first.section
	if m.asked[key] {
		return
	}
	m.asked[key] = true
	m.finding(e, Warning, rule, message, hint)
}

func (m *mapper) mark(e *entry, rule string) {
	for _, r := range e.rates {
		r.decide = append(r.decide, rule)
	}
}

// settle makes the keys of all prices distinct, by conditions made from what
// distinguishes them in the act: the heading of the column, the heading above
// the row. Prices that still clash get services of their own.
func (m *mapper) settle() {
	for _, part := range parts {
		for _, group := range m.clashes() {
			m.partBy(group, part)
		}
	}
	for _, group := range m.clashes() {
		for _, r := range group[1:] {
			r.service = m.another(r.service)
			r.decide = append(r.decide, RuleSame)
			r.confidence = 0
			m.finding(r.entry, Error, RuleSame, source.Say(`nothing distinguishes this price from that of row {1}; "{2}" is proposed`, group[0].name(), r.service.ID),
				source.Say("find what the act means by two prices for the same words"))
		}
	}
}

// clashes are groups of prices that share a key on some day.
func (m *mapper) clashes() [][]*rate {
	return slices.DeleteFunc(m.groups(), func(group []*rate) bool { return len(group) == 1 || m.amends() == nil && heldApart(group) })
}

// groups are the prices of each key, in the order of the table.
func (m *mapper) groups() [][]*rate {
	by := map[key][]*rate{}
	var order []key
	for _, e := range m.entries {
		for _, r := range e.rates {
			k := r.key()
			if len(by[k]) == 0 {
				order = append(order, k)
			}
			by[k] = append(by[k], r)
		}
	}
	var out [][]*rate
	for _, k := range order {
		out = append(out, by[k])
	}
	return out
}

// columnName returns what distinguishes the heading of the column from the
// others.
func columnName(r *rate, l lang.Lang, x *line) string {
	var all []string
	for i, c := range x.columns() {
		if i < len(r.entry.rates) {
			all = append(all, r.undated(l, c.Heading))
		}
	}
	if len(all) < 2 || r.column > len(all) {
		return ""
	}
	return fit.Apart(all)[r.column-1]
}

// undated are words that tell prices apart, without the days in which one holds: those
// part editions.
func (r *rate) undated(l lang.Lang, words string) string {
	if r.dates() {
		return requisites.WithoutTerm(l, words)
	}
	return words
}

// part is something that tells two prices apart, and what its conditions are
// called together. Its name is in the words of one language.
type part struct {
	id   string
	name func(*rate, lang.Lang, *line) string
}

var parts = []part{{"kind", kindName}, {"days", daysName}, {"column", columnName}, {"heading", ofLine(lineSection)},
	{"group", ofLine(func(l *line) string { return l.group })}, {"unit", ofLine(func(l *line) string { return l.unit })},
	{"detail", ofLine(func(l *line) string { return l.detail })}, {"settlement", settlementName}}

func ofLine(of func(*line) string) func(*rate, lang.Lang, *line) string {
	return func(_ *rate, _ lang.Lang, x *line) string { return of(x) }
}

func kindName(r *rate, l lang.Lang, x *line) string { return r.undated(l, x.kind) }

// daysName returns the words for the period of a price that has its own.
func daysName(r *rate, l lang.Lang, x *line) string {
	if r.days.IsZero() {
		return ""
	}
	return requisites.DaysIn(l, x.text)
}

func settlementName(_ *rate, _ lang.Lang, x *line) string {
	if settlement.MatchString(x.text) {
		return x.text
	}
	return ""
}

// named returns the name of a price's part in each language.
func (p part) named(r *rate) (name lang.Text, first string) {
	for l, x := range r.each() {
		s := p.name(r, l, x)
		set(&name, l, s)
		if x == r.first {
			first = s
		}
	}
	return name, first
}

// partBy gives each price of a group a condition by name, if every price has a
// name and the names differ.
func (m *mapper) partBy(group []*rate, by part) {
	names := map[string]bool{}
	for _, r := range group {
		_, first := by.named(r)
		if first == "" {
			return
		}
		names[first] = true
	}
	if len(names) < 2 {
		return
	}
	for _, r := range group {
		name, first := by.named(r)
		r.conditions = addCondition(r.conditions, m.proposeCondition(r, by.id, name, first))
	}
}

func addCondition(all []*tariff.Condition, c *tariff.Condition) []*tariff.Condition {
	i := slices.IndexFunc(all, func(x *tariff.Condition) bool { return x.ID >= c.ID })
	if i < 0 {
		i = len(all)
	}
	return slices.Insert(slices.Clone(all), i, c)
}
