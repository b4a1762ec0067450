package load

import (
	"slices"

	"tarif/cmd/tarif/internal/source"
)

// Rules describes the rules of this package, those about files first.
func Rules() []source.Rule {
	return slices.Concat(fileRules(), valueRules(), timeRules(), tableRules())
}

func fileRules() []source.Rule {
	return []source.Rule{
		source.Unread(ruleUnreadable, source.Say("a file that cannot be read would be missing from the site")),
		source.Unread(ruleStrayFile, source.Say("a file in the wrong place or with the wrong name would be ignored without notice")),
		source.Unheld(rulePathDisagrees, source.Say("the address of a page is made of the path: a file that names something else was copied and not finished")),
		source.Light(ruleUnusedText, source.Say("a captured text that no edition names was forgotten or is misspelt")),
		source.Unheld(ruleTextFile, source.Say("the captured text is the proof of the prices and has to lie beside them")),
		source.Unheld(ruleTextChanged, source.Say("the checksum guards the captured text: whoever changes it must mean to and write the new sum")),
		source.Grave(ruleSameAct, source.Say("one act sets the prices of an edition once: the second is a copy in which something was forgotten")),
		source.Grave(ruleSameSource, source.Say("each act has its own page and text: the same source for two acts was left over from copying")),
		source.Unheld(ruleCorrectionRow, source.Say("a correction stands beside the row that was wrong, so it has to name one that is there")),
		source.Grave(ruleCorrectionSame, source.Say("a correction that changes nothing tells readers of a mistake that was never made")),
		source.Unheld(ruleWaiveRow, source.Say("a waiver for a row that is not there hides nothing and may hide the wrong thing later")),
	}
}

func valueRules() []source.Rule {
	return []source.Rule{
		source.Unheld(ruleIDSyntax, source.Say("ids become addresses, which have only small Latin letters, digits and hyphens")),
		source.Unheld(ruleDate, source.Say("an invalid date cannot be sorted or shown")),
		source.Unheld(ruleURL, source.Say("a link that is no address leads nowhere")),
		source.Unheld(ruleSHA256, source.Say("an invalid checksum proves nothing")),
		source.Unheld(rulePrice, source.Say("a price has to be an exact amount, or nobody can rely on it")),
		source.Light(rulePriceForm, source.Say("amounts in one form can be compared and searched; tarif fmt writes them so")),
		source.Unheld(ruleUnknownWord, source.Say("only the listed words have a meaning here")),
		source.Unheld(ruleUnknownID, source.Say("what the catalogue does not have cannot be shown by name")),
		source.Unheld(ruleDuplicateID, source.Say("an id names one thing: two would have one address")),
		source.Grave(RuleMarkLeft, source.Say("a person has to decide where import left a mark; until then the value is a guess")),
		source.Light(ruleOneLanguage, source.Say("a remark in one language is not seen by half of the readers")),
		source.Unheld(ruleOtherKind, source.Say("a service of another kind of tariff would stand in the wrong list")),
		source.Light(ruleNoWords, source.Say("a service of a new act should be published today, and found by people's words tomorrow")),
		source.Grave(rulePricesLost, source.Say("a row that is lost takes its price from the readers, and nobody sees a gap at the end of a table")),
		source.Grave(ruleFewWords, source.Say("people search by everyday words; with too few of them they do not find the service")),
		source.Unheld(ruleConcept, source.Say("a concept must lead readers to a service or say by its name that there is none")),
		source.Unheld(ruleDuplicateSpelling, source.Say("if two units have one spelling, import cannot tell which one is meant")),
		source.Unheld(ruleTwoBases, source.Say("a comparison is allowed between two different bases, not between one and itself")),
		source.Unheld(ruleDuplicatePair, source.Say("a pair of bases has one reason: with two, readers would see now one, now the other")),
		source.Unheld(ruleIndexOrder, source.Say("on one day an index has one value")),
		source.Unheld(rulePlaceholder, source.Say("a placeholder that nothing fills in would be printed as it is")),
		source.Unheld(ruleTextMissing, source.Say("where the file promises the act's words they have to be there")),
		source.Unheld(ruleTextWithoutStatus, source.Say("a reader must know whether words are the act's or a translation")),
	}
}

func timeRules() []source.Rule {
	return []source.Rule{
		source.Unheld(ruleDatesOrder, source.Say("what ends before it begins was never in force")),
		source.Unheld(rulePeriod, source.Say("a year far from today is a typing mistake")),
		source.Unheld(ruleEntryDays, source.Say("a number of days is at least 1")),
		source.Grave(ruleActsOrder, source.Say("an act cannot change or repeal one that was adopted later")),
		source.Grave(ruleEditionsOverlap, source.Say("on one day one price is in force: two editions would contradict each other")),
		source.Light(ruleEditionsGap, source.Say("days on which no edition holds usually mean a wrong date or a forgotten act")),
		source.Unheld(ruleRepealedOpen, source.Say("a repealed act does not hold until it is replaced")),
		source.Light(ruleTitleYear, source.Say("another year in the title than in the period is usually left over from copying")),
		source.Light(ruleSamePeriod, source.Say("if two acts are for one year, the data must say how the second changed the first")),
		source.Light(ruleActLate, source.Say("an act adopted after the period it covers usually has a wrong date")),
		source.Light(rulePeriodDisagrees, source.Say("a period that disagrees with the dates or the name is usually left over from copying")),
	}
}

func tableRules() []source.Rule {
	return []source.Rule{
		source.Unheld(ruleNoRates, source.Say("an edition without prices shows nothing")),
		source.Unheld(ruleRow, source.Say("rows are counted from 1, so that a link to a row stays")),
		source.Unheld(ruleRowMissing, source.Say("a gap in the numbers means that a row was lost")),
		source.Unheld(ruleDuplicateRow, source.Say("two prices in one cell of the table cannot both be right")),
		source.Unheld(ruleDuplicateKey, source.Say("two prices for the same thing: nobody could tell which one to pay")),
		source.Unheld(ruleColumn, source.Say("a price has to stand in a column that the table has")),
		source.Unheld(ruleSectionNotListed, source.Say("the headings of the table stand in the order in which the act prints them")),
		source.Unheld(ruleConditionGroup, source.Say("of two conditions that exclude each other only one can hold")),
		source.Unheld(ruleBasisMissing, source.Say("a price without what it is for, a service, an hour, a month, says nothing")),
		source.Unheld(ruleUnitMissing, source.Say("a price per unit needs the unit")),
		source.Unheld(rulePriceMissing, source.Say("a row says its price, or why the act prints none")),
		source.Unheld(rulePriceAndStatus, source.Say("a price and the reason why there is none exclude each other")),
		source.Light(ruleIndexUnknown, source.Say("readers pay in tenge: without the value of the index they have to look it up")),
		source.Light(rulePriceZero, source.Say("a price of zero is usually an empty cell or a dash that was typed as 0")),
		source.Light(ruleRoleMissing, source.Say("if other prices of the table say who gives the service, a price that does not was probably left incomplete")),
		source.Light(ruleSectionMissing, source.Say("if other rows of the table are under a heading, a row without one was probably left incomplete")),
		source.Light(ruleConditionMissing, source.Say("if similar prices have a condition, a price without one does not say when it applies")),
		source.Light(ruleUnusedFootnote, source.Say("nobody sees a footnote that no row refers to")),
		source.Unheld(rulePrinted, source.Say("words in place of a price belong together with price_status = \"text\"")),
	}
}
