package doc

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain text that keeps the layout of a page, as `pdftotext -layout` writes it,
// separates the cells of a table by spaces. Columns of spaces at the same
// position on many lines are gutters; what lies between two gutters is a
// column.

// piece is a run of words without a gap of two or more spaces, and its position
// in the line.
type piece struct {
	from, to int // in characters
	text     string
}

// pieces splits a line at its gaps. It returns nil for a line that has tabs or
// is too long for a page.
func pieces(line string) []piece {
	if len(line) <= 2*maxPrinted && headWords.MatchString(line) {
		line = untouched(line)
	}
	runes := []rune(strings.TrimRightFunc(line, unicode.IsSpace))
	if len(runes) > maxPrinted || slices.Contains(runes, '\t') {
		return nil
	}
	var out []piece
	for i := 0; i < len(runes); {
		if runes[i] == ' ' {
			i++
			continue
		}
		end := i
		for end < len(runes) && (runes[end] != ' ' || end+1 < len(runes) && runes[end+1] != ' ') {
			end++
		}
		out = append(out, piece{i, end, string(runes[i:end])})
		i = end
	}
	if len(out) > 2*columnsMost {
		return nil
	}
	return out
}

// touching matches the end of one heading and the beginning of the next if nothing is
// between them.
var touching = regexp.MustCompile(`([а-яёәғқңөұүһі]{3})([А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі])`)

// untouched parts headings that touch. What follows stays in its place if a gap allows.
func untouched(line string) string {
	for {
		at := touching.FindStringSubmatchIndex(line)
		if at == nil {
			return line
		}
		line = line[:at[3]] + "  " + strings.Replace(line[at[3]:], "    ", "  ", 1)
	}
}

const (
	maxPrinted  = 500  // characters in a line
	rowFarthest = 30   // lines between one row and the next
	rowsLeast   = 3    // lines that look like rows, for a table
	regionMost  = 3000 // lines measured together
	columnsMost = 20
)

// amountPiece matches the content of a price column: one or two amounts, with
// or without currency and unit.
var amountPiece = regexp.MustCompile(`(?i)^(?:(?:от|до|не более|не менее) |(?:₸|kzt|тг\.?|[$€]) ?)?\d[\d \x{a0}\x{2009}]*(?:[.,'’/;]\s?\d[\d \x{a0}]*)?(?:[.,]\s?\d{1,2})?[*¹²³⁴⁵⁶⁷⁸⁹]{0,2}(?:\s?(?:(?:теңге|тенге|тңг|тг|тиын|мрп|аек|процент|пайыз)\p{L}*|[₸%])\.?(?:[ /].{0,24})?)?$|^[-–—]$|^бесплатно$|^тегін$`)

// rowLike reports a line that looks like a row of a table: it has three pieces,
// or words and an amount, or the heading of the number column.
func rowLike(p []piece) bool {
	return len(p) > 2 || len(p) == 2 && (amountPiece.MatchString(p[1].text) || headOn.MatchString(p[0].text) || headLabel.MatchString(p[0].text))
}

// region is the lines of one page that are a table or a part of one.
type region struct {
	from, to int // lines, to is behind the last
	columns  []piece
	margin   int  // where the leftmost words begin
	numbers  bool // the first column holds the numbers of rows
}

// drawing is a table that spaces lay out, on one page or several consecutive
// ones.
type drawing struct {
	from, to int
	parts    []region
}

// drawings finds the tables that spaces lay out. It works page by page, because
// the columns of one page are not aligned with those of the next.
func drawings(lines []string, pages []int) ([]drawing, [][]piece) {
	all := make([][]piece, len(lines))
	for i, s := range lines {
		all[i] = pieces(s)
	}
	var out []drawing
	for p, first := range pages {
		end, top := len(lines), first
		if p+1 < len(pages) {
			end = pages[p+1]
		}
		for i := first; i < end; i++ {
			if !rowLike(all[i]) {
				continue
			}
			r := grow(all[:end], i, first)
			least := rowsLeast
			if len(out) > 0 && nextFull(all, top, r.to) == r.from {
				least = 1 // continuation of a table, possibly only its last rows
			}
			if r.good(all, least) {
				out = add(out, r, all, top)
				first = r.to
			}
			i = max(i, r.to-1)
		}
	}
	return out, all
}

