package search

import (
	"regexp"
	"strings"
)

// The tables are written as "target:letters": each of the letters becomes the
// target. They are sent to the browser with the index.
const (
	// Cyrillic letters that people confuse or cannot type. я, ю and ц are split
	// because Latin spellings write them with two letters.
	cyrillic = "а:ә о:ө у:ұүў и:ыійїѝ г:ғґ к:қ н:ң х:һ е:эёє ш:щ иу:ю иа:я тс:ц :ъь"
	// Single Latin letters: the alphabet of 2021, the acutes of 2018 and
	// informal spellings.
	latin = "а:aäáàâãə б:b в:v г:gğǵ д:d е:eéèêë ж:j з:z и:iıïíîy к:kq л:l м:m " +
		"н:nñńŋ о:oöóôõɵ п:p р:r с:cs т:t у:uüúūùûwý ф:f х:hx ч:ç ш:ş"
	// Several Latin letters, tried before single ones. The apostrophes are
	// those of 2017.
	digraphs = "ш:shch ш:sch ш:sh ч:ch ж:zh х:kh г:gh ш:s' ч:c' у:y'"
	// Latin letters inside a Cyrillic word are look-alikes.
	lookalikes = "а:a в:b с:c е:e н:h и:i к:k м:m о:o р:p т:t у:y х:x"
)

var (
	cyrillicTable = letters(cyrillic)
	latinTable    = letters(latin)
	lookTable     = letters(lookalikes)
	digraphTable  = pairs(digraphs)

	invisible  = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "s\u0327", "ş")
	apostrophe = strings.NewReplacer("’", "'", "ʼ", "'", "‘", "'", "`", "'", "´", "'")
	word       = regexp.MustCompile("[0-9]+|[a-z\u00c0-\u024f\u0259\u0275\u0300-\u036f\u0400-\u052f'’ʼ‘`´]+")
	hasCyr     = regexp.MustCompile("[\u0400-\u052f]")
)

// Words splits a text into words and folds each, dropping words that fold to
// nothing. A run of digits is a word of its own: "2025жылғы" is two.
func Words(text string) []string {
	var out []string
	for _, w := range written(text) {
		if f := fold(w); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// written splits a text into lower-case words.
func written(text string) []string {
	return word.FindAllString(invisible.Replace(strings.ToLower(text)), -1)
}

// fold returns the skeleton of a lower-case word; digits are unchanged. Doubled
// letters are kept, because endings need them: Undouble comes last.
func fold(w string) string { return skeleton(cyrillicOf(w)) }

// cyrillicOf writes a lower-case word in Cyrillic letters. A word in Latin ones
// comes close to its skeleton.
func cyrillicOf(w string) string {
	if w[0] >= '0' && w[0] <= '9' {
		return w
	}
	w = apostrophe.Replace(w)
	if hasCyr.MatchString(w) {
		w = mapLetters(w, lookTable)
	} else {
		w = digraph(w)
	}
	return mapLetters(w, latinTable)
}

// skeleton folds Cyrillic letters and keeps digits.
func skeleton(w string) string {
	if w != "" && w[0] >= '0' && w[0] <= '9' {
		return w
	}
	return strings.Map(skeletal, mapLetters(w, cyrillicTable))
}

// Russian writes a word in Russian letters: ё as е, and the nearest letter for
// one of another alphabet.
func Russian(w string) string {
	var b strings.Builder
	for _, r := range cyrillicOf(strings.ToLower(w)) {
		if r >= 'а' && r <= 'я' {
			b.WriteRune(r)
		} else {
			b.WriteString(cyrillicTable[r])
		}
	}
	return b.String()
}

// digraph replaces Latin letters that stand for one sound; ng is ң only at the
// end of a word.
func digraph(w string) string {
	if strings.HasSuffix(w, "ng") {
		w = strings.TrimSuffix(w, "g")
	}
	for _, p := range digraphTable {
		w = strings.ReplaceAll(w, p[0], p[1])
	}
	return w
}

func mapLetters(w string, table map[rune]string) string {
	var b strings.Builder
	for _, r := range w {
		if to, ok := table[r]; ok {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// skeletal drops everything except the letters of skeletons.
func skeletal(r rune) rune {
	if r < 'а' || r > 'я' {
		return -1
	}
	return r
}

// Undouble removes repeated letters from a skeleton, for comparison.
func Undouble(w string) string {
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last || r <= '9' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

func letters(table string) map[rune]string {
	m := map[rune]string{}
	for _, p := range pairs(table) {
		for _, r := range p[0] {
			m[r] = p[1]
		}
	}
	return m
}

// pairs parses "target:letters …" into letters and target.
func pairs(table string) [][2]string {
	var out [][2]string
	for f := range strings.FieldsSeq(table) {
		to, from, _ := strings.Cut(f, ":")
		out = append(out, [2]string{from, to})
	}
	return out
}
