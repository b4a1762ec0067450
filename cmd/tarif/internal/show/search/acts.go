package search

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

// states are the states in the order in which records refer to them; the words
// are on the page.
var states = []tariff.State{tariff.InForce, tariff.Upcoming, tariff.Expired, tariff.Replaced, tariff.Repealed}

func stateCode(s tariff.State) int { return slices.Index(states, s) }

// addActs adds every edition, those that current pages show first, then the
// newest first: this is the order of equally ranked results.
func (b *builder) addActs(x *more) {
	var rest []row
	for _, t := range b.Data.Tariffs {
		current, _ := t.Editions.On(b.Day)
		for i := range slices.Backward(t.Editions) {
			r := b.act(t, i)
			if i == current {
				x.Acts.rows = append(x.Acts.rows, r)
			} else {
				rest = append(rest, r)
			}
		}
	}
	x.Acts.rows = append(x.Acts.rows, rest...)
}

// act returns the record of an edition. Its last field is what else a number in
// a query may mean: numbers of the acts that amend or repeal it and of the
// registration, the period, and the parts of the dates.
func (b *builder) act(t *tariff.Tariff, i int) row {
	e := t.Editions[i]
	return row{b.places[t.Place], b.kinds[t.Kind], e.ID, e.Act.Number, b.day(e.Act.Date),
		stateCode(t.Editions.StateOf(i, b.Day)), slices.Index(forms, e.Act.Form),
		strings.Join(numbers(e), " ")}
}

func numbers(e *tariff.Edition) []string {
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	refs := append([]tariff.ActRef{e.Act.ActRef}, e.AmendedBy...)
	if e.RepealedBy != nil {
		refs = append(refs, *e.RepealedBy)
	}
	for _, ref := range refs {
		if ref.Number != e.Act.Number {
			add(ref.Number)
		}
		add(ref.RegistrationNumber)
		if !ref.Date.IsZero() {
			add(strconv.Itoa(ref.Date.Year))
			add(strconv.Itoa(ref.Date.Month))
			add(strconv.Itoa(ref.Date.Day))
		}
	}
	if e.Period != 0 {
		add(strconv.Itoa(e.Period))
	}
	return out
}
