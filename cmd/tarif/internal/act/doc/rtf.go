package doc

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"tarif/cmd/tarif/internal/source"
)

// rtf reads Rich Text Format: control words in groups. It interprets characters
// in their code pages, their looks, and the rows of tables.
type rtf struct {
	*tally
	data   []byte
	at     int
	state  rtfState
	stack  []rtfState
	fonts  map[int][]rune // the upper half of each font's code page
	page   []rune         // of the file
	text   *pen
	high   rune // the first half of a surrogate pair
	skip   int  // fallback characters still to be skipped after a \u
	blocks []Block
	notes  []Block
	table  *rtfTable
	cell   []Block // paragraphs of the open cell
	marked int
	level  int
	// waiting are the paragraphs in which the open footnotes began.
	waiting []rtfWaiting
}

type rtfWaiting struct {
	text  *pen
	cell  []Block
	level int
}

type rtfState struct {
	look  Look
	font  int
	uc    int  // how many fallback characters follow each \u
	quiet bool // in a destination whose text does not belong to the document
	fonts bool // in the font table
	note  bool
	cells bool // the paragraph is in a table
}

// rtfTable is an open table: its rows, and the edges of the row being
// described.
type rtfTable struct {
	rows   [][]rtfCell
	row    []rtfCell
	edges  []rtfCell
	head   []bool
	isHead bool
	next   rtfCell // what has been said of the next cell
}

type rtfCell struct {
	draftCell
	right      int
	goes       bool // merged with the cell to its left
	top, below bool // merged with the cell above
}

func readRTF(t *tally, data []byte) *Document {
	r := &rtf{tally: t, data: data, text: &pen{}, fonts: map[int][]rune{}, page: []rune(upper1251)}
	r.state.uc = 1
	for r.at < len(data) && t.err == nil {
		r.next()
	}
	r.paragraph()
	r.endTable()
	return &Document{Format: "rtf", Blocks: append(r.blocks, r.notes...)}
}

// next reads one token.
func (r *rtf) next() {
	r.budget.Spend(10)
	switch c := r.data[r.at]; c {
	case '{':
		r.at++
		if len(r.stack) > 10*maxDepth {
			r.fail(RuleTooComplex, hintDamaged(), source.Say("the groups of the RTF file are nested more than {1} deep", 10*maxDepth))
			return
		}
		r.stack = append(r.stack, r.state)
	case '}':
		r.at++
		r.close()
	case '\\':
		r.at++
		r.control()
	case '\r', '\n':
		r.at++
	default:
		from := r.at
		for r.at < len(r.data) && !strings.ContainsRune("{}\\\r\n", rune(r.data[r.at])) {
			r.at++
		}
		r.budget.Spend(5 * (r.at - from))
		for _, c := range r.data[from:r.at] {
			r.char(c)
		}
	}
}

func (r *rtf) close() {
	n := len(r.stack) - 1
	if n < 0 {
		return
	}
	was := r.state
	r.state = r.stack[n]
	r.stack = r.stack[:n]
	if was.note && !r.state.note {
		r.endNote()
	}
}

// control reads a control word or symbol after its backslash.
func (r *rtf) control() {
	if r.at >= len(r.data) {
		return
	}
	c := r.data[r.at]
	if c < 'a' || c > 'z' {
		if c < 'A' || c > 'Z' {
			r.at++
			r.sign(c)
			return
		}
	}
	from := r.at
	for r.at < len(r.data) && (r.data[r.at]|0x20 >= 'a' && r.data[r.at]|0x20 <= 'z') && r.at-from < 32 {
		r.at++
	}
	word := string(r.data[from:r.at])
	n, has := r.number()
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	r.word(word, n, has)
}

func (r *rtf) number() (n int, has bool) {
	from := r.at
	if r.at < len(r.data) && r.data[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.data) && isDigit(r.data[r.at]) && r.at-from < 11 {
		r.at++
	}
	n, err := strconv.Atoi(string(r.data[from:r.at]))
	return n, err == nil
}

func (r *rtf) sign(c byte) {
	switch c {
	case '\'':
		if r.at+1 < len(r.data) {
			n, err := strconv.ParseUint(string(r.data[r.at:r.at+2]), 16, 8)
			r.at += 2
			if err == nil {
				r.char(byte(n))
			}
		}
	case '*':
		r.state.quiet = r.state.quiet || !r.known()
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '-':
	case '\n', '\r':
		r.paragraph()
	case '{', '}', '\\':
		r.char(c)
	}
}

// known reports whether we read the destination that begins here, although the
// file marks it as ignorable.
func (r *rtf) known() bool {
	return strings.HasPrefix(string(r.data[r.at:min(r.at+20, len(r.data))]), "\\shptxt")
}

