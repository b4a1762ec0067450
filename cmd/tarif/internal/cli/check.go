package cli

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

func (a *app) checkCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check [PATH …] [--json]",
		Short: "say what is wrong with the data",
		Long: `Check reads the whole site and prints every finding, errors and warnings, with
file, line and column. With PATH, a file or folder of the site, it prints only
what concerns that; PATH is looked for from the working directory, then from
the site's folder. It writes nothing.

The exit status is 1 if an error was printed; warnings alone give 0.`,
		Example: `  tarif check
  tarif check tariffs/oral/home-care/2026.toml
  tarif check tariffs content --json`,
		RunE: runs(func(_ context.Context, args []string) error { return a.check(args, asJSON) }),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print a report in JSON on standard output")
	return cmd
}

// checkReport is what check --json prints.
type checkReport struct {
	Editions  int         `json:"editions"`
	Rates     int         `json:"rates"`
	Errors    int         `json:"errors"`
	Warnings  int         `json:"warnings"`
	Elsewhere int         `json:"elsewhere"` // findings about what was not asked for
	Findings  source.List `json:"findings"`
}

func (a *app) check(args []string, asJSON bool) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	wanted, err := within(dir, args)
	if err != nil {
		return err
	}
	if err := wanted.check(); err != nil {
		return err
	}
	s, all := a.open(dir, request{now: a.now})
	if s != nil && all.Err() == nil {
		if _, err := s.plan(); err != nil {
			return err
		}
	}
	r := reportOn(s, all, wanted, show(dir))
	if err := a.printCheck(r, asJSON); err != nil {
		return err
	}
	if r.Errors > 0 {
		return errReported
	}
	return nil
}

func (a *app) printCheck(r checkReport, asJSON bool) error {
	if asJSON {
		if err := a.printJSON(r); err != nil {
			return err
		}
	} else {
		r.Findings.Print(a.stdout)
	}
	fmt.Fprintln(a.stderr, r)
	return nil
}

// String sums up. With an error in the data there may be nothing to count.
func (r checkReport) String() string {
	line := "checked"
	if r.Editions > 0 || r.Findings.Err() == nil {
		line += fmt.Sprintf(" %s with %s", count(r.Editions, "edition"), count(r.Rates, "rate"))
	}
	line += ": " + verdict(r.Findings)
	if r.Elsewhere > 0 {
		line += fmt.Sprintf(" (%d elsewhere)", r.Elsewhere)
	}
	return line
}

// reportOn keeps the findings, and counts the editions, that are wanted. Paths of
// findings begin with prefix, the way to the site's folder; those of editions
// begin there.
func reportOn(s *loaded, all source.List, wanted selection, prefix string) checkReport {
	r := checkReport{Findings: source.List{}}
	for _, f := range all {
		rel, err := filepath.Rel(prefix, filepath.FromSlash(f.Pos.File))
		if err != nil || !wanted.has(filepath.ToSlash(rel)) {
			r.Elsewhere++
			continue
		}
		r.Findings = append(r.Findings, f)
	}
	r.Errors = r.Findings.Errors()
	r.Warnings = len(r.Findings) - r.Errors
	if s != nil {
		r.Editions, r.Rates = extent(s.data, wanted)
	}
	return r
}

func extent(d *tariff.Data, wanted selection) (editions, rates int) {
	for _, t := range d.Tariffs {
		for _, e := range t.Editions {
			if wanted.has(e.Pos.File) {
				editions++
				rates += len(e.Rates)
			}
		}
	}
	return editions, rates
}

// selection is paths within the site, with slashes; none means everything.
type selection []string

func (s selection) has(p string) bool {
	for _, w := range s {
		if w == "." || p == w || strings.HasPrefix(p, w+"/") {
			return true
		}
	}
	return len(s) == 0
}

// check refuses paths of which check would say that all is well although it
// does not look at them.
func (s selection) check() error {
	for _, p := range s {
		first, _, _ := strings.Cut(p, "/")
		notes := path.Base(p) == "README.md" && first != "content" // there it would be a page with a wrong name
		if p != "." && (notes || !slices.Contains(sources, first)) {
			return usage{fmt.Errorf("%s: nothing there is checked: name a file or folder of %s", p, strings.Join(sources, ", "))}
		}
	}
	return nil
}

// within makes paths of the command line into paths within the site. One that
// is not to be found from the working directory may be meant from the site's
// folder.
func within(dir string, args []string) (selection, error) {
	var out selection
	for _, arg := range args {
		abs, err := filepath.Abs(arg)
		if err != nil {
			return nil, err
		}
		if below := filepath.Join(dir, arg); !exists(abs) && !filepath.IsAbs(arg) {
			abs = below
		}
		if !exists(abs) {
			return nil, usage{fmt.Errorf("%s: there is no such file or folder", arg)}
		}
		rel, err := filepath.Rel(dir, abs)
		if err != nil || !filepath.IsLocal(rel) {
			return nil, usage{fmt.Errorf("%s is not in the site's folder %s", arg, dir)}
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out, nil
}

func exists(p string) bool {
	_, err := os.Stat(p)
	return err == nil
}
