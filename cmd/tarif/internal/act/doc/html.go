package doc

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tarif/cmd/tarif/internal/source"
)

// htmlReader reads HTML as a stream of tokens. A tree would have no line
// numbers, and a hostile page (a thousand unclosed <b>, then paragraphs) grows
// into a tree a thousand times its size.
type htmlReader struct {
	*tally
	blocks []Block
	tables []*htmlTable // open ones, the innermost last
	skip   skipping
	line   int

	text   pen  // the open paragraph
	from   int  // its line
	level  int  // of the heading that is open
	space  bool // a space is due before the next character
	parted bool // white space stood next to text that does not count; a space is due after that text
	broke  bool // a line has begun and is still empty
	pre    int
	looks  []lookTag  // open elements that change the look of text
	styles pageStyles // the styles that the page has for elements and classes
	lists  []int      // next number of each open list; 0 if it is not numbered
	number string     // of the list item that has just begun
	marked bool       // the mark of a footnote is open
	maths  []math     // open elements of MathML
}

// zero matches the size or the opacity of what nobody sees.
var zero = regexp.MustCompile(`^0+(?:\.0*)?(?:[a-z]+|%)?(?:!important)?$`)

// wordNote matches the links between a mark and its note in a page that Word saved.
var wordNote = regexp.MustCompile(`^#_(?:ftn|edn)(?:ref)?\d+$`)

type htmlTable struct {
	draft
	open    bool // a cell is open
	between bool // a row ended and no new one began
	head    bool // within <thead>
	heads   int  // th cells of the row

	looks, rowLooks int // length of the reader's looks outside the table and outside the row
}

// readHTML reads a page, or a fragment of one that begins on the given line.
func readHTML(t *tally, text string, line int) []Block {
	h := &htmlReader{tally: t, line: line, styles: styleSheet(text)}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(maxToken)
	for t.err == nil {
		kind := z.Next()
		if kind == html.ErrorToken {
			h.broken(z.Err())
			break
		}
		t.budget.Spend(20 + len(z.Raw()))
		lines := bytes.Count(z.Raw(), []byte("\n"))
		h.token(kind, z)
		h.line += lines
	}
	h.end()
	return h.blocks
}

func (h *htmlReader) broken(err error) {
	if errors.Is(err, html.ErrBufferExceeded) {
		h.fail(RuleTooComplex, hintDamaged(), source.Say("line {1}: {2}", h.line, source.Say("a tag or a text has more than {1} MB", maxToken>>20)))
	}
}

func (h *htmlReader) token(kind html.TokenType, z *html.Tokenizer) {
	switch kind {
	case html.TextToken:
		switch {
		case h.skip.tag == 0 && len(h.maths) > 0:
			h.mathText(string(z.Text()))
		case h.skip.tag == 0 && h.marked:
			h.write(bytes.Trim(z.Text(), "[] "), Raised)
		case h.skip.tag == 0:
			h.write(z.Text(), h.look())
		case h.skip.told:
			h.write(z.Text(), Hidden)
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		name, more := z.TagName()
		tag := atom.Lookup(name)
		if h.openMath(string(name), tag, kind) {
			return
		}
		a := attributes(z, more)
		h.marked = h.marked || wordNote.MatchString(a["href"])
		h.start(tag, h.styles.dress(tag, a))
	case html.EndTagToken:
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		h.marked = h.marked && tag != atom.A
		if !h.closeMath(string(name), tag) {
			h.close(tag)
		}
	}
}

// end closes the elements that the page left open.
func (h *htmlReader) end() {
	h.endMath(0)
	h.flush()
	for len(h.tables) > 0 {
		h.endTable()
	}
	if h.skip.tag != 0 {
		h.note(source.Say("line {1}: a hidden <{2}> is never closed; everything after it was left out", h.skip.line, h.skip.tag))
	}
}

// write adds characters to the open paragraph and collapses white space.
func (h *htmlReader) write(text []byte, look Look) {
	line := h.line
	var run strings.Builder // characters of one line
	flush := func() {
		h.text.write(run.String(), look)
		run.Reset()
	}
	for _, r := range string(text) {
		switch {
		case r == '\n' && h.pre > 0:
			flush()
			h.text.write("\n", 0)
		case isBlank(r) && h.pre == 0:
			h.space = true
		default:
			if h.space || h.parted && look&lost == 0 || h.text.empty() || h.text.place.Line != line {
				flush()
				h.begin(line, look)
			}
			run.WriteRune(r)
		}
		if r == '\n' {
			line++
		}
	}
	flush()
}

// isBlank reports white space that HTML collapses; a no-break space is not.
func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// begin prepares for a character: it writes the pending space and the number of
// the list item.
func (h *htmlReader) begin(line int, look Look) {
	h.text.move(Place{Line: line})
	if h.text.empty() && h.from == 0 {
		h.from, h.space, h.parted = line, false, false
		h.text.write(h.number, look&lost)
		h.number = ""
	}
	if h.broke {
		h.text.relocate()
		h.broke = false
	}
	if h.space || h.parted && look&lost == 0 {
		h.text.write(" ", look&lost)
		h.space, h.parted = false, look&lost != 0
	}
}

// flush ends the open paragraph.
func (h *htmlReader) flush() {
	if !h.text.empty() {
		s := h.text.passage()
		if !s.silent() {
			h.block()
			h.add(Block{Passage: s, Level: h.level, Line: h.from})
		}
	}
	h.text.reset()
	h.from, h.space, h.parted, h.broke = 0, false, false, false
}

// add appends blocks to the innermost open cell, or to the page. Content inside
// a table but outside its cells comes before the table, as browsers show it.
func (h *htmlReader) add(blocks ...Block) {
	for i := len(h.tables) - 1; i >= 0; i-- {
		if t := h.tables[i]; t.open {
			cell := t.cell()
			cell.blocks = append(cell.blocks, blocks...)
			return
		}
	}
	h.blocks = append(h.blocks, blocks...)
}

func (t *htmlTable) cell() *draftCell {
	row := &t.rows[len(t.rows)-1]
	return &row.cells[len(row.cells)-1]
}

type attrs map[string]string

func attributes(z *html.Tokenizer, more bool) attrs {
	a := attrs{}
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "colspan", "rowspan", "hidden", "class", "id", "start", "value", "href":
			a[string(key)] = string(val)
		case "style":
			a["style"] += ";" + string(val)
		case "color", "bgcolor":
			a["style"] = strings.Replace(string(key), "bg", "background-", 1) + ":" + string(val) + ";" + a["style"]
		}
	}
	return a
}

// span reads colspan or rowspan. As in HTML, what is not a number is 1, and a
// rowspan of 0 extends to the end of the table.
func (a attrs) span(key string, zero int) int {
	n, err := strconv.Atoi(strings.TrimFunc(a[key], unicode.IsSpace))
	switch {
	case err != nil && len(a[key]) > 6 && strings.Trim(a[key], "0123456789") == "":
		return maxBlocks
	case err != nil || n < 0:
		return 1
	case n == 0:
		return zero
	}
	return min(n, maxBlocks)
}

func (a attrs) hidden() bool {
	if _, ok := a["hidden"]; ok {
		return true
	}
	last := map[string]string{}
	for property := range strings.SplitSeq(strings.ToLower(strings.Join(strings.Fields(a["style"]), "")), ";") {
		key, value, _ := strings.Cut(property, ":")
		last[key] = value
	}
	return strings.HasPrefix(last["display"], "none") || strings.HasPrefix(last["mso-hide"], "all") || zero.MatchString(last["opacity"])
}
