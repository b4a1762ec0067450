package site

import (
	"slices"

	"tarif/cmd/tarif/internal/check"
	"tarif/cmd/tarif/internal/config"
	"tarif/cmd/tarif/internal/load"
	"tarif/cmd/tarif/internal/prose"
	"tarif/cmd/tarif/internal/published"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tomlfile"
	"tarif/cmd/tarif/internal/words"
)

// Rules of the findings of this package.
const (
	rulePlan           = "plan"
	ruleDeadLink       = "dead-link"
	ruleTemplate       = "template"
	ruleUnusedTemplate = "unused-template"
	ruleUnusedWaiver   = "unused-waiver"
	ruleWaiveRule      = "waive-rule"
	ruleWaiveFirm      = "waive-firm"
)

// Rules documents every rule by which a site's folder is checked.
func Rules() []source.Rule {
	return slices.Concat(tomlfile.Rules(), config.Rules(), load.Rules(), check.Rules(), published.Rules(), own(), prose.Rules(), words.Rules())
}

func own() []source.Rule {
	unbuilt := source.Say("the site cannot be built so")
	return []source.Rule{
		{Name: ruleDeadLink, Severity: source.Error, Firm: unbuilt, Why: source.Say("a link inside the site leads to a page that is there")},
		{Name: rulePlan, Severity: source.Error, Firm: unbuilt, Why: source.Say("two pages cannot have one address")},
		{Name: ruleTemplate, Severity: source.Error, Firm: unbuilt, Why: source.Say("a template with a mistake makes no page")},
		{Name: ruleUnusedTemplate, Severity: source.Warning, Why: source.Say("a template whose name the theme does not have replaces nothing")},
		{Name: ruleUnusedWaiver, Severity: source.Warning, Firm: source.Say("take the waiver out instead"), Why: source.Say("a waiver that waives nothing is left over, and may hide the next fault")},
		{Name: ruleWaiveRule, Severity: source.Error, Firm: source.Say("take the waiver out instead"), Why: source.Say("a waiver for a rule that is not there waives nothing")},
		{Name: ruleWaiveFirm, Severity: source.Error, Firm: source.Say("take the waiver out instead"), Why: source.Say("some findings cannot be waived: the site could not be shown rightly")},
	}
}
