package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// ChangesView is what changed in an edition since an earlier one.
type ChangesView struct {
	Frame
	First           bool   // there is no previous edition here
	Between         string // editions between the two
	Chooser         *ChooserView
	Bars            *BarsView
	Act             string
	Holds           string   // from which day the newer one holds
	Notes           []string // our remarks on the two editions
	Old, New        EditionLink
	Summary         ChangeSummary
	Items           []ChangeItem
	Unchanged       string
	Editions        []EditionLink
	SectionsRemoved []string
	SectionsAdded   []string
}

// ChangeSummary is what can be said about all changes together.
type ChangeSummary struct {
	Counts  []KindCount
	Uniform []string // "all comparable prices: +8.46 %", or by role
	Apart   []string // the outliers
}

// KindCount is how many rates changed in one way.
type KindCount struct {
	Kind, Text string
	Count      string
}

// AllChangesView lists all changes, newest first, with the choices of a filter.
type AllChangesView struct {
	Frame
	Entries []ChangeEntry
	Kinds   []Option
	Years   []string
}

// ChangeEntry is an edition in the list of changes.
type ChangeEntry struct {
	Link
	Addr          Addr
	Kind          tariff.KindID
	Day           tariff.Date
	Date, ISODate string
	Act           string
	First         bool
	Holds         string   // from which day
	Lines         []string // what changed, in words
	Notice        string   // of an end that is near: how many days before it; otherwise empty
}

// all lists the changes of all tariffs.
func (c changes) all(f Frame, tariffs []*tariff.Tariff) AllChangesView {
	v := AllChangesView{Frame: f, Entries: c.entries(tariffs, 0)}
	for _, t := range tariffs {
		v.Kinds = lists.With(v.Kinds, Option{string(t.Kind.ID), c.In(t.Kind.Short)})
	}
	for _, e := range v.Entries {
		v.Years = lists.With(v.Years, strconv.Itoa(e.Day.Year))
	}
	return v
}

// changesPage plans the page of what changed from edition old, -1 for none, to
// the i-th.
func (s *Site) changesPage(t *tariff.Tariff, old, i int) subject {
	e := t.Editions[i]
	return subject{addr: ChangesAddr(e), template: "changes.html", nav: Changes, daily: true,
		modified: e.LastAct().Date, card: changesCard(t, i),
		crumbs: []Addr{Places, PlaceAddr(t.Place), TariffAddr(t.Place, t.Kind), EditionAddr(e)},
		title: func(c composer) (string, string) {
			return c.titled("changes-of.title", "changes-of.description", lang.LowerFirst(t.Kind.Short.In(c.Lang)), t.Place.Name.In(c.Lang), wording.Edition(c.Lang, e))
		},
		view: func(f Frame) (any, error) {
			return changesPage{s.changes(f.c), s.chooser(f.c, t)}.view(f, t, old, i), nil
		}}
}

// changes puts changes between editions into words. between returns the
// difference, which the site caches; told returns the summary lines of an
// edition.
type changes struct {
	composer
	between func(old, new *tariff.Edition) *diff.Diff
	told    func(t *tariff.Tariff, i int) told
}

func (s *Site) changes(c composer) changes {
	return changes{c, s.found.between, func(t *tariff.Tariff, i int) told { return s.told(t, i)[c.Lang] }}
}

// told is a summary, in a few lines, of what changed in an edition, for the
// lists of all changes, of a place and of a tariff, a shorter one for the table
// of a kind, and the words they were made from.
type told struct {
	lines []string
	short []string
	read  *words.Listener
	err   error
}

// told returns the summaries of an edition in both languages, computing them
// once.
func (s *Site) told(t *tariff.Tariff, i int) map[lang.Lang]told {
	return s.found.told.of(t.Editions[i], func() map[lang.Lang]told {
		out := map[lang.Lang]told{}
		for _, l := range lang.All {
			out[l] = s.changes(s.composer(l, Home)).tell(t, i)
		}
		return out
	})
}