// add appends a region to the tables found. It continues the previous table if
// it starts at the top of the next page, has as many columns, and nothing but
// headings lies between.
func add(out []drawing, r region, all [][]piece, top int) []drawing {
	r.part(all)
	if n := len(out); n > 0 && (nextFull(all, top, r.to) == r.from || out[n-1].to == r.from) {
		d := &out[n-1]
		if d.to == r.from {
			top = r.from
		}
		last := &d.parts[len(d.parts)-1]
		if len(last.columns) == len(r.columns) && last.headingsOnly(all, top) {
			last.to = top
			d.parts, d.to = append(d.parts, r), r.to
			return out
		}
	}
	return append(out, drawing{r.from, r.to, []region{r}})
}

// headingsOnly reports whether the lines between the region and the end of its
// page can be a heading, a page number or the rest of a cell.
func (r *region) headingsOnly(all [][]piece, end int) bool {
	n := 0
	for _, p := range all[min(r.to, end):end] {
		if len(p) > 0 {
			n++
		}
		if len(p) > 1 {
			return false
		}
	}
	return n <= 3 && r.to <= end
}

// grow returns the region around the row-like line at. It extends over the
// lines between row-like lines, stops at running text, and takes in adjoining
// lines above (not before first) and below that fit its columns.
func grow(all [][]piece, at, first int) region {
	last := at
	for i := at; i < min(len(all), at+regionMost) && i-last <= rowFarthest; i++ {
		if rowLike(all[i]) {
			last = i
		}
	}
	r := region{from: at, to: last + 1}
	r.measure(all)
	if end := r.interrupted(all); end < r.to {
		r.to = end
		r.measure(all)
	}
	for r.from > first && at-r.from < 6 && r.holds(all[r.from-1]) && !(len(all[r.from-1]) == 1 && r.outside(all[r.from-1])) {
		r.from--
	}
	if r.from > first+1 && len(all[r.from-1]) == 0 {
		if top := r.restAbove(all, first); top > 0 {
			r.from = top
		}
	}
	for r.to < len(all) && r.holds(all[r.to]) && r.goesOn(all[r.to]) && !r.outside(all[r.to]) {
		r.to++
	}
	return r
}

// restAbove returns the first of the lines above a gap with which the page begins if
// they are the rest of a row of the page before; 0 if they are not.
func (r *region) restAbove(all [][]piece, first int) int {
	top := r.from - 1
	for top > first && len(all[top-1]) == 1 && r.holds(all[top-1]) && !r.outside(all[top-1]) {
		top--
	}
	if top == r.from-1 || top != nextFull(all, first, r.from) || !startsSmall(all[top][0].text) || first == 0 {
		return 0
	}
	return top
}

// interrupted returns the first of three consecutive lines of running text
// within the region, or the title over another heading, or the region's end: what
// follows is another table.
func (r *region) interrupted(all [][]piece) int {
	n, start := 0, r.to
	for i := r.from; i < r.to; i++ {
		switch p := all[i]; {
		case len(p) == 0:
		case len(p) > 1 && headLabel.MatchString(p[0].text) && r.titleOver(all, i) > r.from:
			return r.titleOver(all, i)
		case len(p) == 1 && r.crosses(r.parted(p)):
			if n == 0 {
				start = i
			}
			if n++; n == 3 {
				return start
			}
		default:
			n = 0
		}
	}
	return r.to
}

// titleOver returns the line of words that begin at the margin among those right above
// a heading, 0 if there is none.
func (r *region) titleOver(all [][]piece, i int) int {
	for k, n := i-1, 0; k > r.from && n < 3; k-- {
		switch p := all[k]; {
		case len(p) == 1 && r.outside(p):
			return k
		case len(p) > 1:
			return 0
		case len(p) == 1:
			n++
		}
	}
	return 0
}

// outside reports words that begin where the numbers of rows do: they are over the
// table or below it.
func (r *region) outside(p []piece) bool {
	return r.numbers && p[0].from <= r.columns[0].from && !atMargin(p[0], r.columns[0])
}

func (r *region) holds(p []piece) bool { return len(p) > 0 && !r.crosses(r.parted(p)) }

// headOn matches the heading of the number column when the next heading follows
// after one space.
var headOn = regexp.MustCompile(`(?i)^(№|р/[ср]|п/п) `)

// headLabel matches the heading of the number column.
var headLabel = regexp.MustCompile(`(?i)^(№|р/[ср]|п/п)( ?(п/п|р/с|№))?$`)

// leadsOn matches a row number, or the heading of that column, when words
// follow after one space.
var leadsOn = regexp.MustCompile(`^(?:(?:№|[рР]/[срСР]|[пП]/[пП])(?: [пП]/[пП]| [рР]/[сС])?|\d{1,5}(?:\.\d{1,3})*\.?) `)

// parted splits pieces at column starts that only one space separates.
func (r *region) parted(p []piece) []piece { return r.cutAt(p, r.columns) }

