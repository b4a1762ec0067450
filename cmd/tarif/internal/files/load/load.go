// Package load reads tariffs/*.toml into [tariff.Data] and says everything
// that is wrong with the files.
//
// The folder holds a catalogue, catalogue/*.toml, which is read as one, and a
// file an edition, {place}/{kind}/{edition}.toml, with the act's captured text
// beside it. What the files may hold is said once, by the types in
// rawcatalogue.go and rawedition.go; the decoder, the checks and the JSON
// Schema for editors follow them.
//
// [Load] promises: every finding at once, in the order of files and lines; one
// bad file hides nothing of the others; the same folder gives the same answer.
// Each kind of finding has a stable name, its rule. The package reads through
// fs.FS only, asks no clock and decides nothing that depends on the day.
package load

import (
	"io/fs"
	"path"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Load reads the folder dir of a site. The data is whole if the findings hold
// no error; else it holds the catalogue as far as it could be read, the
// editions without an error and the names of the others, so that other checks
// can go on and say nothing of what is missing for a fault that was found.
func Load(fsys fs.FS, dir string) (*tariff.Data, source.List) {
	return new(Cache).Load(fsys, dir)
}

// together joins what came of the files, and finds what none of them shows alone.
func together(tree tree, c *tariff.Catalogue, results []result, found source.List) (*tariff.Data, source.List) {
	var all []source.Waiver
	for _, r := range results {
		found = append(found, r.found...)
		all = append(all, r.waivers...)
		found = append(found, r.marks...)
	}
	found = append(found, unused(tree, results)...)
	live, undone := apart(results)
	found = append(found, neighbours(live)...)
	found = append(found, gaps(live)...)
	found = append(found, copied(live)...)
	found.Waive(all, may)
	found.Sort()
	found = gather(found)
	return &tariff.Data{Catalogue: *c, Tariffs: tariffs(live), Undone: undone, Faulty: faulty(tree, results), Waivers: all}, found
}

// faulty names the editions that are not among the tariffs, by their path and
// by what they call themselves, and the files and folders that were not read.
func faulty(t tree, results []result) []string {
	names := t.unread
	for _, r := range results {
		if r.good() {
			continue
		}
		names = append(names, path.Join(r.at.place, r.at.kind, r.at.edition))
		if r.edition != nil && r.called != names[len(names)-1] {
			names = append(names, r.called)
		}
	}
	return names
}

// File reads one edition from anywhere, against a catalogue. Neither its path
// nor the captured text beside it is checked. The edition is nil if there is
// an error.
func File(fsys fs.FS, name string, c *tariff.Catalogue) (*tariff.Edition, source.List) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, source.List{unreadable(name, err)}
	}
	return Edition(name, src, c)
}

// Edition is File for what is in memory.
func Edition(name string, src []byte, c *tariff.Catalogue) (*tariff.Edition, source.List) {
	doc, raw, found := parse[editionFile](name, src)
	if doc == nil {
		return nil, found
	}
	e, more := newEdition(doc, raw, lookupIn(c))
	found = append(found, more...)
	found.Waive(waivers(doc, raw), may)
	found.Sort()
	found = gather(found)
	if found.Errors() > 0 {
		return nil, found
	}
	return e, found
}

// result is what came of one edition's file. The file itself is let go: a
// country's would be most of the memory that a build takes.
type result struct {
	at      editionPath
	places  places // nil if the file could not be parsed
	edition *tariff.Edition
	called  string   // what the edition calls itself
	partial bool     // the catalogue could not be read whole
	texts   []string // names of the captured texts
	waivers []source.Waiver
	found   source.List
	marks   source.List // they do not keep the edition from being used
}

// good reports whether the edition can be used. Where the catalogue could not
// be read whole, an edition without an error may still lack what it refers to.
func (r *result) good() bool { return r.edition != nil && !r.partial && r.found.Errors() == 0 }

func loadEdition(fsys fs.FS, at editionPath, look *lookup) result {
	doc, raw, found := decode[editionFile](fsys, at.file)
	r := result{at: at, found: found}
	if doc == nil {
		return r
	}
	r.places, r.marks = placesIn(doc, len(raw.Source.Texts)), marks(doc)
	e, more := newEdition(doc, raw, look)
	r.edition, r.partial = e, look.partial
	r.called = path.Join(string(raw.Place), string(raw.Kind), string(raw.Edition))
	r.found = append(r.found, at.consequent(doc, raw, more)...)
	r.found = append(r.found, at.agrees(doc, raw)...)
	captures, more := checkTexts(fsys, doc, raw.Source.Texts)
	r.texts = captures
	r.found = append(r.found, more...)
	r.waivers = waivers(doc, raw)
	r.found.Waive(r.waivers, may)
	return r
}

// decode reads a file into T. The Doc is nil if it could not be parsed.
func decode[T any](fsys fs.FS, name string) (*tomlfile.Doc, *T, source.List) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, nil, source.List{unreadable(name, err)}
	}
	return parse[T](name, src)
}

func parse[T any](name string, src []byte) (*tomlfile.Doc, *T, source.List) {
	doc, found := tomlfile.Parse(name, src)
	if doc == nil {
		return nil, nil, found
	}
	raw := new(T)
	return doc, raw, doc.Decode(raw)
}

// marks reports what is left for a person to decide. Such a file can be read all
// the same, compared and looked at; a site cannot be published with it.
func marks(doc *tomlfile.Doc) source.List {
	return doc.Comments(marked, ruleMarkLeft, source.Say("a mark for a person to decide is left here"),
		source.Say("look at the act, put the value right and take the mark out"))
}

// marked reports whether a comment is the mark that import leaves where a person
// has to decide, in either language.
func marked(comment string) bool {
	word, _, _ := strings.Cut(comment, ":")
	word = strings.ToLower(strings.TrimSpace(word))
	return strings.HasPrefix(word, "шешіңіз") || strings.HasPrefix(word, "решите")
}

// apart takes the editions that should never have been published from the others.
func apart(results []result) (live []result, undone []*tariff.Edition) {
	for _, r := range results {
		switch {
		case r.edition == nil || r.edition.Undone == nil:
			live = append(live, r)
		case r.good():
			undone = append(undone, r.edition)
		}
	}
	return live, undone
}

// tariffs groups the good editions by place and kind.
func tariffs(results []result) []*tariff.Tariff {
	var all []*tariff.Tariff
	for _, r := range results { // in the order of paths, so by place and kind
		if !r.good() {
			continue
		}
		e, n := r.edition, len(all)
		if n == 0 || all[n-1].Place != e.Place || all[n-1].Kind != e.Kind {
			all = append(all, &tariff.Tariff{Place: e.Place, Kind: e.Kind})
			n++
		}
		all[n-1].Editions = append(all[n-1].Editions, e)
	}
	for _, t := range all {
		t.Editions = tariff.SortTimeline(t.Editions)
	}
	return all
}

// whole returns a finding about a file as a whole.
func whole(name string, s source.Severity, rule string, message, hint source.Text) source.Finding {
	return source.Finding{Pos: source.Pos{File: name}, Severity: s, Rule: rule, Message: message, Hint: hint}
}

func unreadable(name string, err error) source.Finding {
	_, reason, ok := strings.Cut(err.Error(), name+": ")
	if !ok {
		reason = err.Error()
	}
	return whole(name, source.Error, ruleUnreadable, source.Say("cannot be read: {1}", reason), source.Text{})
}
