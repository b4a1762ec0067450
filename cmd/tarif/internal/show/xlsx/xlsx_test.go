package xlsx

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/workbook"
)

func written(b Book) ([]byte, error) {
	var out bytes.Buffer
	err := Write(&out, b)
	return out.Bytes(), err
}

func book() Book {
	a := money.MustParse("1896.60")
	return Book{
		Title: "Тариф & <б>", Language: "kk",
		Sheets: []Sheet{
			{Name: "Бағалар", Columns: []Column{{"№", 6}, {"Баға", 12}, {"Қызмет", 50}},
				Rows: [][]Cell{{{Number: 1}, {Amount: &a}, {Text: "=1+1"}}, {{}, {}, {Text: "+7"}}}},
			{Name: `Акт "№ 1" & <2>`, Columns: []Column{{"", 30}}, Rows: [][]Cell{{{Text: "№ 2999"}}, {{Text: "+7"}}}},
		},
	}
}

func read(t *testing.T, b Book) *workbook.Book {
	t.Helper()
	src, err := written(b)
	is.OK(t, err)
	got, err := workbook.Read(src)
	is.OK(t, err)
	return got
}

func TestWriteReadsBack(t *testing.T) {
	b := read(t, book())
	is.True(t, b.Title == "Тариф & <б>" && len(b.Sheets) == 2 && b.Sheets[0].Name == "Бағалар" && b.Sheets[1].Name == `Акт "№ 1" & <2>`,
		"%+v", b)
	for _, c := range []struct {
		sheet      int
		cell, want string
		number     bool
	}{
		{0, "A1", "№", false},
		{0, "A2", "1", true},
		{0, "B1", "Баға", false},
		{0, "B2", "1896.60", true},
		{0, "C2", "=1+1", false},
		{0, "C3", "+7", false},
		{0, "B3", "", false},
		{1, "A2", "№ 2999", false},
	} {
		s := b.Sheets[c.sheet]
		if s.Cells[c.cell] != c.want || s.Numbers[c.cell] != c.number {
			t.Errorf("%s!%s = %q, a number: %v", s.Name, c.cell, s.Cells[c.cell], s.Numbers[c.cell])
		}
	}
	if s := b.Sheets[0]; s.Dimension != "A1:C3" || s.Frozen != 1 || b.Sheets[1].Dimension != "A1:A3" {
		t.Errorf("range %q and %q, %d lines stay", s.Dimension, b.Sheets[1].Dimension, s.Frozen)
	}
}

// TestTexts: texts are read back unchanged, even if they have a meaning in XML
// or office programs.
func TestTexts(t *testing.T) {
	for text, want := range map[string]string{
		" two  spaces ": " two  spaces ", "a\nb\tc": "a\nb\tc", "a\r\nb": "a\r\nb", "<&>\"'": "<&>\"'", "]]>": "]]>", "ә🙂": "ә🙂",
		"_x0041_": "_x005F_x0041_", "_x_": "_x_", // office programs read _x005F_ as "_"
		"a\x00b\x0bc": "a\uFFFDb\uFFFDc", "\xff": "\uFFFD", "\uFFFE": "\uFFFD",
	} {
		b := read(t, Book{Sheets: []Sheet{{Name: "s", Columns: []Column{{text, 9}}}}})
		is.Equal(t, b.Sheets[0].Cells["A1"], want, "%q comes back as", text)
	}
	long := strings.Repeat("ә", 20000) + strings.Repeat("🙂", 10000)
	b := read(t, Book{Sheets: []Sheet{{Name: "s", Columns: []Column{{long, 9}}}}})
	got := b.Sheets[0].Cells["A1"]
	is.True(t, got == long[:2*20000+4*6383]+"…", "a long text comes back with %d bytes", len(got))
}

// FuzzTexts: whatever a text contains, the workbook can be read.
func FuzzTexts(f *testing.F) {
	f.Add("a&b", "_x000D_\x01")
	f.Fuzz(func(t *testing.T, title, text string) {
		read(t, Book{Title: title, Language: "kk", Sheets: []Sheet{{Name: "s", Columns: []Column{{text, 1}}, Rows: [][]Cell{{{Text: title}}}}}})
	})
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		is.Equal(t, string(letters(nil, n)), want, "column %d", n)
	}
}

func TestBytesDependOnContentOnly(t *testing.T) {
	first, err := written(book())
	is.OK(t, err)
	for range 5 {
		next, _ := written(book())
		is.Must(t, bytes.Equal(first, next), "two runs differ")
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	is.OK(t, err)
	is.Equal(t, z.File[0].Name, "[Content_Types].xml", "the first part")
	for _, f := range z.File {
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s bears the time %s", f.Name, f.Modified)
		}
	}
}

func TestBadSheetNames(t *testing.T) {
	for _, names := range [][]string{{""}, {"a/b"}, {"a[b"}, {"'a"}, {strings.Repeat("ә", 32)}, {strings.Repeat("🙂", 16)}, {"a", "b", "a"}} {
		var b Book
		b.Sheets = lists.Of(names, func(name string) Sheet { return Sheet{Name: name} })
		_, err := written(b)
		is.True(t, err != nil, "sheets were called %q", names)
	}
	read(t, Book{Sheets: []Sheet{{Name: strings.Repeat("ә", 31)}}})
}

func BenchmarkWrite(b *testing.B) {
	x := book()
	for range 75 {
		x.Sheets[0].Rows = append(x.Sheets[0].Rows, x.Sheets[0].Rows[0])
	}
	for b.Loop() {
		_, err := written(x)
		is.OK(b, err)
	}
}
