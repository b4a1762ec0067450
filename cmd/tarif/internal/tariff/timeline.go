package tariff

import (
	"cmp"
	"slices"
)

// Timeline is the editions of one tariff, oldest first. They are ordered by the
// known first day, else by the first day of the period that the act names, else
// by the day of the act that gave the edition its form; ties by that act's day,
// then by id.
type Timeline []*Edition

// SortTimeline puts editions into order.
func SortTimeline(es []*Edition) Timeline {
	slices.SortFunc(es, func(a, b *Edition) int {
		return cmp.Or(a.orderDate().Compare(b.orderDate()),
			a.LastAct().Date.Compare(b.LastAct().Date),
			cmp.Compare(a.ID, b.ID))
	})
	return es
}

func (e *Edition) orderDate() Date {
	switch {
	case e.From.Status == Known:
		return e.From.Date
	case e.Period != 0:
		return Date{e.Period, 1, 1}
	}
	return e.LastAct().Date
}

// Earliest returns the first day on which the edition can hold: the known day,
// else the act's day, but not before its period begins. It decides which
// edition holds on a day, and is never printed as the day of entry into force.
func (e *Edition) Earliest() Date {
	if e.From.Status == Known {
		return e.From.Date
	}
	day := e.LastAct().Date
	if start := (Date{e.Period, 1, 1}); e.Period != 0 && day.Before(start) {
		return start
	}
	return day
}

// State is how an edition relates to a day.
type State string

// Upcoming editions are announced but not yet in force. At most one edition of
// a tariff is InForce. Replaced editions were succeeded by a later one. If no
// later one holds, an edition that ran out is Expired, and one that was
// repealed by an act or withdrawn without one is Repealed.
const (
	Upcoming State = "upcoming"
	InForce  State = "in-force"
	Replaced State = "replaced"
	Expired  State = "expired"
	Repealed State = "repealed"

	// LastKnown is shown for an edition in force when it is uncertain whether
	// it still is: see Edition.Seen.
	LastKnown State = "last-known"
)

// On returns the index and state of the edition that the current page shows on
// a day: the one in force; else the last that ran out; else the first to come.
// The timeline must not be empty.
//
// An edition with an unknown first day counts from the day of its act, but not
// before the period that the act names; a repealed edition with an unknown last
// day counts until the day of the repealing act. The page says that the exact
// day is not stated. The script time.js follows the same rules.
func (t Timeline) On(day Date) (int, State) {
	last := -1
	for i, e := range t {
		if !day.Before(e.Earliest()) {
			last = i
		}
	}
	switch {
	case last < 0:
		return 0, Upcoming
	case !t[last].over(day):
		return last, InForce
	case t[last].Ended():
		return last, Repealed
	}
	return last, Expired
}

// Ends returns the first day on which the edition no longer holds by itself,
// whether or not another follows: the known day; else the day on which it was
// repealed or withdrawn; else the first day after the year that the act names.
// The latter two are never printed as stated. It is zero if the edition holds
// until another replaces it.
func (e *Edition) Ends() Date {
	switch {
	case e.Until.Status == Known:
		return e.Until.Date
	case e.RepealedBy != nil:
		return e.RepealedBy.Date
	case e.Withdrawn != nil:
		return e.Withdrawn.Date
	case e.EndsWithPeriod():
		return Date{e.Period + 1, 1, 1}
	}
	return Date{}
}

// EndsWithPeriod reports whether the edition's end is taken from the year that
// its act names: it has an end, the day is unknown, and no act repealed it. An
// edition with an open end holds beyond its year until replaced.
func (e *Edition) EndsWithPeriod() bool {
	return e.Until.Status == Unknown && !e.Ended() && e.Period != 0
}

// Has reports whether the edition prices a service, under any conditions.
func (e *Edition) Has(x *Service) bool {
	return slices.ContainsFunc(e.Rates, func(r *Rate) bool { return r.Service == x })
}

// Seen returns the state to show. An edition in force whose act names neither a
// period nor a last day may have been replaced by an act that is missing here,
// so it is shown as the last known one.
func (e *Edition) Seen(s State) State {
	if s == InForce && e.Period == 0 && e.Until.Status != Known {
		return LastKnown
	}
	return s
}

// over reports whether the edition's own end has passed.
func (e *Edition) over(day Date) bool {
	end := e.Ends()
	return !end.IsZero() && !day.Before(end)
}

// StateOf returns the state of the i-th edition on a day.
func (t Timeline) StateOf(i int, day Date) State {
	current, state := t.On(day)
	switch {
	case i == current:
		return state
	case i > current:
		return Upcoming
	}
	return Replaced
}

// Span is the half-open span of days on which an edition is in force.
type Span struct {
	From, Until Date // Until is zero if no end is known
	// FromKnown and UntilKnown say whether the day is stated; otherwise it is
	// the day assumed by Earliest or Ends.
	FromKnown, UntilKnown bool
	// Replaced says that the next edition ends it rather than an end of its
	// own.
	Replaced bool
}

// Empty reports whether there is no day on which the edition holds, because a
// later one replaced it at once.
func (s Span) Empty() bool { return !s.Until.IsZero() && !s.From.Before(s.Until) }

// Spans returns for each edition the days on which On returns it as in force.
// They do not overlap; in the gaps between them no edition is known to hold.
func (t Timeline) Spans() []Span {
	spans := make([]Span, len(t))
	for i, e := range t {
		s := Span{From: e.Earliest(), FromKnown: e.From.Status == Known,
			Until: e.Ends(), UntilKnown: e.Until.Status == Known}
		for _, later := range t[i+1:] {
			start := later.Earliest()
			if !s.Until.IsZero() && s.Until.Before(start) {
				continue
			}
			s.UntilKnown = later.From.Status == Known || s.UntilKnown && s.Until == start
			s.Until, s.Replaced = start, true
		}
		spans[i] = s
	}
	return spans
}

// Before returns the edition before the i-th, or nil for the first.
func (t Timeline) Before(i int) *Edition {
	if i == 0 {
		return nil
	}
	return t[i-1]
}

// Index returns the index of an edition in the timeline, or -1.
func (t Timeline) Index(id EditionID) int {
	return slices.IndexFunc(t, func(e *Edition) bool { return e.ID == id })
}

// NextChange returns the first day after day on which On can return something
// else without new data: when the edition shown runs out or the next one
// begins. It is zero if no such day is known.
func (t Timeline) NextChange(day Date) Date {
	var next Date
	for _, e := range t {
		for _, d := range []Date{e.Earliest(), e.Ends()} {
			if day.Before(d) && (next.IsZero() || d.Before(next)) {
				next = d
			}
		}
	}
	return next
}
