package doc

import (
	"strconv"
	"strings"
)

// run reads a run: characters of one look.
func (w *word) run(x *xmlPart, p *paragraph) {
	look := w.styles[p.style].look(0)
	x.within(func(e element) {
		if e.name == "rPr" {
			look = w.dress(x, look)
			return
		}
		w.runPart(x, p, e, look|w.over)
	})
}

func (w *word) runPart(x *xmlPart, p *paragraph, e element, look Look) {
	switch e.name {
	case "t", "delText":
		if p.coding() {
			break
		}
		w.chars(x, p, look)
		return
	case "fldChar":
		w.fieldMark(x, p, e)
		return
	case "instrText":
		w.code(x, p)
		return
	case "footnoteReference", "endnoteReference":
		if look&lost == 0 {
			w.mark(p, e)
		}
	case "drawing", "pict", "object", "mc:AlternateContent", "mc:Choice":
		w.boxes(x, p)
		return
	default:
		if !p.coding() {
			p.text.write(sign(e), look&lost)
		}
	}
	x.skip()
}

// sign returns the character that an element stands for.
func sign(e element) string {
	switch e.name {
	case "tab", "ptab":
		return "\t"
	case "br", "cr":
		return "\n"
	case "noBreakHyphen":
		return "-"
	case "sym":
		return symbol(e)
	}
	return ""
}

// symbol returns a character given by its code. Codes in the private use area
// are glyphs of a symbol font.
func symbol(e element) string {
	code, _ := e.val("char")
	var r rune
	for _, c := range strings.ToLower(code) {
		i := strings.IndexRune("0123456789abcdef", c)
		if i < 0 || r > 0xffff {
			return ""
		}
		r = r<<4 | rune(i)
	}
	switch {
	case r >= 0xf020 && r <= 0xf07e:
		r -= 0xf000 // ASCII of a symbol font
	case r >= 0xe000 && r <= 0xf8ff, r < ' ':
		return ""
	}
	return string(r)
}

// leastRise is the least number of half points by which a raised or lowered run
// is offset; smaller offsets only align a line.
const leastRise = 3

// dress applies the properties of a run: its style, then its own.
func (w *word) dress(x *xmlPart, look Look) Look {
	own := runLook{}
	x.within(func(e element) {
		if e.name == "rStyle" {
			id, _ := e.val("val")
			look = w.styles[id].look(look)
		}
		own.read(e)
		x.skip()
	})
	return own.on(look)
}

// runLook is what a run's properties change: the looks they set and those they
// clear.
type runLook struct{ set, clear Look }

func (l runLook) on(look Look) Look { return look&^l.clear | l.set }

func (l *runLook) put(look Look, on bool) {
	l.clear |= look
	if on {
		l.set |= look
	}
}

func (l *runLook) read(e element) {
	v, _ := e.val("val")
	switch e.name {
	case "vanish":
		l.put(Hidden, e.on())
	case "strike", "dstrike":
		l.put(Struck, e.on() || l.set&Struck != 0)
	case "vertAlign":
		l.put(Raised|Lowered, false)
		l.set &^= Raised | Lowered
		switch v {
		case "superscript":
			l.set |= Raised
		case "subscript":
			l.set |= Lowered
		}
	case "position":
		n, err := strconv.Atoi(strings.TrimSuffix(v, "pt"))
		if strings.HasSuffix(v, "pt") {
			n *= 2
		}
		if err != nil || l.set&(Raised|Lowered) != 0 {
			return
		}
		l.put(Raised|Lowered, false)
		if n >= leastRise {
			l.set |= Raised
		} else if n <= -leastRise {
			l.set |= Lowered
		}
	}
}

func (w *word) chars(x *xmlPart, p *paragraph, look Look) {
	x.each(func(element) { x.skip() }, func(s []byte) {
		p.text.write(string(s), look)
	})
}

// boxes reads the text boxes of a drawing. They come after the paragraph.
func (w *word) boxes(x *xmlPart, p *paragraph) {
	x.within(func(e element) {
		switch {
		case e.name == "txbxContent":
			p.blocks = append(p.blocks, w.body(x)...)
		case ignored(e.name):
			x.skip()
		default:
			w.boxes(x, p)
		}
	})
}

// mark writes the mark of a footnote, numbered in document order, unless the
// author typed a mark.
func (w *word) mark(p *paragraph, e element) {
	id, _ := e.val("id")
	ref := footnote{kind: strings.TrimSuffix(e.name, "Reference"), id: id}
	if v, ok := e.val("customMarkFollows"); !ok || v == "0" || v == "false" {
		w.marked++
		ref.mark = raised.Replace(decimal(w.marked))
		p.text.write(decimal(w.marked), Raised)
	}
	w.refs = append(w.refs, ref)
}

// footnotes appends the notes to the document, each with its mark.
func (w *word) footnotes() {
	if len(w.refs) == 0 {
		return
	}
	refs := w.refs
	texts := map[footnote][]Block{}
	w.readNotes("footnote", texts)
	w.readNotes("endnote", texts)
	for _, ref := range refs {
		key := footnote{kind: ref.kind, id: ref.id}
		blocks := texts[key]
		delete(texts, key)
		if ref.mark != "" && len(blocks) > 0 && blocks[0].Table == nil {
			blocks[0].Passage = blocks[0].behind(ref.mark)
		}
		w.blocks = append(w.blocks, blocks...)
	}
}

func (w *word) readNotes(kind string, texts map[footnote][]Block) {
	name := w.related[kind+"s"]
	x := openXML(w.tally, name, w.parts.read(name))
	x.within(func(element) {
		x.within(func(e element) {
			id, _ := e.val("id")
			texts[footnote{kind: kind, id: id}] = w.body(x)
		})
	})
}
