package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/report"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/templates"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

func catalogue(t *testing.T) *words.Words {
	t.Helper()
	w, found := words.Load(templates.FS)
	is.OK(t, found.Err())
	return w
}

// day is the day of the reports, on which every edition compared is in force.
var day = tariff.Date{Year: 2026, Month: 3, Day: 1}

// kept are reports that are compared in full: what the acts themselves give, in
// each language and format at least once.
var kept = []struct {
	name   string
	places []string // for a comparison
	kind   tariff.KindID
	old    string // for a diff
	new    string
	as     []report.Options
}{
	{"karaganda-2024", []string{"karaganda-region"}, "surface-water", "2023", "2024",
		[]report.Options{{Format: report.Text, Language: lang.KK}, {Format: report.Text, Language: lang.EN}, {Format: report.Markdown, Language: lang.RU}, {Format: report.CSV}}},
	{"astana-2025", []string{"astana"}, "waste", "2019", "2025",
		[]report.Options{{Format: report.Text, Language: lang.KK}, {Format: report.Text, Language: lang.RU}, {Format: report.Text, Language: lang.EN}, {Format: report.JSON}, {Format: report.CSV}}},
	{"abai-2024-11", []string{"abai-region"}, "drinking-water", "2023", "2024-11",
		[]report.Options{{Format: report.Text, Language: lang.KK}, {Format: report.JSON}}},
	{"abai-2026", []string{"abai-region"}, "drinking-water", "2024-11", "2026",
		[]report.Options{{Format: report.Text, Language: lang.RU}, {Format: report.Markdown, Language: lang.KK}, {Format: report.JSON}, {Format: report.CSV}}},
	{"baiterek-oral", []string{"baiterek", "oral"}, "home-care", "", "",
		[]report.Options{{Format: report.Text, Language: lang.KK}, {Format: report.Markdown, Language: lang.RU}, {Format: report.Text, Language: lang.EN}, {Format: report.CSV}}},
	{"semei-atyrau", []string{"semei", "atyrau"}, "waste", "", "",
		[]report.Options{{Format: report.Text, Language: lang.RU}, {Format: report.JSON}, {Format: report.CSV}}},
	{"waste", []string{"astana", "atyrau", "kurchatov", "semei"}, "waste", "", "",
		[]report.Options{{Format: report.Text, Language: lang.KK}, {Format: report.Text, Language: lang.EN}, {Format: report.Markdown, Language: lang.RU}, {Format: report.JSON}, {Format: report.CSV}}},
}

func TestPublished(t *testing.T) {
	data, w := realdata.Tariffs(t), catalogue(t)
	for _, k := range kept {
		for _, o := range k.as {
			o.Words = w
			var got []byte
			var err error
			if k.new != "" {
				p := tariff.PlaceID(k.places[0])
				old, new := data.Edition(p, k.kind, tariff.EditionID(k.old)), data.Edition(p, k.kind, tariff.EditionID(k.new))
				got, err = report.Diff(diff.Between(old, new), o)
			} else {
				got, err = side(data, k.places, k.kind, o)
			}
			is.OK(t, err)
			golden(t, k.name, o, got)
		}
	}
}

// side compares places on the day.
func side(data *tariff.Data, places []string, kind tariff.KindID, o report.Options) ([]byte, error) {
	on := report.Shown{Day: day}
	var editions []*tariff.Edition
	for _, p := range places {
		es := data.Tariff(tariff.PlaceID(p), kind).Editions
		i, state := es.On(day)
		editions, on.States = append(editions, es[i]), append(on.States, state)
	}
	if len(places) == 2 {
		return report.Pair(compare.Pair(&data.Catalogue, editions[0], editions[1]), on, o)
	}
	return report.Matrix(compare.Many(&data.Catalogue, editions), on, o)
}

// golden compares a report with its golden file.
func golden(t *testing.T, name string, o report.Options, got []byte) {
	t.Helper()
	ext := map[report.Format]string{report.Text: "txt", report.Markdown: "md", report.JSON: "json", report.CSV: "csv"}[o.Format]
	if o.Language != "" {
		name += "." + string(o.Language)
	}
	file := filepath.Join("testdata", name+"."+ext)
	if *update {
		is.OK(t, os.WriteFile(file, got, 0o644))
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Error(err)
	} else if string(got) != string(want) {
		t.Errorf("%s is otherwise now (-update rewrites it):\n%s", file, got)
	}
}
