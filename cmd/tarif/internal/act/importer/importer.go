// Package importer makes an edition's TOML of the text of an act, and a report
// of everything that a person has to know or decide.
//
// Its one verb is [Import]. It takes documents that package doc has read, one
// or both languages of an act, and the data that the site already has. It does
// no I/O, asks no network and no model; the same input gives the same output.
//
// What it promises: the words are the act's, repaired only where extraction
// damaged them, each repair told; every row of a table comes out as a rate or
// as a finding; a price that cannot be read as one amount is never guessed; a
// row that fits no service becomes a proposal; the TOML passes package load
// (with the proposals beside it where there are any), and whatever a person
// must decide stands as a comment on its line.
//
// Three things hold a wrong price back. Every number of the document is an entry
// of package ledger and is spent on one use; what is left over, and what came
// from nowhere, is an error. A second reading of the lines alone is held against
// that of the table. Sums that the act prints are held to the rows over them.
//
// An act that amends another gives the edition of that act with the rows that it
// names changed (amend.go). What is said letter for letter as in the edition
// before keeps its translation (carry.go).
//
// The work is cut into packages: mend repairs words, table finds rows,
// printed reads price cells and what money they are in, requisites everything
// that is not the table, fit knows the catalogue's words, ledger accounts for the
// numbers. Here they come together.
package importer

import (
	"tarif/cmd/tarif/internal/act/budget"
	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Input is what is to be imported.
type Input struct {
	Sources []Source
	Place   tariff.PlaceID
	Kind    tariff.KindID
	Edition tariff.EditionID // by the act's year where it is empty
	Data    *tariff.Data     // the site's data: names, words, examples
	Speaks  lang.Lang        // of whoever settles what is open; empty: as the act
}

// Source is one document. An empty language is told by the letters.
type Source struct {
	Name string
	Lang lang.Lang
	Doc  *doc.Document
}

// Result is what came of it. TOML is nil where no price was found.
// Catalogue is what the catalogue lacks, as a file of it; nil where it lacks
// nothing.
type Result struct {
	Report    *Report
	TOML      []byte
	Catalogue []byte
	Edition   *tariff.Edition
	Services  []Proposal      // of the kind, those of the catalogue and those proposed
	Roles     []Proposal      // likewise
	Base      *tariff.Edition // that an amending act amends; nil for other acts
}

// Import reads the documents of one act.
func Import(in Input) *Result {
	if in.Data == nil {
		in.Data = &tariff.Data{}
	}
	w := newWork(in)
	res := &Result{Report: w.report}
	var all *budget.Budget // each document brings its own
	if err := all.Within(func() { w.run(res) }); err != nil {
		w.finding(nil, Error, doc.RuleTooComplex, source.Say("the file asks for more work than any act of its size does"),
			source.Say("leave only the act in the file, or import its annexes one by one"))
		res.TOML, res.Catalogue, res.Edition = nil, nil, nil
	}
	w.report.sort()
	res.Services, res.Roles = w.choices()
	return res
}

func newWork(in Input) *work {
	return &work{in: in, report: newReport(), newByName: map[lang.Text]*tariff.Service{}, newUnits: map[lang.Text]*tariff.Unit{}, suffix: map[string]int{}, toml: tomlwrite.Comments{Behind: map[string]string{}, Above: map[string][]string{}}}
}

// run reads, joins and fits what the documents say.
func (w *work) run(res *Result) {
	for _, s := range w.in.Sources {
		w.versions = append(w.versions, w.read(s)...)
	}
	w.order()
	w.entries = w.join()
	if len(w.versions) > 0 {
		w.fit()
		w.account()
		w.tell()
		w.keepBooks()
		if len(w.entries) > 0 {
			res.Edition = w.edition()
			w.explain(res.Edition)
			w.carryOver(res.Edition)
			if x := w.amends(); x != nil {
				res.Base = w.base(x.Act)
				res.Edition = w.amend(res.Edition, x)
			}
			if res.Edition != nil {
				res.TOML = tomlwrite.Edition(res.Edition, w.toml)
				res.Catalogue = w.proposals()
			}
		} else {
			w.act() // what the act says of itself is told all the same
		}
	}
}

// work is one import under way.
type work struct {
	in       Input
	versions []*version // the state language first
	entries  []*entry
	report   *Report
	toml     tomlwrite.Comments
	place    *tariff.Place
	kind     *tariff.Kind
	lacking  tariff.Catalogue // what the catalogue lacks

	newByName  map[lang.Text]*tariff.Service
	newUnits   map[lang.Text]*tariff.Unit
	serviceIDs map[string]bool // that are taken
	suffix     map[string]int  // the last number behind an id
	noBasis    bool            // it has been said that nothing says what a price is for
}

// order puts the state language first, and keeps one document a language.
func (w *work) order() {
	var out []*version
	for _, l := range lang.All {
		var of *version
		for _, v := range w.versions {
			switch {
			case v.lang != l:
			case of == nil:
				of = v
			default:
				w.finding(nil, Error, RuleTwice, source.Say("two documents are in one language ({1}): {2} and {3}; the second was not read", l, of.name, v.name),
					source.Say("name the language of each, or import them one by one"))
			}
		}
		if of != nil {
			out = append(out, of)
		}
	}
	w.versions = out
}
