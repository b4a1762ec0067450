package importer

import (
	"tarif/cmd/tarif/internal/importer/printed"
	"tarif/cmd/tarif/internal/importer/table"
	"tarif/cmd/tarif/internal/source"
)

// Rules of findings: stable names by which programs tell them apart. Those of
// price cells are in package printed.
const (
	RuleTwice      = "two-documents"      // two documents in one language
	RuleNoTable    = "no-prices"          // no price was found at all
	RulePart       = "act-part-missing"   // title, number, date, issuer, signatory
	RuleRemark     = "number-from-remark" // only a comment of the file has the number
	RuleTables     = "several-tables"     // more than one table of prices
	RuleOther      = "table-other-kind"   // a table of another kind than is asked for
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

// Rules documents the rules of an import, also those of the packages below.
func Rules() []source.Rule {
	once := source.Say("it is about one import, not about the data")
	rule := func(s source.Severity, name string, why source.Text) source.Rule {
		return source.Rule{Name: name, Severity: s, Why: why, Firm: once}
	}
	return []source.Rule{
		rule(Error, RuleTwice, source.Say("of two documents in one language only one can be the act's text")),
		rule(Error, RuleNoTable, source.Say("a document without a price is not an act that sets prices")),
		rule(Warning, RulePart, source.Say("title, number, date, issuer and signatory name the act")),
		rule(Warning, RuleRemark, source.Say("a number that only a remark in the file has may be that of another act")),
		rule(Warning, RuleTables, source.Say("several tables of prices may be several tariffs")),
		rule(Warning, RuleOther, source.Say("an act may set prices of several kinds, each a tariff of its own")),
		rule(Warning, RulePlace, source.Say("a place that is not in the catalogue has no name to be shown by")),
		rule(Warning, RuleKind, source.Say("a kind of tariff that is not in the catalogue has no name to be shown by")),
		rule(Warning, RuleService, source.Say("a row that fits no service is proposed as a new one, never guessed")),
		rule(Warning, RuleUnsure, source.Say("a service that was recognised by few words may be another one")),
		rule(Warning, RuleRival, source.Say("two rows that look like one service are probably two services")),
		rule(Error, RuleSame, source.Say("two rows with the same words are a slip of the act or of the copy")),
		rule(Warning, RuleRole, source.Say("a role that is not in the catalogue has no name to be shown by")),
		rule(Warning, RuleSection, source.Say("a heading that is not in the catalogue has no name to be shown by")),
		rule(Warning, RuleCondition, source.Say("two prices of one service need a condition that tells them apart")),
		rule(Warning, RuleUnit, source.Say("a unit that is not in the catalogue cannot be compared")),
		rule(Warning, RuleMoved, source.Say("in a text taken from a PDF words may stand in the wrong place")),
		rule(Warning, RuleBasis, source.Say("a price is worth nothing without what it is for")),
		rule(Error, RuleNumbers, source.Say("numbers that are missing or doubled show that a row was lost or read twice")),
		rule(Warning, RuleDoubt, source.Say("what could be damage or meant so stays as it is, and a person decides")),
		rule(Error, RuleLanguages, source.Say("both languages of an act are equal: one price in two amounts is the gravest fault")),
		rule(Error, RuleOneSide, source.Say("a row in one language only was lost in the other")),
		rule(Error, RuleActs, source.Say("two texts of different acts are not two languages of one")),
		rule(Warning, RuleNote, source.Say("a footnote and its mark belong together")),
		rule(Warning, RuleBelow, source.Say("words below the table may change a price")),
		rule(Warning, RuleAmount, source.Say("an amount that was repaired has to be compared with the act")),
		rule(Warning, RuleEmpty, source.Say("an empty price cell may be a lost price")),
		rule(Warning, RulePriceWords, source.Say("a price in the running text is easily misread")),
		rule(Warning, printed.RuleIndex, source.Say("a price in monthly calculation indices changes with the year's index")),
		rule(Warning, printed.RulePercent, source.Say("a percentage is not an amount of money")),
		rule(Warning, printed.RuleRange, source.Say("a range is not a price")),
		rule(Warning, printed.RuleText, source.Say("words in place of a price are kept as they stand")),
		rule(Error, printed.RuleForm, source.Say("digits that can be read in two ways are not guessed")),
		rule(Error, printed.RulePlaces, source.Say("an amount is exact to the tiyn: more decimals are a slip")),
		rule(Error, printed.RuleBelow, source.Say("a price below zero is a slip")),
		rule(Warning, table.RuleNumber, source.Say("a row without a number may be a part of the one before")),
		rule(Warning, table.RuleJoined, source.Say("two cells that ran together have to be parted by a person")),
		rule(Warning, table.RulePage, source.Say("a number between rows may be a page's or the act's")),
		rule(Warning, table.RuleColumn, source.Say("a column that was not read may hold prices")),
	}
}
