package pdfpage

import (
	"bytes"
)

func (l *lexer) name() any {
	s := l.regular()
	if bytes.IndexByte(s, '#') < 0 {
		return name(s)
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			out = append(out, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return name(out)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) word() any {
	s := l.regular()
	switch string(s) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if c := s[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, ok := number(s); ok {
			return l.reference(n)
		}
	}
	return op(s)
}

// number parses a number: digits with a point and a sign. Some programs write
// "--5" and "5.-3", which mean -5 and 5.
func number(s []byte) (float64, bool) {
	sign, n, unit, seen := 1.0, 0.0, 0.0, false
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
			seen = true
			n = n*10 + float64(c-'0')
			unit *= 10
		case c == '.' && unit == 0:
			unit = 1
		case (c == '-' || c == '+') && !seen && unit == 0:
			if c == '-' {
				sign = -1
			}
		case c == '-' && i > 0:
			return sign * n / max(unit, 1), seen
		default:
			return 0, false
		}
	}
	return sign * n / max(unit, 1), seen && len(s) < 40
}

// reference parses a reference like "12 0 R" if number n begins one; otherwise
// it returns n.
func (l *lexer) reference(n float64) any {
	if !l.refs || n < 0 || n != float64(int32(n)) {
		return n
	}
	back := l.at
	l.blanks()
	if gen := l.regular(); len(gen) > 0 && len(gen) < 6 && digits(gen) {
		l.blanks()
		if string(l.regular()) == "R" {
			return ref(n)
		}
	}
	l.at = back
	return n
}

func digits(s []byte) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(s) > 0
}

func (l *lexer) hex() any {
	l.at++
	var out []byte
	high := -1
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		if c == '>' {
			break
		}
		x := unhex(c)
		switch {
		case x < 0:
		case high < 0:
			high = x
		default:
			out = append(out, byte(high<<4|x))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return text(out)
}

func (l *lexer) literal() any {
	l.at++
	var out []byte
	for depth := 1; l.at < len(l.data); {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return text(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return text(out)
}

func (l *lexer) escape(out []byte) []byte {
	c := l.peek(0)
	l.at++
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r':
		if l.peek(0) == '\n' {
			l.at++
		}
		return out
	case c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	n := int(c - '0')
	for range 2 {
		if d := l.peek(0); d >= '0' && d <= '7' {
			n = n<<3 | int(d-'0')
			l.at++
		}
	}
	return append(out, byte(n))
}
