// Package ical writes days into a calendar file that any office program reads.
// An [Event] is a whole day with a summary. The same events give the same
// bytes.
package ical

import (
	// Folding, escaping and line ends as in RFC 5545.
	ics "github.com/arran4/golang-ical"

	"tarif/cmd/tarif/internal/tariff"
)

// Event is a day on which something happens. UID identifies it, also in later
// files.
type Event struct {
	UID, Summary, Description, URL string
	Day                            tariff.Date
}

// Calendar returns the file. made is the day with which each event is stamped.
func Calendar(name string, made tariff.Date, events []Event) []byte {
	c := ics.NewCalendarFor("tarif")
	c.SetMethod(ics.MethodPublish)
	c.SetXWRCalName(name)
	for _, e := range events {
		v := c.AddEvent(e.UID)
		v.SetDtStampTime(made.Time())
		v.SetAllDayStartAt(e.Day.Time())
		v.SetAllDayEndAt(e.Day.AddDays(1).Time())
		v.SetSummary(e.Summary)
		if e.Description != "" {
			v.SetDescription(e.Description)
		}
		if e.URL != "" {
			v.SetURL(e.URL)
		}
	}
	return []byte(c.Serialize(ics.WithNewLineWindows))
}
