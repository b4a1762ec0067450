package load

import (
	"cmp"
	"fmt"
	"slices"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// rates converts the table and checks it as a whole.
func (b *editor) rates() {
	if len(b.raw.Rates) == 0 {
		if b.raw.Rates != nil { // otherwise reported by the decoder
			b.error("rate", ruleNoRates, source.Say("rate: the table has no prices"), source.Text{})
		}
		return
	}
	spots := make([]spot, len(b.raw.Rates))
	b.e.Rates = make([]*tariff.Rate, len(spots))
	for i := range spots {
		spots[i] = b.in(fmt.Sprintf("rate[%d]", i))
		b.e.Rates[i] = b.rate(spots[i], &b.raw.Rates[i])
	}
	b.rateTexts(spots)
	b.rateBases(spots)
	b.indexKnown(spots)
	b.unique(spots)
	if twice := b.cells(spots); !twice && !b.misspelt("rate") {
		b.numbering(spots) // else a row that seems to be missing exists under another number
	}
	b.halves(spots)
	b.some(spots, "role", ruleRoleMissing, true)
	b.some(spots, "section", ruleSectionMissing, false)
	b.unusedFootnotes()
	slices.SortStableFunc(b.e.Rates, tariff.ByRow)
}

func (b *editor) rate(s spot, r *rateTable) *tariff.Rate {
	x := &tariff.Rate{
		Edition: b.e, Row: number(r.Row), Label: r.Label, Column: b.column(s, r),
		Section: b.section(s, r), Service: b.service(s, r),
		Role:       b.look.roles.find(s, "role", r.Role, b.look.partial),
		Conditions: b.conditions(s, r),
		Basis:      own(b, &b.look.bases, s, "basis", r.Basis, b.defaultBasis),
		Unit:       own(b, &b.look.units, s, "unit", r.Unit, b.defaultUnit),
		Price:      b.price(s, r), Footnotes: b.rateFootnotes(s, r),
		Caution: s.ours("caution", r.Caution), Pos: s.doc.Pos(s.path),
	}
	x.VAT = b.vat(r, x.Column)
	b.phrase(s, r, x)
	st := statuses(r, b.texts)
	x.Text = tariff.Wording{Text: r.Text, Status: present(r.Text, st)} // checked by rateTexts
	x.RoleText = either(s.wording("role_text", r.RoleText, st), b.roleText(x.Role))
	return x
}

func (b *editor) column(s spot, r *rateTable) int {
	if r.Column == nil {
		return 1
	}
	switch column, n := *r.Column, max(1, len(b.e.Columns)); {
	case column < 1:
		s.error("column", ruleColumn, source.Say("column: {1} is not a column: they are counted from 1", column), source.Text{})
	case column > n && !b.misspelt("price_column"):
		s.error("column", ruleColumn, source.Say("column: {1}, but the table has {2}", column, n), source.Say("write a [[price_column]] for each"))
	}
	return *r.Column
}

func (b *editor) section(s spot, r *rateTable) *tariff.Section {
	x := b.look.sections.find(s, "section", r.Section, b.look.partial)
	if x == nil {
		return nil
	}
	b.ofKind(s, "section", source.Say("section"), r.Section, x.Kind)
	if !b.sections[x] && !b.misspelt("section") {
		s.error("section", ruleSectionNotListed, source.Say(`section: "{1}" is not among the [[section]] of this table`, r.Section),
			source.Say("list the headings of the table in their printed order"))
		b.sections[x] = true // report it only once
	}
	return x
}

func (b *editor) service(s spot, r *rateTable) *tariff.Service {
	x := b.look.services.find(s, "service", r.Service, b.look.partial)
	if x != nil {
		b.ofKind(s, "service", source.Say("service"), r.Service, x.Kind)
	}
	return x
}

// conditions finds the conditions, sorts them by id and reports two that
// exclude each other.
func (b *editor) conditions(s spot, r *rateTable) []*tariff.Condition {
	var out []*tariff.Condition
	groups := map[string]*tariff.Condition{}
	for i, name := range r.Conditions {
		key := fmt.Sprintf("conditions[%d]", i)
		x := b.look.conditions.find(s, key, name, b.look.partial)
		if x == nil {
			continue
		}
		if other := groups[x.Group]; other == x {
			s.error(key, ruleConditionGroup, source.Say(`conditions: "{1}" is listed twice`, x.ID), source.Text{})
		} else if other != nil {
			s.error(key, ruleConditionGroup, source.Say(`conditions: "{1}" and "{2}" exclude each other`, other.ID, x.ID), source.Say("write one rate for each"))
		}
		groups[x.Group] = x
		out = append(out, x)
	}
	slices.SortFunc(out, func(x, y *tariff.Condition) int { return cmp.Compare(x.ID, y.ID) })
	return out
}

// own returns what a rate has of its own, or else what the edition has.
func own[T any](b *editor, t *table[T], s spot, key string, name id, shared *T) *T {
	if name == "" {
		return shared
	}
	return t.find(s, key, name, b.look.partial)
}

// vat returns the rate's own VAT, else that of its column, else that of the
// edition.
func (b *editor) vat(r *rateTable, column int) tariff.VAT {
	if i := column - 1; r.VAT == "" && i >= 0 && i < len(b.e.Columns) && b.e.Columns[i].VAT != "" {
		return b.e.Columns[i].VAT
	}
	return cmp.Or(r.VAT, b.raw.VAT)
}

// rateFootnotes finds the footnotes of a rate.
func (b *editor) rateFootnotes(s spot, r *rateTable) []*tariff.Footnote {
	var out []*tariff.Footnote
	for i, name := range r.Footnotes {
		n := b.footnoteOf[name]
		if n == nil && name != "" && !b.misspelt("footnote") {
			s.error(fmt.Sprintf("footnotes[%d]", i), ruleUnknownID, source.Say(`footnotes: there is no footnote "{1}" in this file`, name),
				s.nearest(id(name), b.footnoteIDs()))
		} else if n != nil {
			out = append(out, n)
		}
	}
	return out
}

func (b *editor) footnoteIDs() []string {
	return lists.Of(b.e.Footnotes, func(n *tariff.Footnote) string { return string(n.ID) })
}

// roleText returns how the act prints a role outside its rows.
func (b *editor) roleText(role *tariff.Role) tariff.Wording {
	for _, p := range b.e.Roles {
		if role != nil && p.Role == role {
			return p.Text
		}
	}
	return tariff.Wording{Status: tariff.Statuses{KK: tariff.NoText, RU: tariff.NoText}}
}

// statuses returns the rate's own statuses, else those of the file.
func statuses(r *rateTable, file tariff.Statuses) tariff.Statuses {
	return tariff.Statuses{
		KK: cmp.Or(r.TextStatus.KK, file.KK),
		RU: cmp.Or(r.TextStatus.RU, file.RU),
	}
}
