package cli

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/importer"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// deliver writes and prints what came of an import.
func (a *app) deliver(res *importer.Result, o importOptions) error {
	a.tellImport(res.Report)
	if err := a.writeImport(res, o); err != nil {
		return err
	}
	if o.json {
		if err := a.printJSON(res.Report); err != nil {
			return err
		}
	} else if o.out == "" {
		if err := a.print(res.TOML, nil); err != nil {
			return err
		}
	}
	if res.Report.Errors() > 0 {
		return errReported
	}
	return nil
}

// writeImport writes the files that were asked for, or none of them. The
// catalogue comes before the edition that needs it.
func (a *app) writeImport(res *importer.Result, o importOptions) error {
	files := []written{{o.page, res.Report.HTML()}}
	if o.out != "" && res.TOML != nil {
		files = append(files, written{catalogueFile(o.out, res), res.Catalogue}, written{o.out, res.TOML})
	}
	files = slices.DeleteFunc(files, func(f written) bool { return f.name == "" })
	for _, f := range files {
		if err := newFile(f.name, o.force); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := a.write(f.name, f.data); err != nil {
			return err
		}
	}
	switch {
	case o.out != "" && res.TOML == nil:
		fmt.Fprintf(a.stderr, "tarif: %s was not written\n", o.out)
	case o.out != "" && res.Catalogue != nil:
		fmt.Fprintf(a.stderr, "hint: look through %s, correct ids and names, and move it to tariffs/catalogue/\n", catalogueFile(o.out, res))
	}
	return nil
}

// written is a file to be written.
type written struct {
	name string
	data []byte
}

// catalogueFile is where proposals go; empty where there are none.
func catalogueFile(out string, res *importer.Result) string {
	if res.Catalogue == nil {
		return ""
	}
	return strings.TrimSuffix(out, ".toml") + ".catalogue.toml"
}

func (a *app) write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if err := saveFile(name, data); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "wrote %s\n", name)
	return nil
}

// tellImport prints the report for the person at the terminal.
func (a *app) tellImport(r *importer.Report) {
	var found source.List
	for _, f := range r.Findings {
		found = append(found, source.Finding{Pos: source.Pos{File: rowName(f.Row)}, Severity: f.Severity, Rule: f.Rule, Message: f.Message, Hint: f.Hint})
	}
	found.Print(a.stderr)
	a.tellProposals(r.Proposals)
	for _, note := range r.Notes {
		fmt.Fprintln(a.stderr, "note:", printable(note))
	}
	for _, x := range r.Accounts {
		fmt.Fprintf(a.stderr, "%s (%s): %s in the tables, %d came out, %s, sum %s\n",
			printable(x.Name), x.Lang, count(x.RowsIn, "row"), x.RowsOut, count(x.Amounts, "amount"), x.Sum)
	}
	if len(r.Repairs) > 0 {
		fmt.Fprintln(a.stderr, "repaired damage of extraction: "+repairs(r.Repairs)+" (--json and --report show each)")
	}
	fmt.Fprintf(a.stderr, "imported %s: %s\n", count(len(r.Rates), "rate"), verdict(found))
}

func rowName(row string) string {
	if row == "" {
		return "act"
	}
	return "row " + printable(row)
}

// repairs counts repairs by kind.
func repairs(all []importer.Repair) string {
	n := map[string]int{}
	for _, r := range all {
		n[r.Kind]++
	}
	var out []string
	for _, kind := range slices.Sorted(maps.Keys(n)) {
		out = append(out, fmt.Sprintf("%d %s", n[kind], kind))
	}
	return strings.Join(out, ", ")
}

func (a *app) tellProposals(p importer.Proposals) {
	for _, x := range []struct {
		what string
		all  []importer.Proposal
	}{
		{"place", p.Places}, {"kind", p.Kinds}, {"section", p.Sections}, {"role", p.Roles},
		{"unit", p.Units}, {"condition", p.Conditions}, {"service", p.Services},
	} {
		for _, one := range x.all {
			fmt.Fprintf(a.stderr, "proposed %s %s%s\n", x.what, one.ID, named(one.Name))
		}
	}
}

func named(t lang.Text) string {
	for _, s := range []string{t.KK, t.RU} {
		if s != "" {
			return ": " + printable(s)
		}
	}
	return ""
}

// printable keeps what a file says from steering a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
