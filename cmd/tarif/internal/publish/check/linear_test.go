package check_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

const (
	aService = "\n[[service]]\nid = \"s#\"\nkind = \"home-care\"\nsection = \"household\"\nname.kk = \"Қызмет #\"\nname.ru = \"Услуга #\"\nwords.kk = [\"а#\", \"б#\", \"в#\"]\nwords.ru = [\"г#\", \"д#\", \"е#\"]\n"
	aRate    = "\n[[rate]]\nrow = #\nsection = \"household\"\nservice = \"s#\"\nrole = \"carer\"\nprice = \"5.00\"\ntext.kk = \"көмек көрсету #\"\ntext.ru = \"оказание помощи #\"\n"
	aPost    = "+++\ntitle = \"А\"\nsummary = \"Б\"\ndate = \"2026-01-05\"\n+++\n\n"
)

// TestLinear: twice as much of anything takes about twice as much to read, to
// check and to say what is wrong with it. Where there are as many findings as
// things, that is easily lost.
func TestLinear(t *testing.T) {
	site := base(t)
	const edition, services = "tariffs/oral/home-care/2026.toml", "tariffs/catalogue/services.toml"
	head, _, _ := strings.Cut(string(site[edition].Data), "\n[[rate]]")
	known := func(n int) string { return string(site[services].Data) + tarifftest.Numbered(n, aService) }
	rows := func(n int, row string) map[string]string {
		return map[string]string{services: known(n), edition: head + tarifftest.Numbered(n, row)}
	}
	for name, of := range map[string]func(n int) map[string]string{
		"rows": func(n int) map[string]string { return rows(n, aRate) },
		"the same words": func(n int) map[string]string {
			return rows(n, strings.NewReplacer("көрсету #", "көрсету", "помощи #", "помощи").Replace(aRate))
		},
		"unknown ids": func(n int) map[string]string { return rows(n, strings.ReplaceAll(aRate, `"s#"`, `"z#"`)) },
		"one service": func(n int) map[string]string { return rows(n, strings.ReplaceAll(aRate, `"s#"`, `"s1"`)) },
		"footnotes":   func(n int) map[string]string { return rows(n, aRate+"footnotes = [\"z#\"]\n") },
		"services":    func(n int) map[string]string { return map[string]string{services: known(n)} },
		"services of one name": func(n int) map[string]string {
			return map[string]string{services: string(site[services].Data) + tarifftest.Numbered(n, strings.NewReplacer("Қызмет #", "А", "Услуга #", "Б").Replace(aService))}
		},
		"sections": func(n int) map[string]string {
			return map[string]string{edition: head + tarifftest.Numbered(n, "\n[[section]]\nid = \"s#\"\ntext.kk = \"а\"\n") + tarifftest.Numbered(1, aRate)}
		},
		"words": func(n int) map[string]string {
			return map[string]string{services: strings.Replace(known(1), `"а1"`, tarifftest.Numbered(n, `"а#", `)+`"я"`, 1)}
		},
		"editions of one act": func(n int) map[string]string {
			out := map[string]string{}
			for i := range n / 10 {
				out[fmt.Sprintf("tariffs/oral/home-care/e%d.toml", i)] = strings.Replace(string(site[edition].Data), `"2026"`, fmt.Sprintf(`"e%d"`, i), 1)
			}
			return out
		},
		"typed prices": func(n int) map[string]string {
			return map[string]string{"content/news/a.kk.md": aPost + tarifftest.Numbered(n, "№ #-3 шешім, #,60 теңге. ")}
		},
		"posts": func(n int) map[string]string {
			out := map[string]string{}
			for i := range n / 10 {
				out[fmt.Sprintf("content/news/a%d.kk.md", i)] = aPost + "[а](/news/z/)"
			}
			return out
		},
	} {
		grown := tarifftest.Growth(300, func(n int) func() {
			changed := maps.Clone(site)
			for name, src := range of(n) {
				changed[name] = &fstest.MapFile{Data: []byte(src)}
			}
			return func() { printed(all(changed, during)) }
		})
		is.True(t, grown <= 2.5, "twice the %s take %.1f times the memory", name, grown)
	}
}
