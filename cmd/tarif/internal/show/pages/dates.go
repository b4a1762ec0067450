package pages

import "tarif/cmd/tarif/internal/tariff"

// DatesView says which edition of a tariff holds on which days, in words, and
// carries the same to the script that answers for one day.
type DatesView struct {
	Today    string // "2026-06-15": the day of the build
	Editions []DatedEdition
}

// DatedEdition is an edition and its days. From, Until and Repealed are what
// tariff.Timeline.On goes by: time.js follows the same rules.
type DatedEdition struct {
	EditionLink
	From, Until string // "2026-01-01", Until empty where nothing ends it by itself
	Repealed    bool
	Start, End  string
	Counted     string // said beside an answer, where the first day is not stated
	Gap         string // after it no edition is known for some days
}

// dates lists the editions of a tariff, oldest first, or is nil where there is
// one: its own page says all of it.
func (c *context) dates(t *tariff.Tariff) *DatesView {
	if len(t.Editions) < 2 {
		return nil
	}
	v := &DatesView{Today: c.site.Day.String()}
	spans := t.Editions.Spans()
	for i, e := range t.Editions {
		state := t.Editions.StateOf(i, c.site.Day)
		d := DatedEdition{From: e.Earliest().String(), Until: e.Ends().String(), Repealed: e.RepealedBy != nil,
			Start: c.spanStart(e), End: c.spanEnd(t, i, spans[i])}
		d.EditionLink = EditionLink{Link: c.link(EditionAddr(e), string(e.ID)), State: state, Label: c.t("status." + string(state))}
		if e.From.Status != tariff.Known {
			d.Counted = c.counted(e)
		}
		if i+1 < len(spans) {
			d.Gap = c.gap(t.Editions[i+1], spans[i], spans[i+1])
		}
		v.Editions = append(v.Editions, d)
	}
	return v
}

// spanStart says when an edition begins to hold.
func (c *context) spanStart(e *tariff.Edition) string {
	if e.From.Status == tariff.Known {
		return c.t("time.from", c.date(e.From.Date))
	}
	return c.counted(e)
}

// counted says from which day an edition counts whose first day is not stated.
func (c *context) counted(e *tariff.Edition) string {
	if e.Earliest() == e.LastAct().Date {
		return c.t("time.counted-act", c.date(e.LastAct().Date))
	}
	return c.t("time.counted-period", c.date(e.Earliest()))
}

// spanEnd says when an edition ceases to hold.
func (c *context) spanEnd(t *tariff.Tariff, i int, s tariff.Span) string {
	e := t.Editions[i]
	switch {
	case s.Empty():
		return c.t("time.never")
	case s.Replaced && s.UntilKnown:
		return c.t("time.until-replaced", c.date(s.Until.AddDays(-1)), c.successor(t, i, s))
	case s.Replaced:
		return c.t("time.until-successor", c.successor(t, i, s))
	case s.UntilKnown:
		return c.t("time.until", c.date(s.Until.AddDays(-1)))
	case e.RepealedBy != nil:
		return c.t("time.until-repealed", c.cite(*e.RepealedBy))
	}
	return c.end(e)
}

// successor is the edition that takes the place of the i-th.
func (c *context) successor(t *tariff.Tariff, i int, s tariff.Span) string {
	for _, later := range t.Editions[i+1:] {
		if later.Earliest() == s.Until {
			return string(later.ID)
		}
	}
	return ""
}

// gap says that between an edition and the next none is known to hold.
func (c *context) gap(next *tariff.Edition, before, after tariff.Span) string {
	if before.Until.IsZero() || before.Replaced || !before.Until.Before(after.From) {
		return ""
	}
	if after.FromKnown {
		return c.t("time.gap", c.date(before.Until), c.date(after.From.AddDays(-1)))
	}
	return c.t("time.gap-unknown", c.date(before.Until), string(next.ID))
}
