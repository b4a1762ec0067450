package site_test

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestTopics checks that every topic has a feed and a calendar in both
// languages, that the feed of a place has only its editions, and that the feed
// of a service has its prices.
func TestTopics(t *testing.T) {
	b := real(t, during)
	seen := 0
	for _, l := range []string{"kk", "ru"} {
		folders := map[string]int{"": len(editions)}
		for _, p := range b.Data.Catalogue.Places {
			folders["places/"+string(p.ID)+"/"] = 0
		}
		for _, x := range b.Data.Tariffs {
			folders["places/"+string(x.Place.ID)+"/"] += len(x.Editions)
			folders["places/"+string(x.Place.ID)+"/"+string(x.Kind.ID)+"/"] = len(x.Editions)
		}
		for folder, want := range folders {
			f := b.atom(t, l+"/"+folder+"feed.xml")
			is.Equal(t, len(f.Entries), want, "%s%s has entries", l, folder)
			seen += len(b.events(t, l+"/"+folder+"calendar.ics"))
		}
		for _, x := range b.Data.Catalogue.Services {
			at := l + "/services/" + string(x.ID) + "/"
			b.events(t, at+"calendar.ics")
			for _, e := range b.atom(t, at+"feed.xml").Entries {
				is.True(t, strings.Count(e.Summary, "\n") >= 2, "%s says nothing of the service: %q", at, e.Summary)
			}
		}
	}
	is.True(t, seen >= 20, "only %d days", seen)
}

func (b *built) atom(t *testing.T, name string) (f atom) {
	t.Helper()
	is.OK(t, xml.Unmarshal(b.file(name), &f), name)
	return f
}

// events returns a calendar's events as another program reads them.
func (b *built) events(t *testing.T, name string) []*ics.VEvent {
	t.Helper()
	c, err := ics.ParseCalendar(bytes.NewReader(b.file(name)))
	is.OK(t, err, name)
	for _, line := range bytes.Split(b.file(name), []byte("\r\n")) {
		is.True(t, len(line) <= 75, "%s: a line of %d bytes", name, len(line))
	}
	return c.Events()
}

// TestCalendarDays checks that a tariff's calendar has the last day of an
// edition, with the same id whenever it is built.
func TestCalendarDays(t *testing.T) {
	const name = "kk/places/oral/home-care/calendar.ics"
	ids := map[string]bool{}
	for _, day := range days {
		for _, e := range real(t, day).events(t, name) {
			start, _ := e.GetAllDayStartAt()
			if e.Id() != "until.oral.home-care.2026@tarif" || start.Format("2006-01-02") != "2026-12-31" {
				t.Errorf("%s on %v", e.Id(), start)
			}
			is.In(t, lang.Date(lang.KK, 2026, 12, 31), e.GetProperty(ics.ComponentPropertySummary).Value, "summary")
			ids[e.Id()] = true
		}
	}
	is.Equal(t, len(ids), 1, "ids %v", ids)
}

// TestFeedsSayWhatEnds checks that the feeds of a tariff announce 60, 30 and 7
// days before its end that nothing follows yet. A notice stays the same until
// the next one.
func TestFeedsSayWhatEnds(t *testing.T) {
	for day, want := range map[tariff.Date]string{
		{Year: 2026, Month: 11, Day: 1}:  "",
		{Year: 2026, Month: 11, Day: 2}:  "2026-11-02 Ещё 59 дней",
		{Year: 2026, Month: 12, Day: 1}:  "2026-11-02 Ещё 59 дней",
		{Year: 2026, Month: 12, Day: 2}:  "2026-12-02 Ещё 29 дней",
		{Year: 2026, Month: 12, Day: 31}: "2026-12-25 Ещё 6 дней",
		{Year: 2027, Month: 1, Day: 1}:   "",
	} {
		s, found := site.Load(repository, site.Options{Day: day, BaseURL: realAddress})
		if s == nil {
			t.Fatal(printed(found))
		}
		plan, err := s.Plan()
		is.OK(t, err)
		for _, f := range plan.Files {
			if !slices.Contains([]string{"ru/feed.xml", "ru/places/oral/home-care/feed.xml", "ru/services/cooking/feed.xml"}, f.Path) {
				continue
			}
			var a atom
			if err := xml.Unmarshal(rendered(t, f), &a); err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, e := range a.Entries {
				if strings.Contains(e.ID, "oral/home-care/2026/#days-left-") {
					got = e.Updated[:10] + " " + e.Summary[strings.Index(e.Summary, "Ещё"):strings.Index(e.Summary, ";")]
				}
			}
			if got != want {
				t.Errorf("%v: %s says %q, not %q", day, f.Path, got, want)
			}
		}
	}
}
