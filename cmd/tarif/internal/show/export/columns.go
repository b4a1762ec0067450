package export

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
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

// column is a column of rates.csv: its name, its value and whether it may be
// empty. The value is either the edition's, the same for all rows, or the
// rate's own.
type column struct {
	name      string
	kind      fieldType
	required  bool
	ofEdition func(*tariff.Edition) string
	ofRate    func(*tariff.Rate) string
}

func edition(name string, kind fieldType, required bool, value func(*tariff.Edition) string) column {
	return column{name: name, kind: kind, required: required, ofEdition: value}
}

func rate(name string, kind fieldType, required bool, value func(*tariff.Rate) string) column {
	return column{name: name, kind: kind, required: required, ofRate: value}
}

// line is the values of a rate, one for each column. The values of its edition
// are computed once for consecutive rates.
type line struct {
	values []string
	of     *tariff.Edition
}

func (l *line) set(r *tariff.Rate) {
	if l.values == nil {
		l.values = make([]string, len(rateColumns))
	}
	for i, c := range rateColumns {
		switch {
		case c.ofRate != nil:
			l.values[i] = c.ofRate(r)
		case l.of != r.Edition:
			l.values[i] = c.ofEdition(r.Edition)
		}
	}
	l.of = r.Edition
}

// rateColumns are the columns of rates.csv in order: up to source as originally
// promised, then later additions.
var rateColumns = []column{
	edition("place", text, true, func(e *tariff.Edition) string { return string(e.Place.ID) }),
	edition("kind", text, true, func(e *tariff.Edition) string { return string(e.Kind.ID) }),
	edition("edition", text, true, func(e *tariff.Edition) string { return string(e.ID) }),
	edition("act_number", text, true, func(e *tariff.Edition) string { return e.Act.Number }),
	edition("act_date", date, true, func(e *tariff.Edition) string { return e.Act.Date.String() }),
	rate("row", integer, true, func(r *tariff.Rate) string { return strconv.Itoa(r.Row) }),
	rate("row_label", text, false, func(r *tariff.Rate) string { return r.Label }),
	rate("section", text, false, func(r *tariff.Rate) string { return string(r.SectionID()) }),
	rate("service", text, true, func(r *tariff.Rate) string { return string(r.Service.ID) }),
	rate("role", text, false, func(r *tariff.Rate) string { return string(r.RoleID()) }),
	rate("conditions", text, false, (*tariff.Rate).ConditionIDs),
	rate("basis", text, true, func(r *tariff.Rate) string { return string(r.BasisID()) }),
	rate("unit", text, false, func(r *tariff.Rate) string { return string(r.UnitID()) }),
	rate("vat", text, false, func(r *tariff.Rate) string { return string(r.VAT) }),
	rate("price", decimal, false, func(r *tariff.Rate) string { return r.Price.String() }),
	edition("currency", text, true, func(e *tariff.Edition) string { return e.Currency }),
	edition("valid_from", date, false, func(e *tariff.Edition) string { return e.From.String() }),
	edition("valid_until", date, false, func(e *tariff.Edition) string { return e.Until.String() }),
	rate("text_kk", text, false, textIn(lang.KK)),
	rate("text_kk_status", text, true, status(lang.KK)),
	rate("text_ru", text, false, textIn(lang.RU)),
	rate("text_ru_status", text, true, status(lang.RU)),
	edition("source", address, false, func(e *tariff.Edition) string { return e.Source.URL }),

	rate("price_status", text, true, func(r *tariff.Rate) string { return string(r.Price.Status) }),
	rate("price_text_kk", text, false, func(r *tariff.Rate) string { return r.Price.Printed.KK }),
	rate("price_text_ru", text, false, func(r *tariff.Rate) string { return r.Price.Printed.RU }),
	edition("valid_from_status", text, true, func(e *tariff.Edition) string { return string(e.From.Status) }),
	edition("valid_until_status", text, true, func(e *tariff.Edition) string { return string(e.Until.Status) }),
	edition("period", integer, false, period),
	edition("amended_by_number", text, false, amended(func(a tariff.ActRef) string { return a.Number })),
	edition("amended_by_date", text, false, amended(func(a tariff.ActRef) string { return a.Date.String() })),
	edition("source_system", text, false, func(e *tariff.Edition) string { return string(e.Source.System) }),
	edition("source_id", text, false, func(e *tariff.Edition) string { return e.Source.ID }),
	rate("column", integer, true, func(r *tariff.Rate) string { return strconv.Itoa(r.Column) }),
	rate("caution_kk", text, false, func(r *tariff.Rate) string { return r.Caution.KK }),
	rate("caution_ru", text, false, func(r *tariff.Rate) string { return r.Caution.RU }),
	edition("place_name_kk", text, true, func(e *tariff.Edition) string { return e.Place.Name.KK }),
	edition("place_name_ru", text, true, func(e *tariff.Edition) string { return e.Place.Name.RU }),
	rate("service_name_kk", text, true, func(r *tariff.Rate) string { return r.Service.Name.KK }),
	rate("service_name_ru", text, true, func(r *tariff.Rate) string { return r.Service.Name.RU }),
	rate("role_name_kk", text, false, roleName(lang.KK)),
	rate("role_name_ru", text, false, roleName(lang.RU)),
	edition("act_form", text, true, func(e *tariff.Edition) string { return string(e.Act.Form) }),
	edition("repealed_by_number", text, false, repealed(func(a tariff.ActRef) string { return a.Number })),
	edition("repealed_by_date", date, false, repealed(func(a tariff.ActRef) string { return a.Date.String() })),
	rate("footnotes_kk", text, false, footnotes(lang.KK)),
	rate("footnotes_ru", text, false, footnotes(lang.RU)),
	rate("measure", text, true, func(r *tariff.Rate) string { return r.Price.Measure.String() }),
	rate("tenge", decimal, false, derived),
}

// derived returns the value of an index price in tenge, "" if unknown.
func derived(r *tariff.Rate) string {
	a, ok := r.Price.Derived()
	if !ok {
		return ""
	}
	return a.String()
}

func period(e *tariff.Edition) string {
	if e.Period == 0 {
		return ""
	}
	return strconv.Itoa(e.Period)
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

func amended(what func(tariff.ActRef) string) func(*tariff.Edition) string {
	return func(e *tariff.Edition) string {
		return strings.Join(lists.Of(e.AmendedBy, what), ";")
	}
}

func repealed(what func(tariff.ActRef) string) func(*tariff.Edition) string {
	return func(e *tariff.Edition) string {
		if e.RepealedBy == nil {
			return ""
		}
		return what(*e.RepealedBy)
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

// footnotes returns the meanings of a row's footnotes on one line.
func footnotes(l lang.Lang) func(*tariff.Rate) string {
	return func(r *tariff.Rate) string { return r.Notes(l) }
}
