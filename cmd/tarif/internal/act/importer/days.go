package importer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// An edition has one span of days for all its prices. Where an act sets a price
// from one day and another from a later one, each price carries the days in which
// it holds, read from its own words, the heading of its column, the headings over
// it, the title of its table; and what is written is an edition for each span in
// which the prices stay the same. What the act does not date stands in each.
//
// Days decide between two prices of one key only. A day in the words of a row that
// has one price may say what is priced ("registered before 1 May"): it is told
// and decides nothing.

// settleDays reads the days in which each price holds.
func (v *version) settleDays() {
	terms := v.tableTerms()
	for _, l := range v.lines {
		own := requisites.HoldsBetween(v.lang, l.text+" "+l.kind, v.act.Period)
		wide := terms[l.table]
		for _, heading := range []*string{&l.clause, &l.section, &l.group} {
			if d := requisites.Term(v.lang, *heading, v.act.Period); !d.IsZero() {
				wide = d.Within(wide)
				if requisites.WithoutTerm(v.lang, *heading) == "" {
					*heading = ""
				}
			}
		}
		cols := l.columns()
		for i := range l.prices {
			d := requisites.Term(v.lang, l.headingOf(cols, i), v.act.Period).Within(wide)
			if !own.IsZero() {
				d = own
			}
			d.OfOthers = d.OfOthers || v.tooEarly(d)
			l.days = append(l.days, d)
		}
	}
}

// tooEarly reports days that are over before the act's year begins: they are those
// of something else.
func (v *version) tooEarly(d requisites.Days) bool {
	year := tariff.Date{Year: cmp.Or(v.act.Date.Year, v.act.Period), Month: 1, Day: 1}
	return d.From.Before(year) && (d.Until.IsZero() && !d.From.IsZero() || d.Until.Before(year) && !d.Until.IsZero())
}

// tableTerms are the terms that the titles of several tables name, where they
// differ.
func (v *version) tableTerms() map[*table.Table]requisites.Days {
	out := map[*table.Table]requisites.Days{}
	differ := false
	for _, t := range v.parts.Tables {
		texts := []string{t.Heading}
		for _, c := range t.Over {
			texts = append(texts, c.Plain())
		}
		for _, s := range texts {
			if d := requisites.Term(v.lang, s, v.act.Period); !d.IsZero() && !strings.Contains(s, "№") {
				out[t] = d
			}
		}
		differ = differ || out[t] != out[v.parts.Tables[0]]
	}
	if !differ {
		return nil
	}
	return out
}

// dates reports that the days of a price may part it from another.
func (r *rate) dates() bool { return !r.days.IsZero() && !r.days.OfOthers }

// heldApart closes the days of prices of one key at the next of them, and reports
// whether no two of them hold on one day.
func heldApart(group []*rate) bool {
	sorted := slices.SortedFunc(slices.Values(group), func(a, b *rate) int { return a.days.From.Compare(b.days.From) })
	closed := make([]requisites.Days, len(sorted))
	for i, r := range sorted {
		closed[i] = r.days
		if i+1 < len(sorted) {
			next := sorted[i+1].days.From
			if u := r.days.Until; u.IsZero() || u.AddDays(1) == next {
				closed[i].Until = next
			}
			if !r.dates() || !sorted[i+1].dates() || closed[i].Until.IsZero() || next.Before(closed[i].Until) || !closed[i].From.Before(next) {
				return false
			}
		}
	}
	for i, r := range sorted {
		r.days = closed[i]
	}
	return true
}

// hold settles which days part the editions: those that tell prices of one key
// apart, and those of headings.
func (m *mapper) hold() {
	parting := map[tariff.Date]bool{}
	groups := m.groups()
	for _, group := range groups {
		for _, r := range group {
			r.parts = r.dates() && (len(group) > 1 || r.headed())
			if r.parts {
				parting[r.days.From], parting[r.days.Until] = true, true
			}
		}
	}
	all := len(groups) > 0 && !slices.ContainsFunc(groups, func(g []*rate) bool { return !g[0].dates() || g[0].days != groups[0][0].days })
	for _, group := range groups {
		for _, r := range group {
			r.parts = r.parts || all || r.dates() && parting[r.days.From] && parting[r.days.Until]
		}
	}
}

// headed reports days that a heading names, and not the words of the row.
func (r *rate) headed() bool {
	for l, line := range r.each() {
		if !requisites.HoldsBetween(l, line.text+" "+line.kind, r.days.From.Year).IsZero() {
			return false
		}
	}
	return true
}

// span is the days of an edition and the rates that hold in them, by their places.
type span struct {
	requisites.Days
	rates []int
	dated bool
}

