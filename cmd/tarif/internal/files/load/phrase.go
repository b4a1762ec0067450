package load

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// unitMark is replaced by the name of the unit in the phrase of a basis.
const unitMark = "{unit}"

var braces = regexp.MustCompile(`\{[^{}]*\}?`)

// marks reports placeholders in a basis's phrase that are never replaced and
// would be printed as they are.
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

// phrase reports a basis whose phrase mentions a unit on a rate without one.
func (b *editor) phrase(s spot, raw *rateTable, r *tariff.Rate) {
	if r.Basis == nil || raw.Unit != "" || b.raw.Unit != "" {
		return
	}
	if raw.Basis == "" {
		s = b.spot // reported once, though found on every rate: duplicates are dropped
	}
	if strings.Contains(r.Basis.Phrase.KK+r.Basis.Phrase.RU, unitMark) && !s.misspelt("unit") {
		s.error("basis", ruleUnitMissing, source.Say(`unit is missing: prices for the basis "{1}" are for a unit`, r.Basis.ID),
			source.Say("write the unit on the rate or once for the file"))
	}
}
