package doc

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
)

func zipOf(tb testing.TB, name string, data io.Reader) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	is.OK(tb, err)
	if _, err := io.Copy(w, data); err != nil {
		tb.Fatal(err)
	}
	is.OK(tb, z.Close())
	return b.Bytes()
}

// zeros reads as n times the same text.
func repeated1(s string, n int) io.Reader {
	var readers []io.Reader
	for range n {
		readers = append(readers, strings.NewReader(s))
	}
	return io.MultiReader(readers...)
}

// Everything that cannot be read is refused with a rule, in bounded time and
// memory, whatever it is called.
func TestRefused(t *testing.T) {
	mega := strings.Repeat("a", 1<<20)
	body := doctest.WordXML("document", "")
	for name, c := range map[string]struct {
		data []byte
		rule string
		says string
	}{
		"nothing":          {nil, "empty", "no bytes"},
		"blanks":           {[]byte(" \n\t\n"), "empty", "no text"},
		"200 MB":           {make([]byte, 200<<20), "too-large", "200 MB"},
		"old Word":         {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."), "unknown-format", "(.doc"},
		"empty RTF":        {[]byte(`{\rtf1\ansi {\fonttbl a}}`), "empty", "no text"},
		"deep RTF":         {[]byte(`{\rtf1` + strings.Repeat("{", 100_000)), "too-complex", "deep"},
		"picture":          {[]byte("\x89PNG\r\n\x1a\n"), "unknown-format", "picture"},
		"web archive":      {[]byte("From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\n1\n--a--\n"), "damaged", "no page"},
		"bytes":            {[]byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x05\x06\x07\x08"), "unknown-format", "neither a text"},
		"empty workbook":   {zipOf(t, "xl/workbook.xml", strings.NewReader("<a/>")), "empty", "no text"},
		"broken odt":       {zipOf(t, "content.xml", strings.NewReader("<a>")), "damaged", "content.xml in the file is broken"},
		"other zip":        {zipOf(t, "a.txt", strings.NewReader("a")), "unknown-format", "zip archive"},
		"cut zip":          {doctest.Pack(t, doctest.P("a"))[:300], "damaged", "zip is broken"},
		"empty Word":       {doctest.Pack(t, "<w:p/>"), "empty", "no text"},
		"zip bomb":         {zipOf(t, "word/document.xml", repeated1(mega, 400)), "too-large", "made to crash programs"},
		"cut XML":          {zipOf(t, "word/document.xml", strings.NewReader(body[:len(body)-20]+"<w:body><w:p>")), "damaged", "broken"},
		"XML entities":     {zipOf(t, "word/document.xml", strings.NewReader("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")), "damaged", "broken"},
		"deep XML":         {doctest.Pack(t, strings.Repeat("<w:sdt>", 100000)), "too-complex", "deep"},
		"deep Word tables": {doctest.Pack(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 40)), "too-complex", "tables are nested"},
		"deep HTML tables": {[]byte(strings.Repeat("<table><tr><td>", 40)), "too-complex", "tables are nested"},
		"too many cells":   {[]byte("<table>" + strings.Repeat("<tr><td>", 600_000)), "too-complex", "cells"},
		"too many lines":   {bytes.Repeat([]byte("\n"), 3_000_000), "too-complex", "lines"},
		"too many blocks":  {bytes.Repeat([]byte("<p>a"), 600_000), "too-complex", "paragraphs"},
		"huge grid":        {[]byte("<table><tr>" + strings.Repeat("<td rowspan=65534>a", 3000) + strings.Repeat("<tr><td>a<td>b", 3000)), "too-complex", "positions"},
		"huge tag":         {[]byte("<table " + strings.Repeat("a ", 10<<20)), "too-complex", "MB"},
		"not a PDF":        {[]byte("%PDF-1.7\nnothing\n%%EOF"), "damaged", "no pages"},
		"PDF of nothing":   {[]byte("%PDF-1.7\n1 0 obj<</Type/Page>>endobj"), "no-text", "pictures"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			d, err := Read(t.Context(), "сынақ.docx", c.data)
			runtime.ReadMemStats(&after)
			var e *Error
			is.Must(t, d == nil && errors.As(err, &e) && e.Rule == c.rule && strings.Contains(e.Message.String(), c.says),
				"got %v, %v", d, err)
			is.True(t, !e.Hint.IsZero() && strings.HasPrefix(err.Error(), "сынақ.docx: "), "the error does not help: %q", err)
			took := time.Since(start)
			is.True(t, took <= time.Minute, "took %v", took)
			used := (after.TotalAlloc - before.TotalAlloc) >> 20
			is.True(t, used <= 1500, "allocated %d MB", used)
		})
	}
}

// Hostile pages that are read all the same, in a moment.
func TestHarmless(t *testing.T) {
	for name, data := range map[string]string{
		"unclosed bold":   "<p>a</p>" + strings.Repeat("<b a>", 100_000) + strings.Repeat("<p>", 100_000),
		"deep divs":       strings.Repeat("<div>", 300_000) + "сөз",
		"deep lists":      strings.Repeat("<ol>", 300_000) + "<li>сөз",
		"deep hidden":     "<p>a" + strings.Repeat("<div hidden>", 300_000),
		"many attributes": "<p>a<td " + strings.Repeat("colspan=2 ", 100_000) + ">",
		"open comment":    "# а\n" + strings.Repeat("<!-- \n", 100_000),
		"stars":           "# а\n" + strings.Repeat("*a ", 300_000),
		"links":           "# а\n" + strings.Repeat("[a](", 300_000),
		"pipes":           "# а\n" + strings.Repeat("|", 300_000) + "\n|-|-|\n",
		"quotes":          "# а\n" + strings.Repeat("> ", 300_000) + "a",
		"tabs":            strings.Repeat("\t", 300_000) + "a\n" + strings.Repeat("\t", 300_000) + "a",
		"tables":          "# а\n" + strings.Repeat("<table><tr><td>a</table>\n", 20_000),
	} {
		start := time.Now()
		_, err := Read(t.Context(), "a", []byte(data))
		is.True(t, err == nil, "%s: %v", name, err)
		took := time.Since(start)
		is.True(t, took <= time.Minute, "%s took %v", name, took)
	}
}

// Content tells the format, whatever the name says.
func TestKinds(t *testing.T) {
	for data, want := range map[string]string{
		"<!DOCTYPE html><p>a":                           "html",
		"\n<!-- a -->\n<?xml version='1.0'?><html><p>a": "html",
		"<TABLE><tr><td>a":                              "html",
		"<!-- a -->\n# Тақырып":                         "markdown",
		"a\n\n|b|c|\n|-|-|\n":                           "markdown",
		"**Төраға**":                                    "markdown",
		"a <b> 5 < 6":                                   "text",
		"№ 5 # 6":                                       "text",
	} {
		for _, name := range []string{"a", "a.txt", "a.pdf", "a.docx"} {
			d, err := Read(t.Context(), name, []byte(data))
			is.True(t, err == nil && d.Format == want, "%s %q: got %v, %v", name, data, d, err)
		}
	}
	for name, want := range map[string]string{"a.md": "markdown", "A.HTM": "html", "a.txt": "text"} {
		d, err := Read(t.Context(), name, []byte("сөз"))
		is.True(t, err == nil && d.Format == want, "%s: got %v, %v", name, d, err)
	}
}

// The grid of a table made by hand never asks for more memory than it has
// positions to show.
func TestGridByHand(t *testing.T) {
	wide := &Table{Rows: []Row{{Cells: []Cell{{Passage: Passage{Text: "a"}, ColSpan: 1 << 40, RowSpan: 1 << 40}, {Passage: Passage{Text: "b"}}}}, {}}}
	if g := wide.Grid(); len(g) != 2 || len(g[0]) != maxColumns+1 || g[1][0].Text != "a" || g[0][maxColumns].Text != "b" || g[1][maxColumns].Text != "" {
		t.Errorf("got %d rows of %d", len(g), len(g[0]))
	}
	huge := &Table{Rows: make([]Row, 5000)}
	huge.Rows[0].Cells = make([]Cell, 5000)
	if g := huge.Grid(); g != nil {
		t.Error("a grid of 25 million positions was made")
	}
	if g := (&Table{}).Grid(); len(g) != 0 {
		t.Errorf("got %v", g)
	}
}

// A file of the tests itself is text; the reader has no state between files.
func TestSource(t *testing.T) {
	data := is.File(t, "read.go")
	a, err := Read(t.Context(), "read.go", data)
	is.OK(t, err)
	b, err := Read(t.Context(), "read.go", data)
	is.True(t, err == nil && dump(a) == dump(b), "read twice, it differs: %v", err)
}
