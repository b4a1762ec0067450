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

// unreadable reports why a file cannot be read as text at all.
func (d *Doc) unreadable() (source.Finding, bool) {
	save := source.Say("save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)")
	whole := source.Finding{Pos: source.Pos{File: d.name}, Severity: source.Error, Rule: RuleEncoding, Hint: save}
	switch at := badByte(d.src); {
	case len(d.src) > MaxSize:
		whole.Rule, whole.Hint = RuleSize, source.Text{}
		whole.Message = source.Say("the file is larger than {1} MB", MaxSize>>20)
		return whole, true
	case strings.HasPrefix(d.src, "\xff\xfe"), strings.HasPrefix(d.src, "\xfe\xff"), 4*strings.Count(d.src, "\x00") > len(d.src):
		whole.Message = source.Say("the file is not UTF-8 text; it looks like UTF-16")
		return whole, true
	case strings.IndexByte(d.src, 0) >= 0:
		return d.found(strings.IndexByte(d.src, 0), RuleEncoding, source.Say("there is a zero byte here, which cannot be part of a text"), source.Say("take the character out, or write the line anew")), true
	case at >= 0:
		return d.found(at, RuleEncoding, source.Say("the byte 0x{1} is not UTF-8", fmt.Sprintf("%02x", d.src[at])), save), true
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

// syntax turns the library's error into a finding. A duplicate key is reported
// from our index, which knows both positions.
func (d *Doc) syntax(err error, ix *indexer) source.Finding {
	pe, ok := parseError(err)
	if !ok {
		return source.Finding{Pos: source.Pos{File: d.name}, Severity: source.Error, Rule: RuleSyntax, Message: source.Say("not valid TOML: {1}", err)}
	}
	if strings.Contains(pe.Message, "already been defined") && ix.twin != [2]int{} {
		f := d.found(ix.twin[1], RuleSyntax, source.Say("this key is twice in one table"), source.Say("keep one of the two")).Seeing(d.pos(ix.twin[0]))
		if name, ok := d.header(ix.twin[1]); ok {
			f.Hint = f.Hint.And(several(name))
		}
		return f
	}
	if open := d.unclosed(ix, min(max(0, pe.Position.Start), len(d.src))); open >= 0 {
		return d.found(open, RuleSyntax, source.Say("not valid TOML: the text that opens here is not closed"),
			source.Say("put the same three quotation marks behind its last word"))
	}
	at := d.exact(pe)
	if strings.Contains(pe.Message, "newlines") && ix.short >= 0 {
		return d.found(ix.short, RuleSyntax, sentence(pe.Message), d.advice(pe.Message, at))
	}
	return d.found(at, RuleSyntax, sentence(pe.Message), d.advice(pe.Message, at))
}

// fileLine matches a line of TOML, as opposed to a line of text.
var fileLine = regexp.MustCompile(`(?m)^\s*(\[\[?[a-z_.]+\]\]?\s*$|[a-z_]+(\.[a-z_]+)*\s*=\s*["'\[\d])`)

// unclosed returns the offset of a multi-line string that has swallowed lines
// of TOML before an error, or is not closed at all; -1 if there is none. The
// next such string closes it, so that the library reports the error far below.
func (d *Doc) unclosed(ix *indexer, before int) int {
	for _, s := range ix.strings {
		if s[0] < before && fileLine.MatchString(d.src[s[0]+3:max(s[0]+3, s[1])]) {
			return s[0]
		}
	}
	return ix.open
}

var headerLine = regexp.MustCompile(`^\s*\[\[?\s*([^\[\]]+?)\s*\]`)

// header returns the name in a table header on the line of an offset.
func (d *Doc) header(at int) (name string, ok bool) {
	if m := headerLine.FindStringSubmatch(d.line(d.pos(at).Line)); m != nil {
		return m[1], true
	}
	return "", false
}

// culprit matches what some of the library's messages name at their end.
var culprit = regexp.MustCompile(`(?:in string|but got) '(.+)'`)

// exact returns the offset of an error. For some errors the library points to
// the beginning of the string, or one byte too early.
func (d *Doc) exact(pe toml.ParseError) int {
	at := min(max(0, pe.Position.Start), len(d.src))
	if m := culprit.FindStringSubmatch(pe.Message); m != nil {
		if i := strings.Index(d.src[at:], m[1]); i >= 0 && !strings.Contains(d.src[at:at+i], "\n") {
			return at + i
		}
	}
	return at
}

// sentence puts the library's message into our form.
//
// It stays in English in every language, for readers who know TOML; the hint
// beside it is translated.
func sentence(s string) source.Text {
	if _, got, ok := strings.Cut(strings.TrimSuffix(s, " instead"), "or EOF, but got "); ok {
		return source.Say("not valid TOML: found {1} behind the end of the value", got)
	}
	if strings.Contains(s, "unexpected EOF") {
		return source.Say("not valid TOML: the file ends in the middle of a line or a value")
	}
	s = strings.TrimSuffix(s, ".")
	first, n := utf8.DecodeRuneInString(s)
	return source.Say("not valid TOML: {1}", string(unicode.ToLower(first))+s[n:])
}

// quotes are what word processors write instead of ".
const quotes = "“”„«»‟"

// advice returns a hint for the commonest syntax errors. For some of them the
// character at the offset says more than the message.
func (d *Doc) advice(message string, at int) source.Text {
	here, _ := utf8.DecodeRuneInString(d.src[min(at, len(d.src)):])
	name, header := d.header(at)
	switch {
	case oddSpace(here):
		return source.Say("{1} stands here: type an ordinary space in its place", spaceName(here))
	case strings.ContainsRune(quotes, here), strings.Contains(message, "newlines") && strings.ContainsAny(d.line(d.pos(at).Line), quotes):
		return source.Say(`replace the quotation marks of a word processor, “ ” and « », by straight ones: " "`)
	case strings.Contains(message, "key separator"), strings.Contains(message, "'.' or '='"):
		return separator(here)
	case header && (strings.Contains(message, "already been defined") || strings.Contains(message, "used as an array")):
		return several(name)
	}
	return commonest(message)
}

// separator returns the hint for a key that is followed by a character other
// than =.
func separator(here rune) source.Text {
	if here > unicode.MaxASCII {
		return source.Say(`write key = "value"; a key holds only the letters a-z, digits, _ and -, and "{1}" is none of them`, string(here))
	}
	return source.Say(`write = between name and value: key = "value"`)
}

func commonest(message string) source.Text {
	for _, a := range []struct {
		about string
		hint  source.Text
	}{
		{"cannot contain newlines", source.Say(`close the text with " on the same line; a longer text stands between """ and """`)},
		{"unexpected EOF", source.Say("a closing quote or bracket is missing, or the file was not saved to its end")},
		{"escape", source.Say(`a backslash has a meaning of its own: write \\ for one, or put the text between ' and '`)},
		{"expected value but found", source.Say(`texts, dates and amounts stand in quotes, like "1896.60"`)},
		{"or EOF, but got", source.Say(`texts, dates and amounts stand in quotes, like "1896.60"; inside a text write \" for a quotation mark`)},
		{"end of table", source.Say("write [name] or [[name]]")},
		{"invalid datetime", source.Say(`there is no such day or time; write dates in quotes, like "2025-12-18"`)},
		{"invalid character at start of key", source.Say(`write key = "value"; a key holds only the letters a-z, digits, _ and -`)},
	} {
		if strings.Contains(message, a.about) {
			return a.hint
		}
	}
	return source.Text{}
}

// several returns the hint for tables that should be an array of tables.
func several(name string) source.Text {
	return source.Say("tables of which there are several are written [[{1}]], each with two brackets", name)
}
