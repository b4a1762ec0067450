package search_test

import (
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// day is the day for which the tests decide what is in force.
var day = tariff.Date{Year: 2026, Month: 11, Day: 20}

var somePages = []search.Page{
	{Address: "news/2026-tariffs/", Title: lang.Text{KK: "2026 жылға арналған тарифтер жарияланды", RU: "Опубликованы тарифы на 2026 год"},
		Summary: lang.Text{KK: "Орал мен Бәйтерек бағаларын салыстыру", RU: "Сравнение цен Уральска и Бәйтерека"}, Date: tariff.Date{Year: 2026, Month: 1, Day: 15}},
	{Address: "about/", Title: lang.Text{KK: "Сайт туралы", RU: "О сайте"}},
}

func build(t testing.TB, in search.Input) map[lang.Lang]search.Files {
	t.Helper()
	files, err := search.Build(in)
	is.OK(t, err)
	return files
}

// dataTexts returns every name and everyday word of the catalogue.
func dataTexts(t *testing.T) []string {
	var out []string
	add := func(words lang.List, names ...lang.Text) {
		for _, n := range names {
			out = append(out, n.KK, n.RU)
		}
		out = append(append(out, words.KK...), words.RU...)
	}
	c := &realdata.Tariffs(t).Catalogue
	for _, s := range c.Services {
		add(s.Words, s.Name)
	}
	for _, p := range c.Places {
		add(p.Words, p.Name)
	}
	for _, k := range c.Kinds {
		add(k.Words, k.Name, k.Summary)
	}
	for _, x := range c.Concepts {
		add(x.Words)
	}
	return out
}
