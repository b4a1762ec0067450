package requisites

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

// Amends is what an amending act changes: which act, and which rows of its
// table, by their numbers.
type Amends struct {
	Act      tariff.ActRef // its number and date
	Whole    bool          // the table is set again as a whole
	Replaced []string      // numbers of rows that are set again
	Added    []string
	Removed  []string
	Figures  []Figure // that are replaced within rows
	Unread   []Order  // instructions that change prices otherwise: "raise by 10 per cent"
	Dated    []Order  // instructions that take effect on a day of their own
	Said     []string // the paragraphs that hold an instruction
}

// Figure is an amount, or a word, of some rows that an act replaces by another, as
// printed.
type Figure struct {
	Rows     []string
	Old, New string
}

// Order is a sentence of an act and the rows that it names.
type Order struct {
	Text string
	Rows []string
}

// Alone reports that the act says all of its changes without a table.
func (x *Amends) Alone() bool {
	return !x.Whole && len(x.Figures)+len(x.Removed)+len(x.Unread)+len(x.Dated) > 0
}

// figure matches words or figures that others replace.
var figure = regexp.MustCompile(`(?i)["«“]([^"»”]+)["»”]\s+(?:в\s+стро\p{L}+\s+[\d ,и–-]+\s+)?заменить\s+(?:соответственно\s+)?(?:на\s+)?(?:(?:цифр|слов|числ)\p{L}*\s+)?["«“]([^"»”]+)["»”]|` +
	`["«“]([^"»”]+)["»”]\s+(?:(?:деген\s+)?(?:сан|сөз|цифр)\p{L}*\s+)?["«“]([^"»”]+)["»”](?:-\p{L}+)?\s+(?:(?:деген\s+)?(?:сан|сөз|цифр)\p{L}*\s+)?(?:ауыстыр|алмастыр)`)

var (
	amending  = regexp.MustCompile(`(?i)внесени\p{L}*\s+(?:изменени|дополнени)|(?:өзгеріс|толықтыру)\p{L}*(?:\s+(?:мен|және)\s+(?:өзгеріс|толықтыру)\p{L}*)?\s+енгізу`)
	amendsIn  = regexp.MustCompile(`(?i)внести\s+в|өзгеріс\p{L}*(?:\s+(?:мен|және)\s+толықтыру\p{L}*)?\s+енгізілсін|толықтыру\p{L}*\s+енгізілсін`)
	rowsWord  = regexp.MustCompile(`(?i)строк|жол(?:ы|дар|мен|да|\s|,|$)|пункт|тармақ|позици`)
	replaces  = regexp.MustCompile(`(?i)(?:изложить|излагаются)\s+в\s+(?:следующей|новой)\s+редакции|(?:мынадай|жаңа|келесі)\s+редакцияда\s+(?:жазыл|баяндал|мазмұндал)`)
	adds      = regexp.MustCompile(`(?i)дополнить|толықтырыл`)
	removes   = regexp.MustCompile(`(?i)исключить|признать\s+утратившими|алып\s+таста|күші\s+жойыл`)
	reckons   = regexp.MustCompile(`(?i)(?:увелич|повыс|сниз|уменьш|индексир|умнож)\p{L}*(?:\P{L}|$)|(?:арттыр|көтер|төмендет|азайт|көбейт)(?:ыл|іл)\p{L}*`)
	rowNumber = regexp.MustCompile(`\d{1,4}(?:[.-]\d{1,2})?`)
	span      = regexp.MustCompile(`(\d{1,4})\s*(?:[-–—]|по|ден|дан)\s*(\d{1,4})`)
	fromDay   = regexp.MustCompile(`(?i)(?:^|\P{L})с\s+["«“]?\d{1,2}["»”]?\s+\p{L}+\s+\d{4}|\d{4}\s+жыл\p{L}*\s+\d{1,2}\s+\p{L}+\s+бастап`)
	measured  = regexp.MustCompile(`(?i)\d+(?:[.,]\d+)?\s*(?:%|(?:процент|пайыз|раз|есе|тенге|теңге|тг)\p{L}*)`)
	otherRefs = regexp.MustCompile(`(?:№|N)\s*[\p{L}\d][\p{L}\d/.-]*|\d{4}\s*жыл\p{L}*\s*\d{1,2}\s*\p{L}+|\d{1,2}\s+\p{L}+\s+\d{4}\s+года|«[^»]*»|"[^"]*"|(?:пункт\p{L}*|приложени\p{L}*)\s+\d+|\d+-?(?:тармақ|қосымша)\p{L}*`)
)

