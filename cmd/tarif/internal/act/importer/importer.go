// Package importer turns the text of an act into an edition's TOML, and a
// report of everything that a person has to know or decide.
//
// [Import] takes the documents of one act, in one or both languages, as package
// doc has read them, and the data that the site already has. It does no I/O and
// uses neither network nor model; the same input gives the same output.
//
// What it promises: the words are the act's, repaired only where extraction
// damaged them, with every repair reported; every row of a table comes out as a
// rate or as a finding; a price that cannot be read as one amount is never
// guessed; a row that fits no service becomes a proposal; the TOML passes
// package load (together with the proposals), and whatever a person must decide
// is a comment on its line.
//
// Three checks hold a wrong price back. Every number of the document is entered
// in package ledger and spent on one use; a number left over, or spent but not
// in the document, is an error. A second reading, from lines of text alone, is
// compared with that of the table. Totals that the act prints are compared with
// the rows above them.
//
// A file that has both languages of an act, one behind the other, is read as two
// (bothlangs.go). An amending act gives the edition of the amended act with the named rows
// changed (amend.go); an instruction that was not carried out is an error. Wording that is letter for letter that of the previous
// edition keeps its translation (carry.go).
//
// The other packages of act do the parts: table finds rows, mend repairs words,
// printed reads price cells and their unit, requisites everything outside the
// table, fit matches rows with the catalogue, ledger accounts for numbers. Read
// [Import] and work.run first; then a price takes this way: version.go reads
// the rows of one language, join.go pairs those of two, mapping.go and
// services.go find what they are, settle.go makes them distinct, parts.go turns
// them into rates, and tell.go and ledger.go report.
package importer

import (
	"slices"

	"tarif/cmd/tarif/internal/act/budget"
	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/fit"
	"tarif/cmd/tarif/internal/act/table"
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
	Edition tariff.EditionID  // by the act's year where it is empty
	Data    *tariff.Data      // the site's data: names, words, examples
	Broken  map[string]string // files of the tariff's editions that have errors, by the numbers of their acts
	Speaks  lang.Lang         // language of the person who settles what is open; by default that of the act
}

// Source is one document. If Lang is empty, the language is detected.
type Source struct {
	Name string
	Lang lang.Lang
	Doc  *doc.Document
}

// Result is what came of it. TOML is nil where no price was found. Editions are all
// that the act sets, of which Edition and TOML are the first.
// Catalogue is what the catalogue lacks, as a file of it; nil where it lacks
// nothing.
type Result struct {
	Report    *Report
	TOML      []byte
	Catalogue []byte
	Edition   *tariff.Edition
	Editions  []Dated
	Services  []Proposal           // of the kind, those of the catalogue and those proposed
	Roles     []Proposal           // likewise
	Names     map[string]lang.Text // of the services, roles, conditions, sections, bases and units of the rates
	Base      *tariff.Edition      // the edition that an amending act amends; nil for other acts
}

// Import reads the documents of one act.
func Import(in Input) *Result {
	if in.Data == nil {
		in.Data = &tariff.Data{}
	}
	w := newWork(in)
	res := &Result{Report: w.report}
	var all *budget.Budget // nil: each document brings its own budget
	if err := all.Within(func() { w.run(res) }); err != nil {
		w.report.Findings = append(w.report.Findings, TooMuch())
		res.TOML, res.Catalogue, res.Edition, res.Editions = nil, nil, nil, nil
	}
	if slices.ContainsFunc(w.report.Findings, func(f Finding) bool { return f.Rule == RuleTwice }) { // a part of an act is not what was asked for
		res.TOML, res.Editions, res.Catalogue = nil, nil, nil
	}
	w.report.sort()
	res.Services, res.Roles = w.choices()
	res.Names = w.names()
	return res
}

// TooMuch says that an import would take more than it may.
func TooMuch() Finding {
	return Finding{Severity: Error, Rule: doc.RuleTooComplex, Message: source.Say("the file takes more work to read than any act of its size"),
		Hint: source.Say("leave only the act in the file, or import its annexes one by one")}
}

func newWork(in Input) *work {
	c := &in.Data.Catalogue
	w := &work{in: in, report: newReport(), newByName: map[lang.Text]*tariff.Service{}, newUnits: map[lang.Text]*tariff.Unit{}, newConditions: map[string]*tariff.Condition{}, toml: tomlwrite.Comments{Behind: map[string]string{}, Above: map[string][]string{}}}
	w.fitter, w.posts = fit.New(in.Data, in.Kind), map[[2]*table.Table][]*post{}
	w.called, w.cut = map[*tariff.Role]bool{}, map[*tariff.Role]bool{}
	w.ids.services = idsOf(c.Services, func(x *tariff.Service) string { return string(x.ID) })
	w.ids.sections = idsOf(c.Sections, func(x *tariff.Section) string { return string(x.ID) })
	w.ids.roles = idsOf(c.Roles, func(x *tariff.Role) string { return string(x.ID) })
	w.ids.units = idsOf(c.Units, func(x *tariff.Unit) string { return string(x.ID) })
	w.ids.bases = idsOf(c.Bases, func(x *tariff.Basis) string { return string(x.ID) })
	w.ids.conditions = idsOf(c.Conditions, func(x *tariff.Condition) string { return string(x.ID) })
	return w
}

// run reads the documents, joins their rows and finds what they are.
func (w *work) run(res *Result) {
	for _, file := range w.in.Sources {
		for _, s := range acts(file) {
			w.versions = append(w.versions, w.read(s)...)
		}
	}
	w.order()
	w.entries = w.join()
	if len(w.versions) > 0 {
		w.fit()
		w.account()
		w.tell()
		w.keepBooks()
		if len(w.entries) > 0 || w.changesAlone() {
			res.Edition = w.edition()
			w.explain(res.Edition)
			w.carryOver(res.Edition)
			if x := w.amends(); x != nil {
				res.Base = w.base(x.Act)
				res.Edition = w.amend(res.Edition, x)
			}
			if res.Edition != nil {
				res.Editions = w.editions(res.Edition)
				res.Edition, res.TOML = res.Editions[0].Edition, res.Editions[0].TOML
				res.Catalogue = w.proposals()
			}
		} else {
			w.act() // what the act says of itself is still reported
		}
	}
}

// work is the state of one import.
type work struct {
	in       Input
	versions []*version // the state language first
	entries  []*entry
	report   *Report
	toml     tomlwrite.Comments
	place    *tariff.Place
	kind     *tariff.Kind
	lacking  tariff.Catalogue // what the catalogue lacks

	newByName     map[lang.Text]*tariff.Service
	newUnits      map[lang.Text]*tariff.Unit
	newConditions map[string]*tariff.Condition // by the name in the first language
	ids           struct{ services, sections, roles, units, bases, conditions *idSet }
	noBasis       bool // it has been reported that nothing says what a price is for
	fitter        *fit.Fitter
	posts         map[[2]*table.Table][]*post
	cut           map[*tariff.Role]bool // whose names are parts of headings
	called        map[*tariff.Role]bool // otherwise in the act than in the catalogue
	notGiven      int                   // dashes of posts that do not give a service
}

// spend takes steps for work on all versions.
func (w *work) spend(n int) { w.versions[0].doc.Budget.Spend(n) }

// order puts the state language first and keeps one document for each language.
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
