package doc

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
)

// workbook reads the sheets of an Excel workbook, one table a sheet. It takes
// what each cell shows: the result of a formula, not the formula.
type workbook struct {
	*tally
	parts   *parts
	strings []Passage
	formats map[int]numberFormat // by number
	cells   []xlsxStyle          // by index
	base    int                  // day 0 of its dates
	sheets  []xlsxSheet
	blocks  []Block
}

type xlsxSheet struct {
	name, part string
	hidden     bool
}

type xlsxStyle struct {
	format numberFormat
	look   Look
}

func readXLSX(t *tally, p *parts) *Document {
	w := &workbook{tally: t, parts: p, formats: map[int]numberFormat{}}
	for n, code := range builtin {
		w.formats[n] = readFormat(code)
	}
	w.open()
	for i, s := range w.sheets {
		switch {
		case t.err != nil:
			return nil
		case s.hidden:
			t.note(source.Say(`the hidden sheet "{1}" was left out`, s.name))
		case p.has(s.part):
			w.sheet(s, i+1)
		}
	}
	return &Document{Format: "xlsx", Blocks: w.blocks}
}

// open reads what the sheets have in common.
func (w *workbook) open() {
	const book = "xl/workbook.xml"
	targets := w.targets(book)
	related := w.parts.relations(book)
	x := openXML(w.tally, book, w.parts.read(book))
	x.within(func(element) {
		x.within(func(e element) {
			switch e.name {
			case "workbookPr":
				if e.flag("date1904") {
					w.base = 1462
				}
			case "sheets":
				x.within(func(e element) {
					name, _ := e.val("name")
					id, _ := e.val("id")
					state, _ := e.val("state")
					if len(w.sheets) < maxEntries {
						w.sheets = append(w.sheets, xlsxSheet{name, targets[id], state == "hidden" || state == "veryHidden"})
					}
					x.skip()
				})
				return
			}
			x.skip()
		})
	})
	w.styles(cmp.Or(related["styles"], "xl/styles.xml"))
	w.shared(cmp.Or(related["sharedstrings"], "xl/sharedStrings.xml"))
}

// targets returns the parts that a part refers to, by relation id.
func (w *workbook) targets(part string) map[string]string {
	out := map[string]string{}
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	x := openXML(w.tally, name, w.parts.read(name))
	x.within(func(element) {
		x.within(func(e element) {
			id, _ := e.val("Id")
			target, _ := e.val("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(part), target)
			}
			out[id] = strings.TrimPrefix(target, "/")
			x.skip()
		})
	})
	return out
}

// styles reads number formats, and which fonts strike out or raise.
func (w *workbook) styles(name string) {
	var fonts []Look
	x := openXML(w.tally, name, w.parts.read(name))
	x.within(func(element) {
		x.within(func(e element) {
			switch e.name {
			case "numFmts":
				x.within(func(e element) {
					code, _ := e.val("formatCode")
					if code != "" {
						w.formats[intOf(e, "numFmtId")] = readFormat(strings.ToValidUTF8(code[:min(len(code), longestFormat)], ""))
					}
					x.skip()
				})
			case "fonts":
				x.within(func(element) { fonts = append(fonts, xlsxFont(x)) })
			case "cellXfs":
				x.within(func(e element) {
					s := xlsxStyle{format: general}
					if f, ok := w.formats[intOf(e, "numFmtId")]; ok {
						s.format = f
					}
					if n := intOf(e, "fontId"); n < len(fonts) {
						s.look = fonts[n]
					}
					w.cells = append(w.cells, s)
					x.skip()
				})
			default:
				x.skip()
			}
		})
	})
}

