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
		if name, ok := d.header(ix.twin[1]); ok {
			f.Hint += "; tables of which there are several are written [[" + name + "]], each with two brackets"
		}
		return f
	}
	at := d.exact(pe)
	return d.found(at, RuleSyntax, sentence(pe.Message), d.advice(pe.Message, at))
}

var headerLine = regexp.MustCompile(`^\s*\[\[?\s*([^\[\]]+?)\s*\]`)

// header returns the name in the header of a table on the line of an offset.
func (d *Doc) header(at int) (name string, ok bool) {
	if m := headerLine.FindStringSubmatch(d.line(d.pos(at).Line)); m != nil {
		return m[1], true
	}
	return "", false
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

// quotes are what word processors write for ".
const quotes = "“”„«»‟"

// advice says what to do about the commonest mistakes of syntax. Of some the
// character at the place tells more than the message.
func (d *Doc) advice(message string, at int) string {
	here, _ := utf8.DecodeRuneInString(d.src[min(at, len(d.src)):])
	name, header := d.header(at)
	switch {
	case strings.ContainsRune(quotes, here), strings.Contains(message, "newlines") && strings.ContainsAny(d.line(d.pos(at).Line), quotes):
		return "replace the quotation marks of a word processor, “ ” and « », by straight ones: \" \""
	case strings.Contains(message, "key separator"), strings.Contains(message, "'.' or '='"):
		return separator(here)
	case header && (strings.Contains(message, "already been defined") || strings.Contains(message, "used as an array")):
		return "tables of which there are several are written [[" + name + "]], each with two brackets"
	}
	return commonest(message)
}

// separator is the advice where a key is not followed by = but by what is here.
func separator(here rune) string {
	if here > unicode.MaxASCII {
		return fmt.Sprintf(`write key = "value"; a key holds only the letters a-z, digits, _ and -, and %q is none of them`, here)
	}
	return `write = between name and value: key = "value"`
}

func commonest(message string) string {
	for _, a := range []struct{ about, hint string }{
		{"cannot contain newlines", `close the text with " on the same line; a longer text stands between """ and """`},
		{"unexpected EOF", "a closing quote or bracket is missing"},
		{"escape", `a backslash has a meaning of its own: write \\ for one, or put the text between ' and '`},
		{"expected value but found", `texts, dates and amounts stand in quotes, like "1896.60"`},
		{"or EOF, but got", `texts, dates and amounts stand in quotes, like "1896.60"; inside a text write \" for a quotation mark`},
		{"end of table", "write [name] or [[name]]"},
		{"invalid datetime", `there is no such day or time; a date stands in quotes, like "2025-12-18"`},
		{"invalid character at start of key", `write key = "value"; a key holds only the letters a-z, digits, _ and -`},
	} {
		if strings.Contains(message, a.about) {
			return a.hint
		}
	}
	return ""
}
