package tariff

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

// Field names what a correction is about: a column of rates.csv.
type Field string

// The fields that may be corrected. RowField is a row that was published
// although the act has none (Was then names its service), or omitted although
// the act has it (Was is then empty); for the edition as a whole it means the
// numbers of the rows. The fields after RowField belong to the edition.
const (
	PriceField        Field = "price"
	TextKKField       Field = "text_kk"
	TextRUField       Field = "text_ru"
	ServiceField      Field = "service"
	RoleField         Field = "role"
	ConditionsField   Field = "conditions"
	SectionField      Field = "section"
	BasisField        Field = "basis"
	UnitField         Field = "unit"
	VATField          Field = "vat"
	MeasureField      Field = "measure"
	PriceStatusField  Field = "price_status"
	TextKKStatusField Field = "text_kk_status"
	TextRUStatusField Field = "text_ru_status"
	FootnotesKKField  Field = "footnotes_kk"
	FootnotesRUField  Field = "footnotes_ru"
	RowField          Field = "row"

	ActNumberField  Field = "act_number"
	ActDateField    Field = "act_date"
	ValidFromField  Field = "valid_from"
	ValidUntilField Field = "valid_until"
)

// RateFields are the fields of a rate, EditionFields those of an edition.
// SharedFields are fields of rates that an edition states once for all: a
// correction of one of them without a row is about the whole table.
var (
	RateFields = []Field{PriceField, TextKKField, TextRUField, ServiceField, RoleField, ConditionsField,
		SectionField, BasisField, UnitField, VATField, MeasureField, PriceStatusField, TextKKStatusField, TextRUStatusField,
		FootnotesKKField, FootnotesRUField, RowField}
	SharedFields  = []Field{BasisField, UnitField, VATField, MeasureField, TextKKStatusField, TextRUStatusField}
	EditionFields = []Field{ActNumberField, ActDateField, ValidFromField, ValidUntilField}
)

// CorrectionDays is how many days a correction is shown beside its row,
// including its own day. It stays in the log for ever.
const CorrectionDays = 90

// Correction is a mistake of ours that readers saw and that was corrected. It
// is not a change of the tariff: the act said the same all the time.
type Correction struct {
	Edition     *Edition
	Row, Column int // of the rate; 0 where the field is the edition's
	Field       Field
	Was         string // what we had published, as in rates.csv; empty where there was nothing
	Since       Date   // the day on which we published it
	Corrected   Date
	Cause       lang.Text
	Pos         source.Pos
}

// Recent reports whether the correction is still shown beside its row.
func (x *Correction) Recent(day Date) bool {
	return !day.Before(x.Corrected) && day.Before(x.Corrected.AddDays(CorrectionDays))
}

// Rate returns the rate that the correction is about, or nil if it is about the
// edition or a row that does not exist.
func (x *Correction) Rate() *Rate {
	if x.Field == RowField && x.Was != "" {
		return nil // the row now at this position is another one
	}
	return lists.First(x.Edition.Rates, func(r *Rate) bool { return r.Row == x.Row && r.Column == x.Column })
}

// Measure returns the measure of the price that is corrected.
func (x *Correction) Measure() Measure {
	if r := x.Rate(); r != nil {
		return r.Price.Measure
	}
	return Money
}

// Now returns the present value of the field, as in rates.csv. A row is
// represented by its service; a field of a row that does not exist is empty.
func (x *Correction) Now() string {
	e := x.Edition
	switch x.Field {
	case ActNumberField:
		return e.Act.Number
	case ActDateField:
		return e.Act.Date.String()
	case ValidFromField:
		return e.From.String()
	case ValidUntilField:
		return e.Until.String()
	}
	if r := x.Rate(); r != nil {
		return r.field(x.Field)
	}
	if x.Row == 0 && slices.Contains(SharedFields, x.Field) {
		return e.Rates[0].field(x.Field)
	}
	return ""
}

// field returns a field of a rate, as in rates.csv.
func (r *Rate) field(f Field) string {
	k := r.Key()
	switch f {
	case PriceField:
		return r.Price.String()
	case TextKKField:
		return r.Text.In(lang.KK)
	case TextRUField:
		return r.Text.In(lang.RU)
	case RoleField:
		return string(k.Role)
	case ConditionsField:
		return k.Conditions
	case VATField:
		return string(k.VAT)
	case MeasureField:
		return r.Price.Measure.String()
	case PriceStatusField:
		return string(r.Price.Status)
	case TextKKStatusField:
		return string(r.WhoseText(lang.KK))
	case TextRUStatusField:
		return string(r.WhoseText(lang.RU))
	case FootnotesKKField:
		return r.Notes(lang.KK)
	case FootnotesRUField:
		return r.Notes(lang.RU)
	case SectionField:
		return string(r.SectionID())
	case BasisField:
		return string(r.BasisID())
	case UnitField:
		return string(r.UnitID())
	}
	return string(k.Service) // ServiceField and RowField
}

// WhoseText returns the status of a row's text: NoText if there is no text,
// whatever holds for the table as a whole.
func (r *Rate) WhoseText(l lang.Lang) TextStatus {
	if s := r.Text.Status.In(l); s != "" && r.Text.Has(l) {
		return s
	}
	return NoText
}

// Notes returns the meanings of a row's footnotes on one line.
func (r *Rate) Notes(l lang.Lang) string {
	var out []string
	for _, n := range r.Footnotes {
		if s := strings.Join(strings.Fields(n.Text.In(l)), " "); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}
