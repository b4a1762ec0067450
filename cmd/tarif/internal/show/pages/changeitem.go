package pages

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// ChangeItem is what became of one rate, or of several that became one.
type ChangeItem struct {
	RowHead
	Kinds    []KindLabel
	Old, New []ChangeCell
	Figures  []Figure // one, or one for each of several prices
	Wording  *WordingChange
}

// KindLabel is a way in which a rate changed.
type KindLabel struct{ Kind, Text string }

// ChangeCell is a price on one side, with its row.
type ChangeCell struct {
	Cell
	Row   Link
	What  []string // what it is for, as far as the two sides differ
	Whose string   // role, if it changed
}

// Figure is what is derived from two prices: the difference and the percentage.
// Withheld, which is shown first, says why there is no percentage.
type Figure struct {
	Withheld   string
	Difference string
	Percent    string
	Up, Down   bool
}

// WordingChange is the act's wording word by word.
type WordingChange struct {
	Lang lang.Lang
	Runs []Run
}

type Run struct {
	Text              string
	Deleted, Inserted bool
}

func (c changes) changeItem(it *diff.Item) ChangeItem {
	r := it.Rate()
	v := ChangeItem{RowHead: c.rowHead(r.Service, r.Role, c.Conditions(r.Conditions))}
	if several(it) {
		v.Conditions = nil // each cell names its own
	}
	v.Old, v.New = c.changeCells(it, it.Old), c.changeCells(it, it.New)
	v.Figures, v.Wording = c.figuresOf(it), c.reworded(it)
	for _, k := range it.Kinds {
		if (k == diff.PriceUp || k == diff.PriceDown) && len(v.Figures) > 0 {
			continue // shown by the figure
		}
		v.Kinds = append(v.Kinds, KindLabel{string(k), c.ChangeOf(it, k)})
	}
	return v
}

func several(it *diff.Item) bool { return len(it.Old) > 1 || len(it.New) > 1 }

func (c changes) changeCells(it *diff.Item, rates []*tariff.Rate) []ChangeCell {
	var cells []ChangeCell
	for _, r := range rates {
		cell := ChangeCell{Cell: c.cell(r), Row: c.link(RateAddr(r), c.Row(r))}
		if several(it) {
			cell.What = c.Conditions(r.Conditions)
		}
		if it.Has(diff.Basis) || it.Has(diff.Unit) {
			cell.What = append(cell.What, c.Basis(r))
		}
		if it.Has(diff.VAT) {
			cell.What = append(cell.What, c.VAT(r.VAT))
		}
		if it.Has(diff.Role) && r.Role != nil {
			cell.Whose = c.In(r.Role.Name)
		}
		cells = append(cells, cell)
	}
	return cells
}

// figuresOf returns a figure for each pair of prices of an item.
func (c changes) figuresOf(it *diff.Item) []Figure {
	var figures []Figure
	for _, from := range it.Old {
		for _, to := range it.New {
			if f := c.figure(to.Price.Measure, diff.FiguresOf(from, to)); f != (Figure{}) {
				figures = append(figures, f)
			}
		}
	}
	return figures
}

func (c changes) figure(m tariff.Measure, f diff.Figures) Figure {
	var v Figure
	if !f.Priced {
		return v
	}
	v.Difference = c.Difference(m, f.Difference)
	if len(f.Withheld) > 0 {
		v.Withheld = c.Withheld(f)
		return v
	}
	v.Up, v.Down = f.Difference.Sign() > 0, f.Difference.Sign() < 0
	if f.HasPercent {
		v.Percent = c.Percent(f.Percent)
	}
	return v
}

// reworded returns the change of wording in the first language in which the
// act's own words changed.
func (c changes) reworded(it *diff.Item) *WordingChange {
	if len(it.Wording) == 0 {
		return nil
	}
	v := &WordingChange{Lang: it.Wording[0]}
	words := it.Reworded(v.Lang)
	for _, r := range append(words.Row, words.Cell...) {
		v.Runs = append(v.Runs, Run{Text: strings.TrimSpace(r.Text), Deleted: r.Op == diff.Deleted, Inserted: r.Op == diff.Inserted})
	}
	return v
}
