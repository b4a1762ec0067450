package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// An act is repealed, a tariff withdrawn, an edition undone: the data say so, a
// post in both languages tells of it, check finds nothing that was not there
// before, and a second time there is nothing to end.
func TestEnded(t *testing.T) {
	r := real(t)
	r.app.now = func() time.Time { return time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC) }
	if status := r.do(t, "check"); status != statusDone {
		t.Fatal(r.stderr.String())
	}
	before := r.stderr.String()
	for _, args := range [][]string{
		{"repeal", "oral/home-care/2026", "--number", "812", "--date", "2026-10-20", "--issuer-ru", "акимат города Уральска", "--issuer-kk", "Орал қаласының әкімдігі", "--until", "2026-11-01"},
		{"withdraw", "baiterek/home-care", "--until", "2026-12-01", "--cause-kk", "Қызмет тоқтатылды.", "--cause-ru", "Услугу больше не оказывают."},
		{"undo", "astana/waste/2025", "--cause-kk", "Актінің жобасы еді", "--cause-ru", "Это был проект акта"},
	} {
		if status := r.do(t, append(args, "--dry-run")...); status != statusDone || !strings.Contains(r.stderr.String(), "would change tariffs/") {
			t.Fatalf("%s --dry-run: status %d: %s", args[0], status, &r.stderr)
		}
		if status := r.do(t, args...); status != statusDone {
			t.Fatalf("%s: status %d: %s", args[0], status, &r.stderr)
		}
		if status := r.do(t, args...); status == statusDone {
			t.Errorf("%s a second time is done: %s", args[0], &r.stderr)
		}
		said := map[string]string{"repeal": "repealed", "withdraw": "withdrawn", "undo": "undone"}[args[0]]
		for _, l := range []string{"kk", "ru"} {
			posts, _ := filepath.Glob("content/news/2026-11-30-" + said + "-*." + l + ".md")
			if len(posts) != 1 {
				t.Fatalf("%s: posts %q", args[0], posts)
			}
		}
	}
	if status := r.do(t, "check"); status != statusDone {
		t.Errorf("check: status %d: %s", status, &r.stderr)
	} else if strings.Count(r.stderr.String(), "warning") > strings.Count(before, "warning") {
		t.Errorf("check found more than before:\n%s", &r.stderr)
	}
	s, err := r.app.read(request{now: r.app.now})
	is.OK(t, err)
	day := tariff.Date{Year: 2026, Month: 12, Day: 1}
	for _, place := range []tariff.PlaceID{"oral", "baiterek"} {
		if _, x := s.data.Tariff(place, "home-care").Editions.On(day); x != tariff.Repealed {
			t.Errorf("%s is %s", place, x)
		}
	}
	if by := s.data.Edition("oral", "home-care", "2026").RepealedBy; by == nil || by.Number != "812" || by.Issuer.KK == "" {
		t.Errorf("repealed by %+v", by)
	}
	if s.data.Edition("astana", "waste", "2025") != nil || len(s.data.Undone) != 1 {
		t.Error("the edition that was undone is still there")
	}
	src, _ := os.ReadFile("tariffs/oral/home-care/2026.toml")
	is.In(t, "\nvalid_until = \"2026-11-01\"\n", src, "the last day is not written")
}

// A misspelt name and an act's slip of a date change nothing.
func TestEndedWrongly(t *testing.T) {
	r := real(t)
	for args, want := range map[string]string{
		"repeal oral/home-care/2062 --number 1 --date 2026-10-20":              "it has 2026",
		"repeal oral/home-care/2026 --number 1 --date 20.10.2026":              "--date",
		"repeal oral/home-care/2026 --number 1 --date 2026-10-20 --until soon": "--until",
		"withdraw oral/homecare --cause-kk x --cause-ru y":                     "home-care",
		"withdraw oral/home-care":                                              "--cause-kk is missing",
		"undo oral/home-care/2026":                                             "--cause-kk is missing",
	} {
		if status := r.do(t, strings.Fields(args)...); status != statusUsage || !strings.Contains(r.stderr.String(), want) {
			t.Errorf("%s: status %d\n%s", args, status, &r.stderr)
		}
	}
	if posts, _ := filepath.Glob("content/news/*-repealed-*"); len(posts) > 0 {
		t.Error("something was written")
	}
}
