package doc

import (
	"bytes"
	"fmt"
	"path"
	"strings"
)

// Read reads a file. The name is used in errors and, where the content does
// not tell, for the format. The error is always an [*Error]. Reading takes no
// more than some seconds and some hundred megabytes, whatever the data.
func Read(name string, data []byte) (*Document, error) {
	t := &tally{}
	d := read(t, strings.ToLower(path.Ext(name)), data)
	if t.err == nil && (d == nil || empty(d)) {
		t.fail("empty", "check that the right file was chosen", "there is no text in the file")
	}
	if t.err != nil {
		t.err.File = name
		return nil, t.err
	}
	d.Notes = t.notes
	if t.more > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("and %d more notes of these kinds", t.more))
	}
	return d, nil
}

func empty(d *Document) bool {
	for _, b := range d.Blocks {
		if b.Table != nil || b.Text != "" {
			return false
		}
	}
	return true
}

func read(t *tally, ext string, data []byte) *Document {
	if t.err = TooLarge(int64(len(data))); t.err != nil {
		return nil
	}
	if i := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-")); i >= 0 {
		return readPDF(t, data[i:])
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return readDOCX(t, data)
	}
	if what, hint := stranger(data); what != "" {
		t.fail("unknown-format", hint, "the file is %s, which is not read", what)
		return nil
	}
	return readChars(t, ext, data)
}

const hintWord = "open it in Word or LibreOffice, save it as DOCX (.docx) and import that"

// strangers are formats that people have instead of one that is read.
var strangers = []struct{ magic, what, hint string }{
	{"\xd0\xcf\x11\xe0", "an old Word or Excel file (.doc, .xls)", hintWord},
	{`{\rtf`, "an RTF file", hintWord},
	{"\x89PNG", "a picture", hintOther},
	{"\xff\xd8\xff", "a picture", hintOther},
	{"GIF8", "a picture", hintOther},
	{"II*\x00", "a picture", hintOther},
	{"MM\x00*", "a picture", hintOther},
	{"Rar!", "a RAR archive", "unpack it and import the act in it"},
	{"7z\xbc\xaf", "a 7z archive", "unpack it and import the act in it"},
	{"\x1f\x8b", "a gzip archive", "unpack it and import the act in it"},
	{"AT&TFORM", "a DjVu file of scanned pages", hintOther},
}

func stranger(data []byte) (what, hint string) {
	for _, s := range strangers {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return s.what, s.hint
		}
	}
	head := data[:min(len(data), 2048)]
	if bytes.Contains(head, []byte("MIME-Version:")) && bytes.Contains(head, []byte("Content-Type:")) {
		return "a web page in one file (.mht)", "save the page as HTML and import that"
	}
	return "", ""
}

// readChars reads what is made of characters.
func readChars(t *tally, ext string, data []byte) *Document {
	text, encoding := decode(t, data)
	if t.err != nil {
		return nil
	}
	if strings.Count(text, "\n") > maxLines {
		t.fail("too-complex", hintParts, "the text has more than %d lines", maxLines)
		return nil
	}
	d := &Document{Format: kindOf(text, ext), Encoding: encoding}
	switch d.Format {
	case "html":
		d.Blocks = readHTML(t, text, 1)
	case "markdown":
		d.Blocks = readMarkdown(t, text)
	default:
		d.Blocks = readText(t, text)
	}
	return d
}
