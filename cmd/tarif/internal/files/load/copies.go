package load

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"tarif/cmd/tarif/internal/source"
)

// This file finds what a file has kept of the one that it was copied from.

// copied reports what belongs to one act and stands in editions of two, and
// acts that set prices in two places.
func copied(results []result) source.List {
	c := copies{first: map[string]kept{}}
	for _, r := range byName(results) {
		if r.edition != nil && r.edition.Place != nil && r.edition.Act.Number != "" && !r.edition.Act.Date.IsZero() {
			c.edition(r)
		}
	}
	return c.found
}

// byName returns the results in the order of places, kinds and editions: that
// of files has "2026-07.toml" before "2026.toml".
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

// kept is a value where it was seen first.
type kept struct {
	r   *result
	key string
}

type copies struct {
	first map[string]kept // by what it is and the value
	found source.List
}

func (c *copies) edition(r *result) {
	if c.elsewhere(r) {
		return // the rest follows from it
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

// see returns where a value was seen before; the first time it remembers it.
func (c *copies) see(r *result, key, value string) (before kept, ok bool) {
	if before, ok = c.first[value]; !ok {
		c.first[value] = kept{r, key}
	}
	return before, ok
}

// elsewhere reports an act that has set prices in another place: one body's
// numbers do not repeat on a day.
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

// source reports what leads to the text of another act.
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
	f := r.places.err(key, rule, message, hint)
	see := before.r.places.pos(before.key)
	f.See = &see
	c.found = append(c.found, f)
}
