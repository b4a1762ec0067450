package doc

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// math is an open element of MathML and what its children say, each on one line. A
// fraction is ½ or 150/2, and figures beside each other never become one number.
type math struct {
	tag   string
	parts []string
}

// openMath opens an element of MathML. What belongs to a page outside of it ends it.
func (h *htmlReader) openMath(name string, tag atom.Atom, kind html.TokenType) bool {
	if h.skip.tag != 0 || len(h.maths) == 0 && tag != atom.Math || kind == html.SelfClosingTagToken {
		return len(h.maths) > 0 && tag == 0
	}
	if parting[tag] {
		h.endMath(0)
		return false
	}
	if len(h.maths) < maxLooks {
		h.maths = append(h.maths, math{tag: name})
	}
	return true
}

func (h *htmlReader) mathText(s string) {
	last := &h.maths[len(h.maths)-1]
	if s = strings.Join(strings.Fields(s), " "); s != "" {
		last.parts = append(last.parts, s)
	}
}

// closeMath closes an element of MathML and those left open inside it.
func (h *htmlReader) closeMath(name string, tag atom.Atom) bool {
	if len(h.maths) == 0 || parting[tag] {
		h.endMath(0)
		return false
	}
	for i := len(h.maths) - 1; i >= 0; i-- {
		if h.maths[i].tag == name {
			h.endMath(i)
			break
		}
	}
	return true
}

// endMath closes the open elements from the n-th on.
func (h *htmlReader) endMath(n int) {
	for len(h.maths) > n {
		last := len(h.maths) - 1
		s := h.maths[last].say()
		if h.maths = h.maths[:last]; last == 0 {
			h.write([]byte(s), h.look())
		} else if s != "" {
			h.maths[last-1].parts = append(h.maths[last-1].parts, s)
		}
	}
}

// say writes an element on one line.
func (m *math) say() string {
	joined := m.parts[:min(len(m.parts), 1)]
	switch {
	case strings.HasPrefix(m.tag, "annotation"), m.tag == "mphantom":
		return ""
	case m.tag == "mfrac" && len(m.parts) == 2:
		return fraction(m.parts[0], m.parts[1])
	case m.tag == "msup" && len(m.parts) == 2 && isDigit(m.parts[0][len(m.parts[0])-1]):
		return m.parts[0] + "^" + m.parts[1] // and not a footnote's mark
	case m.tag == "msup" && len(m.parts) == 2:
		return m.parts[0] + raised.Replace(m.parts[1])
	case m.tag == "msub" && len(m.parts) == 2:
		return m.parts[0] + lowered.Replace(m.parts[1])
	case m.tag == "msqrt", m.tag == "mroot":
		return "√(" + strings.Join(m.parts, "; ") + ")"
	case m.tag == "mtr", m.tag == "mtable", strings.HasPrefix(m.tag, "mu"), strings.HasPrefix(m.tag, "mo") && m.tag != "mo", m.tag == "msubsup":
		return strings.Join(m.parts, "; ")
	}
	for _, s := range m.parts[len(joined):] {
		before := joined[len(joined)-1]
		if isDigit(s[0]) && isDigit(before[len(before)-1]) {
			s = " " + s
		}
		joined = append(joined, s)
	}
	return strings.Join(joined, "")
}
