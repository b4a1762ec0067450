package check

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// spot is something in the files of tariffs/ that a finding can be about.
type spot struct {
	file  string       // of an edition
	rate  *tariff.Rate // of an edition
	table string       // of the catalogue: "service"
	id    string       // in this table; for tables without ids their index
	key   string       // the key in the file, rate or table
	part  string       // what to point at within the value
}

// in returns the spot of a key of s.
func (s spot) in(key string) spot {
	s.key = key
	return s
}

// at returns the spot of a part of the value.
func (s spot) at(part string) spot {
	s.part = part
	return s
}

// ofRate returns the spot of a key of a rate.
func ofRate(r *tariff.Rate, key string) spot { return spot{rate: r, key: key} }

// ofEdition returns the spot of a key of an edition's file.
func ofEdition(e *tariff.Edition, key string) spot { return spot{file: e.Pos.File, key: key} }

// places finds spots in the files. The data have few positions, so files are
// read again, but only for findings.
type places struct {
	fsys    fs.FS
	docs    map[string]*read    // of the files asked for last; findings come file by file
	entries map[[2]string]entry // of the catalogue, by table and id; nil until needed
}

// mostDocs is how many files are kept: a finding is about two or three.
const mostDocs = 8

// read is a file, nil if it cannot be parsed, and the paths of its rates, nil
// until needed.
type read struct {
	doc   *tomlfile.Doc
	rates map[source.Pos]string
}

// entry is the position of an element of the catalogue.
type entry struct {
	doc  *tomlfile.Doc
	path string
}

func newPlaces(fsys fs.FS) *places {
	return &places{fsys: fsys, docs: map[string]*read{}}
}

// find returns the position of a spot, as precisely as is known, and its line.
func (p *places) find(s spot) (source.Pos, string) {
	var doc *tomlfile.Doc
	at := ""
	switch {
	case s.rate != nil:
		doc, at = p.rate(s.rate)
	case s.table != "":
		e := p.entry(s.table, s.id)
		doc, at = e.doc, e.path
	default:
		doc = p.read(s.file).doc
	}
	if doc == nil {
		return source.Pos{File: s.file}, ""
	}
	if at != "" {
		at += "."
	}
	return doc.Inside(at+s.key, s.part)
}

// read returns a file that has been read before without an error.
func (p *places) read(name string) *read {
	if r := p.docs[name]; r != nil {
		return r
	}
	if len(p.docs) >= mostDocs {
		clear(p.docs)
	}
	r := new(read)
	if src, err := fs.ReadFile(p.fsys, name); err == nil {
		r.doc, _ = tomlfile.Parse(name, src)
	}
	p.docs[name] = r
	return r
}

// rate returns the file and the path of a rate, given only its position.
func (p *places) rate(r *tariff.Rate) (*tomlfile.Doc, string) {
	in := p.read(r.Pos.File)
	if in.rates == nil && in.doc != nil {
		in.rates = map[source.Pos]string{}
		for i := range r.Edition.Rates {
			if at := fmt.Sprintf("rate[%d]", i); in.doc.Has(at) {
				in.rates[in.doc.Pos(at)] = at
			}
		}
	}
	return in.doc, in.rates[r.Pos]
}

func (p *places) entry(table, id string) entry {
	if p.entries == nil {
		p.entries = map[[2]string]entry{}
		names, _ := fs.Glob(p.fsys, "tariffs/catalogue/*.toml")
		slices.Sort(names)
		counts := map[string]int{}
		for _, name := range names {
			p.index(name, counts)
		}
	}
	return p.entries[[2]string{table, id}]
}

// index records the elements of one file of the catalogue.
func (p *places) index(name string, counts map[string]int) {
	doc := p.read(path.Clean(name)).doc
	if doc == nil {
		return
	}
	var tables map[string]any
	doc.Decode(&tables)
	for table, list := range tables {
		elements, _ := list.([]map[string]any)
		for i, el := range elements {
			id, ok := el["id"].(string)
			if !ok {
				id = strconv.Itoa(counts[table])
			}
			counts[table]++
			p.entries[[2]string{table, id}] = entry{doc, fmt.Sprintf("%s[%d]", table, i)}
		}
	}
}
