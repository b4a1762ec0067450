package doc

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/budget"
	"tarif/cmd/tarif/internal/source"
)

// Read reads the file of an act. The name is used in errors and, if the content
// does not tell, to detect the format. The error is an [*Error] or that of the
// context. Whatever the data, reading takes no more than some seconds and some
// hundred megabytes: it spends from a budget, which the document keeps for the
// later stages.
func Read(ctx context.Context, name string, data []byte) (d *Document, err error) {
	b := budget.New(ctx, len(data))
	over := b.Within(func() { d, err = readWithin(b, name, data) })
	if errors.Is(over, budget.ErrOver) {
		return nil, &Error{File: name, Rule: RuleTooComplex, Hint: hintParts(), Message: source.Say("the file takes more work to read than any act of its size")}
	}
	if over != nil {
		return nil, over
	}
	return d, err
}

func readWithin(b *budget.Budget, name string, data []byte) (*Document, error) {
	t := &tally{budget: b}
	if len(data) == 0 {
		t.fail(RuleEmpty, source.Say("it was not saved or sent completely; get it again, preferably as the Word file of the act"), source.Say("the file is empty: it has no bytes at all"))
		t.err.File = name
		return nil, t.err
	}
	d := read(t, strings.ToLower(path.Ext(name)), data)
	if t.err == nil && d != nil {
		t.measure(d)
	}
	if t.err == nil && (d == nil || empty(d)) {
		t.fail(RuleEmpty, source.Say("check that the right file was chosen"), source.Say("there is no text in the file"))
	}
	if t.err != nil {
		t.err.File = name
		return nil, t.err
	}
	t.mendLegacy(d)
	d.number()
	t.remark(d)
	d.Budget = b
	d.Notes = t.notes
	if t.more > 0 {
		d.Notes = append(d.Notes, source.Say("and {1} more notes of these kinds", t.more))
	}
	return d, nil
}

// remark adds notes about text that does not count.
func (t *tally) remark(d *Document) {
	count := map[Look]int{}
	d.passages(func(p *Passage) {
		for _, g := range p.Gone {
			count[g.Look]++
		}
	})
	for _, l := range slices.Sorted(maps.Keys(count)) {
		switch n := count[l]; {
		case l&Rounded != 0: // told where the number is
		case l&Deleted != 0:
			t.note(source.Say("deleted text was left out ({1} places)", n))
		case l&Hidden != 0:
			t.note(source.Say("hidden text was left out ({1} places)", n))
		default:
			t.note(source.Say("struck text was left out ({1} places)", n))
		}
	}
}

// measure fails on more text than the later stages can read in time.
func (t *tally) measure(d *Document) {
	all, longest := 0, 0
	d.passages(func(p *Passage) {
		n := len(p.Text)
		for _, g := range p.Gone {
			n += len(g.Text)
		}
		all, longest = all+n, max(longest, n)
	})
	t.budget.Spend(all)
	if all > maxText || longest > maxLong {
		t.tooLong()
	}
}

func (t *tally) tooLong() {
	t.fail(RuleTooComplex, hintParts(), source.Say("the text has more than {1} MB, or a paragraph more than {2} MB", maxText>>20, maxLong>>20))
}

func empty(d *Document) bool {
	return !slices.ContainsFunc(d.Blocks, func(b Block) bool { return b.Table != nil || b.Text != "" })
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
	if bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return readRTF(t, data)
	}
	if isMHT(data) {
		return readMHT(t, data)
	}
	if what, hint := stranger(data); !what.IsZero() {
		t.fail(RuleFormat, hint, source.Say("the file is {1}, which is not read", what))
		return nil
	}
	return readChars(t, ext, data)
}

// stranger recognizes formats that are not supported, and says what to do.
func stranger(data []byte) (what, hint source.Text) {
	for _, s := range []struct {
		magic      string
		what, hint source.Text
	}{
		{"\xd0\xcf\x11\xe0", source.Say("an old Word or Excel file (.doc, .xls)"), hintWord()},
		{"\x89PNG", source.Say("a picture"), hintOther()},
		{"\xff\xd8\xff", source.Say("a picture"), hintOther()},
		{"GIF8", source.Say("a picture"), hintOther()},
		{"II*\x00", source.Say("a picture"), hintOther()},
		{"MM\x00*", source.Say("a picture"), hintOther()},
		{"Rar!", source.Say("a RAR archive"), hintUnpack()},
		{"7z\xbc\xaf", source.Say("a 7z archive"), hintUnpack()},
		{"\x1f\x8b", source.Say("a gzip archive"), hintUnpack()},
		{"AT&TFORM", source.Say("a DjVu file of scanned pages"), hintOther()},
	} {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return s.what, s.hint
		}
	}
	return source.Text{}, source.Text{}
}

// readChars reads the formats that are text.
func readChars(t *tally, ext string, data []byte) *Document {
	text, encoding := decode(t, data)
	if t.err != nil {
		return nil
	}
	if strings.Count(text, "\n") > maxLines {
		t.fail(RuleTooComplex, hintParts(), source.Say("the text has more than {1} lines", maxLines))
		return nil
	}
	if strings.ContainsAny(text, "┌╔") {
		text = asBoxes.Replace(text)
	}
	d := &Document{Format: kindOf(text, ext), Encoding: encoding}
	if d.Format != "html" && len(text) > maxText {
		t.tooLong()
		return nil
	}
	switch d.Format {
	case "html":
		d.Blocks = readHTML(t, text, 1)
	case "markdown":
		d.Blocks = readMarkdown(t, text)
	case "values":
		if d.Blocks = readValues(t, text); d.Blocks == nil && t.err == nil {
			d.Format, d.Blocks = "text", readText(t, text)
		}
	default:
		d.Blocks = readText(t, text)
	}
	return d
}
