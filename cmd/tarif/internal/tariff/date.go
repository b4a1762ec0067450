package tariff

import (
	"fmt"
	"regexp"
	"tarif/cmd/tarif/internal/source"
	"time"
)

// Date is a day without a time zone. The zero value is no date.
type Date struct {
	Year, Month, Day int
}

// ParseDate parses "2025-12-18". A day that does not exist is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, source.Say(`"{1}" is not a date: write year-month-day, like "2025-12-18"`, s).Err()
	}
	return DateOf(t), nil
}

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Time returns the first instant of the day in UTC.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// String returns "2025-12-18", or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Compare is -1, 0 or +1 as d is before, on or after e.
func (d Date) Compare(e Date) int { return d.Time().Compare(e.Time()) }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// Later returns the later of two days.
func Later(d, e Date) Date {
	if d.Before(e) {
		return e
	}
	return d
}

// AddDays returns the day n days on.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// Sub returns the number of days from e to d.
func (d Date) Sub(e Date) int { return int(d.Time().Sub(e.Time()).Hours()) / 24 }

// PartialDate is a date of which possibly only the year, or year and month, is
// known. The zero value is entirely unknown.
type PartialDate struct{ Year, Month, Day int }

var partial = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$`)

// ParsePartialDate parses "2018", "2018-12" or "2018-12-14".
func ParsePartialDate(s string) (PartialDate, error) {
	m := partial.FindStringSubmatch(s)
	if m == nil {
		return PartialDate{}, source.Say(`"{1}" is not a date: write "2018", "2018-12" or "2018-12-14"`, s).Err()
	}
	full := s + "-01-01"[len(s)-4:] // complete it
	d, err := ParseDate(full)
	if err != nil {
		return PartialDate{}, source.Say(`"{1}" is not a day of the calendar`, s).Err()
	}
	p := PartialDate{Year: d.Year}
	if m[2] != "" {
		p.Month = d.Month
	}
	if m[3] != "" {
		p.Day = d.Day
	}
	return p, nil
}

// IsZero reports whether nothing is known.
func (p PartialDate) IsZero() bool { return p == PartialDate{} }