// changesPage makes a page of changes, with a chooser of other pairs.
type changesPage struct {
	changes
	chooser chooser
}

// view shows what changed from edition old, -1 for none, to the i-th.
func (c changesPage) view(f Frame, t *tariff.Tariff, old, i int) ChangesView {
	e := t.Editions[i]
	v := ChangesView{Frame: f, First: old < 0, Act: c.Cite(e.LastAct()), Editions: c.editions(t, i),
		New: EditionLink{Link: c.link(EditionAddr(e), c.Edition(e))}, Chooser: c.chooser.view(t, old, i)}
	if old < 0 {
		return v
	}
	before := t.Editions[old]
	v.Holds = c.HoldsFrom(e, c.day)
	v.Between = c.names(t.Editions[old+1 : i])
	v.Old = EditionLink{Link: c.link(EditionAddr(before), c.Edition(before))}
	v.Notes = c.remarks(before, e)
	d := c.between(before, e)
	v.Summary, v.Bars = c.changeSummary(d), c.bars(d)
	if n := d.Summary.Unchanged; n > 0 {
		v.Unchanged = c.N("changes.unchanged", n)
	}
	v.Items = lists.Of(d.Changed(), c.changeItem)
	v.SectionsAdded = c.sectionNames(d.Summary.SectionsAdded)
	v.SectionsRemoved = c.sectionNames(d.Summary.SectionsRemoved)
	return v
}

// names joins the names of editions for a sentence.
func (c composer) names(es []*tariff.Edition) string {
	return strings.Join(lists.Of(es, c.Edition), ", ")
}

// remarks returns our remarks on some editions.
func (c changes) remarks(editions ...*tariff.Edition) []string {
	var remarks []string
	for _, e := range editions {
		if note := c.In(e.Note); note != "" {
			remarks = append(remarks, c.Edition(e)+": "+note)
		}
	}
	return remarks
}

func (c changes) sectionNames(sections []*tariff.Section) []string {
	return lists.Of(sections, func(s *tariff.Section) string { return c.In(s.Name) })
}

func (c changes) changeSummary(d *diff.Diff) ChangeSummary {
	var s ChangeSummary
	if d.Empty() {
		s.Uniform = []string{c.T("changes.none")}
		return s
	}
	for _, k := range diff.Kinds {
		if d.Summary.Counts[k] > 0 {
			name, count := c.ChangeCount(d, k)
			s.Counts = append(s.Counts, KindCount{string(k), name, count})
		}
	}
	if u := d.Summary.Overall; u != nil {
		s.Uniform, s.Apart = []string{c.Uniform(u)}, c.apart(u)
		return s
	}
	for _, u := range d.Summary.ByRole {
		s.Uniform = append(s.Uniform, c.UniformRole(u))
		s.Apart = append(s.Apart, c.apart(u)...)
	}
	return s
}

// manyNames is the maximum number of services named as outliers.
const manyNames = 3

// apart names what changed differently from most prices, each with its old and
// new price. An outlier that did not change is not a change.
func (c changes) apart(u *diff.Uniform) []string {
	changed := slices.DeleteFunc(slices.Clone(u.Outliers), func(it *diff.Item) bool { return it.Percent.Sign() == 0 })
	if u.Apart != nil && len(changed) > 0 {
		return []string{c.T("changes.apart", c.whose(changed), c.Common(*u.Apart))}
	}
	return lists.Of(changed, c.PriceChange)
}

// whose names the services of some prices, or counts the prices if there would
// be many names.
func (c changes) whose(items []*diff.Item) string {
	var names []string
	for _, it := range items {
		names = lists.With(names, c.In(it.Rate().Service.Name))
	}
	if len(names) > manyNames {
		return c.N("count.rates", len(items))
	}
	return strings.Join(names, "; ")
}

// dated is an edition in the list of all changes.
type dated struct {
	t *tariff.Tariff
	i int
}

