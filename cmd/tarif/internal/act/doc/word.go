package doc

import (
	"path"
	"strconv"

	"tarif/cmd/tarif/internal/source"
)

// word reads the text of a Word file.
type word struct {
	*tally
	parts   *parts
	related map[string]string // names of the parts by kind of relation
	over    Look              // of everything inside the open tracked changes
	styles  map[string]*style
	numbers *numbering
	blocks  []Block
	refs    []footnote // in document order
	marked  int        // footnotes that we numbered
	deleted int
	counted int // paragraphs that Word numbers
	nested  int
}

// footnote is a footnote or endnote that the text refers to. Its mark is empty
// if the author typed one.
type footnote struct{ kind, id, mark string }

func newWord(t *tally, p *parts, main string) *word {
	w := &word{tally: t, parts: p, related: p.relations(main)}
	for _, kind := range []string{"styles", "numbering", "footnotes", "endnotes"} {
		if !p.has(w.related[kind]) {
			w.related[kind] = path.Join(path.Dir(main), kind+".xml")
		}
	}
	w.styles = readStyles(t, p.read(w.related["styles"]))
	w.numbers = readNumbering(t, p.read(w.related["numbering"]))
	return w
}

func (w *word) document(name string) {
	x := openXML(w.tally, name, w.parts.read(name))
	x.within(func(e element) {
		x.within(func(e element) {
			if e.name != "body" {
				x.skip()
				return
			}
			w.blocks = w.body(x)
		})
	})
	w.footnotes()
	w.remarks()
}

func (w *word) remarks() {
	if w.deleted > 0 {
		w.note(source.Say("rows and cells that the file keeps as deleted or hidden were left out ({1})", w.deleted))
	}
	if w.counted > 0 {
		w.note(source.Say("the numbers of {1} paragraphs are counted by Word and not typed; they were counted here in the same way", w.counted))
	}
}

// body reads paragraphs and tables to the end of the enclosing element.
func (w *word) body(x *xmlPart) []Block {
	var blocks []Block
	x.within(func(e element) { blocks = append(blocks, w.part(x, e)...) })
	return blocks
}

// part reads one child of a body or cell.
func (w *word) part(x *xmlPart, e element) []Block {
	switch {
	case e.name == "p":
		return w.paragraph(x)
	case e.name == "tbl":
		return w.table(x)
	case e.name == "altChunk":
		w.note(source.Say("a part that another program put into the Word file was left out"))
	case e.name == "m:oMathPara", e.name == "m:oMath":
		p := &paragraph{}
		w.math(x, p, 0)
		return w.blocksOf(p)
	case changed(e.name) != 0:
		return during(w, changed(e.name), func() []Block { return w.body(x) })
	case !ignored(e.name):
		return w.body(x) // ins, sdt, sdtContent, customXml, mc:AlternateContent …
	}
	x.skip()
	return nil
}

// paragraph is the state of the paragraph being read.
type paragraph struct {
	text   pen
	style  string
	level  int // 0 unknown, else outline level + 1
	num    numRef
	blocks []Block // of text boxes inside it
	fields []field // open fields
}

// changed returns the look of text inside a tracked change.
func changed(name string) Look {
	switch name {
	case "del", "moveFrom":
		return Deleted
	case "ins", "moveTo":
		return Inserted
	}
	return 0
}

// during calls read with one more look in force.
func during[T any](w *word, look Look, read func() T) T {
	before := w.over
	w.over |= look
	defer func() { w.over = before }()
	return read()
}

func (w *word) paragraph(x *xmlPart) []Block {
	p := &paragraph{}
	w.runs(x, p)
	return w.blocksOf(p)
}

// blocksOf ends a paragraph and returns its blocks.
func (w *word) blocksOf(p *paragraph) []Block {
	st := w.styles[p.style]
	text := p.text.passage()
	if text.Text != "" || len(text.Gone) == 0 { // a deleted paragraph does not count
		if number := w.numbers.next(st.number(p.num)); number != "" {
			w.counted++
			text = text.behind(number)
		}
	}
	if text.silent() {
		return p.blocks
	}
	w.block()
	level := p.level
	if level == 0 {
		level = st.heading()
	}
	return append([]Block{{Passage: text, Level: level}}, p.blocks...)
}

// runs reads the children of a paragraph, and those of the links, fields and
// insertions inside it.
func (w *word) runs(x *xmlPart, p *paragraph) {
	x.within(func(e element) {
		switch {
		case e.name == "pPr":
			w.properties(x, p)
		case e.name == "r":
			w.run(x, p)
		case e.name == "fldSimple":
			code, _ := e.val("instr")
			p.begin()
			p.fields[len(p.fields)-1].code = code
			p.part()
			w.runs(x, p)
			w.endField(p)
		case e.name == "m:oMath":
			w.math(x, p, 0)
		case changed(e.name) != 0:
			during(w, changed(e.name), func() bool { w.runs(x, p); return true })
		case ignored(e.name):
			x.skip()
		default:
			w.runs(x, p)
		}
	})
}

// properties reads the properties of a paragraph.
func (w *word) properties(x *xmlPart, p *paragraph) {
	x.within(func(e element) {
		switch e.name {
		case "pStyle":
			p.style, _ = e.val("val")
		case "outlineLvl":
			p.level = outline(e)
		case "numPr":
			p.num = readNumRef(x)
			return
		}
		x.skip()
	})
}

// outline reads an outline level; 9 means body text.
func outline(e element) int {
	v, _ := e.val("val")
	if n, err := strconv.Atoi(v); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return 0
}
