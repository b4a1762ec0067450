// Package load reads tariffs/*.toml into [tariff.Data] and reports everything
// that is wrong with the files.
//
// The folder has a catalogue, catalogue/*.toml, which is read as one, and a
// file for each edition, {place}/{kind}/{edition}.toml, with the act's captured
// text beside it. The format is defined by the types in rawcatalogue.go and
// rawedition.go; the decoder, the checks and the JSON Schema for editors follow
// them.
//
// [Load] reports every finding at once, in order of files and lines; an error
// in one file hides nothing in the others; the same folder gives the same
// result. Each kind of finding has a stable name, its rule. The package reads
// only through fs.FS, does not use the clock and decides nothing that depends
// on the day.
//
// Read load.go first, then edition.go and rates.go, which convert a file;
// table.go, times.go, halves.go, across.go and copies.go check the result.
package load

import (
	"io/fs"
	"path"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Load reads the folder dir of a site. If the findings have no error, the data
// is complete. Otherwise it has as much of the catalogue as could be read, the
// editions without an error and the names of the others, so that further checks
// can run without reporting what is missing only because of an error already
// found.
func Load(fsys fs.FS, dir string) (*tariff.Data, source.List) {
	return new(Cache).Load(fsys, dir)
}

// together joins the results for all files, and checks them against each other.
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
	found = tomlfile.Limit(gather(found))
	return &tariff.Data{Catalogue: *c, Tariffs: tariffs(live), Undone: undone, Faulty: faulty(tree, results), Waivers: all}, found
}

// faulty names the editions that are left out, by path and by the names they
// have inside, and the files and folders that were not read.
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

// File reads one edition from anywhere, with the given catalogue. It checks
// neither the path nor the captured texts. The edition is nil if there is an
// error.
func File(fsys fs.FS, name string, c *tariff.Catalogue) (*tariff.Edition, source.List) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, source.List{unreadable(name, err)}
	}
	return Edition(name, src, c)
}

// Edition is like File, for bytes in memory.
func Edition(name string, src []byte, c *tariff.Catalogue) (*tariff.Edition, source.List) {
	doc, raw, found := parse[editionFile](name, src)
	if doc == nil {
		return nil, found
	}
	e, more := newEdition(doc, raw, newLookup(c))
	found = append(found, more...)
	found.Waive(waivers(doc, raw), may)
	found.Sort()
	found = tomlfile.Limit(gather(found))
	if found.Errors() > 0 {
		return nil, found
	}
	return e, found
}

// result is the result for one edition's file. It does not keep the file
// itself: those of a whole country would be most of a build's memory.
type result struct {
	at      editionPath
	places  places // nil if the file could not be parsed
	edition *tariff.Edition
	called  string   // the name that the edition has inside its file
	partial bool     // the catalogue could not be read completely
	texts   []string // names of the captured texts
	waivers []source.Waiver
	found   source.List
	marks   source.List // do not prevent the edition from being used
}

// good reports whether the edition can be used. If the catalogue is incomplete,
// even an edition without an error may lack what it refers to.
func (r *result) good() bool { return r.edition != nil && !r.partial && r.found.Errors() == 0 }

func loadEdition(fsys fs.FS, at editionPath, look *lookup) result {
	doc, raw, found := decode[editionFile](fsys, at.file)
	r := result{at: at, found: found}
	if doc == nil || len(found) > tomlfile.MostFindings { // what more could be found is no help
		return r
	}
	r.places, r.marks = placesIn(doc, len(raw.Source.Texts)), marks(doc)
	e, more := newEdition(doc, raw, look)
	r.edition, r.partial = e, look.partial
	undecided(e, r.marks)
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

// undecided tells the edition and its rates of the marks that stand in them.
func undecided(e *tariff.Edition, marks source.List) {
	if e == nil {
		return
	}
	for _, m := range marks {
		var in *tariff.Rate
		for _, r := range e.Rates {
			if r.Pos.Line <= m.Pos.Line && (in == nil || r.Pos.Line > in.Pos.Line) {
				in = r
			}
		}
		if in == nil {
			e.Undecided = true
		} else {
			in.Undecided = true
		}
	}
}

// decode reads a file into a T. The Doc is nil if the file could not be parsed.
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

// marks reports what is left for a person to decide. Such a file can still be
// read, compared and viewed, but a site with it cannot be published.
func marks(doc *tomlfile.Doc) source.List {
	return doc.Comments(marked, RuleMarkLeft, source.Say("import left a mark here: a person has to decide"),
		source.Say("look at the act, put the value right and take the mark out"))
}

// marked reports whether a comment is the mark that import leaves, in either
// language, where a person has to decide.
func marked(comment string) bool {
	word, _, _ := strings.Cut(comment, ":")
	word = strings.ToLower(strings.TrimSpace(word))
	return strings.HasPrefix(word, "шешіңіз") || strings.HasPrefix(word, "решите")
}

// apart separates the editions that should never have been published.
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
