package requisites

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

const (
	monthsKK = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
	monthsRU = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
	quote    = `["«»“”„]?`
	// actNumber matches the number of an act: 668, 2/16-VIII, А-12/345.
	actNumber = `\s*(?:№|N)\s*([\p{L}\d][\p{L}\d/.-]*|_+)`
)

var (
	dateKK   = regexp.MustCompile(`(?i)(\d{4})\s*жыл(?:ғы|дың)\s*` + quote + `\s*(\d{1,2})\s*` + quote + `\s*(` + monthsKK + `)\p{L}*`)
	dateRU   = regexp.MustCompile(`(?i)` + quote + `\s*(\d{1,2})\s*` + quote + `\s*(` + monthsRU + `)\s+(\d{4})\s*(?:года|г\.?)?`)
	dateDots = regexp.MustCompile(`(\d{2})\.(\d{2})\.(\d{4})`)
	numberAt = regexp.MustCompile(`^` + actNumber)
	anyNum   = regexp.MustCompile(actNumber)
)

func itoa(n int) string { return strconv.Itoa(n) }

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// dated is a date in a text, and the act number after it.
type dated struct {
	date   tariff.Date
	number string
	start  int
	end    int
}

// datesIn returns the dates of a text, written as in the language.
func datesIn(l lang.Lang, text string) []dated {
	re, months := dateKK, monthsKK
	if l == lang.RU {
		re, months = dateRU, monthsRU
	}
	var out []dated
	for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
		g := func(i int) string { return text[m[2*i]:m[2*i+1]] }
		year, day, month := g(1), g(2), g(3)
		if l == lang.RU {
			day, month, year = g(1), g(2), g(3)
		}
		d, ok := calendar(number(year), indexOf(months, strings.ToLower(month)), number(day))
		if !ok {
			continue
		}
		x := dated{date: d, start: m[0], end: m[1]}
		if n := numberAt.FindStringSubmatchIndex(text[m[1]:]); n != nil {
			x.number = strings.TrimRight(text[m[1]:][n[2]:n[3]], ".-")
			x.end = m[1] + n[1]
		}
		out = append(out, x)
	}
	return out
}

func indexOf(months, month string) int {
	for i, m := range strings.Split(months, "|") {
		if m == month {
			return i + 1
		}
	}
	return 0
}

// calendar returns a date if that day exists.
func calendar(year, month, day int) (tariff.Date, bool) {
	d := tariff.Date{Year: year, Month: month, Day: day}
	return d, month > 0 && day > 0 && tariff.DateOf(d.Time()) == d
}

// requisites finds the date and number of the act: in the line under the title,
// else above the annex, else in a remark in the file. Those of other acts, in
// the preamble and in notes about amendments, are ignored.
func (a *Act) requisites(remarks []string) {
	own := slices.DeleteFunc(slices.Clone(a.beginning), func(p string) bool { return p == a.Title || amending.MatchString(p) })
	named := slices.DeleteFunc(slices.Clone(a.preamble), func(p string) bool { return !namesAct.MatchString(p) })
	for _, zone := range [][]string{own, {strings.Join(own, " ")}, named, a.under, {joinShort(a.under)}} {
		for _, p := range zone {
			if a.Number != "" {
				return
			}
			if !amends.MatchString(p) && !strings.Contains(p, "редакци") {
				a.named(p)
			}
		}
	}
	a.remarks(remarks)
}

// namesAct matches a preamble that begins with the line that names the act: a plain
// text may have no blank line between them.
var namesAct = regexp.MustCompile(`(?i)^(?:постановление|решение)\s.{0,120}№|^[^.:]{0,150}№\s*\S+\s+(?:қаулысы|шешімі)`)

// named takes the first date with a number in a text that names this act.
func (a *Act) named(text string) {
	if len(text) > 2000 {
		return
	}
	for _, d := range datesIn(a.Lang, text) {
		if other.MatchString(window(text, d)) {
			continue
		}
		if a.Date.IsZero() {
			a.Date = d.date
		}
		if d.number != "" && !strings.HasPrefix(d.number, "_") && a.Date == d.date {
			a.Number = d.number
			return
		}
		if n := anyNum.FindStringSubmatch(text); n != nil && !strings.HasPrefix(n[1], "_") {
			a.Number = n[1]
			return
		}
	}
}

