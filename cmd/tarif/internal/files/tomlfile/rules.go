package tomlfile

import "tarif/cmd/tarif/internal/source"

// The rules of this package.
const (
	RuleEncoding    = "encoding"
	RuleSize        = "file-size"
	RuleSyntax      = "toml-syntax"
	RuleUnknownKey  = "unknown-key"
	RuleType        = "wrong-type"
	RuleMissing     = "missing-key"
	RuleTranslation = "missing-translation"
	RuleUnseen      = "unseen-character"
	RuleValue       = "bad-value" // a value that UnmarshalText did not accept
)

// Rules describes the rules of this package, all about files that cannot be
// read as they are.
func Rules() []source.Rule {
	return []source.Rule{
		source.Unread(RuleEncoding, source.Say("letters in another encoding come out as other letters; the files are UTF-8")),
		source.Unread(RuleSize, source.Say("a file far larger or deeper than any act is a mistake and would only slow the program down")),
		source.Unread(RuleSyntax, source.Say("a file that is not TOML cannot be read at all")),
		source.Unread(RuleUnknownKey, source.Say("a misspelt key would be ignored without notice and its value lost")),
		source.Unread(RuleType, source.Say("a value of another type than is wanted, such as a price without quotes, may lose its exactness")),
		source.Unread(RuleMissing, source.Say("what every reader needs must be there")),
		source.Unread(RuleTranslation, source.Say("half of the readers read Kazakh and half Russian: a text of ours stands in both languages")),
		source.Unread(RuleUnseen, source.Say("control and direction characters are invisible and can reverse the digits of a price")),
		source.Unread(RuleValue, source.Say("a value that cannot be understood cannot be published")),
	}
}
