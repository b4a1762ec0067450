package doc

import (
	"html"
	"regexp"
	"strings"
)

var (
	mdLink    = regexp.MustCompile(`!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	mdCode    = regexp.MustCompile("`+([^`\n]+)`+")
	mdBreak   = regexp.MustCompile(`(?i)<br\s*/?>`)
	mdTag     = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	mdEscape  = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
	mdControl = strings.NewReplacer("\x00", "", "\x01", "", "\x02", "", "\x03", "", "\x04", "", "\x05", "", "\x06", "")
)

// While inline removes the other marks, looks are kept in the text as control
// characters: mark starts a look and the next code point ends it.
var mdLooks = []struct {
	mark rune
	look Look
	like *regexp.Regexp // a mark of Markdown or of pandoc; else a tag
	tags string
}{
	{'\x01', Raised, regexp.MustCompile(`\^([^\s^~]{1,20})\^`), "sup"},
	{'\x03', Lowered, regexp.MustCompile(`(?:\b|^)~([^\s^~]{1,20})~`), "sub"},
	{'\x05', Struck, regexp.MustCompile(`~~([^\s~](?:[^~\n]*[^\s~])?)~~`), "s|strike|del"},
}

var mdLookTags = func() (all []*regexp.Regexp) {
	for _, l := range mdLooks {
		all = append(all, regexp.MustCompile(`(?i)<(?:`+l.tags+`)(?:\s[^<>]*)?>([^<]*)</(?:`+l.tags+`)\s*>`))
	}
	return all
}()

// inline removes the markup from a text that begins on the given line:
// emphasis, links, code, tags, escapes.
func inline(s string, line int) Passage {
	p := pen{}
	p.move(Place{Line: line})
	if !strings.ContainsAny(s, "\\*_`<&[~^") {
		p.write(s, 0)
		return p.passage()
	}
	s = mdControl.Replace(s)
	var kept []string // escaped characters, which are literal
	s = mdEscape.ReplaceAllStringFunc(s, func(c string) string {
		kept = append(kept, c[1:])
		return "\x00"
	})
	for i := len(mdLooks) - 1; i >= 0; i-- {
		l := mdLooks[i]
		marked := string(l.mark) + "${1}" + string(l.mark+1)
		s = l.like.ReplaceAllString(mdLookTags[i].ReplaceAllString(s, marked), marked)
	}
	s = mdBreak.ReplaceAllString(s, "\n")
	s = mdTag.ReplaceAllString(s, "")
	s = mdCode.ReplaceAllString(mdLink.ReplaceAllString(s, "$1"), "$1")
	s = html.UnescapeString(plainEmphasis(s))
	p.looks(restore(s, kept))
	return p.passage()
}

// looks writes a text, turning the control characters of mdLooks into looks.
func (p *pen) looks(s string) {
	for {
		i := strings.IndexAny(s, "\x01\x03\x05")
		if i < 0 {
			break
		}
		mark := s[i]
		p.write(s[:i], 0)
		inner, rest, _ := strings.Cut(s[i+1:], string(rune(mark+1)))
		for _, l := range mdLooks {
			if byte(l.mark) == mark {
				p.write(mdControl.Replace(inner), l.look)
			}
		}
		s = rest
	}
	p.write(mdControl.Replace(s), 0)
}

// restore puts the escaped characters back.
func restore(s string, kept []string) string {
	parts := strings.Split(s, "\x00")
	for i := range min(len(kept), len(parts)-1) {
		parts[i] += kept[i]
	}
	return strings.Join(parts, "")
}
