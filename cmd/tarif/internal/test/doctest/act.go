package doctest

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// Act is an act with one table, to be written in the formats of office
// programs.
type Act struct {
	Before, After []string // paragraphs
	Rows          [][]Laid
}

// Laid is a cell of a table: its lines, separated by "
// ", with raised text between ^ and struck text between ~, and how many columns
// and rows it spans.
type Laid struct {
	Text       string
	Cols, Rows int
}

var spans = regexp.MustCompile(`^\{(\d+)x(\d+)\}\s*`)

// ReadRow reads the cells of a line, separated by "|"; "{2x3}" begins a cell
// that spans two columns and three rows.
func ReadRow(line string) []Laid {
	var out []Laid
	for _, s := range strings.Split(line, "|") {
		c := Laid{Cols: 1, Rows: 1}
		s = strings.TrimSpace(s)
		if m := spans.FindStringSubmatch(s); m != nil {
			fmt.Sscan(m[1], &c.Cols)
			fmt.Sscan(m[2], &c.Rows)
			s = s[len(m[0]):]
		}
		c.Text = strings.ReplaceAll(s, `\n`, "\n")
		out = append(out, c)
	}
	return out
}

// Plain reports whether no cell of the table spans columns or rows or has
// raised or struck text.
func (a *Act) Plain() bool {
	for _, row := range a.Rows {
		for _, c := range row {
			if c.Cols > 1 || c.Rows > 1 || strings.ContainsAny(c.Text, "^~\n") {
				return false
			}
		}
	}
	return true
}

// Unbroken reports whether no cell has several lines. On paper several lines
// look like words that were cut.
func (a *Act) Unbroken() bool {
	for _, row := range a.Rows {
		for _, c := range row {
			if strings.Contains(c.Text, "\n") {
				return false
			}
		}
	}
	return true
}

// placed is a cell and its position.
type placed struct {
	Laid
	row, col int
	above    bool // continues from the row above
}

// grid returns the cells of each row, including those that continue from above.
func (a *Act) grid() (rows [][]placed, width int) {
	open := map[int]placed{} // by column
	for r, row := range a.Rows {
		var out []placed
		col := 0
		carry := func() {
			for {
				p, ok := open[col]
				if !ok || p.row+p.Rows <= r {
					return
				}
				p.above = true
				out = append(out, p)
				col += p.Cols
			}
		}
		for _, c := range row {
			carry()
			p := placed{Laid: c, row: r, col: col}
			out = append(out, p)
			if c.Rows > 1 {
				open[col] = p
			}
			col += c.Cols
		}
		carry()
		width = max(width, col)
		rows = append(rows, out)
	}
	return rows, width
}

var (
	raisedText = regexp.MustCompile(`\^([^^]*)\^`)
	struckText = regexp.MustCompile(`~([^~]*)~`)
)

