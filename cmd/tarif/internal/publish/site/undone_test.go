package site_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

const (
	undone    = "[undone]\ndate = \"2026-11-20\"\ncause.kk = \"Актінің жобасы еді.\"\ncause.ru = \"Это был проект акта.\"\n\n[[rate]]\n"
	withdrawn = "[withdrawn]\ndate = \"2026-06-01\"\ncause.kk = \"Қызмет тоқтатылды.\"\ncause.ru = \"Услугу больше не оказывают.\"\n\n[[rate]]\n"
)

// TestUndone checks that a revoked edition keeps its addresses, which say so in
// both languages, that no price or row of it remains, and that links to it are
// not findings. The same holds for the only edition of a tariff.
func TestUndone(t *testing.T) {
	for _, edition := range []string{"astana/waste/2025", "kurchatov/waste/2024", "oral/home-care/2026"} {
		file := "tariffs/" + edition + ".toml"
		fsys := withFile(t, file, seeded(t, file, "[[rate]]\n", undone))
		_, found := site.Load(fsys, site.Options{Day: during, Published: asPublished(t)})
		if s := printed(found); strings.Contains(s, "published-gone") || strings.Contains(s, "waive") || strings.Contains(s, "["+"error"+"]") {
			t.Errorf("found:\n%s", s)
		}
		b := build(t, fsys, site.Options{Day: during})
		for l, want := range map[string][]string{"kk": {"қате жарияланған", "Себебі: Актінің жобасы еді."}, "ru": {"опубликована на нашем сайте по ошибке", "Причина: Это был проект акта."}} {
			for _, below := range []string{"", "changes/", "wording/"} {
				page := text(b.doc(t, l+"/places/"+edition+"/"+below+"index.html").Node)
				for _, s := range want {
					is.True(t, strings.Contains(page, s), "%s/%s: no %q in %s", edition, below, s, page)
				}
				is.NotIn(t, "₸", page, "%s/%s shows a price", edition, below)
			}
			is.In(t, want[1], text(b.doc(t, l+"/corrections/index.html").Node), "the log does not tell of it")
		}
		tariffPage := "ru/places/" + edition[:strings.LastIndex(edition, "/")] + "/index.html"
		is.True(t, b.has(tariffPage), "%s is gone", tariffPage)
		row := strings.ReplaceAll(edition, "/", ",") + ","
		is.True(t, !strings.Contains(string(b.file("data/rates.csv")), "\n"+row), "data/rates.csv has %s", row)
		is.True(t, !b.has("data/v1/editions/"+edition+"/rates.csv"), "its file for download is there")
	}
}

// TestUndoneCited checks that the site still builds if a text cites a revoked
// edition: the link leads to the page with the reason, and comparisons and
// prices that included it keep their addresses.
func TestUndoneCited(t *testing.T) {
	const file = "tariffs/oral/home-care/2026.toml"
	b := build(t, withFile(t, file, seeded(t, file, "[[rate]]\n", undone)), site.Options{Day: during})
	for l, want := range map[string]string{"kk": "алып тасталды", "ru": "изъято"} {
		page := string(b.file(l + "/about/payment/index.html"))
		is.In(t, `<a class="rate" href="../../places/oral/home-care/2026/">`+want+"</a>", page, "%s: no link %q", l, want)
		for _, addr := range []string{"compare/home-care/baiterek-vs-oral/", "compare/home-care/", "prices/oral/cooking/", "calculator/oral/home-care/"} {
			page := text(b.doc(t, l+"/"+addr+"index.html").Node)
			is.True(t, strings.Contains(page, "2026") && !strings.Contains(page, "₸"), "%s/%s: %.300s", l, addr, page)
		}
	}
}

// TestWithdrawn checks that a withdrawn tariff says so above its prices, with
// the cause.
func TestWithdrawn(t *testing.T) {
	const file = "tariffs/oral/home-care/2026.toml"
	src := strings.Replace(seeded(t, file, "[[rate]]\n", withdrawn), `valid_until = "2027-01-01"`, `valid_until = "2026-07-01"`, 1)
	for day, want := range map[tariff.Date]map[string]string{
		during:                         {"kk": "тариф тоқтатылады", "ru": "Тариф отменяется"},
		{Year: 2026, Month: 7, Day: 2}: {"kk": "тариф енді қолданылмайды", "ru": "Тариф больше не действует"},
	} {
		b := build(t, withFile(t, file, src), site.Options{Day: day})
		for l, cause := range map[string]string{"kk": "Соңғы күні — 2026 жылғы 30 маусым. Себебі: Қызмет тоқтатылды.", "ru": "Последний день — 30 июня 2026 года. Причина: Услугу больше не оказывают."} {
			page := text(b.doc(t, l+"/places/oral/home-care/index.html").Node)
			is.True(t, strings.Contains(page, cause) && strings.Contains(page, want[l]) && strings.Contains(page, "948"),
				"%s on %s: no %q in %.1500s", l, day, cause, page)
		}
	}
}
