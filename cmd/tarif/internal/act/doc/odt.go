package doc

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// odt reads an OpenDocument text: content.xml and its styles. Text that tracked
// changes have deleted is stored separately there and is left out.
type odt struct {
	*tally
	styles map[string]*odtStyle
	lists  map[string]*[maxLevels]odtLevel
	counts []odtCount
	nested int
	gone   int
	notes  []Block
}

type odtStyle struct {
	chars runLook
	base  string
}

// odtLevel is how one level of a list is numbered.
type odtLevel struct {
	format, before, after string
	start                 int
}

// odtCount is an open list: its style and its next number.
type odtCount struct {
	style string
	next  int
	fresh bool // an item began and has no text yet
}

func readODT(t *tally, p *parts) *Document {
	o := &odt{tally: t, styles: map[string]*odtStyle{}, lists: map[string]*[maxLevels]odtLevel{}}
	if p.has("styles.xml") {
		x := openXML(t, "styles.xml", p.read("styles.xml"))
		x.within(func(element) { o.readStyles(x) })
	}
	var blocks []Block
	x := openXML(t, "content.xml", p.read("content.xml"))
	x.within(func(element) {
		x.within(func(e element) {
			switch e.name {
			case "office:automatic-styles":
				o.style(x)
			case "office:body":
				x.within(func(element) { blocks = append(blocks, o.body(x)...) })
			default:
				x.skip()
			}
		})
	})
	if o.gone > 0 {
		t.note(source.Say("text that the file keeps as deleted was left out ({1} places)", o.gone))
	}
	return &Document{Format: "odt", Blocks: append(blocks, o.notes...)}
}

func (o *odt) readStyles(x *xmlPart) {
	x.within(func(e element) {
		if e.name == "office:styles" || e.name == "office:automatic-styles" {
			o.style(x)
			return
		}
		x.skip()
	})
}

// style reads the styles of characters, paragraphs and lists.
func (o *odt) style(x *xmlPart) {
	x.within(func(e element) {
		name, _ := e.val("name")
		switch e.name {
		case "style:style":
			s := &odtStyle{}
			s.base, _ = e.val("parent-style-name")
			o.styles[name] = s
			x.within(func(e element) {
				if e.name == "style:text-properties" {
					s.read(e)
				}
				x.skip()
			})
		case "text:list-style":
			levels := &[maxLevels]odtLevel{}
			o.lists[name] = levels
			x.within(func(e element) {
				readODTLevel(e, levels)
				x.skip()
			})
		default:
			x.skip()
		}
	})
}

func (s *odtStyle) read(e element) {
	if v, ok := e.val("text-position"); ok {
		s.chars.put(Raised|Lowered, false)
		switch first, _, _ := strings.Cut(v, " "); {
		case first == "super":
			s.chars.set |= Raised
		case first == "sub", strings.HasPrefix(first, "-") && first != "-0%":
			s.chars.set |= Lowered
		case first != "0%" && first != "-0%" && first != "auto-super":
			s.chars.set |= Raised
		}
	}
	for _, key := range []string{"text-line-through-style", "text-line-through-type"} {
		if v, ok := e.val(key); ok {
			s.chars.put(Struck, v != "none" || s.chars.set&Struck != 0)
		}
	}
	if v, ok := e.val("display"); ok {
		s.chars.put(Hidden, v == "none")
	}
}

func readODTLevel(e element, levels *[maxLevels]odtLevel) {
	v, _ := e.val("level")
	n, err := strconv.Atoi(v)
	if e.name != "text:list-level-style-number" || err != nil || n < 1 || n > maxLevels {
		return
	}
	l := &levels[n-1]
	l.format, _ = e.val("num-format")
	l.before, _ = e.val("num-prefix")
	l.after, _ = e.val("num-suffix")
	l.start = 1
	if s, ok := e.val("start-value"); ok {
		if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < 1_000_000 {
			l.start = n
		}
	}
}

