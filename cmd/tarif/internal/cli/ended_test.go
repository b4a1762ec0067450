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

// amended is a site whose act of Oral was amended: its prices before and after
// are two editions of one act, the second from 15 December 2026.
func amended(t *testing.T) *run {
	t.Helper()
	r := real(t)
	r.app.now = func() time.Time { return time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC) }
	first := string(is.File(t, oral2026))
	first = strings.Replace(first, `valid_until = "2027-01-01"`, `valid_until = "2026-12-15"`, 1)
	overwrite(t, oral2026, first)
	by := "[[amended_by]]\nform = \"resolution\"\nnumber = \"31\"\ndate = \"2026-11-20\"\nissuer.kk = \"Орал қаласының әкімдігі\"\nissuer.ru = \"акимат города Уральска\"\n\n[source]\n"
	second := strings.NewReplacer(`edition = "2026"`, `edition = "2026-11"`, `valid_from = "unknown"`, `valid_from = "2026-12-15"`,
		`valid_until = "2026-12-15"`, `valid_until = "2027-06-01"`, "[source]\n", by).Replace(first)
	save(t, oral2026later, second)
	return r
}

const (
	oral2026      = "tariffs/oral/home-care/2026.toml"
	oral2026later = "tariffs/oral/home-care/2026-11.toml"
)

// TestEndKept checks that an ending never moves a day on which an edition ends
// by itself: neither later nor, where another takes its place, to a day that is unknown.
func TestEndKept(t *testing.T) {
	repeal := []string{"repeal", "oral/home-care/2026-11", "--number", "№ 77", "--date", "2026-12-10", "--form", "қаулы"}
	withdraw := []string{"withdraw", "oral/home-care", "--cause-kk", "Бағдарлама аяқталды.", "--cause-ru", "Программа завершена."}
	for name, c := range map[string]struct {
		args          []string
		first, second string
		told          int // editions that say how they ended
	}{
		"repeal later":         {append(repeal, "--until", "2027-03-01"), "2026-12-15", "2027-03-01", 1},
		"repeal, day unknown":  {append(repeal, "--until", "белгісіз"), "2026-12-15", "unknown", 1},
		"repeal after its end": {append(repeal, "--until", "2027-07-01"), "2026-12-15", "2027-06-01", 0},
		"withdraw later":       {append(withdraw, "--until", "2027-03-01"), "2026-12-15", "2027-03-01", 1},
	} {
		t.Run(name, func(t *testing.T) {
			r := amended(t)
			status := r.do(t, c.args...)
			is.Equal(t, status == statusDone, c.told > 0, r.stderr.String())
			first, second := is.File(t, oral2026), is.File(t, oral2026later)
			is.In(t, `valid_until = "`+c.first+`"`, first, "the first edition")
			is.In(t, `valid_until = "`+c.second+`"`, second, "the second edition")
			is.NotIn(t, "[repealed_by]", first, "the edition that ends before")
			is.NotIn(t, "[withdrawn]", first, "the edition that ends before")
			posts, _ := filepath.Glob("content/news/*oral-home-care*.md")
			is.Equal(t, len(posts), 2*c.told, "posts in both languages")
			for _, p := range posts {
				is.NotIn(t, "№ №", is.File(t, p), p)
			}
			is.Equal(t, r.do(t, "check"), statusDone, r.stdout.String())
		})
	}
}

// TestEndAhead checks the news of an end that is still to come: it says when,
// not that the tariff is over, and is dated by the day that is given or, where
// the act is of a later day, by that.
func TestEndAhead(t *testing.T) {
	r := amended(t)
	r.says(t, "repeal oral/home-care/2026-11 --number 77 --date 2026-12-10 --until 2026-12-12", statusWrong, "tarif undo oral/home-care/2026-11")
	r.says(t, "repeal oral/home-care/2026-11 --number жоқ --date 2026-12-10", statusUsage, "--number")
	r.says(t, "repeal oral/home-care/2026-11 --number 77 --date 2026-12-10 --until 2027-03-01", statusDone)
	is.In(t, "последний день тарифа – 28 февраля 2027 года", is.File(t, "content/news/2026-12-10-repealed-oral-home-care-2026-11.ru.md"), "repealed")
	r.app.now = func() time.Time { return time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC) }
	is.Equal(t, r.do(t, "withdraw", "baiterek/home-care", "--date", "2026-12-05", "--until", "2026-12-21", "--cause-kk", "Себеп", "--cause-ru", "Причина"), statusDone, r.stderr.String())
	post := is.File(t, "content/news/2026-12-05-withdrawn-baiterek-home-care-2026.kk.md")
	is.In(t, "тарифтің соңғы күні – 2026 жылғы 20 желтоқсан", post, "withdrawn")
	is.NotIn(t, "енді қолданылмайды", post, "withdrawn")
}

// TestRepealAsked checks that a person is offered the body of the act that is
// repealed, and answers in the words of the question.
func TestRepealAsked(t *testing.T) {
	r := amended(t)
	r.app.asks = true
	r.app.speakIn("kk")
	r.app.stdin = strings.NewReader("жоқ\n№ 77\n2026-12-10\nқаулы\n\n\n\n")
	is.Equal(t, r.do(t, "repeal", "oral/home-care/2026-11"), statusDone, r.stderr.String())
	is.In(t, "[қаулы]", r.stderr.Bytes(), "the form of the act")
	is.In(t, "[акимат города Уральска]", r.stderr.Bytes(), "the body")
	is.In(t, "[белгісіз]", r.stderr.Bytes(), "the day")
	d, err := r.app.read(request{now: r.app.now})
	is.OK(t, err)
	by := d.data.Edition("oral", "home-care", "2026-11").RepealedBy
	is.Must(t, by != nil, "not repealed")
	is.Equal(t, by.Number+"|"+by.Issuer.KK, "77|Орал қаласының әкімдігі", "the repealing act")
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
		"withdraw oral/home-care":                                              "missing: --cause-kk, --cause-ru",
		"undo oral/home-care/2026":                                             "missing: --cause-kk, --cause-ru",
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
