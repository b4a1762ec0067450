package importer

import (
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/source"
)

// The rules of findings: stable names by which programs distinguish them. Those
// about price cells are in package printed.
const (
	RuleTwice      = "two-documents"      // two documents in one language
	RuleNoTable    = "no-prices"          // no price was found at all
	RulePart       = "act-part-missing"   // title, number, date, issuer, signatory
	RuleRemark     = "number-from-remark" // only a comment of the file has the number
	RuleTables     = "several-tables"     // more than one table of prices
	RuleOther      = "table-other-kind"   // a table of another kind than requested
	RuleElsewhere  = "act-elsewhere"      // of another place than requested
	RuleLetters    = "letters-mended"     // letters replaced throughout the file
	RulePlace      = "unknown-place"      // not in the catalogue
	RuleKind       = "unknown-kind"
	RuleService    = "unknown-service" // no service fits; a new one is proposed
	RuleUnsure     = "unsure-service"  // one fits, but not well
	RuleRival      = "near-service"    // two fit nearly as well
	RuleSame       = "same-wording"    // the words of an earlier row, with the same terms
	RuleRole       = "unknown-role"
	RuleRoleName   = "role-named-otherwise"
	RuleSection    = "unknown-section"
	RuleCondition  = "unknown-condition" // price columns or sections that only a condition can distinguish
	RuleUnit       = "unknown-unit"
	RuleMoved      = "moved-words"      // a preamble in which extraction misplaced words
	RuleBasis      = "basis-unknown"    // what a price is for
	RuleNumbers    = "row-numbers"      // missing or doubled
	RuleDoubt      = "damage-or-not"    // possibly damage by extraction
	RuleLanguages  = "languages-differ" // two amounts for one price
	RuleOneSide    = "row-in-one-language"
	RuleActs       = "acts-differ"      // the two languages name different acts
	RuleNote       = "footnote"         // a mark without a note, a note without a mark
	RuleBelow      = "text-below-table" // text below the table that was not used
	RuleAmount     = "amount-repaired"
	RuleEmpty      = "price-empty"
	RuleMoney      = "money-unknown" // the unit of the figures is not stated
	RuleAmending   = "amending-act"  // the rows of an amending act
	RuleCarried    = "carried-over"  // a translation from the previous edition
	RuleDated      = "price-dated"   // a price with its own period of validity
	RuleLeft       = "number-left"   // a number of the document without a use
	RuleNowhere    = "number-from-nowhere"
	RuleReadings   = "readings-differ" // the table and the lines give different prices
	RuleStray      = "amount-in-words"
	RuleStruck     = "digit-struck"
	RuleMerged     = "price-merged"
	RuleSwapped    = "prices-swapped" // the higher price is where all other rows have the lower
	RuleTotal      = "total-differs"  // the rows do not add up to a total of the act
	RuleSums       = "total-row"      // a total is not a service
	RulePriceWords = "price-in-text"  // the price is in running text
)

