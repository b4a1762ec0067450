package words

import "tarif/cmd/tarif/internal/source"

// The rules of this package.
const (
	ruleFile   = "words-file"
	ruleType   = "words-type"
	rulePlace  = "words-place"
	ruleEmpty  = "words-empty"
	rulePlural = "words-plural"
	ruleTwin   = "words-twin"
	ruleSame   = "words-same"
)

// Rules describes the rules of this package.
func Rules() []source.Rule {
	hole := source.Say("a text of the site would be missing")
	return []source.Rule{
		source.Firm(ruleFile, hole, source.Say("without the words of the interface there are no buttons and headings")),
		source.Firm(ruleType, hole, source.Say("the interface is made of texts, not of numbers or lists")),
		source.Firm(rulePlace, hole, source.Say("a misspelt placeholder would be printed as it is")),
		source.Firm(ruleEmpty, hole, source.Say("an empty text is a button without a name")),
		source.Firm(rulePlural, hole, source.Say("numbers change the word behind them, in each language in its own way")),
		source.Firm(ruleTwin, hole, source.Say("the interface says the same in both languages")),
		source.Light(ruleSame, source.Say("a text that is the same in both languages was probably not translated")),
	}
}
