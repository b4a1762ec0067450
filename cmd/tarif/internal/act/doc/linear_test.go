package doc

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// many are the things of which a file may have many: a file of n.
var many = map[string]func(t *testing.T, n int) []byte{
	"paragraphs": func(_ *testing.T, n int) []byte { return []byte(tarifftest.Numbered(n, "сөз\n\n")) },
	"lines":      func(_ *testing.T, n int) []byte { return []byte(tarifftest.Numbered(n, "  №  сөз   # 5,00\n")) },
	"rows": func(_ *testing.T, n int) []byte {
		return []byte("<table>" + tarifftest.Numbered(n, "<tr><td>1<td>көмек<td>5"))
	},
	"headings": func(_ *testing.T, n int) []byte { return []byte(tarifftest.Numbered(n, "<h2>а #</h2><p>б")) },
	"HTML lists": func(_ *testing.T, n int) []byte {
		return []byte("<ol>" + tarifftest.Numbered(n, "<li>а<ul><li>б</ul>"))
	},
	"open tags": func(_ *testing.T, n int) []byte { return []byte("<p>" + tarifftest.Numbered(n, "<b>а")) },
	"row spans": func(_ *testing.T, n int) []byte {
		return []byte("<table>" + tarifftest.Numbered(n, "<tr><td rowspan=9>1<td>а"))
	},
	"entities": func(_ *testing.T, n int) []byte { return []byte("<p>" + tarifftest.Numbered(n, "&nbsp;а")) },
	"spans":    func(_ *testing.T, n int) []byte { return []byte("# а\n\n" + tarifftest.Numbered(n, "*а ")) },
	"brackets": func(_ *testing.T, n int) []byte { return []byte("# а\n\n" + tarifftest.Numbered(n, "[а](")) },
	"Markdown": func(_ *testing.T, n int) []byte {
		return []byte("# а\n\n" + tarifftest.Numbered(n, "## б #\n\n- в\n  - г `д`\n\n> е\n\n"))
	},
	"table lines": func(_ *testing.T, n int) []byte {
		return []byte("# а\n\n|а|б|\n|-|-|\n" + tarifftest.Numbered(n, "|в|#|\n"))
	},
	"RTF rows": func(_ *testing.T, n int) []byte {
		return doctest.RTF(strings.Repeat(doctest.RTFRow([]int{1, 900}, "1", "2"), n))
	},
	"RTF groups": func(_ *testing.T, n int) []byte { return doctest.RTF(tarifftest.Numbered(n, `{\b а{\i б}}`)) },
	"Word rows": func(t *testing.T, n int) []byte {
		return doctest.Pack(t, doctest.Table(strings.Repeat(doctest.Row(doctest.Cell("", doctest.P("а"))), n)))
	},
	"merged cells": func(t *testing.T, n int) []byte {
		return doctest.Pack(t, doctest.Table(strings.Repeat(doctest.Row(doctest.Cell("<w:vMerge/>", doctest.P("а"))), n)))
	},
	"runs": func(t *testing.T, n int) []byte {
		return doctest.Pack(t, "<w:p>"+strings.Repeat(doctest.R("а"), n)+"</w:p>")
	},
	"footnotes": func(t *testing.T, n int) []byte {
		return doctest.Pack(t, strings.Repeat(`<w:p><w:r><w:t>а</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`, n))
	},
	"notes at the foot": func(t *testing.T, n int) []byte {
		return doctest.Pack(t, tarifftest.Numbered(n, `<w:p><w:r><w:t>а</w:t><w:footnoteReference w:id="#"/></w:r></w:p>`),
			"word/footnotes.xml", doctest.WordXML("footnotes", tarifftest.Numbered(n, `<w:footnote w:id="#">`+doctest.P("б")+`</w:footnote>`)))
	},
	"list numbers": func(t *testing.T, n int) []byte {
		return doctest.Pack(t, strings.Repeat(item1("1", "0", doctest.R("а"))+item1("1", "1", doctest.R("б")), n), "word/numbering.xml", doctest.WordXML("numbering", listOf))
	},
	"lists": func(t *testing.T, n int) []byte {
		return doctest.Pack(t, tarifftest.Numbered(n, item1("#", "0", doctest.R("а"))), "word/numbering.xml",
			doctest.WordXML("numbering", listOf+tarifftest.Numbered(n, `<w:num w:numId="#"><w:abstractNumId w:val="0"/></w:num>`)))
	},
	"styles": func(t *testing.T, n int) []byte {
		return doctest.Pack(t, tarifftest.Numbered(n, `<w:p><w:pPr><w:pStyle w:val="s#"/></w:pPr><w:r><w:t>а</w:t></w:r></w:p>`), "word/styles.xml",
			doctest.WordXML("styles", `<w:style w:styleId="s0"/>`+tarifftest.Numbered(n, `<w:style w:styleId="s#1"><w:basedOn w:val="s#"/></w:style>`)))
	},
	"zip entries": func(t *testing.T, n int) []byte {
		parts := make([]string, 0, 2*n)
		for i := range n {
			parts = append(parts, fmt.Sprintf("word/media/%d.xml", i), "<a/>")
		}
		return doctest.Pack(t, doctest.P("а"), parts...)
	},
	"ODT rows": func(t *testing.T, n int) []byte {
		return doctest.ODT(t, "", "<table:table>"+tarifftest.Numbered(n, "<table:table-row><table:table-cell><text:p>#</text:p></table:table-cell></table:table-row>")+"</table:table>")
	},
	"sheet rows": func(t *testing.T, n int) []byte {
		return doctest.XLSX(t, tarifftest.Numbered(n, `<row><c t="s"><v>#</v></c><c><v>5</v></c></row>`), "", "", strings.Split(tarifftest.Numbered(n, "<t>а #</t>\n"), "\n")...)
	},
	"sheet merges": func(t *testing.T, n int) []byte {
		return doctest.XLSX(t, tarifftest.Numbered(n, `<row><c t="inlineStr"><is><t>#</t></is></c></row>`), "<mergeCells>"+tarifftest.Numbered(n, `<mergeCell ref="A1#:B1#"/>`)+"</mergeCells>", "")
	},
	"CSV": func(_ *testing.T, n int) []byte {
		return []byte("№;Атауы;Бағасы\n" + tarifftest.Numbered(n, "#;қызмет;5,00\n"))
	},
	"PDF letters": func(_ *testing.T, n int) []byte {
		return sheet(n, func(s *doctest.Sheet, y float64) { s.Say(50, y, 10, "қызмет көрсету") })
	},
	"PDF lines": func(_ *testing.T, n int) []byte {
		return sheet(n, func(s *doctest.Sheet, y float64) { s.Say(50, y, 10, "а"); s.Stroke(40, y-2, 500, y-2) })
	},
	"PDF widths": func(_ *testing.T, n int) []byte { return widths(n, "[0 9 500 ") },
	"PDF ranges": func(_ *testing.T, n int) []byte { return widths(n, "[0 65535 500 ") },
	"PDF pages": func(_ *testing.T, n int) []byte {
		first := doctest.NewSheet()
		first.Say(50, 700, 10, "қызмет")
		sheets := []*doctest.Sheet{first}
		for i := range n / 10 {
			s := first.Next()
			s.Say(50, 700, 10, fmt.Sprintf("қызмет %d", i))
			sheets = append(sheets, s)
		}
		return doctest.Book(true, sheets...)
	},
}

