package doc

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// FuzzText, and the others beside it, hold Read to what it promises of any
// bytes: a document or an error that helps, never a panic, and the same twice.
func FuzzText(f *testing.F) {
	for _, text := range acts(f) {
		f.Add([]byte(text[:4000]))
		f.Add(toByte(f, text[:2000]+"\n", upperKZ+"\ufffd"))
	}
	for _, s := range []string{"", "\ufeffа\tб\tв\n1\t2\t3\n", "\xff\xfe\x00\xd8", "\xfe\xff\x04", "\x04\x10\x04\x11", "\xd0\xd0\xd0", "а\r\rб\f\n",
		"№  Қызмет   Құны, теңге\n     көмек\n1  беру       5,00\n   бөлім осында тұр\n2  жуу        6\n\f№  Қызмет   Құны, теңге\n3  жеткізу    7\n\n    2\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { promised(t, "a.txt", data) })
}

func FuzzHTML(f *testing.F) {
	addCases(f, "*.txtar")
	f.Add([]byte("<table><tr><td colspan=9 rowspan=0><table><td><ol start=9><li value=x><sup>1"))
	f.Add([]byte("<p hidden><table><td hidden><tr style='display:none'></table></td></p><td>"))
	f.Fuzz(func(t *testing.T, data []byte) { promised(t, "a.html", data) })
}

func FuzzMarkdown(f *testing.F) {
	addCases(f, "md-*.txtar")
	f.Add([]byte("> **a\n> b**\n\\\\*\\\n===\n|a|\n|-|-|\n|`|`\n<table\n<!--"))
	f.Fuzz(func(t *testing.T, data []byte) { promised(t, "a.md", data) })
}

// FuzzDOCX puts the bytes into the parts of a Word file, and reads them as
// one.
func FuzzDOCX(f *testing.F) {
	f.Add([]byte(doctest.WordXML("document", "<w:body>"+doctest.Table(doctest.Row(doctest.Cell(`<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`, item1("1", "0", "")+doctest.P("а"))), doctest.Row(doctest.Cell("<w:vMerge/>", doctest.P("б"))))+"</w:body>")))
	f.Add([]byte(doctest.WordXML("document", `<w:body><w:p><w:r><w:footnoteReference w:id="1"/><w:sym w:char="FFFFFF"/></w:r></w:p><w:tbl><w:tr><w:trPr><w:gridBefore w:val="99"/><w:gridAfter w:val="-1"/></w:trPr></w:tr></w:tbl></w:body>`)))
	f.Add([]byte(doctest.WordXML("numbering", listOf)))
	f.Add([]byte("<a><b></a>&#0;<![CDATA["))
	f.Add(doctest.Pack(f, doctest.P("а")))
	f.Fuzz(func(t *testing.T, data []byte) {
		promised(t, "a.docx", data)
		body := doctest.P("а") + item1("1", "0", "б") + `<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`
		s := string(data)
		promised(t, "a.docx", doctest.Pack(t, body, "word/numbering.xml", s, "word/styles.xml", s, "word/footnotes.xml", s))
		promised(t, "a.docx", zipOf(t, "word/document.xml", bytes.NewReader(data)))
	})
}

func FuzzPDF(f *testing.F) {
	f.Setenv("PATH", f.TempDir()) // our own reader, not pdftotext
	f.Add(doctest.Book(false, actSheets()...))
	f.Add(doctest.Book(true, actSheets()...))
	f.Add([]byte("%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/First 4>>stream\n1 0 <</Pages 1 0 R>>\nendstream trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) { promised(t, "a.pdf", data) })
}

// FuzzOffice reads the bytes as RTF, as a web archive and as parts of the files
// of office programs.
func FuzzOffice(f *testing.F) {
	f.Add(doctest.RTF(`{\footnote а}\trowd\clvmrg\cellx9\cell\nestcell\row{\super 1}\u-10180?\u-8192?\bin9 \'zz\par`))
	f.Add([]byte(`<a xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><b><table:table><table:table-row><table:table-cell table:number-columns-repeated="99999"><text:list><text:list-item><text:p>а</text:p></text:list-item></text:list></table:table-cell></table:table-row></table:table></b></a>`))
	f.Add([]byte(`<worksheet><sheetData><row r="9"><c r="XFD9" t="s"><v>0</v></c><c t="n"><v>1e400</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`))
	f.Add([]byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>а\n--a--\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := string(data)
		promised(t, "a", append([]byte(`{\rtf1 `), data...))
		promised(t, "a", append([]byte("MIME-Version: 1.0\nContent-Type: "), data...))
		promised(t, "a", doctest.Zip(t, "content.xml", s, "styles.xml", s))
		promised(t, "a", doctest.XLSX(t, "", "", ""))
		promised(t, "a", doctest.Zip(t, "xl/workbook.xml", `<workbook><sheets><sheet id="r"/></sheets></workbook>`, "xl/_rels/workbook.xml.rels", `<a><b Id="r" Target="s.xml"/></a>`, "xl/s.xml", s, "xl/styles.xml", s, "xl/sharedStrings.xml", s))
	})
}

func addCases(f *testing.F, pattern string) {
	names, err := filepath.Glob(filepath.Join("testdata", "cases", pattern))
	is.Must(f, err == nil && len(names) != 0, "found %v, %v", names, err)
	for _, name := range names {
		src := is.File(f, name)
		_, files := tarifftest.Archive(string(src))
		f.Add([]byte(files[0].Data))
	}
}

func promised(t *testing.T, name string, data []byte) {
	t.Helper()
	d, err := Read(t.Context(), name, data)
	again, err2 := Read(t.Context(), name, data)
	if err != nil {
		var e *Error
		is.Must(t, d == nil && errors.As(err, &e) && e.Rule != "" && !e.Message.IsZero() && !e.Hint.IsZero() && e.File == name,
			"got %v, %#v", d, err)
		is.Must(t, err2 != nil && err2.Error() == err.Error(), "the same bytes gave %v and %v", err, err2)
		return
	}
	is.Must(t, err2 == nil && dump(d) == dump(again), "the same bytes gave two documents")
	is.Must(t, d.Format != "" && len(d.Blocks) != 0 && len(d.Notes) <= maxNotes+1, "got %v", d)
	for _, b := range d.Blocks {
		if b.Table != nil {
			soundTable(t, b.Table)
		} else if b.Text == "" && len(b.Gone) == 0 {
			t.Fatal("a block without text")
		}
	}
}

// soundTable checks that spans stay within a table and no cell is lost in its
// grid.
func soundTable(t *testing.T, table *Table) {
	t.Helper()
	g := table.Grid()
	is.Must(t, len(g) == len(table.Rows), "a grid of %d rows for %d", len(g), len(table.Rows))
	texts := map[string]bool{}
	for _, row := range g {
		is.Must(t, len(row) == len(g[0]), "the rows of the grid differ in length")
		for _, c := range row {
			texts[c.Text] = true
		}
	}
	for r, row := range table.Rows {
		for _, c := range row.Cells {
			if c.ColSpan < 1 || c.RowSpan < 1 || c.ColSpan > len(g[0]) || r+c.RowSpan > len(g) {
				t.Fatalf("a cell spans %dx%d of %dx%d", c.ColSpan, c.RowSpan, len(g[0]), len(g))
			}
			is.Must(t, texts[c.Text], "the cell %q is not in the grid", c.Text)
		}
	}
}
