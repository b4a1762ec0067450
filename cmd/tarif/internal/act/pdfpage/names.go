package pdfpage

import (
	"strconv"
	"strings"
)

// latin are the glyph names of ASCII 0x20 to 0x7e, except letters, whose names
// are themselves.
var latin = strings.Fields(`space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright
	asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less
	equal greater question at`)

// glyphNames are the names that acts in Kazakh and Russian use besides letters
// and ASCII. Cyrillic letters are afii10017 to afii10097, or uniXXXX.
var glyphNames = names()

func names() map[string]rune {
	m := map[string]rune{
		"guillemotleft": '«', "guillemotright": '»', "quotedblleft": '“', "quotedblright": '”', "quotedblbase": '„',
		"quoteleft": '‘', "quoteright": '’', "endash": '–', "emdash": '—', "bullet": '•', "ellipsis": '…',
		"degree": '°', "section": '§', "nbspace": '\u00a0', "nonbreakingspace": '\u00a0', "minus": '−', "multiply": '×',
		"afii61352": '№', "numero": '№', "afii10023": 'Ё', "afii10071": 'ё', "afii10055": 'І', "afii10103": 'і',
		"afii10846": 'ә', "bracketleft": '[', "bracketright": ']', "underscore": '_', "backslash": '\\',
		"braceleft": '{', "braceright": '}', "bar": '|', "asciitilde": '~', "asciicircum": '^', "grave": '`',
		"onesuperior": '¹', "twosuperior": '²', "threesuperior": '³', "periodcentered": '·', "plusminus": '±',
	}
	for i, s := range latin {
		m[s] = rune(' ' + i)
	}
	number := 10017
	for _, r := range "АБВГДЕ\x00ЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ" {
		if r != 0 {
			m["afii"+strconv.Itoa(number)] = r
		}
		number++
	}
	number = 10065
	for _, r := range "абвгде\x00жзийклмнопрстуфхцчшщъыьэюя" {
		if r != 0 {
			m["afii"+strconv.Itoa(number)] = r
		}
		number++
	}
	return m
}

// glyphText returns the characters that a glyph name stands for, "" if unknown.
func glyphText(s string) string {
	s, _, _ = strings.Cut(s, ".")
	if r, ok := glyphNames[s]; ok {
		return string(r)
	}
	if len(s) == 1 {
		return s
	}
	for _, prefix := range []string{"uni", "u"} {
		hex, ok := strings.CutPrefix(s, prefix)
		if n, err := strconv.ParseUint(hex, 16, 32); ok && err == nil && len(hex) >= 4 && len(hex) <= 6 {
			return string(rune(n))
		}
	}
	return ""
}

// winAnsi is Windows-1252, the default encoding; ascii is its lower half.
var winAnsi, ascii = tables()

func tables() (win, low [256]rune) {
	for i := 0x20; i < 0x7f; i++ {
		win[i], low[i] = rune(i), rune(i)
	}
	for i := 0xa0; i < 0x100; i++ {
		win[i] = rune(i)
	}
	for i, r := range []rune("€\x00‚ƒ„…†‡ˆ‰Š‹Œ\x00Ž\x00\x00‘’“”•–—˜™š›œ\x00žŸ") {
		win[0x80+i] = r
	}
	return win, low
}
