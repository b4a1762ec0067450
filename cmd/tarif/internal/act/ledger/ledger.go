// Package ledger accounts for every number that a document prints.
//
// [Open] enters every number of a document, with its place, into a [Book].
// Whoever reads the document then spends each [Entry] on one use: a price, a
// row number, a date. An entry that is left over was lost on the way; a number
// that was spent but is not in the document came from nowhere. Both are
// findings. [Plain] is a second reading of rows and prices, from lines of text
// alone, that shares nothing with the first.
//
// The package interprets no price and repairs nothing. A number is digits on
// one line: digits of two lines, or plain and raised digits, are never one
// entry.
package ledger

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
)

// Use is what a number is for.
type Use string

// The uses of numbers. Text is the running text of the act; Gone is text that
// is struck out, hidden or deleted.
const (
	Price        Use = "price"
	RowNumber    Use = "row-number"
	Wording      Use = "wording"
	Unit         Use = "unit"
	Heading      Use = "heading"
	ColumnNumber Use = "column-number"
	FootnoteMark Use = "footnote-mark"
	Date         Use = "date"
	ActNumber    Use = "act-number"
	Ground       Use = "ground"
	Remark       Use = "remark"
	Page         Use = "page-number"
	Total        Use = "total"
	Quantity     Use = "quantity"
	Other        Use = "other-table"
	Text         Use = "text"
	Gone         Use = "gone"
)

// Entry is a number that the document prints. Use is empty until it is spent.
type Entry struct {
	Text  string
	Place doc.Place
	Use   Use
	Row   string // for which it was spent
}

// Book is the numbers of a document, in order.
type Book struct {
	entries []*Entry
	unspent map[key][]*Entry
	grouped map[doc.Place][]*Entry // of several groups of digits, that could be several
	spent   map[key]Use
	// Nowhere are numbers that were spent but are not in the document.
	Nowhere []Entry
}

// key is a number as printed and its place.
type key struct {
	place doc.Place
	text  string
}

// Open enters the numbers of a document.
func Open(d *doc.Document) *Book {
	b := &Book{unspent: map[key][]*Entry{}, grouped: map[doc.Place][]*Entry{}, spent: map[key]Use{}}
	for i := range d.Blocks {
		x := &d.Blocks[i]
		if x.Table == nil {
			b.enter(x.Passage)
			continue
		}
		for r := range x.Table.Rows {
			for c := range x.Table.Rows[r].Cells {
				b.enter(x.Table.Rows[r].Cells[c].Passage)
			}
		}
	}
	return b
}

func (b *Book) enter(p doc.Passage) {
	for _, line := range p.Lines() {
		for _, s := range Numbers(line.Text) {
			b.add(&Entry{Text: s, Place: line.Place()})
		}
		for _, g := range line.Gone {
			if g.Look&doc.Rounded != 0 {
				continue // the digits are in the number too
			}
			for _, s := range Numbers(g.Text) {
				b.entries = append(b.entries, &Entry{Text: s, Place: line.Place(), Use: Gone})
			}
		}
	}
}

func (b *Book) add(e *Entry) {
	b.entries = append(b.entries, e)
	k := key{e.Place, e.Text}
	b.unspent[k] = append(b.unspent[k], e)
	if strings.ContainsFunc(e.Text, isSpace) {
		b.grouped[e.Place] = append(b.grouped[e.Place], e)
	}
}

// Spend marks the numbers in lines, which are at the given places, as used. A
// number that was already spent there for the same use belongs to a merged cell
// and is accepted.
func (b *Book) Spend(use Use, row string, places []doc.Place, lines ...string) {
	if len(places) == 0 {
		places = []doc.Place{{}}
	}
	for _, s := range lines {
		for _, number := range Numbers(s) {
			b.spend(use, row, places, number)
		}
	}
}

func (b *Book) spend(use Use, row string, places []doc.Place, number string) {
	if raised(number) && use == Price {
		use = FootnoteMark
	}
	e := b.take(places, number)
	if e == nil {
		e = b.part(places, number)
	}
	if e != nil {
		e.Use, e.Row = use, row
		b.spent[key{e.Place, number}] = use
		return
	}
	if groups := strings.FieldsFunc(number, isSpace); len(groups) > 1 && !b.again(use, places, number) {
		for _, g := range groups {
			b.spend(use, row, places, g)
		}
		return
	}
	if !b.again(use, places, number) && len(b.entries) > 0 {
		b.Nowhere = append(b.Nowhere, Entry{Text: number, Use: use, Row: row, Place: first(places)})
	}
}

// again reports whether a number was already spent there for the same use.
func (b *Book) again(use Use, places []doc.Place, number string) bool {
	return slices.ContainsFunc(places, func(p doc.Place) bool { return b.spent[key{p, number}] == use })
}

func first(places []doc.Place) doc.Place {
	if len(places) == 0 {
		return doc.Place{}
	}
	return places[0]
}

// take returns the first unspent entry with this number at one of the places.
func (b *Book) take(places []doc.Place, number string) *Entry {
	for _, p := range places {
		k := key{p, number}
		for all := b.unspent[k]; len(all) > 0; {
			e := all[0]
			all = all[1:]
			if b.unspent[k] = all; e.Use == "" && e.Text == number {
				return e
			}
		}
	}
	return nil
}

// part splits a number off an entry that read it together with another: "7" and
// "200" of "7 200", where 7 is a row number.
func (b *Book) part(places []doc.Place, number string) *Entry {
	for _, p := range places {
		for _, e := range b.grouped[p] {
			if e.Use != "" {
				continue
			}
			if rest, ok := strings.CutPrefix(e.Text, number); ok && isSpace(firstRune(rest)) {
				return b.split(e, number, strings.TrimLeftFunc(rest, isSpace))
			}
			if rest, ok := strings.CutSuffix(e.Text, number); ok && isSpace(lastRune(rest)) {
				return b.split(e, number, strings.TrimRightFunc(rest, isSpace))
			}
		}
	}
	return nil
}

func (b *Book) split(e *Entry, number, rest string) *Entry {
	e.Text = number
	b.add(&Entry{Text: rest, Place: e.Place})
	return e
}

// Left returns the entries that were not spent.
func (b *Book) Left() []Entry {
	var out []Entry
	for _, e := range b.entries {
		if e.Use == "" {
			out = append(out, *e)
		}
	}
	return out
}

// Balance returns the number of entries and how many were spent on each use.
func (b *Book) Balance() (all int, uses map[Use]int) {
	uses = map[Use]int{}
	for _, e := range b.entries {
		if e.Use != "" {
			uses[e.Use]++
		}
	}
	return len(b.entries), uses
}
