package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// Topic is the subject of a feed and a calendar: all tariffs, those of a place,
// one tariff, or a service in all places.
type Topic struct {
	Addr    Addr // of the page that they belong to
	Name    lang.Text
	Tariffs []*tariff.Tariff
	Service *tariff.Service // nil for whole tariffs
}

// Topics returns everything that has a feed and a calendar of its own.
func (s *Site) Topics() []Topic {
	topics := []Topic{{Addr: Home, Tariffs: s.Data.Tariffs}}
	for _, p := range s.Data.Catalogue.Places {
		topics = append(topics, Topic{Addr: PlaceAddr(p), Name: p.Name, Tariffs: slices.DeleteFunc(slices.Clone(s.Data.Tariffs),
			func(t *tariff.Tariff) bool { return t.Place != p })})
	}
	for _, t := range s.Data.Tariffs {
		name := lang.Text{KK: t.Place.Name.KK + ": " + lang.LowerFirst(t.Kind.Short.KK), RU: t.Place.Name.RU + ": " + lang.LowerFirst(t.Kind.Short.RU)}
		topics = append(topics, Topic{Addr: TariffAddr(t.Place, t.Kind), Name: name, Tariffs: []*tariff.Tariff{t}})
	}
	for _, x := range s.Data.Catalogue.Services {
		topics = append(topics, Topic{Addr: ServiceAddr(x), Name: x.Name, Tariffs: s.Data.OfKind(x.Kind.ID), Service: x})
	}
	return topics
}

// fewEntries is how many changes the feed of a service has. Its readers already
// have the earlier ones.
const fewEntries = 100

// ChangeEntries returns the entries of a topic's feed in a language, newest
// first, and the texts of the interface used for them. The feed of a service
// has the editions in which it changed, and says what changed.
func (s *Site) ChangeEntries(l lang.Lang, topic Topic) (entries []ChangeEntry, read []string, err error) {
	if topic.Service == nil {
		c := s.changes(s.composer(l, topic.Addr))
		entries, read, err = c.entries(topic.Tariffs, 0), ReadWords(c.read.words), c.Err()
	} else {
		c := s.ofServices[l]()[topic.Service]
		entries, read, err = slices.Clone(c.entries), ReadWords(c.read.words), c.Err()
	}
	for i, e := range entries {
		entries[i].Lines = append([]string{e.Holds}, e.Lines...)
	}
	c := s.composer(l, topic.Addr)
	entries = append(entries, c.endings(topic)...)
	slices.SortStableFunc(entries, func(a, b ChangeEntry) int { return b.Day.Compare(a.Day) })
	return entries, append(read, ReadWords(c.read.words)...), cmp.Or(err, c.Err())
}

// notices are how many days before its end a feed says that a tariff ends. Who
// passed over one notice gets another.
var notices = []int{7, 30, soon}

// FewTariffs is up to how many tariffs a feed or calendar says all that it can.
// In those of more, the ends of a country's tariffs, most of them on the same
// day, would hide what changed.
const FewTariffs = 30

// endings returns the latest notice for each tariff of a topic that ends soon
// and has no later edition here. It says what was true on its day, so that it
// stays the same until the next one.
func (c composer) endings(topic Topic) []ChangeEntry {
	var out []ChangeEntry
	if len(topic.Tariffs) > FewTariffs {
		return out
	}
	for _, t := range topic.Tariffs {
		i, _ := t.Editions.On(c.day)
		e, end := t.Editions[i], c.ending(t, i)
		if end.IsZero() || topic.Service != nil && !e.Has(topic.Service) {
			continue
		}
		days := notices[slices.IndexFunc(notices, func(n int) bool { return end.Sub(c.day) <= n })]
		out = append(out, ChangeEntry{Addr: EditionAddr(e), Day: end.AddDays(-days), Notice: strconv.Itoa(days), Act: c.Cite(e.LastAct()),
			Link:  c.link(EditionAddr(e), c.name(t.Place.Name)+": "+lang.LowerFirst(c.In(t.Kind.Short))+". "+c.End(e)),
			Lines: []string{c.N("status.left", days-1)}})
	}
	return out
}

// serviceEntries are the entries of the feeds of services in one language.
type serviceEntries map[*tariff.Service]*serviceFeed

type serviceFeed struct {
	changes
	entries []ChangeEntry
}

// serviceEntries makes those of all services in one pass over the differences,
// newest first, up to the size of a feed.
func (s *Site) serviceEntries(l lang.Lang) serviceEntries {
	all := s.changes(s.composer(l, Home))
	of := serviceEntries{}
	for _, x := range s.Data.Catalogue.Services {
		of[x] = &serviceFeed{changes: s.changes(s.composer(l, Home))}
	}
	for _, d := range all.known(s.Data.Tariffs) {
		lines := of.lines(d.t.Editions.Before(d.i), d.t.Editions[d.i])
		if len(lines) == 0 {
			continue
		}
		entry := all.header(d.t, d.i)
		for x, lines := range lines {
			entry.Lines = lines
			of[x].entries = append(of[x].entries, entry)
		}
	}
	for _, c := range of {
		c.read.words.Heed(all.read.words)
		if err := all.Err(); err != nil {
			c.Fail(err)
		}
	}
	return of
}

// lines says, for each service whose feed is not full, what changed from one
// edition to the next, or what it costs in the first.
func (of serviceEntries) lines(before, e *tariff.Edition) map[*tariff.Service][]string {
	room := func(r *tariff.Rate) bool { return len(of[r.Service].entries) < fewEntries }
	lines := map[*tariff.Service][]string{}
	if before == nil {
		for _, r := range e.Rates {
			if c := of[r.Service]; room(r) {
				lines[r.Service] = append(lines[r.Service], c.Priced(r.Service, r.Role, r.Conditions)+": "+c.Price(r.Price))
			}
		}
		return lines
	}
	if !slices.ContainsFunc(e.Rates, room) && !slices.ContainsFunc(before.Rates, room) {
		return nil
	}
	for _, it := range diff.Items(before, e) {
		if x := it.Rate().Service; it.Changed() && room(it.Rate()) {
			lines[x] = append(lines[x], of[x].itemLine(it))
		}
	}
	return lines
}

// itemLine says in one line what changed about a price.
func (c changes) itemLine(it *diff.Item) string {
	if it.Before() != nil && it.After() != nil && it.Priced && it.HasPercent && it.Percent.Sign() != 0 {
		return c.PriceChange(it)
	}
	r := it.Rate()
	kinds := lists.Of(it.Kinds, func(k diff.Kind) string { return c.ChangeOf(it, k) })
	return c.Priced(r.Service, r.Role, r.Conditions) + ": " + strings.Join(kinds, ", ")
}
