package export

import (
	"bytes"
	"encoding/json"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Package is what a data package says of itself beyond the data.
type Package struct {
	Name               string // lower-case id, such as "tarif"
	Title, Description lang.Text
	Homepage           string // empty where the site has no known address
}

// The shapes of Frictionless Data Package, version 1. A licence is left out:
// nobody has stated one.
type (
	packageFile struct {
		Profile     string         `json:"profile"`
		Name        string         `json:"name"`
		Title       string         `json:"title"`
		Description string         `json:"description,omitempty"`
		Homepage    string         `json:"homepage,omitempty"`
		Languages   []lang.Lang    `json:"languages"`
		Sources     []sourceFile   `json:"sources,omitempty"`
		Resources   []resourceFile `json:"resources"`
	}
	sourceFile struct {
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
	}
	resourceFile struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Path        string     `json:"path"`
		Title       string     `json:"title"`
		Description string     `json:"description"`
		Format      string     `json:"format"`
		MediaType   string     `json:"mediatype"`
		Encoding    string     `json:"encoding"`
		Dialect     *dialect   `json:"dialect,omitempty"`
		Schema      schemaFile `json:"schema"`
	}
	dialect struct {
		Delimiter      string `json:"delimiter"`
		LineTerminator string `json:"lineTerminator"`
		QuoteChar      string `json:"quoteChar"`
		DoubleQuote    bool   `json:"doubleQuote"`
		Header         bool   `json:"header"`
	}
	schemaFile struct {
		Fields        []fieldFile `json:"fields"`
		MissingValues []string    `json:"missingValues"`
		PrimaryKey    []string    `json:"primaryKey,omitempty"`
	}
	fieldFile struct {
		Name        string       `json:"name"`
		Title       string       `json:"title"`
		Description string       `json:"description"`
		Type        string       `json:"type"`
		Format      string       `json:"format,omitempty"`
		Constraints *constraints `json:"constraints,omitempty"`
	}
	constraints struct {
		Required bool     `json:"required,omitempty"`
		Enum     []string `json:"enum,omitempty"`
	}
)

// DataPackage returns data/datapackage.json. The standard gives titles and
// descriptions no language, so each holds both: Kazakh, then Russian.
func DataPackage(d *tariff.Data, p Package, w Words) ([]byte, error) {
	kk, ru, failed := speakers(w)
	both := func(key string) string { return pair(" / ", kk.t(key), ru.t(key)) }
	rates := schemaFile{
		Fields: rateFields(both), MissingValues: []string{""},
		PrimaryKey: []string{"place", "kind", "edition", "row", "column"},
	}
	file := packageFile{
		Profile: "data-package", Name: p.Name,
		Title: pair(" / ", p.Title.KK, p.Title.RU), Description: pair("\n\n", p.Description.KK, p.Description.RU),
		Homepage: p.Homepage, Languages: lang.All[:],
		Sources: sources(d),
		Resources: []resourceFile{
			csvFile("rates", "rates.csv", both, rates),
			jsonFile("rates-json", "rates.json", both, rates),
			csvFile("changes", "changes.csv", both, schemaFile{Fields: changeFields(both), MissingValues: []string{""}}),
		},
	}
	if err := failed(); err != nil {
		return nil, err
	}
	return indented(file)
}

// pair joins the two languages; one text for both stands once.
func pair(sep, kk, ru string) string {
	switch {
	case kk == ru || ru == "":
		return kk
	case kk == "":
		return ru
	}
	return kk + sep + ru
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

func csvFile(name, path string, both func(string) string, s schemaFile) resourceFile {
	r := jsonFile(name, path, both, s)
	r.Profile, r.Format, r.MediaType = "tabular-data-resource", "csv", "text/csv"
	r.Dialect = &dialect{Delimiter: ",", LineTerminator: "\n", QuoteChar: `"`, DoubleQuote: true, Header: true}
	return r
}

func jsonFile(name, path string, both func(string) string, s schemaFile) resourceFile {
	return resourceFile{
		Profile: "data-resource", Name: name, Path: path,
		Title: both("resource." + name), Description: both("resource-about." + name),
		Format: "json", MediaType: "application/json", Encoding: "utf-8", Schema: s,
	}
}

// sources lists the acts, by place, kind and edition.
func sources(d *tariff.Data) []sourceFile {
	var out []sourceFile
	for _, e := range editions(d) {
		title := strings.Join([]string{
			pair(" / ", e.Place.Name.KK, e.Place.Name.RU), pair(" / ", e.Kind.Name.KK, e.Kind.Name.RU),
			string(e.ID), "№ " + e.Act.Number, e.Act.Date.String(),
		}, ", ")
		out = append(out, sourceFile{title, e.Source.URL})
	}
	return out
}
