package source_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// FuzzPrint: whatever a file contains or is called, a finding is printed on its
// own lines in every language, and nothing in it can control the terminal.
func FuzzPrint(f *testing.F) {
	f.Add("a.toml", "price", `price = "1 896,6O"`, "write digits", 12, 9)
	f.Add("a\nb\x1b[2J", "say \x1b[31m\n", "\x1b[31mred\u202e", "%s %d \xff", 1, 3)
	f.Add("ә.toml", "", "ә\xffб\tң", "", 1, 4)
	f.Add("", "m", strings.Repeat("и\u0306", 300), "", 7, 900)
	f.Fuzz(func(t *testing.T, file, message, line, hint string, at, col int) {
		pos := source.Pos{File: file, Line: at, Col: col}
		l := source.List{{Pos: pos, Severity: source.Warning, Rule: "r", Message: source.Say("{1}: {2}", message, source.Say(`unknown key "{1}"`, file)),
			Hint: source.Say("{1}", hint), See: &pos, Line: line}}
		for _, code := range messages.Languages() {
			var b strings.Builder
			l.Print(&b, messages.In(code))
			got := b.String()
			is.True(t, utf8.ValidString(got) && !strings.ContainsFunc(got, steers), "%s: %q", code, got)
			want := 3 // the finding, its hint, the other place
			if col > 0 && line != "" {
				want += 2
			}
			is.Equal(t, strings.Count(got, "\n"), want, "%s lines %q", code, got)
		}
	})
}

// steers reports characters that move the cursor or reorder a line, other than
// line ends and tabs.
func steers(r rune) bool {
	return r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
