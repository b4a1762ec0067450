package search

import (
	"cmp"
	"slices"
	"strings"
	"tarif/cmd/tarif/internal/lists"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/russian"
)

// Sounds of the skeleton before or after which Kazakh endings differ.
const (
	vowels    = "аеоуи"
	glides    = "уи" // у and й are written like vowels and take endings like consonants
	voiced    = "зж"
	voiceless = "бвгдкпстфхчш" // б, в, г and д at a stem's end sound voiceless
	consonant = "лрмн" + voiced + voiceless
)

// endingsKK are Kazakh endings by level, in the order in which they are
// stripped, the outermost first: case, possessive, plural, noun and adjective
// suffixes (twice: жұмыс-сыз-дық), verb forms, causatives (тазала-т, сал-дыр,
// тұр-ғыз). A word takes at most one ending of each level. Last comes an и that
// may belong to the stem (дәрі) or be a possessive (хаты): no rule
// distinguishes them. Before the colon are the sounds after which an ending is
// possible: -лар after vowels and р, -дар after voiced consonants, -тар after
// voiceless ones. After another sound it is a typing mistake or part of the
// stem.
//
// The order and the sounds are those of K. A. Krippes, Kazakh Grammatical
// Sketch with Affix List, 1993 (ERIC ED404842), and of G. Kessikbayeva and I.
// Cicekli, A Rule Based Morphological Analyzer and a Morphological
// Disambiguator for Kazakh Language, 2016. The second person's -ың is left out:
// it is rare in queries, and many stems end in it. -сы is not cut after ы,
// because more stems end in -ыс (жұмыс) than take -сы there.
//
// The endings are written in ordinary letters; their skeletons, in which for
// example -ның and -нің are one, are sent to the browser with the index.
const endingsKK = vowels + "мн:ның,нің рл" + voiced + glides + ":дың,дің " + voiceless + ":тың,тің " +
	vowels + "рлмн" + voiced + ":ға,ге,да,де,дағы,дегі " + voiceless + ":қа,ке,та,те,тағы,тегі " +
	"и:на,не,нда,нде,ндағы,ндегі,н м:а,е " +
	vowels + ":ны,ні рлмн" + voiced + glides + ":ды,ді " + voiceless + ":ты,ті " +
	vowels + "рл" + voiced + ":дан,ден " + voiceless + ":тан,тен мни:нан,нен " +
	vowels + "рлмн:мен,менен " + voiced + ":бен,бенен " + voiceless + ":пен,пенен " + verbsKK + ";" +
	consonant + glides + ":ым,ім,ы,і,ымыз,іміз,ыңыз,іңіз " + vowels + ":м,мыз,міз,ңыз,ңіз аеоу:сы,сі;" +
	vowels + "р:лар,лер лмн" + voiced + ":дар,дер " + voiceless + ":тар,тер;" +
	nounsKK + ";" + nounsKK + ";" +
	verbsKK + " " + vowels + ":п " + consonant + glides + ":ып,іп,ам,ем " +
	vowels + "рлмн" + voiced + ":ған,ген " + voiceless + ":қан,кен " + vowels + consonant + ":у;" +
	"ае:т " + vowels + "рлмн" + voiced + ":дыр,дір,ғыз,гіз " + voiceless + ":тыр,тір,қыз,кіз;" +
	consonant + glides + ":ы,і"

// verbsKK come before the others because their -ын is not the accusative and
// their -ы not a possessive.
const verbsKK = consonant + glides + ":атын,етін,ады,еді,амын,емін,амыз,еміз,асыз,есіз " + vowels + ":йтын,йтін,йды,йді,ймын,ймін,ймыз,йміз,йсыз,йсіз,йын,йін,ңызшы,ңізші,ңыздар,ңіздер,ңыздаршы,ңіздерші " +
	consonant + glides + ":айын,ейін,ыңызшы,іңізші,ыңыздар,іңіздер,ыңыздаршы,іңіздерші " +
	vowels + "лр" + glides + ":майтын,мейтін,майды,мейді,маймын,меймін,маймыз,мейміз,мады,меді,маған,меген,мау,меу " +
	"мн" + voiced + ":байтын,бейтін,байды,бейді,баймын,беймін,баймыз,бейміз,бады,беді,баған,беген,бау,беу " +
	voiceless + ":пайтын,пейтін,пайды,пейді,паймын,пеймін,паймыз,пейміз,пады,педі,паған,пеген,пау,пеу " +
	consonant + vowels + ":сам,сем,сақ,сек,саңыз,сеңіз,саңыздар,сеңіздер " + vowels + "рл" + glides + ":дым,дім мн" + voiced + ":дым,дім,ғым,гім рл" + vowels + glides + ":ғым,гім " + voiceless + ":тым,тім,қым,кім,пын,пін,қысы,кісі,қымыз,кіміз " + vowels + "рл" + glides + ":мын,мін р:мыз,міз мн" + voiced + ":бын,бін " + vowels + "рлмн" + voiced + ":ғысы,гісі,ғымыз,гіміз"

