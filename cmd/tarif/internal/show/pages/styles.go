package pages

import (
	"slices"

	"tarif/cmd/tarif/internal/lists"
)

// styles are the additional stylesheets of each template, after site.css: a
// page loads only what it uses.
var styles = map[string][]string{
	"edition.html":        {"rates.css"},
	"wording.html":        {"rates.css"},
	"home.html":           {"home.css"},
	"places.html":         {"home.css"},
	"place.html":          {"home.css"},
	"services.html":       {"home.css"},
	"search.html":         {"search.css"},
	"changes.html":        {"tables.css", "time.css"},
	"compare-pair.html":   {"tables.css"},
	"service.html":        {"tables.css", "time.css"},
	"kind.html":           {"tables.css", "time.css"},
	"worksheet.html":      {"tables.css", "calculator.css"},
	"calculator.html":     {"home.css"},
	"changes-all.html":    {"text.css"},
	"news.html":           {"text.css"},
	"prose.html":          {"text.css"},
	"data.html":           {"text.css"},
	"corrections.html":    {"text.css", "tables.css"},
	"undone.html":         {"text.css"},
	"compare.html":        {"compare.css"},
	"compare-matrix.html": {"tables.css", "compare.css"},
}

// whole are the stylesheets of small pages, which use them instead of site.css.
var whole = map[string]string{
	"price.html":         "slip.css",
	"embed-price.html":   "embed.css",
	"embed-tariff.html":  "embed.css",
	"embed-compare.html": "embed.css",
}

// printStyles are for print only, so that no screen waits for them.
var printStyles = map[string][]string{
	"edition.html":   {"rates-print.css"},
	"wording.html":   {"rates-print.css"},
	"worksheet.html": {"calculator-print.css"},
}

// scripts are the additional scripts of each template, after site.js.
var scripts = map[string][]string{
	"home.html":           {"place.js"},
	"place.html":          {"place.js", "share.js"},
	"service.html":        {"place.js", "charts.js"},
	"kind.html":           {"charts.js"},
	"edition.html":        {"rates.js"},
	"changes-all.html":    {"changes.js"},
	"compare.html":        {"compare.js"},
	"compare-matrix.html": {"compare.js"},
	"changes.html":        {"time.js"},
	"worksheet.html":      {"calculator.js"},
	"price.html":          {"share.js"},
	"compare-pair.html":   {"share.js"},
}

// files returns those of the page's template and, if it shows a tariff over
// time, one more.
func (sub subject) files(of map[string][]string, timed string) []string {
	names := of[sub.template]
	if sub.timed {
		names = append(slices.Clip(names), timed)
	}
	return names
}

// files returns the addresses of files of the theme.
func (c composer) files(names []string) []string {
	return lists.Of(names, c.file)
}

func (c composer) file(name string) string { return c.addr.up() + "../" + c.asset(name) }

// download returns the name of a data file relative to the site's root, which
// is compressed if it is large.
func (c composer) download(name string) string {
	if c.assets.Named[name] == nil {
		return name
	}
	return c.asset(name)
}

// asset returns the address of a file of the theme relative to the site's root.
func (c composer) asset(name string) string {
	c.read.file(name)
	file, err := c.assets.File(name)
	c.Fail(err)
	return file
}
