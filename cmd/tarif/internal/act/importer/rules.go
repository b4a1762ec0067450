package importer

import (
	"slices"

	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/source"
)

// The rules of findings: stable names by which programs distinguish them. Those
// about price cells are in package printed.
var rules source.Rules

var (
	RuleTwice      = rules.Grave("two-documents", source.Say("of two documents in one language only one can be the act's text"))
	RuleNoTable    = rules.Grave("no-prices", source.Say("a document without a price is not an act that sets prices"))
	RulePart       = rules.Light("act-part-missing", source.Say("title, number, date, issuer and signatory name the act"))
	RuleRemark     = rules.Light("number-from-remark", source.Say("a number that only a remark in the file has may be that of another act"))
	RuleTables     = rules.Light("several-tables", source.Say("several tables of prices may be several tariffs"))
	RuleOther      = rules.Light("table-other-kind", source.Say("an act may set prices of several kinds, each a tariff of its own"))
	RuleElsewhere  = rules.Grave("act-elsewhere", source.Say("prices of one place under the name of another mislead everybody who lives in either"))
	RuleLetters    = rules.Light("letters-mended", source.Say("letters that were mended by rule are right nearly always, and a name may be wrong"))
	RulePlace      = rules.Light("unknown-place", source.Say("a place that is not in the catalogue has no name to be shown by"))
	RuleKind       = rules.Light("unknown-kind", source.Say("a kind of tariff that is not in the catalogue has no name to be shown by"))
	RuleService    = rules.Light("unknown-service", source.Say("a row that fits no service is proposed as a new one, never guessed"))
	RuleUnsure     = rules.Light("unsure-service", source.Say("a service that was recognised by few words may be another one"))
	RuleRival      = rules.Light("near-service", source.Say("two rows that look like one service are probably two services"))
	RuleSame       = rules.Grave("same-wording", source.Say("two rows with the same words are a slip of the act or of the copy"))
	RuleRole       = rules.Light("unknown-role", source.Say("a role that is not in the catalogue has no name to be shown by"))
	RuleRoleName   = rules.Light("role-named-otherwise", source.Say("a post under another name than the act's may be another post"))
	RuleSection    = rules.Light("unknown-section", source.Say("a heading that is not in the catalogue has no name to be shown by"))
	RuleCondition  = rules.Light("unknown-condition", source.Say("two prices of one service need a condition that tells them apart"))
	RuleUnit       = rules.Light("unknown-unit", source.Say("a unit that is not in the catalogue cannot be compared"))
	RuleMoved      = rules.Light("moved-words", source.Say("in a text taken from a PDF words may stand in the wrong place"))
	RuleBasis      = rules.Light("basis-unknown", source.Say("a price means nothing without what it is for"))
	RuleNumbers    = rules.Grave("row-numbers", source.Say("numbers that are missing or doubled show that a row was lost or read twice"))
	RuleDoubt      = rules.Light("damage-or-not", source.Say("what may be either damage or intended stays as it is, and a person decides"))
	RuleLanguages  = rules.Grave("languages-differ", source.Say("both languages of an act are equal: two amounts for one price are the gravest error"))
	RuleOneSide    = rules.Grave("row-in-one-language", source.Say("a row in one language only was lost in the other"))
	RuleActs       = rules.Grave("acts-differ", source.Say("two texts of different acts are not two languages of one"))
	RuleNote       = rules.Light("footnote", source.Say("a footnote and its mark belong together"))
	RuleBelow      = rules.Light("text-below-table", source.Say("words below the table may change a price"))
	RuleAmount     = rules.Light("amount-repaired", source.Say("an amount that was repaired has to be compared with the act"))
	RuleEmpty      = rules.Light("price-empty", source.Say("an empty price cell may be a lost price"))
	RulePriceWords = rules.Light("price-in-text", source.Say("a price in the running text is easily misread"))
	RuleMoney      = rules.Grave("money-unknown", source.Say("a figure without a currency is not a price"))
	RuleCarried    = rules.Light("carried-over", source.Say("a translation of the year before is ours, and the act's own text comes before it"))
	RuleDated      = rules.Light("price-dated", source.Say("an edition has one span of days; prices with days of their own are editions of their own"))
	RuleAmending   = rules.Grave("amending-act", source.Say("an act that changes some rows of another leaves all the others as they are"))
	RuleLeft       = rules.Grave("number-left", source.Say("a number that nothing uses may be a lost price"))
	RuleNowhere    = rules.Grave("number-from-nowhere", source.Say("a number that the document does not print came out of a misreading"))
	RuleReadings   = rules.Grave("readings-differ", source.Say("where two ways of reading give two prices, neither is published before a person has looked"))
	RuleStray      = rules.Grave("amount-in-words", source.Say("an amount among words is a price that was lost or a row that ran into another"))
	RuleStruck     = rules.Light("digit-struck", source.Say("a digit that was struck out or hidden may have been part of the price"))
	RuleMerged     = rules.Light("price-merged", source.Say("one price for several rows is seldom meant"))
	RuleSwapped    = rules.Light("prices-swapped", source.Say("where one of two columns has the higher price on every row but one, two cells may have changed places"))
	RuleTotal      = rules.Grave("total-differs", source.Say("rows that do not come to the sum of the act were misread, or the act is wrong"))
	RuleSums       = rules.Light("total-row", source.Say("a sum of rows is no service, and who reads the act should know that it was left out"))
)

// Rules returns the rules of an import, including those of the packages below.
func Rules() source.Rules {
	once := source.Say("it is about one import, not about the data")
	all := slices.Concat(rules, printed.Rules(), table.Rules())
	for i := range all {
		all[i].Firm = once
	}
	return all
}
