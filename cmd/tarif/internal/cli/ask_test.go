package cli

import (
	"os"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

// TestAsked checks that on a terminal missing values are asked for in the
// reader's language, that Enter accepts the default, and that an invalid answer
// is asked for again.
func TestAsked(t *testing.T) {
	r := start(t)
	r.app.asks = true
	r.app.speakIn("ru")
	r.app.stdin = strings.NewReader("Terekti\nterekti\nЗападный край\nЗКО\nТеректі ауданы\nТеректинский район\n\n\n\n")
	status := r.do(t, "new", "site", "made")
	is.Must(t, status == statusDone, "status %d: %s", status, &r.stderr)
	for _, want := range []string{"id состоит из строчных латинских букв", "[район]", "Западно-Казахстанская область", "региона \"Западный край\" нет", "[в Теректинском районе]", "готово: made"} {
		if !strings.Contains(r.stderr.String(), want) {
			t.Errorf("no %q in\n%s", want, &r.stderr)
		}
	}
	places, _ := os.ReadFile("made/tariffs/catalogue/places.toml")
	config, _ := os.ReadFile("made/config.toml")
	is.True(t, strings.Contains(string(places), `in.ru = "в Теректинском районе"`) && strings.Contains(string(config), "\nlanguage = \"ru\""),
		"%s%s", places, config)
	r.app.stdin = strings.NewReader("oral\n") // the terminal is closed
	is.Equal(t, r.do(t, "new", "site", "half"), statusWrong, "status")
	_, err := os.Stat("half")
	is.True(t, err != nil, "half a site was written")
}

// TestChosen checks the ways in which people name a region, a place's level and
// an act's form.
func TestChosen(t *testing.T) {
	for answer, want := range map[string]string{
		"west-kazakhstan": "west-kazakhstan", "БҚО": "west-kazakhstan", "ЗКО": "west-kazakhstan", "зко": "west-kazakhstan", "ВКО": "east-kazakhstan",
		"Батыс Қазақстан облысы": "west-kazakhstan", "западно-казахстанская": "west-kazakhstan", "Западно-Казахстанская обл.": "west-kazakhstan",
		"Абай": "abai", "область Абай": "abai", "Шымкент": "shymkent", "г. Алматы": "almaty", "Алматы қаласы": "almaty", "Алматинская область": "almaty-region",
		"Алматы облысы": "almaty-region", "Алматы": "almaty almaty-region", "область": "", "": "", "Москва": "", "Казахстан": "",
	} {
		is.Equal(t, ids(chosen(regions, answer)), want, answer)
	}
	for answer, want := range map[string]string{"аудан": "district", "Район": "district", "қала": "city", "region": "region", "ауыл": ""} {
		is.Equal(t, ids(chosen(levels, answer)), want, answer)
	}
	for answer, want := range map[string]string{"қаулы": "resolution", "Постановление": "resolution", "решение маслихата": "decision", "приказ": ""} {
		is.Equal(t, ids(chosen(forms, answer)), want, answer)
	}
}

func ids(of []choice) string {
	return strings.Join(lists.Of(of, func(c choice) string { return c.id }), " ")
}

// TestActNumber checks that the sign of a number is not part of it.
func TestActNumber(t *testing.T) {
	for s, want := range map[string]string{"№ 77": "77", "№77": "77", "№ № 77": "77", "N 45-12": "45-12", "No. 7": "7", "VIII-34": "VIII-34", "77-қ": "77-қ", "жоқ": "", "б/н": "", "№": ""} {
		got, err := actNumber(s)
		is.Equal(t, got, want, s)
		is.Equal(t, err != nil, want == "", s)
	}
}
