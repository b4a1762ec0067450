package cli

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/act/importer"
	"tarif/cmd/tarif/internal/act/ledger"
	"tarif/cmd/tarif/internal/act/mend"
	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/show/report"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// deliver writes and prints the result of an import.
func (a *app) deliver(res *importer.Result, o importOptions, dir string) error {
	a.tellImport(res.Report)
	if n := res.Marks(); n > 0 {
		a.tell(source.Say("left to decide: {1}, on the lines marked «шешіңіз» or «решите»; --report FILE.html settles them on a page", n))
	}
	if err := a.tellAmendment(res, dir); err != nil {
		return err
	}
	if err := a.writes(func() error { return a.writeImport(res, o, dir) }); err != nil {
		return err
	}
	if o.json {
		if err := a.printJSON(res.Report.In(a.localizer)); err != nil {
			return err
		}
	} else if o.out == "" {
		for i, x := range res.Editions {
			if i > 0 {
				if err := a.print(fmt.Appendf(nil, "\n# %s.toml\n\n", x.Edition.ID), nil); err != nil {
					return err
				}
			}
			if err := a.print(x.TOML, nil); err != nil {
				return err
			}
		}
	}
	if res.Report.Errors() > 0 {
		return errReported
	}
	return nil
}

// tellAmendment shows how an amending act changes the edition it amends, before
// anything is written.
func (a *app) tellAmendment(res *importer.Result, dir string) error {
	if res.Base == nil || res.Edition == nil {
		return nil
	}
	words, found := site.WordsOf(siteFiles(dir)) // other errors of the site have nothing to do with the act
	if found.Err() != nil {
		return a.failed(found)
	}
	d, err := report.Diff(diff.Between(res.Base, res.Edition), report.Options{Format: report.Text, Language: lang.Lang(a.localizer.Lang), Words: words})
	if err != nil {
		return err
	}
	a.tell(source.Say("what the act changes, before anything is written:"))
	_, err = a.stderr.Write(d)
	return err
}

// writeImport writes all requested files or none. The catalogue comes before
// the edition that needs it.
func (a *app) writeImport(res *importer.Result, o importOptions, dir string) error {
	catalogue := catalogueFile(o, dir, res)
	files := []output.Text{{Path: o.page, Data: res.HTML(messages.In("kk"), messages.In("ru"))}}
	if o.out != "" && res.TOML != nil {
		files = append(files, output.Text{Path: catalogue, Data: res.Catalogue})
		for i, x := range res.Editions {
			files = append(files, output.Text{Path: editionFile(o, dir, i, x), Data: x.TOML})
		}
	}
	files = slices.DeleteFunc(files, func(f output.Text) bool { return f.Path == "" })
	for _, f := range files {
		if err := forcedFile(f.Path, o.force); err != nil {
			return err
		}
	}
	ended, err := a.baseEnded(res, o, dir)
	if err != nil {
		return err
	}
	if err := a.writeTogether(dir, append(files, ended...)); err != nil {
		return err
	}
	switch {
	case o.out != "" && res.TOML == nil:
		a.tell(source.Say("tarif: {1} was not written", o.out))
	case o.out != "" && catalogue != "" && o.named(dir) != "":
		a.tell(source.Say("hint: {1}", source.Say("look through {1} and correct its ids and names: the edition needs it", show(catalogue))))
	case o.out != "" && catalogue != "":
		a.tell(source.Say("hint: {1}", source.Say("look through {1}, correct ids and names, and move it to tariffs/catalogue/", show(catalogue))))
	}
	return nil
}

