package tariff

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// Field names what a correction is about: a column of rates.csv.
type Field string

// The fields that may be corrected. RowField is a row that was published though
// the act has none (then Was names its service), or left out though the act has
// it (then Was is empty); without a row it is the numbers of the rows. Those
// after it belong to the edition as a whole.
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
// SharedFields are fields of rates that an edition states once for all of them:
// without a row a correction of one is about the whole table.
var (
	RateFields = []Field{PriceField, TextKKField, TextRUField, ServiceField, RoleField, ConditionsField,
		SectionField, BasisField, UnitField, VATField, MeasureField, PriceStatusField, TextKKStatusField, TextRUStatusField,
		FootnotesKKField, FootnotesRUField, RowField}
	SharedFields  = []Field{BasisField, UnitField, VATField, MeasureField, TextKKStatusField, TextRUStatusField}
	EditionFields = []Field{ActNumberField, ActDateField, ValidFromField, ValidUntilField}
)

// CorrectionDays is for how many days a correction stands beside its row, its
// own day among them; in the log it stands for ever.
const CorrectionDays = 90

// Correction is a mistake of ours that readers saw, and that we put right. It is
// no change of the tariff: the act said the same all the time.
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

// Recent reports whether the correction still stands beside its row.
func (x *Correction) Recent(day Date) bool {
	return !day.Before(x.Corrected) && day.Before(x.Corrected.AddDays(CorrectionDays))
}

// Rate returns the rate that the correction is about; nil where it is about the
// edition or about a row that is not there.
func (x *Correction) Rate() *Rate {
	if x.Field == RowField && x.Was != "" {
		return nil // what stands in its place now is another
	}
	for _, r := range x.Edition.Rates {
		if r.Row == x.Row && r.Column == x.Column {
			return r
		}
	}
	return nil
}

// Measure is in what the price that is corrected is stated.
func (x *Correction) Measure() Measure {
	if r := x.Rate(); r != nil {
		return r.Price.Measure
	}
	return Money
}

// Now is what the edition says today, as in rates.csv. A row that is there is
// named by its service; a field of a row that is not there is empty.
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

// field is a field of a rate, as in rates.csv.
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
	return string(k.Service) // the service itself, and what names a row
}

// WhoseText says whose words a row's text is; a text that is not there is
// nobody's, whatever holds for the table as a whole.
func (r *Rate) WhoseText(l lang.Lang) TextStatus {
	if s := r.Text.Status.In(l); s != "" && r.Text.Has(l) {
		return s
	}
	return NoText
}

// Notes joins the meanings of a row's footnotes on one line.
func (r *Rate) Notes(l lang.Lang) string {
	var out []string
	for _, n := range r.Footnotes {
		if s := strings.Join(strings.Fields(n.Text.In(l)), " "); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}