const nounsKK = vowels + "р:лық,лік,лы,лі лмн" + voiced + ":дық,дік,ды,ді " + voiceless + ":тық,тік,ты,ті " +
	vowels + "рлмн" + voiced + ":ғыш,гіш " + voiceless + ":қыш,кіш " + vowels + consonant + ":сыз,сіз,шы,ші"

// ending is the skeleton of an ending and the sounds that may precede it.
type ending struct{ text, after string }

var (
	foldedKK = foldEndings(endingsKK)
	levelsKK = levels(foldedKK)
)

// foldEndings converts a table's endings to skeletons, without duplicates.
func foldEndings(table string) string {
	folded := strings.Split(table, ";")
	for i, level := range folded {
		groups := strings.Fields(level)
		for j, p := range groups {
			after, texts, _ := strings.Cut(p, ":")
			var list []string
			for _, text := range Words(texts) {
				list = lists.With(list, text)
			}
			groups[j] = after + ":" + strings.Join(list, ",")
		}
		folded[i] = strings.Join(groups, " ")
	}
	return strings.Join(folded, ";")
}

// levels parses a folded table of endings, the longest of each level first.
func levels(table string) [][]ending {
	var out [][]ending
	for level := range strings.SplitSeq(table, ";") {
		var list []ending
		for p := range strings.FieldsSeq(level) {
			after, texts, _ := strings.Cut(p, ":")
			for text := range strings.SplitSeq(texts, ",") {
				list = append(list, ending{text, after})
			}
		}
		slices.SortStableFunc(list, func(a, b ending) int { return cmp.Compare(len(b.text), len(a.text)) })
		out = append(out, list)
	}
	return out
}

// StemKK strips Kazakh endings from a skeleton, level by level. A final б or г,
// which stems have before vowels, becomes п or к again. The stem has no doubled
// letters.
func StemKK(w string) string {
	w = harden(w)
	for _, level := range levelsKK {
		for _, e := range level {
			if rest, ok := strings.CutSuffix(w, e.text); ok && e.fits([]rune(rest)) {
				w = harden(rest)
				break
			}
		}
	}
	return Undouble(w)
}

// fits reports whether the ending may follow the rest of a word: after its last
// sound, in harmony with its vowels, and with enough left, which is three
// letters, or such as үй, ас and су, or four before a single consonant. The
// instrumental has one form for both harmonies.
func (e ending) fits(rest []rune) bool {
	n := len(rest)
	if n < 2 || !strings.ContainsRune(e.after, rest[n-1]) {
		return false
	}
	if n == 2 && strings.ContainsRune(vowels, rest[0]) == (rest[1] == 'у') {
		return false
	}
	if n < least[e.text] || neutral[e.text] {
		return n >= least[e.text]
	}
	h := harmony(rest)
	return !(h == 'е' && strings.ContainsRune(e.text, 'а')) && !(h == 'а' && strings.ContainsRune(e.text, 'е'))
}

var (
	least   = map[string]int{"н": 4, "м": 4, "п": 4, "ам": 3, "ем": 3, "т": 3}
	neutral = map[string]bool{"мен": true, "бен": true, "пен": true, "менен": true, "бенен": true, "пенен": true}
)

// harmony returns the vowel, е or а, that a skeleton's endings must have, or 0
// if the skeleton does not tell: и may be ы or і, у ұ or ү, and in the first
// syllable, the only one with ә, а may be ә. о says nothing: after the first
// syllable it occurs only in loan words.
func harmony(w []rune) rune {
	for i := len(w) - 1; i >= 0; i-- {
		switch c := w[i]; {
		case c == 'е' || c == 'а' && strings.ContainsAny(string(w[:i]), vowels):
			return c
		case c == 'а' || c == 'о':
			return 0
		}
	}
	return 0
}

func harden(w string) string {
	switch {
	case strings.HasSuffix(w, "б"):
		return strings.TrimSuffix(w, "б") + "п"
	case strings.HasSuffix(w, "г"):
		return strings.TrimSuffix(w, "г") + "к"
	}
	return w
}

// StemRU returns the Snowball stem
// (https://snowballstem.org/algorithms/russian/stemmer.html) of a word as
// written, as a skeleton without doubled letters. A word in Latin letters is
// read as the Cyrillic letters of its skeleton.
func StemRU(w string) string {
	env := snowballstem.NewEnv(Russian(w))
	russian.Stem(env)
	return Undouble(skeleton(env.Current()))
}
