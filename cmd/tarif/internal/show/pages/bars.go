package pages

import (
	"slices"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/chart"
	"tarif/cmd/tarif/internal/study/diff"
)

// manyBars is how many changes are drawn: the largest.
const manyBars = 10

// BarsView draws by how many per cent prices changed, the largest change first.
type BarsView struct {
	Bars  []BarView
	Falls bool   // some price went down
	More  string // how many more are in the table
}

// BarView is a bar with its words.
type BarView struct {
	Service    string
	Role       string
	Conditions []string
	Percent    string
	Bar        chart.Bar
}

// bars draws the changes of prices. It returns nil if one figure says it all: a
// picture of equal bars tells less.
func (c changes) bars(d *diff.Diff) *BarsView {
	items := slices.DeleteFunc(d.Changed(), func(it *diff.Item) bool { return !it.HasPercent || it.Percent.Sign() == 0 })
	if len(items) < 2 || lookAlike(d, items) {
		return nil
	}
	slices.SortStableFunc(items, func(a, b *diff.Item) int { return b.Percent.Abs().Cmp(a.Percent.Abs()) })
	v := &BarsView{}
	if n := len(items) - manyBars; n > 0 {
		v.More = c.N("bars.more", n)
		items = items[:manyBars]
	}
	values := lists.Of(items, func(it *diff.Item) int64 { return it.Percent.Hundredths() })
	for i, bar := range chart.Bars(values) {
		r := items[i].Rate()
		b := BarView{Service: c.In(r.Service.Name), Conditions: c.Conditions(r.Conditions), Percent: c.Percent(items[i].Percent), Bar: bar}
		if r.Role != nil {
			b.Role = c.In(r.Role.Short)
		}
		v.Bars, v.Falls = append(v.Bars, b), v.Falls || bar.Down
	}
	return v
}

// lookAlike reports whether one figure describes all changes, or one figure
// those of each role, or the changes are so similar that their bars look the
// same.
func lookAlike(d *diff.Diff, items []*diff.Item) bool {
	low, high := items[0].Percent, items[0].Percent
	for _, it := range items {
		if it.Percent.Cmp(low) < 0 {
			low = it.Percent
		}
		if it.Percent.Cmp(high) > 0 {
			high = it.Percent
		}
	}
	if low.Sign() == high.Sign() && (high.Hundredths()-low.Hundredths())*10 < low.Abs().Hundredths() {
		return true
	}
	told := 0
	for _, u := range d.Summary.ByRole {
		if len(u.Outliers) > 0 {
			return false
		}
		told += len(u.Items)
	}
	return told >= len(items)
}
