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

// loaded is what the commands need of a loaded site. It is a struct of its own
// so that they can be tested without one.
type loaded struct {
	data     *tariff.Data
	prose    []*prose.Page
	words    wording.Words
	day      tariff.Date
	manifest output.Manifest
	plan     func() (output.Plan, error)
	mistakes func(*tariff.Edition, fs.FS) ([]tariff.Correction, error)
	kit      func(*tariff.Edition) ([]kit.File, error)
	explain  func(error) source.Finding // of a file that could not be made
}

// request is what the command line says about a site.
type request struct {
	day     tariff.Date // zero: the day of now in the site's time zone
	now     func() time.Time
	baseURL string       // overrides the configuration
	memory  *site.Memory // of earlier loads, where there are any
	inputs  *site.Inputs // of the folder, where the plan is to say what files are made from
	prove   bool         // whether to find what would keep files from being made
	site    string       // folder of the published site that the data is compared with; none where empty
}

// loader reads a site's folder. The site is nil where the findings leave none.
type loader func(fsys fs.FS, r request) (*loaded, source.List)

// hasher reads the hashes of a site's folder.
type hasher func(fsys fs.FS) *site.Inputs

// folder returns the site's folder, absolute.
func (a *app) folder() (string, error) {
	dir, err := filepath.Abs(a.site)
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", usage{source.Say("--site {1}: there is no such folder", a.site).Err()}
	}
	if isFile(filepath.Join(dir, config.Name)) {
		// A site that a killed build had moved aside comes back with any command.
		return dir, a.mend(filepath.Join(dir, "public"), dir)
	}
	return "", &hinted{source.Say("there is no {1} in {2}", config.Name, dir), whereSite(dir)}
}

// mend puts in order what a killed build left, and says so.
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

// whereSite says where a site may be instead.
func whereSite(dir string) source.Text {
	for up := filepath.Dir(dir); ; up = filepath.Dir(up) {
		if isFile(filepath.Join(up, config.Name)) {
			return source.Say("there is one in a folder above: --site {1}", show(up))
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

// show returns a path as it is reached from the working directory, or whole if
// that is shorter.
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

// open loads the site in dir. Findings name files as they are reached from the
// working directory, so that an editor can open them.
func (a *app) open(dir string, r request) (*loaded, source.List) {
	s, found := a.readSite(dir, r)
	relocate(found, show(dir))
	return s, found
}

// readSite is open with files named as they are reached from the site's folder.
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

// siteFiles is a site's folder, of which nothing but its own files is read.
func siteFiles(dir string) fs.FS {
	if f, err := door.Open(dir); err == nil {
		return f
	}
	return os.DirFS(dir) // which says what is wrong with it
}

// relocate puts the way to a folder before the files that findings name.
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

// verdict sums up findings.
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

// advise prints what can be done.
func (a *app) advise(t source.Text) { a.tell(source.Say("hint: {1}", t)) }
