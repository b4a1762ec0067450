package export

import (
	"bytes"
	"encoding/json"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/tariff"
)

// Package is what the descriptions say of the data as a whole.
type Package struct {
	Build
	Name               string // lower-case id, such as "tarif"
	Title, Description lang.Text
	Publisher          lang.Text // the publisher of the data; the site's title if not stated
	Contact            string    // an e-mail address, may be empty
	Rates, Changes     string    // names of the files: "rates.csv", or "rates.csv.gz" if large
	Lines              string    // name of the file with one rate a line
}

// The types of a Data Package: https://datapackage.org/, version 2.
type (
	packageFile struct {
		Schema       string         `json:"$schema"`
		Name         string         `json:"name"`
		Title        string         `json:"title"`
		Description  string         `json:"description,omitempty"`
		Homepage     string         `json:"homepage,omitempty"`
		Version      string         `json:"version"`
		Languages    []lang.Lang    `json:"languages"`
		Licenses     []licenceFile  `json:"licenses,omitempty"`
		Contributors []contributor  `json:"contributors"`
		Sources      []sourceFile   `json:"sources,omitempty"`
		Resources    []resourceFile `json:"resources"`
	}
	licenceFile struct {
		Name string `json:"name"`
		Path string `json:"path"`
	}
	contributor struct {
		Title string   `json:"title"`
		Roles []string `json:"roles"`
	}
	sourceFile struct {
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
	}
	resourceFile struct {
		Type        string     `json:"type,omitempty"`
		Name        string     `json:"name"`
		Path        string     `json:"path"`
		Title       string     `json:"title"`
		Description string     `json:"description"`
		Format      string     `json:"format"`
		MediaType   string     `json:"mediatype"`
		Encoding    string     `json:"encoding"`
		Compression string     `json:"compression,omitempty"`
		Dialect     *dialect   `json:"dialect,omitempty"`
		Schema      schemaFile `json:"schema"`
	}
	dialect struct {
		Schema         string `json:"$schema"`
		Delimiter      string `json:"delimiter"`
		LineTerminator string `json:"lineTerminator"`
		QuoteChar      string `json:"quoteChar"`
		DoubleQuote    bool   `json:"doubleQuote"`
		Header         bool   `json:"header"`
	}
	schemaFile struct {
		Schema        string      `json:"$schema"`
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

const (
	profiles     = "https://datapackage.org/profiles/2.0/"
	shapeVersion = "1.0.0"
)

// ratesKey are the columns that identify a rate.
var ratesKey = []string{"place", "kind", "edition", "row", "column"}

// DataPackage returns data/datapackage.json. In the standard, titles and
// descriptions have no language, so each has both: Kazakh, then Russian.
func DataPackage(d *tariff.Data, p Package, w wording.Words) ([]byte, error) {
	kk, ru, failed := speakers(w)
	both := func(key string) string { return pair(" / ", kk.T(key), ru.T(key)) }
	rates := tableSchema(rateFields(both), ratesKey)
	file := packageFile{
		Schema: profiles + "datapackage.json", Name: p.Name, Version: shapeVersion,
		Title: pair(" / ", p.Title.KK, p.Title.RU), Description: pair("\n\n", p.Description.KK, p.Description.RU),
		Homepage: p.BaseURL, Languages: lang.All[:],
		Contributors: []contributor{{pair(" / ", p.Publisher.KK, p.Publisher.RU), []string{"publisher"}}},
		Sources:      sources(d),
		Resources: []resourceFile{
			csvFile("rates", p.Rates, both, rates),
			linesFile("rates-ndjson", p.Lines, both, rates),
			csvFile("changes", p.Changes, both, tableSchema(changeFields(both), nil)),
		},
	}
	if p.Licence != nil {
		file.Licenses = []licenceFile{{p.Licence.Name, p.Licence.URL}}
	}
	if err := failed(); err != nil {
		return nil, err
	}
	return indented(file)
}

func tableSchema(fields []fieldFile, key []string) schemaFile {
	return schemaFile{Schema: profiles + "tableschema.json", Fields: fields, MissingValues: []string{""}, PrimaryKey: key}
}

// pair joins the texts of two languages; equal ones are used once.
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
	r := resource(name, path, both, s)
	r.Type, r.Format, r.MediaType = "table", "csv", "text/csv"
	r.Dialect = &dialect{Schema: profiles + "tabledialect.json", Delimiter: ",", LineTerminator: "\n", QuoteChar: `"`, DoubleQuote: true, Header: true}
	return r
}

func linesFile(name, path string, both func(string) string, s schemaFile) resourceFile {
	r := resource(name, path, both, s)
	r.Format, r.MediaType = "ndjson", "application/x-ndjson"
	return r
}

func resource(name, path string, both func(string) string, s schemaFile) resourceFile {
	r := resourceFile{Name: name, Path: path, Title: both("resource." + name), Description: both("resource-about." + name),
		Encoding: "utf-8", Schema: s}
	if strings.HasSuffix(path, ".gz") {
		r.Compression = "gz"
	}
	return r
}

// sources returns the acts, by place, kind and edition.
func sources(d *tariff.Data) []sourceFile {
	var out []sourceFile
	for _, e := range Ordered(d) {
		title := strings.Join([]string{
			pair(" / ", e.Place.Name.KK, e.Place.Name.RU), pair(" / ", e.Kind.Name.KK, e.Kind.Name.RU),
			string(e.ID), "№ " + e.Act.Number, e.Act.Date.String(),
		}, ", ")
		out = append(out, sourceFile{title, e.Source.URL})
	}
	return out
}
