// Package published compares an edition with what readers have been told: the
// published site, with its manifest and its files of rates.
//
// A published edition must not be edited silently. A price or wording that
// changed since without a [[correction]] in the edition is a finding, and
// remains one over later builds, because the manifest records what is owed; so
// is an edition that is gone. An edition whose file has the SHA-256 in the
// manifest is not checked further, so that for a whole country it takes reading
// the manifest and one hash for each edition.
package published

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// checker has the site as readers have it.
type checker struct {
	fsys     fs.FS
	manifest output.Manifest
	files    Files
	told     int // edits with a correction
}

// Files gives the rates.json of editions: its path, by the ids of place, kind
// and edition, and its present contents, as in the build of a manifest.
type Files struct {
	Path   func(place, kind, edition string) string
	Render func(e *tariff.Edition, m output.Manifest) ([]byte, error)
	// Same reports whether an edition is known to be that of the published
	// site; nil if none is.
	Same func(e *tariff.Edition) bool
}

// The rules of this package: readers were told otherwise and there is no
// correction, and an edition that readers had no longer exists.
var rules source.Rules

var (
	RuleChanged = rules.Settled("published-changed", source.Say("a [[correction]] settles it"), source.Say("whoever saw the wrong price has to be told that it was wrong"))
	RuleGone    = rules.Settled("published-gone", source.Say("put the edition back instead"), source.Say("people's links, and what they have printed, lead to the edition"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }

// Check compares data with the site in fsys. If the folder has no manifest of
// ours, there is nothing to compare with. Findings are in the order of the
// data. What is owed is to be put into the manifest of the next site, so that
// it is found again until there is a correction.
func Check(d *tariff.Data, fsys fs.FS, files Files) ([]output.Owed, source.List) {
	c, ok := newChecker(fsys, files)
	if !ok {
		return nil, nil
	}
	var owed []output.Owed
	var found source.List
	have := map[string]bool{}
	for _, t := range d.Tariffs {
		for i, e := range t.Editions {
			have[e.Name()] = true
			debts, err := c.debts(t, i)
			if err != nil {
				found = append(found, c.unreadable(e))
			}
			for _, x := range debts {
				owed = append(owed, x.owed(e))
				found = append(found, c.silent(e, x))
			}
		}
	}
	for _, e := range d.Undone {
		have[e.Name()] = true
	}
	for _, x := range c.gone(have) {
		owed = append(owed, x)
		found = append(found, c.missing(x))
	}
	return owed, found
}

func newChecker(fsys fs.FS, files Files) (*checker, bool) {
	m, ok := output.ReadManifest(fsys)
	return &checker{fsys: fsys, manifest: m, files: files}, ok
}

func (c *checker) file(e *tariff.Edition) string {
	return c.files.Path(string(e.Place.ID), string(e.Kind.ID), string(e.ID))
}

// debt is an edit without a correction, and the day of the site that had the
// other value.
type debt struct {
	edit
	since string
}

func (x debt) owed(e *tariff.Edition) output.Owed {
	return output.Owed{Edition: e.Name(), Row: x.row, Column: x.column, Field: string(x.field), Was: x.was, Since: x.since}
}

// debts returns the changes to an edition that still need a correction: those
// that earlier builds recorded, and those since the last build. It returns an
// error if the files of the last build cannot be read.
func (c *checker) debts(t *tariff.Tariff, i int) ([]debt, error) {
	e := t.Editions[i]
	left := slices.DeleteFunc(slices.Clone(c.manifest.Owed), func(o output.Owed) bool { return o.Edition != e.Name() || o.Field == "" })
	if len(left) == 0 && c.files.Same != nil && c.files.Same(e) {
		return nil, nil
	}
	now, err := c.files.Render(e, c.manifest)
	if err != nil {
		return nil, err
	}
	sum, there := c.manifest.Files[c.file(e)]
	same := !there || output.Sum(now) == sum
	if same && len(left) == 0 {
		return nil, nil
	}
	is, err := records(now)
	if err != nil {
		return nil, err
	}
	out := earlier(e, left, is)
	if same {
		return out, nil
	}
	was, err := c.then(e, sum)
	if err != nil {
		return out, err
	}
	for _, x := range edits(was, is) {
		told := func(d debt) bool {
			return d.row == x.row && d.column == x.column && d.field == x.field && d.was == x.was
		}
		if x.logged(e) {
			c.told++
			continue
		}
		if !x.learned(t, i) && !slices.ContainsFunc(out, told) {
			out = append(out, debt{x, c.manifest.Date})
		}
	}
	return out, nil
}

// earlier returns those debts of earlier builds that have neither been
// corrected nor undone.
func earlier(e *tariff.Edition, left []output.Owed, is []record) []debt {
	var out []debt
	for _, o := range left {
		x := edit{row: o.Row, column: o.Column, field: tariff.Field(o.Field), was: o.Was}
		x.is = x.value(is)
		if !x.logged(e) && !x.undone(is) {
			out = append(out, debt{x, o.Since})
		}
	}
	return out
}

// then returns an edition's rates as published, which must have the given sum.
func (c *checker) then(e *tariff.Edition, sum string) ([]record, error) {
	data, err := fs.ReadFile(c.fsys, c.file(e))
	if err != nil {
		return nil, err
	}
	if output.Sum(data) != sum {
		return nil, fs.ErrInvalid
	}
	return records(data)
}

func (c *checker) silent(e *tariff.Edition, x debt) source.Finding {
	f := source.Finding{Pos: e.Pos, Severity: source.Warning, Rule: RuleChanged,
		Message: source.Say(`{1}: the site of {2} says "{3}", this file says "{4}"`, x.field, x.since, x.was, x.is),
		Hint:    source.Say("if readers saw that site: tarif correct {1} tells them of it", e.Name())}
	if x.field == tariff.RowField && x.row == 0 {
		f.Message = source.Say("row: on the site of {1} the rows had other numbers, and people's links lead to them", x.since)
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
		Message: source.Say("the site of {1} had other rates in this edition, and its file {2} is not there to tell which", c.manifest.Date, c.file(e)),
		Hint:    source.Say("if readers saw that site, say what was wrong in a [[correction]]")}
}

// gone returns editions that were published and no longer exist, although
// people have links to them.
func (c *checker) gone(have map[string]bool) []output.Owed {
	out := lists.Where(c.manifest.Owed, func(o output.Owed) bool { return o.Field == "" && !have[o.Edition] })
	for _, file := range slices.Sorted(maps.Keys(c.manifest.Files)) {
		if name, ok := c.editionOf(file); ok && !have[name] {
			out = append(out, output.Owed{Edition: name, Since: c.manifest.Date})
		}
	}
	return out
}

func (c *checker) missing(o output.Owed) source.Finding {
	return source.Finding{Pos: source.Pos{File: "tariffs"}, Severity: source.Warning, Rule: RuleGone,
		Message: source.Say("the site of {1} has the edition {2}, and there is none here", o.Since, o.Edition),
		Hint:    source.Say("an edition stays at its address for ever: put its file back, and if readers should never have had it: tarif undo {1}", o.Edition)}
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
