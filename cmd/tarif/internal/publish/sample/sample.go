// Package sample makes a synthetic site for load tests: places, services, acts
// and prices that do not exist, in the form and size of real ones.
//
// [Files] returns the files of a site's folder for given [Options]. The same
// options always give the same bytes; an edition does not depend on how many
// others there are.
//
// Nothing made here can be mistaken for a published tariff: title and address
// of the site, every name, act number and wording say that they are invented,
// so that each page and each line of data built from them says it too. Only the
// structure is realistic: tables like those of home care, with 62 services of
// which 14 occur twice, once for each role, whose prices are simple fractions
// of one amount for each role.
package sample

import (
	"bytes"
	"embed"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"text/template"

	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/source"
)

// Options say how much to make.
type Options struct {
	Places   int  // 1 to MaxPlaces
	Editions int  // of each tariff, one a year up to LastYear: 1 to MaxEditions
	Kinds    int  // of tariff, each with services of its own: 1 to MaxKinds
	Prices   bool // make a page for each price: three files in each language
	Seed     uint64
}

// Limits of Options. Kazakhstan has some 220 districts and cities; the limits
// are far beyond and only keep a typing mistake from filling a disk.
const (
	MaxPlaces   = 2000
	MaxEditions = 30
	MaxKinds    = 20
)

// LastYear is the period of the newest editions. It is fixed, so that the
// sample does not depend on the day.
const LastYear = 2026

// Check reports the first option that is out of its limits.
func (o Options) Check() error {
	for _, x := range []struct {
		name   string
		n, max int
	}{{"places", o.Places, MaxPlaces}, {"editions", o.Editions, MaxEditions}, {"kinds", o.Kinds, MaxKinds}} {
		if x.n < 1 || x.n > x.max {
			return source.Say("--{1} {2}: write a number from 1 to {3}", x.name, x.n, x.max).Err()
		}
	}
	return nil
}

// Tables returns the number of editions.
func (o Options) Tables() int { return o.Places * o.Editions * o.Kinds }

// Files yields the files of the site one by one, because together they are
// large.
func Files(o Options) (iter.Seq[starter.File], error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	shared, err := o.shared()
	if err != nil {
		return nil, err
	}
	return func(yield func(starter.File) bool) {
		for files := range o.folders(shared) {
			for _, f := range files {
				if !yield(f) {
					return
				}
			}
		}
	}, nil
}

// folders yields what is shared, then each tariff's editions.
func (o Options) folders(shared []starter.File) iter.Seq[[]starter.File] {
	return func(yield func([]starter.File) bool) {
		if !yield(shared) {
			return
		}
		for n := range o.Places * o.Kinds {
			if !yield(o.tariff(place(n/o.Kinds+1), kind(n%o.Kinds+1))) {
				return
			}
		}
	}
}

// shared returns what exists once: settings, catalogue, prose and schemas. The
// schemas are the only files that do not say that they are invented, because
// they describe the format, not the data.
func (o Options) shared() ([]starter.File, error) {
	files, err := starter.Schemas()
	if err != nil {
		return nil, err
	}
	files = append(files,
		render("config.toml", "config.toml", o),
		render("about.kk.md", "content/about/index.kk.md", nil),
		render("about.ru.md", "content/about/index.ru.md", nil),
		render("places.toml", "tariffs/catalogue/places.toml", o.regions()),
		render("measures.toml", "tariffs/catalogue/measures.toml", o.years()))
	for k := range kind(o.Kinds) {
		files = append(files, render("kind.toml", fmt.Sprintf("tariffs/catalogue/kind-%d.toml", k+1), o.kind(k+1)))
	}
	return files, nil
}

// years returns the periods of the editions.
func (o Options) years() []year {
	years := make([]year, o.Editions)
	for i := range years {
		years[i] = year(LastYear - o.Editions + 1 + i)
	}
	return years
}

//go:embed site
var site embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{"list": list}).ParseFS(site, "site/*"))

// list returns the items of a list of words in TOML.
func list(words []string) string {
	return `"` + strings.Join(words, `", "`) + `"`
}

// render makes the file at a path by a template of the folder site.
func render(name, path string, data any) starter.File {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		panic(err) // the templates and the data are this package's own
	}
	return starter.File{Path: path, Data: b.Bytes()}
}

// random returns the random numbers for one thing of the sample. Each has its
// own sequence, so that none depends on what was made before it.
func (o Options) random(thing int, p place, k kind) *rand.Rand {
	return rand.New(rand.NewPCG(o.Seed, uint64(thing)<<32|uint64(p)<<8|uint64(k)))
}

// The things that have a sequence.
const (
	ofPlace = iota + 1
	ofKind
	ofTariff
)
