package load

// The rules: stable names of the findings of this package, by which programs
// distinguish them, in addition to those of tomlfile. Each has a case in
// testdata/cases.
const (
	ruleUnreadable        = "unreadable"          // a file or folder that cannot be read
	ruleStrayFile         = "stray-file"          // a TOML file where none is read
	rulePathDisagrees     = "path-disagrees"      // place, kind or edition differ from the path
	ruleUnusedText        = "unused-text"         // a captured text that no edition names (warning)
	ruleIDSyntax          = "id-syntax"           // not an id
	ruleDate              = "date"                // not a date
	ruleURL               = "url"                 // not a web address
	ruleSHA256            = "sha256"              // not a SHA-256
	rulePrice             = "price"               // not an amount
	rulePriceForm         = "price-form"          // an amount in another form than "1896.60" (warning)
	ruleUnknownWord       = "unknown-word"        // not one of the allowed words
	ruleUnknownID         = "unknown-id"          // an id that does not exist
	ruleDuplicateID       = "duplicate-id"        // an id that is already taken
	RuleMarkLeft          = "mark-left"           // a mark where a person has not decided yet
	ruleOneLanguage       = "one-language"        // words of ours in one language only (warning)
	ruleDatesOrder        = "dates-order"         // an end before its beginning
	rulePeriod            = "period"              // not a year that an act can name
	ruleEntryDays         = "entry-days"          // not a number of days
	ruleActsOrder         = "acts-order"          // amending acts out of order
	ruleEditionsOverlap   = "editions-overlap"    // two editions are in force on the same day
	ruleSameAct           = "same-act"            // one act set two editions
	ruleSameSource        = "same-source"         // one source for two acts
	ruleEditionsGap       = "editions-gap"        // days between two editions on which none holds (warning)
	ruleRepealedOpen      = "repealed-open"       // a repealed edition that holds until it is replaced
	ruleTitleYear         = "title-year"          // the act's title names another year than the period (warning)
	ruleSamePeriod        = "same-period"         // two editions for one year, neither amended (warning)
	ruleActLate           = "act-late"            // an act dated after the time that it is for (warning)
	rulePeriodDisagrees   = "period-disagrees"    // a year that differs from the dates or the id (warning)
	ruleOtherKind         = "other-kind"          // a section or service of another kind of tariff
	ruleNoWords           = "no-words"            // no everyday words for a service yet
	ruleFewWords          = "few-words"           // too few everyday words for a service
	ruleConcept           = "concept"             // a concept without an answer, or contradictory
	ruleDuplicateSpelling = "duplicate-spelling"  // one spelling for two units
	ruleTwoBases          = "two-bases"           // a pair that is not two different bases
	ruleDuplicatePair     = "duplicate-pair"      // a pair that occurs twice
	ruleTextFile          = "text-file"           // a captured text that does not exist
	ruleTextChanged       = "text-changed"        // a captured text with another SHA-256
	ruleTextMissing       = "text-missing"        // a text that is missing although text_status promises it
	ruleTextWithoutStatus = "text-without-status" // a text that is present although text_status says there is none
	rulePricesLost        = "prices-lost"         // fewer prices than import counted
	ruleNoRates           = "no-rates"            // a table without prices
	ruleRow               = "row"                 // not the number of a row
	ruleRowMissing        = "row-missing"         // a gap in the numbers of the rows
	ruleDuplicateRow      = "duplicate-row"       // two rates in one cell of the table
	ruleDuplicateKey      = "duplicate-key"       // two prices for the same thing
	ruleColumn            = "column"              // not the number of a price column
	ruleSectionNotListed  = "section-not-listed"  // a section that is not among the headings of the table
	ruleConditionGroup    = "condition-group"     // two conditions that exclude each other
	ruleBasisMissing      = "basis-missing"       // nothing says what a price is for
	ruleUnitMissing       = "unit-missing"        // no unit, though the basis mentions one
	rulePriceMissing      = "price-missing"       // neither a price nor a reason why there is none
	rulePriceAndStatus    = "price-and-status"    // both a price and a reason why there is none
	ruleIndexUnknown      = "index-unknown"       // a price in indices that cannot be converted to tenge (warning)
	ruleIndexOrder        = "index-order"         // two values of the index for one day
	rulePriceZero         = "price-zero"          // a price of zero (warning)
	ruleRoleMissing       = "role-missing"        // a price without a role, though others of the table have one (warning)
	ruleSectionMissing    = "section-missing"     // a rate without a section, though others of the table have one (warning)
	rulePlaceholder       = "placeholder"         // a placeholder that is never replaced
	ruleConditionMissing  = "condition-missing"   // a rate without what distinguishes it from the others of its service (warning)
	ruleUnusedFootnote    = "unused-footnote"     // a footnote that no row refers to (warning)
	rulePrinted           = "printed"             // printed and price_status = "text" go together
	ruleWaiveRow          = "waive-row"           // a waiver for a row that does not exist
	ruleCorrectionRow     = "correction-row"      // a correction of a row that does not exist, or without a row
	ruleCorrectionSame    = "correction-same"     // a correction that changes nothing
)
