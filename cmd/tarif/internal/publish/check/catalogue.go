package check

import (
	"fmt"
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// used is the entries of the catalogue that editions refer to.
type used map[any]bool

// catalogue reports entries that no edition uses, and everyday words that find
// nothing. It does nothing if an edition is left out, since that may be the one
// that uses an entry.
func (c *checker) catalogue() {
	if len(c.Data.Faulty) > 0 {
		return
	}
	u := used{}
	for e := range c.Data.Editions() {
		u.edition(e)
	}
	k := &c.Data.Catalogue
	for _, x := range k.Indices {
		u[x.Law] = true
	}
	unused(c, u, k.Sections, func(x *tariff.Section) spot { return spot{table: "section", id: string(x.ID)} })
	unused(c, u, k.Roles, func(x *tariff.Role) spot { return spot{table: "role", id: string(x.ID)} })
	unused(c, u, k.Bases, func(x *tariff.Basis) spot { return spot{table: "basis", id: string(x.ID)} })
	unused(c, u, k.Units, func(x *tariff.Unit) spot { return spot{table: "unit", id: string(x.ID)} })
	unused(c, u, k.Conditions, func(x *tariff.Condition) spot { return spot{table: "condition", id: string(x.ID)} })
	unused(c, u, k.Laws, func(x *tariff.Law) spot { return spot{table: "law", id: string(x.ID)} })
	unused(c, u, k.Services, func(x *tariff.Service) spot { return spot{table: "service", id: string(x.ID)} })
	for _, s := range k.Services {
		if u[s] {
			c.idle(spot{table: "service", id: string(s.ID)}, s.Name, s.Words)
		}
	}
	for _, x := range k.Concepts {
		c.idle(spot{table: "concept", id: string(x.ID)}, lang.Text{}, x.Words)
	}
	c.contradicted()
}

func (u used) edition(e *tariff.Edition) {
	for _, l := range e.Act.LegalGrounds {
		u[l] = true
	}
	for _, p := range e.Roles {
		u[p.Role] = true
	}
	for _, p := range e.Sections {
		u[p.Section] = true
	}
	before := new(tariff.Rate)
	for _, r := range e.Rates {
		if u[r.Service] = true; r.Section != before.Section || r.Role != before.Role || r.Basis != before.Basis || r.Unit != before.Unit {
			u[r.Section], u[r.Role], u[r.Basis], u[r.Unit] = true, true, true, true
		}
		before = r
		for _, x := range r.Conditions {
			u[x] = true
		}
	}
}

// unused reports entries of one table that are not used.
func unused[T any](c *checker, u used, all []*T, at func(*T) spot) {
	for _, x := range all {
		if s := at(x); !u[x] {
			c.warn(s.in("id"), ruleUnused, source.Say(`id: no edition uses the {1} "{2}"`, s.table, s.id),
				source.Say("take it out if it is left over, or find where it should be used"))
		}
	}
}

// idle reports words that the search index leaves out because the name, or a
// word before, already finds everything they would.
func (c *checker) idle(at spot, name lang.Text, words lang.List) {
	for _, l := range lang.All {
		phrases := append([]string{name.In(l)}, words.In(l)...)
		for i, j := range search.Repeated(l, phrases) {
			if i == 0 || j < 0 {
				continue
			}
			key := fmt.Sprintf("words.%s[%d]", l, i-1)
			see := at.in(fmt.Sprintf("words.%s[%d]", l, j-1))
			if j == 0 {
				see = at.in("name." + string(l))
			}
			c.warn(at.in(key), ruleIdleWord, source.Say(`words: "{1}" finds the same as "{2}"`, phrases[i], phrases[j]),
				source.Say("take it out: search already ignores endings and letters that people confuse"), see)
		}
	}
}

// contradicted reports words of a thing without a tariff by which a service is
// found, itself or through a concept: the search would show its price instead of
// saying that there is none.
func (c *checker) contradicted() {
	k := &c.Data.Catalogue
	for _, l := range lang.All {
		things := map[string]spot{}
		for _, x := range k.Concepts {
			for i, w := range x.Words.In(l) {
				for _, key := range search.Keys(l, w) {
					if _, known := things[key]; x.Absent && !known && key != "" {
						things[key] = spot{table: "concept", id: string(x.ID)}.in(fmt.Sprintf("words.%s[%d]", l, i))
					}
				}
			}
		}
		for _, s := range k.Services {
			c.claimed(spot{table: "service", id: string(s.ID)}, l, s.Words, things)
		}
		for _, x := range k.Concepts {
			if !x.Absent && !x.Crisis && !x.Else && !x.Whom && !x.Action {
				c.claimed(spot{table: "concept", id: string(x.ID)}, l, x.Words, things)
			}
		}
	}
}

// claimed reports words that are also words of things without a tariff.
func (c *checker) claimed(at spot, l lang.Lang, words lang.List, things map[string]spot) {
	for i, w := range words.In(l) {
		keys := search.Keys(l, w)
		if thing := slices.IndexFunc(keys[:], func(key string) bool { return things[key] != spot{} }); thing >= 0 {
			c.warn(at.in(fmt.Sprintf("words.%s[%d]", l, i)), ruleAbsentWord,
				source.Say(`words: "{1}" is also a word for something that no tariff prices`, w),
				source.Say("take it out here: search says that no tariff prices this, and leads to the services of the concept"),
				things[keys[thing]])
		}
	}
}
