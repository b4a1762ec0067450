package printed

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// Money is the unit of a figure, as the words around it state it.
type Money string

// The units of figures. Tiyn, thousands and millions convert exactly to tenge.
// Index, Percent and Coefficient are measures of their own. A person has to
// settle foreign currencies and contradictory words.
const (
	Unsaid      Money = ""
	Tenge       Money = "tenge"
	Tiyn        Money = "tiyn"
	Thousand    Money = "thousand"
	Million     Money = "million"
	Index       Money = "mci"
	Percent     Money = "percent"
	Coefficient Money = "coefficient"
	Foreign     Money = "foreign"
	Mixed       Money = "mixed"
	IndexTenge  Money = "mci-tenge" // an index with its tenge in brackets, or the other way round
)

// Own reports a measure that does not convert to tenge.
func (m Money) Own() bool { return m == Index || m == Percent || m == Coefficient }

// Open reports money that a person has to settle.
func (m Money) Open() bool { return m == Unsaid || m == Foreign || m == Mixed || m == IndexTenge }

var (
	vatRate     = regexp.MustCompile(`(ндс|ққс|салығы\p{L}*|стоимость)[\s(–-]*\d+([.,]\d+)?\s?(%|процент\p{L}*|пайыз\p{L}*)|\d+([.,]\d+)?\s?(%|процент\p{L}*|пайыз\p{L}*)`)
	saysTenge   = regexp.MustCompile(`теңге|тенге|тңг|(^|\P{L})тг(\P{L}|$)|₸|kzt`)
	saysTiyn    = regexp.MustCompile(`(^|\P{L})тиын`)
	saysScale   = regexp.MustCompile(`(тыс(?:\.|яч\p{L}*|\s)|мың(?:\.|\s)|(?:млн|миллион\p{L}*)(?:\.|\s))\s*(?:теңге|тенге|тңг|тг|₸|kzt)\p{L}*`)
	saysIndex   = regexp.MustCompile(`(^|\P{L})(мрп|аек)(\P{L}|$)|месячн\p{L}+ расч[её]тн\p{L}+ показател|айлық есептік көрсеткіш`)
	saysPercent = regexp.MustCompile(`%|процент|пайыз`)
	saysFactor  = regexp.MustCompile(`коэффициен`)
	saysForeign = regexp.MustCompile(`доллар|(^|\P{L})долл(\P{L}|$)|usd|\$|(^|\P{L})(евро|еуро)(\P{L}|$)|eur(\P{L}|$)|€|рубл|(^|\P{L})руб(\P{L}|$)|rub(\P{L}|$)|₽|юан|cny|gbp|£`)
)

// MoneyOf returns the unit that words state: a heading, the line above a table,
// a unit, a clause.
func MoneyOf(words string) Money {
	s := strings.ToLower(strings.Join(strings.Fields(strings.Map(space, words)), " "))
	if strings.ContainsAny(s, "0123456789") {
		s = vatRate.ReplaceAllString(s, "")
	}
	scale := Unsaid
	if m := saysScale.FindStringSubmatch(s); m != nil {
		scale = Thousand
		if strings.HasPrefix(m[1], "м") && !strings.HasPrefix(m[1], "мың") {
			scale = Million
		}
		s = saysScale.ReplaceAllString(s, "")
	}
	tenge := saysTenge.MatchString(s)
	var all []Money
	for _, x := range []struct {
		money Money
		says  bool
	}{
		{scale, scale != Unsaid},
		{Tenge, tenge},
		{Tiyn, saysTiyn.MatchString(s) && !tenge && scale == Unsaid}, // "tenge and tiyn" means tenge
		{Percent, saysPercent.MatchString(s)},
		{Coefficient, saysFactor.MatchString(s) && !tenge && !saysPercent.MatchString(s)},
		{Index, saysIndex.MatchString(s) && !saysPercent.MatchString(s) && !saysFactor.MatchString(s)}, // "per cent of the index" means per cent
		{Foreign, saysForeign.MatchString(s)},
	} {
		if x.says {
			all = append(all, x.money)
		}
	}
	switch len(all) {
	case 0:
		return Unsaid
	case 1:
		return all[0]
	}
	if slices.Equal(all, []Money{Tenge, Index}) && strings.Contains(s, "(") {
		return IndexTenge
	}
	return Mixed
}

