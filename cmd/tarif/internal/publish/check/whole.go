package check

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// This file has the rules about an edition as a whole.

// alike reports an edition in which neither a price nor a word of the table is
// new. An act may do that, but a copy that nobody edited looks the same.
func (c *checker) alike(d *diff.Diff) bool {
	if !d.Empty() || len(d.New.AmendedBy) > len(d.Old.AmendedBy) {
		return false
	}
	c.warn(ofEdition(d.New, "edition"), ruleNothingChanged,
		source.Say(`edition: all prices and words are those of edition "{1}"`, d.Old.ID),
		source.Say("if the act repeats the prices of the year before, waive it; if the file was copied, fill in the new prices"), ofEdition(d.Old, "edition"))
	return true
}

// scaled reports an edition in which nearly all prices are ten, a hundred or a
// thousand times what they were, or that fraction of it.
func (c *checker) scaled(d *diff.Diff) bool {
	var items []*diff.Item
	times := map[int64][]*diff.Item{}
	for _, it := range d.Items {
		if !it.Comparable() || it.Before().Price.Amount.Sign() <= 0 {
			continue
		}
		items = append(items, it)
		if n := power(it); n != 0 {
			times[n] = append(times[n], it)
		}
	}
	for _, n := range []int64{10, 100, 1000, -10, -100, -1000} {
		if len(times[n]) < 2 || len(times[n])*company < len(items)*(company-1) {
			continue
		}
		first := times[n][0]
		message := source.Say(`price: {1} of {2} prices are exactly {3} times what they were in edition "{4}"`, len(times[n]), len(items), max(n, -n), d.Old.ID)
		if n < 0 {
			message = source.Say(`price: {1} of {2} prices are exactly {3} times less than they were in edition "{4}"`, len(times[n]), len(items), max(n, -n), d.Old.ID)
		}
		c.fault(ofRate(first.After(), "price"), rulePriceScale, message,
			source.Say("check in the act where the decimal point is, and whether the amounts are in tenge, tiyn or thousands"), ofRate(first.Before(), "price"))
		return true
	}
	return false
}

// power returns the factor if a price was multiplied by 10, 100 or 1000,
// negative if it was divided, 0 otherwise; half a tiyn is allowed for rounding.
func power(it *diff.Item) int64 {
	old, now := it.Before().Price.Amount.Millionths(), it.After().Price.Amount.Millionths()
	const half = 5000 // half a tiyn in millionths
	for _, n := range []int64{10, 100, 1000} {
		switch {
		case old <= now/n+half && old >= now/n-half && now == old*n:
			return n
		case now*n <= old+half*n && now*n >= old-half*n && now > 0:
			return -n
		}
	}
	return 0
}

// lastDays reports an end that is the last day of a month: probably the last
// day on which the edition holds was entered instead of the first day after it.
// If the next edition begins on that day, it is right.
func (c *checker) lastDays(t *tariff.Tariff) {
	for i, e := range t.Editions {
		end := e.Until.Date
		if e.Until.Status != tariff.Known || end.AddDays(1).Day != 1 {
			continue
		}
		if i+1 < len(t.Editions) && t.Editions[i+1].From == e.Until || e.Ended() {
			continue
		}
		c.warn(ofEdition(e, "valid_until"), ruleLastDay,
			source.Say("valid_until: {1} is the last day of its month, and the edition is no longer in force on that day", end),
			source.Say(`if the prices hold on that day too, write the day after it, "{1}"`, end.AddDays(1)))
	}
}

// ahead reports acts dated in the future.
func (c *checker) ahead(t *tariff.Tariff) {
	for _, e := range t.Editions {
		if c.Day.Before(e.Act.Date) {
			c.warn(ofEdition(e, "act.date"), ruleActAhead, source.Say("act.date: {1} is after today, {2}", e.Act.Date, c.Day),
				source.Say("publish the tariff when the act has been adopted; if the date is mistyped, put it right"))
		}
	}
}

// issuers reports acts whose issuer or title names another place than the one
// whose tariff they set, considering all names of the place and its region.
func (c *checker) issuers(t *tariff.Tariff) {
	for _, e := range t.Editions {
		issuer, title := ofEdition(e, "act.issuer"), ofEdition(e, "act.title")
		other := c.elsewhere(t.Place, e.Act.Issuer)
		switch {
		case other != nil:
			c.misplaced(issuer, e.Act.Issuer, source.Say("act.issuer: it names {1}, and the file stands under {2}", string(other.ID), string(t.Place.ID)))
		case c.stranger(t.Place, e.Act.Issuer):
			c.misplaced(issuer, e.Act.Issuer, source.Say("act.issuer: it names neither {1}, under which the file stands, nor its region", string(t.Place.ID)))
		default:
			if other = c.elsewhere(t.Place, e.Act.Title.Text); other != nil {
				c.misplaced(title, e.Act.Title.Text, source.Say("act.title: it names {1}, and the file stands under {2}", string(other.ID), string(t.Place.ID)))
			}
		}
	}
}

func (c *checker) misplaced(at spot, text lang.Text, message source.Text) {
	l := lang.KK
	if text.KK == "" {
		l = lang.RU
	}
	c.fault(in(at, l), ruleIssuerPlace, message,
		source.Say("put the file into the folder of its place, or write the act of this one"))
}

// stranger reports whether an issuer has a name, but not that of the place.
func (c *checker) stranger(p *tariff.Place, text lang.Text) bool {
	return !p.NamedIn(text) && tariff.NamesSome(text)
}

// elsewhere returns another place that a text names, nil if it names p or its
// region, or no place at all.
func (c *checker) elsewhere(p *tariff.Place, text lang.Text) *tariff.Place {
	return c.Data.Catalogue.Elsewhere(p, text)
}

// bare replaces everything except letters and digits by spaces, and letters by
// lower case.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if letter(r) || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}, strings.ToLower(s))
}
