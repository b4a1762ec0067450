package check

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// prose checks what people wrote: prices and numbers of acts, which must be
// those of the data, and words in two alphabets.
func (c *checker) prose() {
	if len(c.Prose) == 0 {
		return
	}
	f := facts(c.Data)
	for _, p := range c.Prose {
		for _, r := range slices.Concat(p.Head, p.Runs) {
			for _, m := range mixtures(r.Text) {
				c.run(r, m.from+m.at, ruleMixedAlphabets, m.say(), retype())
			}
			c.amounts(r, f, slices.Contains(p.Head, r))
			c.acts(r, f)
		}
	}
}

// run adds a warning about a run of words, from byte at on.
func (c *checker) run(r prose.Run, at int, rule string, message, hint source.Text) {
	pos := r.Pos
	if !strings.Contains(r.Text, "\n") {
		pos.Col += at
	}
	c.found = append(c.found, source.Finding{Pos: pos, Severity: source.Warning, Rule: rule, Message: message, Hint: hint, Line: r.Line})
}

// figures is what the data have and prose may mention.
type figures struct {
	data   *tariff.Data
	acts   map[string]bool // as formatted by comparable
	faulty bool            // an edition is left out, which may have the rest
}

func facts(d *tariff.Data) figures {
	f := figures{d, map[string]bool{}, len(d.Faulty) > 0}
	for _, l := range d.Catalogue.Laws {
		f.act(l.Number, l.Registration)
	}
	for e := range d.Editions() {
		f.edition(e)
	}
	for _, e := range d.Undone {
		f.edition(e)
	}
	return f
}

func (f figures) edition(e *tariff.Edition) {
	f.act(e.Act.Number, e.Act.RegistrationNumber, e.Source.ID)
	for _, a := range e.AmendedBy {
		f.act(a.Number, a.RegistrationNumber)
	}
	if a := e.RepealedBy; a != nil {
		f.act(a.Number, a.RegistrationNumber)
	}
}

// sets reports whether a rate states an amount. Prose mentions few, so it
// searches all.
func (f figures) sets(a money.Amount) bool {
	for e := range f.data.Editions() {
		if slices.ContainsFunc(e.Rates, func(r *tariff.Rate) bool { return r.Price.Stated() && r.Price.Amount.Equal(a) }) {
			return true
		}
	}
	return false
}

// corrected reports whether a correction says that an amount was published
// wrongly. That stays so, and the news may tell it.
func (f figures) corrected(a money.Amount) bool {
	for e := range f.data.Editions() {
		if slices.ContainsFunc(e.Corrections, func(x *tariff.Correction) bool {
			was, err := money.Parse(x.Was)
			return x.Field == tariff.PriceField && err == nil && was.Equal(a)
		}) {
			return true
		}
	}
	return false
}

func (f figures) act(numbers ...string) {
	for _, n := range numbers {
		f.acts[comparable(n)] = true
	}
}

// comparable normalizes an act's number, so that the kind of dash and the
// alphabet of Roman numerals make no difference.
func comparable(number string) string {
	return alike.Replace(strings.ToUpper(number))
}

var alike = strings.NewReplacer("–", "-", "—", "-", "‑", "-", "І", "I", "Х", "X", "С", "C", "М", "M", " ", "", "\u00a0", "")

// typedPrice matches a number that looks like a price or a percentage: with a
// decimal comma, or before a currency.
var typedPrice = regexp.MustCompile(`(\d[\d\x{a0}\x{202f} ]*,\d{1,2})\b|(\d[\d\x{a0}\x{202f} .,]*?)[\x{a0}\x{202f} ]*(?:₸|теңге|тенге|тг\b|KZT)`)

// aPrice matches what follows a number that is a price. A number with two
// decimals is one without it too.
var aPrice = regexp.MustCompile(`^[\x{a0}\x{202f} ]*(₸|теңге|тенге|тг|KZT)`)

// amounts reports prices that were typed. One that no act of the site sets is
// wrong, or old; one that an act sets will be some day.
func (c *checker) amounts(r prose.Run, f figures, head bool) {
	hint := source.Say("do not type prices in prose: refer to them, like {price place/kind/edition#r1}")
	if head {
		hint = source.Say("say it without the number: a price may change, a heading will not")
	}
	for _, m := range typedPrice.FindAllStringSubmatchIndex(r.Text, -1) {
		typed, end := r.Text[m[0]:m[1]], max(m[3], m[5])
		digits := strings.TrimSpace(r.Text[m[0]:end])
		amount, err := money.Parse(digits)
		price := aPrice.MatchString(r.Text[end:]) || digits[max(0, len(digits)-3)] == ',' && !percent.MatchString(r.Text[end:])
		switch {
		case err == nil && price && f.corrected(amount):
		case err == nil && price && !f.sets(amount) && !f.faulty:
			c.run(r, m[0], ruleProseAmount, source.Say(`"{1}": no act of this site sets this price`, typed), hint)
		default:
			c.run(r, m[0], ruleProseTyped, source.Say(`"{1}" is a number typed by hand`, typed), hint)
		}
	}
}

var percent = regexp.MustCompile(`^[\x{a0}\x{202f} ]*(%|пайыз|процент)`)

// quotedAct matches the number of an act as it is quoted: "№ 270/34-VIII".
var quotedAct = regexp.MustCompile(`№[\x{a0}\x{202f} ]*(\d[\d/–—‑-]*(?:[\p{L}\d]+)?)`)

// acts reports numbers of acts that are not in the data.
func (c *checker) acts(r prose.Run, f figures) {
	for _, m := range quotedAct.FindAllStringSubmatchIndex(r.Text, -1) {
		number := r.Text[m[2]:m[3]]
		if !f.acts[comparable(number)] && !f.faulty {
			c.run(r, m[2], ruleProseAct, source.Say(`no act in the data has the number "{1}"`, number),
				source.Say("compare it with the act; if it is not the number of an act, waive this"))
		}
	}
}

// interfaceWords looks for words in two alphabets in a site's own words of the
// interface.
func (c *checker) interfaceWords() {
	names, _ := fs.Glob(c.Files, "templates/words/*.toml")
	for _, name := range names {
		doc := c.places.read(name).doc
		if doc == nil {
			continue
		}
		var tree map[string]any
		doc.Decode(&tree)
		c.words(name, "", tree)
	}
}

func (c *checker) words(file, prefix string, tree map[string]any) {
	for _, k := range slices.Sorted(maps.Keys(tree)) {
		switch v := tree[k].(type) {
		case string:
			c.one(spot{file: file, key: prefix + k}, v)
		case map[string]any:
			c.words(file, prefix+k+".", v)
		}
	}
}
