package pages

import (
	"slices"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// today returns the rates of each service in force today, in every place.
func (c serviceLists) today() map[*tariff.Service][]*tariff.Rate {
	rates := map[*tariff.Service][]*tariff.Rate{}
	for _, t := range c.data.Tariffs {
		i, state := t.Editions.On(c.day)
		if state != tariff.InForce {
			continue
		}
		for _, r := range t.Editions[i].Rates {
			rates[r.Service] = append(rates[r.Service], r)
		}
	}
	return rates
}

// ofService returns those of one service.
func (c serviceLists) ofService(x *tariff.Service) []*tariff.Rate {
	var rates []*tariff.Rate
	for _, t := range c.data.OfKind(x.Kind.ID) {
		if i, state := t.Editions.On(c.day); state == tariff.InForce {
			rates = append(rates, ratesOf(t.Editions[i], x)...)
		}
	}
	return rates
}

// span formats the range of some prices, "247,50–316,10 ₸"; "" if they may not
// be compared.
func (c serviceLists) span(rates []*tariff.Rate) string {
	lowest, highest, ok := compare.Bounds(&c.data.Catalogue, rates)
	switch {
	case !ok:
		return ""
	case lowest.Price.Amount.Equal(highest.Price.Amount):
		return c.Tenge(lowest.Price.Amount)
	}
	return lang.Amount(c.Lang, lowest.Price.Amount) + "–" + c.Tenge(highest.Price.Amount)
}

// ofServices returns what several services cost today.
func ofServices(run []*tariff.Service, today map[*tariff.Service][]*tariff.Rate) []*tariff.Rate {
	var out []*tariff.Rate
	for _, x := range run {
		out = append(out, today[x]...)
	}
	return out
}

// few is how many prices a place's page begins with.
const few = 6

// EverydayRow is a service's price here and in the neighbouring place.
type EverydayRow struct {
	Service     Link
	Here, There Cell
	ThereRow    string // of the neighbour's act
}

// everyday returns the services of an edition with the most everyday words,
// since people ask for them most. there is the neighbour's edition, or nil.
func (c composer) everyday(e, there *tariff.Edition) []EverydayRow {
	var rows []EverydayRow
	for _, r := range asked(e) {
		row := EverydayRow{Service: c.link(RateAddr(r), c.toldApart(r)), Here: c.cell(r)}
		if x := counterpart(there, r); x != nil {
			row.There, row.ThereRow = c.cell(x), c.url(RateAddr(x))
		}
		rows = append(rows, row)
	}
	return rows
}

// toldApart names a rate's service, with what tells its price from the others of
// the service in its edition: the conditions, and the role if it has several.
func (c composer) toldApart(r *tariff.Rate) string {
	role := r.Role
	if !slices.ContainsFunc(ratesOf(r.Edition, r.Service), func(x *tariff.Rate) bool { return x.Role != role && x.Price.Stated() }) {
		role = nil
	}
	return c.Priced(r.Service, role, r.Conditions)
}

// asked are the rates of an edition that people ask for most, the first first.
func asked(e *tariff.Edition) []*tariff.Rate {
	rates := firstOfEach(e)
	slices.SortStableFunc(rates, func(a, b *tariff.Rate) int { return manyWords(b.Service) - manyWords(a.Service) })
	return rates[:min(few, len(rates))]
}

// longExamples is how many letters of prices a search engine shows beside what
// else a description says.
const longExamples = 110

// examples are prices for a description, as many as are shown, at least one: of
// one edition those that people ask for most, of several the first of each.
func (c composer) examples(editions ...*tariff.Edition) string {
	var out, purpose string
	for _, e := range editions {
		rates := asked(e)
		if len(editions) > 1 {
			rates = rates[:min(1, len(rates))]
		}
		for _, r := range rates {
			text := c.toldApart(r) + " — " + c.Price(r.Price)
			if len(editions) > 1 {
				text = c.In(e.Place.Short) + ": " + text
			}
			if is := c.Purpose(r); is != purpose {
				purpose, text = is, text+", "+is
			}
			if out == "" {
				out = text
			} else if utf8.RuneCountInString(out+text) <= longExamples {
				out += "; " + text
			}
		}
	}
	return out
}

// shownAll are the editions of tariffs that pages show on a day.
func shownAll(tariffs []*tariff.Tariff, day tariff.Date) []*tariff.Edition {
	return lists.Of(tariffs, func(t *tariff.Tariff) *tariff.Edition { return shown(t, day) })
}

func manyWords(x *tariff.Service) int { return len(x.Words.KK) + len(x.Words.RU) }

// firstOfEach returns the first priced rate of each service.
func firstOfEach(e *tariff.Edition) []*tariff.Rate {
	var out []*tariff.Rate
	for _, r := range e.Rates {
		if r.Price.Stated() && !slices.ContainsFunc(out, func(x *tariff.Rate) bool { return x.Service == r.Service }) {
			out = append(out, r)
		}
	}
	return out
}

// counterpart returns the rate of another edition that corresponds to r, or
// nil.
func counterpart(e *tariff.Edition, r *tariff.Rate) *tariff.Rate {
	if e == nil {
		return nil
	}
	i := slices.IndexFunc(e.Rates, func(x *tariff.Rate) bool { return x.Key() == r.Key() })
	if i < 0 || !e.Rates[i].Price.Stated() {
		return nil
	}
	return e.Rates[i]
}
