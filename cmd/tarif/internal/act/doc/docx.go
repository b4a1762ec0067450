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

// readDOCX reads a Word file: a zip of XML parts.
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

// parts is the files of the zip. It counts the bytes that it unpacks.
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

// partName normalizes the name of a part: the standard ignores case, and some
// programs write backslashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/"))
}

func (p *parts) has(name string) bool { return p.files[partName(name)] != nil }

// main returns the name of the part with the document's text: the one that the
// relations name, else the usual one; "" if there is none.
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

// stranger handles a zip that is not a Word file: it reads the formats that we
// know and fails with what the file is otherwise.
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

// relations returns the targets of the relations of a part, keyed by the last
// segment of the relation's type in lower case. The part "" is the package
// itself.
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

// read unpacks a part. It returns nil if the part does not exist.
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
		p.fail(RuleTooLarge, hintDamaged(), source.Say("{1} in the file unpacks to more than any act has; such files are made to crash programs", name))
		return nil
	case err != nil:
		p.fail(RuleDamaged, hintDamaged(), source.Say("{1} in the file cannot be unpacked: {2}", name, err))
		return nil
	}
	return data
}

var errBomb = errors.New("zip bomb")

// ratio is a reader that fails when more than a plausible amount is unpacked:
// the sizes stated in a zip are not to be trusted, and no text compresses two
// hundred times.
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
