package load

import (
	"fmt"
	"slices"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// This file checks for omissions that show only in the table as a whole.

// halves warns of a rate that lacks a condition which the other rates of its
// service have: there is a price with a meter, one without a meter, and a third
// for which nobody can tell when it applies.
func (b *editor) halves(spots []spot) {
	by := map[tariff.Key][]int{}
	var order []tariff.Key
	for i, r := range b.e.Rates {
		if r.Service == nil || !b.keyKnown(spots[i], i) {
			continue
		}
		k := r.Key()
		k.Conditions = ""
		if by[k] == nil {
			order = append(order, k)
		}
		by[k] = append(by[k], i)
	}
	for _, k := range order {
		b.half(spots, by[k])
	}
}

// half checks the rates with one service, role and VAT.
func (b *editor) half(spots []spot, at []int) {
	for _, group := range b.groups(at) {
		with := func(i int) bool {
			return slices.ContainsFunc(b.e.Rates[i].Conditions, func(c *tariff.Condition) bool { return c.Group == group })
		}
		other := at[slices.IndexFunc(at, with)]
		for _, i := range at {
			if with(i) {
				continue
			}
			key := "service"
			if b.doc.Has(spots[i].at("conditions")) {
				key = "conditions"
			}
			spots[i].warnSee(b.doc.Pos(spots[other].at("conditions")), key, ruleConditionMissing,
				source.Say(`conditions: none of the group "{1}", but another rate of this service has one`, group),
				source.Say("say when this price applies, unless it is for all other cases"))
		}
	}
}

// some warns of rates that lack a key which other rates of the table have. A
// row without a price may lack its role, since nobody is paid for it.
func (b *editor) some(spots []spot, key, rule string, priced bool) {
	has := func(s spot) bool { return s.doc.Has(s.at(key)) }
	first := slices.IndexFunc(spots, has)
	if first < 0 {
		return
	}
	for _, s := range spots {
		if has(s) || s.misspelt(key) || priced && !s.doc.Has(s.at("price")) {
			continue
		}
		s.warnSee(b.doc.Pos(spots[first].at(key)), "service", rule, source.Say("{1} is missing, but another rate of this table has it", key),
			source.Say("write it as the act has it, unless it has none for this row"))
	}
}

// groups returns the groups of the conditions of some rates.
func (b *editor) groups(at []int) []string {
	var out []string
	for _, i := range at {
		for _, c := range b.e.Rates[i].Conditions {
			out = lists.With(out, c.Group)
		}
	}
	return out
}

// unusedFootnotes warns of footnotes to which no row refers. It says nothing if
// a row refers to an unknown footnote, which may be a misspelling of this one.
func (b *editor) unusedFootnotes() {
	if b.misspelt("rate") {
		return
	}
	used := map[*tariff.Footnote]bool{}
	for i, r := range b.e.Rates {
		s := b.in(fmt.Sprintf("rate[%d]", i))
		if n := len(b.raw.Rates[i].Footnotes); len(r.Footnotes) != n || s.misspelt("footnotes") || n == 0 && b.doc.Has(s.at("footnotes")) {
			return
		}
		for _, n := range r.Footnotes {
			used[n] = true
		}
	}
	for i, raw := range b.raw.Footnotes {
		if n := b.footnoteOf[raw.ID]; n != nil && !used[n] {
			b.in(fmt.Sprintf("footnote[%d]", i)).warn("id", ruleUnusedFootnote, source.Say(`id: no row has the footnote "{1}"`, raw.ID),
				source.Say(`name it in footnotes = ["…"] of the rows that it is about, or take it out`))
		}
	}
}
