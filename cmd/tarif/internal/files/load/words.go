package load

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// The types below are strings that allow only certain words.

type (
	level       tariff.Level
	counted     tariff.Counted
	usual       tariff.Usual
	span        tariff.UnitSpan
	form        tariff.Form
	system      tariff.System
	medium      string
	language    string
	currency    string
	vat         tariff.VAT
	measure     string
	textStatus  tariff.TextStatus
	priceStatus tariff.PriceStatus
	field       tariff.Field
)

func (level) words() []string       { return []string{"district", "city", "region"} }
func (counted) words() []string     { return []string{"times", "days", "people", "amount"} }
func (usual) words() []string       { return []string{"daily", "thrice-weekly", "weekly"} }
func (span) words() []string        { return []string{"day", "month", "year"} }
func (form) words() []string        { return []string{"resolution", "decision"} }
func (system) words() []string      { return []string{"adilet", "zan", "file"} }
func (medium) words() []string      { return []string{"web", "pdf", "docx"} }
func (language) words() []string    { return []string{"kk", "ru"} }
func (currency) words() []string    { return []string{"KZT"} }
func (vat) words() []string         { return []string{"included", "excluded", "none"} }
func (measure) words() []string     { return []string{"money", "mci", "percent", "coefficient"} }
func (textStatus) words() []string  { return []string{"official", "translation", "none"} }
func (priceStatus) words() []string { return []string{"dash", "empty", "text"} }

func (field) words() []string {
	return lists.Of(slices.Concat(tariff.RateFields, tariff.EditionFields), func(f tariff.Field) string { return string(f) })
}

func (x *level) UnmarshalText(b []byte) error       { return choose(x, b) }
func (x *counted) UnmarshalText(b []byte) error     { return choose(x, b) }
func (x *usual) UnmarshalText(b []byte) error       { return choose(x, b) }
func (x *span) UnmarshalText(b []byte) error        { return choose(x, b) }
func (x *form) UnmarshalText(b []byte) error        { return choose(x, b) }
func (x *system) UnmarshalText(b []byte) error      { return choose(x, b) }
func (x *medium) UnmarshalText(b []byte) error      { return choose(x, b) }
func (x *language) UnmarshalText(b []byte) error    { return choose(x, b) }
func (x *currency) UnmarshalText(b []byte) error    { return choose(x, b) }
func (x *vat) UnmarshalText(b []byte) error         { return choose(x, b) }
func (x *measure) UnmarshalText(b []byte) error     { return choose(x, b) }
func (x *textStatus) UnmarshalText(b []byte) error  { return choose(x, b) }
func (x *priceStatus) UnmarshalText(b []byte) error { return choose(x, b) }
func (x *field) UnmarshalText(b []byte) error       { return choose(x, b) }

// choice is a string type that lists its words.
type choice interface {
	~string
	words() []string
}

func choose[T choice](to *T, b []byte) error {
	words := (*to).words()
	for _, w := range words {
		if w == string(b) {
			*to = T(w)
			return nil
		}
	}
	return &tomlfile.Problem{
		Rule:    ruleUnknownWord,
		Message: source.Say(`"{1}" is not one of the words allowed here`, b),
		Hint:    source.Say("write one of: {1}", strings.Join(words, ", ")),
	}
}
