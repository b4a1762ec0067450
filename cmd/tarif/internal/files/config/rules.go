package config

import "tarif/cmd/tarif/internal/source"

// ruleAbsent is the rule that package load uses for unreadable files.
const ruleAbsent = "unreadable"

// The rules that only this package has.
var rules source.Rules

var (
	ruleSetting = rules.Unheld("setting", source.Say("the address, the time zone and the other settings are used on every page"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }
