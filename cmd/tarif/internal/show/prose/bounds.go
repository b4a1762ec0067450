package prose

import (
	"bytes"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
)

// Limits for one text. The library needs time and memory that grow with the
// square of what is nested or left open; within these limits it reads any text
// in a second. Our longest page has 11 KB, 2 levels and 100 brackets.
const (
	maxText   = 256 << 10
	maxNested = 50   // lists and quotations inside each other
	maxOpened = 4000 // brackets and braces
)

// unreadable reports why a text exceeds the limits; ok is true if it does not.
func (p parsing) unreadable() (f source.Finding, ok bool) {
	refuse := func(at int, rule string, message, hint source.Text) (source.Finding, bool) {
		pos, line := p.place(at)
		return source.Finding{Pos: pos, Severity: source.Error, Rule: rule, Message: message, Hint: hint, Line: line}, false
	}
	shorter := source.Say("make several pages of it")
	if len(p.src) > maxText {
		return refuse(maxText, ruleSize, source.Say("the text is longer than {1} KB", maxText>>10), shorter)
	}
	if at, r, ok := tomlfile.Unseen(string(p.src)); ok {
		return refuse(at, tomlfile.RuleUnseen, source.Say("the character {1} is not seen and changes how the text is shown", r),
			source.Say("type the text anew, or paste it through a plain editor"))
	}
	opened, at := 0, 0
	for line := range bytes.Lines(p.src) {
		if nested(line) > maxNested {
			return refuse(at, ruleSize, source.Say("lists and quotations stand within each other more than {1} deep", maxNested), source.Say("simplify the text"))
		}
		if opened += bytes.Count(line, []byte("[")) + bytes.Count(line, []byte("{")); opened > maxOpened {
			return refuse(at, ruleSize, source.Say("the text has more than {1} brackets", maxOpened), shorter)
		}
		at += len(line)
	}
	return f, true
}

// nested returns how deep a line may be in lists and quotations: a marker for
// each, or two spaces instead.
func nested(line []byte) int {
	depth, spaces, kinds := 0, 0, ""
	for i, c := range line {
		switch {
		case c == '\t':
			spaces += 4
		case c == ' ':
			spaces++
		case c >= '0' && c <= '9', c == '\r', c == '\n':
		case c == '>', strings.IndexByte("-+*.)", c) >= 0 && i+1 < len(line) && strings.IndexByte(" \t\r\n", line[i+1]) >= 0:
			depth++
			kinds = string(c)
		default:
			return depth + spaces/2
		}
	}
	if rule := bytes.Trim(line, kinds+" \t\r\n"); len(rule) == 0 && (kinds == "-" || kinds == "*") {
		return 0 // a horizontal rule
	}
	return depth + spaces/2
}
