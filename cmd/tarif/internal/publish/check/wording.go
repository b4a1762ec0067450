package check

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

func (c *checker) one(at spot, s string) {
	for _, m := range mixtures(s) {
		f := c.warning(at.at(s[m.from:]), ruleMixedAlphabets, source.Say("{1}: {2}", name(at.key), m.say()), retype())
		f.Pos.Col += m.at
		c.found = append(c.found, f)
	}
}

func (c *checker) both(at spot, t lang.Text) {
	if c.clean[t] {
		return
	}
	before := len(c.found)
	c.look(at, t)
	if len(c.found) == before && !c.copied[at.rate] && at.key != signatory {
		c.clean[t] = true
	}
}

func (c *checker) look(at spot, t lang.Text) {
	for _, l := range lang.All {
		c.one(in(at, l), t.In(l))
	}
	wrongKK, wrongRU := c.tongue(at, t.KK, lang.KK), c.tongue(at, t.RU, lang.RU)
	if t.KK == "" || t.RU == "" || c.copied[at.rate] || wrongKK || wrongRU {
		return
	}
	if !c.length(at, t) {
		c.numbers(at, t)
	}
}

// number matches a number in a text: a numeric date, or digits, possibly in
// groups of three and with decimals.
var number = regexp.MustCompile(`(\d\d?)\.\d\d\.(\d{4})|\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?`)

// quantity is a number as written, its normal form, and the rest of the text
// from it on.
type quantity struct{ written, value, rest string }

func quantities(s string) []quantity {
	var out []quantity
	for _, m := range number.FindAllStringSubmatchIndex(s, -1) {
		written, rest := s[m[0]:m[1]], s[m[0]:]
		if m[2] < 0 {
			out = append(out, quantity{written, value(written), rest})
			continue
		}
		// The other language may have the month in words.
		out = append(out, quantity{written, value(s[m[2]:m[3]]), rest}, quantity{written, value(s[m[4]:m[5]]), rest})
	}
	return out
}

var plainly = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".")

// value normalizes a number: without groups and trailing zeros.
func value(written string) string {
	v := plainly.Replace(written)
	if strings.Contains(v, ".") {
		v = strings.TrimRight(strings.TrimRight(v, "0"), ".")
	}
	return strings.TrimLeft(v, "0")
}

// numbers reports numbers that the two languages of a text do not share. If one
// language has none, it may have them in words, or leave them to the other.
func (c *checker) numbers(at spot, t lang.Text) {
	if digits(t.KK) == digits(t.RU) {
		return // fast path for nearly all texts
	}
	kk, ru := quantities(t.KK), quantities(t.RU)
	if len(kk) == 0 || len(ru) == 0 {
		return
	}
	onlyKK, onlyRU := without(kk, ru), without(ru, kk)
	if len(onlyKK)+len(onlyRU) == 0 {
		return
	}
	here, first := lang.RU, onlyRU
	if len(onlyRU) == 0 {
		here, first = lang.KK, onlyKK
	}
	c.warn(in(at, here).at(first[0].rest), ruleNumbersDiffer,
		source.Say("{1}: the numbers of the two languages differ: in kk {2}, in ru {3}", name(at.key), list(kk), list(ru)),
		source.Say("compare both with the act"), in(at, here.Other()))
}

// digits returns the digits of a text.
func digits(s string) string {
	var buf [16]byte
	out := buf[:0]
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// in returns the spot of a text in one language.
func in(at spot, l lang.Lang) spot { return at.in(at.key + "." + string(l)) }

// name returns the name of a key in messages: without the array that contains
// it, and without the index of an item.
func name(key string) string {
	if i := strings.LastIndex(key, "]."); i >= 0 {
		key = key[i+2:]
	}
	key, _, _ = strings.Cut(key, "[")
	return key
}

func without(a, b []quantity) []quantity {
	return slices.DeleteFunc(slices.Clone(a), func(q quantity) bool {
		return slices.ContainsFunc(b, func(o quantity) bool { return o.value == q.value })
	})
}

func list(qs []quantity) string {
	var out []string
	for _, q := range qs {
		out = lists.With(out, q.written)
	}
	return strings.Join(out, "; ")
}

// measure is how much two languages of a text may differ in length: the longer
// one has at most more/less times the letters of the shorter.
type measure struct{ letters, more, less int }

// measures are by the length of the longer text. In the 152 rows of which the
// site has both wordings, Kazakh has between 0.73 and 1.35 times the letters of
// Russian, and between 0.75 and 1.35 in those of 60 letters or more; names and
// headings lie between 0.52 and 1.6. The limits leave a fifth of room: they are
// meant for a sentence that was forgotten or belongs to another row, not for
// style. Texts of a few words are not checked.
var measures = []measure{{60, 5, 3}, {40, 2, 1}}

// length reports a translation that is much longer or shorter than the
// original.
func (c *checker) length(at spot, t lang.Text) (found bool) {
	kk, ru := letters(t.KK), letters(t.RU)
	long, short := lang.KK, lang.RU
	if kk < ru {
		long, short = short, long
	}
	for _, m := range measures {
		if max(kk, ru) < m.letters {
			continue
		}
		if found = max(kk, ru)*m.less > min(kk, ru)*m.more; found {
			c.warn(in(at, short), ruleTranslationLength,
				source.Say("{1}: {2} letters in {3}, {4} in {5}: one language says more than the other", name(at.key), letters(t.In(short)), short, letters(t.In(long)), long),
				source.Say("compare the two texts: a part may be missing, or one may belong elsewhere"), in(at, long))
		}
		return found
	}
	return false
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if letter(r) {
			n++
		}
	}
	return n
}
