package tomlfile

import "tarif/cmd/tarif/internal/source"

// The rules of this package, all about files that cannot be read as they are.
var rules source.Rules

var (
	RuleEncoding    = rules.Unread("encoding", source.Say("letters in another encoding come out as other letters; the files are UTF-8"))
	RuleSize        = rules.Unread("file-size", source.Say("a file far larger or deeper than any act is a mistake and would only slow the program down"))
	RuleSyntax      = rules.Unread("toml-syntax", source.Say("a file that is not TOML cannot be read at all"))
	RuleUnknownKey  = rules.Unread("unknown-key", source.Say("a misspelt key would be ignored without notice and its value lost"))
	RuleType        = rules.Unread("wrong-type", source.Say("a value of another type than is wanted, such as a price without quotes, may lose its exactness"))
	RuleMissing     = rules.Unread("missing-key", source.Say("what every reader needs must be there"))
	RuleTranslation = rules.Unread("missing-translation", source.Say("half of the readers read Kazakh and half Russian: a text of ours stands in both languages"))
	RuleUnseen      = rules.Unread("unseen-character", source.Say("control and direction characters are invisible and can reverse the digits of a price"))
	RuleWord        = rules.Unheld("unknown-word", source.Say("only the listed words have a meaning here"))
	RuleValue       = rules.Unread("bad-value", source.Say("a value that cannot be understood cannot be published"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }
