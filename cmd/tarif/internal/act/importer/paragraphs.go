package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/act/mend"
	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/tariff"
)

// The budget steps of the stages after reading: all the patterns that a
// paragraph of the act is matched with, and all the work on a row.
const (
	perParagraph = 2000
	perLetter    = 150
	perRow       = 10_000
	perRate      = 1_000 // each time that it is written
)

// words repairs text outside rows. Joined lines are not reported there.
func (v *version) words(lines []string) string {
	n := 0
	for _, s := range lines {
		n += len(s)
	}
	v.doc.Budget.Spend(perParagraph + perLetter*n)
	text, repairs, doubts := v.mender.Cell(lines)
	for _, r := range repairs {
		if r.Kind != mend.Lines {
			v.mended = append(v.mended, r)
		}
	}
	v.doubts = append(v.doubts, doubts...)
	return text
}

// text returns the act without its tables, repaired, one string a paragraph.
func (v *version) text(s Source, d *tariff.Data) requisites.Text {
	t := requisites.Text{Lang: v.lang, Laws: d.Catalogue.Laws}
	for _, n := range s.Doc.Notes {
		t.Remarks = append(t.Remarks, n.String())
	}
	t.Before = v.paragraphs(v.parts.Before)
	n := len(v.mended)
	t.Titles = v.paragraphs(v.parts.Titles)
	v.mended = v.mended[:n] // the titles are among the paragraphs before
	used := v.marks()
	for _, x := range v.parts.Tables {
		v.notes = append(v.notes, v.paragraphs(numberedNotes(x.After, used))...)
	}
	var rest []string
	rest, v.notes = continues(t.Before, v.notes)
	t.Before = append(t.Before, rest...)
	t.After = v.notes
	return t
}

// paragraphs splits blocks of printed lines where a line is indented or begins
// a clause, and repairs each paragraph.
func (v *version) paragraphs(cells []table.Cell) []string {
	var out []string
	for _, c := range cells {
		from := 0
		for i := 1; i <= len(c.Lines); i++ {
			if i < len(c.Lines) && !(v.mender.Printed && (opens(c.Lines[i]) || begins(c.Lines[i-1], c.Lines[i]))) {
				continue
			}
			if text := v.words(c.Lines[from:i]); text != "" {
				out = append(out, text)
			}
			from = i
		}
	}
	return out
}

func opens(line string) bool {
	indent := 0
	for _, r := range line {
		if !unicode.IsSpace(r) {
			break
		}
		indent++
	}
	return indent >= 3
}

var (
	clauseStart  = regexp.MustCompile(`^\d{1,2}\.\s+\p{Lu}`)
	headStart    = regexp.MustCompile(`^(?:(?:Постановление|Решение)\s+\p{L}*\s*(?:акимата|маслихата|акима|\p{L}+ого\s)|В соответствии\s|В целях\s|На основании\s|Руководствуясь\s|Аким\s|Председатель\s|Секретарь\s)|^\p{Lu}[\p{L} -]{3,60}\s(?:әкімдігінің|мәслихатының)\s+\d{4}\s*жыл`)
	paragraphEnd = regexp.MustCompile(`(?i)(\sтуралы|қаулысы|шешімі|:|[\p{L}\d»"]\.)$|(?-i:(^|\s)\p{Lu}\.\s?\p{Lu}\p{Ll}+$)`)
	annexStart   = regexp.MustCompile(`(?i)^(\d+-)?(қосымша|приложение)(\s+\d+)?([^\p{L}]|$)`)
)

// begins reports a line that begins a paragraph without a blank line before it:
// a clause, an annex, or a capital letter after the end of a sentence, a title
// or a name.
func begins(before, line string) bool {
	before, line = strings.TrimSpace(before), strings.TrimSpace(line)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, "«\"“„ "))
	return clauseStart.MatchString(line) || headStart.MatchString(line) || annexStart.MatchString(line) || unicode.IsUpper(first) && paragraphEnd.MatchString(before)
}
