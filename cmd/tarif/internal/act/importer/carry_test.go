package importer

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// TestCarryOver: words that are letter for letter those of the year before keep
// what people wrote for them; others do not.
func TestCarryOver(t *testing.T) {
	d := realdata.Tariffs(t)
	old := d.Edition("oral", "home-care", "2026")
	var b strings.Builder
	b.WriteString(`<meta charset=utf-8><p>2027 жылға тарифтерді бекіту туралы<p>Орал қаласы әкімдігінің 2026 жылғы 1 желтоқсандағы № 3100 қаулысы<p>Орал қаласының әкімдігі ҚАУЛЫ ЕТЕДІ:<p>1. Тарифтер бекітілсін.<p>Қала әкімі А. Сынақов<table><tr><td>№</td><td>Қызмет түрлері</td><td>Лауазымы</td><td>Бір қызметтің құны (теңгемен)</td></tr>`)
	for i, r := range old.Rates[:20] {
		text := r.Text.Text.KK
		if i == 4 {
			text += " Және тағы басқа."
		}
		fmt.Fprintf(&b, "<tr><td>%d</td><td>%s</td><td>%s</td><td>1 000,50</td></tr>", i+1, text, old.Roles[0].Text.Text.KK)
	}
	b.WriteString("</table>")
	res := Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: []Source{{Name: "a.html", Doc: readDoc(t, "a.html", []byte(b.String()))}}})
	carried := 0
	for i, r := range res.Edition.Rates {
		was := old.Rates[i]
		if was.Role != r.Role {
			continue // the test gives all rows to one role
		}
		if res.Report.Rates[i].Carried == "" {
			is.Equal(t, i, 4, "row %d was not carried over", i+1)
			continue
		}
		carried++
		if i == 4 || r.Text.Text.RU != was.Text.Text.RU || r.Text.Status.RU != tariff.Translation || r.Service != was.Service || r.Price.String() != "1000.50" {
			t.Errorf("row %d: %+v", i+1, r)
		}
	}
	is.True(t, carried != 0 && strings.Count(string(res.TOML), "# 2026 редакциясынан алынды") >= carried, "%d carried over", carried)
}

// TestCarryOverExamples: a site without editions takes the other language from
// the catalogue's examples.
func TestCarryOverExamples(t *testing.T) {
	d := *realdata.Tariffs(t)
	old := d.Edition("oral", "home-care", "2026").Rates[0]
	d.Tariffs = nil
	d.Catalogue.Examples = []*tariff.Example{{Service: old.Service, Role: old.Role, Text: lang.Text{KK: old.Text.Text.KK, RU: "как в примере"}}}
	page := fmt.Sprintf(`<meta charset=utf-8><p>Орал қаласының әкімдігі ҚАУЛЫ ЕТЕДІ:<p>1. Тарифтер бекітілсін.<table><tr><td>№</td><td>Қызмет түрлері</td><td>Лауазымы</td><td>Бір қызметтің құны (теңгемен)</td></tr>
<tr><td>1</td><td>%s</td><td>%s</td><td>1 000,50</td></tr><tr><td>2</td><td>Басқа қызмет</td><td>%[2]s</td><td>500</td></tr></table>`, old.Text.Text.KK, old.RoleText.Text.KK)
	res := Import(Input{Place: "oral", Kind: "home-care", Data: &d, Sources: []Source{{Name: "a.html", Doc: readDoc(t, "a.html", []byte(page))}}})
	r := res.Edition.Rates[0]
	is.True(t, r.Text.Text.RU == "как в примере" && r.Text.Status.RU == tariff.Translation && res.Edition.Rates[1].Text.Text.RU == "",
		"%+v", r.Text)
	is.In(t, `text.ru = "как в примере" # анықтамалықтағы үлгіден алынды`, res.TOML)
}
