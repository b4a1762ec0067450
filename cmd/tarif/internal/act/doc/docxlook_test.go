package doc

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/act/pdfpage"
	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
)

// looked is a run of Word with properties.
func looked(properties, text string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// fieldOf is a field with its code and, where it keeps one, its result.
func fieldOf(code, result string) string {
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	out := mark("begin") + `<w:r><w:instrText xml:space="preserve">` + code + `</w:instrText></w:r>`
	if result != "" {
		out += mark("separate") + doctest.R(result)
	}
	return out + mark("end")
}

// How a number looks in Word decides whether it is one: raised, struck and hidden
// through styles and those that they are based on, equations, fields, deleted
// columns. Digits of two looks never make one number.
func TestWordLooks(t *testing.T) {
	styles := doctest.WordXML("styles", `<w:style w:type="character" w:styleId="up"><w:name w:val="up"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="mark"><w:name w:val="mark"/><w:basedOn w:val="up"/></w:style>
<w:style w:type="character" w:styleId="old"><w:name w:val="old"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="gone"><w:name w:val="gone"/><w:basedOn w:val="old"/></w:style>
<w:style w:type="paragraph" w:styleId="unseen"><w:name w:val="unseen"/><w:rPr><w:vanish/></w:rPr></w:style>`)
	for name, c := range map[string]struct{ body, want string }{
		"raised by a style":       {doctest.R("948,30") + looked(`<w:rStyle w:val="mark"/>`, "1"), "948,30<raised ¹>"},
		"raised by position":      {doctest.R("1 896") + looked(`<w:position w:val="8"/><w:sz w:val="12"/>`, "1"), "1 896<raised ¹>"},
		"a style switched off":    {looked(`<w:rStyle w:val="mark"/><w:vertAlign w:val="baseline"/>`, "371,25"), "371,25"},
		"struck by a style":       {looked(`<w:rStyle w:val="gone"/>`, "300") + doctest.R("371,25"), "{struck: 300}371,25"},
		"struck twice":            {looked(`<w:dstrike/>`, "900") + doctest.R(" 948,30"), "{struck: 900}948,30"},
		"a style not struck":      {looked(`<w:rStyle w:val="gone"/><w:strike w:val="0"/>`, "371,25"), "371,25"},
		"an equation of a half":   {doctest.R("Сеанс ") + `<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>` + doctest.R(" часа"), "Сеанс ½ часа"},
		"an equation raised":      {`<m:oMath><m:sSup><m:e><m:r><m:t>85</m:t></m:r></m:e><m:sup><m:r><m:t>1</m:t></m:r></m:sup></m:sSup></m:oMath>`, "85<raised ¹>"},
		"a field of a half":       {doctest.R("Сеанс ") + fieldOf(` EQ \f(1;2)`, "") + doctest.R(" часа"), "Сеанс ½ часа"},
		"a field with its result": {fieldOf(" PAGE ", "5") + doctest.R(" бет"), "5 бет"},
		"moved away":              {`<w:moveFrom>` + doctest.R("250,00") + `</w:moveFrom>` + doctest.R("371,25"), "{deleted: 250,00}371,25"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read(t.Context(), "a.docx", doctest.Pack(t, "<w:p>"+c.body+"</w:p>", "word/styles.xml", styles))
			is.OK(t, err)
			is.Equal(t, shown(d.Blocks[0].Passage), c.want)
		})
	}
}

// A column that tracked changes delete is none; one that they insert is.
func TestWordColumns(t *testing.T) {
	cell := func(properties, text string) string { return doctest.Cell(properties, doctest.P(text)) }
	const deleted, inserted = `<w:cellDel w:id="1"/>`, `<w:cellIns w:id="2"/>`
	d, err := Read(t.Context(), "a.docx", doctest.Pack(t, doctest.Table(
		doctest.Row(cell("", "№"), cell(deleted, "Ескі баға"), cell(inserted, "Жаңа баға")),
		doctest.Row(cell("", "1"), cell(deleted, "900,00"), cell(inserted, "948,30")))))
	is.OK(t, err)
	var got []string
	for _, row := range d.Blocks[0].Table.Rows {
		for _, c := range row.Cells {
			got = append(got, c.Text)
		}
	}
	is.Equal(t, strings.Join(got, " | "), "№ | Жаңа баға | 1 | 948,30")
}

// Letters of the years before Unicode are mended where they can mean nothing
// else; Ukrainian and Macedonian stay what they are.
func TestLegacyLetters(t *testing.T) {
	for in, want := range map[string]string{
		"Жалпы бґлімде жуыну, їй кїтімі, ќызмет ќўны, ѓимарат": "Жалпы бөлімде жуыну, үй күтімі, қызмет құны, ғимарат",
		"Тўрєын їйдіѕ ќўны жјне баєасы, теѕге, жуыну":          "Тұрғын үйдің құны және бағасы, теңге, жуыну",
		"Київ, Україна, їжа і ґанок є":                         "Київ, Україна, їжа і ґанок є",
		"Жалпы бөлім, құны 948,30":                             "Жалпы бөлім, құны 948,30",
	} {
		d, err := Read(t.Context(), "a.txt", []byte(in))
		is.OK(t, err)
		d.Repairs = nil
		quiet := &tally{}
		quiet.mendLegacy(d)
		is.Equal(t, d.Blocks[0].Text, want)
	}
}

// What a PDF says that its letters mean is believed for words, never for figures.
func TestActualText(t *testing.T) {
	page := func(content string) string {
		pages, err := pdfpage.Read(doctest.PDFOf([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", doctest.StreamOf("", content)}, ""))
		is.OK(t, err)
		return linesOf(pages)[0].Text
	}
	got := page(`BT /F 10 Tf 10 700 Td (obshche) Tj /Span<</ActualText()>>BDC (-) Tj EMC 0 -12 Td (stvennom) Tj ET`)
	is.True(t, got == "obshche", "a hyphen that is none: %q", got)
	is.Equal(t, page(`BT /F 10 Tf 10 700 Td /Span<</ActualText(1896)>>BDC (948) Tj EMC ET`), "948", "a figure was changed")
}