// amendment reads what an amending act changes.
func (a *Act) amendment(all []string) {
	if !amending.MatchString(a.Title) && !slices.ContainsFunc(a.Clauses, amendsIn.MatchString) {
		return
	}
	x := &Amends{}
	for _, p := range append([]string{a.Title}, a.Clauses...) {
		for _, d := range datesIn(a.Lang, p) {
			if d.number != "" && d.number != a.Number && x.Act.Number == "" {
				x.Act = tariff.ActRef{Number: d.number, Date: d.date}
			}
		}
	}
	if x.Act.Number == "" {
		return
	}
	for _, p := range all {
		x.instruction(p)
	}
	a.Amends = x
}

// instruction reads one sentence: which rows it replaces, adds or removes.
func (x *Amends) instruction(p string) {
	kinds := []struct {
		says *regexp.Regexp
		to   *[]string
	}{{removes, &x.Removed}, {adds, &x.Added}, {replaces, &x.Replaced}}
	before, said := len(x.Figures)+len(x.Unread), false
	for _, s := range strings.Split(p, ";") {
		x.figures(s)
		if rows := rowsNamed(fromDay.ReplaceAllString(s, " ")); len(rows) > 0 && fromDay.MatchString(s) {
			x.Dated = append(x.Dated, Order{strings.TrimSpace(s), rows})
		}
		if reckons.MatchString(s) && rowNumber.MatchString(otherRefs.ReplaceAllString(clauseNo.ReplaceAllString(s, ""), "")) {
			x.Unread = append(x.Unread, Order{strings.TrimSpace(s), rowsNamed(s)})
		}
		for _, k := range kinds {
			if !k.says.MatchString(s) {
				continue
			}
			said = true
			numbers := rowsNamed(s)
			if len(numbers) == 0 && k.to == &x.Replaced && !rowsWord.MatchString(otherRefs.ReplaceAllString(s, "")) {
				x.Whole = true
			}
			*k.to = append(*k.to, numbers...)
			break
		}
	}
	if said || len(x.Figures)+len(x.Unread) > before {
		x.Said = append(x.Said, p)
	}
}

// figures reads which amounts and words of which rows a sentence replaces.
func (x *Amends) figures(s string) {
	rows, from := rowsNamed(s), 0
	for _, at := range figure.FindAllStringIndex(s, -1) {
		if own := rowsNamed(s[from:at[0]]); len(own) > 0 { // "in the row 4 … by …, in the row 5 … by …"
			rows = own
		}
		m := figure.FindStringSubmatch(s[at[0]:at[1]])
		x.Figures, from = append(x.Figures, Figure{Rows: rows, Old: m[1] + m[3], New: m[2] + m[4]}), at[1]
	}
}

// rowsNamed returns the row numbers in a sentence about rows, without those of
// acts, dates and annexes.
func rowsNamed(s string) []string {
	s = clauseNo.ReplaceAllString(s, "")
	s = measured.ReplaceAllString(otherRefs.ReplaceAllString(s, " "), " ")
	if !rowsWord.MatchString(s) {
		return nil
	}
	var out []string
	s = span.ReplaceAllStringFunc(s, func(part string) string {
		m := span.FindStringSubmatch(part)
		if number(m[2]) < number(m[1]) { // "12-1", a row between two others
			return part
		}
		for n := number(m[1]); n <= number(m[2]) && n < number(m[1])+1000; n++ {
			out = append(out, itoa(n))
		}
		return " "
	})
	return append(out, rowNumber.FindAllString(s, -1)...)
}