func (r *region) cutAt(p, starts []piece) []piece {
	var out []piece
	for i, x := range p {
		if m := leadsOn.FindString(x.text); i == 0 && m != "" && x.from <= r.margin+1 && (len(p) > 1 || r.alongside(x)) {
			n := utf8.RuneCountInString(m)
			out = append(out, piece{x.from, x.from + n - 1, m[:len(m)-1]})
			x = piece{x.from + n, x.to, x.text[len(m):]}
		}
		out = append(out, r.cut(x, starts)...)
	}
	return out
}

// part splits the lines of the region at its final columns. Columns shift a
// little from row to row, so each start is taken from the nearest lines.
func (r *region) part(all [][]piece) {
	whole := slices.Clone(all[r.from:r.to])
	for i := range whole {
		starts := slices.Clone(r.columns)
		for c := range starts {
			starts[c].from = r.beginning(whole, i, c)
		}
		all[r.from+i] = r.cutAt(whole[i], starts)
	}
}

// aroundRow is how many lines above and below are taken to belong to the same
// row.
const aroundRow = 4

// beginning returns where a column begins on the lines nearest to line i.
func (r *region) beginning(lines [][]piece, i, column int) int {
	for d := 1; d <= aroundRow; d++ {
		for _, k := range []int{i + d, i - d} {
			if k < 0 || k >= len(lines) {
				continue
			}
			for _, x := range lines[k] {
				if first, last := r.touched(x); first == column && last == column {
					return x.from
				}
			}
		}
	}
	return r.columns[column].from
}

// alongside reports whether a piece begins where a column does.
func (r *region) alongside(x piece) bool {
	return slices.ContainsFunc(r.columns, func(c piece) bool {
		return distance(piece{from: x.from, to: x.from}, piece{from: c.from, to: c.from}) <= slack
	})
}

// cut splits a piece where it reaches into a further column.
func (r *region) cut(x piece, starts []piece) []piece {
	first, last := r.touched(x)
	if first >= last || !r.alongside(x) {
		return []piece{x}
	}
	runes := []rune(x.text)
	at := blankNear(runes, r.columns[first].to-x.from-slack, starts[first+1].from-x.from)
	if at < 1 {
		return []piece{x}
	}
	left := piece{x.from, x.from + at, string(runes[:at])}
	return append([]piece{left}, r.cut(piece{x.from + at + 1, x.to, string(runes[at+1:])}, starts)...)
}

// measure finds the columns: the stretches between positions that few lines
// reach into compared with the positions on both sides. A full cell that leaves
// only one space to the next column therefore does not hide a gutter.
func (r *region) measure(all [][]piece) {
	numbers := r.numberColumn(all)
	r.measureFrom(all, r.from, numbers)
	if head := r.heading(all, numbers); head > 0 && r.headless(all, r.from+head) {
		r.measureFrom(all, r.from+head, numbers)
	}
}

// headless reports a column in which nothing stands from a line on.
func (r *region) headless(all [][]piece, from int) bool {
	full := map[int]bool{}
	for _, p := range all[from:r.to] {
		for _, x := range r.parted(p) {
			c, _ := r.touched(x)
			full[c] = true
		}
	}
	return len(full) < len(r.columns)
}

func (r *region) measureFrom(all [][]piece, from int, numbers piece) {
	var count []int
	r.columns, r.numbers = nil, numbers.to > 0
	for _, p := range all[from:r.to] {
		if p = r.parted(p); len(p) < 2 {
			continue
		}
		if r.numbers && atMargin(p[0], numbers) {
			p = p[1:]
		}
		for _, x := range p {
			for len(count) < x.to {
				count = append(count, 0)
			}
			for i := x.from; i < x.to; i++ {
				count[i]++
			}
		}
	}
	if r.numbers {
		r.columns = []piece{numbers}
	}
	right := make([]int, len(count)+1)
	for i := len(count) - 1; i >= 0; i-- {
		right[i] = max(right[i+1], count[i])
	}
	left, open := 0, false
	for i, n := range count {
		left = max(left, n)
		gutter := n*3 < min(left, right[i])
		if !gutter && !open {
			r.columns = append(r.columns, piece{from: i})
		}
		if !gutter {
			r.columns[len(r.columns)-1].to = i + 1
		}
		open = !gutter
	}
	for i := range r.columns {
		if i > 0 || !r.numbers {
			r.columns[i].narrow(count)
		}
	}
}

