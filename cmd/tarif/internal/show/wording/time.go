package wording

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Edition names an edition as people call it: "2024", "ноябрь 2024 года". Its
// id is for addresses, files and programs; where that is of the month of an
// amending act, the name says from when its prices hold instead, if it is known.
func Edition(l lang.Lang, e *tariff.Edition) string {
	d, err := tariff.ParsePartialDate(string(e.ID))
	if err != nil || d.Month == 0 || l == lang.EN {
		return string(e.ID)
	}
	if from := e.From; from.Status == tariff.Known && len(e.AmendedBy) > 0 && (from.Date.Year != d.Year || from.Date.Month != d.Month) {
		d = tariff.PartialDate{Year: from.Date.Year, Month: from.Date.Month}
		if from.Date.Day != 1 {
			d.Day = from.Date.Day
		}
	}
	return lang.Date(l, d.Year, d.Month, d.Day)
}

func (s *Speaker) Edition(e *tariff.Edition) string { return Edition(s.Lang, e) }

// State names the state of an edition on a day.
func (s *Speaker) State(x tariff.State) string { return s.T("status." + string(x)) }

// StateText says in a sentence what the state of an edition is.
func (s *Speaker) StateText(e *tariff.Edition, x tariff.State) string {
	switch {
	case x == tariff.Repealed && e.RepealedBy != nil && e.Until.Status == tariff.Known:
		return s.T("status.text.repealed-on", s.Cite(*e.RepealedBy), s.Date(e.Until.Date.AddDays(-1)))
	case x == tariff.Repealed && e.RepealedBy == nil:
		return s.T("status.text.withdrawn", s.Date(e.Ends().AddDays(-1)), Cause(s.In(e.Withdrawn.Cause)))
	case x == tariff.Repealed:
		return s.T("status.text.repealed", s.Cite(*e.RepealedBy))
	case x == tariff.Expired && e.EndsWithPeriod():
		return s.T("status.text.expired-period", s.Date(e.Ends().AddDays(-1)))
	case x == tariff.Expired:
		return s.T("status.text.expired", s.Date(e.Until.Date.AddDays(-1)))
	case x == tariff.Replaced:
		return s.T("status.text.replaced")
	case x == tariff.Upcoming && e.From.Status == tariff.Known:
		return s.T("status.text.upcoming-from", s.Date(e.From.Date))
	case x == tariff.Upcoming && e.Period != 0:
		return s.T("status.text.upcoming-period", s.Year(e.Period))
	case x == tariff.Upcoming:
		return s.T("status.text.upcoming")
	case e.RepealedBy != nil && e.Until.Status == tariff.Known:
		return s.T("status.text.repealed-ahead", s.Cite(*e.RepealedBy), s.Date(e.Until.Date.AddDays(-1)))
	case e.Withdrawn != nil:
		return s.T("status.text.withdrawn-on", s.Date(e.Ends().AddDays(-1)), Cause(s.In(e.Withdrawn.Cause)))
	case e.Period != 0:
		return s.T("status.text.period", s.Year(e.Period))
	}
	return s.T("status.text.in-force")
}

// Cause returns a cause for use within a sentence, without a full stop.
func Cause(s string) string { return strings.TrimSuffix(strings.TrimSpace(s), ".") }

// Brief says in a few words how long an edition holds, "" if its state says
// enough.
func (s *Speaker) Brief(e *tariff.Edition, x tariff.State) string {
	switch {
	case x == tariff.Replaced || x == tariff.Repealed:
		return ""
	case x == tariff.Upcoming && e.From.Status == tariff.Known:
		return s.T("validity.from-later", s.Date(e.From.Date))
	case e.Until.Status == tariff.Known && e.Ended():
		return s.T("validity.ends", s.Date(e.Until.Date.AddDays(-1)))
	case e.Until.Status == tariff.Known:
		return s.T("validity.last", s.Date(e.Until.Date.AddDays(-1)))
	case e.Period != 0:
		return s.T("validity.year", s.Year(e.Period))
	}
	return s.End(e)
}

