// Package published compares an edition with what readers have been told: the
// site as it stands, its manifest and its files of rates.
//
// An edition that was published is not edited silently. What has become another
// price or another wording since, and is not owned up to in a [[correction]] of
// the edition, is a finding; so is an edition that is gone. An edition whose
// file has the SHA-256 that the manifest names is not looked at any further, so
// a whole country costs a reading of the manifest and a sum for each edition.
package published

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// checker has the site as readers have it.
type checker struct {
	fsys     fs.FS
	manifest output.Manifest
	files    Files
}

// Files are the rates.json of editions: where one stands, by the ids of its
// place, its kind and its own, and what it would be as the data are, in the
// build of a manifest.
type Files struct {
	Path   func(place, kind, edition string) string
	Render func(e *tariff.Edition, m output.Manifest) ([]byte, error)
}

// The rules of this package.
const (
	RuleChanged = "published-changed" // readers were told otherwise, and nothing owns up to it (warning)
	RuleGone    = "published-gone"    // an edition that readers had is no longer there (warning)
)

// Rules documents them.
func Rules() []source.Rule {
	return []source.Rule{
		{Name: RuleChanged, Severity: source.Warning, Firm: source.Say("a [[correction]] settles it"), Why: source.Say("whoever saw the wrong price has to be told that it was wrong")},
		{Name: RuleGone, Severity: source.Warning, Firm: source.Say("put the edition back instead"), Why: source.Say("people's links, and what they have printed, lead to the edition")},
	}
}

// Check compares data with the site in fsys. A folder without a manifest of ours
// is no site: there is nothing to compare with. Findings are in the order of the
// data.
func Check(d *tariff.Data, fsys fs.FS, files Files) source.List {
	c := &checker{fsys: fsys, files: files}
	var ok bool
	if c.manifest, ok = output.ReadManifest(fsys); !ok {
		return nil
	}
	var found source.List
	have := map[string]bool{}
	for _, t := range d.Tariffs {
		for i, e := range t.Editions {
			have[c.file(e)] = true
			found = append(found, c.edition(t, i)...)
		}
	}
	return append(found, c.gone(have)...)
}

func (c *checker) file(e *tariff.Edition) string {
	return c.files.Path(string(e.Place.ID), string(e.Kind.ID), string(e.ID))
}

func (c *checker) edition(t *tariff.Tariff, i int) source.List {
	e := t.Editions[i]
	sum, there := c.manifest.Files[c.file(e)]
	now, err := c.files.Render(e, c.manifest)
	if !there || err == nil && output.Sum(now) == sum {
		return nil
	}
	then, err := fs.ReadFile(c.fsys, c.file(e))
	if err != nil || output.Sum(then) != sum {
		return source.List{c.unreadable(e)}
	}
	found, err := c.compare(t, i, then, now)
	if err != nil {
		return source.List{c.unreadable(e)}
	}
	return found
}

func (c *checker) compare(t *tariff.Tariff, i int, then, now []byte) (source.List, error) {
	was, err := records(then)
	if err != nil {
		return nil, err
	}
	is, err := records(now)
	if err != nil {
		return nil, err
	}
	var found source.List
	for _, x := range edits(was, is) {
		if e := t.Editions[i]; !x.learned(t, i) && !x.logged(e) {
			found = append(found, c.silent(e, x))
		}
	}
	return found, nil
}

func (c *checker) silent(e *tariff.Edition, x edit) source.Finding {
	f := source.Finding{Pos: e.Pos, Severity: source.Warning, Rule: RuleChanged,
		Message: source.Say("%s: the site of %s says %q, this file says %q", x.field, c.manifest.Date, x.was, x.is),
		Hint:    source.Say("if readers saw that site, own up to it: [[correction]] with %sfield = %q, was = %q, since, corrected, cause.kk and cause.ru", x.at(), x.field, x.was)}
	if x.field == tariff.RowField && x.row == 0 {
		f.Message = source.Say("row: on the site of %s the rows had other numbers, and people's links lead to them", c.manifest.Date)
		f.Hint = source.Say(`if readers saw that site, own up to it: [[correction]] with field = "row", since, corrected, cause.kk and cause.ru`)
	}
	for _, r := range e.Rates {
		if r.Row == x.row && r.Column == x.column {
			f.Pos = r.Pos
		}
	}
	return f
}

func (c *checker) unreadable(e *tariff.Edition) source.Finding {
	return source.Finding{Pos: e.Pos, Severity: source.Warning, Rule: RuleChanged,
		Message: source.Say("the site of %s had other rates in this edition, and its file %s is not there to tell which", c.manifest.Date, c.file(e)),
		Hint:    source.Say("if readers saw that site, own up to what was wrong in a [[correction]]")}
}

// gone reports editions that were published and are no longer there: people's
// links lead to them.
func (c *checker) gone(have map[string]bool) source.List {
	var found source.List
	for _, file := range slices.Sorted(maps.Keys(c.manifest.Files)) {
		name, ok := c.editionOf(file)
		if !ok || have[file] {
			continue
		}
		found = append(found, source.Finding{Pos: source.Pos{File: "tariffs"}, Severity: source.Warning, Rule: RuleGone,
			Message: source.Say("the site of %s has the edition %s, and there is none here", c.manifest.Date, name),
			Hint:    source.Say("an edition stays at its address for ever: put its file back, or keep its id")})
	}
	return found
}

// editionOf returns place/kind/edition of a file of rates.
func (c *checker) editionOf(file string) (name string, ok bool) {
	pattern := c.files.Path("*", "*", "*")
	if ok, _ := path.Match(pattern, file); !ok {
		return "", false
	}
	var ids []string
	parts := strings.Split(file, "/")
	for i, part := range strings.Split(pattern, "/") {
		if part == "*" {
			ids = append(ids, parts[i])
		}
	}
	return strings.Join(ids, "/"), true
}
