package export

import (
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// enums are the columns with a fixed set of values.
var enums = map[string][]string{
	"vat":                {string(tariff.VATIncluded), string(tariff.VATExcluded), string(tariff.VATNone)},
	"price_status":       {string(tariff.Stated), string(tariff.Dash), string(tariff.Empty), string(tariff.TextPrice)},
	"text_kk_status":     textStatuses,
	"text_ru_status":     textStatuses,
	"valid_from_status":  {string(tariff.Known), string(tariff.Unknown)},
	"valid_until_status": {string(tariff.Known), string(tariff.Unknown), string(tariff.Open)},
	"source_system":      {string(tariff.Adilet), string(tariff.Zan), string(tariff.File)},
	"act_form":           {string(tariff.Resolution), string(tariff.Decision)},
	"measure":            measures(),
	"old_measure":        measures(),
	"change":             changeKinds(),
}

var textStatuses = []string{string(tariff.Official), string(tariff.Translation), string(tariff.NoText)}

func measures() []string {
	return lists.Of(tariff.Measures[:], func(m tariff.Measure) string { return m.String() })
}

func changeKinds() []string {
	return lists.Of(diff.Kinds[:], func(k diff.Kind) string { return string(k) })
}

func rateFields(both func(string) string) []fieldFile {
	return lists.Of(rateColumns, func(c column) fieldFile { return field(c.name, c.kind, c.required, both) })
}

func changeFields(both func(string) string) []fieldFile {
	out := make([]fieldFile, len(changeColumns))
	for i, c := range changeColumns {
		out[i] = field(c.name, c.kind, c.required, both)
		if c.name == "row" { // in which of the two tables
			out[i].Description = both("column-about.changed_row")
		}
	}
	return out
}

// field describes a column. Columns that exist for each language share words:
// "text_kk" and "text_ru" are "text" in Kazakh, in Russian.
func field(name string, kind fieldType, required bool, both func(string) string) fieldFile {
	key, suffix := columnKey(name)
	f := fieldFile{Name: name, Title: both(titleKey(key)), Description: both("column-about." + key), Type: string(kind)}
	if suffix != "" {
		f.Title += " (" + suffix + ")"
	}
	if kind == address {
		f.Type, f.Format = string(text), string(address)
	}
	if enum := enums[name]; required || enum != nil {
		f.Constraints = &constraints{required, enum}
	}
	return f
}

// titleKey returns the key of a column's title. "Edition" is one word in both
// languages, so it is among such words.
func titleKey(key string) string {
	if key == "edition" {
		return "same.edition"
	}
	return "column." + key
}

// columnKey returns the key of a column's words, and the language in its name.
func columnKey(name string) (key, language string) {
	for _, l := range []string{"kk", "ru"} {
		if s, ok := strings.CutSuffix(name, "_"+l); ok {
			return s, l
		}
		if strings.Contains(name, "_"+l+"_") {
			return strings.Replace(name, "_"+l+"_", "_", 1), l
		}
	}
	return name, ""
}