// baseEnded returns the file of the edition that an amending act takes the place
// of, with the day on which the new one begins as its end, if both are of the
// site.
func (a *app) baseEnded(res *importer.Result, o importOptions, dir string) ([]output.Text, error) {
	if res.Base == nil || res.TOML == nil || o.out == "" || res.Edition.From.Status != tariff.Known {
		return nil, nil
	}
	from, end := res.Edition.From.Date, res.Base.Until
	if end.Status == tariff.Known && !from.Before(end.Date) || !res.Base.From.Date.Before(from) {
		return nil, nil
	}
	name := filepath.Join(dir, "tariffs", o.place, o.kind, string(res.Base.ID)+".toml")
	if o.named(dir) == "" {
		a.tell(source.Say("hint: {1}", source.Say(`write valid_until = "{1}" into {2}: from that day on the new edition is in force`, from.String(), show(name))))
		return nil, nil
	}
	src, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	a.tell(source.Say(`{1}: valid_until = "{2}", for from that day on the new edition is in force`, show(name), from.String()))
	return []output.Text{{Path: name, Data: starter.WithEnd(src, from.String())}}, nil
}

// editionFile returns the path of an edition: the first has the given name,
// others are beside it or, in the site, under their own names.
func editionFile(o importOptions, dir string, i int, x importer.Dated) string {
	switch {
	case i == 0:
		return o.out
	case o.named(dir) != "":
		return filepath.Join(filepath.Dir(o.out), string(x.Edition.ID)+".toml")
	}
	return strings.TrimSuffix(o.out, ".toml") + "." + string(x.Edition.ID) + ".toml"
}

// writeTogether writes the files of the site all at once, and those beside it,
// such as a report, one by one.
func (a *app) writeTogether(dir string, files []output.Text) error {
	var ours []output.Text
	for _, f := range files {
		name, err := filepath.Abs(f.Path)
		if err != nil {
			return err
		}
		if rel, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(rel) {
			ours = append(ours, output.Text{Path: rel, Data: f.Data})
		} else if err := a.write(filepath.Dir(name), output.Text{Path: filepath.Base(name), Data: f.Data}); err != nil {
			return err
		}
	}
	if len(ours) == 0 {
		return nil
	}
	return a.write(dir, ours...)
}

// catalogueFile returns the path for the proposed catalogue entries, or "" if
// there are none. If the edition goes into the site, they go into the site's
// catalogue, because the edition could not be read without them. An earlier
// file of the same edition stays, as this one only adds to it, unless both are
// made anew.
func catalogueFile(o importOptions, dir string, res *importer.Result) string {
	if res.Catalogue == nil {
		return ""
	}
	edition := o.named(dir)
	if edition == "" {
		return strings.TrimSuffix(o.out, ".toml") + ".catalogue.toml"
	}
	for n := 1; ; n++ {
		name := proposals(o.place, o.kind, edition, n)
		file := filepath.Join(filepath.Dir(o.out), "..", "..", "catalogue", name)
		if _, err := os.Stat(file); err != nil || slices.Contains(o.anew, path.Join("tariffs/catalogue", name)) {
			return file
		}
	}
}

// proposals names the n-th file in which entries of the catalogue are proposed
// for an edition.
func proposals(place, kind, edition string, n int) string {
	name := fmt.Sprintf("%s-%s-%s", place, kind, edition)
	if n > 1 {
		name += fmt.Sprintf("-%d", n)
	}
	return name + ".toml"
}

// tellImport prints the report for the person at the terminal.
func (a *app) tellImport(r *importer.Report) {
	var found source.List
	for _, f := range r.Findings {
		found = append(found, source.Finding{Pos: source.Pos{File: a.rowName(f.Row)}, Severity: f.Severity, Rule: f.Rule, Message: f.Message, Hint: f.Hint})
	}
	found.Print(a.stderr, a.localizer)
	a.tellProposals(r.Proposals)
	for _, note := range r.Notes {
		a.tell(source.Say("note: {1}", printable(a.localizer.Say(note))))
	}
	for _, x := range r.Accounts {
		a.tell(source.Say("{1} ({2}): {3} in the tables, {4} came out, {5}, sum {6}", printable(x.Name), x.Lang,
			source.Say("{1} rows", x.RowsIn), x.RowsOut, source.Say("{1} amounts", x.Amounts), a.amount(x.Sum)))
	}
	for _, x := range r.Ledger {
		a.tell(source.Say("{1} ({2}): {3}, {4} of them prices, {5} without a use; read line by line {6} of {7} rows have the same prices", printable(x.Name), x.Lang,
			source.Say("{1} numbers", x.Numbers), x.Uses[ledger.Price], len(x.Left), x.Agree, x.Rows))
	}
	if len(r.Repairs) > 0 {
		a.tell(source.Say("repaired damage of extraction: {1} (--json and --report show each)", a.repairs(r.Repairs)))
	}
	a.tell(source.Say("imported {1}: {2}", priced(r.Rates), verdict(found)))
}