func (a *Act) HTML() []byte {
	var b strings.Builder
	b.WriteString("<!doctype html><meta charset=utf-8>\n")
	for _, p := range a.Before {
		fmt.Fprintf(&b, "<p>%s</p>\n", p)
	}
	b.WriteString("<table>\n")
	for _, row := range a.Rows {
		b.WriteString("<tr>")
		for _, c := range row {
			s := struckText.ReplaceAllString(raisedText.ReplaceAllString(c.Text, "<sup>$1</sup>"), "<s>$1</s>")
			fmt.Fprintf(&b, `<td colspan="%d" rowspan="%d">%s</td>`, c.Cols, c.Rows, strings.ReplaceAll(s, "\n", "<br>"))
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
	for _, p := range a.After {
		fmt.Fprintf(&b, "<p>%s</p>\n", raisedText.ReplaceAllString(p, "<sup>$1</sup>"))
	}
	return []byte(b.String())
}

// Markdown returns the act with a pipe table. The act must be Plain.
func (a *Act) Markdown() []byte {
	var b strings.Builder
	b.WriteString(strings.Join(a.Before, "\n\n") + "\n\n")
	for i, row := range a.Rows {
		for _, c := range row {
			b.WriteString("| " + c.Text + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|---", len(row)) + "|\n")
		}
	}
	b.WriteString("\n" + strings.Join(a.After, "\n\n") + "\n")
	return []byte(b.String())
}

// Text returns the act with blanks between the columns of its table, as
// pdftotext preserves the layout of a page.
func (a *Act) Text() []byte {
	_, width := a.grid()
	wide := make([]int, width)
	for _, row := range a.Rows {
		for i, c := range row {
			wide[i] = max(wide[i], utf8.RuneCountInString(c.Text))
		}
	}
	var b strings.Builder
	b.WriteString(strings.Join(a.Before, "\n\n") + "\n\n")
	for _, row := range a.Rows {
		line := ""
		for i, c := range row {
			line += c.Text + strings.Repeat(" ", wide[i]-utf8.RuneCountInString(c.Text)+3)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	b.WriteString("\n" + strings.Join(a.After, "\n\n") + "\n")
	return []byte(b.String())
}

// marked splits a text at NUL: every second part begins with r if it is raised,
// with s if it is struck.
func marked(text string) string {
	return struckText.ReplaceAllString(raisedText.ReplaceAllString(text, "\x00r$1\x00"), "\x00s$1\x00")
}

// runs returns the runs of a Word paragraph.
func runs(text string) string {
	var b strings.Builder
	for i, s := range strings.Split(marked(text), "\x00") {
		switch {
		case i%2 == 0 && s != "":
			b.WriteString(R(s))
		case strings.HasPrefix(s, "r"):
			b.WriteString(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">` + s[1:] + `</w:t></w:r>`)
		case strings.HasPrefix(s, "s"):
			b.WriteString(`<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">` + s[1:] + `</w:t></w:r>`)
		}
	}
	return b.String()
}

func (a *Act) Word(tb testing.TB) []byte {
	grid, _ := a.grid()
	var b strings.Builder
	for _, p := range a.Before {
		b.WriteString(P(p))
	}
	var rows []string
	for _, row := range grid {
		var cells []string
		for _, c := range row {
			properties := ""
			if c.Cols > 1 {
				properties = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, c.Cols)
			}
			content := ""
			for _, line := range strings.Split(c.Text, "\n") {
				content += "<w:p>" + runs(line) + "</w:p>"
			}
			switch {
			case c.above:
				properties, content = properties+"<w:vMerge/>", "<w:p/>"
			case c.Rows > 1:
				properties += `<w:vMerge w:val="restart"/>`
			}
			cells = append(cells, Cell(properties, content))
		}
		rows = append(rows, Row(cells...))
	}
	b.WriteString(Table(rows...))
	for _, p := range a.After {
		b.WriteString("<w:p>" + runs(p) + "</w:p>")
	}
	return Pack(tb, b.String())
}

func (a *Act) Writer(tb testing.TB) []byte {
	styled := func(s string) string {
		s = raisedText.ReplaceAllString(s, `<text:span text:style-name="R">$1</text:span>`)
		return struckText.ReplaceAllString(s, `<text:span text:style-name="S">$1</text:span>`)
	}
	grid, _ := a.grid()
	var b strings.Builder
	for _, p := range a.Before {
		b.WriteString("<text:p>" + p + "</text:p>")
	}
	b.WriteString("<table:table>")
	for _, row := range grid {
		b.WriteString("<table:table-row>")
		for _, c := range row {
			if c.above {
				b.WriteString(strings.Repeat("<table:covered-table-cell/>", c.Cols))
				continue
			}
			fmt.Fprintf(&b, `<table:table-cell table:number-columns-spanned="%d" table:number-rows-spanned="%d">`, c.Cols, c.Rows)
			for _, line := range strings.Split(c.Text, "\n") {
				b.WriteString("<text:p>" + styled(line) + "</text:p>")
			}
			b.WriteString("</table:table-cell>" + strings.Repeat("<table:covered-table-cell/>", c.Cols-1))
		}
		b.WriteString("</table:table-row>")
	}
	b.WriteString("</table:table>")
	for _, p := range a.After {
		b.WriteString("<text:p>" + styled(p) + "</text:p>")
	}
	return ODT(tb, `<style:style style:name="R" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>`, b.String())
}

func (a *Act) RichText() []byte {
	styled := func(s string) string {
		s = raisedText.ReplaceAllString(s, `{\super $1}`)
		return strings.ReplaceAll(struckText.ReplaceAllString(s, `{\strike $1}`), "\n", `\par `)
	}
	grid, width := a.grid()
	var b strings.Builder
	for _, p := range a.Before {
		b.WriteString(`\pard ` + p + "\\par\n")
	}
	for _, row := range grid {
		b.WriteString(`\trowd`)
		for _, c := range row {
			switch {
			case c.above:
				b.WriteString(`\clvmrg`)
			case c.Rows > 1:
				b.WriteString(`\clvmgf`)
			}
			fmt.Fprintf(&b, `\cellx%d`, 9000*(c.col+c.Cols)/width)
		}
		for _, c := range row {
			text := c.Text
			if c.above {
				text = ""
			}
			b.WriteString(`\pard\intbl ` + styled(text) + `\cell`)
		}
		b.WriteString("\\row\n")
	}
	for _, p := range a.After {
		b.WriteString(`\pard ` + styled(p) + "\\par\n")
	}
	return RTF(b.String())
}

// Workbook returns the act as a workbook in which every cell is text.
func (a *Act) Workbook(tb testing.TB) []byte {
	grid, _ := a.grid()
	var b, merged strings.Builder
	r := 0
	line := func(p string) {
		r++
		fmt.Fprintf(&b, `<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>`, r, r, p)
	}
	for _, p := range a.Before {
		line(p)
	}
	for _, row := range grid {
		r++
		fmt.Fprintf(&b, `<row r="%d">`, r)
		for _, c := range row {
			if c.above {
				continue
			}
			fmt.Fprintf(&b, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+c.col, r, c.Text)
			if c.Cols > 1 || c.Rows > 1 {
				fmt.Fprintf(&merged, `<mergeCell ref="%c%d:%c%d"/>`, 'A'+c.col, r, 'A'+c.col+c.Cols-1, r+c.Rows-1)
			}
		}
		b.WriteString("</row>")
	}
	for _, p := range a.After {
		line(p)
	}
	behind := ""
	if merged.Len() > 0 {
		behind = "<mergeCells>" + merged.String() + "</mergeCells>"
	}
	return XLSX(tb, b.String(), behind, "")
}
