package table

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/act/doc"
)

// A table extracted from a PDF as lines: cells spread over several lines, the
// number somewhere in the middle of its row, groups of lines separated by blank
// lines. What can be relied on is that every row ends with its prices.

// line is one line and the number of its group, which blank lines delimit.
type line struct {
	text  string // as it stands, blanks at its end too
	no    int
	group int
	at    []doc.Place // where it stands, one or none
	gone  []doc.Gone  // right beside its digits
}

func (l line) trim() string { return strings.TrimSpace(l.text) }

// The headings that begin such a table: that of the row numbers, words, and a
// word for the price.
var (
	headLine   = regexp.MustCompile(`(?i)^(№|р/с|р/р|п/п)\s*(п/п|р/с|р/р|пп)?\s+\p{L}`)
	roleInHead = regexp.MustCompile(`(?i)(^|\s)((?:лауазым|должност|наименование должност)\p{L}*)`)
	unitInHead = regexp.MustCompile(`(?i)(^|\s)((?:\p{L}+\s+)?(?:бірлі|единиц|ед\.)\p{L}*(?:\s+(?:измерения|изм\.))?)`)
)

// fromLines reads such a table if it begins at the first item.
func fromLines(items []item) (*Table, int) {
	head := items[0].cell.Plain()
	if items[0].table != nil || !headLine.MatchString(head) && !headNumber.MatchString(head) {
		return nil, 0
	}
	n, head := headOfLines(items)
	if n == 0 || !headLine.MatchString(head) {
		return nil, 0
	}
	end := n
	for end < len(items) && items[end].table == nil && items[end].level == 0 {
		end++
	}
	r := &liner{t: &Table{Shape: "lines"}}
	r.headings(head)
	for _, it := range items[:n] {
		r.t.spend(Head, it.cell)
	}
	used := r.read(linesOf(items[n:end]))
	if len(r.t.Rows) == 0 {
		return nil, 0
	}
	return r.t, n + groups(items[n:end], used)
}

// headOfLines returns the heading up to the word for the price, and how many
// items it takes.
func headOfLines(items []item) (n int, head string) {
	for n = 0; n < len(items) && n < 6 && items[n].table == nil; n++ {
		head = strings.TrimSpace(head + " " + items[n].cell.Plain())
		if saysMoney.MatchString(head) {
			return n + 1, head
		}
	}
	return 0, ""
}

// beginSmall reports whether the words after row numbers mostly begin with a
// small letter; then a capital letter begins a section heading.
func beginSmall(lines []line) bool {
	small := 0
	for i, l := range lines {
		text := ""
		if m := numbered.FindStringSubmatch(l.trim()); m != nil {
			text = m[2]
		} else if bareNumber.MatchString(tidyLabel(l.trim())) && i+1 < len(lines) {
			text = lines[i+1].trim()
		}
		switch first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, opening)); {
		case unicode.IsLower(first):
			small++
		case unicode.IsUpper(first):
			small--
		}
	}
	return small > 0
}

// opening are characters that may precede the first letter.
const opening = " \"«(–—-"

func linesOf(items []item) []line {
	var out []line
	for g, it := range items {
		for i, s := range it.cell.Lines {
			no := 0
			if it.cell.Line > 0 {
				no = it.cell.Line + i
			}
			x := line{text: s, no: no, group: g}
			if i < len(it.cell.Places) {
				x.at = it.cell.Places[i : i+1]
			}
			x.gone = it.cell.besideLine(i)
			out = append(out, x)
		}
	}
	return out
}

// besideLine returns what is Gone right beside a digit of line i of the cell.
func (c Cell) besideLine(i int) []doc.Gone {
	from := 0
	for _, s := range c.Lines[:i] {
		from += len(s) + 1
	}
	var out []doc.Gone
	for _, g := range c.Beside {
		if g.At -= from; g.At >= 0 && g.At <= len(c.Lines[i]) {
			out = append(out, g)
		}
	}
	return out
}

// groups returns how many whole items the given number of lines fills.
func groups(items []item, lines int) int {
	for g, it := range items {
		if lines -= len(it.cell.Lines); lines < 0 {
			return g
		}
	}
	return len(items)
}

// liner reads lines into rows.
type liner struct {
	t      *Table
	number int  // of the last row
	small  bool // rows of this table begin with a small letter
}

