package cli

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/importer"
	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

type importOptions struct {
	place, kind, edition string
	langs                []lang.Lang
	out, page            string
	save, force, json    bool
	anew                 []string // files of the site that the import makes anew
}

func (a *app) importCommand() *cobra.Command {
	var o importOptions
	cmd := command("import", someFiles, runs(func(ctx context.Context, args []string) error { return a.importAct(ctx, args, o) }))
	f := cmd.Flags()
	f.Var(idFlag(&o.place), "place", "the place's `ID`, as in the catalogue or new")
	f.Var(idFlag(&o.kind), "kind", "the `ID` of the kind of tariff, as in the catalogue or new")
	f.Var(idFlag(&o.edition), "edition", "the edition's `ID` (default by -o or by the act)")
	f.Var(langsFlag(&o.langs), "lang", "`LANG` of the text, kk or ru; once for all files or for each (default told)")
	f.StringVarP(&o.out, "output", "o", "", "write the TOML to `FILE.toml`")
	f.BoolVar(&o.save, "save", false, "write the TOML to its place in the site, by place, kind and edition")
	a.speak(cmd, "messages")
	f.BoolVar(&o.json, "json", false, "print the report in JSON on standard output")
	f.StringVar(&o.page, "report", "", "write the report to `FILE.html`, to settle what was found")
	f.BoolVar(&o.force, "force", false, "replace files that are there")
	return cmd
}

func someFiles(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return source.Say("name a file with an act").Err()
	}
	return nil
}

// check validates the command line as a whole.
func (o *importOptions) check(files []string) error {
	switch {
	case o.place == "":
		return usage{&hinted{source.Say("--place is missing"), source.Say("say whose tariff it is, like --place oral")}}
	case o.kind == "":
		return usage{&hinted{source.Say("--kind is missing"), source.Say("say which kind of tariff it is, like --kind home-care")}}
	case len(o.langs) > 1 && len(o.langs) != len(files):
		return usage{&hinted{source.Say("--lang is given {1} times for {2}", len(o.langs), source.Say("{1} files", len(files))), source.Say("give it once, or once for each file")}}
	case o.out != "" && filepath.Ext(o.out) != ".toml":
		return usage{source.Say("-o {1}: the name must end in .toml", o.out).Err()}
	case o.page != "" && filepath.Ext(o.page) != ".html":
		return usage{source.Say("--report {1}: the name must end in .html", o.page).Err()}
	}
	for _, name := range []string{o.out, o.page} {
		if name == "" {
			continue
		}
		if err := forcedFile(name, o.force); err != nil {
			return err
		}
	}
	return nil
}

// speaks returns the reader's language if the site has it.
func (a *app) speaks() lang.Lang {
	l, _ := lang.Parse(a.localizer.Lang) // empty for English
	return l
}

// onlyPlace sets the place if the site has only one.
func onlyPlace(dir string, o *importOptions) {
	if o.place != "" {
		return
	}
	d, _ := load.Load(siteFiles(dir), "tariffs") // its errors are reported later
	if places := d.Catalogue.Places; len(places) == 1 {
		o.place = string(places[0].ID)
	}
}

func (a *app) importAct(ctx context.Context, files []string, o importOptions) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	onlyPlace(dir, &o)
	if err := o.check(files); err != nil {
		return err
	}
	type outcome struct {
		res *importer.Result
		err error
	}
	done := make(chan outcome, 1)
	go func() { // in the background, so that an interrupt need not wait; nothing is written before it ends
		res, err := a.readAndImport(ctx, dir, files, &o)
		done <- outcome{res, err}
	}()
	watched, end := context.WithCancel(ctx)
	defer end()
	select {
	case <-ctx.Done():
		return source.Say("interrupted: nothing was written").Err()
	case <-overspent(watched):
		res := importer.Import(importer.Input{Place: tariff.PlaceID(o.place), Kind: tariff.KindID(o.kind)})
		res.Report.Findings = append(res.Report.Findings, importer.TooMuch())
		return a.deliver(res, o, dir)
	case x := <-done:
		if x.err != nil {
			return x.err
		}
		if o.save && o.out == "" && x.res.Edition != nil {
			o.out = filepath.Join(dir, "tariffs", o.place, o.kind, string(x.res.Edition.ID)+".toml")
			if err := forcedFile(o.out, o.force); err != nil {
				return err
			}
		}
		return a.deliver(x.res, o, dir)
	}
}

func (a *app) readAndImport(ctx context.Context, dir string, files []string, o *importOptions) (*importer.Result, error) {
	sources, unread, err := readActs(ctx, files, o.langs)
	if err != nil {
		return nil, err
	}
	d, found := load.Load(siteFiles(dir), "tariffs")
	if o.force { // what is made anew is no example for itself
		if o.anew = undecided(found, o.place, o.kind); len(o.anew) > 0 {
			d, found = load.Load(without{siteFiles(dir), o.anew}, "tariffs")
		}
	}
	if err := misspelt(&d.Catalogue, o); err != nil {
		return nil, err
	}
	if n := found.Errors(); n > 0 {
		a.tell(source.Say("tarif: warning: {1} in the site's data, some of it is not known here: see tarif check", source.Say("{1} errors", n)))
	}
	res := importer.Import(importer.Input{Sources: sources, Speaks: a.speaks(), Place: tariff.PlaceID(o.place), Kind: tariff.KindID(o.kind),
		Edition: tariff.EditionID(cmp.Or(o.edition, o.named(dir))), Data: d, Broken: broken(siteFiles(dir), found, o.place, o.kind)})
	if len(unread) > 0 { // a part of an act is not what was asked for
		res.Report.Findings = append(unread, res.Report.Findings...)
		res.TOML, res.Editions, res.Catalogue = nil, nil, nil
	}
	return res, nil
}

