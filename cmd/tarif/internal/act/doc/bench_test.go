package doc

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
)

const benchRows = 10_000

func benchHTML() string {
	var b strings.Builder
	b.WriteString("<html><body><h1>Тарифтер</h1><table><tr><th>№</th><th>Қызмет</th><th>Орындаушы</th><th>Баға</th></tr>")
	for i := 1; i <= benchRows; i++ {
		fmt.Fprintf(&b, "<tr>\n<td><p>%d</p></td>\n<td><p>Ғимаратты жинау, үй-жайды ұстау және өңдеу %d</p></td>\n<td>Әлеуметтік қызметкер</td>\n<td>1&nbsp;896,%02d</td>\n</tr>\n", i, i, i%100)
	}
	return b.String() + "</table></body></html>"
}

func benchDOCX() string {
	var b strings.Builder
	for i := 1; i <= benchRows; i++ {
		b.WriteString(doctest.Row(
			doctest.Cell(`<w:tcW w:w="500" w:type="dxa"/>`, item1("1", "0", "")),
			doctest.Cell(`<w:tcW w:w="5000" w:type="dxa"/>`, dressedP(fmt.Sprintf("Ғимаратты жинау, үй-жайды ұстау және өңдеу %d", i))),
			doctest.Cell(`<w:tcW w:w="2500" w:type="dxa"/>`, dressedP("Әлеуметтік қызметкер")),
			doctest.Cell(`<w:tcW w:w="1000" w:type="dxa"/>`, dressedP(fmt.Sprintf("1\u00a0896,%02d", i%100))),
		))
	}
	return "<w:tbl>" + b.String() + "</w:tbl>"
}

// dressedP is a paragraph as Word writes it, with what it says of its look.
func dressedP(text string) string {
	return `<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="both"/><w:rPr><w:sz w:val="24"/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="24"/><w:lang w:val="kk-KZ"/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
}

// benchPDF is 200 pages of 50 rows with lines around their cells.
func benchPDF() []byte {
	var sheets []*doctest.Sheet
	first := doctest.NewSheet()
	for i := 0; i < benchRows; i += 50 {
		s := first.Next()
		for r := range 51 {
			s.Stroke(50, float64(790-15*r), 500, float64(790-15*r))
		}
		for _, x := range []float64{50, 80, 300, 430, 500} {
			s.Stroke(x, 40, x, 790)
		}
		for r := range 50 {
			y := float64(780 - 15*r)
			s.Say(52, y, 8, fmt.Sprint(i+r+1))
			s.Say(85, y, 8, fmt.Sprintf("Ғимаратты жинау, үй-жайды ұстау және өңдеу %d", i+r+1))
			s.Say(310, y, 8, "Әлеуметтік қызметкер")
			s.Say(440, y, 8, fmt.Sprintf("1 896,%02d", r))
		}
		sheets = append(sheets, s)
	}
	return doctest.Book(true, sheets...)
}

func benchmarkRead(b *testing.B, data []byte) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d, err := Read(b.Context(), "a", data)
		is.OK(b, err)
		table := d.Blocks[len(d.Blocks)-1].Table
		is.Must(b, len(table.Rows) >= benchRows && len(table.Grid()[0]) == 4, "%d rows", len(table.Rows))
	}
}

func BenchmarkHTML(b *testing.B) { benchmarkRead(b, []byte(benchHTML())) }

func BenchmarkDOCX(b *testing.B) {
	benchmarkRead(b, doctest.Pack(b, benchDOCX(), "word/numbering.xml", doctest.WordXML("numbering", listOf)))
}

func BenchmarkPDF(b *testing.B) { benchmarkRead(b, benchPDF()) }
