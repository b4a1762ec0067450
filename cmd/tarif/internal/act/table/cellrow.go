package table

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/printed"
)

// row reads one row. The text cells may have several paragraphs; only something
// that looks like a price ends them.
func (p *paragraphs) row() {
	row := Row{Label: tidyLabel(p.plain(p.at)), Number: p.cells[p.at].cell, Section: len(p.t.Sections)}
	start := p.at
	p.at++
	cols := p.t.Columns[1:]
	for i, c := range cols {
		take := p.take(cols[i:], i == 0, next(row.Label))
		row.put(c.Use, take)
		if c.Use == Other {
			p.t.spend(Quantity, take)
		}
	}
	if p.at == start+1 {
		p.at++
	}
	p.t.Rows = append(p.t.Rows, row)
}

// take returns the next cell. Surplus paragraphs before the price belong to the
// first text cell.
func (p *paragraphs) take(cols []Column, first bool, next string) Cell {
	nextRow := !first && tidyLabel(p.plain(p.at)) == next && p.isStart(p.at)
	if p.at >= len(p.cells) || nextRow {
		return Cell{}
	}
	if cols[0].Use == Price {
		return p.price()
	}
	c := p.cells[p.at].cell
	p.at++
	if !first {
		return c
	}
	for n := p.tillPrice() - wordColumns(cols[1:]); n > 0; n-- {
		c = c.plus(p.cells[p.at].cell)
		p.at++
	}
	return c
}

// tillPrice returns the number of cells before the next price of this row.
func (p *paragraphs) tillPrice() int {
	for n := 0; n < columnsMost && p.at+n < len(p.cells); n++ {
		if printed.Looks(p.plain(p.at + n)) {
			return n
		}
		if p.isStart(p.at + n) {
			break
		}
	}
	return 0
}

// next returns the label that follows a row's label, or "-", which no row has,
// if that label is not a number.
func next(label string) string {
	n, err := strconv.Atoi(label)
	if err != nil {
		return "-"
	}
	return itoa(n + 1)
}

func wordColumns(cols []Column) int {
	for i, c := range cols {
		if c.Use == Price {
			return i
		}
	}
	return len(cols)
}

// price takes a price cell: something that looks like a price, or a few words
// instead. If the next row or a heading begins here, the cell is missing.
func (p *paragraphs) price() Cell {
	s := p.plain(p.at)
	if !printed.Looks(s) && (p.sectionFollows() && !p.isStart(p.at+1) || len(strings.Fields(s)) > 6) {
		return Cell{}
	}
	c := p.cells[p.at].cell
	p.at++
	return c
}
