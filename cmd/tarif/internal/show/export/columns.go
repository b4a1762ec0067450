package export

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// fieldType is the type of a column in the data package.
type fieldType string

const (
	text    fieldType = "string"
	integer fieldType = "integer"
	decimal fieldType = "number"
	date    fieldType = "date"
	address fieldType = "uri" // a string with this format
)

// column is a column of rates.csv: how it is called, what it holds and whether
// it may be empty.
type column struct {
	name     string
	kind     fieldType
	required bool
	value    func(*tariff.Rate) string
}

// rateColumns are the columns of rates.csv in order: up to source as promised
// from the beginning, then what came later.
var rateColumns = []column{
	{"place", text, true, func(r *tariff.Rate) string { return string(r.Edition.Place.ID) }},
	{"kind", text, true, func(r *tariff.Rate) string { return string(r.Edition.Kind.ID) }},
	{"edition", text, true, func(r *tariff.Rate) string { return string(r.Edition.ID) }},
	{"act_number", text, true, func(r *tariff.Rate) string { return r.Edition.Act.Number }},
	{"act_date", date, true, func(r *tariff.Rate) string { return r.Edition.Act.Date.String() }},
	{"row", integer, true, func(r *tariff.Rate) string { return strconv.Itoa(r.Row) }},
	{"row_label", text, false, func(r *tariff.Rate) string { return r.Label }},
	{"section", text, false, func(r *tariff.Rate) string { return string(r.SectionID()) }},
	{"service", text, true, func(r *tariff.Rate) string { return string(r.Service.ID) }},
	{"role", text, false, func(r *tariff.Rate) string { return string(r.RoleID()) }},
	{"conditions", text, false, (*tariff.Rate).ConditionIDs},
	{"basis", text, true, func(r *tariff.Rate) string { return string(r.BasisID()) }},
	{"unit", text, false, func(r *tariff.Rate) string { return string(r.UnitID()) }},
	{"vat", text, false, func(r *tariff.Rate) string { return string(r.VAT) }},
	{"price", decimal, false, func(r *tariff.Rate) string { return r.Price.String() }},
	{"currency", text, true, func(r *tariff.Rate) string { return r.Edition.Currency }},
	{"valid_from", date, false, func(r *tariff.Rate) string { return r.Edition.From.String() }},
	{"valid_until", date, false, func(r *tariff.Rate) string { return r.Edition.Until.String() }},
	{"text_kk", text, false, textIn(lang.KK)},
	{"text_kk_status", text, true, status(lang.KK)},
	{"text_ru", text, false, textIn(lang.RU)},
	{"text_ru_status", text, true, status(lang.RU)},
	{"source", address, false, func(r *tariff.Rate) string { return r.Edition.Source.URL }},

	{"price_status", text, true, func(r *tariff.Rate) string { return string(r.Price.Status) }},
	{"price_text_kk", text, false, func(r *tariff.Rate) string { return r.Price.Printed.KK }},
	{"price_text_ru", text, false, func(r *tariff.Rate) string { return r.Price.Printed.RU }},
	{"valid_from_status", text, true, func(r *tariff.Rate) string { return string(r.Edition.From.Status) }},
	{"valid_until_status", text, true, func(r *tariff.Rate) string { return string(r.Edition.Until.Status) }},
	{"period", integer, false, period},
	{"amended_by_number", text, false, amended(func(a tariff.ActRef) string { return a.Number })},
	{"amended_by_date", text, false, amended(func(a tariff.ActRef) string { return a.Date.String() })},
	{"source_system", text, false, func(r *tariff.Rate) string { return string(r.Edition.Source.System) }},
	{"source_id", text, false, func(r *tariff.Rate) string { return r.Edition.Source.ID }},
	{"column", integer, true, func(r *tariff.Rate) string { return strconv.Itoa(r.Column) }},
	{"caution_kk", text, false, func(r *tariff.Rate) string { return r.Caution.KK }},
	{"caution_ru", text, false, func(r *tariff.Rate) string { return r.Caution.RU }},
	{"place_name_kk", text, true, func(r *tariff.Rate) string { return r.Edition.Place.Name.KK }},
	{"place_name_ru", text, true, func(r *tariff.Rate) string { return r.Edition.Place.Name.RU }},
	{"service_name_kk", text, true, func(r *tariff.Rate) string { return r.Service.Name.KK }},
	{"service_name_ru", text, true, func(r *tariff.Rate) string { return r.Service.Name.RU }},
	{"role_name_kk", text, false, roleName(lang.KK)},
	{"role_name_ru", text, false, roleName(lang.RU)},
	{"act_form", text, true, func(r *tariff.Rate) string { return string(r.Edition.Act.Form) }},
	{"repealed_by_number", text, false, repealed(func(a tariff.ActRef) string { return a.Number })},
	{"repealed_by_date", date, false, repealed(func(a tariff.ActRef) string { return a.Date.String() })},
	{"footnotes_kk", text, false, footnotes(lang.KK)},
	{"footnotes_ru", text, false, footnotes(lang.RU)},
	{"measure", text, true, func(r *tariff.Rate) string { return r.Price.Measure.String() }},
	{"tenge", decimal, false, derived},
}

// derived is what an index price is in tenge, empty where that cannot be told.
func derived(r *tariff.Rate) string {
	a, ok := r.Price.Derived()
	if !ok {
		return ""
	}
	return a.String()
}

func period(r *tariff.Rate) string {
	if r.Edition.Period == 0 {
		return ""
	}
	return strconv.Itoa(r.Edition.Period)
}

func textIn(l lang.Lang) func(*tariff.Rate) string {
	return func(r *tariff.Rate) string {
		if r.WhoseText(l) == tariff.NoText {
			return ""
		}
		return r.Text.In(l)
	}
}

func status(l lang.Lang) func(*tariff.Rate) string {
	return func(r *tariff.Rate) string { return string(r.WhoseText(l)) }
}

func amended(what func(tariff.ActRef) string) func(*tariff.Rate) string {
	return func(r *tariff.Rate) string {
		var out []string
		for _, a := range r.Edition.AmendedBy {
			out = append(out, what(a))
		}
		return strings.Join(out, ";")
	}
}

func repealed(what func(tariff.ActRef) string) func(*tariff.Rate) string {
	return func(r *tariff.Rate) string {
		if r.Edition.RepealedBy == nil {
			return ""
		}
		return what(*r.Edition.RepealedBy)
	}
}

func roleName(l lang.Lang) func(*tariff.Rate) string {
	return func(r *tariff.Rate) string {
		if r.Role == nil {
			return ""
		}
		return r.Role.Name.In(l)
	}
}

// footnotes are the meanings of a row's footnotes on one line.
func footnotes(l lang.Lang) func(*tariff.Rate) string {
	return func(r *tariff.Rate) string { return r.Notes(l) }
}
