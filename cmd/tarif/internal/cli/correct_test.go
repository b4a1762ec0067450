package cli

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/test/is"
)

// TestCorrect corrects a price and the number of the act, both published twice: the news has what readers saw, who says it
// in which row, and the day on which it was first published; the other edition
// with the same wrong price is named; and the data then is in order.
func TestCorrect(t *testing.T) {
	r := start(t)
	t.Chdir(t.TempDir())
	r.app.load = loadSite
	made, err := sample.Files(sample.Options{Places: 1, Editions: 2, Kinds: 1, Seed: 1})
	is.OK(t, err)
	files := map[string][]byte{}
	for f := range made {
		files[f.Path] = f.Data
	}
	const folder = "tariffs/synthetic-0001/synthetic-1/"
	first := regexp.MustCompile(`price = "[0-9.]+"`)
	wrong := string(first.Find(files[folder+"2026.toml"]))
	files[folder+"2025.toml"] = bytes.Replace(files[folder+"2025.toml"], first.Find(files[folder+"2025.toml"]), []byte(wrong), 1)
	spread(t, ".", files)
	for _, day := range []string{"2026-01-10", "2026-02-10"} {
		is.Must(t, r.do(t, "build", "--date", day) == statusDone, "%s", r.stderr.String())
	}
	edited := strings.Replace(string(files[folder+"2026.toml"]), wrong, `price = "4321.09"`, 1)
	edited = strings.Replace(edited, `number = "SYN-748"`, `number = "SYN-749"`, 1)
	overwrite(t, folder+"2026.toml", edited)
	r.app.now = func() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) }
	correct := []string{"correct", "synthetic-0001/synthetic-1/2026", "--cause-kk", "Теру қатесі", "--cause-ru", "опечатка при наборе"}
	is.Must(t, r.do(t, correct...) == statusDone, "%s", r.stderr.String())
	figure := strings.Trim(strings.TrimPrefix(wrong, "price = "), `"`)
	for _, want := range []string{`act_number: readers saw "SYN-748"`, "since: 2026-02-10, the latest that it can be", folder + "2025.toml says the same as readers saw: #r1 " + figure, "tarif correct synthetic-0001/synthetic-1/2025"} {
		is.In(t, want, r.stderr.Bytes(), "correct")
	}
	is.NotIn(t, "row 0", r.stderr.Bytes(), "correct")
	is.Equal(t, strings.Count(string(is.File(t, folder+"2026.toml")), "since = \"2026-02-10\"\ncorrected = \"2026-03-01\""), 2, "corrections")
	posts, _ := filepath.Glob("content/news/2026-03-01-correction-*.ru.md")
	is.Must(t, len(posts) == 1, "posts %q", posts)
	for _, want := range []string{"- Номер акта: было написано SYN-748, по акту SYN-749\n", "[Строка 1, ", "было написано ", "{price synthetic-0001/synthetic-1/2026#r1}", "Опечатка при наборе."} {
		is.In(t, want, is.File(t, posts[0]), "the news")
	}
	is.Equal(t, r.do(t, "check"), statusDone, r.stdout.String())
	r.says(t, strings.Join(correct[:2], " "), statusDone, "has a [[correction]] already: build and publish")
	is.Must(t, r.do(t, "build", "--date", "2026-03-01") == statusDone, "%s", r.stderr.String())
	r.says(t, strings.Join(correct[:2], " "), statusDone, "there is nothing to correct")
}