// priced counts prices, and apart the cells in which the act has none.
func priced(all []importer.Rate) source.Text {
	bare := 0
	for _, r := range all {
		if r.Price == nil {
			bare++
		}
	}
	if bare == 0 {
		return rates(len(all))
	}
	return source.Say("{1} and {2} cells without one", rates(len(all)-bare), bare)
}

func (a *app) rowName(row string) string {
	if row == "" {
		return a.localizer.Say(source.Say("act"))
	}
	return a.localizer.Say(source.Say("row {1}", printable(row)))
}

// repairs returns the number of repairs of each kind.
func (a *app) repairs(all []importer.Repair) string {
	n := map[string]int{}
	for _, r := range all {
		n[r.Kind]++
	}
	var out []string
	for _, kind := range slices.Sorted(maps.Keys(n)) {
		what, ok := repaired[mend.Kind(kind)]
		if !ok {
			what = source.Say("{1}", kind)
		}
		out = append(out, a.localizer.Say(source.Say("{1}: {2}", what, n[kind])))
	}
	return strings.Join(out, ", ")
}

// repaired describes the kinds of repair. Programs read their names in the JSON.
var repaired = map[mend.Kind]source.Text{
	mend.Lines:     source.Say("cells over several lines"),
	mend.Spaced:    source.Say("letter-spaced words"),
	mend.Cut:       source.Say("cut words"),
	mend.Torn:      source.Say("torn words"),
	mend.Space:     source.Say("stray spaces"),
	mend.Hyphen:    source.Say("spaces after hyphens"),
	mend.Latin:     source.Say("letters of another alphabet"),
	mend.Invisible: source.Say("invisible characters"),
	mend.NoBreak:   source.Say("no-break spaces in amounts"),
	mend.Number:    source.Say("numbers inside their rows"),
	mend.Moved:     source.Say("moved words"),
	mend.Amount:    source.Say("stray spaces in amounts"),
	mend.Money:     source.Say("amounts that came to tenge"),
	mend.Merged:    source.Say("merged cells that a page break parted"),
	mend.Ditto:     source.Say("ditto marks"),
}

// amount formats a sum of the tables in the reader's language.
func (a *app) amount(plain string) string {
	sum, err := money.Parse(plain)
	l, unknown := lang.Parse(a.localizer.Lang)
	if err != nil || unknown != nil {
		return plain
	}
	return lang.Amount(l, sum)
}

func (a *app) tellProposals(p importer.Proposals) {
	for _, x := range []struct {
		what source.Text
		all  []importer.Proposal
	}{
		{source.Say("place"), p.Places}, {source.Say("kind"), p.Kinds}, {source.Say("section"), p.Sections}, {source.Say("role"), p.Roles},
		{source.Say("unit"), p.Units}, {source.Say("condition"), p.Conditions}, {source.Say("service"), p.Services},
	} {
		for _, one := range x.all {
			a.tell(source.Say("proposed {1} {2}{3}", x.what, one.ID, a.named(one.Name)))
		}
	}
}

// named returns a name in the reader's language, or else in the other.
func (a *app) named(t lang.Text) string {
	first := lang.KK
	if l, err := lang.Parse(a.localizer.Lang); err == nil {
		first = l
	}
	for _, s := range []string{t.In(first), t.In(first.Other())} {
		if s != "" {
			return ": " + printable(s)
		}
	}
	return ""
}

// printable removes control characters, so that text of a file cannot control a
// terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
