package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tarif/cmd/tarif/internal/export"
)

func TestEditionXLSX(t *testing.T) {
	e := data().Tariffs[0].Editions[1]
	src, err := export.EditionXLSX(e, keys{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	sheets := f.GetSheetList()
	if len(sheets) != 3 || sheets[0] == sheets[1] {
		t.Fatalf("sheets %q", sheets)
	}
	for _, c := range []struct{ cell, want string }{
		{"A2", "1."}, {"C2", "cooking кк"}, {"F2", "127.72"}, {"G2", "127,72\u00a0₸"}, {"J2", "Тамақ әзірлеу"},
		{"K2", "kk wording.kk.official"},
		{"F3", "0.00"}, {"L3", "slip кк"},
		{"A4", "3"}, {"F4", ""}, {"G4", "келісім бойынша"}, {"J4", "Дүкен"}, {"K4", "kk wording.kk.translation"}, {"L4", "* Жеңілдік\nбар"},
	} {
		if got, err := f.GetCellValue(sheets[0], c.cell); err != nil || got != c.want {
			t.Errorf("kk %s = %q, %v; want %q", c.cell, got, err, c.want)
		}
	}
	for _, c := range []struct{ cell, want string }{
		{"C2", "cooking ру"}, {"J2", "Приготовление пищи"}, {"K2", "ru wording.ru.translation"},
		{"J3", ""}, {"K3", "ru wording.ru.none"},
	} {
		if got, err := f.GetCellValue(sheets[1], c.cell); err != nil || got != c.want {
			t.Errorf("ru %s = %q, %v; want %q", c.cell, got, err, c.want)
		}
	}
	rows, err := f.GetRows(sheets[2])
	if err != nil {
		t.Fatal(err)
	}
	var about strings.Builder
	for _, r := range rows {
		about.WriteString(strings.Join(r, " | ") + "\n")
	}
	for _, want := range []string{"2025 жылғы 18 желтоқсан", "18 декабря 2025 года", "https://example.test/?a=1&b=2", "7/1", "Тарифтерді бекіту туралы", "xlsx.no-force", "Күшіне енеді |", "Вступает в силу\nru wording.ru.translation", "wording.ru.translation"} {
		if !strings.Contains(about.String(), want) {
			t.Errorf("the sheet about the act does not say %q:\n%s", want, about.String())
		}
	}
}

func TestEditionXLSXIsTheSameTwice(t *testing.T) {
	first, err := export.EditionXLSX(data().Tariffs[0].Editions[1], keys{})
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if next, _ := export.EditionXLSX(data().Tariffs[0].Editions[1], keys{}); !bytes.Equal(first, next) {
			t.Fatal("two runs differ")
		}
	}
}

func TestEditionXLSXWithoutWords(t *testing.T) {
	if _, err := export.EditionXLSX(data().Tariffs[0].Editions[1], mute{}); err == nil || !strings.Contains(err.Error(), "xlsx.sheet") {
		t.Errorf("missing words: %v", err)
	}
}