// HoldsFrom says from which day an edition holds or, if that is not stated,
// from which day we assume it.
func (s *Speaker) HoldsFrom(e *tariff.Edition, today tariff.Date) string {
	if e.From.Status == tariff.Known {
		return s.Start(e, today, tariff.InForce)
	}
	return s.Counted(e)
}

// Start says what is known of the first day of an edition, given its state; in
// the past tense for one that is over.
func (s *Speaker) Start(e *tariff.Edition, today tariff.Date, x tariff.State) string {
	over := x == tariff.Replaced || x == tariff.Expired || x == tariff.Repealed
	switch {
	case e.From.Status == tariff.Known && today.Before(e.From.Date):
		return s.T("validity.from-later", s.Date(e.From.Date))
	case e.From.Status == tariff.Known:
		return s.T("validity.from", s.Date(e.From.Date))
	case e.Act.EntryDays > 0 && over:
		return s.T("validity.from-days-over", e.Act.EntryDays)
	case e.Act.EntryDays > 0:
		return s.T("validity.from-days", e.Act.EntryDays)
	}
	return s.T("validity.from-unknown")
}

// End says what is known of an edition's last day. The data have the first day
// on which it no longer holds; people ask for the last one on which it does.
func (s *Speaker) End(e *tariff.Edition) string {
	switch {
	case e.Until.Status == tariff.Known:
		return s.T("validity.last", s.Date(e.Until.Date.AddDays(-1)))
	case e.Until.Status == tariff.Open:
		return s.T("validity.open")
	case e.EndsWithPeriod():
		return s.T("validity.until-period", s.Date(e.Ends().AddDays(-1)))
	}
	return s.T("validity.until-unknown")
}

// Bound formats a day, or says that it is unknown or open.
func (s *Speaker) Bound(b tariff.Bound) string {
	if b.Status == tariff.Known {
		return s.Date(b.Date)
	}
	return s.T("xlsx.bound." + string(b.Status))
}

// Counted says which day is assumed as the first if it is not stated.
func (s *Speaker) Counted(e *tariff.Edition) string {
	if e.Earliest() == e.LastAct().Date {
		return s.T("time.counted-act", s.Date(e.LastAct().Date))
	}
	return s.T("time.counted-period", s.Date(e.Earliest()))
}

// SpanStart says when an edition begins to hold among the editions of its
// tariff.
func (s *Speaker) SpanStart(e *tariff.Edition) string {
	if e.From.Status == tariff.Known {
		return s.T("time.from", s.Date(e.From.Date))
	}
	return s.Counted(e)
}

// SpanEnd says when the i-th edition of a tariff ceases to hold.
func (s *Speaker) SpanEnd(all tariff.Timeline, i int, x tariff.Span) string {
	e := all[i]
	switch {
	case x.Empty():
		return s.T("time.never")
	case x.Replaced && x.UntilKnown:
		return s.T("time.until-replaced", s.Date(x.Until.AddDays(-1)), s.successor(all, i, x))
	case x.Replaced:
		return s.T("time.until-successor", s.successor(all, i, x))
	case x.UntilKnown:
		return s.T("time.until", s.Date(x.Until.AddDays(-1)))
	case e.RepealedBy != nil:
		return s.T("time.until-repealed", s.Cite(*e.RepealedBy))
	}
	return s.End(e)
}

// successor names the edition that replaces the i-th.
func (s *Speaker) successor(all tariff.Timeline, i int, x tariff.Span) string {
	for _, later := range all[i+1:] {
		if later.Earliest() == x.Until {
			return s.Edition(later)
		}
	}
	return ""
}

// Gap says that no edition is known to hold between one and the next, "" if
// there is no gap.
func (s *Speaker) Gap(next *tariff.Edition, before, after tariff.Span) string {
	if before.Until.IsZero() || before.Replaced || !before.Until.Before(after.From) {
		return ""
	}
	if after.FromKnown {
		return s.T("time.gap", s.Date(before.Until), s.Date(after.From.AddDays(-1)))
	}
	return s.T("time.gap-unknown", s.Date(before.Until), s.Edition(next))
}
