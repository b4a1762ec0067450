package xlsx

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// texts are the texts of all cells, each kept once.
type texts struct {
	number map[string]int
	order  []string
	used   int // by cells
}

func (t *texts) reset() {
	clear(t.number)
	clear(t.order) // or the texts of an edition would be kept
	t.order, t.used = t.order[:0], 0
}

// of is the number of a text.
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

// longest is how many UTF-16 units a cell holds.
const longest = 32767

// code is what a program would read as a character by its number.
var code = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// encoded is a text as cells hold it: shortened visibly where it is too long,
// and with what looks like a coded character marked as none.
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

// appendText escapes text for XML. What XML cannot hold becomes U+FFFD.
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

// plain reports whether a text needs no escape, as nearly every one does.
func plain(s string) bool {
	for i := range len(s) {
		if suspicious[s[i]] {
			return false
		}
	}
	return utf8.ValidString(s)
}

// suspicious are the bytes with which what may need an escape begins.
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
