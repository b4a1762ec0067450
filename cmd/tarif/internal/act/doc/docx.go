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
		t.fail(RuleDamaged, hintDamaged(), source.Say("the file starts as a Word file but its zip is broken: {1}", err))
		return nil
	}
	p := newParts(t, archive)
	switch main := p.main(); {
	case t.err != nil:
		return nil
	case main != "":
		w := newWord(t, p, main)
		w.document(main)
		return &Document{Format: "docx", Blocks: w.blocks}
	}
	return p.stranger()
}

// parts is the files of the zip; it counts what is unpacked.
type parts struct {
	*tally
	files map[string]*zip.File
	used  int
}

func newParts(t *tally, archive *zip.Reader) *parts {
	p := &parts{tally: t, files: make(map[string]*zip.File, min(len(archive.File), maxEntries))}
	for i, f := range archive.File {
		if i == maxEntries {
			t.fail(RuleTooComplex, hintDamaged(), source.Say("the zip has more than {1} files in it", maxEntries))
			break
		}
		p.files[partName(f.Name)] = f
	}
	return p
}

// partName is the name of a part as it is compared: without regard to letters'
// size, as the standard has it, and to strokes of the wrong side.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/"))
}

func (p *parts) has(name string) bool { return p.files[partName(name)] != nil }

// main finds the part with Word's text: where the file says that it is, else
// where it mostly is; "" where there is none.
func (p *parts) main() string {
	for kind, target := range p.relations("") {
		if kind == "officedocument" && strings.HasSuffix(path.Dir(target), "word") && p.has(target) {
			return target
		}
	}
	for _, name := range []string{"word/document.xml", "word/document2.xml", "word/document1.xml", "word/document22.xml"} {
		if p.has(name) {
			return name
		}
	}
	for kind, target := range p.relations("") {
		if kind == "officedocument" && p.has(target) && !p.has("xl/workbook.xml") && !p.has("ppt/presentation.xml") {
			return target
		}
	}
	return ""
}

// stranger reads another format that is a zip, or says what it is.
func (p *parts) stranger() *Document {
	what, hint := source.Say("a zip archive without a Word text in it"), hintUnpack()
	switch {
	case p.has("xl/workbook.xml"):
		return readXLSX(p.tally, p)
	case p.has("content.xml"):
		return readODT(p.tally, p)
	case p.has("ppt/presentation.xml"):
		what, hint = source.Say("a PowerPoint file"), hintOther()
	}
	p.fail(RuleFormat, hint, source.Say("the file is {1}, which is not read", what))
	return nil
}

// relations reads what a part points to: the last word of each kind of
// relation, in lower case, and the part. The root's are those of "".
func (p *parts) relations(part string) map[string]string {
	out := map[string]string{}
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if !p.has(name) {
		return out
	}
	x := openXML(p.tally, name, p.read(name))
	x.within(func(element) {
		x.within(func(e element) {
			kind, _ := e.val("Type")
			target, _ := e.val("Target")
			if mode, _ := e.val("TargetMode"); mode != "External" {
				kind = strings.ToLower(path.Base(kind))
				if !strings.HasPrefix(target, "/") {
					target = path.Join(path.Dir(part), target)
				}
				if _, ok := out[kind]; !ok {
					out[kind] = strings.TrimPrefix(target, "/")
				}
			}
			x.skip()
		})
	})
	return out
}

// read unpacks a part. A part that is not there is empty.
func (p *parts) read(name string) []byte {
	f := p.files[partName(name)]
	if f == nil || p.err != nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		p.fail(RuleDamaged, hintDamaged(), source.Say("{1} in the file cannot be unpacked: {2}", name, err))
		return nil
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(&ratio{r: r, packed: f.CompressedSize64}, int64(maxParts-p.used)+1))
	p.used += len(data)
	switch {
	case errors.Is(err, errBomb), p.used > maxParts:
		p.fail(RuleTooLarge, hintDamaged(), source.Say("{1} in the file unpacks to more than any act holds; such a file is made to do harm", name))
		return nil
	case err != nil:
		p.fail(RuleDamaged, hintDamaged(), source.Say("{1} in the file cannot be unpacked: {2}", name, err))
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
