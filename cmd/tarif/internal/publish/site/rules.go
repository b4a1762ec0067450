package site

import (
	"slices"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/files/picture"
	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/publish/check"
	"tarif/cmd/tarif/internal/publish/published"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/source"
)

// Rules of the findings of this package.
const (
	rulePlan           = "plan"
	ruleDeadLink       = "dead-link"
	ruleTemplate       = "template"
	ruleSlowTemplate   = "slow-template"
	ruleUnusedTemplate = "unused-template"
	ruleUnusedWaiver   = "unused-waiver"
	ruleWaiveRule      = "waive-rule"
	ruleWaiveFirm      = "waive-firm"
)

// Rules returns the documentation of every rule that a site's folder is checked
// by.
func Rules() []source.Rule {
	return slices.Concat(tomlfile.Rules(), config.Rules(), load.Rules(), check.Rules(), picture.Rules(), published.Rules(), own(), prose.Rules(), words.Rules())
}

func own() []source.Rule {
	unbuilt := source.Say("the site cannot be built so")
	out := source.Say("take the waiver out instead")
	return []source.Rule{
		source.Firm(ruleDeadLink, unbuilt, source.Say("a link inside the site must lead to an existing page")),
		source.Firm(rulePlan, unbuilt, source.Say("two pages cannot have one address")),
		source.Firm(ruleTemplate, unbuilt, source.Say("a page cannot be made from a template with a mistake")),
		source.Light(ruleSlowTemplate, source.Say("pages of a template that cannot be compiled take many times longer to make")),
		source.Light(ruleUnusedTemplate, source.Say("a template replaces one of the theme only if it has the same name")),
		{Name: ruleUnusedWaiver, Severity: source.Warning, Firm: out, Why: source.Say("a waiver that waives nothing is left over and may hide the next error")},
		source.Firm(ruleWaiveRule, out, source.Say("a waiver for a rule that is not there waives nothing")),
		source.Firm(ruleWaiveFirm, out, source.Say("some findings cannot be waived: the site could not be shown rightly")),
	}
}
