package importer

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// The page shows source and reading of every row, marks repairs and puts
// findings at their rows.
func TestHTML(t *testing.T) {
	res := importFiles(t, siteData(t), "oral", "home-care", oralText)
	page := string(res.Report.HTML(source.English, source.English))
	for _, want := range []string{
		`<mark title="с и п а т т а ғ ы">сипаттағы</mark>`, `<mark title="әңг імелесу">`, "с и п а т т а ғ ы  ",
		`<tr id="r49" class="bad">`, "same-wording", "1896.60", "42965.75", "№ 2999, 2025-12-18", `<tr id="r76">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if n := strings.Count(page, `<tr id="r`); n != 76 {
		t.Errorf("%d rows", n)
	}
}

// What a document says cannot become part of the page.
func TestHTMLEscapes(t *testing.T) {
	evil := `<script>alert(1)</script>"'`
	text := lang.Text{KK: evil, RU: evil}
	r := newReport()
	r.Act.Title = evil
	r.Rates = []Rate{{Row: evil, Index: 1, Service: evil, Text: text, Source: text, Printed: text}}
	r.Repairs = []Repair{{Index: 1, Lang: lang.KK, Kind: evil, Before: evil, After: "alert"}}
	r.Findings = []Finding{{Index: 1, Rule: evil, Message: source.Say("%s", evil), Hint: source.Say("%s", evil)}, {Rule: evil}}
	r.Notes = []string{evil}
	if page := string(r.HTML(source.English, source.English)); strings.Contains(page, "<script") {
		t.Error("a script got through")
	}
}
