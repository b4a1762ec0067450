package config

import "tarif/cmd/tarif/internal/source"

// The rules of this package. An absent file has the rule that package load uses
// for unreadable ones.
const (
	ruleAbsent  = "unreadable"
	ruleSetting = "setting"
)

// Rules describes the rules that only this package has.
func Rules() []source.Rule {
	return []source.Rule{source.Unheld(ruleSetting,
		source.Say("the address, the time zone and the other settings are used on every page"))}
}
