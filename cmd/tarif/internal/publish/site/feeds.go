package site

import (
	"cmp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/feed"
	"tarif/cmd/tarif/internal/show/ical"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/tariff"
)

// feed is what changed of a topic. That of everything is of the page of all
// changes.
func (s *Site) feed(p *pages.Site, l lang.Lang, topic pages.Topic) (feed.Feed, error) {
	title, err := s.Words.T(l, "changes.title")
	if err != nil {
		return feed.Feed{}, err
	}
	if name := topic.Name.In(l); name != "" {
		title += ": " + name
	}
	home := cmp.Or(topic.Addr, pages.Changes)
	f := feed.Feed{Lang: string(l), Title: title + " · " + s.Config.Title.In(l), Author: s.Config.Title.In(l),
		Self: s.url(l, topic.Addr+"feed.xml"), Home: s.url(l, home), Updated: s.Day}
	entries, err := p.ChangeEntries(l, topic)
	if err != nil {
		return feed.Feed{}, err
	}
	for _, e := range entries {
		f.Entries = append(f.Entries, feed.Entry{URL: s.url(l, e.Addr), Title: e.Text, Date: e.Day,
			Lines: slices.Concat([]string{e.Act}, e.Lines)})
	}
	return f, nil
}

// A calendar of many tariffs leaves out days that are long past: whoever reads it
// is interested in what comes.
const (
	fewTariffs = 30
	longPast   = 60 // days
)

// calendar has the days on which an edition of a topic takes effect or holds for
// the last time, as far as they are known. An event keeps its id as long as its
// edition is there.
func (s *Site) calendar(l lang.Lang, topic pages.Topic) ([]byte, error) {
	say := wording.New(s.Words, l)
	var events []ical.Event
	for _, t := range topic.Tariffs {
		for i, e := range t.Editions {
			if topic.Service != nil && !e.Has(topic.Service) {
				continue
			}
			add := func(kind, what string, day tariff.Date) {
				if day.IsZero() || len(topic.Tariffs) > fewTariffs && day.Before(s.Day.AddDays(-longPast)) {
					return
				}
				events = append(events, ical.Event{UID: kind + "." + strings.ReplaceAll(e.Name(), "/", ".") + "@tarif", Day: day,
					Summary:     lang.UpperFirst(say.Place(e.Place)) + ": " + lang.LowerFirst(say.ShortKind(e.Kind)) + ". " + what,
					Description: lang.UpperFirst(say.CiteAmended(e)), URL: s.url(l, pages.EditionAddr(e))})
			}
			if e.From.Status == tariff.Known {
				add("from", say.Start(e, s.Day, e.Seen(t.Editions.StateOf(i, s.Day))), e.From.Date)
			}
			if end := e.Ends(); !end.IsZero() {
				add("until", say.End(e), end.AddDays(-1))
			}
		}
	}
	slices.SortStableFunc(events, func(a, b ical.Event) int { return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.UID, b.UID)) })
	return ical.Calendar(strings.TrimSuffix(s.Config.Title.In(l)+": "+topic.Name.In(l), ": "), s.Day, events), say.Err()
}
