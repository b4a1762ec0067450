package wording

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// columnKey converts a field to the key of its words: those of "text_kk" and
// "text_ru" are "text".
var columnKey = strings.NewReplacer("_kk", "", "_ru", "")

// Field names what a correction is about, as the column of the table.
func (s *Speaker) Field(f tariff.Field) string {
	return s.T("column." + columnKey.Replace(string(f)))
}

// ActLang returns the language of a field that holds the act's own wording, ""
// for others.
func ActLang(f tariff.Field) lang.Lang {
	switch f {
	case tariff.TextKKField, tariff.FootnotesKKField:
		return lang.KK
	case tariff.TextRUField, tariff.FootnotesRUField:
		return lang.RU
	}
	return ""
}

// Published returns a value of rates.csv in words. The catalogue has the names
// of ids.
func (s *Speaker) Published(cat *tariff.Catalogue, x *tariff.Correction, value string) string {
	switch x.Field {
	case tariff.TextKKField, tariff.FootnotesKKField, tariff.TextRUField, tariff.FootnotesRUField:
		return value
	case tariff.TextKKStatusField:
		return s.Whose(lang.KK, tariff.TextStatus(value))
	case tariff.TextRUStatusField:
		return s.Whose(lang.RU, tariff.TextStatus(value))
	case tariff.PriceStatusField:
		if value != string(tariff.Stated) {
			return s.T("price." + value)
		}
	case tariff.PriceField:
		if a, err := money.ParseFigure(value); err == nil {
			return s.Amount(x.Measure(), a)
		}
	case tariff.MeasureField:
		return s.T("measure." + value)
	case tariff.VATField:
		if value != "" {
			return s.T("vat." + value)
		}
	case tariff.ActDateField, tariff.ValidFromField, tariff.ValidUntilField:
		if d, err := tariff.ParseDate(value); err == nil {
			return s.Date(d)
		}
	}
	return s.named(cat, x.Field, value)
}

// named replaces ids by the catalogue's names; unknown ids are kept.
func (s *Speaker) named(cat *tariff.Catalogue, f tariff.Field, ids string) string {
	names := names(cat, f)
	if names == nil || ids == "" {
		return ids
	}
	var out []string
	for _, id := range strings.Split(ids, ";") {
		name := id
		if t, ok := names[id]; ok {
			name = s.In(t)
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// names returns the names of the part of the catalogue to which a field refers,
// nil if none.
func names(cat *tariff.Catalogue, f tariff.Field) map[string]lang.Text {
	switch f {
	case tariff.ServiceField, tariff.RowField:
		return namesOf(cat.Services, func(x *tariff.Service) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.RoleField:
		return namesOf(cat.Roles, func(x *tariff.Role) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.ConditionsField:
		return namesOf(cat.Conditions, func(x *tariff.Condition) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.SectionField:
		return namesOf(cat.Sections, func(x *tariff.Section) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.BasisField:
		return namesOf(cat.Bases, func(x *tariff.Basis) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.UnitField:
		return namesOf(cat.Units, func(x *tariff.Unit) (string, lang.Text) { return string(x.ID), x.Name })
	}
	return nil
}

func namesOf[T any](all []*T, of func(*T) (id string, name lang.Text)) map[string]lang.Text {
	names := map[string]lang.Text{}
	for _, x := range all {
		id, name := of(x)
		names[id] = name
	}
	return names
}
