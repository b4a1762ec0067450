package importer

import (
	"tarif/cmd/tarif/internal/act/fit"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// rate is one price of a row and what it is in terms of the catalogue.
type rate struct {
	*entry
	column     int // 1-based
	heading    table.Column
	price      printed.Price
	section    *tariff.Section
	service    *tariff.Service
	role       *tariff.Role
	conditions []*tariff.Condition
	measure    fit.Measure
	vat        tariff.VAT
	days       requisites.Days // in which it holds
	parts      bool            // its days are those of an edition
	confidence float64
	decide     []string // rules that leave the service open, for the comment on its line
}

// mapper finds the catalogue entries of rows.
type mapper struct {
	*work
	fit      *fit.Fitter
	sections naming[tariff.Section]
	roles    naming[tariff.Role]
	rows     []fit.Row // of the entries, in the order of them
	asked    map[string]bool
}

// naming finds the catalogue entry that some words of a row name. What the
// catalogue lacks is proposed once.
type naming[T any] struct {
	words   func(*line) string
	fit     func(lang.Lang, string) (fit.Match[*T], bool)
	propose func(*entry) *T
	known   map[string]*T // by the words of the first language
	named   func(*entry, *T, float64)
}

// fit finds what the rows are.
func (w *work) fit() {
	f := w.fitter
	m := &mapper{work: w, fit: f, asked: map[string]bool{},
		sections: naming[tariff.Section]{lineSection, f.Section, w.proposeSection, map[string]*tariff.Section{}, nil},
		roles:    naming[tariff.Role]{lineRole, f.Role, w.proposeRole, map[string]*tariff.Role{}, w.otherName}}
	m.findPlace()
	m.findKind()
	for _, e := range w.entries {
		m.headed(e)
		m.prepare(e)
	}
	m.services()
	m.settle()
	m.hold()
}

// headed takes a numbered row without a price, above rows that belong under it,
// as a section heading if its words are one: "1. Social and domestic services".
func (m *mapper) headed(e *entry) {
	for l, line := range e.each() {
		if _, ok := m.fit.Section(l, line.group); !ok || line.section != "" {
			return
		}
	}
	for _, line := range e.each() {
		line.section, line.group = line.group, ""
	}
}

// prepare finds everything about a row except its service.
func (m *mapper) prepare(e *entry) {
	section, role := m.sections.of(e), m.role(e)
	cols := e.first.columns()
	for i, p := range e.prices {
		r := &rate{entry: e, column: i + 1, price: p, section: section, role: role}
		if i < len(cols) {
			r.heading = cols[i]
		}
		r.measure = m.measure(e, r.heading)
		r.vat = m.vat(e, i, p)
		r.conditions = m.conditions(e, i)
		if i < len(e.first.days) {
			r.days = e.first.days[i]
		}
		e.rates = append(e.rates, r)
	}
	row := fit.Row{Section: section, Role: role}
	if len(e.rates) > 0 {
		row.Measure = e.rates[0].measure
	}
	m.rows = append(m.rows, row)
}

// role returns the role of a row: that of its post, or what its cell names.
func (m *mapper) role(e *entry) *tariff.Role {
	x := e.first.post
	if x == nil {
		return m.roles.of(e)
	}
	switch {
	case x.role == nil:
		x.role, x.score = m.proposeRole(e), 1
	case x.score < sameName:
		m.otherName(e, x.role, x.score)
		x.score = 1
	}
	return x.role
}

// of returns what an entry names, nil if it names nothing.
func (n *naming[T]) of(e *entry) *T {
	key := n.words(e.first)
	if key == "" {
		return nil
	}
	if _, ok := n.known[key]; !ok {
		n.known[key] = n.find(e)
	}
	return n.known[key]
}

func (n *naming[T]) find(e *entry) *T {
	for l, line := range e.each() {
		if found, ok := n.fit(l, n.words(line)); ok {
			if n.named != nil {
				n.named(e, found.Of, found.Score)
			}
			return found.Of
		}
	}
	return n.propose(e)
}

// each iterates over the languages of a row, the state language first.
func (e *entry) each() func(func(lang.Lang, *line) bool) {
	return func(yield func(lang.Lang, *line) bool) {
		for _, l := range lang.All {
			if line := e.lines[l]; line != nil && !yield(l, line) {
				return
			}
		}
	}
}

// measure finds what one price is for: from the unit cell, the heading of the
// column, the row's words, the text above the table.
func (m *mapper) measure(e *entry, col table.Column) fit.Measure {
	var all []string
	for _, line := range e.each() {
		all = append(all, line.unit)
	}
	all = append(all, col.Leaf, col.Heading)
	for _, line := range e.each() {
		all = append(all, line.text, line.group, line.clause)
	}
	for _, v := range m.versions {
		if e.first.table == nil || len(v.parts.Tables) == 1 {
			for _, t := range v.parts.Tables {
				all = append(all, t.Heading)
			}
			all = append(all, v.act.Title)
		}
	}
	if unit := e.first.unit; unit != "" && !m.fit.Known(unit) {
		return m.proposeUnit(e)
	}
	return m.fit.Measure(all...)
}

// vat returns what the cell, the column, the heading of the table or its notes
// say about value added tax.
func (m *mapper) vat(e *entry, column int, p printed.Price) tariff.VAT {
	if p.VAT != "" {
		return p.VAT
	}
	for _, line := range e.each() {
		cols := line.columns()
		if column < len(cols) {
			if v := printed.VAT(cols[column].Heading); v != "" {
				return v
			}
		}
		if line.table != nil {
			if v := printed.VAT(line.table.Heading); v != "" {
				return v
			}
		}
	}
	return ""
}

// conditions returns the conditions that the row, its heading and its column
// name.
func (m *mapper) conditions(e *entry, column int) []*tariff.Condition {
	for l, line := range e.each() {
		heading := ""
		if cols := line.columns(); column < len(cols) {
			heading = cols[column].Heading
		}
		if found := m.fit.Conditions(l, line.text, line.group, line.section, heading); len(found) > 0 {
			return found
		}
	}
	return nil
}