// misspelt refuses to save for a place or kind that is nearly one of the site:
// a slip of the hand would found another and propose all its services anew.
func misspelt(c *tariff.Catalogue, o *importOptions) error {
	if !o.save {
		return nil
	}
	place, kind := tariff.PlaceID(o.place), tariff.KindID(o.kind)
	if near := nearest(place, c.Places, func(p *tariff.Place) tariff.PlaceID { return p.ID }); c.Place(place) == nil && !near.IsZero() {
		return unknown(source.Say(`there is no place "{1}"`, o.place), near)
	}
	if near := nearest(kind, c.Kinds, func(k *tariff.Kind) tariff.KindID { return k.ID }); c.Kind(kind) == nil && !near.IsZero() {
		return unknown(source.Say(`there is no kind of tariff "{1}"`, o.kind), near)
	}
	return nil
}

// undecided are the files of the editions of a tariff in which a person has still
// to decide something, and of what was proposed with them.
func undecided(found source.List, place, kind string) []string {
	var out []string
	for _, f := range found {
		of, file := path.Split(f.Pos.File)
		if f.Rule == load.RuleMarkLeft && of == path.Join("tariffs", place, kind)+"/" && !slices.Contains(out, f.Pos.File) {
			out = append(out, f.Pos.File, path.Join("tariffs/catalogue", proposals(place, kind, strings.TrimSuffix(file, ".toml"), 1)))
		}
	}
	return out
}

// broken are the files of a tariff's editions that have errors, by the numbers of
// their acts.
func broken(site fs.FS, found source.List, place, kind string) map[string]string {
	out := map[string]string{}
	for _, f := range found {
		if of, _ := path.Split(f.Pos.File); f.Severity != source.Error || of != path.Join("tariffs", place, kind)+"/" {
			continue
		}
		src, _ := fs.ReadFile(site, f.Pos.File)
		if m := numberOfAct.FindSubmatch(src); m != nil {
			out[string(m[1])] = f.Pos.File
		}
	}
	return out
}

// numberOfAct matches the act's number in an edition's file, in which those of
// other acts come later.
var numberOfAct = regexp.MustCompile(`(?m)^\[act\]\s(?:.*\n)*?number = "(.*?)"`)

// without is a file system in which some files are not there.
type without struct {
	fs.FS
	names []string
}

func (w without) Open(name string) (fs.File, error) {
	if slices.Contains(w.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return w.FS.Open(name)
}

func (w without) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(w.FS, name)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool { return slices.Contains(w.names, path.Join(name, e.Name())) }), err
}

// named returns the edition that -o names if its file belongs into the site.
func (o *importOptions) named(dir string) string {
	abs, err := filepath.Abs(o.out)
	if err != nil || o.out == "" {
		return ""
	}
	name := strings.TrimSuffix(filepath.Base(abs), ".toml")
	if filepath.Dir(abs) != filepath.Join(dir, "tariffs", o.place, o.kind) || !idSyntax.MatchString(name) {
		return ""
	}
	return name
}

// readActs reads the files. An error of a document reader becomes a finding.
func readActs(ctx context.Context, files []string, langs []lang.Lang) (read []importer.Source, unread []importer.Finding, err error) {
	for i, name := range files {
		d, err := readAct(ctx, name)
		var refused *doc.Error
		switch {
		case errors.As(err, &refused):
			unread = append(unread, importer.Finding{Severity: importer.Error, Rule: refused.Rule, Message: source.Say("{1}: {2}", name, refused.Message), Hint: refused.Hint})
		case err != nil:
			return nil, nil, err
		default:
			read = append(read, importer.Source{Name: filepath.ToSlash(name), Lang: langOf(langs, i), Doc: d})
		}
	}
	return read, unread, nil
}

// langOf returns the language of the i-th file, or "" if none was given.
func langOf(langs []lang.Lang, i int) lang.Lang {
	switch len(langs) {
	case 0:
		return ""
	case 1:
		return langs[0]
	}
	return langs[i]
}

func readAct(ctx context.Context, name string) (*doc.Document, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, unknown(source.Say("{1}: there is no such file", name), source.Text{})
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, unknown(source.Say("{1} is a folder", name), source.Say("name the file with the act"))
	}
	if refused := doc.TooLarge(info.Size()); refused != nil {
		return nil, refused
	}
	data, err := readNamed(name, doc.MaxFile+1)
	if err != nil {
		return nil, err
	}
	return doc.Read(ctx, name, data)
}