// char writes a byte in the code page of its font.
func (r *rtf) char(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	if c < 0x80 {
		r.write(string(rune(c)))
		return
	}
	table, ok := r.fonts[r.state.font]
	if !ok {
		table = r.page
	}
	r.write(string(table[c-0x80]))
}

func (r *rtf) write(s string) {
	if !r.state.quiet && !r.state.fonts {
		r.text.write(s, r.state.look)
	}
}

// codePage returns the upper half of a code page, by its number or by the
// number of the Windows character set.
func codePage(n int) ([]rune, bool) {
	switch n {
	case 1251, 204:
		return []rune(upper1251), true
	case 1252, 0:
		return []rune(upper1252), true
	}
	return nil, false
}

// destinations are the groups that hold no text of the document; false marks
// exceptions.
var destinations = map[string]bool{
	"colortbl": true, "stylesheet": true, "info": true, "pict": true, "header": true, "headerl": true, "headerr": true, "headerf": true,
	"footer": true, "footerl": true, "footerr": true, "footerf": true, "fldinst": true, "listtable": true, "listoverridetable": true,
	"generator": true, "xmlnstbl": true, "rsidtbl": true, "themedata": true, "datastore": true, "object": true, "nonesttables": true,
	"bkmkstart": true, "bkmkend": true, "atnid": true, "atnauthor": true, "annotation": true, "ftnsep": true, "ftnsepc": true, "aftnsep": true, "filetbl": true, "revtbl": true, "pntext": false,
}

// rtfSigns are the characters that have a control word.
var rtfSigns = map[string]string{
	"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "softline": "\n",
}

func (r *rtf) word(word string, n int, has bool) {
	on := !has || n != 0
	if s, ok := rtfSigns[word]; ok {
		r.write(s)
		return
	}
	if destinations[word] {
		r.state.quiet = true
		return
	}
	switch word {
	case "u":
		r.unicode(n)
	case "uc":
		r.state.uc = max(n, 0)
	case "bin":
		r.at = min(r.at+max(n, 0), len(r.data))
	case "ansicpg":
		if p, ok := codePage(n); ok {
			r.page = p
		}
	case "fonttbl":
		r.state.fonts = true
	case "f":
		r.state.font = n
	case "fcharset":
		if p, ok := codePage(n); ok && r.state.fonts && n != 0 && len(r.fonts) < maxEntries {
			r.fonts[r.state.font] = p
		}
	case "plain":
		r.state.look = 0
	case "super", "up":
		r.dress(Raised, on && (word == "super" || !has || n >= leastRise))
	case "sub", "dn":
		r.dress(Lowered, on && (word == "sub" || !has || n >= leastRise))
	case "nosupersub":
		r.dress(Raised|Lowered, false)
	case "strike", "striked":
		r.dress(Struck, on)
	case "v":
		r.dress(Hidden, on)
	case "deleted":
		r.dress(Deleted, on)
	case "revised":
		r.dress(Inserted, on)
	case "outlinelevel":
		r.level = min(max(n, 0), 8) + 1
	case "footnote":
		r.startNote()
	case "chftn":
		r.mark()
	default:
		r.layout(word, n)
	}
}

func (r *rtf) dress(look Look, on bool) {
	if r.state.look &^= look; on {
		r.state.look |= look
	}
}

func (r *rtf) unicode(n int) {
	if n < 0 {
		n += 65536
	}
	c := rune(n)
	r.skip = 0
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
	case utf16.IsSurrogate(c):
		r.write(string(utf16.DecodeRune(r.high, c)))
		r.high = 0
	default:
		r.high = 0
		r.write(string(c))
	}
	r.skip = r.state.uc
}

// mark writes the number of a footnote, counted in document order; the note
// begins with the same number.
func (r *rtf) mark() {
	if r.state.note || r.state.quiet {
		return
	}
	r.marked++
	r.text.write(decimal(r.marked), Raised|r.state.look&lost)
}

// startNote begins a footnote and sets aside the paragraph that it belongs to.
func (r *rtf) startNote() {
	if r.state.note || r.state.quiet {
		return
	}
	r.state.note, r.state.look = true, 0
	r.waiting = append(r.waiting, rtfWaiting{r.text, r.cell, r.level})
	r.text, r.cell = &pen{}, nil
}

func (r *rtf) endNote() {
	n := len(r.waiting) - 1
	text := r.text.passage()
	if !text.silent() {
		if r.marked > 0 {
			text = text.behind(raised.Replace(decimal(r.marked)))
		}
		r.notes = append(r.notes, Block{Passage: text})
	}
	r.text, r.cell, r.level = r.waiting[n].text, r.waiting[n].cell, r.waiting[n].level
	r.waiting = r.waiting[:n]
}