// heading returns how many lines stand down to the heading of the numbers, where two
// numbered rows follow: headings are often centred over columns that are not, and
// say little of where these are.
func (r *region) heading(all [][]piece, numbers piece) int {
	head, rows := 0, 0
	for i, p := range all[r.from:r.to] {
		switch p = r.parted(p); {
		case len(p) < 2:
		case rows == 0 && headLabel.MatchString(p[0].text):
			head = i + 1
		case atMargin(p[0], numbers):
			rows++
		}
	}
	if rows < 2 {
		return 0
	}
	return head
}

// narrow trims on the left what few lines reach into, such as a heading that is
// wider than its column.
func (c *piece) narrow(count []int) {
	peak := slices.Max(count[c.from:c.to])
	for c.from+1 < c.to && count[c.from]*6 < peak {
		c.from++
	}
}

// numberColumn finds the column of row numbers: labels at the left margin on at
// least two lines. The words may follow so closely that no gutter shows.
func (r *region) numberColumn(all [][]piece) piece {
	r.margin = maxPrinted
	for _, p := range all[r.from:r.to] {
		if len(p) > 0 {
			r.margin = min(r.margin, p[0].from)
		}
	}
	n, found := 0, piece{from: r.margin, to: r.margin}
	for _, p := range all[r.from:r.to] {
		if p = r.parted(p); len(p) > 1 && atMargin(p[0], piece{from: r.margin, to: r.margin + 2*slack}) {
			n++
			found.to = max(found.to, p[0].to)
		}
	}
	if n < 2 {
		return piece{}
	}
	return found
}

// atMargin reports whether x is a label, or the heading of the labels, in the
// number column.
func atMargin(x, numbers piece) bool {
	return x.from < numbers.to && (labelPiece.MatchString(x.text) || headLabel.MatchString(x.text))
}

// crosses reports whether a piece extends over a gutter.
func (r *region) crosses(p []piece) bool {
	return slices.ContainsFunc(p, func(x piece) bool {
		first, last := r.touched(x)
		return first < last
	})
}

// touched returns the first and last column that a piece extends over, or the
// nearest one. Reaching a little into the next column is ignored, since lines
// are uneven.
func (r *region) touched(x piece) (first, last int) {
	first = -1
	for i, c := range r.columns {
		if i == 0 && r.numbers && !atMargin(x, c) {
			continue
		}
		if n := min(x.to, c.to) - max(x.from, c.from); n > slack || n > 0 && (i == 0 || x.to-x.from <= 2*slack) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first >= 0 {
		return first, last
	}
	best := min(1, len(r.columns)-1)
	if best < 0 || !r.numbers || atMargin(x, r.columns[0]) {
		best = 0
	}
	for i, c := range r.columns {
		if i == 0 && best > 0 {
			continue
		}
		if distance(x, c) < distance(x, r.columns[best]) {
			best = i
		}
	}
	return best, best
}

func distance(a, b piece) int { return max(a.from-b.to, b.from-a.to) }

// slack is by how many characters a column may shift from line to line.
const slack = 3

// blankNear returns the space nearest to the start of the next column that is
// not before the gutter.
func blankNear(text []rune, gutter, next int) int {
	for d := range slack + 1 {
		for _, i := range []int{next - 1 - d, next - 1 + d} {
			if i > 0 && i < len(text)-1 && text[i] == ' ' {
				return i
			}
		}
	}
	for i := min(next, len(text)) - 1; i > max(gutter, 0); i-- {
		if text[i] == ' ' {
			return i
		}
	}
	return -1
}

// romanHead matches the heading of a group of rows: no words of a row begin so.
var romanHead = regexp.MustCompile(`^[IVXІХ]{1,5}\.\s+\p{Lu}`)

// labelPiece matches the number of a row.
var labelPiece = regexp.MustCompile(`^(\d{1,5}(\.\d{1,3})*|[IVXLC]+|\p{Ll})\s?[.)]{0,2}$`)

// goesOn reports whether the line can continue the last row. A note below the
// table begins at the margin and cannot.
func (r *region) goesOn(p []piece) bool {
	first, _ := r.touched(p[0])
	return first > 0 || labelPiece.MatchString(p[0].text)
}

// good reports whether the region is a table of amounts: at least least rows,
// and a column of amounts.
func (r *region) good(all [][]piece, least int) bool {
	if len(r.columns) < 2 || len(r.columns) > columnsMost {
		return false
	}
	rows, amounts := 0, map[int]int{}
	for _, p := range all[r.from:r.to] {
		if !rowLike(p) {
			continue
		}
		rows++
		for _, x := range p[1:] {
			if c, _ := r.touched(x); amountPiece.MatchString(x.text) {
				amounts[c]++
			}
		}
	}
	most := 0
	for _, n := range amounts {
		most = max(most, n)
	}
	return rows >= least && most >= min(2, least) && most*3 >= rows
}
