package pages

import "tarif/cmd/tarif/internal/tariff"

// DatesView says on which days each edition of a tariff holds, in words, and
// carries the same data for the script that answers for one day.
type DatesView struct {
	Today    string // "2026-06-15": the day of the build
	Editions []DatedEdition
}

// DatedEdition is an edition and its days. tariff.Timeline.On is determined by
// From, Until and Repealed: time.js follows the same rules.
type DatedEdition struct {
	EditionLink
	From, Until string // "2026-01-01"; Until is empty if it has no end of its own
	Repealed    bool
	Start, End  string
	Counted     string // shown beside an answer if the first day is not stated
	Gap         string // after it no edition is known for some days
}

// dates lists the editions of a tariff, oldest first. It returns nil if there
// is only one, whose own page says it all.
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
