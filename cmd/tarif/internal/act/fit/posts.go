package fit

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Post is what the heading of a price column says of who gives the service.
type Post struct {
	Words string       // of the heading, without those for a price
	Role  *tariff.Role // of the catalogue, nil if it has none
	Score float64
}

// Post returns the post that the heading of a price column names, if it names
// one: "Стоимость услуги социального работника, тенге". The heading "for
// workers" names those who pay.
func (f *Fitter) Post(l lang.Lang, heading string) (Post, bool) {
	p := Post{Words: ownWords(heading)}
	if p.Words == "" {
		return p, false
	}
	if m, ok := f.Role(l, p.Words); ok {
		p.Role, p.Score = m.Of, m.Score
	}
	return p, p.Score >= surelyRole || worker.MatchString(p.Words) && !payer.MatchString(heading)
}

// surelyRole is the score of words that name a role of the catalogue, whatever
// else the heading says.
const surelyRole = 0.75

var (
	// worker matches the words for who does the work.
	worker = regexp.MustCompile(`(?i)работни|специалист|сотрудни|мастер|врач|сестр|водител|психолог|логопед|юрист|инструктор|педагог|воспитател|консультант|менеджер|сиделк|санитар|нян[яи]|фельдшер|помощни|маман|қызметкер|дәрігер|мейіргер|мейірбике|жүргізуші|тәрбиеші|нұсқаушы|заңгер|шебер|кеңесші|күтуші|көмекші`)
	// payer matches the words for whom a price is, and workers in the plural.
	payer = regexp.MustCompile(`(?i)(?:^|\P{L})(?:для|үшін|арналған\p{L}*|работник(?:и|ов|ам)|сотрудник(?:и|ов|ам)|(?:қызметкер|маман)(?:лер|дар)\p{L}*)(?:\P{L}|$)`)
	// ofPrice matches the words by which a heading says that its column holds
	// prices, and how they are counted. What else it says tells it from others.
	ofPrice = regexp.MustCompile(`(?i)^(?:стоимост\p{L}*|цен[аыуе]?|тариф\p{L}*|плат[аыуе]|оплат[аыуе]|ставк\p{L}+|размер\p{L}*|сумм[аы]|услуг\p{L}*|предоставля\p{L}+|предоставлен\p{L}+|оказ(?:ыв|ан)\p{L}+|одн(?:а|ой|ого|у)|единиц\p{L}+|тенге|тг|тыс|тысяч|млн|мың|час\p{L}?|минут\p{L}*|день|дня|месяц\p{L}?|раз\p{L}?|посещени\p{L}|` +
		`құн\p{L}*|баға\p{L}*|төлем\p{L}*|мөлшер\p{L}*|сома\p{L}*|қызмет|қызмет[іт]\p{L}*|көрсет(?:іл)?етін|бір|теңге\p{L}*|сағат\p{L}*|күн|күні\p{L}*|ай|айы\p{L}*|рет|\d+)$`)
	// relating matches the words that relate one word to another.
	relating     = regexp.MustCompile(`(?i)^(?:для|за|на|в|с|до|от|при|по|без|из|үшін)$`)
	betweenWords = regexp.MustCompile(`[^\p{L}\p{N}-]+`)
)

// ownWords returns the words of a heading without those for a price.
func ownWords(heading string) string {
	var out []string
	for _, w := range betweenWords.Split(heading, -1) {
		if w = strings.Trim(w, "-"); w != "" && !ofPrice.MatchString(w) && (len(out) > 0 || !relating.MatchString(w)) {
			out = append(out, w)
		}
	}
	for len(out) > 0 && relating.MatchString(out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return strings.Join(out, " ")
}

// Apart returns for each heading what tells it from the others: without the
// words that all begin with and those for a price. A name is not cut: of
// "social worker" and "social pedagogue" the common word stays.
func Apart(headings []string) []string {
	shared := strings.Fields(headings[0])
	for _, h := range headings {
		words, n := strings.Fields(h), 0
		for n < min(len(words), len(shared)) && words[n] == shared[n] {
			n++
		}
		shared = shared[:n]
	}
	out := make([]string, len(headings))
	for i, h := range headings {
		out[i] = strings.Trim(strings.Join(inner(strings.Fields(h), len(shared)), " "), " ,;:()")
	}
	for i, s := range out {
		if k := slices.Index(out, s); s == "" || headings[k] != headings[i] {
			return headings
		}
	}
	return out
}

// inner returns the words of a heading behind the shared ones, without those for
// a price at its ends.
func inner(words []string, shared int) []string {
	price := func(w string) bool { return ofPrice.MatchString(strings.Trim(w, ",.;:()")) }
	at := shared
	if at > 0 && relating.MatchString(words[at-1]) {
		at--
	} else if at < len(words) && !relating.MatchString(words[at]) {
		for at > 0 && !price(words[at-1]) {
			at--
		}
	}
	words = words[at:]
	for len(words) > 0 && price(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && price(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}
