package pdfpage

import (
	"strings"
	"unicode/utf16"
)

// toUnicode reads a ToUnicode CMap, the table from codes to characters.
func (f *file) toUnicode(t *font, data []byte) {
	l := &lexer{data: data, budget: f.budget}
	l.operators(1<<18, func(o string, args []any) {
		switch o {
		case "endbfchar":
			t.bfchar(args)
		case "endbfrange":
			f.bfrange(t, args)
		}
	})
}

func (t *font) bfchar(args []any) {
	for i := 0; i+1 < len(args); i += 2 {
		from, ok1 := args[i].(text)
		to, ok2 := args[i+1].(text)
		if ok1 && ok2 {
			t.chars[codeOf(from)] = chars(to, 0)
		}
	}
}

func (f *file) bfrange(t *font, args []any) {
	for i := 0; i+2 < len(args); i += 3 {
		from, ok1 := args[i].(text)
		last, ok2 := args[i+1].(text)
		if !ok1 || !ok2 {
			return
		}
		first := codeOf(from)
		for n := 0; first+n <= codeOf(last) && n < 1<<16; n++ {
			f.budget.spend(200)
			switch to := args[i+2].(type) {
			case text:
				t.chars[first+n] = chars(to, n)
			case array:
				if n < len(to) {
					s, _ := to[n].(text)
					t.chars[first+n] = chars(s, 0)
				}
			}
			if f.budget.spent() {
				return
			}
		}
	}
}

func codeOf(s text) int {
	n := 0
	for i := range min(len(s), 2) {
		n = n<<8 | int(s[i])
	}
	return n
}

// chars decodes UTF-16, adding n to the last unit, which is how ranges count.
func chars(s text, n int) string {
	if len(s) == 1 {
		return string(rune(int(s[0]) + n))
	}
	var units []uint16
	for i := 0; i+1 < min(len(s), 64); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if len(units) > 0 {
		units[len(units)-1] += uint16(n)
	}
	return strings.ReplaceAll(string(utf16.Decode(units)), "\x00", "")
}
