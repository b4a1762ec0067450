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
func (c composer) dates(t *tariff.Tariff) *DatesView {
	if len(t.Editions) < 2 {
		return nil
	}
	v := &DatesView{Today: c.day.String()}
	spans := t.Editions.Spans()
	for i, e := range t.Editions {
		state := e.Seen(t.Editions.StateOf(i, c.day))
		d := DatedEdition{From: e.Earliest().String(), Until: e.Ends().String(), Repealed: e.Ended(),
			Start: c.SpanStart(e), End: c.SpanEnd(t.Editions, i, spans[i])}
		d.EditionLink = EditionLink{Link: c.link(EditionAddr(e), c.Edition(e)), State: state, Label: c.State(state)}
		if e.From.Status != tariff.Known {
			d.Counted = c.Counted(e)
		}
		if i+1 < len(spans) {
			d.Gap = c.Gap(t.Editions[i+1], spans[i], spans[i+1])
		}
		v.Editions = append(v.Editions, d)
	}
	return v
}
