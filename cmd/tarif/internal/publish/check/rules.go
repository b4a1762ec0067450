package check

import "tarif/cmd/tarif/internal/source"

// The rules: stable names of the findings of this package. Each has a case in
// testdata/cases, and a near miss.
const (
	rulePricePattern      = "price-pattern"
	rulePriceJump         = "price-jump"
	rulePriceVAT          = "price-vat"
	ruleRowsAlike         = "rows-alike"
	ruleRowLost           = "row-lost"
	ruleRowsLost          = "rows-lost"
	ruleNothingChanged    = "nothing-changed"
	rulePriceScale        = "price-scale"
	ruleIssuerPlace       = "issuer-place"
	ruleLastDay           = "last-day"
	ruleActAhead          = "act-ahead"
	ruleOtherLanguage     = "other-language"
	ruleCellMissing       = "cell-missing"
	ruleSameAmendment     = "same-amendment"
	ruleRunsOut           = "runs-out"
	ruleNumbersDiffer     = "numbers-differ"
	ruleTranslationLength = "translation-length"
	ruleMixedAlphabets    = "mixed-alphabets"
	ruleUnused            = "unused"
	ruleIdleWord          = "idle-word"
	ruleAbsentWord        = "absent-word"
	ruleProseTyped        = "prose-typed"
	ruleProseAmount       = "prose-amount"
	ruleProseAct          = "prose-act"
)

// Rules describes the rules of this package. All may be waived: the act may
// print exactly what looks wrong, and what an act prints is published.
func Rules() []source.Rule {
	return []source.Rule{
		source.Light(rulePricePattern, source.Say("where all other prices of a table are simple parts of one amount, the one that is not is probably a slip")),
		source.Light(rulePriceJump, source.Say("a price that changed very differently from the others is a mistake or news: either way somebody should look")),
		source.Grave(rulePriceVAT, source.Say("a price with VAT cannot be lower than the same price without it")),
		source.Light(ruleRowsAlike, source.Say("when two rows have the same words, nobody can tell which price belongs to which")),
		source.Light(ruleRowLost, source.Say("if a row of the previous edition is missing, it was forgotten or the act left it out")),
		source.Grave(ruleRowsLost, source.Say("half a table seldom disappears from one year to the next: a page or an annex was probably not copied")),
		source.Light(ruleNothingChanged, source.Say("an edition in which no price and no word is new was probably copied and not filled in")),
		source.Grave(rulePriceScale, source.Say("where all prices grew ten, a hundred or a thousand times, the point stands in the wrong place, or thousands were taken for tenge")),
		source.Grave(ruleIssuerPlace, source.Say("prices of one place under the name of another mislead everybody who lives in either")),
		source.Light(ruleLastDay, source.Say("valid_until is the first day on which an edition no longer holds; a last day there loses a day")),
		source.Light(ruleActAhead, source.Say("an act that is not adopted yet may still change, and a mistyped date sends people to an act that is not there")),
		source.Light(ruleOtherLanguage, source.Say("words of one language under the key of the other are read to people who do not know it")),
		source.Light(ruleCellMissing, source.Say("if only one row has no price in a column, the price was probably overlooked")),
		source.Light(ruleSameAmendment, source.Say("an act amends an edition once: the second is left over from copying")),
		source.Light(ruleRunsOut, source.Say("a tariff without a successor is out of date on a known day: there is time to prepare the next one")),
		source.Light(ruleNumbersDiffer, source.Say("both languages of a text say the same: the same amounts, times and minutes")),
		source.Light(ruleTranslationLength, source.Say("a text much longer than its other language says more than it, or belongs to another row")),
		source.Light(ruleMixedAlphabets, source.Say("a letter of the other alphabet looks the same, but search does not find the word and screen readers mispronounce it")),
		source.Light(ruleUnused, source.Say("what no edition uses is left over in the catalogue or was forgotten in an edition")),
		source.Light(ruleIdleWord, source.Say("a search word that finds nothing more than another one takes the place of one that helps")),
		source.Light(ruleAbsentWord, source.Say("people who ask for something that no tariff prices must be told so, not shown the price of something else")),
		source.Light(ruleProseTyped, source.Say("a price typed by hand stays when the tariff changes")),
		source.Light(ruleProseAmount, source.Say("a price in a text that no act sets is wrong or out of date")),
		source.Light(ruleProseAct, source.Say("an act that is quoted by a wrong number cannot be found")),
	}
}
