// Package requisites reads the parts of an act other than its table: title,
// number and dates, issuer, signatory, entry into force, legal grounds, the
// body charged with enforcement, amendments, and prices in the text.
//
// [Read] returns an [Act] in one language, with every field as the text has it.
// What is not found is empty, and listed by [Act.Missing].
package requisites

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Act is what an act says of itself, in one language.
type Act struct {
	Lang        lang.Lang
	Title       string
	Form        tariff.Form
	Number      string
	Date        tariff.Date
	Issuer      string
	Signatory   string
	Post        string
	Signed      []string    // the paragraphs below a table that name who signed
	Entry       string      // the clause on entry into force
	EntryDays   int         // calendar days after the first official publication
	From        tariff.Date // if the clause states a day
	Responsible string
	Period      int // the year that the act names
	Grounds     []*tariff.Law
	Amended     []tariff.ActRef
	Amends      *Amends // nil unless the act amends another
	Annexes     int
	Clauses     []string
	// NumberFrom is "comment" if only a remark in the file gives the number.
	NumberFrom                 string
	Registration               string
	RegistrationDate           tariff.Date
	preamble, beginning, under []string
}

// Text is the input of Read: repaired paragraphs, in order.
type Text struct {
	Lang    lang.Lang
	Before  []string // up to the first table
	Titles  []string // of these, the marked headings
	After   []string // below the tables
	Remarks []string // of the reader: comments in the file
	Laws    []*tariff.Law
}

// Missing returns the names of the parts that every act has and this text
// lacks.
func (a *Act) Missing() []string {
	var out []string
	for _, x := range []struct {
		name  string
		there bool
	}{
		{"title", a.Title != ""}, {"number", a.Number != ""}, {"date", !a.Date.IsZero()},
		{"issuer", a.Issuer != ""}, {"signatory", a.Signatory != ""}, {"form", a.Form != ""},
	} {
		if !x.there {
			out = append(out, x.name)
		}
	}
	return out
}

// Read reads an act.
func Read(t Text) *Act {
	a := &Act{Lang: t.Lang}
	a.cut(t.Before)
	a.title(t.Titles)
	a.form()
	a.requisites(t.Remarks)
	a.issuer()
	a.signature(t.After)
	for _, c := range a.Clauses {
		a.clause(c)
	}
	a.year()
	a.grounds(t.Laws)
	around := slices.Concat(t.Before, t.After)
	a.amendments(around)
	a.amendment(around)
	for _, p := range slices.Concat(a.under, t.After) {
		if annexHead.MatchString(p) {
			a.Annexes++
		}
	}
	return a
}

var (
	// adopts matches the word that ends a preamble.
	adopts     = regexp.MustCompile(`ҚАУЛЫ\s+ЕТЕДІ|ШЕШТІ|ШЕШІ+М\s+ҚАБЫЛДАДЫ|ПОСТАНОВЛЯЕТ|РЕШИЛ[АИ]?([^\p{L}]|$)|(?i)(қаулы етеді|шешім қабылдады|постановляет)\s*:`)
	resolution = regexp.MustCompile(`(?i)қаулы|постановл`)
	decision   = regexp.MustCompile(`(?i)шеші|шешт|решени|решил`)
	clauseNo   = regexp.MustCompile(`^\d{1,2}\s?[.)]\s*`)
	annexHead  = regexp.MustCompile(`(?i)қосымша$|^(\d+-)?қосымша|қосымша\s*\d*$|^приложени[ея]|бекітілген$|^утвержден`)
)

// Adopts returns where the words of adoption end in a line, -1 if it has none.
func Adopts(line string) int {
	if m := adopts.FindStringIndex(line); m != nil {
		return m[1]
	}
	return -1
}