// headings splits the joined heading at the words that begin a column.
func (r *liner) headings(head string) {
	head = strings.Join(strings.Fields(strings.ReplaceAll(strings.ReplaceAll(head, "( ", "("), " )", ")")), " ")
	first := headLine.FindStringIndex(head)
	numberEnd := first[1]
	for numberEnd > 0 && head[numberEnd-1] != ' ' {
		numberEnd--
	}
	add := func(u Use, s string) {
		if s = strings.TrimSpace(s); s != "" {
			r.t.Columns = append(r.t.Columns, Column{Use: u, Heading: s})
		}
	}
	add(Number, head[:numberEnd])
	rest := head[numberEnd:]
	if at := roleInHead.FindStringSubmatchIndex(rest); at != nil {
		add(Text, rest[:at[4]])
		add(Role, rest[at[4]:at[5]])
		add(Price, rest[at[5]:])
		return
	}
	if at := unitInHead.FindStringSubmatchIndex(rest); at != nil && at[4] > 0 {
		add(Text, rest[:at[4]])
		add(Unit, rest[at[4]:at[5]])
		add(Price, rest[at[5]:])
		return
	}
	at := saysMoney.FindStringIndex(rest)
	add(Text, rest[:at[0]])
	add(Price, rest[at[0]:])
}

// read reads rows, each of which ends with a price, and returns how many lines
// it took. Lines after the last price do not belong to the table.
func (r *liner) read(lines []line) int {
	r.small = beginSmall(lines)
	start := 0
	for i := 0; i < len(lines); i++ {
		if i < start {
			continue
		}
		before, price, ok := r.price(lines, start, i)
		if !ok {
			continue
		}
		segment := append([]line{}, lines[start:i]...)
		if before != "" {
			segment = append(segment, line{before, lines[i].no, lines[i].group, lines[i].at, lines[i].gone})
		}
		start = i + 1
		for n := restOfGroup(lines, i); n > 0; n-- { // the price was in the middle of the last cell
			segment = append(segment, line{lines[start].text, lines[start].no, lines[i].group, lines[start].at, lines[start].gone})
			start++
		}
		r.segment(segment, Cell{Lines: []string{price}, Line: lines[i].no, Places: lines[i].at, Beside: lines[i].gone})
	}
	r.learnRoles()
	return start
}

// restOfGroup returns how many lines after a price belong to its row: those of
// its group, if the group has no other number or price.
func restOfGroup(lines []line, i int) int {
	n := 0
	for j := i + 1; j < len(lines) && lines[j].group == lines[i].group; j++ {
		if s := lines[j].trim(); isLabel(s) || alone.MatchString(s) || atEnd.MatchString(s) {
			return 0
		}
		n++
	}
	if n > 6 || i == 0 || lines[i-1].group != lines[i].group && n > 0 {
		return 0
	}
	return n
}

var (
	// alone matches a line that is only a price.
	alone = regexp.MustCompile(`^(\d{1,3}(?:[ \x{a0}]\d{3})+|\d+)(?:\s?,\s?\d{1,2})?\s*(?:теңге|тенге|тг\.?)?\*{0,2}$|^[-–—]$|(?i)^\d+(,\d+)?\s*(мрп|аек)$`)
	// atEnd matches a price after the words of the cell before it.
	atEnd = regexp.MustCompile(`^(.*\p{L}[\p{L}.)]*)\s+((?:\d{1,3}(?:[ \x{a0}]\d{3})+|\d+),\d{1,2}\*{0,2}|\d{1,3}(?:[ \x{a0}]\d{3})+)$`)
)

// price finds the price at the end of a line. A line with only a whole number
// is the row's number if the row has none yet and it is the next one.
func (r *liner) price(lines []line, start, i int) (before, price string, ok bool) {
	s := lines[i].trim()
	if m := atEnd.FindStringSubmatch(s); m != nil && i > start {
		return m[1], m[2], true
	}
	if !alone.MatchString(s) {
		return "", "", false
	}
	if isLabel(s) && (s == itoa(r.number+1) || s == "1") && (!r.hasNumber(lines[start:i]) || headingOver(lines[start:], i-start)) {
		return "", "", false
	}
	return "", s, i > start
}

// headingOver reports a row number right below a numbered heading, with words
// after it: "1. Services", "1".
func headingOver(lines []line, i int) bool {
	if i < 1 || i+1 >= len(lines) || i > 1 && lines[i-2].group == lines[i-1].group {
		return false
	}
	over, words := numberedHead.FindStringSubmatch(lines[i-1].trim()), lines[i+1].trim()
	return over != nil && !alone.MatchString(words) && !numbered.MatchString(words)
}

// hasNumber reports whether the lines of a row include its number.
func (r *liner) hasNumber(lines []line) bool {
	i, _ := r.findNumber(lines)
	return i >= 0
}
