package load

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// unitMark is what the unit's name takes the place of in the phrase of a basis.
const unitMark = "{unit}"

var braces = regexp.MustCompile(`\{[^{}]*\}?`)

// marks reports a mark in a basis's phrase for which nothing is filled in: it
// would be printed as it is.
func (s spot) marks(phrase lang.Text) {
	for _, l := range lang.All {
		key := "phrase." + string(l)
		for _, mark := range braces.FindAllString(phrase.In(l), -1) {
			if mark != unitMark {
				s.error(key, rulePlaceholder, source.Say(`{1}: nothing stands for "{2}"`, key, mark), source.Say("write {1} where the unit's name belongs", unitMark))
				break
			}
		}
	}
}

// phrase reports a basis whose phrase speaks of a unit where there is none.
func (b *editor) phrase(s spot, raw *rateTable, r *tariff.Rate) {
	if r.Basis == nil || raw.Unit != "" || b.raw.Unit != "" {
		return
	}
	if raw.Basis == "" {
		s = b.spot // said once, though found on every rate: doubles are dropped
	}
	if strings.Contains(r.Basis.Phrase.KK+r.Basis.Phrase.RU, unitMark) && !s.misspelt("unit") {
		s.error("basis", ruleUnitMissing, source.Say(`unit is missing: prices for the basis "{1}" are for a unit`, r.Basis.ID),
			source.Say("write the unit on the rate or once for the file"))
	}
}
