package tomlfile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/source"
)

// This file reports invisible characters where they do not belong.

// oddSpace reports a space or invisible character that is not white space in
// TOML.
func oddSpace(r rune) bool {
	return r != ' ' && r != '\t' && r != '\n' && r != '\r' && invisible(r)
}

func invisible(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// spaceName returns what a person calls the character.
func spaceName(r rune) source.Text {
	switch r {
	case ' ':
		return source.Say("a space")
	case '\t':
		return source.Say("a tab")
	case '\n', '\r':
		return source.Say("a line end")
	case '\u00a0', '\u202f', '\u2007':
		return source.Say("a no-break space")
	}
	return source.Say("an invisible character, {1},", fmt.Sprintf("U+%04X", r))
}

// stray describes an invisible character in a value that should have none.
func stray(s string) (source.Text, bool) {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	switch i := strings.IndexFunc(s, invisible); {
	case i < 0:
		return source.Text{}, false
	case invisible(first):
		return source.Say("{1} stands at its beginning: take it out", spaceName(first)), true
	case invisible(last):
		return source.Say("{1} stands at its end: take it out", spaceName(last)), true
	case i+1 < len(s) && s[i-1] >= 'a' && s[i-1] <= 'z': // an id, not an amount with groups
		r, _ := utf8.DecodeRuneInString(s[i:])
		return source.Say("{1} stands within it", spaceName(r)), true
	}
	return source.Text{}, false
}

// unseen reports control and direction characters in a text: they are
// invisible, or reverse the text beside them.
func (dec *decoder) unseen(n *node, s, name string) {
	_, char, ok := Unseen(s)
	if !ok {
		return
	}
	dec.report(n, RuleUnseen, source.Say("{1}: the character {2} in it is not seen and changes how the text is shown", name, char),
		source.Say("type the text anew, or paste it through a plain editor"))
}

// Unseen returns the position and name of the first control or direction
// character in a text.
func Unseen(s string) (at int, name string, ok bool) {
	if at = strings.IndexFunc(s, harmful); at < 0 {
		return 0, "", false
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return at, fmt.Sprintf("U+%04X", r), true
}

func harmful(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return false
	case r == '\u00ad', r == '\u200c', r == '\u200d': // a soft hyphen or joiners: harmless in a text
		return false
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}
