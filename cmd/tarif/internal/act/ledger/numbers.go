package ledger

import (
	"strings"
	"unicode/utf8"
)

// Numbers returns the numbers of a line as printed: digits with points and
// commas between them. Groups of three separated by a space are one number ("1
// 896,60"); raised digits are numbers of their own.
func Numbers(line string) []string {
	var out []string
	for i := 0; i < len(line); {
		if n := number(line[i:]); n > 0 {
			out = append(out, line[i:i+n])
			i += n
			continue
		}
		if n := raisedRun(line[i:]); n > 0 {
			out = append(out, line[i:i+n])
			i += n
			continue
		}
		_, size := utf8.DecodeRuneInString(line[i:])
		i += size
	}
	return out
}

// number returns the length of the number that s begins with.
func number(s string) int {
	n := digits(s)
	if n == 0 {
		return 0
	}
	if n <= 3 && !decimals(s[n:]) {
		for {
			size := blank(s[n:])
			if size == 0 || digits(s[n+size:]) != 3 {
				break
			}
			n += size + 3
			if decimals(s[n:]) {
				break
			}
		}
	}
	for decimals(s[n:]) {
		n += 1 + digits(s[n+1:])
	}
	return n
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// decimals reports a point or comma followed by a digit.
func decimals(s string) bool {
	return len(s) > 1 && (s[0] == ',' || s[0] == '.') && s[1] >= '0' && s[1] <= '9'
}

// blank returns the length of the space that s begins with.
func blank(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if isSpace(r) {
		return size
	}
	return 0
}

func isSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009' }

const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

func raisedRun(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r < 0x80 || !strings.ContainsRune(raisedDigits, r) {
			break
		}
		n += size
	}
	return n
}

func raised(s string) bool { return raisedRun(s) > 0 }

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }
