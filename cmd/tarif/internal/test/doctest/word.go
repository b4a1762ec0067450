// Package doctest makes Word files and PDFs for the tests of those who read
// them: pages and paragraphs written by hand, byte for byte the same each time.
package doctest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// Pack makes a Word file of a body and further parts: name, text, name, text …
func Pack(tb testing.TB, body string, parts ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	parts = append([]string{
		"[Content_Types].xml", "<Types/>",
		"word/document.xml", WordXML("document", "<w:body>"+body+"<w:sectPr/></w:body>"),
	}, parts...)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		is.OK(tb, err)
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			tb.Fatal(err)
		}
	}
	is.OK(tb, z.Close())
	return b.Bytes()
}

// WordXML is a part of a Word file.
func WordXML(root, inner string) string {
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:%s xmlns:w=%q xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="x" xmlns:v="y" xmlns:m="z">%s</w:%s>`, root, namespace, inner, root)
}

// P is a paragraph.
func P(text string) string { return "<w:p>" + R(text) + "</w:p>" }

// R is a run of text.
func R(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// Table is a table of rows.
func Table(rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + strings.Join(rows, "") + "</w:tbl>"
}

// Row is a row of cells.
func Row(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

// Cell is a cell: its properties and what it holds.
func Cell(properties, content string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>"
}