// spans cuts the time at each day at which a price begins or ends.
func (w *work) spans() []span {
	var all []*rate
	cuts := []tariff.Date{{}}
	for _, e := range w.entries {
		for _, r := range e.rates {
			all = append(all, r)
			if r.parts {
				cuts = append(cuts, r.days.From, r.days.Until)
			}
		}
	}
	slices.SortFunc(cuts, tariff.Date.Compare)
	cuts = append(slices.Compact(cuts), tariff.Date{})
	var out []span
	for i := range len(cuts) - 1 {
		s := span{Days: requisites.Days{From: cuts[i], Until: cuts[i+1]}}
		w.spend(perRate * len(all)) // what the act does not date stands in each edition
		for k, r := range all {
			if !r.parts || r.days.Within(s.Days) == s.Days {
				s.rates, s.dated = append(s.rates, k), s.dated || r.parts
			}
		}
		out = append(out, s)
	}
	return wanted(out)
}

// wanted drops the spans before the first dated price and behind the last: what
// the act does not date holds as long as what it dates, if that ends with a year.
func wanted(all []span) []span {
	dated := func(s span) bool { return s.dated }
	first := slices.IndexFunc(all, dated)
	if first < 0 {
		return nil
	}
	all = all[first:]
	if last := all[len(all)-1]; !last.dated && (last.From.Month == 1 && last.From.Day == 1 || len(last.rates) == 0) {
		all = all[:len(all)-1]
	}
	return slices.DeleteFunc(all, func(s span) bool { return len(s.rates) == 0 })
}

// Dated is an edition of some days with its file. Rates are those of the report
// that stand in it, in their order.
type Dated struct {
	Edition *tariff.Edition
	TOML    []byte
	rates   []int
}

// editions are those that an act sets: one, or one for each span of days.
func (w *work) editions(whole *tariff.Edition) []Dated {
	spans := w.spans()
	if len(spans) == 1 && !spans[0].From.Before(whole.Act.Date) && spans[0].From != (tariff.Date{Year: whole.Period, Month: 1, Day: 1}) {
		whole.From = tariff.Bound{Status: tariff.Known, Date: spans[0].From}
	}
	if len(spans) < 2 {
		every := span{}
		for i := range whole.Rates {
			every.rates = append(every.rates, i)
		}
		whole.Source.Prices = whole.Priced()
		return []Dated{{whole, tomlwrite.Edition(whole, w.toml), every.rates}}
	}
	var out []Dated
	var taken []tariff.EditionID
	for i, s := range spans {
		e, toml := w.within(whole, s)
		if i > 0 || w.in.Edition == "" && !s.From.IsZero() {
			e.ID = requisites.EditionName(s.From, taken)
		}
		taken = append(taken, e.ID)
		e.Source.Prices = e.Priced()
		out = append(out, Dated{e, tomlwrite.Edition(e, toml), s.rates})
		for _, k := range s.rates {
			w.report.Rates[k].Editions = append(w.report.Rates[k].Editions, string(e.ID))
		}
	}
	w.report.Notes = append(w.report.Notes, source.Say("the act sets prices from several days on; each is an edition of its own: {1}", strings.Trim(fmt.Sprint(taken), "[]")))
	return out
}

// within is the edition of a span of days, with its comments.
func (w *work) within(whole *tariff.Edition, s span) (*tariff.Edition, tomlwrite.Comments) {
	e := *whole
	e.Rates, e.Columns, e.Footnotes = nil, nil, nil
	if !s.From.IsZero() {
		e.From = tariff.Bound{Status: tariff.Known, Date: s.From}
	}
	if !s.Until.IsZero() {
		e.Until = tariff.Bound{Status: tariff.Known, Date: s.Until}
	}
	switch {
	case whole.Period != 0 && !s.From.IsZero():
		e.Period = s.From.Year
	case whole.Period == 0 && s.From.IsZero(): // its place in time: the act's day may come after it
		e.Period = s.Until.AddDays(-1).Year
	}
	columns := map[int]int{}
	for _, k := range s.rates {
		columns[whole.Rates[k].Column] = 0
	}
	for i, c := range slices.Sorted(maps.Keys(columns)) {
		if columns[c] = i + 1; c <= len(whole.Columns) {
			e.Columns = append(e.Columns, whole.Columns[c-1])
		}
	}
	row := 0
	for i, k := range s.rates {
		r := *whole.Rates[k]
		if i == 0 || r.Row != whole.Rates[s.rates[i-1]].Row {
			row++
		}
		r.Edition, r.Row, r.Column = &e, row, columns[r.Column]
		e.Rates = append(e.Rates, &r)
	}
	return &e, tomlwrite.Comments{Behind: moved(w.toml.Behind, s.rates), Above: w.toml.Above}
}

// moved are the comments of rates of which only some stand in a file.
func moved(comments map[string]string, rates []int) map[string]string {
	out := maps.Clone(comments)
	maps.DeleteFunc(out, func(path, _ string) bool { return strings.HasPrefix(path, "rate[") })
	of := byRate(comments)
	for at, k := range rates {
		for key, comment := range of[fmt.Sprintf("rate[%d]", k)] {
			out[fmt.Sprintf("rate[%d].%s", at, key)] = comment
		}
	}
	return out
}
