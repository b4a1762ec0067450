package cli

import (
	"os"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestAsked checks that on a terminal missing values are asked for in the
// reader's language, that Enter accepts the default, and that an invalid answer
// is asked for again.
func TestAsked(t *testing.T) {
	r := start(t)
	r.app.asks = true
	r.app.speakIn("ru")
	r.app.stdin = strings.NewReader("Terekti\nterekti\nwest-kazakhstan\nТеректі ауданы\nТеректинский район\n\n\n\n")
	status := r.do(t, "new", "site", "made")
	is.Must(t, status == statusDone, "status %d: %s", status, &r.stderr)
	for _, want := range []string{"id состоит из строчных латинских букв", "[district]", "[в Теректинском районе]", "готово: made"} {
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
