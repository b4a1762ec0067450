package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/report"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// items returns the lines of a diff after its second heading, without the
// remark at the end.
func items(t *testing.T, d *diff.Diff, o report.Options) string {
	t.Helper()
	o.Words = catalogue(t)
	got, err := report.Diff(d, o)
	is.OK(t, err)
	_, after, _ := strings.Cut(string(got), "Row by row\n")
	before, _, _ := strings.Cut(after, "\nPercentages")
	return strings.TrimSpace(before)
}

func TestItems(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"up", "1 s role=r if=b;a 100.00", "1 s role=r if=a;b 112.50", "- row 1. s (r; a; b) — price up: 100.00\u00a0₸ → 112.50\u00a0₸, +12.50\u00a0₸, +12.50%"},
		{"down", "1 s 112.50", "1 s 100.00", "- row 1. s — price down: 112.50\u00a0₸ → 100.00\u00a0₸, −12.50\u00a0₸, −11.11%"},
		{"from zero", "1 s 0.00", "1 s 5.00", "- row 1. s — price up: 0.00\u00a0₸ → 5.00\u00a0₸, +5.00\u00a0₸"},
		{"stated", "1 s -", "1 s 5.00", "- row 1. s — a price where there was none: a dash in the act → 5.00\u00a0₸"},
		{"withdrawn", "1 s 5.00", "1 s empty", "- row 1. s — no price any more: 5.00\u00a0₸ → no price in the act"},
		{"words for a price", "1 s 5.00", "1 s text", "- row 1. s — no price any more: 5.00\u00a0₸ → келісім бойынша / по договору"},
		{"basis first, and no figure", "1 s basis=a/u 5.00", "1 s basis=b/u 6.00",
			"- row 1. s\n    the price is for something else now: a, u → b, u\n    price up: 5.00\u00a0₸ → 6.00\u00a0₸; the price is for something else now, so no percentage is given"},
		{"unit", "1 s basis=a/u 5.00", "1 s basis=a 5.00", "- row 1. s\n    another unit: u → not stated\n    the figure stayed: 5.00\u00a0₸"},
		{"vat", "1 s vat=none 5.00", "1 s vat=included 4.00",
			"- row 1. s\n    VAT is stated otherwise: not subject to VAT → with VAT\n    price down: 5.00\u00a0₸ → 4.00\u00a0₸; VAT is stated otherwise, so no percentage is given"},
		{"role", "1 s role=a 5.00", "1 s role=b 5.00", "- row 1. s (b) — given by another specialist: a → b"},
		{"section", "1 s section=a 5.00", "1 s 5.00", "- row 1. s — moved to another section: a → no section"},
		{"row", "1 s 5.00", "3 s label=3. 5.00", "- row 3. s — renumbered: 1 → 3"},
		{"label", "1 s label=1.1 5.00", "1 s label=1.2 5.00", "- row 1.2. s — renumbered: 1.1 → 1.2"},
		{"wording", "1 s 5.00 | бір рет, үйде | один раз", "1 s 5.00 | екі рет, үйде | один раз", "- row 1. s — wording changed (in Kazakh): [-бір-]{+екі+} рет, үйде"},
		{"wording in both", "1 s 5.00 | бір | один", "1 s 6.00 | екі | два",
			"- row 1. s\n    price up: 5.00\u00a0₸ → 6.00\u00a0₸, +1.00\u00a0₸, +20.00%\n    wording changed (in Kazakh): [-бір-]{+екі+}\n    wording changed (in Russian): [-один-]{+два+}"},
		{"added", "1 s 5.00", "1 s 5.00\n2 t -", "- row 2. t — added, a dash in the act"},
		{"removed", "1 s 5.00\n2 t 6.00", "1 s 5.00", "- row 2. t — removed, 6.00\u00a0₸"},
		{"split", "1 s 110.00", "1 s if=m 85.00\n2 s if=n basis=b 110.00",
			"- row 1. s\n    one price became 2\n    m: 110.00\u00a0₸ → 85.00\u00a0₸, −25.00\u00a0₸, −22.73%\n    n: 110.00\u00a0₸ → 110.00\u00a0₸; the price is for something else now, so no percentage is given"},
		{"nothing a terminal obeys", "1 s 5.00 | бір", "1 s 5.00 | ек\u202eі\x1b[31m", "- row 1. s — wording changed (in Kazakh): [-бір-]{+екі\ufffd[31m+}"},
	} {
		w := tarifftest.New()
		d := diff.Between(w.Edition("p/k/2025", c.old), w.Edition("p/k/2026", c.new))
		is.Equal(t, items(t, d, report.Options{Format: report.Text, Language: lang.EN}), c.want, c.name)
	}
}