// entries lists the editions by the day of the act that set them, newest first,
// at most limit if that is positive. Acts later than the day of the build are
// left out.
func (c changes) entries(tariffs []*tariff.Tariff, limit int) []ChangeEntry {
	all := c.known(tariffs)
	if limit > 0 && len(all) > limit {
		all = all[:limit]
	}
	return lists.Of(all, func(d dated) ChangeEntry { return c.entry(d.t, d.i) })
}

// known returns the editions of the entries.
func (c changes) known(tariffs []*tariff.Tariff) []dated {
	var all []dated
	for _, t := range tariffs {
		for i, e := range t.Editions {
			if !c.day.Before(e.LastAct().Date) {
				all = append(all, dated{t, i})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		x, y := a.t.Editions[a.i], b.t.Editions[b.i]
		return cmp.Or(y.LastAct().Date.Compare(x.LastAct().Date), cmp.Compare(x.Name(), y.Name()))
	})
	return all
}

func (c changes) entry(t *tariff.Tariff, i int) ChangeEntry {
	entry := c.header(t, i)
	entry.Lines = c.heed(t, i).lines
	return entry
}

// heed returns the summaries of an edition as what this page says.
func (c changes) heed(t *tariff.Tariff, i int) told {
	told := c.told(t, i)
	c.read.words.Heed(told.read)
	if told.err != nil {
		c.Fail(told.err)
	}
	return told
}

func (c changes) tell(t *tariff.Tariff, i int) told {
	said := told{lines: c.lines(t, i), read: c.read.words}
	if before := t.Editions.Before(i); before != nil {
		said.short = c.short(c.between(before, t.Editions[i]))
	}
	said.err = c.Err()
	return said
}

// lines returns a summary, in a few lines, of what changed in an edition.
func (c changes) lines(t *tariff.Tariff, i int) []string {
	if before := t.Editions.Before(i); before != nil {
		return c.changeLines(c.between(before, t.Editions[i]))
	}
	return []string{c.T("changes.first-line", c.Rates(t.Editions[i]))}
}

// short returns the changes that most prices share, each with their number.
func (c changes) short(d *diff.Diff) []string {
	changed := func(u *diff.Uniform) string {
		return c.T("kind.changed", c.Common(u.Common), c.N("count.rates", u.Count))
	}
	if u := d.Summary.Overall; u != nil {
		return []string{changed(u)}
	}
	return lists.Of(d.Summary.ByRole, func(u *diff.Uniform) string { return c.Role(u.Role) + ": " + changed(u) })
}

// header returns an entry without what changed.
func (c changes) header(t *tariff.Tariff, i int) ChangeEntry {
	e, first := t.Editions[i], t.Editions.Before(i) == nil
	entry := ChangeEntry{Act: c.Cite(e.LastAct()), Holds: c.HoldsFrom(e, c.day), First: first, Kind: t.Kind.ID, Day: e.LastAct().Date,
		Date: c.Date(e.LastAct().Date), ISODate: e.LastAct().Date.String(), Addr: ChangesAddr(e)}
	if first {
		entry.Addr = EditionAddr(e)
	}
	entry.Link = c.link(entry.Addr, c.name(t.Place.Name)+": "+lang.LowerFirst(c.In(t.Kind.Short))+", "+c.Edition(e))
	return entry
}

// fewApart is how many outliers a list of changes names: the list of a whole
// country is long enough, and the edition's page names them all.
const fewApart = 3

// changeLines returns a summary in a few lines, beginning with what all prices
// share.
func (c changes) changeLines(d *diff.Diff) []string {
	if d.Empty() {
		return []string{c.T("changes.none")}
	}
	s := c.changeSummary(d)
	lines := slices.Concat(s.Uniform, s.Apart)
	if n := len(s.Apart) - fewApart; n > 1 { // a single one is named instead
		lines = append(lines[:len(lines)-n], c.N("changes.apart-more", n))
	}
	for _, k := range s.Counts {
		lines = append(lines, strings.TrimSuffix(k.Text+": "+k.Count, ": "))
	}
	return lines
}
