package tariff

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// Field names what a correction is about: a column of rates.csv.
type Field string

// The fields that may be corrected. RowField is a row that was published though
// the act has none, or left out though the act has it; those after it belong to
// the edition as a whole.
const (
	PriceField      Field = "price"
	TextKKField     Field = "text_kk"
	TextRUField     Field = "text_ru"
	ServiceField    Field = "service"
	RoleField       Field = "role"
	ConditionsField Field = "conditions"
	SectionField    Field = "section"
	BasisField      Field = "basis"
	UnitField       Field = "unit"
	VATField        Field = "vat"
	RowField        Field = "row"

	ActNumberField  Field = "act_number"
	ActDateField    Field = "act_date"
	ValidFromField  Field = "valid_from"
	ValidUntilField Field = "valid_until"
)

// RateFields are the fields of a rate, EditionFields those of an edition.
var (
	RateFields = []Field{PriceField, TextKKField, TextRUField, ServiceField, RoleField, ConditionsField,
		SectionField, BasisField, UnitField, VATField, RowField}
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
	for _, r := range x.Edition.Rates {
		if r.Row == x.Row && r.Column == x.Column {
			return r
		}
	}
	return nil
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
	case SectionField:
		return idOf(r.Section != nil, func() SectionID { return r.Section.ID })
	case BasisField:
		return idOf(r.Basis != nil, func() BasisID { return r.Basis.ID })
	case UnitField:
		return idOf(r.Unit != nil, func() UnitID { return r.Unit.ID })
	}
	return string(k.Service) // the service itself, and what names a row
}

func idOf[T ~string](is bool, id func() T) string {
	if !is {
		return ""
	}
	return string(id())
}
