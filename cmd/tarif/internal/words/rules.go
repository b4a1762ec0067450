package words

import "tarif/cmd/tarif/internal/source"

// Rules of the findings of this package.
const (
	ruleFile   = "words-file"
	ruleType   = "words-type"
	rulePlace  = "words-place"
	ruleEmpty  = "words-empty"
	rulePlural = "words-plural"
	ruleTwin   = "words-twin"
	ruleSame   = "words-same"
)

// Rules documents them.
func Rules() []source.Rule {
	firm := func(name string, why source.Text) source.Rule {
		return source.Rule{Name: name, Severity: source.Error, Why: why, Firm: source.Say("the site's own words would have a hole")}
	}
	return []source.Rule{
		firm(ruleFile, source.Say("without the words of the interface there are no buttons and headings")),
		firm(ruleType, source.Say("the interface is made of texts, not of numbers or lists")),
		firm(rulePlace, source.Say("a misspelt place to fill would be printed to the reader")),
		firm(ruleEmpty, source.Say("an empty text is a button without a name")),
		firm(rulePlural, source.Say("numbers change the word behind them, in each language in its own way")),
		firm(ruleTwin, source.Say("the interface says the same in both languages")),
		{Name: ruleSame, Severity: source.Warning, Why: source.Say("a text that is the same in both languages was probably not translated")},
	}
}