func intOf(e element, name string) int {
	v, _ := e.val(name)
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// builtin are the number formats that every workbook has.
var builtin = map[int]string{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd.mm.yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "dd.mm.yyyy h:mm", 39: "#,##0.00", 40: "#,##0.00"}

func xlsxFont(x *xmlPart) Look {
	l := runLook{}
	x.within(func(e element) {
		l.read(e)
		x.skip()
	})
	return l.set
}

// shared reads the shared strings.
func (w *workbook) shared(name string) {
	x := openXML(w.tally, name, w.parts.read(name))
	x.within(func(element) {
		x.within(func(e element) {
			w.tally.cell()
			p := &pen{}
			richText(x, p, 0)
			w.strings = append(w.strings, p.passage())
		})
	})
}

// richText reads a text and its runs, without its phonetic guide.
func richText(x *xmlPart, p *pen, look Look) {
	x.within(func(e element) {
		switch e.name {
		case "t":
			x.each(func(element) { x.skip() }, func(s []byte) { p.write(string(s), look) })
		case "r":
			own := look
			x.within(func(e element) {
				switch e.name {
				case "rPr":
					own |= xlsxFont(x)
				case "t":
					x.each(func(element) { x.skip() }, func(s []byte) { p.write(string(s), own) })
				default:
					x.skip()
				}
			})
		default:
			x.skip()
		}
	})
}

// xlsxGrid is the cells of a sheet by position.
type xlsxGrid struct {
	rows   []xlsxRow
	merged map[[2]int][2]int // from the first cell → rows and columns
	hidden []bool            // columns
	gone   int
}

type xlsxRow struct {
	no    int
	cells []xlsxCell
}

type xlsxCell struct {
	col  int
	text Passage
}

func (w *workbook) sheet(s xlsxSheet, page int) {
	g := &xlsxGrid{merged: map[[2]int][2]int{}}
	x := openXML(w.tally, s.part, w.parts.read(s.part))
	x.within(func(element) {
		x.within(func(e element) {
			switch e.name {
			case "cols":
				x.within(func(e element) {
					if e.flag("hidden") {
						g.hide(intOf(e, "min"), intOf(e, "max"))
					}
					x.skip()
				})
			case "sheetData":
				x.within(func(e element) { w.row(x, e, g, page) })
			case "mergeCells":
				x.within(func(e element) {
					v, _ := e.val("ref")
					g.merge(v)
					x.skip()
				})
			default:
				x.skip()
			}
		})
	})
	if g.gone > 0 {
		w.note(source.Say("hidden rows and cells of hidden columns were left out ({1})", g.gone))
	}
	w.blocks = append(w.blocks, g.blocks(w.tally)...)
}

func (g *xlsxGrid) hide(from, to int) {
	for c := from; c <= min(to, maxColumns) && c > 0; c++ {
		for len(g.hidden) <= c {
			g.hidden = append(g.hidden, false)
		}
		g.hidden[c] = true
	}
}

func (w *workbook) row(x *xmlPart, e element, g *xlsxGrid, page int) {
	w.tally.cell()
	row := xlsxRow{no: intOf(e, "r")}
	if n := len(g.rows); row.no == 0 && n > 0 {
		row.no = g.rows[n-1].no + 1
	} else if row.no == 0 {
		row.no = 1
	}
	hidden, col := e.flag("hidden"), 0
	x.within(func(e element) {
		w.tally.cell()
		ref, _ := e.val("r")
		if c, _ := reference(ref); c > 0 {
			col = c
		} else {
			col++
		}
		text := w.value(x, e)
		switch {
		case col > maxColumns || text.silent():
		case hidden || col < len(g.hidden) && g.hidden[col]:
			g.gone++
		default:
			text.locate(func(p *Place, _ int) { p.Page, p.Line = page, row.no })
			row.cells = append(row.cells, xlsxCell{col, text})
		}
	})
	if len(row.cells) > 0 {
		g.rows = append(g.rows, row)
	}
}

// reference parses "B12" as column 2, row 12.
func reference(s string) (col, row int) {
	i := 0
	for ; i < len(s) && s[i] >= 'A' && s[i] <= 'Z' && i < 3; i++ {
		col = col*26 + int(s[i]-'A') + 1
	}
	row, err := strconv.Atoi(s[i:])
	if err != nil || row < 1 {
		return 0, 0
	}
	return col, row
}

func (g *xlsxGrid) merge(ref string) {
	a, b, _ := strings.Cut(ref, ":")
	c1, r1 := reference(a)
	c2, r2 := reference(b)
	if c1 > 0 && r1 > 0 && c2 >= c1 && r2 >= r1 && len(g.merged) < maxCells {
		g.merged[[2]int{r1, c1}] = [2]int{r2 - r1 + 1, min(c2-c1+1, maxColumns)}
	}
}

// value reads what a cell shows.
func (w *workbook) value(x *xmlPart, e element) Passage {
	kind, _ := e.val("t")
	style := xlsxStyle{format: general}
	if n := intOf(e, "s"); n < len(w.cells) {
		style = w.cells[n]
	}
	p := &pen{}
	var v strings.Builder
	x.within(func(e element) {
		switch e.name {
		case "v":
			x.each(func(element) { x.skip() }, func(s []byte) { v.Write(s) })
		case "is":
			richText(x, p, style.look)
		default:
			x.skip() // the formula
		}
	})
	s := v.String()
	switch kind {
	case "s":
		if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < len(w.strings) {
			if style.look == 0 {
				return w.strings[n]
			}
			p.write(w.strings[n].Text, style.look)
		}
	case "b":
		p.write(map[string]string{"1": "TRUE", "0": "FALSE"}[s], style.look)
	case "str", "e":
		p.write(s, style.look)
	case "d":
		p.write(s, style.look)
	case "inlineStr":
	default:
		number, unseen := w.number(s, style.format)
		p.write(number, style.look)
		p.write(unseen, Rounded)
	}
	return p.passage()
}

// number writes a number as its format shows it, without separators of
// thousands. A workbook stores binary fractions: 1896.5999999999999 means the
// number rounded to fifteen digits. Digits that a format hides by rounding are
// kept, and returned once more.
func (w *workbook) number(s string, f numberFormat) (number, unseen string) {
	if s == "" {
		return "", ""
	}
	if !stored.MatchString(s) {
		return s, ""
	}
	digits := money.Significant(s, 15)
	if f.date {
		return w.date(digits, s), ""
	}
	if f.percent {
		digits = money.Shift(digits, 2)
	}
	if f.thousands > 0 {
		digits = money.Shift(digits, -3*f.thousands)
	}
	whole, part, _ := strings.Cut(digits, ".")
	if len(part) > f.most && f.most >= 0 && !f.general {
		unseen = part[f.most:]
		w.note(source.Say("a cell shows a number rounded that it holds as {1}", strings.Replace(digits, ".", ",", 1)))
	}
	for len(part) < f.least {
		part += "0"
	}
	if part != "" {
		whole += "," + part
	}
	if f.percent {
		whole += "%"
	}
	return f.before + whole + f.after, unseen
}

func (w *workbook) date(digits, raw string) string {
	days, err := strconv.Atoi(strings.SplitN(digits, ".", 2)[0])
	if err != nil || days < 1 || days > 2_958_465 {
		return raw
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days+w.base).Format("02.01.2006")
}

// stored matches the numbers that a workbook stores, as far as an act can have them.
var stored = regexp.MustCompile(`^-?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?(?:0?\d|1[0-5]))?$`)

// numberFormat is what matters here of a number format.
type numberFormat struct {
	general, date, percent bool
	least, most            int // digits behind the point
	thousands              int // how often it divides by a thousand, by commas behind the digits
	before, after          string
}

// general is the format of a cell that has none.
var general = numberFormat{general: true, most: -1}

// longestFormat is how many bytes of a format are read: Excel allows 255 characters.
const longestFormat = 512

func readFormat(code string) numberFormat {
	code, _, _ = strings.Cut(code, ";")
	if code == "" || strings.EqualFold(code, "General") || code == "@" {
		return general
	}
	f := numberFormat{}
	digits, point := false, false
	literal := func(s string) {
		if digits {
			f.after += s
		} else {
			f.before += s
		}
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			n := strings.IndexByte(code[i+1:], '"')
			if n < 0 {
				n = len(code) - i - 1
			}
			literal(code[i+1 : i+1+n])
			i += n + 1
		case '\\':
			if i++; i < len(code) && code[i] < 0x80 {
				literal(string(code[i]))
			}
		case '[':
			n := strings.IndexByte(code[i:], ']')
			if n < 0 {
				return f
			}
			if sign, ok := strings.CutPrefix(code[i:i+n], "[$"); ok {
				sign, _, _ = strings.Cut(sign, "-")
				literal(sign)
			}
			i += n
		case ',':
			f.thousands++
		case '0', '#', '?':
			digits, f.thousands = true, 0 // commas between digits part them
			if point {
				if f.most++; c == '0' {
					f.least++
				}
			}
		case '.':
			point = true
		case '%':
			f.percent = true
		case 'y', 'Y', 'd', 'D', 'm', 'M', 'h', 's':
			f.date = true
		case '_', '*':
			i++
		}
	}
	if rest := strings.TrimSpace(f.after); rest != "" {
		f.after = " " + rest
	}
	return f
}

