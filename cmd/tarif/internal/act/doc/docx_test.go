package doc

import (
	"archive/zip"
	"bytes"
	"fmt"
	"testing"

	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
)

const listOf = `<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="0"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>`

func item1(list, level, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val=%q/><w:numId w:val=%q/></w:numPr></w:pPr>%s</w:p>`, level, list, text)
}

func TestDOCX(t *testing.T) {
	styles := doctest.WordXML("styles", `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="a"><w:name w:val="Моя"/><w:basedOn w:val="1"/></w:style>
<w:style w:styleId="b"><w:name w:val="b"/><w:pPr><w:outlineLvl w:val="2"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="c"/></w:style>`)
	numbering := doctest.WordXML("numbering", listOf)
	notes := doctest.WordXML("footnotes", `<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>`+doctest.R(" ҚҚС-мен")+`</w:p></w:footnote>
<w:footnote w:id="3">`+doctest.P("* жеңілдік")+`</w:footnote>`)
	for name, c := range map[string]struct{ body, want string }{
		"paragraphs": {
			`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>` + doctest.R("Тарифтер") + doctest.R(" туралы") + `</w:p><w:p/>` +
				`<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>` + doctest.R("Екінші") + `</w:p>` +
				`<w:p><w:pPr><w:pStyle w:val="c"/></w:pPr><w:r><w:t>бір</w:t><w:tab/><w:t>екі</w:t><w:br/><w:t>іс</w:t><w:noBreakHyphen/><w:t>шара</w:t><w:sym w:char="F02A"/><w:sym w:char="F0B7"/></w:r></w:p>`,
			"0 heading 1: Тарифтер туралы\n0 heading 2: Екінші\n0 бір\\tекі\\nіс-шара*\n",
		},
		"revisions": {
			`<w:p><w:ins><w:r><w:t>жаңа</w:t></w:r></w:ins><w:del><w:r><w:delText> ескі</w:delText></w:r></w:del><w:moveFrom>` + doctest.R("кетті") + `</w:moveFrom><w:moveTo>` + doctest.R(" келді") + `</w:moveTo>` +
				`<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t> бар</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>жасырын</w:t><w:tab/></w:r></w:p>`,
			"0 жаңа{deleted: ескікетті} келді бар{hidden: жасырын}\nnote: hidden text was left out (1 places)\nnote: deleted text was left out (1 places)\n",
		},
		"fields and links": {
			`<w:p><w:hyperlink>` + doctest.R("сілтеме") + `</w:hyperlink><w:fldSimple>` + doctest.R(" 5") + `</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>` + doctest.R(" өріс") + `</w:sdtContent></w:sdt><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>` +
				`<w:sdt><w:sdtContent>` + doctest.P("мазмұн") + `</w:sdtContent></w:sdt>`,
			"0 сілтеме 5 өрісx\n0 мазмұн\n",
		},
		"raised digits": {
			`<w:p>` + doctest.R("948,30") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>` + doctest.R(" CO") + `<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r></w:p>`,
			"0 948,30¹ CO₂\n",
		},
		"footnotes": {
			`<w:p>` + doctest.R("390") + `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>` + doctest.R(" 414") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
			"0 390* 414¹\n0 * жеңілдік\n0 ¹ ҚҚС-мен\n",
		},
		"text box once": {
			`<w:p>` + doctest.R("бір") + `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>` + doctest.P("қорап") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + doctest.P("қорап") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
			"0 бір\n0 қорап\n",
		},
		"spans": {
			doctest.Table(
				`<w:tr><w:trPr><w:tblHeader/></w:trPr>`+doctest.Cell(`<w:vMerge w:val="restart"/>`, doctest.P("№"))+doctest.Cell(`<w:gridSpan w:val="2"/>`, doctest.P("Баға"))+`</w:tr>`,
				doctest.Row(doctest.Cell(`<w:vMerge/>`, "<w:p/>"), doctest.Cell("", doctest.P("а")), doctest.Cell("", doctest.P("б"))),
				doctest.Row(doctest.Cell("", doctest.P("1")), doctest.Cell("", doctest.P("10")+doctest.P("20")), doctest.Cell(`<w:vMerge w:val="restart"/>`, doctest.P("30"))),
				`<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>`+doctest.Cell("", doctest.P("40"))+doctest.Cell(`<w:vMerge w:val="continue"/>`, "<w:p/>")+`</w:tr>`,
				`<w:tr><w:trPr><w:del/></w:trPr>`+doctest.Cell("", doctest.P("жойылды"))+`</w:tr>`,
				doctest.Row(doctest.Cell(`<w:hMerge w:val="restart"/>`, doctest.P("бөлім")), doctest.Cell(`<w:hMerge/>`, "<w:p/>"), doctest.Cell("", doctest.P("x"))),
			),
			"0 table\n *№ {1x2} | Баға {2x1}\n  а | б\n  1 | 10\\n20 | 30 {1x2}\n   | 40\n  бөлім {2x1} | x\nnote: rows and cells that the file keeps as deleted or hidden were left out (1)\n",
		},
		"nested table": {
			doctest.Table(doctest.Row(doctest.Cell("", doctest.P("1")), doctest.Cell("", doctest.P("іші")+doctest.Table(doctest.Row(doctest.Cell("", doctest.P("а")), doctest.Cell("", doctest.P("10"))))+doctest.P("")))),
			"0 table\n  1 | іші\\nа\\t10\nnote: a table inside a cell was written into the cell, a line a row\n",
		},
		"numbers that Word counts": {
			doctest.Table(
				doctest.Row(doctest.Cell("", item1("1", "0", "")), doctest.Cell("", doctest.P("бір"))),
				doctest.Row(doctest.Cell("", item1("1", "0", "")), doctest.Cell("", item1("1", "1", doctest.R("екі"))+item1("1", "1", doctest.R("үш")))),
				doctest.Row(doctest.Cell("", item1("2", "0", "")), doctest.Cell("", item1("3", "0", doctest.R("нүкте")))),
				doctest.Row(doctest.Cell("", item1("4", "0", "")), doctest.Cell("", `<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>`+doctest.R("стиль")+`</w:p>`)),
			) + item1("0", "0", doctest.R("нөмірсіз")) + item1("77", "0", doctest.R("жоқ тізім")),
			"0 table\n  1. | бір\n  2. | 2.0) екі\\n2.а) үш\n  IV | нүкте\n  10. | 11. стиль\n0 нөмірсіз\n0 жоқ тізім\nnote: the numbers of 7 paragraphs are counted by Word and not typed; they were counted here in the same way\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read(t.Context(), "a.docx", doctest.Pack(t, c.body, "word/styles.xml", styles, "word/numbering.xml", numbering, "word/footnotes.xml", notes))
			is.OK(t, err)
			is.Equal(t, dump(d), "docx \n"+c.want)
		})
	}
}

// Other programs choose another prefix, and Word has a strict dialect.
func TestDOCXPrefix(t *testing.T) {
	body := `<d:document xmlns:d="` + "http://purl.oclc.org/ooxml/wordprocessingml/main" + `"><d:body><d:p><d:r><d:t>сөз</d:t></d:r></d:p></d:body></d:document>`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("word/document2.xml")
	w.Write([]byte(body))
	z.Close()
	d, err := Read(t.Context(), "a.docx", b.Bytes())
	is.True(t, err == nil && dump(d) == "docx \n0 сөз\n", "got %v, %v", d, err)
}
