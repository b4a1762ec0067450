package doc

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// field is an open Word field. What a reader sees is its result, not its code.
type field struct {
	code   string
	result bool
	from   int // where its result begins in the text
}

// maxFields bounds how deep fields nest.
const maxFields = 32

func (p *paragraph) begin() { p.fields = append(p.fields, field{from: p.text.text.Len()}) }

// part ends the code of the innermost field and begins its result.
func (p *paragraph) part() {
	if n := len(p.fields); n > 0 {
		p.fields[n-1].result = true
		p.fields[n-1].from = p.text.text.Len()
	}
}

// coding reports whether what follows is the code of a field.
func (p *paragraph) coding() bool {
	return len(p.fields) > 0 && !p.fields[len(p.fields)-1].result
}

func (w *word) fieldMark(x *xmlPart, p *paragraph, e element) {
	switch kind, _ := e.val("fldCharType"); kind {
	case "begin":
		if len(p.fields) < maxFields {
			p.begin()
		}
	case "separate":
		p.part()
	case "end":
		w.endField(p)
	}
	x.skip()
}

// code reads a part of a field's code.
func (w *word) code(x *xmlPart, p *paragraph) {
	x.each(func(element) { x.skip() }, func(s []byte) {
		if n := len(p.fields); n > 0 && !p.fields[n-1].result && len(p.fields[n-1].code) < 1000 {
			p.fields[n-1].code += string(s)
		}
	})
}

// endField closes the innermost field. If it has no stored result, an equation
// can still be written from its code.
func (w *word) endField(p *paragraph) {
	n := len(p.fields) - 1
	if n < 0 {
		return
	}
	f := p.fields[n]
	p.fields = p.fields[:n]
	code := strings.TrimSpace(f.code)
	if f.result && p.text.text.Len() > f.from || code == "" || p.coding() || w.over&lost != 0 {
		return
	}
	if eq, ok := strings.CutPrefix(code, "EQ "); ok && w.equation(p, eq) {
		return
	}
	switch kind, _, _ := strings.Cut(code, " "); kind {
	case "HYPERLINK", "PAGE", "TC", "XE", "TOC", "PAGEREF", "REF", "NUMPAGES", "FORMTEXT", "FORMCHECKBOX", "ADVANCE", "SET", "ASK", "TA", "RD", "PRIVATE":
		return
	}
	w.note(source.Say("a field of the Word file shows no result and was left out: {1}", code))
}

// Equation fields, as old acts use them: a fraction, and raised or lowered
// text.
var (
	eqFraction = regexp.MustCompile(`^\\f\s?\(\s*([^;,()]{1,40})\s*[;,]\s*([^;,()]{1,40})\s*\)$`)
	eqRise     = regexp.MustCompile(`^\\s\s?\\(up|do)\s?\d*\s?\(([^()]{1,40})\)$`)
)

func (w *word) equation(p *paragraph, eq string) bool {
	eq = strings.TrimSpace(eq)
	if m := eqFraction.FindStringSubmatch(eq); m != nil {
		p.text.write(fraction(strings.TrimSpace(m[1]), strings.TrimSpace(m[2])), w.over)
		return true
	}
	if m := eqRise.FindStringSubmatch(eq); m != nil {
		look := Raised
		if m[1] == "do" {
			look = Lowered
		}
		p.text.write(m[2], w.over|look)
		return true
	}
	return false
}

// fractions are those that have a character of their own.
var fractions = map[string]string{
	"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗", "4/5": "⅘",
	"1/6": "⅙", "5/6": "⅚", "1/7": "⅐", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞", "1/9": "⅑", "1/10": "⅒",
}

// fraction returns a fraction on one line.
func fraction(above, below string) string {
	s := above + "/" + below
	if c, ok := fractions[s]; ok {
		return c
	}
	return s
}

// math writes an equation on one line: a fraction as ½ or 150/2, a superscript
// as raised text.
func (w *word) math(x *xmlPart, p *paragraph, look Look) {
	x.within(func(e element) { w.mathPart(x, p, e, look) })
}

func (w *word) mathPart(x *xmlPart, p *paragraph, e element, look Look) {
	switch {
	case e.name == "m:t", e.name == "t":
		w.chars(x, p, look|w.over)
	case e.name == "m:f":
		w.mathFraction(x, p, look)
	case e.name == "m:sup":
		w.math(x, p, look|Raised)
	case e.name == "m:sub":
		w.math(x, p, look|Lowered)
	case changed(e.name) != 0:
		during(w, changed(e.name), func() bool { w.math(x, p, look); return true })
	case strings.HasSuffix(e.name, "Pr"), ignored(e.name):
		x.skip()
	default:
		w.math(x, p, look)
	}
}

// mathFraction writes the numerator and denominator of a fraction.
func (w *word) mathFraction(x *xmlPart, p *paragraph, look Look) {
	var above, below paragraph
	x.within(func(e element) {
		switch e.name {
		case "m:num":
			w.math(x, &above, 0)
		case "m:den":
			w.math(x, &below, 0)
		default:
			x.skip()
		}
	})
	a, b := above.text.passage(), below.text.passage()
	if len(a.Spans)+len(b.Spans)+len(a.Gone)+len(b.Gone) == 0 && a.Text != "" && b.Text != "" {
		s := fraction(a.Text, b.Text)
		if before := p.text.text.String(); before != "" && s == a.Text+"/"+b.Text && isDigit(before[len(before)-1]) {
			s = " " + s // 2 1/7
		}
		p.text.write(s, look|w.over)
		return
	}
	p.text.copy(&a)
	p.text.write("/", look|w.over)
	p.text.copy(&b)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
