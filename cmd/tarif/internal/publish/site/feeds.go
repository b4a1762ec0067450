package site

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/feed"
	"tarif/cmd/tarif/internal/show/ical"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/tariff"
)

// feedFile plans the feed of changes of a topic. The feed of everything belongs
// to the page of all changes.
func (s *Site) feedFile(p *pages.Site, l lang.Lang, topic pages.Topic) output.File {
	read := new(pages.Read)
	return output.File{Path: string(l) + "/" + string(topic.Addr) + "feed.xml",
		Render: func() ([]byte, error) {
			heard := words.Listen(s.Words)
			title, err := heard.T(l, "changes.title")
			if err != nil {
				return nil, err
			}
			if name := topic.Name.In(l); name != "" {
				title += ": " + name
			}
			f := feed.Feed{Lang: string(l), Title: title + " · " + s.Config.Title.In(l), Author: s.Config.Title.In(l),
				Self: s.url(l, topic.Addr+"feed.xml"), Home: s.url(l, cmp.Or(topic.Addr, pages.Changes)), Updated: s.Day}
			entries, words, err := p.ChangeEntries(l, topic)
			if err != nil {
				return nil, err
			}
			read.Keep(slices.Concat(words, pages.ReadWords(heard)))
			for _, e := range entries {
				entry := feed.Entry{URL: s.url(l, e.Addr), Title: e.Text, Date: e.Day, Lines: slices.Concat([]string{e.Act}, e.Lines)}
				if e.Notice != "" {
					entry.ID = entry.URL + "#days-left-" + e.Notice
				}
				f.Entries = append(f.Entries, entry)
			}
			return feed.Atom(f)
		},
		Read: read.Names}
}

// calendarFile plans the calendar of a topic.
func (s *Site) calendarFile(l lang.Lang, topic pages.Topic) output.File {
	return s.worded(string(l)+"/"+string(topic.Addr)+"calendar.ics", func(to io.Writer, w wording.Words) error {
		data, err := s.calendar(wording.New(w, l), topic)
		if err == nil {
			_, err = to.Write(data)
		}
		return err
	})
}

// A calendar of many tariffs leaves out days long past, because its readers
// want to know what is coming.
const longPast = 60 // days

// calendar returns the days on which an edition of a topic takes effect or
// expires, as far as they are known. An event keeps its id as long as its
// edition exists. All events are stamped with the day of the latest act among
// them.
func (s *Site) calendar(say *wording.Speaker, topic pages.Topic) ([]byte, error) {
	l := say.Lang
	var events []ical.Event
	var made tariff.Date
	for _, t := range topic.Tariffs {
		for _, e := range t.Editions {
			if topic.Service != nil && !e.Has(topic.Service) {
				continue
			}
			if day := e.LastAct().Date; made.Before(day) {
				made = day
			}
			add := func(kind string, what func() string, day tariff.Date) {
				if day.IsZero() || len(topic.Tariffs) > pages.FewTariffs && day.Before(s.Day.AddDays(-longPast)) {
					return
				}
				events = append(events, ical.Event{UID: kind + "." + strings.ReplaceAll(e.Name(), "/", ".") + "@tarif", Day: day,
					Summary:     lang.UpperFirst(say.Place(e.Place)) + ": " + lang.LowerFirst(say.ShortKind(e.Kind)) + ". " + what(),
					Description: lang.UpperFirst(say.CiteAmended(e)), URL: s.url(l, pages.EditionAddr(e))})
			}
			if e.From.Status == tariff.Known {
				add("from", func() string { return say.Start(e, e.From.Date, tariff.InForce) }, e.From.Date)
			}
			if end := e.Ends(); !end.IsZero() {
				add("until", func() string { return say.End(e) }, end.AddDays(-1))
			}
		}
	}
	slices.SortStableFunc(events, func(a, b ical.Event) int { return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.UID, b.UID)) })
	return ical.Calendar(strings.TrimSuffix(s.Config.Title.In(l)+": "+topic.Name.In(l), ": "), made, events), say.Err()
}