// blocks makes paragraphs of the single-cell rows above and below the table,
// and a table of the rest.
func (g *xlsxGrid) blocks(t *tally) []Block {
	from, to := 0, len(g.rows)
	for from < to && len(g.rows[from].cells) == 1 {
		from++
	}
	for to > from && len(g.rows[to-1].cells) == 1 {
		to--
	}
	out := paragraphs(t, g.rows[:from])
	if from < to {
		out = append(out, g.table(t, g.rows[from:to])...)
	}
	return append(out, paragraphs(t, g.rows[to:])...)
}

func paragraphs(t *tally, rows []xlsxRow) []Block {
	var out []Block
	for _, r := range rows {
		for _, c := range r.cells {
			t.block()
			out = append(out, Block{Passage: c.text, Line: r.no})
		}
	}
	return out
}

// table puts the cells into the columns that are used.
func (g *xlsxGrid) table(t *tally, rows []xlsxRow) []Block {
	used := map[int]bool{}
	for _, r := range rows {
		for _, c := range r.cells {
			used[c.col] = true
		}
	}
	var cols []int
	for c := range used {
		cols = append(cols, c)
	}
	slices.Sort(cols)
	if len(cols)*len(rows) > maxGrid {
		t.fail(RuleTooComplex, hintParts(), source.Say("the table has {1} positions, more than {2}", len(cols)*len(rows), maxGrid))
		return nil
	}
	d := &draft{line: rows[0].no}
	covered := make([]int, len(cols)) // the row down to which a merged cell extends
	for i, r := range rows {
		row := draftRow{}
		next := 0
		for n := 0; n < len(cols); n++ {
			for next < len(r.cells) && r.cells[next].col < cols[n] {
				next++
			}
			cell := draftCell{colSpan: 1, rowSpan: 1, line: r.no}
			if next < len(r.cells) && r.cells[next].col == cols[n] {
				cell.blocks = []Block{{Passage: r.cells[next].text, Line: r.no}}
			}
			if covered[n] >= r.no && cell.blocks == nil {
				continue
			}
			if m, ok := g.merged[[2]int{r.no, cols[n]}]; ok {
				cell.colSpan = countUpTo(cols[n:], cols[n]+m[1]-1)
				last := r.no + m[0] - 1
				cell.rowSpan, _ = slices.BinarySearchFunc(rows[i:], last+1, func(a xlsxRow, no int) int { return a.no - no })
				cell.rowSpan = max(cell.rowSpan, 1)
				for k := range cell.colSpan {
					covered[n+k] = last
				}
				n += cell.colSpan - 1
			}
			t.cell()
			row.cells = append(row.cells, cell)
		}
		d.rows = append(d.rows, row)
	}
	return d.finish(t)
}

func countUpTo(cols []int, last int) int {
	n, _ := slices.BinarySearch(cols, last+1)
	return max(n, 1)
}
