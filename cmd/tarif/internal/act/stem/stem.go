// Package stem removes the endings of Kazakh and Russian words, so that the
// cases of one word look alike and different words do not. It is made for
// comparing the wordings of acts; the search on the site, which tolerates
// typing mistakes, has its own stemmer.
package stem

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
)

// length is how many letters of a stem are kept.
const length = 6

// least is how many letters a cut must leave; leastOne applies to a Kazakh word
// before its plural, such as үй-лер.
const least, leastOne = 4, 2

var plurals = strings.Fields("лар лер дар дер тар тер")

var (
	kazakh = endings("лар лер дар дер тар тер ның нің дың дің тың тің ға ге қа ке на не ны ні ды ді ты ті " +
		"да де та те нда нде дан ден тан тен нан нен мен бен пен ым ім ы і сы сі ын ін сын сін ымыз іміз " +
		"лық лік дық дік тық тік лы лі сыз сіз у ү ю ған ген қан кен атын етін йтын йтін")
	russian = endings("а я о е ы и у ю й ь ой ей ом ем ам ям ами ями ах ях ов ев ею ою ия ию ие ии ием иям иями иях ий " +
		"ый ое ая яя ые ого его ому ему ым им ых их ую юю ыми ими ать ять ить еть ует ает " +
		"ание ания анию анием аний ение ения ению ением ений ость ости остью ся сь")
)

// endings returns the words of a list, the longest first.
func endings(list string) []string {
	out := strings.Fields(list)
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// Words splits a text into lower-case runs of letters and of digits.
func Words(text string) []string {
	var out []string
	var b strings.Builder
	last := 0 // 1 letters, 2 digits
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	for _, r := range strings.ToLower(text) {
		kind := 0
		switch {
		case unicode.IsLetter(r):
			kind = 1
		case unicode.IsDigit(r):
			kind = 2
		}
		if kind != last {
			flush()
		}
		if last = kind; kind != 0 {
			b.WriteRune(plain(r))
		}
	}
	flush()
	return out
}

func plain(r rune) rune {
	if r == 'ё' {
		return 'е'
	}
	return r
}

// Of returns the stem of a lower-case word.
func Of(l lang.Lang, word string) string {
	r := []rune(word)
	if l == lang.RU {
		r = cut(r, russian, least)
	} else {
		for range 3 { // number, possession, case
			r = cut(r, kazakh, least)
		}
		r = cut(r, plurals, leastOne)
	}
	return string(r[:min(length, len(r))])
}

func cut(word []rune, endings []string, least int) []rune {
	s := string(word)
	for _, e := range endings {
		if !strings.HasSuffix(s, e) {
			continue
		}
		if n := len(word) - utf8.RuneCountInString(e); n >= least {
			return word[:n]
		}
	}
	return word
}

// All returns the distinct stems of a text, in order.
func All(l lang.Lang, text string) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range Words(text) {
		if s := Of(l, w); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
