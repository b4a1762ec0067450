package export_test

import (
	"bytes"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/cmd/tarif/internal/test/workbook"
)

func TestWorkbook(t *testing.T) {
	e := data().Tariffs[0].Editions[1]
	src, err := workbookOf(e, keys{})
	is.OK(t, err)
	book, err := workbook.Read(src)
	is.OK(t, err)
	sheets := book.Sheets
	is.Must(t, len(sheets) == 3 && sheets[0].Name != sheets[1].Name, "sheets %v", sheets)
	for _, c := range []struct{ cell, want string }{
		{"A2", "1."}, {"C2", "cooking кк"}, {"F2", "127.72"}, {"G2", "127,72\u00a0₸"}, {"J2", "Тамақ әзірлеу"},
		{"K2", "kk wording.kk.official"},
		{"F3", "0.00"}, {"L3", "slip кк"},
		{"A4", "3"}, {"F4", ""}, {"G4", "келісім бойынша"}, {"J4", "Дүкен"}, {"K4", "kk wording.kk.translation"}, {"L4", "* Жеңілдік\nбар"},
	} {
		is.Equal(t, sheets[0].Cells[c.cell], c.want, "kk %s", c.cell)
	}
	for _, c := range []struct{ cell, want string }{
		{"C2", "cooking ру"}, {"J2", "Приготовление пищи"}, {"K2", "ru wording.ru.translation"},
		{"J3", ""}, {"K3", "ru wording.ru.none"},
	} {
		is.Equal(t, sheets[1].Cells[c.cell], c.want, "ru %s", c.cell)
	}
	rows := sheets[2].Rows
	var about strings.Builder
	for _, r := range rows {
		about.WriteString(strings.Join(r, " | ") + "\n")
	}
	for _, want := range []string{"2025 жылғы 18 желтоқсан", "18 декабря 2025 года", "https://example.test/?a=1&b=2", "7/1", "Тарифтерді бекіту туралы", "xlsx.no-force", "Күшіне енеді |", "Вступает в силу\nru wording.ru.translation", "wording.ru.translation"} {
		is.In(t, want, about.String(), "the sheet about the act")
	}
}

func TestWorkbookIsTheSameTwice(t *testing.T) {
	first, err := workbookOf(data().Tariffs[0].Editions[1], keys{})
	is.OK(t, err)
	for range 3 {
		next, _ := workbookOf(data().Tariffs[0].Editions[1], keys{})
		is.Must(t, bytes.Equal(first, next), "two runs differ")
	}
}

func TestWorkbookWithoutWords(t *testing.T) {
	_, err := workbookOf(data().Tariffs[0].Editions[1], mute{})
	is.True(t, err != nil && strings.Contains(err.Error(), "xlsx.sheet"), "missing words: %v", err)
}

// TestMatrixXLSX: a matrix has a line for each group; prices are numbers, and a
// missing price is explained in words.
func TestMatrixXLSX(t *testing.T) {
	d := awkward()
	var editions []*tariff.Edition
	for _, tr := range d.Tariffs {
		editions = append(editions, tr.Editions...)
	}
	src, err := export.MatrixXLSX(compare.Many(&d.Catalogue, editions), tariff.Date{Year: 2026, Month: 6, Day: 15}, keys{})
	is.OK(t, err)
	book, err := workbook.Read(src)
	is.OK(t, err)
	sheets := book.Sheets
	for _, c := range []struct{ cell, want string }{
		{"A2", "s кк"}, {"E2", "10.00"}, {"F2", "kk report.elsewhere"}, {"I2", "7.00"}, {"J2", "7.00"}, {"K2", "8.50"}, {"L2", "10.00"}, {"M2", "2"},
		{"A5", "s кк"}, {"H5", "7.00"}, {"J5", ""},
	} {
		is.Equal(t, sheets[0].Cells[c.cell], c.want, "kk %s", c.cell)
	}
	rows := sheets[1].Rows
	var all strings.Builder
	for _, r := range rows {
		all.WriteString(strings.Join(r, " | ") + "\n")
	}
	for _, want := range []string{"ru compare.not-there", "ru price.dash", "ru price.empty", "договору", "0.00", "p0 ру: slip ру", "ru reason.period"} {
		is.In(t, want, all.String(), "the sheet")
	}
}

// TestMatrixXLSXHasTheCautions: the catalogue's caution is on every line whose
// figures need it.
func TestMatrixXLSXHasTheCautions(t *testing.T) {
	d := realdata.Tariffs(t)
	m := compare.Many(&d.Catalogue, []*tariff.Edition{d.Edition("baiterek", "home-care", "2026"), d.Edition("oral", "home-care", "2026")})
	src, err := export.MatrixXLSX(m, tariff.Date{Year: 2026, Month: 6, Day: 15}, keys{})
	is.OK(t, err)
	book, err := workbook.Read(src)
	is.OK(t, err)
	rows := book.Sheets[1].Rows
	is.Must(t, len(rows) == 77, "%d lines", len(rows))
	for _, r := range rows[1:] {
		is.In(t, d.Catalogue.Comparable[0].Reason.RU, r[len(r)-1], "%q has no caution", r)
	}
}
