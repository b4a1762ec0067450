package doc

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/act/pdfpage"
	"tarif/cmd/tarif/internal/source"
)

// readPDF reads a PDF with our own reader, which sees the lines of a table and
// so finds its cells, and gives the same result on every machine. Files that it
// cannot read (encrypted without a password, rare compression, fonts without a
// mapping to letters) are passed to pdftotext if that is installed.
func readPDF(t *tally, data []byte) *Document {
	pages, err := pdfpage.Read(data)
	if errors.Is(err, pdfpage.ErrTooMuch) {
		t.fail(RuleTooComplex, hintParts(), source.Say("the PDF takes more work to read than any act"))
		return nil
	}
	d := &Document{Format: "pdf", Repairs: mendCodepage(t, pages)}
	why := trouble(pages, err)
	if why == nil {
		d.Blocks, d.printed = layout(t, pages), linesOf(pages)
		if meaningless(d.Blocks) {
			why = shapesOnly()
		}
	}
	if why == nil {
		t.note(source.Say("the PDF was read by this program, tables by their lines"))
		return d
	}
	if text, ok := pdftotext(t.budget.Context(), data); ok {
		t.note(source.Say("the PDF was read with pdftotext, for this program cannot read it ({1}); rows and columns are parted by blanks", why.Message))
		d.Blocks = readText(t, text)
		return d
	}
	d.Blocks = layout(t, pages)
	if why.Rule == "damaged" && len(d.Blocks) > 0 {
		t.note(source.Say("a part of the PDF could not be read ({1}); compare every row with the printed act", err))
		return d
	}
	t.err = why
	return nil
}

// trouble says why the pages are not reliable; nil if they are.
func trouble(pages []pdfpage.Page, err error) *Error {
	switch {
	case errors.Is(err, pdfpage.ErrLocked):
		return &Error{Rule: RuleLocked, Message: source.Say("the PDF is encrypted"),
			Hint: source.Say("print it to a new PDF, or import the DOCX or the web page of the act")}
	case err != nil:
		return &Error{Rule: RuleDamaged, Message: source.Say("the PDF is broken: {1}", err), Hint: hintDamaged()}
	}
	all, unknown, pictures := 0, 0, 0
	for _, p := range pages {
		pictures += p.Pictures
		for _, g := range p.Glyphs {
			all += len([]rune(g.Text))
			unknown += strings.Count(g.Text, "\ufffd")
			unknown += len(strings.FieldsFunc(g.Text, func(r rune) bool { return !unicode.Is(unicode.Co, r) }))
		}
	}
	switch {
	case all == 0, pictures >= len(pages) && all < 40*len(pages) && all < 400:
		return &Error{Rule: RuleNoText, Message: source.Say("the PDF is a scan: pictures of pages and no text"), Hint: hintWordOf()}
	case unknown*20 > all:
		return shapesOnly()
	}
	return nil
}

// layout makes blocks of the pages: tables where there are ruled lines, text
// elsewhere.
func layout(t *tally, pages []pdfpage.Page) []Block {
	sheets := make([][]item, len(pages))
	turned, hidden, all := 0, 0, 0
	for i, p := range pages {
		t.budget.Spend(100*len(p.Glyphs) + 20*len(p.Rules))
		sheets[i] = pageItems(t, p, i+1)
		turned += p.Turned
		for _, g := range p.Glyphs {
			if all++; g.Hidden {
				hidden++
			}
		}
		if t.err != nil {
			return nil
		}
	}
	if turned > 0 {
		t.note(source.Say("{1} characters of vertical or slanting text were left out", turned))
	}
	if hidden*2 > all {
		t.note(source.Say("the text was recognised from pictures of pages; check every figure against the printed act"))
	}
	return blocksOf(t, drawnTables(t, joinTables(t, slices.Concat(dropRunning(t, sheets)...))))
}

// linesOf returns the lines of all pages.
func linesOf(pages []pdfpage.Page) []Passage {
	out := []Passage{}
	for i, p := range pages {
		sheet := newRuler(p, i+1)
		for _, l := range lines(p.Glyphs) {
			if s := sheet.passage(&l, "\t"); !s.silent() {
				out = append(out, s)
			}
		}
	}
	return out
}

// item is a line of text or a table, in page order.
type item struct {
	Passage
	top   int // of the text or table, y grows upwards
	foot  int
	size  int
	page  bool // first on its page
	table *draft
	ready *Table // a table without a grid, already built
	y     int
	line  *printedLine
	sheet *ruler
	xs    []int // of the columns
}

// pageItems returns the items of a page from top to bottom.
func pageItems(t *tally, p pdfpage.Page, page int) []item {
	sheet := newRuler(p, page)
	sheet.measure(p)
	tables, rest := findTables(t, p, sheet)
	items := slices.Concat(tables, lineItems(rest, sheet))
	slices.SortStableFunc(items, func(a, b item) int {
		switch {
		case a.top > b.top:
			return -1
		case a.top < b.top:
			return 1
		}
		return 0
	})
	return items
}

func lineItems(glyphs []pdfpage.Glyph, sheet *ruler) []item {
	var items []item
	all := lines(glyphs)
	sheet.findStarts(all)
	for _, l := range all {
		if s := sheet.passage(&l, "\t"); !s.silent() {
			items = append(items, item{Passage: s, top: l.y + l.size, foot: l.y, size: l.size, y: l.y, line: &l, sheet: sheet})
		}
	}
	return items
}

// blocksOf joins lines into paragraphs: a new one begins after a gap, a table
// or a page.
func blocksOf(t *tally, items []item) []Block {
	var blocks []Block
	var open []Passage // lines of the paragraph
	flush := func() {
		if len(open) > 0 {
			blocks = append(blocks, Block{Passage: stacked(open)})
		}
		open = nil
	}
	for i, it := range items {
		if it.ready != nil {
			flush()
			t.block()
			blocks = append(blocks, Block{Table: it.ready})
			continue
		}
		if it.table != nil {
			flush()
			blocks = append(blocks, it.table.finish(t)...)
			continue
		}
		if i > 0 && items[i-1].table == nil && items[i-1].ready == nil && !it.page && 10*(items[i-1].foot-it.top) < 7*max(it.size, items[i-1].size) {
			open = append(open, it.Passage)
			continue
		}
		flush()
		t.block()
		open = append(open, it.Passage)
	}
	flush()
	return blocks
}
