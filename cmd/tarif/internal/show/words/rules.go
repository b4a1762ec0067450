package words

import "tarif/cmd/tarif/internal/source"

// The rules of this package.
var rules source.Rules

var hole = source.Say("a text of the site would be missing")

var (
	ruleFile   = rules.Firm("words-file", hole, source.Say("without the words of the interface there are no buttons and headings"))
	ruleType   = rules.Firm("words-type", hole, source.Say("the interface is made of texts, not of numbers or lists"))
	rulePlace  = rules.Firm("words-place", hole, source.Say("a misspelt placeholder would be printed as it is"))
	ruleEmpty  = rules.Firm("words-empty", hole, source.Say("an empty text is a button without a name"))
	rulePlural = rules.Firm("words-plural", hole, source.Say("numbers change the word behind them, in each language in its own way"))
	ruleTwin   = rules.Firm("words-twin", hole, source.Say("the interface says the same in both languages"))
	ruleSame   = rules.Light("words-same", source.Say("a text that is the same in both languages was probably not translated"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }
