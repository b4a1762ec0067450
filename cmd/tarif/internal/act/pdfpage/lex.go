package pdfpage

import (
	"bytes"
)

// Objects are float64, bool, nil, text, name, array, dict, ref and *stream; op
// is any other word.
type (
	text   string
	name   string
	op     string
	array  []any
	dict   map[name]any
	ref    int
	stream struct {
		dict dict
		raw  []byte
	}
)

// maxNested bounds how deep arrays and dictionaries nest.
const maxNested = 40

// lexer parses objects. In a file, two numbers followed by R are a reference;
// in content streams and CMaps there are no references.
type lexer struct {
	data   []byte
	at     int
	budget *budget
	refs   bool
}

// end marks the end of the data.
type end struct{}

// closing is the delimiter that ends an array or a dictionary.
type closing string

func (l *lexer) object(depth int) any {
	l.blanks()
	from := l.at
	defer func() { l.budget.spend(l.at - from + 32) }()
	if l.at >= len(l.data) || l.budget.spent() {
		return end{}
	}
	switch c := l.data[l.at]; {
	case c == '/':
		l.at++
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.peek(1) == '<':
		l.at += 2
		return l.dict(depth)
	case c == '<':
		return l.hex()
	case c == '>' && l.peek(1) == '>':
		l.at += 2
		return closing(">>")
	case c == '[':
		l.at++
		return l.array(depth)
	case c == ']':
		l.at++
		return closing("]")
	case isDelim(c):
		l.at++
		return op(c)
	}
	return l.word()
}

func (l *lexer) peek(n int) byte {
	if l.at+n < len(l.data) {
		return l.data[l.at+n]
	}
	return 0
}

// blanks skips white space and comments.
func (l *lexer) blanks() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			n := bytes.IndexAny(l.data[l.at:], "\r\n")
			if n < 0 {
				n = len(l.data) - l.at
			}
			l.budget.spend(n)
			l.at += n
		default:
			return
		}
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelim(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// regular returns the characters of a name, number or word.
func (l *lexer) regular() []byte {
	from := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelim(l.data[l.at]) {
		l.at++
	}
	return l.data[from:l.at]
}

func (l *lexer) array(depth int) any {
	var a array
	for depth < maxNested {
		switch v := l.object(depth + 1).(type) {
		case end:
			return a
		case closing:
			if v == "]" {
				return a
			}
		case op:
			if v == "endobj" || v == "stream" {
				return a
			}
		default:
			a = append(a, v)
		}
	}
	l.budget.spend(1000)
	return a
}

func (l *lexer) dict(depth int) any {
	d := dict{}
	for depth < maxNested {
		switch k := l.object(depth + 1).(type) {
		case name:
			v := l.object(depth + 1)
			switch v.(type) {
			case end, closing:
				return d
			}
			d[k] = v
		case closing:
			if k == ">>" {
				return d
			}
		case end:
			return d
		case op:
			if k == "endobj" || k == "stream" {
				return d
			}
		}
	}
	l.budget.spend(1000)
	return d
}
