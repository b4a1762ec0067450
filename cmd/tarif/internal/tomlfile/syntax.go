package tomlfile

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"tarif/cmd/tarif/internal/source"
)

// unreadable reports what keeps a file from being read as text at all.
func (d *Doc) unreadable() (source.Finding, bool) {
	const save = "save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
	whole := source.Finding{Pos: source.Pos{File: d.name}, Severity: source.Error, Rule: RuleEncoding, Hint: save}
	switch at := badByte(d.src); {
	case len(d.src) > MaxSize:
		whole.Rule, whole.Hint = RuleSize, ""
		whole.Message = fmt.Sprintf("the file is larger than %d MB", MaxSize>>20)
		return whole, true
	case strings.HasPrefix(d.src, "\xff\xfe"), strings.HasPrefix(d.src, "\xfe\xff"), strings.IndexByte(d.src, 0) >= 0:
		whole.Message = "the file is not UTF-8 text; it looks like UTF-16"
		return whole, true
	case at >= 0:
		return d.found(at, RuleEncoding, fmt.Sprintf("the byte 0x%02x is not UTF-8", d.src[at]), save), true
	}
	return source.Finding{}, false
}

// badByte returns the offset of the first byte that is not UTF-8, or -1.
func badByte(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if _, n := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && n == 1 {
			return i
		}
	}
	return -1
}

// syntax turns the library's error into a finding. A key that stands twice is
// reported from our index, which knows both places.
func (d *Doc) syntax(err error, ix *indexer) source.Finding {
	pe, ok := parseError(err)
	if !ok {
		return source.Finding{Pos: source.Pos{File: d.name}, Severity: source.Error, Rule: RuleSyntax, Message: err.Error()}
	}
	if strings.Contains(pe.Message, "already been defined") && ix.twin != [2]int{} {
		f := d.found(ix.twin[1], RuleSyntax, "this key stands twice in one table", "keep one of the two")
		first := d.pos(ix.twin[0])
		f.See = &first
		return f
	}
	return d.found(d.exact(pe), RuleSyntax, sentence(pe.Message), advice(pe.Message))
}

// culprit is what some of the library's messages name at their end.
var culprit = regexp.MustCompile(`(?:in string|but got) '(.+)'`)

// exact returns where an error is. The library points to the beginning of the
// string or to one byte too early where it names what it stumbled over.
func (d *Doc) exact(pe toml.ParseError) int {
	at := min(max(0, pe.Position.Start), len(d.src))
	if m := culprit.FindStringSubmatch(pe.Message); m != nil {
		if i := strings.Index(d.src[at:], m[1]); i >= 0 && !strings.Contains(d.src[at:at+i], "\n") {
			return at + i
		}
	}
	return at
}

// sentence writes the library's message the way ours are written.
func sentence(s string) string {
	if _, got, ok := strings.Cut(strings.TrimSuffix(s, " instead"), "or EOF, but got "); ok {
		return "not valid TOML: found " + got + " behind the end of the value"
	}
	s = strings.TrimSuffix(s, ".")
	first, n := utf8.DecodeRuneInString(s)
	return "not valid TOML: " + string(unicode.ToLower(first)) + s[n:]
}

// advice says what to do about the commonest mistakes of syntax.
func advice(message string) string {
	for _, a := range []struct{ about, hint string }{
		{"cannot contain newlines", `close the text with " on the same line; a longer text stands between """ and """`},
		{"unexpected EOF", "a closing quote or bracket is missing"},
		{"escape", `a backslash has a meaning of its own: write \\ for one, or put the text between ' and '`},
		{"expected value but found", `texts, dates and amounts stand in quotes, like "1896.60"`},
		{"or EOF, but got", `texts, dates and amounts stand in quotes, like "1896.60"; inside a text write \" for a quotation mark`},
		{"end of table", "write [name] or [[name]]"},
		{"expected key separator", `write key = "value"; a key holds only the letters a-z, digits, _ and -`},
		{"invalid character at start of key", `write key = "value"; a key holds only the letters a-z, digits, _ and -`},
	} {
		if strings.Contains(message, a.about) {
			return a.hint
		}
	}
	return ""
}