// sheet is a file with n lines, forty a page.
func sheet(n int, line func(*doctest.Sheet, float64)) []byte {
	s := doctest.NewSheet()
	sheets := []*doctest.Sheet{s}
	for i := range n {
		if i > 0 && i%40 == 0 {
			s = sheets[0].Next()
			sheets = append(sheets, s)
		}
		line(s, 800-float64(i%40)*18)
	}
	return doctest.Book(false, sheets...)
}

// widths is a file of one letter whose font tells n times how wide its letters are.
func widths(n int, of string) []byte {
	return doctest.PDFOf([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", doctest.StreamOf("", "BT /F1 9 Tf 50 700 Td <0041> Tj ET"),
		"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Subtype/CIDFontType2/W" + of + strings.Repeat(of[1:], n) + "]>>]>>",
		doctest.StreamOf("", "1 beginbfchar\n<0041> <0430>\nendbfchar")}, "")
}

// Twice as much of anything costs about twice the steps and the memory.
func TestLinear(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // our own reader of PDF
	for name, made := range many {
		steps := map[int]int{}
		grown := tarifftest.Growth(1000, func(n int) func() {
			file := made(t, n)
			return func() {
				d, err := Read(t.Context(), "a", file)
				var refused *Error
				switch {
				case err == nil:
					steps[n] = d.Budget.Spent
				case name != "PDF ranges" || !errors.As(err, &refused):
					t.Errorf("%s: %v", name, err)
				}
			}
		})
		is.True(t, 2*steps[2000] <= 5*steps[1000] && grown <= 2.5,
			"twice the %s cost %d steps, not %d, and %.1f times the memory", name, steps[2000], steps[1000], grown)
	}
}
