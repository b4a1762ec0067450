package compare

import (
	"strconv"

	"tarif/cmd/tarif/internal/tariff"
)

// Span is what matters for comparison of when a tariff holds: the year that the
// act names, the known days, and the end of that year if the last day is
// unknown.
type Span struct {
	Period      int // 0 if the act names none
	From, Until tariff.Date
}

// SpanOf returns the span of an edition.
func SpanOf(e *tariff.Edition) Span {
	s := Span{Period: e.Period}
	if e.From.Status == tariff.Known {
		s.From = e.From.Date
	}
	if e.Until.Status == tariff.Known || e.EndsWithPeriod() {
		s.Until = e.Ends()
	}
	return s
}

// String returns period/from/until, with unknown parts empty.
func (s Span) String() string {
	period, from, until := "", "", ""
	if s.Period != 0 {
		period = strconv.Itoa(s.Period)
	}
	if !s.From.IsZero() {
		from = s.From.String()
	}
	if !s.Until.IsZero() {
		until = s.Until.String()
	}
	return period + "/" + from + "/" + until
}

// Meets reports whether two tariffs can hold at the same time, as far as is
// known: they do not name different years, and neither is known to end before
// the other begins.
func (s Span) Meets(o Span) bool {
	if s.Period != 0 && o.Period != 0 && s.Period != o.Period {
		return false
	}
	return !s.endsBefore(o) && !o.endsBefore(s)
}

func (s Span) endsBefore(o Span) bool {
	return !s.Until.IsZero() && !o.From.IsZero() && !o.From.Before(s.Until)
}
