// Package doctest makes small Word files, PDFs and other documents for tests of
// the packages that read them. The same input always gives the same bytes.
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

// Pack makes a Word file from a body and pairs of a name and a text for further
// parts.
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

func WordXML(root, inner string) string {
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:%s xmlns:w=%q xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="x" xmlns:v="y" xmlns:m="z">%s</w:%s>`, root, namespace, inner, root)
}

func P(text string) string { return "<w:p>" + R(text) + "</w:p>" }

func R(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func Table(rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + strings.Join(rows, "") + "</w:tbl>"
}

func Row(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

// Cell is a cell: its properties and what it holds.
func Cell(properties, content string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>"
}
