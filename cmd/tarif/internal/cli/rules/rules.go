// Package rules lists every rule that findings are made by, and prints the
// list.
//
// A package that makes findings declares its rules beside its code; this one
// joins them. The list explains findings to people, validates waivers, and
// describes the rules in SARIF.
package rules

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/importer"
	"tarif/cmd/tarif/internal/files/door"
	"tarif/cmd/tarif/internal/files/tomlfmt"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
)

// Group is the rules of one command.
type Group struct {
	Title source.Text
	Rules []source.Rule
}

// Groups returns all rules: those that check and build a site, then those of
// the other commands.
func Groups() []Group {
	return []Group{
		{source.Say("Rules of check, build and serve"), slices.Concat(door.Rules(), site.Rules())},
		{source.Say("Rules of fmt"), tomlfmt.Rules()},
		{source.Say("Rules of import"), slices.Concat(importer.Rules(), doc.Rules())},
	}
}

// All returns the rules of all groups, each name once.
func All() []source.Rule {
	var all []source.Rule
	for _, g := range Groups() {
		all = append(all, g.Rules...)
	}
	return all
}

// Said is a rule in words, as in the JSON output.
type Said struct {
	Name     string          `json:"name"`
	Severity source.Severity `json:"severity"`
	Why      string          `json:"why"`
	Waivable bool            `json:"waivable"`
	WhyNot   string          `json:"why_not,omitempty"` // why it may not be waived
}

// In returns the rules in a localizer's language.
func In(v *source.Localizer) []Said {
	all := All()
	return lists.Of(all, func(r source.Rule) Said { return Said{r.Name, r.Severity, v.Say(r.Why), r.May(), v.Say(r.Firm)} })
}

// Print writes the rules for a person at a terminal.
func Print(w io.Writer, v *source.Localizer) {
	for i, g := range Groups() {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s\n", v.Say(g.Title))
		for _, r := range g.Rules {
			fmt.Fprintf(w, "\n%s (%s)\n    %s\n    %s\n", r.Name, v.Say(r.Severity.Say()), v.Say(r.Why), v.Say(waiving(r)))
		}
	}
}

func waiving(r source.Rule) source.Text {
	if r.May() {
		return source.Say("may be waived")
	}
	return source.Say("may not be waived: {1}", r.Firm)
}

// Markdown returns the rules as tables for the manual.
func Markdown(v *source.Localizer) string {
	var b strings.Builder
	for i, g := range Groups() {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "**%s**\n\n| %s | %s | %s | %s |\n| --- | --- | --- | --- |\n", v.Say(g.Title), v.Say(source.Say("rule")),
			v.Say(source.Say("how grave")), v.Say(source.Say("why there is the rule")), v.Say(source.Say("waiver")))
		for _, r := range g.Rules {
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", r.Name, v.Say(r.Severity.Say()), cell(v.Say(r.Why)), cell(v.Say(waiving(r))))
		}
	}
	return b.String()
}

// cell escapes the separator of table cells.
func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
