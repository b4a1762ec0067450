package check

import "tarif/cmd/tarif/internal/source"

// The rules: stable names of the findings of this package. Each has a case in
// testdata/cases, and a near miss. All may be waived: the act may print exactly
// what looks wrong, and what an act prints is published.
var rules source.Rules

var (
	rulePricePattern      = rules.Light("price-pattern", source.Say("where all other prices of a table are simple parts of one amount, the one that is not is probably a slip"))
	rulePriceJump         = rules.Light("price-jump", source.Say("a price that changed very differently from the others is a mistake or news: either way somebody should look"))
	rulePriceVAT          = rules.Grave("price-vat", source.Say("a price with VAT cannot be lower than the same price without it"))
	ruleRowsAlike         = rules.Light("rows-alike", source.Say("when two rows have the same words, nobody can tell which price belongs to which"))
	ruleRowLost           = rules.Light("row-lost", source.Say("if a row of the previous edition is missing, it was forgotten or the act left it out"))
	ruleRowsLost          = rules.Grave("rows-lost", source.Say("half a table seldom disappears from one year to the next: a page or an annex was probably not copied"))
	ruleNothingChanged    = rules.Light("nothing-changed", source.Say("an edition in which no price and no word is new was probably copied and not filled in"))
	rulePriceScale        = rules.Grave("price-scale", source.Say("where all prices grew ten, a hundred or a thousand times, the point stands in the wrong place, or thousands were taken for tenge"))
	ruleIssuerPlace       = rules.Grave("issuer-place", source.Say("prices of one place under the name of another mislead everybody who lives in either"))
	ruleLastDay           = rules.Light("last-day", source.Say("valid_until is the first day on which an edition no longer holds; a last day there loses a day"))
	ruleActAhead          = rules.Light("act-ahead", source.Say("an act that is not adopted yet may still change, and a mistyped date sends people to an act that is not there"))
	ruleOtherLanguage     = rules.Light("other-language", source.Say("words of one language under the key of the other are read to people who do not know it"))
	ruleCellMissing       = rules.Light("cell-missing", source.Say("if only one row has no price in a column, the price was probably overlooked"))
	ruleSameAmendment     = rules.Light("same-amendment", source.Say("an act amends an edition once: the second is left over from copying"))
	ruleRunsOut           = rules.Light("runs-out", source.Say("a tariff without a successor is out of date on a known day: there is time to prepare the next one"))
	ruleNumbersDiffer     = rules.Light("numbers-differ", source.Say("both languages of a text say the same: the same amounts, times and minutes"))
	ruleTranslationLength = rules.Light("translation-length", source.Say("a text much longer than its other language says more than it, or belongs to another row"))
	ruleMixedAlphabets    = rules.Light("mixed-alphabets", source.Say("a letter of the other alphabet looks the same, but search does not find the word and screen readers mispronounce it"))
	ruleUnused            = rules.Light("unused", source.Say("what no edition uses is left over in the catalogue or was forgotten in an edition"))
	ruleIdleWord          = rules.Light("idle-word", source.Say("a search word that finds nothing more than another one takes the place of one that helps"))
	ruleAbsentWord        = rules.Light("absent-word", source.Say("people who ask for something that no tariff prices must be told so, not shown the price of something else"))
	ruleProseTyped        = rules.Light("prose-typed", source.Say("a price typed by hand stays when the tariff changes"))
	ruleProseAmount       = rules.Light("prose-amount", source.Say("a price in a text that no act sets is wrong or out of date"))
	ruleProseAct          = rules.Light("prose-act", source.Say("an act that is quoted by a wrong number cannot be found"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }
