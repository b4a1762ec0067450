package pages

import "tarif/cmd/tarif/internal/tariff"

// Status is the state of an edition on the day of the build, in words. From
// StaleDay on the page is out of date, and a script shows Stale.
type Status struct {
	State    tariff.State
	Label    string // "in force"
	Text     string // one or two sentences
	Brief    string // the end, in a few words
	Left     string // the number of days left, if there are few and nothing follows
	Last     string // the last of them, "2026-12-31"
	Start    string // what is known of the first day
	End      string // what is known of the last day
	StaleDay string // "2027-01-01", empty if unknown
	Stale    string
	Next     *Link // to the edition that holds then, if it is already here
	Current  *Link // to the edition in force, from one that is not
}

// status describes the i-th edition of a tariff.
func (c composer) status(t *tariff.Tariff, i int) Status {
	e, day := t.Editions[i], c.day
	s := Status{State: e.Seen(t.Editions.StateOf(i, day)), End: c.End(e)}
	s.Start = c.Start(e, day, s.State)
	s.Label = c.State(s.State)
	s.Text = c.StateText(e, s.State)
	if day.Before(e.LastAct().Date) {
		s.Text += " " + c.T("status.text.later-act", c.Date(e.LastAct().Date))
	}
	if current, _ := t.Editions.On(day); current != i {
		s.Current = new(c.link(TariffAddr(t.Place, t.Kind), c.T("status.see-current")))
	}
	s.Brief = c.Brief(e, s.State)
	c.left(&s, t, i)
	c.stale(&s, t, i)
	return s
}

// soon is how many days before its end a tariff is said to end soon.
const soon = 60

// left says how many days are left of a tariff that ends soon and has no later
// edition here.
func (c composer) left(s *Status, t *tariff.Tariff, i int) {
	if end := c.ending(t, i); !end.IsZero() {
		s.Last = end.AddDays(-1).String()
		s.Left = c.N("status.left", end.Sub(c.day)-1)
	}
}

// ending returns the first day after a tariff that ends soon and has no later
// edition here, zero for any other.
func (c composer) ending(t *tariff.Tariff, i int) tariff.Date {
	e := t.Editions[i]
	end := e.Ends()
	if e.Seen(t.Editions.StateOf(i, c.day)) != tariff.InForce || e.Ended() || i+1 < len(t.Editions) || end.IsZero() || end.Sub(c.day) > soon {
		return tariff.Date{}
	}
	return end
}

// stale sets the day from which the page's statements about this edition are
// outdated without a new build, and the words for it.
func (c composer) stale(s *Status, t *tariff.Tariff, i int) {
	e := t.Editions[i]
	next := t.Editions.NextChange(c.day)
	if next.IsZero() || s.State == tariff.Replaced {
		return
	}
	s.StaleDay = next.String()
	later, _ := t.Editions.On(next)
	switch {
	case s.State == tariff.Upcoming:
		s.Stale = c.T("stale.begins", c.DateIn(c.day))
	case later != i:
		s.Stale, s.Next = c.T("stale.next", c.DateIn(c.day)), new(c.link(EditionAddr(t.Editions[later]), c.T("stale.see-next", c.Edition(t.Editions[later]))))
	case e.Until.Status == tariff.Known && e.Until.Date == next:
		s.Stale = c.T("stale.over", c.Date(next.AddDays(-1)), c.DateIn(c.day))
	case e.EndsWithPeriod() && e.Ends() == next:
		s.Stale = c.T("stale.over-period", c.Year(e.Period), c.DateIn(c.day))
	default:
		s.Stale = c.T("stale.next", c.DateIn(c.day))
	}
}
