// Package docx writes a Word file with paragraphs and one table, as offices
// attach to an act, that opens without a warning.
//
// A [Document] is written with the few parts that the format requires
// (ECMA-376, "WordprocessingML") and no macros, pictures or embedded fonts; the
// same document gives the same bytes. The libraries that write Word files bring
// a template of dozens of parts, or a restrictive licence; this takes a hundred
// lines.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// Document is the content of the file. Every row has as many cells as Columns.
type Document struct {
	Lang    string // "kk-KZ"
	Title   string
	Before  []string // paragraphs above the table
	Columns []Column
	Rows    [][]string
	After   []string // paragraphs below it
}

// Column is a column of the table. Width is in twentieths of a point; the page
// has 9638 of them between its margins.
type Column struct {
	Heading string
	Width   int
	Right   bool // right-aligned, for figures
}

const head = xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

// The parts besides the text.
const (
	contentTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`
	relations = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	ofDocument = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	styles = xml.Header + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/><w:lang w:val="%s"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`
)

func (d Document) Bytes() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", relations},
		{"word/_rels/document.xml.rels", ofDocument},
		{"word/styles.xml", fmt.Sprintf(styles, d.Lang)},
		{"word/document.xml", d.body()},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate}) // no modification time
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(part.text)); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

func (d Document) body() string {
	var b strings.Builder
	b.WriteString(head)
	paragraph(&b, d.Title, `<w:jc w:val="center"/>`, `<w:b/>`)
	for _, p := range d.Before {
		paragraph(&b, p, "", "")
	}
	d.table(&b)
	for _, p := range d.After {
		paragraph(&b, p, "", "")
	}
	b.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return b.String()
}

func (d Document) table(b *strings.Builder) {
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="auto"/>`, side)
	}
	b.WriteString(`</w:tblBorders></w:tblPr><w:tblGrid>`)
	var headings []string
	for _, c := range d.Columns {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, c.Width)
		headings = append(headings, c.Heading)
	}
	b.WriteString(`</w:tblGrid>`)
	d.row(b, headings, `<w:trPr><w:tblHeader/></w:trPr>`, `<w:b/>`) // repeated on every page
	for _, r := range d.Rows {
		d.row(b, r, `<w:trPr><w:cantSplit/></w:trPr>`, "")
	}
	b.WriteString(`</w:tbl>`)
}

func (d Document) row(b *strings.Builder, cells []string, properties, run string) {
	b.WriteString(`<w:tr>` + properties)
	for i, c := range cells {
		fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, d.Columns[i].Width)
		align := ""
		if d.Columns[i].Right && run == "" {
			align = `<w:jc w:val="right"/>`
		}
		paragraph(b, c, align, run)
		b.WriteString(`</w:tc>`)
	}
	b.WriteString(`</w:tr>`)
}

func paragraph(b *strings.Builder, text, properties, run string) {
	b.WriteString(`<w:p>`)
	if properties != "" {
		b.WriteString(`<w:pPr>` + properties + `</w:pPr>`)
	}
	b.WriteString(`<w:r>`)
	if run != "" {
		b.WriteString(`<w:rPr>` + run + `</w:rPr>`)
	}
	b.WriteString(`<w:t xml:space="preserve">`)
	_ = xml.EscapeText(b, []byte(text)) // cannot fail
	b.WriteString(`</w:t></w:r></w:p>`)
}