// look returns the look of characters in a style, applied to before.
func (o *odt) look(name string, before Look) Look {
	var chain []*odtStyle
	for s := o.styles[name]; s != nil && len(chain) < longStyles; s = o.styles[s.base] {
		chain = append(chain, s)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		before = chain[i].chars.on(before)
	}
	return before
}

// body reads paragraphs, lists and tables to the end of the enclosing element.
func (o *odt) body(x *xmlPart) []Block {
	var blocks []Block
	x.within(func(e element) { blocks = append(blocks, o.part(x, e)...) })
	return blocks
}

func (o *odt) part(x *xmlPart, e element) []Block {
	switch e.name {
	case "text:p", "text:h":
		return o.paragraph(x, e)
	case "table:table":
		return o.table(x)
	case "text:list":
		return o.list(x, e)
	case "text:tracked-changes":
		o.changes(x)
		return nil
	case "text:sequence-decls", "office:forms", "text:variable-decls", "text:user-field-decls", "text:index-title-template",
		"text:table-of-content-source", "office:annotation", "table:table-column", "table:table-columns", "style:section-properties":
		x.skip()
		return nil
	}
	return o.body(x) // text:section, text:index-body, draw:frame, draw:text-box …
}

// changes counts what was deleted.
func (o *odt) changes(x *xmlPart) {
	x.within(func(element) {
		x.within(func(e element) {
			if e.name == "text:deletion" {
				o.gone++
			}
			x.skip()
		})
	})
}

// odtText is the paragraph being read.
type odtText struct {
	pen    pen
	blocks []Block // of frames in it
}

func (o *odt) paragraph(x *xmlPart, e element) []Block {
	style, _ := e.val("style-name")
	p := &odtText{}
	o.runs(x, p, o.look(style, 0))
	text := p.pen.passage()
	if number := o.number(); number != "" && (text.Text != "" || len(text.Gone) == 0) {
		text = text.behind(number)
	}
	if text.silent() {
		return p.blocks
	}
	o.block()
	level := 0
	if e.name == "text:h" {
		v, _ := e.val("outline-level")
		n, err := strconv.Atoi(v)
		if level = min(max(n, 1), 9); err != nil {
			level = 1
		}
	}
	return append([]Block{{Passage: text, Level: level}}, p.blocks...)
}

// runs reads characters and collapses spaces, as in HTML.
func (o *odt) runs(x *xmlPart, p *odtText, look Look) {
	x.each(func(e element) { o.run(x, p, e, look) }, func(s []byte) {
		p.pen.write(oneBlank.Replace(string(s)), look)
	})
}

var oneBlank = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ")

func (o *odt) run(x *xmlPart, p *odtText, e element, look Look) {
	switch e.name {
	case "text:span", "text:a":
		style, _ := e.val("style-name")
		o.runs(x, p, o.look(style, look))
		return
	case "text:s":
		p.pen.write(strings.Repeat(" ", max(odtCountOf(e, "c", 100), 1)), look)
	case "text:tab":
		p.pen.write("\t", look&lost)
	case "text:line-break":
		p.pen.write("\n", look&lost)
	case "text:note":
		o.note1(x, p)
		return
	case "draw:frame", "draw:text-box", "draw:g", "draw:custom-shape", "draw:rect":
		p.blocks = append(p.blocks, o.body(x)...)
		return
	case "text:hidden-text", "text:hidden-paragraph":
		o.runs(x, p, look|Hidden)
		return
	case "office:annotation", "office:annotation-end", "text:bookmark", "text:soft-page-break", "text:change", "text:change-start", "text:change-end":
	default:
		o.runs(x, p, look) // for fields, their stored result
		return
	}
	x.skip()
}

