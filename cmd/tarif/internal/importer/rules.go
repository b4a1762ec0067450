package importer

// Rules of findings: stable names by which programs tell them apart. Those of
// price cells are in package printed.
const (
	RuleTwice      = "two-documents"      // two documents in one language
	RuleNoTable    = "no-prices"          // no price was found at all
	RulePart       = "act-part-missing"   // title, number, date, issuer, signatory
	RuleRemark     = "number-from-remark" // only a comment of the file has the number
	RuleTables     = "several-tables"     // more than one table of prices
	RulePlace      = "unknown-place"      // the catalogue does not have it
	RuleKind       = "unknown-kind"
	RuleService    = "unknown-service" // no service fits: a new one is proposed
	RuleUnsure     = "unsure-service"  // one fits, but not well
	RuleRival      = "near-service"    // two fit nearly as well
	RuleSame       = "same-wording"    // the words of a row before, at the same terms
	RuleRole       = "unknown-role"
	RuleSection    = "unknown-section"
	RuleCondition  = "unknown-condition" // price columns or sections that only a condition can part
	RuleUnit       = "unknown-unit"
	RuleMoved      = "moved-words"      // a preamble in which extraction moved words
	RuleBasis      = "basis-unknown"    // what one price is for
	RuleNumbers    = "row-numbers"      // missing or doubled
	RuleDoubt      = "damage-or-not"    // could be damage of extraction
	RuleLanguages  = "languages-differ" // two amounts for one price
	RuleOneSide    = "row-in-one-language"
	RuleActs       = "acts-differ"      // the two languages name different acts
	RuleNote       = "footnote"         // a mark without a note, a note without a mark
	RuleBelow      = "text-below-table" // words under the table that were not taken
	RuleAmount     = "amount-repaired"
	RuleEmpty      = "price-empty"
	RulePriceWords = "price-in-text" // the price stands in the running text
)