// Rules describes the rules of an import, including those of the packages
// below.
func Rules() []source.Rule {
	once := source.Say("it is about one import, not about the data")
	rules := []source.Rule{
		source.Grave(RuleTwice, source.Say("of two documents in one language only one can be the act's text")),
		source.Grave(RuleNoTable, source.Say("a document without a price is not an act that sets prices")),
		source.Light(RulePart, source.Say("title, number, date, issuer and signatory name the act")),
		source.Light(RuleRemark, source.Say("a number that only a remark in the file has may be that of another act")),
		source.Light(RuleTables, source.Say("several tables of prices may be several tariffs")),
		source.Light(RuleOther, source.Say("an act may set prices of several kinds, each a tariff of its own")),
		source.Grave(RuleElsewhere, source.Say("prices of one place under the name of another mislead everybody who lives in either")),
		source.Light(RuleLetters, source.Say("letters that were mended by rule are right nearly always, and a name may be wrong")),
		source.Light(RulePlace, source.Say("a place that is not in the catalogue has no name to be shown by")),
		source.Light(RuleKind, source.Say("a kind of tariff that is not in the catalogue has no name to be shown by")),
		source.Light(RuleService, source.Say("a row that fits no service is proposed as a new one, never guessed")),
		source.Light(RuleUnsure, source.Say("a service that was recognised by few words may be another one")),
		source.Light(RuleRival, source.Say("two rows that look like one service are probably two services")),
		source.Grave(RuleSame, source.Say("two rows with the same words are a slip of the act or of the copy")),
		source.Light(RuleRole, source.Say("a role that is not in the catalogue has no name to be shown by")),
		source.Light(RuleRoleName, source.Say("a post under another name than the act's may be another post")),
		source.Light(RuleSection, source.Say("a heading that is not in the catalogue has no name to be shown by")),
		source.Light(RuleCondition, source.Say("two prices of one service need a condition that tells them apart")),
		source.Light(RuleUnit, source.Say("a unit that is not in the catalogue cannot be compared")),
		source.Light(RuleMoved, source.Say("in a text taken from a PDF words may stand in the wrong place")),
		source.Light(RuleBasis, source.Say("a price means nothing without what it is for")),
		source.Grave(RuleNumbers, source.Say("numbers that are missing or doubled show that a row was lost or read twice")),
		source.Light(RuleDoubt, source.Say("what may be either damage or intended stays as it is, and a person decides")),
		source.Grave(RuleLanguages, source.Say("both languages of an act are equal: two amounts for one price are the gravest error")),
		source.Grave(RuleOneSide, source.Say("a row in one language only was lost in the other")),
		source.Grave(RuleActs, source.Say("two texts of different acts are not two languages of one")),
		source.Light(RuleNote, source.Say("a footnote and its mark belong together")),
		source.Light(RuleBelow, source.Say("words below the table may change a price")),
		source.Light(RuleAmount, source.Say("an amount that was repaired has to be compared with the act")),
		source.Light(RuleEmpty, source.Say("an empty price cell may be a lost price")),
		source.Light(RulePriceWords, source.Say("a price in the running text is easily misread")),
		source.Grave(RuleMoney, source.Say("a figure without a currency is not a price")),
		source.Light(RuleCarried, source.Say("a translation of the year before is ours, and the act's own text comes before it")),
		source.Light(RuleDated, source.Say("an edition has one span of days; prices with days of their own are editions of their own")),
		source.Grave(RuleAmending, source.Say("an act that changes some rows of another leaves all the others as they are")),
		source.Grave(RuleLeft, source.Say("a number that nothing uses may be a lost price")),
		source.Grave(RuleNowhere, source.Say("a number that the document does not print came out of a misreading")),
		source.Grave(RuleReadings, source.Say("where two ways of reading give two prices, neither is published before a person has looked")),
		source.Grave(RuleStray, source.Say("an amount among words is a price that was lost or a row that ran into another")),
		source.Light(RuleStruck, source.Say("a digit that was struck out or hidden may have been part of the price")),
		source.Light(RuleMerged, source.Say("one price for several rows is seldom meant")),
		source.Light(RuleSwapped, source.Say("where one of two columns has the higher price on every row but one, two cells may have changed places")),
		source.Grave(RuleTotal, source.Say("rows that do not come to the sum of the act were misread, or the act is wrong")),
		source.Light(RuleSums, source.Say("a sum of rows is no service, and who reads the act should know that it was left out")),
		source.Light(printed.RuleIndex, source.Say("a price in monthly calculation indices changes with the year's index")),
		source.Light(printed.RulePercent, source.Say("a percentage is not an amount of money")),
		source.Light(printed.RuleRange, source.Say("a range is not a price")),
		source.Light(printed.RuleText, source.Say("words in place of a price are kept as they stand")),
		source.Grave(printed.RuleForm, source.Say("digits that can be read in two ways are not guessed")),
		source.Grave(printed.RulePlaces, source.Say("an amount is exact to the tiyn: more decimals are a slip")),
		source.Grave(printed.RuleBelow, source.Say("a price below zero is a slip")),
		source.Grave(printed.RuleTwo, source.Say("digits of two lines or two amounts never make one price")),
		source.Grave(printed.RuleForeign, source.Say("a tariff is set in tenge")),
		source.Grave(printed.RuleTiyn, source.Say("a price is exact to the tiyn")),
		source.Light(table.RuleBlank, source.Say("a row with a number and no words may have lost them")),
		source.Light(table.RuleNumber, source.Say("a row without a number may be a part of the one before")),
		source.Light(table.RuleJoined, source.Say("two cells that ran together have to be separated by a person")),
		source.Light(table.RulePage, source.Say("a number between rows may be a page's or the act's")),
		source.Light(table.RuleColumn, source.Say("a column that was not read may hold prices")),
	}
	for i := range rules {
		rules[i].Firm = once
	}
	return rules
}