// TestColour: colour replaces the marks, and is never the only difference.
func TestColour(t *testing.T) {
	w := tarifftest.New()
	d := diff.Between(w.Edition("p/k/2025", "1 s basis=a 5.00 | бір рет"), w.Edition("p/k/2026", "1 s basis=b 5.00 | екі рет"))
	want := "- row 1. s\n    \x1b[33mthe price is for something else now: a → b\x1b[0m\n    the figure stayed: 5.00\u00a0₸\n" +
		"    wording changed (in Kazakh): \x1b[9;31mбір\x1b[0m\x1b[4;32mекі\x1b[0m рет"
	o := report.Options{Format: report.Text, Language: lang.EN, Colour: true, Words: catalogue(t)}
	got, err := report.Diff(d, o)
	is.True(t, err == nil && strings.Contains(string(got), want) && strings.Contains(string(got), "\x1b[1mRow by row\x1b[0m\n"),
		"%v: %q", err, got)
	o.Format = report.Markdown
	if got, _ := report.Diff(d, o); strings.Contains(string(got), "\x1b") {
		t.Error("Markdown has colour")
	}
}

func TestMarkdownEscapes(t *testing.T) {
	w := tarifftest.New()
	d := diff.Between(w.Edition("p/k/2025", "1 s 5.00 | a*b <i> c_d `e` [f](g) #1 ~h~ R&D"), w.Edition("p/k/2026", "1 s 5.00 | a*b <i> c_d `e` [f](g) #1 ~h~ R&D | "))
	d.New.Rates[0].Text.Text.KK += ` \x`
	d = diff.Between(d.Old, d.New)
	want := "a\\*b &lt;i&gt; c\\_d \\`e\\` \\[f\\](g) \\#1 \\~h\\~ R&amp;D<ins> \\\\x</ins>"
	is.In(t, want, items(t, d, report.Options{Format: report.Markdown, Language: lang.EN}))
}

// TestWhole: the summary comes before the items: changed meanings, uniform
// changes, outliers, counts, sections.
func TestWhole(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"uniform", "1 a 100.00\n2 b 200.00\n3 c 300.00\n4 d -", "1 a 108.50\n2 b 217.00\n3 c 325.50\n4 d -",
			"- All prices that can be compared changed alike: +8.50% (3 in all).\n- price up: 3\n- unchanged: 1\n- without a price in both editions: 1\n"},
		{"no price changed", "1 a 1.00\n2 b 2.00", "2 a 1.00\n1 b 2.00", "- The prices that can be compared did not change (2 in all).\n- renumbered: 2\n- unchanged: 0\n"},
		{"by role", "1 a role=x 100.00\n2 b role=x 200.00\n3 a role=y 100.00\n4 b role=y 300.00", "1 a role=x 127.70\n2 b role=x 255.40\n3 a role=y 115.10\n4 b role=y 345.30",
			"- Change by who gives the service:\n    x: +27.70% (2 prices in all).\n    y: +15.10% (2 prices in all).\n- price up: 4\n- unchanged: 0\n"},
		{"outliers with figures of their own", "1 a 100.00\n2 b 100.00\n3 c 100.00\n4 d 100.00\n5 e 100.00\n6 f 100.00\n7 g 100.00\n8 h 100.00", "1 a 110.00\n2 b 110.00\n3 c 110.00\n4 d 110.00\n5 e 110.00\n6 f 110.00\n7 g 150.00\n8 h 90.00",
			"- Most prices changed alike: +10.00% (6).\n- Changed otherwise than the rest:\n    g: +50.00%\n    h: −10.00%\n- price up: 7\n- price down: 1\n- unchanged: 0\n"},
		{"sections", "1 a section=x 1.00\n2 b section=y 1.00", "1 a section=x 1.00\n2 c section=z 1.00",
			"- added: 1\n- removed: 1\n- unchanged: 1\n- Sections that are no longer in the table: y\n- Sections that are new in the table: z\n"},
		{"meaning", "1 a basis=x 1.00\n2 b vat=included 1.00", "1 a basis=y 2.00\n2 b 2.00",
			"- the price is for something else now, so no percentage is given: 1\n- VAT is stated otherwise, so no percentage is given: 1\n- price up: 2\n- unchanged: 0\n"},
		{"nothing", "1 a 1.00", "1 a 1.00", "Neither prices nor wording changed.\n"},
	} {
		w := tarifftest.New()
		d := diff.Between(w.Edition("p/k/2025", c.old), w.Edition("p/k/2026", c.new))
		got, err := report.Diff(d, report.Options{Format: report.Text, Language: lang.EN, Words: catalogue(t)})
		is.OK(t, err)
		_, after, _ := strings.Cut(string(got), "In short\n")
		before, _, _ := strings.Cut(after, "\nRow by row")
		is.True(t, before == c.want, "%s:\ngot\n%swant\n%s", c.name, before, c.want)
	}
}

func TestBetweenTwoTariffs(t *testing.T) {
	w := tarifftest.New()
	d := diff.Between(w.Edition("p/k/2025", "1 s 1.00"), w.Edition("q/k/2026", "1 s 1.00"))
	got, _ := report.Diff(d, report.Options{Format: report.Text, Language: lang.EN, Words: catalogue(t)})
	head, _, _ := strings.Cut(string(got), "\n")
	is.True(t, head == "p: k, 2025 → q: k, 2026", "%s", head)
}

