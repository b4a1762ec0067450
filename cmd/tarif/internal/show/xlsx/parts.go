package xlsx

import (
	"archive/zip"
	"cmp"
	"io"
	"strconv"

	"tarif/cmd/tarif/internal/pack"
)

const (
	header     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	packageNS  = "http://schemas.openxmlformats.org/package/2006/"
	documentNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	mimePrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Cell styles, by index in cellXfs below.
const (
	styleHead   = "1"
	styleText   = "2"
	styleAmount = "3"
	styleFigure = "4" // an amount with more than two decimals, all of which are shown
)

// styles has what every workbook must have (two fills, a border, the style
// Normal), a bold font, and number format 4: groups of three and two decimals,
// with the separators of the reader's program; 164 is the same with up to six.
const styles = header + `<styleSheet xmlns="` + mainNS + `">` +
	`<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00####"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const packageRels = header + `<Relationships xmlns="` + packageNS + `relationships">` +
	`<Relationship Id="rId1" Type="` + documentNS + `/officeDocument" Target="xl/workbook.xml"/>` +
	`<Relationship Id="rId2" Type="` + packageNS + `relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

type part struct {
	name string
	data []byte
}

// fixedParts returns all parts except the sheets and the texts.
// [Content_Types].xml comes first, where programs that guess a file's type look
// for it.
func fixedParts(b Book, names []string) []part {
	types := []byte(header + `<Types xmlns="` + packageNS + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") + override("/xl/workbook.xml", mimePrefix+"sheet.main+xml") +
		override("/xl/styles.xml", mimePrefix+"styles+xml") + override("/xl/sharedStrings.xml", mimePrefix+"sharedStrings+xml"))
	rels := []byte(header + `<Relationships xmlns="` + packageNS + `relationships">` + relation("styles", "styles.xml", "Styles") + relation("sharedStrings", "sharedStrings.xml", "Texts"))
	book := []byte(header + `<workbook xmlns="` + mainNS + `" xmlns:r="` + documentNS + `"><bookViews><workbookView/></bookViews><sheets>`)
	for i, name := range names {
		n := strconv.Itoa(i + 1)
		types = append(types, override("/xl/worksheets/sheet"+n+".xml", mimePrefix+"worksheet+xml")...)
		rels = append(rels, relation("worksheet", "worksheets/sheet"+n+".xml", n)...)
		book = append(appendText(append(book, `<sheet name="`...), name), `" sheetId="`+n+`" r:id="rId`+n+`"/>`...)
	}
	return []part{
		{"[Content_Types].xml", append(types, `</Types>`...)},
		{"_rels/.rels", []byte(packageRels)},
		{"docProps/core.xml", b.properties()},
		{"xl/_rels/workbook.xml.rels", append(rels, `</Relationships>`...)},
		{"xl/styles.xml", []byte(styles)},
		{"xl/workbook.xml", append(book, `</sheets></workbook>`...)},
	}
}

func override(name, mime string) string {
	return `<Override PartName="` + name + `" ContentType="` + mime + `"/>`
}

func relation(kind, target, id string) string {
	return `<Relationship Id="rId` + id + `" Type="` + documentNS + `/` + kind + `" Target="` + target + `"/>`
}

// properties states the title and the language, but no author and no time, so
// that the bytes depend only on the content.
func (b Book) properties() []byte {
	out := []byte(header + `<cp:coreProperties xmlns:cp="` + packageNS + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>`)
	out = append(appendText(out, b.Title), `</dc:title><dc:language>`...)
	return append(appendText(out, b.Language), `</dc:language></cp:coreProperties>`...)
}

// packer puts parts into a zip file and keeps the first error.
type packer struct {
	zip *zip.Writer
	err error
}

func newPacker(w io.Writer) *packer {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, pack.Deflate)
	return &packer{zip: z}
}

func (p *packer) add(name string, data []byte) {
	if p.err != nil {
		return
	}
	var w io.Writer
	if w, p.err = p.zip.Create(name); p.err == nil {
		_, p.err = w.Write(data)
	}
}

func (p *packer) close() error {
	return cmp.Or(p.err, p.zip.Close())
}