// other matches acts of other issuers: laws, orders.
var other = regexp.MustCompile(`(?i)бұйры|приказ|заңы|законо?м?\s|кодекс|министр`)

func window(s string, d dated) string { return s[max(0, d.start-60):min(len(s), d.end+40)] }

// joinShort joins consecutive short paragraphs: the lines above an annex may be
// a paragraph each.
func joinShort(all []string) string {
	out := lists.Where(all, func(p string) bool { return len(p) < 160 })
	return strings.Join(out, " ")
}

var registered = regexp.MustCompile(`рег\.?\s*№\s*(\S+)\s+от\s+(\d{2}\.\d{2}\.\d{4})`)

// remarks reads what a comment in the file says about the act.
func (a *Act) remarks(remarks []string) {
	for _, r := range remarks {
		for _, l := range lang.All {
			for _, d := range datesIn(l, r) {
				if a.Number == "" && d.number != "" && (a.Date.IsZero() || a.Date == d.date) {
					a.Number, a.Date, a.NumberFrom = strings.TrimRight(d.number, ","), d.date, "comment"
				}
			}
		}
		if m := registered.FindStringSubmatch(r); m != nil && a.NumberFrom != "" {
			a.Registration, a.RegistrationDate = m[1], dotted(m[2])
		}
	}
}

func dotted(s string) tariff.Date {
	m := dateDots.FindStringSubmatch(s)
	if m == nil {
		return tariff.Date{}
	}
	d, ok := calendar(number(m[3]), number(m[2]), number(m[1]))
	if !ok {
		return tariff.Date{}
	}
	return d
}

// amended begins the list of acts that gave a text its present wording, each
// with a date and a number.
var (
	amended   = regexp.MustCompile(`(?i)редакцияда|в (?:новой )?редакции|өзгеріс\p{L}*(?:\s+(?:мен|және)\s+толықтыру\p{L}*)?\s+енгізілді|с изменени\p{L}+|внесен\p{L}*\s+изменени|толықтырылды|с дополнени`)
	amendment = regexp.MustCompile(`(\d{2}\.\d{2}\.\d{4})\s*(?:г\.?|года|ж\.?)?\s*№\s*([\p{L}\d/.-]+)`)
)

// amendments collects the acts that notes name as having changed this one.
func (a *Act) amendments(all []string) {
	for _, p := range all {
		from := amended.FindStringIndex(p)
		if from == nil || len(p) > mostRemark || !amends.MatchString(p) && !inBracketsOrShort(p) {
			continue
		}
		for _, m := range a.changes(p[from[0]:]) {
			ref := tariff.ActRef{Form: tariff.Decision, Number: strings.TrimRight(m.number, ".,;"), Date: m.date}
			if resolution.MatchString(p) && !decision.MatchString(p) {
				ref.Form = tariff.Resolution
			}
			if !ref.Date.IsZero() && ref.Number != a.Number && !has(a.Amended, ref) {
				a.Amended = append(a.Amended, ref)
			}
		}
	}
	slices.SortStableFunc(a.Amended, func(x, y tariff.ActRef) int { return cmp.Compare(x.Date.String(), y.Date.String()) })
}

// inBracketsOrShort reports a note above an annex: "(in the edition of …)".
// Clauses and titles about amending are not such notes.
func inBracketsOrShort(p string) bool {
	return !clauseNo.MatchString(p) && !amending.MatchString(p) && !amendsIn.MatchString(p)
}

// mostRemark is more bytes than a note about amendments has.
const mostRemark = 5000

// changes returns the dates and numbers in a note, in digits or in words.
func (a *Act) changes(p string) []dated {
	out := lists.Of(amendment.FindAllStringSubmatch(p, -1), func(m []string) dated { return dated{date: dotted(m[1]), number: m[2]} })
	for _, d := range datesIn(a.Lang, p) {
		if d.number != "" {
			out = append(out, d)
		}
	}
	return out
}

func has(all []tariff.ActRef, r tariff.ActRef) bool {
	return slices.ContainsFunc(all, func(x tariff.ActRef) bool { return x.Number == r.Number && x.Date == r.Date })
}