// sides compares tables and returns the rows of the report's table.
func sides(t *testing.T, tables ...string) string {
	t.Helper()
	w := tarifftest.New()
	w.Caution("service", "service-day", lang.Text{KK: "себебі", RU: "причина"})
	on := report.Shown{Day: day}
	var es []*tariff.Edition
	for i, table := range tables {
		es = append(es, w.Edition(fmt.Sprintf("p%d/k/2026", i), table))
		on.States = append(on.States, tariff.InForce)
	}
	o := report.Options{Format: report.Text, Language: lang.EN, Words: catalogue(t)}
	got, err := report.Matrix(compare.Many(&w.Catalogue, es), on, o)
	if len(es) == 2 {
		got, err = report.Pair(compare.Pair(&w.Catalogue, es[0], es[1]), on, o)
	}
	is.OK(t, err)
	_, after, _ := strings.Cut(string(got), "Services side by side\n")
	before, _, _ := strings.Cut(after, "\n\n")
	rows := strings.Split(before, "\n")
	for i, row := range rows {
		rows[i] = strings.Join(strings.Fields(strings.ReplaceAll(row, "\u00a0", "")), " ")
	}
	return strings.Join(rows[1:], "\n")
}

// TestSides: zero, no price in the act and no such row are shown differently,
// and whatever is derived has its caution beside it.
func TestSides(t *testing.T) {
	for _, c := range []struct {
		name   string
		tables []string
		want   string
	}{
		{"zero", []string{"1 s 0.00", "1 s 2.00"}, "s 0.00₸ 2.00₸ +2.00₸"},
		{"a dash", []string{"1 s -", "1 s 2.00"}, "s a dash in the act 2.00₸ no price on one side"},
		{"not offered", []string{"1 s 1.00", "1 t 2.00"}, "s 1.00₸ not in the tariff\nt not in the tariff 2.00₸"},
		{"another VAT status", []string{"1 s vat=excluded col=1 1.00\n1 s vat=included col=2 2.00", "1 s vat=excluded 3.00"},
			"s service, without VAT 1.00₸ 3.00₸ +2.00₸ +200.00%\ns service, with VAT 2.00₸ in another row different VAT [1]"},
		{"a caution", []string{"1 s basis=service 1.00", "1 s basis=service-day 2.00"}, "s 1.00₸ 2.00₸ +1.00₸ +100.00% different bases [1]"},
		{"not comparable", []string{"1 s basis=a 1.00", "1 s basis=b 2.00"}, "s 1.00₸ 2.00₸ not comparable: different bases [1]"},
		{"our remark", []string{"1 s caution=slip 1.00", "1 s 2.00"}, "s 1.00₸ 2.00₸ +1.00₸ +100.00% [1]"},
		{"three", []string{"1 s 0.00", "1 s -", "1 s caution=slip 2.00\n2 t 5.00"},
			"s service 0.00₸ a dash in the act 2.00₸ 0.00₸ 1.00₸ 2.00₸ [1]\nt service not in the tariff not in the tariff 5.00₸"},
		{"three, one apart", []string{"1 s 1.00", "1 s basis=service-day 3.00", "1 s vat=included 9.00"},
			"s service / service-day 1.00₸ 3.00₸ in another row 1.00₸ 2.00₸ 3.00₸ different bases [1]; VAT not stated everywhere; different bases [2]\n" +
				"s service, with VAT in another row in another row 9.00₸ VAT not stated everywhere; different bases [2]"},
	} {
		is.Equal(t, sides(t, c.tables...), c.want, c.name)
	}
}

// TestMissingWords: a word that the catalogue lacks is an error, not a gap.
func TestMissingWords(t *testing.T) {
	w := tarifftest.New()
	d := diff.Between(w.Edition("p/k/2025", "1 s 5.00"), w.Edition("p/k/2026", "1 s 6.00"))
	got, err := report.Diff(d, report.Options{Format: report.Text, Language: lang.KK, Words: mute{}})
	is.True(t, err != nil && got == nil, "%q, %v", got, err)
}

type mute struct{}

func (mute) T(lang.Lang, string, ...any) (string, error)      { return "", fmt.Errorf("mute") }
func (mute) N(lang.Lang, string, int, ...any) (string, error) { return "", fmt.Errorf("mute") }

func TestParse(t *testing.T) {
	if f, err := report.ParseFormat("csv"); f != report.CSV || err != nil {
		t.Error(f, err)
	}
	if _, err := report.ParseFormat("html"); err == nil || err.Error() != `"html" is not a format of reports: write text, markdown, json, csv` {
		t.Error(err)
	}
	if l, err := report.ParseLanguage("kk"); l != lang.KK || err != nil || !slices.Contains(report.Languages, l) {
		t.Error(l, err)
	}
}
