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
	light := func(name string, why source.Text) source.Rule {
		return source.Rule{Name: name, Severity: source.Warning, Why: why}
	}
	return []source.Rule{
		light(rulePricePattern, source.Say("where all other prices of a table are simple parts of one amount, the one that is not is probably a slip")),
		light(rulePriceJump, source.Say("a price that changed far out of line with the others is a slip, or news: either way somebody should know")),
		{Name: rulePriceVAT, Severity: source.Error, Why: source.Say("a price with VAT cannot be lower than the same price without it")},
		light(ruleRowsAlike, source.Say("two rows that read the same have two prices of which nobody can tell which is whose")),
		light(ruleRowLost, source.Say("a row that the edition before had was forgotten, or the act left it out")),
		light(ruleCellMissing, source.Say("where all rows but one have a price in a column, it was probably passed over")),
		light(ruleSameAmendment, source.Say("an act amends an edition once: the second is left over from copying")),
		light(ruleRunsOut, source.Say("a tariff without a successor is out of date on a known day: there is time to prepare the next one")),
		light(ruleNumbersDiffer, source.Say("both languages of a text say the same: the same amounts, times and minutes")),
		light(ruleTranslationLength, source.Say("a text much longer than its other language says more than it, or belongs to another row")),
		light(ruleMixedAlphabets, source.Say("a letter of the other alphabet looks the same, but no search finds the word, and a voice misreads it")),
		light(ruleUnused, source.Say("what no edition uses is left over in the catalogue, or an edition has forgotten it")),
		light(ruleIdleWord, source.Say("an everyday word that finds only what another one finds takes the place of one that helps")),
		light(ruleProseTyped, source.Say("a price typed by hand stays when the tariff changes")),
		light(ruleProseAmount, source.Say("a price in a text that no act sets is wrong, or of yesterday")),
		light(ruleProseAct, source.Say("an act that is quoted by a wrong number cannot be found")),
	}
}