// layout handles the ends of paragraphs and cells and the description of rows.
func (r *rtf) layout(word string, n int) {
	if r.state.quiet {
		return
	}
	switch word {
	case "par", "sect", "page":
		r.paragraph()
	case "pard":
		r.state.cells, r.level = false, 0
	case "intbl":
		r.state.cells = true
	case "cell":
		r.endCell()
	case "row":
		r.endRow()
	case "nestcell": // a nested table, written one line a row
		r.text.write("\t", 0)
	case "nestrow":
		r.state.cells = true
		r.paragraph()
	case "trowd":
		t := r.open()
		t.edges, t.isHead = nil, false
		t.next = rtfCell{}
	case "trhdr":
		r.open().isHead = true
	case "cellx":
		t := r.open()
		t.next.right = n
		if len(t.edges) < maxColumns {
			t.edges = append(t.edges, t.next)
		}
		t.next = rtfCell{}
	case "clmrg":
		r.open().next.goes = true
	case "clvmgf":
		r.open().next.top = true
	case "clvmrg":
		r.open().next.below = true
	}
}

func (r *rtf) open() *rtfTable {
	if r.table == nil {
		r.table = &rtfTable{}
	}
	return r.table
}

// paragraph ends a paragraph, in a cell or outside of tables.
func (r *rtf) paragraph() {
	if r.state.quiet {
		return
	}
	if r.state.note {
		r.text.write("\n", 0)
		return
	}
	text := r.text.passage()
	r.text.reset()
	if r.state.cells {
		if !text.silent() {
			r.block()
			r.cell = append(r.cell, Block{Passage: text})
		}
		return
	}
	if r.table != nil && len(r.table.row) == 0 && len(r.cell) == 0 {
		r.endTable()
	}
	if !text.silent() {
		r.block()
		r.blocks = append(r.blocks, Block{Passage: text, Level: r.level})
	}
}

func (r *rtf) endCell() {
	in := r.state.cells
	r.state.cells = true
	r.paragraph()
	r.state.cells = in
	r.tally.cell()
	t := r.open()
	if len(t.row) < maxColumns {
		t.row = append(t.row, rtfCell{draftCell: draftCell{blocks: r.cell, colSpan: 1, rowSpan: 1}})
	}
	r.cell = nil
}

func (r *rtf) endRow() {
	t := r.open()
	for i := range t.row {
		if i < len(t.edges) {
			e := t.edges[i]
			e.draftCell = t.row[i].draftCell
			t.row[i] = e
		}
	}
	if len(t.row) > 0 {
		r.tally.cell()
		t.rows, t.head = append(t.rows, t.row), append(t.head, t.isHead)
	}
	t.row = nil
}

// endTable builds the table from its rows. Columns are found from the edges of
// cells.
func (r *rtf) endTable() {
	t := r.table
	r.table = nil
	if t == nil {
		return
	}
	if len(t.row) > 0 {
		r.table = t
		r.endRow()
		r.table = nil
	}
	if len(t.rows) == 0 || r.err != nil {
		return
	}
	edges := t.allEdges()
	rows := make([]wordRow, len(t.rows))
	for i, row := range t.rows {
		rows[i].header = t.head[i]
		left := 0
		for _, c := range row {
			w := wordCell{draftCell: c.draftCell, goes: c.goes}
			if n, ok := slices.BinarySearch(edges, c.right); ok && n+1 > left {
				w.colSpan, left = n+1-left, n+1
			}
			switch {
			case c.top:
				w.merge = "restart"
			case c.below:
				w.merge = "continue"
			}
			if k := len(rows[i].cells); c.goes && k > 0 {
				rows[i].cells[k-1].colSpan += w.colSpan
				rows[i].cells[k-1].blocks = append(rows[i].cells[k-1].blocks, w.blocks...)
				continue
			}
			rows[i].cells = append(rows[i].cells, w)
		}
	}
	d := &draft{}
	for i, cells := range mergeDown(rows) {
		d.rows = append(d.rows, draftRow{cells: cells, header: rows[i].header})
	}
	r.blocks = append(r.blocks, d.finish(r.tally)...)
}

// sameEdge is the distance, in twentieths of a point, within which two edges
// are the same.
const sameEdge = 60

// allEdges returns the right edges of all cells, merging those that nearly
// coincide, and updates the cells.
func (t *rtfTable) allEdges() []int {
	var all []int
	for _, row := range t.rows {
		for _, c := range row {
			all = append(all, c.right)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	var out []int
	one := map[int]int{}
	for _, x := range all {
		if n := len(out); n == 0 || x-out[n-1] > sameEdge {
			out = append(out, x)
		}
		one[x] = out[len(out)-1]
	}
	if len(out) > maxColumns {
		out = out[:maxColumns]
	}
	for _, row := range t.rows {
		for i := range row {
			row[i].right = one[row[i].right]
		}
	}
	return out
}