// cut divides the text into what precedes the preamble, the preamble, the
// clauses, and what follows them.
func (a *Act) cut(all []string) {
	at := -1
	for i, p := range all {
		if adopts.MatchString(p) {
			at = i
			break
		}
	}
	if at < 0 {
		a.beginning = all
		for _, p := range all {
			if clauseNo.MatchString(p) {
				a.Clauses = append(a.Clauses, clauseNo.ReplaceAllString(p, ""))
			}
		}
		return
	}
	start := at
	for start > 0 && opensPreamble(all[start-1]) {
		start--
	}
	a.beginning, a.preamble = all[:start], all[start:at+1]
	last := at
	for i := at + 1; i < len(all); i++ {
		if clauseNo.MatchString(all[i]) && (last == at || i-last < 6) {
			a.Clauses = append(a.Clauses, clauseNo.ReplaceAllString(all[i], ""))
			last = i
		}
	}
	if rest := adopts.Split(all[at], 2); last == at && len(rest) == 2 {
		a.Clauses = append(a.Clauses, strings.Trim(rest[1], " :"))
	}
	a.under = all[last+1:]
}

// opensPreamble reports a paragraph that belongs to the preamble but does not
// end it.
func opensPreamble(p string) bool {
	return len(p) > 200 && (strings.Contains(p, "Республикасы") || strings.Contains(p, "Республики"))
}

// title finds the paragraph that says what the act is about.
func (a *Act) title(titles []string) {
	for _, list := range [][]string{a.beginning, titles} {
		for _, p := range list {
			if says := aboutKK.MatchString(p) || aboutRU.MatchString(p); says && !amends.MatchString(p) && !adoptedBy.MatchString(p) {
				a.Title = p
				return
			}
		}
	}
	if len(titles) > 0 {
		a.Title = titles[0]
	}
}

// adoptedBy matches the line under the title that names the act itself.
var adoptedBy = regexp.MustCompile(`(?i)^(постановление|решение)\s`)

var (
	aboutKK = regexp.MustCompile(`\sтуралы\s*$`)
	aboutRU = regexp.MustCompile(`^(Об|О)\s+\p{L}`)
	amends  = regexp.MustCompile(`^(Ескерту|Сноска|Ескертпе)\.`)
)

func (a *Act) form() {
	for _, text := range []string{strings.Join(a.preamble, " "), strings.Join(a.beginning, " "), strings.Join(a.under, " ")} {
		if m := adopts.FindString(text); m != "" {
			text = m
		}
		switch {
		case resolution.MatchString(text):
			a.Form = tariff.Resolution
		case decision.MatchString(text):
			a.Form = tariff.Decision
		default:
			continue
		}
		return
	}
}

var (
	issuerKK = regexp.MustCompile(`(?:^|[,)"»]|сәйкес|отырып|негізінде|асырып|мақсатында)\s*,?\s*([^,()"»«]{3,120}?(?i:әкімдігі|әкімі|мәслихаты?))\s*(?:$)`)
	issuerRU = regexp.MustCompile(`((?:\p{Lu}[\p{L}-]+\s+(?:областной|городской|районный|қалалық)\s+)?(?:[Мм]аслихат|[Аа]кимат|[Аа]ким)(?:\s+[^,():;]{1,80}?)?)\s*$`)
)

// leading matches the last words before the name of the issuer.
var leading = regexp.MustCompile(`^.*(?:сәйкес|отырып|негізінде|асырып|мақсатында|ала)\s+`)

func (a *Act) issuer() {
	if len(a.preamble) == 0 {
		return
	}
	text := strings.Join(a.preamble, " ")
	text = strings.TrimSpace(text[:adopts.FindStringIndex(text)[0]])
	re := issuerKK
	if a.Lang == lang.RU {
		re = issuerRU
	}
	if m := re.FindStringSubmatch(text); m != nil {
		a.Issuer = strings.TrimSpace(leading.ReplaceAllString(m[1], ""))
	}
}

var yearNamed = regexp.MustCompile(`(\d{4})\s*жыл(?:ға|дарға)([^\p{L}]|$)|на\s+(\d{4})\s*год([^\p{L}]|$)`)

// year finds the year that the title or a clause names.
func (a *Act) year() {
	for _, text := range append([]string{a.Title}, a.Clauses...) {
		if m := yearNamed.FindStringSubmatch(text); m != nil {
			a.Period = number(m[1] + m[3])
			return
		}
	}
}
