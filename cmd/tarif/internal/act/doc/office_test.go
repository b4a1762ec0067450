package doc

import (
	"encoding/base64"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
)

// tables writes the tables and paragraphs of a document with their looks.
func looks(d *Document) string {
	var b strings.Builder
	for _, block := range d.Blocks {
		if block.Table == nil {
			b.WriteString(escaped(shown(block.Passage)) + "\n")
			continue
		}
		for _, row := range block.Table.Grid() {
			cells := lists.Of(row, func(c Cell) string { return escaped(shown(c.Passage)) })
			b.WriteString("| " + strings.Join(cells, " | ") + "\n")
		}
	}
	return b.String()
}

func TestOffice(t *testing.T) {
	odtStyles := `<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="up2" style:family="text" style:parent-style-name="up"/>
<style:style style:name="out" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="no" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/></text:list-style>`
	rtfHead := `\trowd\clvmgf\cellx500\clmgf\cellx1000\clmrg\cellx1500 \pard\intbl Қызмет\cell\pard\intbl Баға\cell\pard\intbl\cell\row\trowd\clvmrg\cellx500\cellx1000\cellx1500 \pard\intbl\cell\pard\intbl а\cell\pard\intbl б\cell\row` + "\n"
	xlsxStyles := `<numFmts><numFmt numFmtId="164" formatCode="#,##0.00&quot; теңге&quot;"/></numFmts><fonts><font/><font><strike/></font><font><vertAlign val="superscript"/></font></fonts><cellXfs><xf/><xf numFmtId="4"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/><xf fontId="1"/><xf numFmtId="3"/></cellXfs>`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"odt looks": {doctest.ODT(t, odtStyles, `<text:h text:outline-level="2">Тақырып</text:h><text:p>1<text:span text:style-name="up2">2</text:span><text:s text:c="2"/><text:span text:style-name="out">3</text:span>4<text:line-break/>5</text:p><text:p text:style-name="no">6</text:p>`),
			"Тақырып\n1<raised ²>  {struck: 3}4\\n5\n{hidden: 6}\n"},
		"odt tables": {doctest.ODT(t, odtStyles, `<text:tracked-changes><text:changed-region><text:deletion><text:p>99</text:p></text:deletion></text:changed-region></text:tracked-changes>`+
			doctest.ODTTable([]string{"№", "Қызмет", "Баға"},
				[]string{`<table:table-cell><text:list text:style-name="L"><text:list-item><text:p/></text:list-item></text:list></table:table-cell>`, "Жуыну", "948,30"},
				[]string{"2", `<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>бос</text:p><text:p>екі</text:p></table:table-cell>`, `<table:covered-table-cell/>`},
				[]string{"3", `<table:covered-table-cell/>`, `<table:covered-table-cell/>`})),
			"| № | Қызмет | Баға\n| 1. | Жуыну | 948,30\n| 2 | бос\\nекі | бос\\nекі\n| 3 | бос\\nекі | бос\\nекі\n"},
		"odt notes": {doctest.ODT(t, "", `<text:p>948,30<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>ескерту</text:p></text:note-body></text:note> теңге</text:p>`),
			"948,30<raised ¹> теңге\n¹ ескерту\n"},
		"rtf looks": {doctest.RTF(`\pard 948,30{\super 1}\par {\strike 300}371,25\par{\v жоқ}{\deleted 5}{\revised 6}7{\up6 2}\par{\*\generator жоқ}a\~b\line c`),
			"948,30<raised ¹>\n{struck: 300}371,25\n{hidden: жоқ}{deleted: 5}<inserted 6>7<raised ²>\na\\u00a0b\\nc\n"},
		"rtf code pages": {[]byte(`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 a;}{\f1\fcharset0 b;}}\f1 \'d2\'e0\'f0\'e8\'f4 {\f0 \'b9 1}\par {\field{\*\fldinst HYPERLINK "x"}{\fldrslt \'e0}}{\pict 00ff}}`),
			"Тариф № 1\nа\n"},
		"rtf tables": {doctest.RTF(`Тарифтер\par ` + rtfHead + doctest.RTFRow([]int{500, 1000, 1505}, "Жуыну", "1", `2\par 3`) + `\pard Ескерту\par`),
			"Тарифтер\n| Қызмет | Баға | Баға\n| Қызмет | а | б\n| Жуыну | 1 | 2\\n3\nЕскерту\n"},
		"rtf notes": {doctest.RTF(`948,30{\super\chftn{\footnote {\super\chftn} ескерту}}\par соңы`), "948,30<raised ¹>\nсоңы\n¹ ескерту\n"},
		"xlsx formats that scale": {doctest.XLSX(t, `<row r="1"><c r="A1" s="1"><v>12500</v></c><c r="B1" s="2"><v>1250000</v></c><c r="C1" s="3"><v>12500</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c></row>`, "",
			`<numFmts><numFmt numFmtId="164" formatCode="#,##0.00,"/><numFmt numFmtId="165" formatCode="0.0,,&quot; млн&quot;"/><numFmt numFmtId="166" formatCode="#,##0"/></numFmts><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>`),
			"| 12,50 | 1,25 млн{rounded: 5} | 12500\n| 1 | 2 | 3\n"},
		"xlsx": {doctest.XLSX(t, `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>Жуыну</t></is></c><c r="C4" s="1"><v>1896.5999999999999</v></c></row>
<row r="5" hidden="1"><c r="A5"><v>7</v></c></row>
<row r="6"><c r="A6" s="5" t="s"><v>2</v></c><c r="C6" s="4"><f>1+1</f><v>9.483E2</v></c></row>
<row r="7"><c r="A7" t="s"><v>3</v></c><c r="C7" s="2"><v>0.255</v></c></row>
<row r="8"><c r="A8" s="3"><v>46022</v></c><c r="C8"><v>0.1</v></c></row>`, `<mergeCells><mergeCell ref="A7:B7"/></mergeCells>`, xlsxStyles, `<t>Тарифтер</t>`, `<t>Қызмет</t>`, `<r><t>Баға</t></r><rPh><t>x</t></rPh>`, `<r><t>м</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r>`),
			"Тарифтер\n| Қызмет | Баға\n| Жуыну | 1896,60\n| {struck: Баға} | 948,30 теңге\n| м<raised ³> | 25,5%{rounded: 5}\n| 31.12.2025 | 0,1\n"},
		"xlsx rounded": {doctest.XLSX(t, `<row r="1"><c r="A1" t="inlineStr"><is><t>Жуыну</t></is></c><c r="B1" s="6"><v>948.3</v></c><c r="C1" s="6"><v>948</v></c></row>`, "", xlsxStyles),
			"| Жуыну | 948,3{rounded: 3} | 948\n"},
		"html notes": {[]byte(`<!doctype html><meta charset=utf-8><p>Жуыну<a href="#_ftn1" style='mso-footnote-id:ftn1'><span>[1]</span></a>, 948,30<div><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> ескерту <a href="#x">[2]</a>`),
			"Жуыну<raised ¹>, 948,30\n<raised ¹> ескерту [2]\n"},
		"mht": {[]byte("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n----b\r\nContent-Type: text/css\r\n\r\nx\r\n----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte("<p>Баға<table><tr><td>а<td>1<tr><td>б<td>2</table>")) + "\r\n----b--\r\n"),
			"Баға\n| а | 1\n| б | 2\n"},
		"mht quoted": {[]byte("MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=D0=91=D0=B0=D2=93=\n=D0=B0 1"), "Баға 1\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read(t.Context(), "a", c.data)
			is.OK(t, err)
			is.Equal(t, looks(d), c.want)
		})
	}
}
