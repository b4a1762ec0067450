package cli

import (
	"fmt"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/check"
	"tarif/cmd/tarif/internal/show/ical"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// deadlineSaid is a deadline in the output of check --calendar --json.
type deadlineSaid struct {
	Place   string `json:"place"`
	Kind    string `json:"kind"`
	Edition string `json:"edition"`
	Last    string `json:"last_day,omitempty"`
	Counted bool   `json:"counted,omitempty"` // the last day is computed from the year the act names
	Missing int    `json:"missing_year,omitempty"`
	Message string `json:"message"`
}

// printCalendar prints which editions expire soon and which tariffs have none
// for the coming year, as text, JSON, or a calendar file.
func (a *app) printCalendar(o checkOptions) error {
	s, err := a.read(request{day: o.date, now: a.now})
	if err != nil {
		return err
	}
	said := []deadlineSaid{}
	var events []ical.Event
	for _, x := range check.Calendar(s.data, s.day) {
		one := deadlineSaid{string(x.Edition.Place.ID), string(x.Edition.Kind.ID), string(x.Edition.ID), x.Last.String(), x.Counted, x.Missing, a.localizer.Say(a.deadline(x))}
		said = append(said, one)
		kind := "until"
		if x.Missing > 0 {
			kind = fmt.Sprintf("missing-%d", x.Missing)
		}
		on := x.Last
		if on.IsZero() {
			on = s.day
		}
		events = append(events, ical.Event{UID: kind + "." + one.Place + "." + one.Kind + "." + one.Edition + "@tarif", Summary: one.Message, Day: on})
	}
	switch {
	case o.format == formatICS:
		return a.print(ical.Calendar("tarif", s.day, events), nil)
	case o.format == formatJSON:
		return a.printJSON(said)
	}
	for _, x := range said {
		fmt.Fprintln(a.stdout, x.Message)
	}
	a.tell(source.Say("{1} deadlines", len(said)))
	return nil
}

func (a *app) deadline(x check.Deadline) source.Text {
	name := a.placeName(x.Edition)
	switch {
	case x.Missing > 0 && x.Last.IsZero():
		return source.Say("{1}: no edition for {2} yet", name, x.Missing)
	case x.Missing > 0:
		return source.Say("{1}: no edition for the whole of {2} yet; the last day of what there is: {3}", name, x.Missing, a.day(x.Last.String()))
	case x.Counted:
		return source.Say("{1}: runs out with its year, last day {2} (counted: no day is stated)", name, a.day(x.Last.String()))
	}
	return source.Say("{1}: runs out, last day {2}", name, a.day(x.Last.String()))
}

// placeName returns the name of a tariff's place in the reader's language.
func (a *app) placeName(e *tariff.Edition) string {
	l, err := lang.Parse(a.localizer.Lang)
	if err != nil {
		return e.Name()
	}
	return lang.UpperFirst(e.Place.Name.In(l)) + ", " + e.Kind.Short.In(l)
}
