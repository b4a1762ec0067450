package importer

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// TestHTML: the page shows source and reading of every row, marks repairs and
// puts findings at their rows.
func TestHTML(t *testing.T) {
	res := importFiles(t, realdata.Tariffs(t), "oral", "home-care", oralText)
	page := string(res.HTML(source.English, source.English))
	for _, want := range []string{
		`<mark title="с и п а т т а ғ ы">сипаттағы</mark>`, `<mark title="әңг імелесу">`, "с и п а т т а ғ ы  ",
		`<tr id="r49" class="bad">`, "same-wording", "1896.60", "42965.75", "№ 2999, 2025-12-18", `<tr id="r76">`,
	} {
		is.In(t, want, page, "the page")
	}
	is.Equal(t, strings.Count(page, `<tr id="r`), 76, "rows")
}

// TestHTMLEscapes: text of a document cannot become markup of the page.
func TestHTMLEscapes(t *testing.T) {
	evil := `<script>alert(1)</script>"'`
	text := lang.Text{KK: evil, RU: evil}
	r := newReport()
	r.Act.Title = evil
	r.Rates = []Rate{{Row: evil, Index: 1, Service: evil, Text: text, Source: text, Printed: text}}
	r.Repairs = []Repair{{Index: 1, Lang: lang.KK, Kind: evil, Before: evil, After: "alert"}}
	r.Findings = []Finding{{Index: 1, Rule: evil, Message: source.Say("{1}", evil), Hint: source.Say("{1}", evil)}, {Rule: evil}}
	r.Notes = []source.Text{source.Say("{1}", evil)}
	page := string((&Result{Report: r, TOML: []byte("title = " + evil)}).HTML(source.English, source.English))
	is.True(t, strings.Count(page, "<script") == 1, "a script got through")
}

// TestHTMLSettles: every mark of the files is on the page with a field to
// settle it, those of a row at the row; so is a doubtful price.
func TestHTMLSettles(t *testing.T) {
	a := &doctest.Act{Before: headOf("ru", "Об утверждении цен"), Rows: [][]doctest.Laid{
		doctest.ReadRow("№ | Услуга | Цена, тенге"), doctest.ReadRow("1 | Баня | ~12~371,25"), doctest.ReadRow("2 | Кино | 800/400"), doctest.ReadRow("3 | Душ | 500")}}
	res := Import(Input{Place: "test-place", Kind: "bath", Data: realdata.Tariffs(t), Sources: []Source{{Name: "a.html", Doc: readDoc(t, "a.html", a.HTML())}}})
	page := string(res.HTML(source.English, source.English))
	marks := strings.Count(string(res.TOML)+string(res.Catalogue), "# решите: ")
	n := strings.Count(page, `data-mark="решите: `)
	is.True(t, n == marks && n != 0, "%d fields for %d marks", n, marks)
	row := page[strings.Index(page, `<tr id="r1"`):strings.Index(page, `<tr id="r2"`)]
	for _, want := range []string{`data-key="price" data-value="&#34;12371.25&#34;" data-mark="решите: `, `data-key="service"`, `list="services"`} {
		is.In(t, want, row, "row 1")
	}
	if strings.Contains(row, `data-seen="`) {
		t.Errorf("what the marks decide is to be ticked off twice:\n%s", row)
	}
	for _, want := range []string{`data-key="price_status" data-value="&#34;text&#34;" data-mark="решите: `, `data-over="price `, `<textarea id="edition"`, `data-download="catalogue"`, `<option value="banya">`, "tarif check"} {
		is.In(t, want, page, "the page")
	}
	is.True(t, !strings.Contains(page, `href="http`) && !strings.Contains(page, `src=`), "the page asks for something beside it")
}

// TestHTMLOnce: a decision that several rows share is one on the page, in words
// and not in keys and ids.
func TestHTMLOnce(t *testing.T) {
	a := &doctest.Act{Before: headOf("ru", "Об утверждении тарифов"), Rows: [][]doctest.Laid{
		doctest.ReadRow("№ | Услуга | Социальный работник по уходу, тенге | Специалист по социальной работе, тенге"), doctest.ReadRow("1 | Кормление | 100 | 200")}}
	res := Import(Input{Place: "oral", Kind: "home-care", Data: realdata.Tariffs(t), Sources: []Source{{Name: "a.html", Doc: readDoc(t, "a.html", a.HTML())}}})
	page := string(res.HTML(source.English, source.English))
	is.Equal(t, strings.Count(page, ` data-same="service &#34;personal-care&#34; решите: `), 2, "lines of one decision")
	is.Equal(t, strings.Count(page, `data-rule="unsure-service"`), 1, "findings of one decision")
	is.In(t, `Қызмет / <span lang="ru">Услуга</span></label>`, page, "the page")
	is.In(t, `Помощь с умыванием, одеванием и туалетом</span> · `, page, "the page")
}
