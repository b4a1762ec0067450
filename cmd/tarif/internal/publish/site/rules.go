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

// The rules of the findings of this package.
var rules source.Rules

var (
	unbuilt = source.Say("the site cannot be built so")
	instead = source.Say("take the waiver out instead")

	ruleDeadLink       = rules.Firm("dead-link", unbuilt, source.Say("a link inside the site must lead to an existing page"))
	rulePlan           = rules.Firm("plan", unbuilt, source.Say("two pages cannot have one address"))
	ruleTemplate       = rules.Firm("template", unbuilt, source.Say("a page cannot be made from a template with a mistake"))
	ruleSlowTemplate   = rules.Light("slow-template", source.Say("pages of a template that cannot be compiled take many times longer to make"))
	ruleUnusedTemplate = rules.Light("unused-template", source.Say("a template replaces one of the theme only if it has the same name"))
	ruleUnusedWaiver   = rules.Settled("unused-waiver", instead, source.Say("a waiver that waives nothing is left over and may hide the next error"))
	ruleWaiveRule      = rules.Firm("waive-rule", instead, source.Say("a waiver for a rule that is not there waives nothing"))
	ruleWaiveFirm      = rules.Firm("waive-firm", instead, source.Say("some findings cannot be waived: the site could not be shown rightly"))
)

// Rules returns every rule that a site's folder is checked by.
func Rules() source.Rules {
	return slices.Concat(tomlfile.Rules(), config.Rules(), load.Rules(), check.Rules(), picture.Rules(), published.Rules(), rules, prose.Rules(), words.Rules())
}
