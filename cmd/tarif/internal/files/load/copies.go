package load

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"tarif/cmd/tarif/internal/source"
)

// This file finds values left over when a file was copied from another.

// copied reports values that belong to one act but occur in editions of two,
// and acts that set prices in two places.
func copied(results []result) source.List {
	c := copies{first: map[string]kept{}}
	for _, r := range byName(results) {
		if r.edition != nil && r.edition.Place != nil && r.edition.Act.Number != "" && !r.edition.Act.Date.IsZero() {
			c.edition(r)
		}
	}
	return c.found
}

// byName sorts the results by place, kind and edition. The order of files has
// "2026-07.toml" before "2026.toml".
func byName(results []result) []*result {
	out := make([]*result, len(results))
	for i := range results {
		out[i] = &results[i]
	}
	slices.SortStableFunc(out, func(a, b *result) int {
		return cmp.Or(cmp.Compare(a.at.place, b.at.place), cmp.Compare(a.at.kind, b.at.kind), cmp.Compare(a.at.edition, b.at.edition))
	})
	return out
}

// kept is where a value was first seen.
type kept struct {
	r   *result
	key string
}

type copies struct {
	first map[string]kept // by kind of value and value
	found source.List
}

func (c *copies) edition(r *result) {
	if c.elsewhere(r) {
		return // everything else follows from it
	}
	src := r.edition.Source
	if src.ID != "" {
		c.source(r, "source.id", string(src.System)+" "+src.ID)
	}
	if src.URL != "" {
		c.source(r, "source.url", src.URL)
	}
	for i, t := range src.Texts {
		if t.SHA256 != "" {
			c.source(r, textSum(i), t.SHA256)
		}
	}
}

// see returns where a value was seen before. The first time, it records it.
func (c *copies) see(r *result, key, value string) (before kept, ok bool) {
	if before, ok = c.first[value]; !ok {
		c.first[value] = kept{r, key}
	}
	return before, ok
}

// elsewhere reports an act that has set prices in another place: an issuer does
// not use a number twice on a day.
func (c *copies) elsewhere(r *result) bool {
	a := r.edition.Act
	before, ok := c.see(r, "act.number", fmt.Sprintf("act %s %q %s %q", a.Form, a.Number, a.Date, a.Issuer))
	if !ok || before.r.at.place == r.at.place {
		return false
	}
	c.report(r, before, "act.number", ruleSameAct,
		source.Say(`act.number: act {1} of {2} has set an edition of "{3}" already`, a.Number, a.Date, before.r.at.place),
		source.Say("write the act of this place, or its issuer if only that is wrong"))
	return true
}

// source reports a reference to the source of another act.
func (c *copies) source(r *result, key, value string) {
	before, ok := c.see(r, key, path.Ext(key)+" "+value)
	if !ok {
		return
	}
	x := before.r.edition.Act
	if sameRef(x.ActRef, r.edition.Act.ActRef) && before.r.at.place == r.at.place {
		return // an amended act, or one that set several kinds of tariff
	}
	c.report(r, before, key, ruleSameSource,
		source.Say(`{1}: edition "{2}" has the same, for act {3} of {4}`, spot{}.says(key), path.Join(before.r.at.place, before.r.at.kind, before.r.at.edition), x.Number, x.Date),
		source.Say("each act has its own: write what leads to the act of this edition, or leave it out"))
}

func (c *copies) report(r *result, before kept, key, rule string, message, hint source.Text) {
	c.found = append(c.found, r.places.err(key, rule, message, hint).Seeing(before.r.places.pos(before.key)))
}
