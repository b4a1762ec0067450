package xlsx

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"tarif/cmd/tarif/internal/money"
)

func book() Book {
	a := money.MustParse("1896.60")
	return Book{
		Title: "Тариф", Language: "kk",
		Sheets: []Sheet{
			{Name: "Бағалар", Columns: []Column{{"№", 6}, {"Баға", 12}, {"Қызмет", 50}},
				Rows: [][]Cell{{{Number: 1}, {Amount: &a}, {Text: "=1+1"}}, {{}, {}, {Text: "+7"}}}},
			{Name: "Акт", Columns: []Column{{"", 30}}, Rows: [][]Cell{{{Text: "№ 2999"}}}},
		},
	}
}

func open(t *testing.T, src []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestWriteReadsBack(t *testing.T) {
	src, err := Write(book())
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, src)
	for _, c := range []struct{ sheet, cell, want string }{
		{"Бағалар", "A2", "1"},
		{"Бағалар", "B1", "Баға"},
		{"Бағалар", "B2", "1,896.60"},
		{"Бағалар", "C2", "=1+1"},
		{"Бағалар", "C3", "+7"},
		{"Акт", "A2", "№ 2999"},
	} {
		if got, err := f.GetCellValue(c.sheet, c.cell); err != nil || got != c.want {
			t.Errorf("%s!%s = %q, %v; want %q", c.sheet, c.cell, got, err, c.want)
		}
	}
	if formula, err := f.GetCellFormula("Бағалар", "C2"); formula != "" || err != nil {
		t.Errorf("text was stored as the formula %q (%v)", formula, err)
	}
	if raw, _ := f.GetCellValue("Бағалар", "B2", excelize.Options{RawCellValue: true}); raw != "1896.60" && raw != "1896.6" {
		t.Errorf("amount is stored as %q", raw)
	}
	if kind, _ := f.GetCellType("Бағалар", "B2"); kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
		t.Errorf("amount is stored as type %v, not as a number", kind)
	}
	if p, err := f.GetPanes("Бағалар"); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Errorf("heading is not frozen: %+v, %v", p, err)
	}
}

func TestDimension(t *testing.T) {
	src, err := Write(book())
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, src)
	for sheet, want := range map[string]string{"Бағалар": "A1:C3", "Акт": "A1:A2"} {
		if got, err := f.GetSheetDimension(sheet); err != nil || got != want {
			t.Errorf("%s says that its range is %q, %v; want %q", sheet, got, err, want)
		}
	}
}

func TestBytesDependOnContentOnly(t *testing.T) {
	first, err := Write(book())
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if next, _ := Write(book()); !bytes.Equal(first, next) {
			t.Fatal("two runs differ")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s bears the time %s", f.Name, f.Modified)
		}
	}
}

func TestBadSheetName(t *testing.T) {
	if _, err := Write(Book{Sheets: []Sheet{{Name: "a/b"}}}); err == nil {
		t.Error("a sheet name with a slash was accepted")
	}
}

func BenchmarkWrite(b *testing.B) {
	x := book()
	for range 75 {
		x.Sheets[0].Rows = append(x.Sheets[0].Rows, x.Sheets[0].Rows[0])
	}
	for b.Loop() {
		if _, err := Write(x); err != nil {
			b.Fatal(err)
		}
	}
}
