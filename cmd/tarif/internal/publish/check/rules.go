package check

import "tarif/cmd/tarif/internal/source"

// Rules: the stable names of the findings of this package. Each has a case in
// testdata/cases, and a near miss.
const (
	rulePricePattern      = "price-pattern"
	rulePriceJump         = "price-jump"
	rulePriceVAT          = "price-vat"
	ruleRowsAlike         = "rows-alike"
	ruleRowLost           = "row-lost"
	ruleCellMissing       = "cell-missing"
	ruleSameAmendment     = "same-amendment"
	ruleRunsOut           = "runs-out"
	ruleNumbersDiffer     = "numbers-differ"
	ruleTranslationLength = "translation-length"
	ruleMixedAlphabets    = "mixed-alphabets"
	ruleUnused            = "unused"
	ruleIdleWord          = "idle-word"
	ruleProseTyped        = "prose-typed"
	ruleProseAmount       = "prose-amount"
	ruleProseAct          = "prose-act"
)

// Rules documents them. All may be waived: the act may print just what looks
// wrong, and what an act prints is published.
func Rules() []source.Rule {
	return []source.Rule{
		source.Light(rulePricePattern, source.Say("where all other prices of a table are simple parts of one amount, the one that is not is probably a slip")),
		source.Light(rulePriceJump, source.Say("a price that changed far out of line with the others is a slip, or news: either way somebody should know")),
		source.Grave(rulePriceVAT, source.Say("a price with VAT cannot be lower than the same price without it")),
		source.Light(ruleRowsAlike, source.Say("two rows that read the same have two prices of which nobody can tell which is whose")),
		source.Light(ruleRowLost, source.Say("a row that the edition before had was forgotten, or the act left it out")),
		source.Light(ruleCellMissing, source.Say("where all rows but one have a price in a column, it was probably passed over")),
		source.Light(ruleSameAmendment, source.Say("an act amends an edition once: the second is left over from copying")),
		source.Light(ruleRunsOut, source.Say("a tariff without a successor is out of date on a known day: there is time to prepare the next one")),
		source.Light(ruleNumbersDiffer, source.Say("both languages of a text say the same: the same amounts, times and minutes")),
		source.Light(ruleTranslationLength, source.Say("a text much longer than its other language says more than it, or belongs to another row")),
		source.Light(ruleMixedAlphabets, source.Say("a letter of the other alphabet looks the same, but no search finds the word, and a voice misreads it")),
		source.Light(ruleUnused, source.Say("what no edition uses is left over in the catalogue, or an edition has forgotten it")),
		source.Light(ruleIdleWord, source.Say("an everyday word that finds only what another one finds takes the place of one that helps")),
		source.Light(ruleProseTyped, source.Say("a price typed by hand stays when the tariff changes")),
		source.Light(ruleProseAmount, source.Say("a price in a text that no act sets is wrong, or of yesterday")),
		source.Light(ruleProseAct, source.Say("an act that is quoted by a wrong number cannot be found")),
	}
}
