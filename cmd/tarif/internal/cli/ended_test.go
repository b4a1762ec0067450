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

// TestEnded repeals an act, withdraws a tariff and revokes an edition. The data
// says so, a post in both languages tells readers, check has no new findings,
// and a second time there is nothing to end.
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
		if status := r.do(t, append(args, "--dry-run")...); status != statusDone || !strings.Contains(r.stderr.String(), "would change tariffs/") || !strings.Contains(r.stderr.String(), "  + [") {
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
			post, _ := os.ReadFile(posts[0])
			is.In(t, map[string]string{
				"kk repeal": "2026 жылғы 20 қазандағы № 812 қаулы", "ru repeal": "№ 812 (акимат города Уральска). Последний день — 31 октября 2026 года",
				"kk withdraw": "Соңғы күні — 2026 жылғы 30 қараша. Себебі: Қызмет тоқтатылды.", "ru withdraw": "Последний день — 30 ноября 2026 года. Причина: Услугу больше не оказывают.",
				"kk undo": "Актінің жобасы еді.", "ru undo": "Это был проект акта.",
			}[l+" "+args[0]], post, args[0])
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
		_, x := s.data.Tariff(place, "home-care").Editions.On(day)
		is.True(t, x == tariff.Repealed, "%s is %s", place, x)
	}
	by := s.data.Edition("oral", "home-care", "2026").RepealedBy
	is.True(t, by != nil && by.Number == "812" && by.Issuer.KK != "", "repealed by %+v", by)
	is.True(t, s.data.Edition("astana", "waste", "2025") == nil && len(s.data.Undone) == 1,
		"the edition that was undone is still there")
	if status := r.do(t, "announce", "astana/waste/2025"); status == statusDone || !strings.Contains(r.stderr.String(), "was taken back on 2026-11-30") {
		t.Errorf("an edition that was undone is announced: %s", &r.stderr)
	}
	if status := r.do(t, "announce", "oral/home-care/2026"); status != statusDone || !strings.Contains(r.stderr.String(), "every text says so first") {
		t.Errorf("announce of a repealed edition: %s", &r.stderr)
	}
	src, _ := os.ReadFile("tariffs/oral/home-care/2026.toml")
	is.In(t, "\nvalid_until = \"2026-11-01\"\n", src, "the last day is not written")
}

// TestEndedWrongly checks that a misspelt name or a wrong date of an act
// changes nothing.
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
	// Values that the data would not accept are reported before anything is
	// written.
	for args, want := range map[string]string{
		"repeal oral/home-care/2026 --number 1 --date 2026-10-20 --issuer-kk а --issuer-ru а --until 2025-01-01": "valid_until",
		"withdraw baiterek/home-care --until 2025-01-01 --cause-kk x --cause-ru y":                               "valid_until",
	} {
		if status := r.do(t, strings.Fields(args)...); status != statusWrong || !strings.Contains(r.stderr.String(), want) {
			t.Errorf("%s: status %d\n%s", args, status, &r.stderr)
		}
	}
	posts, _ := filepath.Glob("content/news/*-repealed-*")
	is.True(t, len(posts) == 0, "something was written")
}

// TestUndoneAhead checks that an edition may be revoked as of the day of its
// act, and that texts citing it are named.
func TestUndoneAhead(t *testing.T) {
	r := real(t)
	r.app.now = func() time.Time { return time.Date(2025, 12, 1, 12, 0, 0, 0, time.UTC) }
	r.do(t, "check", "tariffs/oral")
	is.In(t, "act.date: 2025-12-18 is after today, 2025-12-01", r.stdout.Bytes(), "check")
	status := r.do(t, "undo", "oral/home-care/2026", "--cause-kk", "Жоба", "--cause-ru", "Проект")
	is.Must(t, status == statusDone, "%s", r.stderr.String())
	is.In(t, "content/about/payment.ru.md cites it", r.stderr.Bytes(), "undo")
	is.Equal(t, r.do(t, "check"), statusDone, r.stderr.String())
}

// TestPostBegun checks that a new post is an error until it is written.
func TestPostBegun(t *testing.T) {
	r := real(t)
	if status := r.do(t, "new", "post", "holiday", "--title-kk", "Мереке", "--title-ru", "Праздник"); status != statusDone {
		t.Fatal(r.stderr.String())
	}
	if status := r.do(t, "check"); status != statusWrong || strings.Count(r.stdout.String(), "the text is not written yet") != 2 {
		t.Errorf("status %d: %s", status, &r.stdout)
	}
}
