package source

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// indent precedes every line of a finding except the first.
const indent = "    "

// Print writes every finding for a person to read:
//
//	tariffs/oral/home-care/2026.toml:92:9: error: price: "1 896,6O" is not an amount
//	    price = "1 896,6O"
//	            ^
//	    hint: write digits, a point and two digits, like "1896.60"
//	    see tariffs/oral/home-care/2026.toml:83:9
//
// The line, the hint and the related position are left out if there are none.
// The caret is under the character at Pos.Col whatever precedes it: a tab stays
// a tab, a wide character takes two columns and a combining mark none. Of a
// very long line only the part around the caret is shown. Control characters
// are shown as U+FFFD, so that no file can control the terminal.
//
// Findings are printed in the language of v; waived ones are not printed.
// Errors of w are ignored, since there is nobody left to report them to.
func (l List) Print(w io.Writer, v *Localizer) {
	for _, f := range l {
		if f.Waived != nil {
			continue
		}
		fmt.Fprintf(w, "%s: %s: %s\n", plain(f.Pos.String()), v.Say(f.Severity.Say()), plain(v.Say(f.Message)))
		if f.Pos.Col > 0 && f.Line != "" {
			text, caret := pointAt(f.Line, f.Pos.Col-1)
			fmt.Fprintf(w, "%s%s\n%s%s^\n", indent, text, indent, caret)
		}
		if !f.Hint.IsZero() {
			fmt.Fprintf(w, "%s%s\n", indent, plain(v.Say(Say("hint: {1}", f.Hint))))
		}
		if f.See != nil {
			fmt.Fprintf(w, "%s%s\n", indent, plain(v.Say(Say("see {1}", f.See))))
		}
	}
}

// window is how many characters are shown on each side of the caret.
const window = 80

// pointAt returns the line as it can be shown, and the white space that puts a
// caret under byte at.
func pointAt(line string, at int) (text, caret string) {
	at = min(at, len(line))
	for at > 0 && at < len(line) && !utf8.RuneStart(line[at]) && utf8.ValidString(line) {
		at-- // a column inside a character means that character
	}
	before, after := []rune(plain(line[:at])), []rune(plain(line[at:]))
	if len(before) > window {
		before = append([]rune("…"), before[len(before)-window:]...)
	}
	if len(after) > window {
		after = append(after[:window:window], '…')
	}
	return strings.TrimRight(string(before)+string(after), " \t"), blank(before)
}

// blank returns white space as wide as rs.
func blank(rs []rune) string {
	var b strings.Builder
	for _, r := range rs {
		switch {
		case r == '\t':
			b.WriteByte('\t')
		case unicode.In(r, unicode.Mn, unicode.Me):
		case wide(r):
			b.WriteString("  ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// wide reports whether terminals show r in two columns: East Asian scripts,
// full-width forms and emoji (UAX #11 without the ambiguous class).
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303E || r >= 0xFF01 && r <= 0xFF60 || r >= 0x1F300 && r <= 0x1FAFF
}

// plain replaces characters that move the cursor, reorder the line or are
// invisible.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return utf8.RuneError
		}
		return r
	}, s)
}
