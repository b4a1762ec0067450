package pages

import (
	"html/template"
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/lang"
)

var quoted = regexp.MustCompile(`«[^«»]*»`)

// runs marks each quotation of Kazakh words on a Russian page as Kazakh, so
// that it is spoken as such: our remarks quote the act.
func runs(l lang.Lang, text string) template.HTML {
	escaped := template.HTMLEscapeString(text)
	if l == lang.KK {
		return template.HTML(escaped)
	}
	return template.HTML(quoted.ReplaceAllStringFunc(escaped, func(q string) string {
		if !strings.ContainsAny(strings.ToLower(q), "әғқңөұүһі") {
			return q
		}
		return `<span lang="kk">` + q + `</span>`
	}))
}
