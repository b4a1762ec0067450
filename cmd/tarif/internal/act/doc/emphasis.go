package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainEmphasis removes the asterisks and underscores that make text bold or
// italic: those in pairs, one before a word and one after a word. The asterisk
// of "390*" has no partner and stays, since it is a footnote mark.
func plainEmphasis(s string) string {
	drop := map[int]int{} // where a mark stands that goes, and its length
	open := map[string]int{}
	for i := 0; i < len(s); {
		mark := run(s[i:])
		if mark == "" {
			i++
			continue
		}
		left, right := before(s, i), after(s, i+len(mark))
		opens := wordly(right) && !alnum(left)
		closes := wordly(left) && !alnum(right)
		if at, ok := open[mark]; ok && closes {
			drop[at], drop[i] = len(mark), len(mark)
			delete(open, mark)
		} else if opens {
			open[mark] = i
		}
		i += len(mark)
	}
	return without(s, drop)
}

// run returns the marker that s begins with: up to three asterisks or
// underscores.
func run(s string) string {
	if s[0] != '*' && s[0] != '_' {
		return ""
	}
	n := 1
	for n < len(s) && n < 3 && s[n] == s[0] {
		n++
	}
	return s[:n]
}

func without(s string, drop map[int]int) string {
	if len(drop) == 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if n, ok := drop[i]; ok {
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

func before(s string, i int) rune {
	if i == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

func after(s string, i int) rune {
	if i >= len(s) {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

func wordly(r rune) bool { return !unicode.IsSpace(r) }

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
