package doc

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// mdReader reads the Markdown in which acts are kept: headings, paragraphs,
// quotes, HTML tables, pipe tables and those of pandoc. A list item stays a
// paragraph with its marker, since an asterisk before a line may as well be a
// footnote mark; a code block is a paragraph too.
type mdReader struct {
	*tally
	lines  []string
	at     int // of the next line, from 0
	blocks []Block
	open   []string // lines of the open paragraph
	from   int
	stroke int // cache: the line up to which the next rule is known
}

func readMarkdown(t *tally, text string) []Block {
	m := &mdReader{tally: t, lines: firstOf(splitLines(text))}
	for m.at < len(m.lines) && t.err == nil {
		t.budget.Spend(100 + 10*len(m.lines[m.at]))
		m.next()
	}
	m.flush()
	return m.blocks
}

var (
	mdHeading  = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	mdTable    = regexp.MustCompile(`(?i)^\s*<table[\s>]`)
	mdRule     = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	mdSetext   = regexp.MustCompile(`^ {0,3}(=+|-+)[ \t]*$`)
	quoteMarks = regexp.MustCompile(`^(?: {0,3}> ?)+`)
)

// next reads one block.
func (m *mdReader) next() {
	line := m.lines[m.at]
	switch {
	case blank(line):
		m.flush()
		m.at++
	case strings.HasPrefix(strings.TrimSpace(line), "<!--"):
		m.flush()
		m.comment()
	case mdTable.MatchString(line):
		m.flush()
		m.htmlTable()
	case m.pipes(), m.boxed(), m.stroked():
	case mdHeading.MatchString(line):
		m.flush()
		m.heading(mdHeading.FindStringSubmatch(line))
	case len(m.open) > 0 && mdSetext.MatchString(line):
		m.setext(line)
	case mdRule.MatchString(line):
		m.flush()
		m.at++
	default:
		m.paragraph(line)
	}
}

// paragraph appends a line to the open paragraph. Quoted and unquoted lines are
// never in one paragraph.
func (m *mdReader) paragraph(line string) {
	quoted := quoteMarks.MatchString(line)
	if len(m.open) > 0 && quoted != quoteMarks.MatchString(m.open[0]) {
		m.flush()
	}
	if quoted && blank(quoteMarks.ReplaceAllString(line, "")) {
		m.flush()
		m.at++
		return
	}
	if len(m.open) == 0 {
		m.from = m.at + 1
	}
	m.open = append(m.open, line)
	m.at++
}

// flush ends the open paragraph. Its lines are joined, except after one that
// ends in two spaces or a backslash.
func (m *mdReader) flush() {
	m.emit(0)
}

func (m *mdReader) emit(level int) {
	if len(m.open) == 0 {
		return
	}
	var b strings.Builder
	for i, line := range m.open {
		line = quoteMarks.ReplaceAllString(line, "")
		text, hard := hardBreak(line)
		b.WriteString(text)
		if i < len(m.open)-1 {
			b.WriteByte(joint(hard))
		}
	}
	m.open = nil
	if s := inline(b.String(), m.from); !s.silent() {
		m.block()
		m.blocks = append(m.blocks, Block{Passage: s, Level: level, Line: m.from})
	}
}

func joint(hard bool) byte {
	if hard {
		return '\n'
	}
	return ' '
}

func hardBreak(line string) (string, bool) {
	text := strings.Trim(line, " \t\r")
	if s, ok := strings.CutSuffix(text, `\`); ok {
		return s, true
	}
	return text, strings.HasSuffix(line, "  ")
}

func (m *mdReader) heading(parts []string) {
	m.from = m.at + 1
	m.open = []string{parts[2]}
	m.at++
	m.emit(len(parts[1]))
}

func (m *mdReader) setext(line string) {
	level := 1
	if strings.Contains(line, "-") {
		level = 2
	}
	m.at++
	m.emit(level)
}

// comment skips a comment and notes what it said.
func (m *mdReader) comment() {
	from, closed := m.at, false
	var b strings.Builder
	for ; m.at < len(m.lines) && !closed; m.at++ {
		before, after, ok := strings.Cut(m.lines[m.at], "-->")
		b.WriteString(before + " ")
		if ok {
			m.lines[m.at], closed = after, true
			m.at--
		}
	}
	if !closed {
		m.note(source.Say("line {1}: a comment is never closed; everything after it was left out", from+1))
		return
	}
	text := b.String()
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "<!--"))
	if r := []rune(text); len(r) > 300 {
		text = string(r[:300]) + "…"
	}
	m.note(source.Say("line {1}: a comment was left out: {2}", from+1, text))
}

// htmlTable passes a table, up to its end tag, to the HTML reader.
func (m *mdReader) htmlTable() {
	from, depth := m.at, 0
	for ; m.at < len(m.lines); m.at++ {
		line := strings.ToLower(m.lines[m.at])
		depth += strings.Count(line, "<table") - strings.Count(line, "</table")
		if depth <= 0 {
			m.at++
			break
		}
	}
	if depth > 0 {
		m.note(source.Say("line {1}: a table is never closed; everything after it was read as a part of it", from+1))
	}
	text := strings.Join(m.lines[from:m.at], "\n")
	m.blocks = append(m.blocks, readHTML(m.tally, text, from+1)...)
}

// pipes reads a pipe table if one begins here.
func (m *mdReader) pipes() bool {
	if m.at+1 >= len(m.lines) || !strings.Contains(m.lines[m.at], "|") || !pipeRule.MatchString(m.lines[m.at+1]) {
		return false
	}
	m.flush()
	d := &draft{line: m.at + 1}
	d.rows = append(d.rows, m.pipeRow(true))
	for m.at += 2; m.at < len(m.lines) && m.err == nil; m.at++ {
		if !strings.Contains(m.lines[m.at], "|") {
			break
		}
		d.rows = append(d.rows, m.pipeRow(false))
	}
	m.blocks = append(m.blocks, d.finish(m.tally)...)
	return true
}

func (m *mdReader) pipeRow(header bool) draftRow {
	line := strings.TrimSpace(m.lines[m.at])
	line = strings.TrimPrefix(line, "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = line[:len(line)-1]
	}
	row := draftRow{header: header}
	for _, s := range splitPipes(line) {
		m.cell()
		cell := draftCell{colSpan: 1, rowSpan: 1, line: m.at + 1}
		if s := inline(s, m.at+1); !s.silent() {
			cell.blocks = []Block{{Passage: s, Line: m.at + 1}}
		}
		row.cells = append(row.cells, cell)
	}
	return row
}

// splitPipes splits a line at its unescaped pipes.
func splitPipes(line string) []string {
	var cells []string
	from := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, line[from:i])
			from = i + 1
		}
	}
	return append(cells, line[from:])
}
