package doc

import (
	"regexp"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/lang"

	"tarif/cmd/tarif/internal/source"
)

// readText splits a text at its blank lines. Rows of cells separated by tabs,
// as pasted from Word or a spreadsheet, are a table; so are columns separated
// by spaces.
func readText(t *tally, text string) []Block {
	var blocks []Block
	lines, pages := splitLines(text)
	unquote(t, lines)
	drawn, all := drawings(lines, pages)
	t.budget.Spend(20 * len(text))
	for i := 0; i < len(lines) && t.err == nil; {
		t.budget.Spend(100)
		end := len(lines)
		if len(drawn) > 0 {
			end = drawn[0].from
		}
		switch {
		case i == end:
			t.block()
			blocks = append(blocks, Block{Table: drawn[0].table(t, all), Line: i + 1})
			i, drawn = drawn[0].to, drawn[1:]
		case blank(lines[i]):
			i++
		default:
			b, n := textBlock(t, lines[i:end], i+1)
			blocks = append(blocks, b)
			i += n
		}
	}
	return blocks
}

// textBlock reads the block that begins on the first line, and returns how many
// lines it took.
func textBlock(t *tally, lines []string, line int) (Block, int) {
	t.block()
	if n := leaders(lines); n > 0 {
		return Block{Table: leaderTable(t, lines[:n], line), Line: line}, n
	}
	if n := tabbed(lines); n > 0 {
		return Block{Table: tabTable(t, lines[:n], line), Line: line}, n
	}
	n := 1
	for n < len(lines) && !blank(lines[n]) && tabbed(lines[n:]) == 0 && !starts(lines[n:]) {
		n++
	}
	return Block{Passage: verbatim(lines[:n], line), Line: line}, n
}

// starts reports whether a price list with leaders begins here.
func starts(lines []string) bool {
	_, _, ok := led(lines[0])
	return ok && leaders(lines) > 0
}

// verbatim keeps lines exactly as they are, since indentation has a meaning.
func verbatim(lines []string, line int) Passage {
	p := Passage{Text: lang.Composed(strings.Join(lines, "\n"))}
	for i := range lines {
		p.Places = append(p.Places, Place{Line: line + i})
	}
	return p
}

func firstOf(lines []string, _ []int) []string { return lines }

// splitLines splits the text and returns the line on which each page begins.
// The form feeds of pdftotext are not part of the text.
func splitLines(text string) (lines []string, pages []int) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	lines = strings.Split(text, "\n")
	pages = []int{0}
	for i, s := range lines {
		if strings.Contains(s, "\f") {
			lines[i] = strings.ReplaceAll(s, "\f", "")
			if i > 0 {
				pages = append(pages, i)
			}
		}
	}
	return lines, pages
}

// quoteMark is what a mail program puts before the lines of the message that it
// answers or sends on.
var quoteMark = regexp.MustCompile(`^(?:> ?)+`)

// unquote takes the marks away from the lines of a quoted message.
func unquote(t *tally, lines []string) {
	n := 0
	for i, s := range lines {
		if quoteMark.MatchString(s) {
			lines[i] = quoteMark.ReplaceAllString(s, "")
			n++
		}
	}
	if n > 0 {
		t.note(source.Say("the marks of a quoted message before {1} lines were left out", n))
	}
}

func blank(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }) == ""
}

// cellMark returns the separator of cells in a line of text.
func cellMark(line string) string {
	for _, mark := range []string{"\t", "|"} {
		if strings.Contains(line, mark) {
			return mark
		}
	}
	return ";"
}

// tabbed returns how many of the first lines are rows with equally many cells,
// separated by tabs, vertical bars or semicolons. It takes two lines of at
// least three cells (three lines if separated by semicolons), or three lines of
// two non-empty cells.
func tabbed(lines []string) int {
	part := cellMark(lines[0])
	tabs := strings.Count(lines[0], part)
	if tabs < 1 || tabs >= maxColumns {
		return 0
	}
	n := 0
	for n < len(lines) && (strings.Count(lines[n], part) == tabs && !blank(lines[n]) || n > 0 && ruled(lines[n])) {
		if name, price, _ := strings.Cut(lines[n], part); tabs == 1 && (blank(name) || blank(price)) {
			break
		}
		n++
	}
	if tabs == 1 && n < 3 || n < 2 || part == ";" && (tabs < 2 || n < 3) {
		return 0
	}
	return n
}

// ruled reports a line that only parts the rows of a table: "----+----".
func ruled(line string) bool {
	return strings.Trim(line, "-+=|: \t") == "" && strings.Contains(line, "--")
}

func tabTable(t *tally, lines []string, line int) *Table {
	part := cellMark(lines[0])
	t.note(source.Say("lines {1} to {2}: cells separated by tabs or other marks were read as a table", line, line+len(lines)-1))
	table := &Table{}
	for i, s := range lines {
		var row Row
		if ruled(s) {
			continue
		}
		for _, text := range strings.Split(s, part) {
			t.cell()
			row.Cells = append(row.Cells, Cell{Passage: plainPassage(text, Place{Line: line + i}), ColSpan: 1, RowSpan: 1, Line: line + i})
		}
		if t.err != nil {
			break
		}
		table.Rows = append(table.Rows, row)
	}
	t.weigh(table, line)
	return table
}
