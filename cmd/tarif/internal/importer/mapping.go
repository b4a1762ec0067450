package importer

import (
	"tarif/cmd/tarif/internal/importer/fit"
	"tarif/cmd/tarif/internal/importer/printed"
	"tarif/cmd/tarif/internal/importer/table"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// rate is one price of a row and what of the catalogue it is.
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
	confidence float64
	decide     []string // rules, for the comment on the line of the service
}

// mapper maps rows to the catalogue.
type mapper struct {
	*work
	fit      *fit.Fitter
	sections map[string]*tariff.Section
	roles    map[string]*tariff.Role
	rows     []fit.Row // of the entries, in the order of them
}

// fit finds what the rows are.
func (w *work) fit() {
	m := &mapper{work: w, fit: fit.New(w.in.Data, w.in.Kind),
		sections: map[string]*tariff.Section{}, roles: map[string]*tariff.Role{}}
	m.findPlace()
	m.findKind()
	for _, e := range w.entries {
		m.prepare(e)
	}
	m.services()
	m.settle()
}

// prepare finds everything about a row but its service.
func (m *mapper) prepare(e *entry) {
	section := m.section(e)
	role := m.role(e)
	cols := e.first.columns()
	for i, p := range e.prices {
		r := &rate{entry: e, column: i + 1, price: p, section: section, role: role}
		if i < len(cols) {
			r.heading = cols[i]
		}
		r.measure = m.measure(e, r.heading)
		r.vat = m.vat(e, i, p)
		r.conditions = m.conditions(e, i)
		e.rates = append(e.rates, r)
	}
	row := fit.Row{Section: section, Role: role}
	if len(e.rates) > 0 {
		row.Measure = e.rates[0].measure
	}
	m.rows = append(m.rows, row)
}

func (m *mapper) section(e *entry) *tariff.Section {
	if e.first.section == "" {
		return nil
	}
	key := e.first.section
	if s, ok := m.sections[key]; ok {
		return s
	}
	for l, line := range e.each() {
		if found, ok := m.fit.Section(l, line.section); ok {
			m.sections[key] = found.Of
			return found.Of
		}
	}
	s := m.proposeSection(e)
	m.sections[key] = s
	return s
}

func (m *mapper) role(e *entry) *tariff.Role {
	key := e.first.role
	if key == "" {
		return nil
	}
	if r, ok := m.roles[key]; ok {
		return r
	}
	for l, line := range e.each() {
		if found, ok := m.fit.Role(l, line.role); ok {
			m.roles[key] = found.Of
			return found.Of
		}
	}
	r := m.proposeRole(e)
	m.roles[key] = r
	return r
}

// each goes over the languages of a row, the state language first.
func (e *entry) each() func(func(lang.Lang, *line) bool) {
	return func(yield func(lang.Lang, *line) bool) {
		for _, l := range lang.All {
			if line := e.lines[l]; line != nil && !yield(l, line) {
				return
			}
		}
	}
}

// measure is what one price is for: by the unit's cell, the heading of the
// column, the row's words, what stands over the table.
func (m *mapper) measure(e *entry, col table.Column) fit.Measure {
	var all []string
	for _, line := range e.each() {
		all = append(all, line.unit)
	}
	all = append(all, col.Heading)
	for _, line := range e.each() {
		all = append(all, line.text, line.group)
	}
	for _, v := range m.versions {
		if e.first.table == nil || len(v.parts.Tables) == 1 {
			for _, t := range v.parts.Tables {
				all = append(all, t.Heading)
			}
			all = append(all, v.act.Title)
		}
	}
	return m.fit.Measure(all...)
}

// vat is what the cell, the column, the heading of the table or its notes say
// of value added tax.
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

// conditions are what the row, its heading and its column name.
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
