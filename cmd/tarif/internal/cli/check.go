package cli

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/cli/rules"
	"tarif/cmd/tarif/internal/cli/sarif"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// checkOptions are the flags of check.
type checkOptions struct {
	format    checkFormat
	json      bool
	rules     bool
	calendar  bool
	concepts  bool
	date      tariff.Date
	published string
}

func (a *app) checkCommand() *cobra.Command {
	o := checkOptions{format: formatText}
	cmd := command("check", nil, runs(func(_ context.Context, args []string) error { return a.check(args, o) }))
	f := cmd.Flags()
	f.Var(valueFlag[checkFormat]{&o.format, "FORMAT", parseCheckFormat}, "format", "`FORMAT`: text, json, sarif; markdown of rules, ics of calendar")
	a.speak(cmd, "lang")
	f.Var(dateFlag(&o.date), "date", "check as on this `DATE`, YYYY-MM-DD (default today)")
	f.Var(dirFlag(&o.published), "published", "compare with the site in `DIR` (default public)")
	f.BoolVar(&o.rules, "rules", false, "print the rules and look at no site")
	f.BoolVar(&o.calendar, "calendar", false, "print what runs out soon and what is missing for the coming year")
	f.BoolVar(&o.concepts, "concepts", false, "print the words and services of concepts of the search")
	f.BoolVar(&o.json, "json", false, "print a report in JSON on standard output: --format json")
	return cmd
}

// The formats of check.
const (
	formatText     checkFormat = "text"
	formatJSON     checkFormat = "json"
	formatSARIF    checkFormat = "sarif"
	formatMarkdown checkFormat = "markdown"
	formatICS      checkFormat = "ics"
)

type checkFormat string

func parseCheckFormat(s string) (checkFormat, error) {
	switch f := checkFormat(s); f {
	case formatText, formatJSON, formatSARIF, formatMarkdown, formatICS:
		return f, nil
	}
	return "", source.Say("write text, json, sarif, markdown or ics").Err()
}

// check rejects flags that exclude each other.
func (o *checkOptions) check(args []string) error {
	if o.json {
		o.format = formatJSON
	}
	switch {
	case o.rules && len(args) > 0:
		return usage{source.Say("--rules takes no PATH").Err()}
	case o.rules && o.format == formatSARIF:
		return usage{source.Say("--rules has no SARIF: it is part of that of the findings").Err()}
	case o.calendar != (o.format == formatICS) && o.format == formatICS:
		return usage{source.Say("--format ics is for --calendar only").Err()}
	case o.concepts && o.format != formatText && o.format != formatJSON:
		return usage{source.Say("--concepts prints text or json only").Err()}
	case !o.rules && o.format == formatMarkdown:
		return usage{source.Say("--format markdown is for --rules only").Err()}
	}
	return nil
}

// site returns the folder of the published site: the one given, or public in
// the site's folder, which need not exist.
func (o *checkOptions) site(dir string) (string, error) {
	if o.published == "" {
		return filepath.Join(dir, "public"), nil
	}
	if _, ok := output.ReadManifest(siteFiles(o.published)); !ok {
		return "", usage{source.Say("--published {1}: there is no manifest.json of a site made by tarif", o.published).Err()}
	}
	return o.published, nil
}

// checkReport is the output of check --json.
type checkReport struct {
	Editions  int           `json:"editions"`
	Rates     int           `json:"rates"`
	Errors    int           `json:"errors"`
	Warnings  int           `json:"warnings"`
	Waived    int           `json:"waived"`
	Elsewhere int           `json:"elsewhere"` // findings in files that were not selected
	Findings  []source.Said `json:"findings"`

	found source.List
}

func (a *app) check(args []string, o checkOptions) error {
	if err := o.check(args); err != nil {
		return err
	}
	if o.rules {
		return a.printRules(o.format)
	}
	if o.calendar {
		return a.printCalendar(o)
	}
	if o.concepts {
		return a.printConcepts(args, o.format)
	}
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
	published, err := o.site(dir)
	if err != nil {
		return err
	}
	s, all := a.open(dir, request{day: o.date, now: a.now, site: published, prove: true})
	if s != nil && all.Err() == nil {
		if _, err := s.plan(); err != nil {
			return err
		}
	}
	r := reportOn(s, all, wanted, show(dir))
	if err := a.printCheck(r, o.format); err != nil {
		return err
	}
	if r.Errors > 0 {
		return errReported
	}
	return nil
}

