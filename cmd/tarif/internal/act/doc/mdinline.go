package doc

import (
	"html"
	"regexp"
	"strings"
)

var (
	mdLink   = regexp.MustCompile(`!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	mdBreak  = regexp.MustCompile(`(?i)<br\s*/?>`)
	mdTag    = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	mdSup    = regexp.MustCompile(`(?i)<sup>([^<]*)</sup>`)
	mdSub    = regexp.MustCompile(`(?i)<sub>([^<]*)</sub>`)
	mdEscape = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
)

// inline takes the marks out of a text: emphasis, links, tags, escapes.
func inline(s string) string {
	if !strings.ContainsAny(s, "\\*_`<&[") {
		return trim(s)
	}
	s = strings.ReplaceAll(s, "\x00", "")
	var kept []string // escaped characters, which mean themselves
	s = mdEscape.ReplaceAllStringFunc(s, func(c string) string {
		kept = append(kept, c[1:])
		return "\x00"
	})
	s = mdSup.ReplaceAllStringFunc(s, raised.Replace)
	s = mdSub.ReplaceAllStringFunc(s, lowered.Replace)
	s = mdBreak.ReplaceAllString(s, "\n")
	s = mdTag.ReplaceAllString(s, "")
	s = mdLink.ReplaceAllString(s, "$1")
	s = html.UnescapeString(plainEmphasis(s))
	return trim(restore(s, kept))
}

// restore puts the escaped characters back, each in its place.
func restore(s string, kept []string) string {
	parts := strings.Split(s, "\x00")
	for i := range min(len(kept), len(parts)-1) {
		parts[i] += kept[i]
	}
	return strings.Join(parts, "")
}
