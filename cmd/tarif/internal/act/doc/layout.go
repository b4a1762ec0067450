package doc

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text that keeps the layout of a page, as `pdftotext -layout` writes it, parts
// the cells of a table by spaces. Columns of spaces that stand at the same
// place over many lines are gutters; what stands between two of them is a
// column.

// piece is words between gaps of two spaces and more, and where they stand.
type piece struct {
	from, to int // in characters
	text     string
}

// pieces cuts a line at its gaps; nil where it has tabs or
// is no line of a page.
func pieces(line string) []piece {
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

const (
	maxPrinted  = 500  // characters of a line
	rowFarthest = 30   // lines from one row to the next
	rowsLeast   = 3    // lines that look like rows, in a table
	regionMost  = 3000 // lines that are measured together
	columnsMost = 20
)

// amountPiece is what stands in a column of prices: an amount or two, with or
// without its money and what it is for.
var amountPiece = regexp.MustCompile(`(?i)^(?:(?:от|до|не более|не менее) )?\d[\d \x{a0}\x{2009}]*(?:[.,'’/;]\s?\d[\d \x{a0}]*)?(?:[.,]\s?\d{1,2})?[*¹²³⁴⁵⁶⁷⁸⁹]{0,2}(?:\s?(?:(?:теңге|тенге|тңг|тг|тиын|мрп|аек|процент|пайыз)\p{L}*|[₸%])\.?(?:[ /].{0,24})?)?$|^[-–—]$|^бесплатно$|^тегін$`)

// rowLike reports a line with cells: three, or words and an amount, or a
// heading.
func rowLike(p []piece) bool {
	return len(p) > 2 || len(p) == 2 && (amountPiece.MatchString(p[1].text) || headOn.MatchString(p[0].text))
}

// region is lines of one page that are a table, or a part of one.
type region struct {
	from, to int // lines, to is behind the last
	columns  []piece
	margin   int  // where the leftmost words begin
	numbers  bool // the first column holds the numbers of rows
}

// drawing is a table over one page or several that follow each other.
type drawing struct {
	from, to int
	parts    []region
}

// drawings finds the tables that spaces lay out, page by page: the columns of
// one page do not stand where those of the next do.
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
				least = 1 // the last rows of a table
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

// add adds a region: to the table before it, where nothing but headings stands
// between, on the next page from its top on, and there are as many columns.
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

// headingsOnly reports whether what stands between the region and the end of
// its page may be a heading, a page number or the rest of a cell.
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

// grow takes the lines of a page that look like rows and those between them,
// up to where other text parts them, and what stands right above and below. No
// line before first is taken.
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
	for r.from > first && at-r.from < 6 && r.holds(all[r.from-1]) {
		r.from--
	}
	for r.to < len(all) && r.holds(all[r.to]) && r.goesOn(all[r.to]) {
		r.to++
	}
	return r
}

// interrupted finds where three lines of running text stand within the region:
// what follows is another table.
func (r *region) interrupted(all [][]piece) int {
	n, start := 0, r.to
	for i := r.from; i < r.to; i++ {
		switch p := all[i]; {
		case len(p) == 0:
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

func (r *region) holds(p []piece) bool { return len(p) > 0 && !r.crosses(r.parted(p)) }

// headOn is the heading over numbers with the next right behind it.
var headOn = regexp.MustCompile(`(?i)^(№|р/[ср]|п/п) `)

// headLabel is the heading over numbers.
var headLabel = regexp.MustCompile(`(?i)^(№|р/[ср]|п/п)( ?(п/п|р/с|№))?$`)

// leadsOn is a number, or the heading over numbers, with words right behind it.
var leadsOn = regexp.MustCompile(`^(?:(?:№|[рР]/[срСР]|[пП]/[пП])(?: [пП]/[пП]| [рР]/[сС])?|\d{1,5}\.?) `)

// parted cuts pieces that only one blank parts: behind the number of a row, and
// where the next column begins.
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

// part cuts the lines of the region for good. The columns of one row may stand
// a little beside those of another: where they begin is asked of the lines
// around.
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

// aroundRow is how many lines up and down belong to the same row.
const aroundRow = 4

// beginning is where a column begins on the lines nearest to line i.
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

// alongside reports a piece that begins where a column does.
func (r *region) alongside(x piece) bool {
	return slices.ContainsFunc(r.columns, func(c piece) bool {
		return distance(piece{from: x.from, to: x.from}, piece{from: c.from, to: c.from}) <= slack
	})
}

// cut parts a piece where a column begins that it reaches into.
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

// measure finds the columns: what is left between places that few lines of
// cells reach into, few beside the places to both sides. A gap of one blank,
// where a cell is full, does not hide a gutter so.
func (r *region) measure(all [][]piece) {
	var count []int
	numbers := r.numberColumn(all)
	r.columns, r.numbers = nil, numbers.to > 0
	for _, p := range all[r.from:r.to] {
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

// narrow takes off the left side what few lines reach into, such as a heading
// that stands beside its column.
func (c *piece) narrow(count []int) {
	peak := slices.Max(count[c.from:c.to])
	for c.from+1 < c.to && count[c.from]*6 < peak {
		c.from++
	}
}

// numberColumn finds the column of numbers: labels at the left margin, on two
// lines at least. Words may stand so near to it that no gutter shows.
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

// atMargin reports a label, or the heading over labels, in the column of
// numbers.
func atMargin(x, numbers piece) bool {
	return x.from < numbers.to && (labelPiece.MatchString(x.text) || headLabel.MatchString(x.text))
}

// crosses reports whether a piece reaches over a gutter.
func (r *region) crosses(p []piece) bool {
	return slices.ContainsFunc(p, func(x piece) bool {
		first, last := r.touched(x)
		return first < last
	})
}

// touched gives the first and the last column that a piece stands in, or the
// nearest. That it reaches a little into a column of words beside its own is
// the unevenness of lines.
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

// slack is how far the columns of one line may stand from those of another.
const slack = 3

// blankNear finds the blank nearest to where the next column begins, not before
// where the gutter does.
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

// labelPiece is the number of a row.
var labelPiece = regexp.MustCompile(`^(\d{1,5}(\.\d{1,3})*|[IVXLC]+|\p{Ll})\s?[.)]{0,2}$`)

// goesOn reports a line that can be the end of the last row: not a note below
// the table, which begins at the margin.
func (r *region) goesOn(p []piece) bool {
	first, _ := r.touched(p[0])
	return first > 0 || labelPiece.MatchString(p[0].text)
}

// good reports whether this is a table of amounts: rows enough, a column of
// them.
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
