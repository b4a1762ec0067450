package config

import "tarif/cmd/tarif/internal/source"

// Rules of the findings of this package. An absent file is what package load
// calls unreadable.
const (
	ruleAbsent  = "unreadable"
	ruleSetting = "setting"
)

// Rules documents those that are this package's own.
func Rules() []source.Rule {
	return []source.Rule{source.Unheld(ruleSetting,
		source.Say("the address, the time zone and the other settings are used on every page"))}
}