// Nearer returns the unit of a figure whose heading has one and whose row, section or
// clause has another: words that name a scale or a measure contradict the heading,
// any others are about something else.
func Nearer(heading Money, near ...Money) Money {
	for _, m := range near {
		switch m {
		case Unsaid, heading:
		case Thousand, Million, Tiyn, Index, Foreign, IndexTenge:
			if heading != Unsaid {
				return Mixed
			}
			return m
		default:
			if heading == Unsaid {
				return m
			}
		}
	}
	return heading
}

// shifts are the powers of ten that convert to tenge.
var shifts = map[Money]int{Tiyn: -2, Thousand: 3, Million: 6}

// In converts the figure of a cell with unit m, which comes from the heading,
// the unit or the act; what the cell itself states takes precedence. A
// converted amount has the repair FixedMoney. An amount that would have a
// fraction of a tiyn is not a price; Exact then is its exact value.
func (p Price) In(m Money) Price {
	if outer, ok := p.withTenge(m); ok {
		return outer
	}
	if p.Money == Unsaid {
		p.Money = m
	}
	p.Unlike = p.Money.Own() && p.Money != m && m != Unsaid
	if p.Status != tariff.Stated && p.Doubt != RulePlaces && !(p.Money.Own() && fraction.MatchString(p.digits)) {
		return p
	}
	if p.Money.Own() {
		return p.figure()
	}
	by, moves := shifts[p.Money]
	if !moves {
		if p.Money == Foreign && p.Doubt == "" {
			p.Status, p.Doubt, p.Fixed = tariff.TextPrice, RuleForeign, ""
		}
		return p
	}
	exact := money.Shift(strings.ReplaceAll(strings.ReplaceAll(p.digits, " ", ""), ",", "."), by)
	a, err := money.Parse(exact)
	if err != nil {
		p.Status, p.Doubt, p.Fixed, p.Exact = tariff.TextPrice, RuleTiyn, "", exact
		return p
	}
	p.Status, p.Amount, p.Doubt, p.Fixed = tariff.Stated, a, "", FixedMoney
	return p
}

// withBrackets matches a figure with another in brackets, which says the same in
// other money: "2 МРП (8 650 тенге)".
var withBrackets = regexp.MustCompile(`^([^()]*\d[^()]*?)\s*\(([^()]*\d[^()]*)\)$`)

// withTenge reads such a cell, of which the figure in front is the price. The money of
// both is in the cell or, in the same order, in its heading.
func (p Price) withTenge(m Money) (Price, bool) {
	s := withBrackets.FindStringSubmatch(p.Text)
	if s == nil || p.Money != IndexTenge && !(p.Money == Unsaid && m == IndexTenge) {
		return p, false
	}
	front, aside := Read(s[1]), Read(s[2])
	front.Money, aside.Money = cmp.Or(front.Money, Index), cmp.Or(aside.Money, Tenge)
	if front.Money == aside.Money {
		return p, false
	}
	front, aside = front.In(front.Money), aside.In(aside.Money)
	if front.Status != tariff.Stated || aside.Status != tariff.Stated {
		return p, false
	}
	front.Text, front.Aside = p.Text, &aside
	return front, true
}

// fraction matches a figure with a fraction sign that has an exact decimal.
var fraction = regexp.MustCompile(`^(\d{0,4}) ?([¼½¾])$`)

var parts = map[string]string{"¼": ",25", "½": ",5", "¾": ",75"}

// figure reads an amount of a measure of its own, which may have more than two
// decimals or a fraction sign.
func (p Price) figure() Price {
	digits := p.digits
	if m := fraction.FindStringSubmatch(digits); m != nil {
		digits, p.Fixed = cmp.Or(m[1], "0")+parts[m[2]], FixedPart
	}
	if a, err := money.ParseFigure(digits); err == nil {
		p.Status, p.Amount, p.Doubt = tariff.Stated, a, ""
	}
	return p
}
