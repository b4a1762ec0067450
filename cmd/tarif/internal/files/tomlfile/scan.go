package tomlfile

import (
	"strconv"
	"strings"
)

// This file is the part of the indexer that deals with characters rather than
// tables.

// str skips a string of any of the four kinds.
func (ix *indexer) str() {
	at, q := ix.off, ix.src[ix.off:ix.off+1]
	if ix.peek(q + q + q) {
		q = q + q + q
	}
	ix.off += len(q)
	for !ix.eof() && !ix.peek(q) {
		if q[0] == '"' && ix.c() == '\\' {
			ix.off++
		}
		if len(q) == 1 && ix.c() == '\n' {
			if ix.short < 0 {
				ix.short = at
			}
			return // not closed: reported by the library
		}
		ix.off++
	}
	if len(q) == 3 {
		if ix.eof() {
			ix.open = at
		}
		ix.strings = append(ix.strings, [2]int{at, min(ix.off, len(ix.src))})
	}
	ix.off = min(ix.off+len(q), len(ix.src))
	for len(q) == 3 && ix.c() == q[0] {
		ix.off++ // one or two quotes may stand before the closing three
	}
}

// skipBlank skips white space, line ends and comments.
func (ix *indexer) skipBlank() {
	for !ix.eof() {
		switch ix.c() {
		case '#':
			ix.comments = append(ix.comments, ix.off)
			ix.toEOL()
		case ' ', '\t', '\r', '\n':
			ix.off++
		default:
			return
		}
	}
}

// skipSeparators skips white space, comments and commas.
func (ix *indexer) skipSeparators() {
	for ix.skipBlank(); ix.c() == ','; ix.skipBlank() {
		ix.off++
	}
}

func (ix *indexer) skipSpace() {
	for ix.c() == ' ' || ix.c() == '\t' {
		ix.off++
	}
}

func (ix *indexer) toEOL() {
	if i := strings.IndexByte(ix.src[min(ix.off, len(ix.src)):], '\n'); i >= 0 {
		ix.off += i
		return
	}
	ix.off = len(ix.src)
}

// escapes are the single-letter escapes of a basic string, each followed by its
// meaning.
const escapes = "b\bt\tn\nf\fr\re\x1b\"\"\\\\"

// unescape returns the meaning of a quoted key.
func unescape(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 || i+1 >= len(s) {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		c := s[i+1]
		s = s[i+2:]
		if n := strings.IndexByte("x u   U", c); n >= 0 && c != ' ' {
			n = min(n+2, len(s)) // \x and two digits, \u and four, \U and eight
			r, _ := strconv.ParseUint(s[:n], 16, 32)
			b.WriteRune(rune(r))
			s = s[n:]
			continue
		}
		for j := 0; j < len(escapes); j += 2 {
			if escapes[j] == c {
				b.WriteByte(escapes[j+1])
			}
		}
	}
}