func (a *app) printRules(f checkFormat) error {
	switch f {
	case formatJSON:
		return a.printJSON(rules.In(a.localizer))
	case formatMarkdown:
		return a.print([]byte(rules.Markdown(a.localizer)), nil)
	}
	rules.Print(a.stdout, a.localizer)
	return nil
}

func (a *app) printCheck(r checkReport, f checkFormat) error {
	var err error
	switch f {
	case formatJSON:
		r.Findings = r.found.In(a.localizer)
		err = a.printJSON(r)
	case formatSARIF:
		err = a.printJSON(sarif.Log(r.found, rules.All(), strings.TrimPrefix(a.version, "tarif "), a.localizer))
	default:
		r.found.Print(a.stdout, a.localizer)
	}
	a.tell(r.said())
	return err
}

// said returns the summary. If the data has errors, there may be no counts.
func (r checkReport) said() source.Text {
	line := source.Say("checked: {1}", verdict(r.found))
	if r.Editions > 0 || r.found.Err() == nil {
		line = source.Say("checked {1} with {2}: {3}", editions(r.Editions), rates(r.Rates), verdict(r.found))
	}
	if r.Elsewhere > 0 {
		line = source.Say("{1} ({2} elsewhere)", line, r.Elsewhere)
	}
	return line
}

// reportOn keeps the wanted findings and counts the wanted editions. Paths of
// findings begin with prefix, the path of the site's folder; those of editions
// are relative to that folder.
func reportOn(s *loaded, all source.List, wanted selection, prefix string) checkReport {
	var r checkReport
	for _, f := range all {
		rel, err := filepath.Rel(prefix, filepath.FromSlash(f.Pos.File))
		if err != nil || !wanted.has(filepath.ToSlash(rel)) {
			r.Elsewhere++
			continue
		}
		r.found = append(r.found, f)
	}
	r.Errors, r.Warnings = r.found.Errors(), r.found.Warnings()
	r.Waived = len(r.found) - r.Errors - r.Warnings
	if s != nil {
		r.Editions, r.Rates = extent(s.data, wanted)
	}
	return r
}

func extent(d *tariff.Data, wanted selection) (editions, rates int) {
	for e := range d.Editions() {
		if wanted.has(e.Pos.File) {
			editions++
			rates += len(e.Rates)
		}
	}
	return editions, rates
}

// selection holds slash-separated paths within the site; none selects
// everything.
type selection []string

func (s selection) has(p string) bool {
	return slices.ContainsFunc(s, func(w string) bool { return w == "." || p == w || strings.HasPrefix(p, w+"/") }) || len(s) == 0
}

// check rejects paths that check does not examine, since reporting no findings
// would be misleading.
func (s selection) check() error {
	for _, p := range s {
		first, _, _ := strings.Cut(p, "/")
		notes := path.Base(p) == "README.md" && first != "content" // in content it would be a page with a wrong name
		if p != "." && (notes || !slices.Contains(sources, first)) {
			return usage{source.Say("{1}: nothing there is checked: name a file or folder of {2}", p, strings.Join(sources, ", ")).Err()}
		}
	}
	return nil
}

// within converts paths of the command line to paths within the site. A path
// that does not exist relative to the working directory is tried relative to
// the site's folder.
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
			return nil, usage{source.Say("{1}: there is no such file or folder", arg).Err()}
		}
		rel, err := filepath.Rel(dir, abs)
		if err != nil || !filepath.IsLocal(rel) {
			return nil, usage{source.Say("{1} is not in the site's folder {2}", arg, dir).Err()}
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out, nil
}

func exists(p string) bool {
	_, err := os.Stat(p)
	return err == nil
}
