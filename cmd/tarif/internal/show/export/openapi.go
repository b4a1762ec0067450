package export

import (
	"strings"
	"tarif/cmd/tarif/internal/show/wording"
)

// OpenAPI returns data/v1/openapi.json: the files as addresses that a program
// can request, https://spec.openapis.org/oas/v3.1.0.
func OpenAPI(p Package, w wording.Words) ([]byte, error) {
	kk, ru, failed := speakers(w)
	both := func(key string) string { return pair(" / ", kk.T(key), ru.T(key)) }
	paths := node{}
	for _, x := range []struct{ path, key string }{
		{"/data/" + p.Rates, "all"}, {"/data/" + p.Lines, "all"}, {"/data/" + p.Changes, "changes"},
		{"/data/v1/editions/{place}/{kind}/{edition}/rates.json", "edition"}, {"/data/v1/editions/{place}/{kind}/{edition}/rates.csv", "edition"},
		{"/data/v1/editions/{place}/{kind}/{edition}/rates.xlsx", "edition"},
		{"/data/v1/places/{place}/rates.json", "place"}, {"/data/v1/places/{place}/rates.csv", "place"},
		{"/data/v1/kinds/{kind}/rates.json", "kind"}, {"/data/v1/kinds/{kind}/rates.csv", "kind"},
		{"/data/v1/services/{service}.json", "service"},
	} {
		paths[x.path] = node{"get": operation(x.path, both("api."+x.key), both)}
	}
	info := node{"title": pair(" / ", p.Title.KK, p.Title.RU), "version": shapeVersion, "description": pair("\n\n", p.Description.KK, p.Description.RU)}
	if p.Licence != nil {
		info["license"] = node{"name": p.Licence.Name, "url": p.Licence.URL}
	}
	if p.Contact != "" {
		info["contact"] = node{"name": p.Publisher.KK, "email": p.Contact}
	}
	file := node{"openapi": "3.1.0", "info": info, "servers": []node{{"url": strings.TrimSuffix(p.BaseURL, "/")}}, "paths": paths, "security": []node{},
		"tags":       []node{{"name": "data", "description": both("data.title")}},
		"components": node{"schemas": node{"Rates": ratesSchema(), "Rate": rateSchema(both)}}}
	if err := failed(); err != nil {
		return nil, err
	}
	return indented(file)
}

// operation describes reading one file.
func operation(path, summary string, both func(string) string) node {
	content := node{"schema": node{"type": "string"}}
	media := "text/csv"
	switch {
	case strings.HasSuffix(path, ".json"):
		media, content = "application/json", node{"schema": node{"$ref": "#/components/schemas/Rates"}}
	case strings.HasSuffix(path, ".xlsx"):
		media, content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", node{}
	case strings.HasSuffix(path, ".gz"):
		media, content = "application/gzip", node{}
	}
	op := node{"operationId": strings.Trim(nameSigns.Replace(path), "-"), "summary": summary, "description": summary, "tags": []string{"data"},
		"responses": node{"200": node{"description": summary, "content": node{media: content}}, "404": node{"description": both("api.missing")}}}
	var parameters []node
	for part := range strings.SplitSeq(path, "/") {
		if name, ok := strings.CutPrefix(part, "{"); ok {
			name, _, _ = strings.Cut(name, "}")
			parameters = append(parameters, node{"name": name, "in": "path", "required": true,
				"description": both("column-about." + name), "schema": node{"type": "string", "pattern": "^[a-z0-9-]+$"}})
		}
	}
	if parameters != nil {
		op["parameters"] = parameters
	}
	return op
}

var nameSigns = strings.NewReplacer("/", "-", "{", "", "}", "", ".", "-")

func ratesSchema() node {
	text := node{"type": "string"}
	return node{"type": "object", "required": []string{"version", "built", "licence", "rates"}, "properties": node{
		"version": node{"type": "integer", "const": Version},
		"built": node{"type": "object", "required": []string{"date", "base_url", "generator"},
			"properties": node{"date": node{"type": "string", "format": "date"}, "base_url": text, "generator": text}},
		"licence":  node{"type": []string{"object", "null"}, "properties": node{"name": text, "url": text}},
		"editions": node{"type": "array", "items": node{"type": "object", "properties": node{"place": text, "kind": text, "edition": text, "state": text, "rates": text}}},
		"rates":    node{"type": "array", "items": node{"$ref": "#/components/schemas/Rate"}},
	}}
}

// rateSchema describes a rate: every key is always present.
func rateSchema(both func(string) string) node {
	properties, required := node{}, []string{}
	for _, f := range rateFields(both) {
		kind := f.Type
		if kind != string(integer) {
			kind = "string"
		}
		n := node{"type": []string{kind, "null"}, "description": f.Description}
		if f.Type == string(date) {
			n["format"] = "date"
		}
		properties[f.Name], required = n, append(required, f.Name)
	}
	properties["valid_through"] = node{"type": []string{"string", "null"}, "format": "date", "description": both("api.valid_through")}
	properties["url"] = node{"type": "object", "description": both("api.url"), "required": []string{"kk", "ru"},
		"properties": node{"kk": node{"type": "string"}, "ru": node{"type": "string"}}}
	return node{"type": "object", "required": append(required, "valid_through", "url"), "properties": properties}
}
