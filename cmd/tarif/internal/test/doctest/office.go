package doctest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// Zip makes an archive from pairs of a name and a text.
func Zip(tb testing.TB, files ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		is.OK(tb, err)
	}
	is.OK(tb, z.Close())
	return b.Bytes()
}

const odtSpaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"`

// ODT makes an OpenDocument text from styles and a body.
func ODT(tb testing.TB, styles, body string) []byte {
	tb.Helper()
	return Zip(tb, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?><office:document-content%s><office:automatic-styles>%s</office:automatic-styles><office:body><office:text>%s</office:text></office:body></office:document-content>`, odtSpaces, styles, body))
}

// ODTTable returns a table. Each cell is a paragraph, or raw XML if it begins
// with <.
func ODTTable(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<table:table>")
	for _, row := range rows {
		b.WriteString("<table:table-row>")
		for _, c := range row {
			if !strings.HasPrefix(c, "<") {
				c = "<table:table-cell><text:p>" + c + "</text:p></table:table-cell>"
			}
			b.WriteString(c)
		}
		b.WriteString("</table:table-row>")
	}
	return b.String() + "</table:table>"
}

const sheetSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

// XLSX makes a workbook of one sheet from the XML inside its sheetData, the XML
// after it, and its styles.
func XLSX(tb testing.TB, rows, behind, styles string, shared ...string) []byte {
	tb.Helper()
	return Zip(tb,
		"xl/workbook.xml", `<workbook `+sheetSpace+` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet `+sheetSpace+`><sheetData>`+rows+`</sheetData>`+behind+`</worksheet>`,
		"xl/styles.xml", `<styleSheet `+sheetSpace+`>`+styles+`</styleSheet>`,
		"xl/sharedStrings.xml", `<sst `+sheetSpace+`><si>`+strings.Join(shared, "</si><si>")+`</si></sst>`)
}

// RTF makes an RTF file in Windows-1251 from control words. Letters that are
// not ASCII are written by number.
func RTF(body string) []byte {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg1251\uc1{\fonttbl{\f0\fcharset204 Times;}}\f0 `)
	for _, r := range body {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\u%d?`, int16(r))
		}
	}
	b.WriteString("}")
	return []byte(b.String())
}

// RTFRow returns a row of cells with the given right edges.
func RTFRow(edges []int, cells ...string) string {
	var b strings.Builder
	b.WriteString(`\trowd`)
	for _, x := range edges {
		fmt.Fprintf(&b, `\cellx%d`, x)
	}
	for _, c := range cells {
		b.WriteString(`\pard\intbl ` + c + `\cell`)
	}
	return b.String() + "\\row\n"
}
