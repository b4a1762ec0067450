package pages

import "tarif/cmd/tarif/internal/tariff"

// Status is how an edition stands to the day of the build, in words. From
// StaleDay on the page is out of date: a script then shows Stale, because a
// static page grows old without a build.
type Status struct {
	State    tariff.State
	Label    string // "in force"
	Text     string // one or two sentences
	Start    string // what is known of the first day
	End      string // what is known of the last day
	StaleDay string // "2027-01-01", empty where no such day is known
	Stale    string
	Next     *Link // to the edition that then holds, where it is here already
	Current  *Link // to the edition that holds, from one that does not
}

// status describes the i-th edition of a tariff.
func (c *context) status(t *tariff.Tariff, i int) Status {
	e, day := t.Editions[i], c.site.Day
	s := Status{State: t.Editions.StateOf(i, day), Start: c.start(e), End: c.end(e)}
	s.Label = c.t("status." + string(s.State))
	s.Text = c.statusText(e, s.State)
	if day.Before(e.LastAct().Date) {
		s.Text += " " + c.t("status.text.later-act", c.date(e.LastAct().Date))
	}
	if current, _ := t.Editions.On(day); current != i {
		l := c.link(TariffAddr(t.Place, t.Kind), c.t("status.see-current"))
		s.Current = &l
	}
	c.stale(&s, t, i)
	return s
}

func (c *context) statusText(e *tariff.Edition, state tariff.State) string {
	switch {
	case state == tariff.Repealed && e.Until.Status == tariff.Known:
		return c.t("status.text.repealed-on", c.cite(*e.RepealedBy), c.date(e.Until.Date.AddDays(-1)))
	case state == tariff.Repealed:
		return c.t("status.text.repealed", c.cite(*e.RepealedBy))
	case state == tariff.Expired && e.EndsWithPeriod():
		return c.t("status.text.expired-period", c.date(e.Ends().AddDays(-1)))
	case state == tariff.Expired:
		return c.t("status.text.expired", c.date(e.Until.Date.AddDays(-1)))
	case state == tariff.Replaced:
		return c.t("status.text.replaced")
	case state == tariff.Upcoming && e.From.Status == tariff.Known:
		return c.t("status.text.upcoming-from", c.date(e.From.Date))
	case state == tariff.Upcoming && e.Period != 0:
		return c.t("status.text.upcoming-period", year(e.Period))
	case state == tariff.Upcoming:
		return c.t("status.text.upcoming")
	case e.Period != 0:
		return c.t("status.text.period", year(e.Period))
	}
	return c.t("status.text.in-force")
}

// start says what is known of an edition's first day.
func (c *context) start(e *tariff.Edition) string {
	switch {
	case e.From.Status == tariff.Known && c.site.Day.Before(e.From.Date):
		return c.t("validity.from-later", c.date(e.From.Date))
	case e.From.Status == tariff.Known:
		return c.t("validity.from", c.date(e.From.Date))
	case e.Act.EntryDays > 0:
		return c.t("validity.from-days", e.Act.EntryDays)
	}
	return c.t("validity.from-unknown")
}

// end says what is known of an edition's last day. The data hold the first day
// on which it no longer holds; people ask for the last on which it does.
func (c *context) end(e *tariff.Edition) string {
	switch {
	case e.Until.Status == tariff.Known:
		return c.t("validity.last", c.date(e.Until.Date.AddDays(-1)))
	case e.Until.Status == tariff.Open:
		return c.t("validity.open")
	case e.EndsWithPeriod():
		return c.t("validity.until-period", c.date(e.Ends().AddDays(-1)))
	}
	return c.t("validity.until-unknown")
}

// stale sets the day from which what the page says of this edition no longer
// holds without a new build, and the words for it.
func (c *context) stale(s *Status, t *tariff.Tariff, i int) {
	e := t.Editions[i]
	next := t.Editions.NextChange(c.site.Day)
	if next.IsZero() || s.State == tariff.Replaced {
		return
	}
	s.StaleDay = next.String()
	later, _ := t.Editions.On(next)
	switch {
	case s.State == tariff.Upcoming:
		s.Stale = c.t("stale.begins", c.built())
	case later != i:
		l := c.link(EditionAddr(t.Editions[later]), c.t("stale.see-next", string(t.Editions[later].ID)))
		s.Stale, s.Next = c.t("stale.next", c.built()), &l
	case e.Until.Status == tariff.Known && e.Until.Date == next:
		s.Stale = c.t("stale.over", c.date(next.AddDays(-1)), c.built())
	case e.EndsWithPeriod() && e.Ends() == next:
		s.Stale = c.t("stale.over-period", year(e.Period), c.built())
	default:
		s.Stale = c.t("stale.next", c.built())
	}
}
