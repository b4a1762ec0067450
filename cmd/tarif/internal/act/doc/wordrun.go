package doc

import "strings"

// run reads characters of one look.
func (w *word) run(x *xmlPart, p *paragraph) {
	look := Look(0)
	x.within(func(e element) { look = w.runPart(x, p, e, look) })
}

func (w *word) runPart(x *xmlPart, p *paragraph, e element, look Look) Look {
	switch e.name {
	case "rPr":
		return w.look(x)
	case "t":
		w.chars(x, p, look)
		return look
	case "footnoteReference", "endnoteReference":
		w.mark(p, e)
	case "drawing", "pict", "object", "mc:AlternateContent", "mc:Choice":
		w.boxes(x, p)
		return look
	default:
		p.text.write(sign(e), look&lost)
	}
	x.skip()
	return look
}

// sign gives the character that an element stands for.
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

// symbol gives a character that is named by its code; those of the private
// area are pictures of a font.
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

func (w *word) look(x *xmlPart) Look {
	look := Look(0)
	x.within(func(e element) {
		switch v, _ := e.val("val"); {
		case e.name == "vanish" && e.on():
			look |= Hidden
		case (e.name == "strike" || e.name == "dstrike") && e.on():
			look |= Struck
		case e.name == "vertAlign" && v == "superscript":
			look |= Raised
		case e.name == "vertAlign" && v == "subscript":
			look |= Lowered
		}
		x.skip()
	})
	return look
}

func (w *word) chars(x *xmlPart, p *paragraph, look Look) {
	x.each(func(element) { x.skip() }, func(s []byte) {
		p.text.write(string(s), look)
	})
}

// boxes reads the text boxes of a drawing; they come after the paragraph.
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

// mark writes the mark of a footnote, numbered in the order of the text, but
// where the author typed a mark.
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

// footnotes adds the notes behind the text, each with its mark.
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
	name := w.dir + "/" + kind + "s.xml"
	x := openXML(w.tally, name, w.parts.read(name))
	x.within(func(element) {
		x.within(func(e element) {
			id, _ := e.val("id")
			texts[footnote{kind: kind, id: id}] = w.body(x)
		})
	})
}
