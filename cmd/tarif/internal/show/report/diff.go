package report

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// Diff reports what changed between two editions.
func Diff(d *diff.Diff, o Options) ([]byte, error) {
	switch o.Format {
	case CSV:
		return export.ChangesCSV(slices.Values([]*diff.Diff{d}))
	case JSON:
		return indented(diffValue(d))
	}
	return o.write(func(v *layout) document { return v.diff(d) })
}

// DiffTable reports what changed as one table, for those who approve it.
func DiffTable(d *diff.Diff, o Options) ([]byte, error) {
	return o.write(func(v *layout) document { return v.diffTable(d) })
}

func (v *layout) diffTable(d *diff.Diff) document {
	var doc document
	doc.heading(2, v.between(d.Old, d.New))
	if d.Empty() {
		doc.paragraph(say(v.T("changes.none")))
		return doc
	}
	t := &table{}
	for _, name := range []string{"row", "service", "change", "old", "new", "difference", "percent"} {
		t.column(v.T("column."+name), slices.Contains([]string{"old", "new", "difference", "percent"}, name))
	}
	for _, it := range d.Changed() {
		t.rows = append(t.rows, v.diffRow(it))
	}
	doc.add(t)
	doc.paragraph(say(v.T("changes.rounding")))
	return append(doc, block{})
}

func (v *layout) diffRow(it *diff.Item) []line {
	r := it.Rate()
	kinds := lists.Of(it.Kinds, func(k diff.Kind) string { return v.ChangeOf(it, k) })
	difference, percent := "", ""
	if o, n := it.Before(), it.After(); o != nil && n != nil {
		f := diff.FiguresOf(o, n)
		if f.Comparable() {
			difference = v.Difference(n.Price.Measure, f.Difference)
		}
		if f.HasPercent {
			percent = v.Percent(f.Percent)
		}
	}
	return []line{say(r.Number()), say(v.Priced(r.Service, r.Role, r.Conditions)), say(strings.Join(kinds, ", ")),
		say(v.prices(it.Old)), say(v.prices(it.New)), say(difference), say(percent)}
}

func (v *layout) prices(rates []*tariff.Rate) string {
	return strings.Join(lists.Of(rates, func(r *tariff.Rate) string { return v.Price(r.Price) }), "; ")
}

// diff builds the report for people: the summary, then each item.
func (v *layout) diff(d *diff.Diff) document {
	var doc document
	doc.heading(1, v.between(d.Old, d.New))
	doc.list(entries(string(d.Old.ID)+": "+v.Acts(d.Old), string(d.New.ID)+": "+v.Acts(d.New)))
	doc.heading(2, v.T("changes.summary"))
	if d.Empty() {
		doc.paragraph(say(v.T("changes.none")))
		return doc
	}
	doc.list(v.whole(d))
	doc.heading(2, v.T("changes.items"))
	items := lists.Of(d.Changed(), v.item)
	doc.list(items)
	doc.paragraph(say(v.T("changes.rounding")))
	return doc
}

// between names the two editions without repeating what they have in common.
func (v *layout) between(old, new *tariff.Edition) string {
	a, b := v.Place(old.Place)+": "+v.ShortKind(old.Kind), v.Place(new.Place)+": "+v.ShortKind(new.Kind)
	if a == b {
		return a + ", " + string(old.ID) + " → " + string(new.ID)
	}
	return a + ", " + string(old.ID) + " → " + b + ", " + string(new.ID)
}

// meaning is the kinds of change after which a price means something else. They
// are reported before any figure.
var meaning = []diff.Kind{diff.Basis, diff.Unit, diff.VAT}

// whole says what can be said of all items together.
func (v *layout) whole(d *diff.Diff) []entry {
	s := d.Summary
	var out []entry
	for _, k := range meaning {
		if n := s.Counts[k]; n > 0 {
			out = append(out, entry{head: warn(v.T("withheld."+string(k)) + ": " + v.Count(n))})
		}
	}
	out = append(out, v.uniform(s)...)
	for _, k := range diff.Kinds {
		if s.Counts[k] > 0 && !slices.Contains(meaning, k) {
			name, count := v.ChangeCount(d, k)
			out = append(out, entry{head: say(strings.TrimSuffix(name+": "+count, ": "))})
		}
	}
	out = append(out, entry{head: say(v.N("changes.unchanged", s.Unchanged))})
	if s.Unpriced > 0 {
		out = append(out, entry{head: say(v.T("report.unpriced", v.Count(s.Unpriced)))})
	}
	out = append(out, v.sections("changes.sections-removed", s.SectionsRemoved)...)
	return append(out, v.sections("changes.sections-added", s.SectionsAdded)...)
}

// uniform says what all prices have in common, or those of each role, and lists
// the outliers.
func (v *layout) uniform(s diff.Summary) []entry {
	if u := s.Overall; u != nil {
		return append([]entry{{head: say(v.Uniform(u))}}, v.apart(u)...)
	}
	roles := entry{head: say(v.T("report.by-role"))}
	var out []entry
	for _, u := range s.ByRole {
		roles.lines = append(roles.lines, say(v.UniformRole(u)))
		out = append(out, v.apart(u)...)
	}
	if roles.lines == nil {
		return nil
	}
	return append([]entry{roles}, out...)
}

// apart lists the outliers with their percentages, or names them on one line if
// they share one.
func (v *layout) apart(u *diff.Uniform) []entry {
	out := entry{head: say(v.T("changes.apart-title"))}
	seen := map[string]bool{}
	for _, it := range u.Outliers {
		r := it.Rate()
		name, figure := v.Priced(r.Service, r.Role, r.Conditions), v.Percent(it.Percent)
		if u.Apart != nil {
			name, figure = v.Service(r.Service), v.Common(*u.Apart)
		}
		if !seen[name] {
			seen[name] = true
			out.lines = append(out.lines, say(v.T("changes.apart", name, figure)))
		}
	}
	if out.lines == nil {
		return nil
	}
	return []entry{out}
}

func (v *layout) sections(key string, all []*tariff.Section) []entry {
	out := entry{head: say(v.T(key))}
	out.lines = lists.Of(all, func(s *tariff.Section) line { return say(v.Section(s)) })
	if out.lines == nil {
		return nil
	}
	return []entry{out}
}
