package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/files/door"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/show/kit"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// sources are the names in a site's folder from which it is made.
var sources = []string{config.Name, "tariffs", "content", "templates"}

// loaded is what the commands need of a loaded site. It is a separate struct so
// that tests can do without a site.
type loaded struct {
	data     *tariff.Data
	prose    []*prose.Page
	words    wording.Words
	day      tariff.Date
	manifest output.Manifest
	plan     func() (output.Plan, error)
	mistakes func(*tariff.Edition, fs.FS) (all []tariff.Correction, told int, err error)
	kit      func(*tariff.Edition) ([]kit.File, error)
	explain  func(error) source.Finding // the finding for an error of rendering a file
}

// request holds the options for loading a site.
type request struct {
	day     tariff.Date // if zero, the day of now in the site's time zone
	now     func() time.Time
	baseURL string       // overrides the configuration
	memory  *site.Memory // of earlier loads; may be nil
	inputs  *site.Inputs // hashes of the folder; nil unless a build can reuse an earlier one
	prove   bool         // render files to find what would fail
	site    string       // folder of the published site to compare the data with, or ""
}

// loader loads a site's folder. The site is nil if the findings include errors.
type loader func(fsys fs.FS, r request) (*loaded, source.List)

// hasher hashes the files of a site's folder.
type hasher func(fsys fs.FS) *site.Inputs

// folder returns the absolute path of the site's folder.
func (a *app) folder() (string, error) {
	dir, err := filepath.Abs(a.site)
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", usage{source.Say("--site {1}: there is no such folder", a.site).Err()}
	}
	if err := output.Resume(dir); err != nil {
		return "", err
	}
	if isFile(filepath.Join(dir, config.Name)) {
		// Any command restores a site that a killed build had moved aside.
		return dir, a.mend(filepath.Join(dir, "public"), dir)
	}
	return "", &hinted{source.Say("there is no {1} in {2}", config.Name, dir), whereSite(dir)}
}

// mend repairs what a killed build left, and reports it.
func (a *app) mend(out, dir string) error {
	r, err := output.Disk(out, protected(dir)...).Recover()
	if err != nil {
		return err
	}
	if how := map[output.Mend]source.Text{
		output.Restored: source.Say("an earlier build was interrupted: the old site stands in {1} again", show(out)),
		output.Cleared:  source.Say("an earlier build was interrupted: what it had begun for {1} was taken away", show(out)),
		output.Finished: source.Say("an earlier build was interrupted: what it had ready for {1} was put into place", show(out)),
	}[r.Mend]; r.Mend != "" {
		a.tell(how)
	}
	if r.Leftover != "" {
		a.tell(source.Say("what an earlier build left in {1} could not be removed", show(r.Leftover)))
	}
	return nil
}

// whereSite hints at folders that contain a site.
func whereSite(dir string) source.Text {
	for up := filepath.Dir(dir); ; up = filepath.Dir(up) {
		if isFile(filepath.Join(up, config.Name)) {
			return source.Say("there is one in a folder above: --site {1}", quoted(show(up)))
		}
		if up == filepath.Dir(up) {
			return source.Say("run tarif in the folder of a site, or name it with --site DIR")
		}
	}
}

func isFile(p string) bool {
	info, err := os.Stat(p)
	return err == nil && info.Mode().IsRegular()
}

// show returns a path relative to the working directory, or absolute if that is
// shorter.
func show(p string) string {
	cwd, err := os.Getwd()
	if err != nil {
		return p
	}
	rel, err := filepath.Rel(cwd, p)
	if err != nil || len(rel) > len(p) {
		return p
	}
	return rel
}

// open loads the site in dir. Findings name files relative to the working
// directory, so that an editor can open them.
func (a *app) open(dir string, r request) (*loaded, source.List) {
	s, found := a.readSite(dir, r)
	relocate(found, show(dir))
	return s, found
}

// readSite is like open, but findings name files relative to the site's folder.
func (a *app) readSite(dir string, r request) (*loaded, source.List) {
	files, err := door.Open(dir)
	if err != nil {
		return nil, source.List{{Pos: source.Pos{File: dir}, Severity: source.Error, Rule: door.RuleSkipped, Message: source.Say("not opened: {1}", err.Error())}}
	}
	files.Survey(sources...)
	s, found := a.load(files, r)
	if skipped := files.Skipped(); len(skipped) > 0 {
		said := slices.Clone(found)
		s, found = nil, append(found, slices.DeleteFunc(skipped, func(f source.Finding) bool {
			return slices.ContainsFunc(said, func(g source.Finding) bool { return g.Pos.File == f.Pos.File && g.Severity == source.Error })
		})...)
	}
	found = append(found, files.Followed()...)
	found.Sort()
	return s, found
}

// siteFiles returns a site's folder, restricted to the files that belong to it.
func siteFiles(dir string) fs.FS {
	if f, err := door.Open(dir); err == nil {
		return f
	}
	return os.DirFS(dir) // reading it reports the error
}

// relocate prepends a folder's path to the file names of findings.
func relocate(found source.List, prefix string) {
	if prefix == "." {
		return
	}
	for i := range found {
		f := &found[i]
		f.Pos.File = filepath.ToSlash(filepath.Join(prefix, f.Pos.File))
		if f.See != nil {
			see := *f.See
			see.File = filepath.ToSlash(filepath.Join(prefix, see.File))
			f.See = &see
		}
		if f.Waived != nil {
			w := *f.Waived
			w.Pos.File = filepath.ToSlash(filepath.Join(prefix, w.Pos.File))
			f.Waived = &w
		}
	}
}

// verdict summarizes findings.
func verdict(l source.List) source.Text {
	var parts []source.Text
	errs, warnings := l.Errors(), l.Warnings()
	if errs > 0 {
		parts = append(parts, source.Say("{1} errors", errs))
	}
	if warnings > 0 {
		parts = append(parts, source.Say("{1} warnings", warnings))
	}
	if errs+warnings == 0 {
		parts = append(parts, source.Say("no findings"))
	}
	if waived := len(l) - errs - warnings; waived > 0 {
		parts = append(parts, source.Say("{1} waived", waived))
	}
	all := parts[0]
	for _, p := range parts[1:] {
		all = source.Say("{1}, {2}", all, p)
	}
	return all
}

// tell prints a line for the person at the terminal in their language.
func (a *app) tell(t source.Text) { fmt.Fprintln(a.stderr, a.localizer.Say(t)) }

// advise prints advice.
func (a *app) advise(t source.Text) { a.tell(source.Say("hint: {1}", t)) }
