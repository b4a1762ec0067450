package export

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
)

// The types of CSV on the Web: https://www.w3.org/TR/tabular-metadata/.
type (
	tableGroup struct {
		Context []any       `json:"@context"`
		License string      `json:"dc:license,omitempty"`
		Tables  []csvwTable `json:"tables"`
	}
	csvwTable struct {
		URL    string     `json:"url"`
		Titles csvwTitles `json:"titles"`
		Schema csvwSchema `json:"tableSchema"`
	}
	csvwTitles struct {
		KK string `json:"kk"`
		RU string `json:"ru"`
	}
	csvwSchema struct {
		Columns []csvwColumn `json:"columns"`
		Key     []string     `json:"primaryKey,omitempty"`
	}
	csvwColumn struct {
		Name     string `json:"name"`
		Titles   string `json:"titles"` // as in the header
		Text     string `json:"dc:description"`
		Type     any    `json:"datatype"`
		Required bool   `json:"required,omitempty"`
	}
)

// CSVW returns data/csvw.json.
func CSVW(p Package, w wording.Words) ([]byte, error) {
	kk, ru, failed := speakers(w)
	both := func(key string) string { return pair(" / ", kk.T(key), ru.T(key)) }
	table := func(url, name string, fields []fieldFile, key []string) csvwTable {
		t := csvwTable{URL: url, Titles: csvwTitles{kk.T("resource." + name), ru.T("resource." + name)}, Schema: csvwSchema{Key: key}}
		for _, f := range fields {
			t.Schema.Columns = append(t.Schema.Columns, csvwColumn{f.Name, f.Name, f.Description, csvwType(f), f.Constraints != nil && f.Constraints.Required})
		}
		return t
	}
	group := tableGroup{Context: []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": string(lang.KK)}},
		Tables: []csvwTable{
			table(p.Rates, "rates", rateFields(both), ratesKey),
			table(p.Changes, "changes", changeFields(both), nil),
		}}
	if p.Licence != nil {
		group.License = p.Licence.URL
	}
	if err := failed(); err != nil {
		return nil, err
	}
	return indented(group)
}

func csvwType(f fieldFile) any {
	switch {
	case f.Format == string(address):
		return "anyURI"
	case f.Type == string(decimal):
		return map[string]string{"base": "decimal", "format": "#0.00"}
	}
	return f.Type
}
