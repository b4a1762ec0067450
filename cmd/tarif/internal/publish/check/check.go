// Package check finds what is probably wrong in data that can be read: a price
// out of line, a lost row, two languages that disagree, an unused catalogue
// entry.
//
// What a file alone shows to be wrong has been reported by package load; here
// are the rules that need more: several rows, two editions, both languages,
// prose, or the day. Each has a name (rules.go) and a reason. Nearly all are
// warnings: the act may print exactly what looks wrong, and then it is
// published so. The publisher checks, and waives what is right.
//
// [Run] applies all rules to an [Input]. The same input gives the same
// findings; each error is reported once; nothing is reported that only follows
// from a file which could not be read (tariff.Data.Faulty). It does not use the
// clock, and opens a file again only to find the position of an error.
package check

import (
	"io/fs"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// Input is what is checked.
type Input struct {
	Data  *tariff.Data
	Prose []*prose.Page
	Day   tariff.Date // today, to find what runs out soon
	Files fs.FS       // the site's folder, from which the data were read

	Memory *Memory // results of an earlier run; may be nil
}

// Run returns everything that is found, unsorted.
func Run(in Input) source.List {
	c := &checker{Input: in, places: newPlaces(in.Files),
		wrong: map[*tariff.Rate]bool{}, copied: map[*tariff.Rate]bool{}, short: map[*tariff.Rate]bool{}, told: map[string]told{}, clean: map[lang.Text]bool{}}
	for _, t := range in.Data.Tariffs {
		c.found = append(c.found, in.Memory.of(c, t)...)
	}
	in.Memory.done(in)
	c.catalogue()
	catalogueTexts(&in.Data.Catalogue, c)
	c.prose()
	c.interfaceWords()
	return c.found
}

// checker collects the findings, and records what has been reported about a
// rate, so that no other rule reports it again.
type checker struct {
	Input
	places *places
	found  source.List

	wrong  map[*tariff.Rate]bool // the table itself shows that the price is wrong
	copied map[*tariff.Rate]bool // its words are those of another row
	short  map[*tariff.Rate]bool // its row lacks a price column

	// Results for texts, most of which occur in several editions: the language
	// that they seem to be in, and those without findings.
	told  map[string]told
	clean map[lang.Text]bool
}

// ofTariff applies the rules that need one tariff.
func (c *checker) ofTariff(t *tariff.Tariff) {
	for _, e := range t.Editions {
		c.edition(e)
	}
	c.issuers(t)
	if !c.incomplete(t) {
		c.tariff(t)
	}
	for _, e := range t.Editions {
		editionTexts(e, c)
	}
}

// edition applies the rules that need one edition.
func (c *checker) edition(e *tariff.Edition) {
	c.patterns(e)
	c.sameWording(e)
	c.vatOrder(e)
	c.cells(e)
	c.amendments(e)
}

// tariff applies the rules that need all editions of a tariff.
func (c *checker) tariff(t *tariff.Tariff) {
	for i := 1; i < len(t.Editions); i++ {
		d := diff.Between(t.Editions[i-1], t.Editions[i])
		if !c.alike(d) && !c.scaled(d) {
			c.jumps(d)
		}
		c.lost(d)
	}
	c.lastDays(t)
	c.ahead(t)
	c.runsOut(t)
}

// incomplete reports whether an edition of a tariff is left out because of
// errors in its file: then the editions before and after it are not
// consecutive.
func (c *checker) incomplete(t *tariff.Tariff) bool {
	dir := string(t.Place.ID) + "/" + string(t.Kind.ID)
	for _, name := range c.Data.Faulty {
		if name == dir || strings.HasPrefix(name, dir+"/") || strings.HasPrefix(dir, name+"/") {
			return true
		}
	}
	return false
}

// warn adds a warning about a spot; see is the related position, if any.
func (c *checker) warn(at spot, rule string, message, hint source.Text, see ...spot) {
	c.found = append(c.found, c.warning(at, rule, message, hint, see...))
}

// fault adds an error: something that cannot be right, rather than is probably
// wrong.
func (c *checker) fault(at spot, rule string, message, hint source.Text, see ...spot) {
	f := c.warning(at, rule, message, hint, see...)
	f.Severity = source.Error
	c.found = append(c.found, f)
}

// warning returns a finding about a spot.
func (c *checker) warning(at spot, rule string, message, hint source.Text, see ...spot) source.Finding {
	pos, line := c.places.find(at)
	f := source.Finding{Pos: pos, Severity: source.Warning, Rule: rule, Message: message, Hint: hint, Line: line}
	for _, s := range see {
		other, _ := c.places.find(s)
		f = f.Seeing(other)
	}
	return f
}
