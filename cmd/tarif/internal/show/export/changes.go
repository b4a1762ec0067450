package export

import (
	"encoding/csv"
	"io"
	"iter"
	"strconv"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// Change is one line of data/changes.csv; the package comment says what Old and
// New hold.
type Change struct {
	Rate       *tariff.Rate // service, role, conditions and row
	Kind       diff.Kind
	Old, New   string
	Difference string // new − old, with a minus if negative; "" if there is none
	Percent    string // likewise
	Measure    tariff.Measure
	OldMeasure tariff.Measure // of Old, usually the same
}

// Changes returns the lines of a diff, in the order of its items and kinds.
func Changes(d *diff.Diff) []Change {
	var out []Change
	for _, it := range d.Changed() {
		for _, k := range it.Kinds {
			out = append(out, lines(it, k)...)
		}
	}
	return out
}

// lines returns the lines for one kind of change of an item: usually one, or
// one for each of several rates that were merged or split.
func lines(it *diff.Item, k diff.Kind) []Change {
	var out []Change
	switch k {
	case diff.Added:
		c := measured(k, it.New[0], it.New[0])
		c.New = it.New[0].Price.String()
		return []Change{c}
	case diff.Removed:
		c := measured(k, it.Old[0], it.Old[0])
		c.Old = it.Old[0].Price.String()
		return []Change{c}
	case diff.Merged:
		for _, old := range it.Old {
			c := priced(k, old, it.New[0])
			c.Rate = at(old, it.New[0].Row)
			out = append(out, c)
		}
		return out
	case diff.Split:
		for _, new := range it.New {
			out = append(out, priced(k, it.Old[0], new))
		}
		return out
	case diff.PriceUp, diff.PriceDown, diff.PriceStated, diff.PriceWithdrawn:
		return []Change{priced(k, it.Before(), it.After())}
	}
	c := measured(k, it.Before(), it.After())
	c.Old, c.New = values(it, k)
	return []Change{c}
}

// at returns the rate moved to another row: a merged line has the old rate's
// conditions and the row where its price is now.
func at(r *tariff.Rate, row int) *tariff.Rate {
	moved := *r
	moved.Row = row
	return &moved
}

// measured returns a change with the measures of both prices.
func measured(k diff.Kind, old, new *tariff.Rate) Change {
	return Change{Rate: new, Kind: k, Measure: new.Price.Measure, OldMeasure: old.Price.Measure}
}

func priced(k diff.Kind, old, new *tariff.Rate) Change {
	c := measured(k, old, new)
	c.Old, c.New = old.Price.String(), new.Price.String()
	f := diff.FiguresOf(old, new)
	if f.Priced {
		c.Difference = f.Difference.String()
	}
	if f.HasPercent {
		c.Percent = f.Percent.String()
	}
	return c
}

// values returns an attribute before and after.
func values(it *diff.Item, k diff.Kind) (old, new string) {
	o, n := it.Before(), it.After()
	switch k {
	case diff.Basis:
		return string(o.BasisID()), string(n.BasisID())
	case diff.Unit:
		if o.UnitID() == n.UnitID() {
			return o.Price.Measure.String(), n.Price.Measure.String()
		}
		return string(o.UnitID()), string(n.UnitID())
	case diff.VAT:
		return string(o.VAT), string(n.VAT)
	case diff.Role:
		return string(o.RoleID()), string(n.RoleID())
	case diff.Section:
		return string(o.SectionID()), string(n.SectionID())
	case diff.Wording:
		return words(o, it.Wording[0]), words(n, it.Wording[0])
	}
	if o.Row == n.Row {
		return o.Label, n.Label
	}
	return strconv.Itoa(o.Row), strconv.Itoa(n.Row)
}

// words returns the act's wording of a row, and of its price cell if that has
// words.
func words(r *tariff.Rate, l lang.Lang) string {
	s, cell := r.Text.In(l), r.Price.Printed.In(l)
	if s != "" && cell != "" {
		return s + " | " + cell
	}
	return s + cell
}

// changeColumns are the columns of changes.csv.
var changeColumns = []struct {
	name     string
	kind     fieldType
	required bool
	value    func(*diff.Diff, Change) string
}{
	{"place", text, true, func(d *diff.Diff, _ Change) string { return string(d.New.Place.ID) }},
	{"kind", text, true, func(d *diff.Diff, _ Change) string { return string(d.New.Kind.ID) }},
	{"from_edition", text, true, func(d *diff.Diff, _ Change) string { return string(d.Old.ID) }},
	{"to_edition", text, true, func(d *diff.Diff, _ Change) string { return string(d.New.ID) }},
	{"service", text, true, func(_ *diff.Diff, c Change) string { return string(c.Rate.Service.ID) }},
	{"role", text, false, func(_ *diff.Diff, c Change) string { return string(c.Rate.RoleID()) }},
	{"conditions", text, false, func(_ *diff.Diff, c Change) string { return c.Rate.ConditionIDs() }},
	{"row", integer, true, func(_ *diff.Diff, c Change) string { return strconv.Itoa(c.Rate.Row) }},
	{"change", text, true, func(_ *diff.Diff, c Change) string { return string(c.Kind) }},
	{"old", text, false, func(_ *diff.Diff, c Change) string { return c.Old }},
	{"new", text, false, func(_ *diff.Diff, c Change) string { return c.New }},
	{"difference", decimal, false, func(_ *diff.Diff, c Change) string { return c.Difference }},
	{"percent", decimal, false, func(_ *diff.Diff, c Change) string { return c.Percent }},
	{"holds_from", date, false, func(d *diff.Diff, _ Change) string { return d.New.From.String() }},
	{"measure", text, true, func(_ *diff.Diff, c Change) string { return c.Measure.String() }},
	{"old_measure", text, false, func(_ *diff.Diff, c Change) string { return c.remeasured() }},
}

// remeasured returns the measure of the old price if it differs.
func (c Change) remeasured() string {
	if c.OldMeasure == c.Measure {
		return ""
	}
	return c.OldMeasure.String()
}

// ChangesCSV returns data/changes.csv for the diffs, in the order given:
// diff.Neighbours of the data for the whole site.
func ChangesCSV(diffs iter.Seq[*diff.Diff]) ([]byte, error) {
	return into(0, func(w io.Writer) error {
		if err := WriteChangesHead(w); err != nil {
			return err
		}
		return WriteChangeLines(w, diffs)
	})
}

// WriteChangesHead writes the first line of changes.csv, the names of its
// columns.
func WriteChangesHead(w io.Writer) error {
	names := make([]string, len(changeColumns))
	for i, col := range changeColumns {
		names[i] = col.name
	}
	return writeHead(w, names)
}

// WriteChangeLines writes the lines of changes.csv below the first.
func WriteChangeLines(w io.Writer, diffs iter.Seq[*diff.Diff]) error {
	c := csv.NewWriter(w)
	record := make([]string, len(changeColumns))
	for d := range diffs {
		for _, change := range Changes(d) {
			for i, col := range changeColumns {
				record[i] = inert(col.kind, col.value(d, change))
			}
			if err := c.Write(record); err != nil {
				return err
			}
		}
	}
	c.Flush()
	return c.Error()
}