// note1 reads a footnote or endnote: its mark stays in place, its text goes to
// the end of the document.
func (o *odt) note1(x *xmlPart, p *odtText) {
	mark := ""
	x.within(func(e element) {
		switch e.name {
		case "text:note-citation":
			c := &odtText{}
			o.runs(x, c, Raised)
			text := c.pen.passage()
			mark = text.Text
			p.pen.write(mark, Raised)
		case "text:note-body":
			blocks := o.body(x)
			if len(blocks) > 0 && blocks[0].Table == nil && mark != "" {
				blocks[0].Passage = blocks[0].behind(mark)
			}
			o.notes = append(o.notes, blocks...)
		default:
			x.skip()
		}
	})
}

func odtCountOf(e element, name string, most int) int {
	v, ok := e.val(name)
	n, err := strconv.Atoi(v)
	switch {
	case !ok, err != nil && len(v) < 7, n < 0:
		return 1
	case err != nil, n > most:
		return most
	}
	return n
}

// list reads the items of a list and counts them.
func (o *odt) list(x *xmlPart, e element) []Block {
	style, _ := e.val("style-name")
	depth := len(o.counts)
	if depth >= maxDepth {
		x.skip()
		return nil
	}
	if style == "" && depth > 0 {
		style = o.counts[depth-1].style
	}
	next := 1
	if l := o.lists[style]; l != nil && depth < maxLevels {
		next = l[depth].start
	}
	o.counts = append(o.counts, odtCount{style: style, next: next})
	var blocks []Block
	x.within(func(e element) {
		if e.name != "text:list-item" && e.name != "text:list-header" {
			x.skip()
			return
		}
		if c := &o.counts[depth]; e.name == "text:list-item" {
			if _, ok := e.val("start-value"); ok {
				c.next = odtCountOf(e, "start-value", 1_000_000)
			}
			c.fresh = true
		}
		blocks = append(blocks, o.body(x)...)
		if c := &o.counts[depth]; e.name == "text:list-item" {
			c.fresh = false
			c.next++
		}
	})
	o.counts = o.counts[:depth]
	return blocks
}

// number returns the number of the list item that a paragraph begins, "" for
// none.
func (o *odt) number() string {
	n := len(o.counts) - 1
	if n < 0 || n >= maxLevels || !o.counts[n].fresh {
		return ""
	}
	c := &o.counts[n]
	c.fresh = false
	l := o.lists[c.style]
	if l == nil || l[n].format == "" {
		return ""
	}
	format := map[string]string{"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}[l[n].format]
	return strings.TrimSpace(l[n].before + numeral(format, c.next) + l[n].after)
}

func (o *odt) table(x *xmlPart) []Block {
	if o.nested++; o.nested > maxNested {
		o.fail(RuleTooComplex, hintParts(), source.Say("tables are nested more than {1} deep", maxNested))
	}
	counts := o.counts
	o.counts = nil
	d := &draft{}
	o.rows(x, d, false)
	o.nested--
	o.counts = counts
	if o.err != nil {
		return nil
	}
	return d.finish(o.tally)
}

func (o *odt) rows(x *xmlPart, d *draft, header bool) {
	x.within(func(e element) {
		switch e.name {
		case "table:table-row":
			o.cell()
			if row := o.row(x); len(row.cells) > 0 {
				row.header = header
				d.rows = append(d.rows, row)
			}
		case "table:table-header-rows":
			o.rows(x, d, true)
		case "table:table-rows", "table:table-row-group":
			o.rows(x, d, header)
		default:
			x.skip()
		}
	})
}

// row reads cells. Covered cells are skipped, since another spans them.
func (o *odt) row(x *xmlPart) draftRow {
	row := draftRow{}
	x.within(func(e element) {
		if e.name != "table:table-cell" {
			x.skip()
			return
		}
		o.cell()
		c := draftCell{colSpan: odtCountOf(e, "number-columns-spanned", maxColumns), rowSpan: odtCountOf(e, "number-rows-spanned", maxRowSpan)}
		c.blocks = o.body(x)
		for range min(odtCountOf(e, "number-columns-repeated", maxColumns), maxColumns) {
			row.cells = append(row.cells, c)
			o.cell()
		}
	})
	return row
}
