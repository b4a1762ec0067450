package doc

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// readDOCX reads Word's format: a zip of XML parts.
func readDOCX(t *tally, data []byte) *Document {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.fail(RuleDamaged, hintDamaged(), source.Say("the file starts as a Word file but its zip is broken: %v", err))
		return nil
	}
	p := &parts{tally: t, files: map[string]*zip.File{}}
	for _, f := range archive.File {
		p.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	main := p.main()
	if t.err != nil {
		return nil
	}
	w := newWord(t, p, path.Dir(main))
	w.document(main)
	if t.err != nil {
		return nil
	}
	return &Document{Format: "docx", Blocks: w.blocks}
}

// parts is the files of the zip; it counts what is unpacked.
type parts struct {
	*tally
	files map[string]*zip.File
	used  int
}

// main finds the part with the text, or says what the zip is instead.
func (p *parts) main() string {
	for _, name := range []string{"word/document.xml", "word/document2.xml", "word/document1.xml"} {
		if p.files[name] != nil {
			return name
		}
	}
	what, hint := source.Say("a zip archive without a Word text in it"), hintUnpack()
	switch {
	case p.files["xl/workbook.xml"] != nil:
		what, hint = source.Say("an Excel workbook"), source.Say("copy the table into a Word file and import that, or save it as a web page")
	case p.files["ppt/presentation.xml"] != nil:
		what, hint = source.Say("a PowerPoint file"), hintOther()
	case p.files["content.xml"] != nil:
		what, hint = source.Say("an OpenDocument file (.odt)"), hintWord()
	}
	p.fail(RuleFormat, hint, source.Say("the file is %s, which is not read", what))
	return ""
}

// read unpacks a part. A part that is not there is empty.
func (p *parts) read(name string) []byte {
	f := p.files[name]
	if f == nil || p.err != nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		p.fail(RuleDamaged, hintDamaged(), source.Say("%s in the Word file cannot be unpacked: %v", name, err))
		return nil
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(&ratio{r: r, packed: f.CompressedSize64}, int64(maxParts-p.used)+1))
	p.used += len(data)
	switch {
	case errors.Is(err, errBomb), p.used > maxParts:
		p.fail(RuleTooLarge, hintDamaged(), source.Say("%s in the Word file unpacks to more than any act holds; such a file is made to hurt", name))
		return nil
	case err != nil:
		p.fail(RuleDamaged, hintDamaged(), source.Say("%s in the Word file cannot be unpacked: %v", name, err))
		return nil
	}
	return data
}

var errBomb = errors.New("zip bomb")

// ratio fails when much more comes out than went in: the sizes that the zip
// states are not to be believed, but no text packs to a two hundredth.
type ratio struct {
	r      io.Reader
	packed uint64
	read   uint64
}

func (r *ratio) Read(b []byte) (int, error) {
	n, err := r.r.Read(b)
	r.read += uint64(n)
	if r.read > maxSmall && r.read > r.packed*maxRatio {
		return n, errBomb
	}
	return n, err
}
