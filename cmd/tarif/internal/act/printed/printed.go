// Package printed reads the price cells of an act.
//
// [Read] returns a [Price]: an amount, or the reason why there is none, with
// footnote marks and repairs. It accepts every way in which acts print amounts,
// and rejects anything that could be two amounts, as figures whose words in
// brackets name another one. [Lines] reads cells of
// several lines, [MoneyOf] the unit that headings and other words state.
package printed

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Price is a price cell. Doubt is the rule of the finding if the cell is not
// simply an amount, a dash or empty; Status is then TextPrice.
type Price struct {
	Status tariff.PriceStatus
	Amount money.Amount
	Money  Money      // what the amount counts, where the cell says it
	Text   string     // the cell's words, tidied
	Marks  string     // footnote marks: "*", "²", "¹, ²"
	VAT    tariff.VAT // if the cell states it
	Fixed  string     // the kind of repair, "" for none
	Doubt  string
	Unlike bool   // the cell states another measure than its column
	Exact  string // its value in tenge, if that has a fraction of a tiyn
	Aside  *Price // the same in other money, which the cell has in brackets
	Per    string // what it is for, where the cell says that behind it: "50 тенге за лист"
	digits string // of the amount, as printed
}

// The rules of findings about cells.
var rules source.Rules

var (
	RuleIndex   = rules.Light("monthly-index", source.Say("a price in monthly calculation indices changes with the year's index"))
	RulePercent = rules.Light("percent", source.Say("a percentage is not an amount of money"))
	RuleRange   = rules.Light("price-range", source.Say("a range is not a price"))
	RuleText    = rules.Light("price-text", source.Say("words in place of a price are kept as they stand"))
	RuleForm    = rules.Grave("price-ambiguous", source.Say("digits that can be read in two ways are not guessed"))
	RulePlaces  = rules.Grave("price-places", source.Say("an amount is exact to the tiyn: more decimals are a slip"))
	RuleBelow   = rules.Grave("price-negative", source.Say("a price below zero is a slip"))
	RuleTwo     = rules.Grave("two-amounts", source.Say("digits of two lines or two amounts never make one price"))
	RuleForeign = rules.Grave("foreign-money", source.Say("a tariff is set in tenge"))
	RuleTiyn    = rules.Grave("part-of-tiyn", source.Say("a price is exact to the tiyn"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }

// The kinds of repair.
const (
	FixedSpace  = "amount-space"  // "30, 28"
	FixedGroup  = "amount-group"  // "1.896,60", "1'896,60"
	FixedMoney  = "amount-money"  // thousands, millions or tiyn that came to tenge
	FixedBroken = "amount-broken" // went on in the next line
	FixedPart   = "amount-part"   // "¼"
)

var (
	marks          = regexp.MustCompile(`^(.*?[^*¹²³⁴⁵⁶⁷⁸⁹⁰\s])\s*([*¹²³⁴⁵⁶⁷⁸⁹⁰]+\)?|[*¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?:, ?[*¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})+)$`)
	markInside     = regexp.MustCompile(`(?i)^(\d[\d ,]*)([*¹²³⁴⁵⁶⁷⁸⁹⁰]+\)?) ?((?:теңге|тенге|тңг|тг|₸|kzt)\.?)$`) // between figure and currency
	measured       = regexp.MustCompile(`(?:^|\P{L})[кд]?[мm]$`)                                                   // before the ² or ³ of an area or volume
	currency       = regexp.MustCompile(`(?i)\s*(теңге(мен)?|тенге|тңг|тг|₸|kzt)\.?$`)
	currencyBefore = regexp.MustCompile(`(?i)^(?:тенге|теңге|тңг|тг|₸|kzt)\.?\s*`)
	withTiyn       = regexp.MustCompile(`^(\d+(?: \d{3})*) ?(?i:теңге|тенге|тңг|тг)\.? (\d{1,2}) ?(?i:тиын\p{L}*)\.?$`)
	inWords        = regexp.MustCompile(`\s*\([^()\d]*\)`)
	index          = regexp.MustCompile(`(?i)\s*(?:мрп|аек|месячн\p{L}+ расч[её]тн\p{L}+ показател\p{L}*|айлық есептік көрсеткіш\p{L}*)\.?$`)
	percent        = regexp.MustCompile(`(?i)\s*(?:%|процент\p{L}*|пайыз\p{L}*)$`)
	scaled         = regexp.MustCompile(`(?i)\s*(?:тыс(?:\.|яч\p{L}*|\s)|мың(?:\s|$)|(?:млн|миллион\p{L}*)(?:\.|\s|$)|тиын\p{L}*)\s*(?:теңге(?:мен)?|тенге|тңг|тг|₸|kzt)?\.?$`)
	between        = regexp.MustCompile(`(?i)\d\s*[-–—]\s*\d|^(от|до|не (?:более|менее|выше|ниже|свыше)|свыше|более|менее|кемінде)\s+\d|\d\s*\p{L}*\s*(дейін|бастап|аспай\p{L}*|артық|кем емес)`)
	onlyRange      = regexp.MustCompile(`(?i)^(?:\P{L}|(?:^|\s)(?:от|до|не|более|менее|выше|ниже|свыше|кемінде|дейін|бастап|артық|кем|емес|теңге|тенге|тңг|тг|мрп|аек)(?:\s|\.|$)|аспай\p{L}*)*$`) // and no words that say what it is a range of
	leadDigit      = regexp.MustCompile(`(?i)^(?:от |до |не более |не менее )?[\d¼½¾$€]`)
	dashes         = regexp.MustCompile(`^[-–—−‒_]+$`)
	plain          = regexp.MustCompile(`^\d+(?: \d{3})*(?:,\d{1,2})?$|^\d+\.\d{1,2}$`)
	straySep       = regexp.MustCompile(`^(\d{1,3}(?: \d{3})*|\d+)(?: ?[,.] ?)(\d{2})$`)
	grouped        = regexp.MustCompile(`^\d{1,3}(?:[.'’]\d{3})+,\d{2}$|^\d{1,3}(?:[,'’]\d{3})+\.\d{2}$`)
	places         = regexp.MustCompile(`^\d+(?: \d{3})*[,.]\d{3,}$`)
	oneGroup       = regexp.MustCompile(`^[1-9]\d{0,2}[,.]\d{3}$`)
	label          = regexp.MustCompile(`^\d+ ?\p{L}$`) // "12б"
	leadZero       = regexp.MustCompile(`^0[\d ]`)
	below          = regexp.MustCompile(`^[-−–]\s?\d`)
	misread        = regexp.MustCompile(`^[\dОоOoЗзбlI][\dОоOoЗзбlI ]*[.,]?[\dОоOoЗзбlI]*$`) // letters for digits, as recognised text has them
	onlyPrice      = regexp.MustCompile(`^[\d\s.,'’]+$`)
)

// Read reads a cell on one line.
func Read(cell string) Price {
	s := strings.Join(strings.Fields(strings.Map(space, cell)), " ")
	p := Price{Status: tariff.TextPrice, Text: s, digits: s}
	if s == "" {
		p.Status = tariff.Empty
		return p
	}
	if dashes.MatchString(s) {
		p.Status = tariff.Dash
		return p
	}
	if s[0] >= '0' && s[0] <= '9' && plain.MatchString(s) {
		return p.amount(s)
	}
	if m := markInside.FindStringSubmatch(s); m != nil {
		s, p.Marks = m[1]+" "+m[3], m[2]
	} else if m := marks.FindStringSubmatch(s); m != nil && !(measured.MatchString(m[1]) && (m[2] == "²" || m[2] == "³")) {
		s, p.Marks = m[1], m[2]
	}
	p.VAT = VAT(s)
	if figureIn.MatchString(s) { // words without a figure have no unit
		p.Money = MoneyOf(s)
	}
	if p.Money == Unsaid && vatRate.MatchString(strings.ToLower(s)) && p.VAT == "" {
		p.Money = Percent
	}
	if p.Doubt = other(s, p.Money); p.Doubt != "" {
		return p
	}
	read := p.amount(strip(s, p.Money))
	if (read.Doubt == RulePlaces || read.Doubt == RuleText) && p.Money.Own() {
		read = read.figure()
	}
	if read.Status == tariff.Stated && spelledOtherwise(s, read) {
		p.Doubt = RuleForm
		return p
	}
	if read.Doubt != RuleText || p.Money.Open() {
		return read
	}
	if x, ok := p.per(s); ok {
		return x
	}
	p.Doubt = inWordsOf[p.Money]
	return p
}

// per splits what a price is for from the price, on either side of it. A raised digit
// may be a footnote mark as well as an exponent; such words are not split.
func (p Price) per(s string) (Price, bool) {
	amount, per := "", ""
	if m := perBehind.FindStringSubmatch(s); m != nil {
		amount, per = m[1], m[2]
	} else if m := perBefore.FindStringSubmatch(s); m != nil {
		amount, per = m[2], m[1]
	}
	x := Read(amount)
	if x.Status != tariff.Stated {
		return p, false
	}
	x.Text, x.Marks, x.Per = p.Text, p.Marks, per
	return x, true
}

var (
	perBehind = regexp.MustCompile(`(?i)^(.*\d.*(?:теңге|тенге|тңг|тг|₸|мрп|аек)\.?)(?:\s*/\s*|\s+за\s+)((?:1\s)?[^\d²³]+[23]?)$`)
	perBefore = regexp.MustCompile(`(?i)^((?:1\s)?[^\d²³]+?[23]?)\s+үшін\s+(\d.*(?:теңге|тенге|тңг|тг|₸)\.?)$`)
)

// inWordsOf are the rules for words that contain a figure, by its unit.
var inWordsOf = map[Money]string{Tenge: RuleText, Tiyn: RuleText, Thousand: RuleText, Million: RuleText,
	Index: RuleIndex, Percent: RulePercent, Coefficient: RuleText}

// VAT returns what words say about value added tax.
func VAT(s string) tariff.VAT {
	s = strings.ToLower(s)
	if !vatWord.MatchString(s) {
		return ""
	}
	if without.MatchString(s) {
		return tariff.VATExcluded
	}
	if with.MatchString(s) {
		return tariff.VATIncluded
	}
	return ""
}

var (
	vatWord   = regexp.MustCompile(`(^|[^\p{L}])(ндс|ққс)|добавленн\p{L}+ стоимост|құн салығы|құн салық`)
	vatPhrase = regexp.MustCompile(`(?i)[\s,]+(?:(?:без|со?|включая|не включая|исключая|в том числе)\s+(?:уч[её]та\s+|уч[её]том\s+)?(?:ндс|налога? на добавленную стоимость)|ққс-?\s?(?:сыз|мен|пен))\.?$|^ққс-?\s?(?:сыз|мен|пен)\s+`)
	without   = regexp.MustCompile(`без\s+(уч[её]та\s+)?(ндс|налог)|(^|[^\p{L}])не (включая|учитывая)|исключая|салығынсыз|салықсыз|салығысыз|ққс-?\s?сыз|ескерілмеген|ескермегенде|қоспағанда|есепке алмағанда`)
	with      = regexp.MustCompile(`(^|[^\p{L}])(с|со|включая|в том числе)\s+(уч[её]том\s+)?(ндс|налог)|с уч[её]том|включая|включ[её]н|в том числе|салығымен|салығын|ққс-?\s?(мен|пен)|ескерілген|ескертілген|ескергенде|қоса|есепке ала`)
)

// other returns the rule for a cell without an amount in tenge.
func other(s string, m Money) string {
	switch {
	case m == Foreign:
		return RuleForeign
	case below.MatchString(s):
		return RuleBelow
	case between.MatchString(s):
		return RuleRange
	}
	return ""
}

// strip removes the currency and the amount in words in brackets; "5 теңге 7
// тиын" becomes "5,07".
func strip(s string, m Money) string {
	s = strings.TrimSpace(inWords.ReplaceAllString(vatPhrase.ReplaceAllString(s, ""), ""))
	switch m {
	case Index:
		return strings.TrimSpace(index.ReplaceAllString(s, ""))
	case Percent:
		return strings.TrimSpace(percent.ReplaceAllString(s, ""))
	case Tiyn, Thousand, Million:
		return strings.TrimSpace(scaled.ReplaceAllString(s, ""))
	}
	if m := withTiyn.FindStringSubmatch(s); m != nil {
		return m[1] + "," + strings.Repeat("0", 2-len(m[2])) + m[2]
	}
	return strings.TrimSpace(currencyBefore.ReplaceAllString(currency.ReplaceAllString(s, ""), ""))
}

// amount reads digits, if they can be one amount only.
func (p Price) amount(s string) Price {
	digits := s
	switch {
	case oneGroup.MatchString(s), leadZero.MatchString(s): // 1,896 or 1.896: a thousand or three decimals; 00
		p.Doubt = RuleForm
	case places.MatchString(s):
		p.Doubt = RulePlaces
	case plain.MatchString(s):
	case straySep.MatchString(s):
		digits, p.Fixed = straySep.ReplaceAllString(s, "$1,$2"), FixedSpace
	case grouped.MatchString(s):
		digits, p.Fixed = ungroup(s), FixedGroup
	case onlyPrice.MatchString(s), misread.MatchString(s) && figureIn.MatchString(s) && !label.MatchString(s):
		p.Doubt = RuleForm
	default:
		p.Doubt = RuleText
	}
	p.digits = digits
	if p.Doubt != "" {
		p.Fixed = ""
		return p
	}
	a, err := money.Parse(digits)
	if err != nil {
		p.Doubt, p.Fixed = RuleForm, ""
		return p
	}
	p.Status, p.Amount = tariff.Stated, a
	return p
}

// ungroup keeps only the last separator, as a comma.
func ungroup(s string) string {
	n := len(s) - 3
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s[:n]) + "," + s[n+1:]
}

func space(r rune) rune {
	if r == '\u00a0' || r == '\u202f' || r == '\u2009' {
		return ' '
	}
	return r
}

// Looks reports whether a text can be a whole price cell: an amount in any
// measure, or a dash.
func Looks(s string) bool {
	if len(s) > longest || !strings.ContainsAny(s, "0123456789") && !dashes.MatchString(strings.TrimSpace(s)) {
		return false
	}
	p := Read(s)
	switch p.Doubt {
	case RuleText:
		both := withBrackets.FindStringSubmatch(p.Text)
		return len(amountsOf(strokes.Split(p.Text, -1))) > 1 || both != nil && Looks(both[1]) && Looks(both[2])
	case "":
		return p.Status == tariff.Stated || p.Status == tariff.Dash
	case RuleRange:
		return onlyRange.MatchString(p.Text)
	case RuleIndex, RulePercent, RuleForeign:
		return leadDigit.MatchString(p.Text) // rather than words that mention a share
	case RuleForm, RulePlaces, RuleBelow:
		return true
	}
	return false
}

// longest is more bytes than a price cell has.
const longest = 80
