package xlsx

import (
	"archive/zip"
	"cmp"
	"embed"
	"io"
	"strings"
	"text/template"

	"tarif/cmd/tarif/internal/pack"
)

const (
	header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// Cell styles, by index in cellXfs of styles.xml.
const (
	styleHead   = "1"
	styleText   = "2"
	styleAmount = "3"
	styleFigure = "4" // an amount with more than two decimals, all of which are shown
)

// parts are the fixed parts, without their headers: one element a line, for
// those who read them. styles.xml has what every workbook must have (two fills, a
// border, the style Normal), a bold font, and number format 4: groups of three
// and two decimals, with the separators of the reader's program; 164 is the same
// with up to six. core.xml states the title and the language, but no author and
// no time, so that the bytes depend only on the content.
//
//go:embed parts
var parts embed.FS

// fixed are the parts besides the sheets and the texts, with their templates.
// [Content_Types].xml comes first, where programs that guess a file's type look
// for it.
var fixed = []struct {
	name string
	*template.Template
}{
	{"[Content_Types].xml", parse("types.xml")},
	{"_rels/.rels", parse("rels.xml")},
	{"docProps/core.xml", parse("core.xml")},
	{"xl/_rels/workbook.xml.rels", parse("workbook-rels.xml")},
	{"xl/styles.xml", parse("styles.xml")},
	{"xl/workbook.xml", parse("workbook.xml")},
}

func parse(name string) *template.Template {
	src, _ := parts.ReadFile("parts/" + name) // it is embedded
	return template.Must(template.New(name).Funcs(template.FuncMap{
		"text":   func(s string) string { return string(appendText(nil, s)) },
		"number": func(i int) int { return i + 1 },
	}).Parse(header + strings.ReplaceAll(string(src), "\n", "")))
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

func (p *packer) add(name string, write func(io.Writer) error) {
	if p.err != nil {
		return
	}
	var w io.Writer
	if w, p.err = p.zip.Create(name); p.err == nil {
		p.err = write(w)
	}
}

// ready writes what is there already.
func ready(data []byte) func(io.Writer) error {
	return func(w io.Writer) error { _, err := w.Write(data); return err }
}

func (p *packer) close() error {
	return cmp.Or(p.err, p.zip.Close())
}
