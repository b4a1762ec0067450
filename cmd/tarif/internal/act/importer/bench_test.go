package importer

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// large returns an act of many rows, with words from the site's acts and words
// that fit nothing.
func large(d *tariff.Data, rows int) *doc.Document {
	e := d.Edition("baiterek", "home-care", "2026")
	t := &doc.Table{Rows: []doc.Row{{Header: true, Cells: cellsOf("№", "Қызмет түрлері", "Лауазымы", "Құны, теңге")}}}
	for i := range rows {
		r := e.Rates[i%len(e.Rates)]
		text := r.Text.Text.KK
		if i >= len(e.Rates) {
			text = fmt.Sprintf("%s %d-түрі", strings.Join(strings.Fields(text)[:3], " "), i)
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cellsOf(fmt.Sprint(i+1), text, r.RoleText.Text.KK, "1 234,50")})
	}
	return &doc.Document{Format: "html", Blocks: []doc.Block{{Passage: doc.Passage{Text: "Тарифтерді бекіту туралы"}, Level: 1}, {Table: t}}}
}

func cellsOf(texts ...string) []doc.Cell {
	var out []doc.Cell
	for _, s := range texts {
		out = append(out, doc.Cell{Passage: doc.Passage{Text: s}, ColSpan: 1, RowSpan: 1})
	}
	return out
}

func BenchmarkImport10000(b *testing.B) {
	d := realdata.Tariffs(b)
	act := large(d, 10_000)
	for b.Loop() {
		res := Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: []Source{{Doc: act}}})
		is.Must(b, len(res.Report.Rates) == 10_000, "%v", len(res.Report.Rates))
	}
}

// TestLarge: no row of an act of 10 000 rows is lost. The time is measured by
// the benchmark.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	d := realdata.Tariffs(t)
	res := Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: []Source{{Doc: large(d, 10_000)}}})
	a := res.Report.Accounts[0]
	is.True(t, a.RowsIn == 10_000 && a.RowsOut == 10_000 && a.Sum == "12345000.00", "%+v", a)
}
