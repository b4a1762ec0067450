package load

import (
	"fmt"
	"slices"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// This file checks what only the table as a whole shows, and a person would
// not miss.

// halves warns of a rate without any condition of a group in which the other
// rates of its service have one: with a meter so much, without one so much,
// and a third price of which nobody can tell when it holds.
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

// half looks at the rates of one service, role and VAT.
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
			f := b.doc.Warning(spots[i].at(key), ruleConditionMissing,
				source.Say(`conditions: none of the group "{1}", which another rate of this service has`, group),
				source.Say("say when this price holds, unless it is for all other cases"))
			see := b.doc.Pos(spots[other].at("conditions"))
			f.See = &see
			*b.found = append(*b.found, f)
		}
	}
}

// some warns of rates without a key that other rates of the table have. A row
// without a price may lack its role: nobody is paid for it.
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
		f := b.doc.Warning(s.at("service"), rule, source.Say("{1} is missing, which another rate of this table has", key),
			source.Say("write it as the act has it, unless it has none for this row"))
		see := b.doc.Pos(spots[first].at(key))
		f.See = &see
		*b.found = append(*b.found, f)
	}
}

// groups lists the groups of the conditions of some rates.
func (b *editor) groups(at []int) []string {
	var out []string
	for _, i := range at {
		for _, c := range b.e.Rates[i].Conditions {
			if !slices.Contains(out, c.Group) {
				out = append(out, c.Group)
			}
		}
	}
	return out
}

// unusedFootnotes warns of footnotes to which no row leads. Where a row leads to
// one that is not there nothing is said: it may be the one that is meant.
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
