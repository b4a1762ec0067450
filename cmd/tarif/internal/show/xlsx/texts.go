package xlsx

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// texts are the texts of all cells, without duplicates.
type texts struct {
	number map[string]int
	order  []string
	used   int // number of uses by cells
}

func (t *texts) reset() {
	clear(t.number)
	clear(t.order) // otherwise the texts would be kept in memory
	t.order, t.used = t.order[:0], 0
}

// of returns the number of a text.
func (t *texts) of(s string) int {
	t.used++
	n, ok := t.number[s]
	if !ok {
		n = len(t.order)
		t.number[s] = n
		t.order = append(t.order, s)
	}
	return n
}

func (t *texts) xml(out []byte) []byte {
	out = append(out, header+`<sst xmlns="`+mainNS+`" count="`+strconv.Itoa(t.used)+`" uniqueCount="`+strconv.Itoa(len(t.order))+`">`...)
	for _, s := range t.order {
		out = append(out, `<si><t xml:space="preserve">`...)
		out = appendText(out, encoded(s))
		out = append(out, `</t></si>`...)
	}
	return append(out, `</sst>`...)
}

// longest is how many UTF-16 units fit into a cell.
const longest = 32767

// code matches what programs read as an escaped character.
var code = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// encoded returns a text as cells store it: visibly shortened if it is too
// long, with text that looks like an escape escaped.
func encoded(s string) string {
	if len(s) > longest {
		if u := utf16.Encode([]rune(s)); len(u) > longest {
			s = strings.TrimRight(string(utf16.Decode(u[:longest-1])), "\uFFFD") + "…"
		}
	}
	if strings.Contains(s, "_x") {
		s = code.ReplaceAllStringFunc(s, func(c string) string { return "_x005F" + c })
	}
	return s
}

// appendText escapes text for XML. Characters that XML does not allow become
// U+FFFD.
func appendText(out []byte, s string) []byte {
	if plain(s) {
		return append(out, s...)
	}
	done := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if esc := escape(r, size); esc != "" {
			out = append(append(out, s[done:i]...), esc...)
			done = i + size
		}
		i += size
	}
	return append(out, s[done:]...)
}

// plain reports whether a text needs no escaping, like nearly every one.
func plain(s string) bool {
	for i := range len(s) {
		if suspicious[s[i]] {
			return false
		}
	}
	return utf8.ValidString(s)
}

// suspicious are the first bytes of characters that may need escaping.
var suspicious = func() (is [256]bool) {
	for c := range is {
		is[c] = c < ' ' || strings.IndexByte(`&<>"`, byte(c)) >= 0 || c == 0xEF
	}
	return is
}()

func escape(r rune, size int) string {
	switch {
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '"':
		return "&quot;"
	case r == '\r':
		return "&#13;"
	case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF, r == utf8.RuneError && size < 2:
		return "\uFFFD"
	}
	return ""
}
