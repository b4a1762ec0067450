package doc

import (
	"regexp"
	"strings"
)

var (
	startsPage = regexp.MustCompile(`(?i)^<(!doctype\s+html|html)[\s>]`)
	startsHTML = regexp.MustCompile(`(?i)^<(!doctype\s+html|(html|head|body|meta|title|style|table|div|p|span|font|center|h[1-6]|br|article|section)[\s>/])`)
	hasTable   = regexp.MustCompile(`(?i)<table[\s>][^<]*<(tr|tbody|thead|colgroup|caption)[\s>]`)
	hasHeading = regexp.MustCompile(`(?m)^#{1,6} \S`)
	hasBold    = regexp.MustCompile(`(?m)^(> ?)*\*\*\S[^\n]*\*\*\s*$`)
	pipeRule   = regexp.MustCompile(`(?m)^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$`)
)

// look is how many bytes of a text are examined to detect its format.
const look = 1 << 20

// kindOf distinguishes HTML, Markdown and plain text by their beginning, their
// content and then the file name.
func kindOf(text, ext string) string {
	head := text[:min(len(text), look)]
	start := afterComments(head)
	markdown := ext == ".md" || ext == ".markdown"
	switch {
	case startsPage.MatchString(start), startsHTML.MatchString(start) && !markdown:
		return "html"
	case ext == ".csv" || ext == ".tsv":
		return "values"
	case ext == ".html" || ext == ".htm" || ext == ".xhtml":
		return "html"
	case markdown, hasTable.MatchString(head), hasHeading.MatchString(head), hasBold.MatchString(head), hasBoxes.MatchString(head), hasStroke.MatchString(head), pipeRule.MatchString(head):
		return "markdown"
	}
	if valuesOnly(head) {
		return "values"
	}
	return "text"
}

// valuesOnly reports a text in which all but a few lines are values separated
// by semicolons.
func valuesOnly(text string) bool {
	lines, parted := 0, 0
	for s := range strings.Lines(text) {
		if !blank(s) {
			lines++
			if strings.Count(s, ";") > 1 {
				parted++
			}
		}
	}
	return parted > 2 && parted*10 >= lines*9
}

// afterComments skips white space, an XML declaration and comments, with which
// both HTML and Markdown may start.
func afterComments(s string) string {
	for {
		s = strings.TrimSpace(s)
		end := ""
		switch {
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case strings.HasPrefix(s, "<?"):
			end = "?>"
		default:
			return s
		}
		_, after, ok := strings.Cut(s, end)
		if !ok {
			return s
		}
		s = after
	}
}
