// Package docx writes a Word file with paragraphs and one table, as offices
// attach to an act, that opens without a warning.
//
// A [Document] is written with the few parts that the format requires
// (ECMA-376, "WordprocessingML") and no macros, pictures or embedded fonts; the
// same document gives the same bytes. The libraries that write Word files bring
// a template of dozens of parts, or a restrictive licence; this takes the few
// templates of the folder parts.
package docx

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"strings"
	"text/template"
)

// Document is the content of the file. Every row has as many cells as Columns.
type Document struct {
	Lang    string // "kk-KZ"
	Title   string
	Before  []string // paragraphs above the table
	Columns []Column
	Rows    [][]string
}

// Column is a column of the table. Width is in twentieths of a point; the page
// has 9638 of them between its margins.
type Column struct {
	Heading string
	Width   int
	Right   bool // right-aligned, for figures
}

// Align is how the cells of a column stand, as the format names it.
func (c Column) Align() string {
	if c.Right {
		return "right"
	}
	return ""
}

// Sides are the borders of a table.
func (Document) Sides() []string {
	return []string{"top", "left", "bottom", "right", "insideH", "insideV"}
}

// paragraph is what the template of a paragraph is run on.
type paragraph struct {
	Text, Align string
	Bold        bool
}

// parts are the parts of the file, without their headers: one element a line, for
// those who read them.
//
//go:embed parts
var parts embed.FS

func parse(name string) *template.Template {
	src, _ := parts.ReadFile("parts/" + name) // it is embedded
	return template.Must(template.New(name).Funcs(funcs).Parse(xml.Header + strings.ReplaceAll(string(src), "\n", "")))
}

var funcs = template.FuncMap{
	"p": func(text, align string, bold bool) paragraph { return paragraph{text, align, bold} },
	"xml": func(text string) string {
		var b strings.Builder
		_ = xml.EscapeText(&b, []byte(text)) // cannot fail
		return b.String()
	},
}

var files = []struct {
	name string
	*template.Template
}{
	{"[Content_Types].xml", parse("content-types.xml")},
	{"_rels/.rels", parse("relations.xml")},
	{"word/_rels/document.xml.rels", parse("of-document.xml")},
	{"word/styles.xml", parse("styles.xml")},
	{"word/document.xml", parse("document.xml")},
}

// Bytes returns the file.
func (d Document) Bytes() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate}) // no modification time
		if err == nil {
			err = part.Execute(w, d)
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
