package prose

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// verbs are what a figure can print, with the number of its references.
var verbs = map[string]int{"price": 1, "difference": 2, "percent": 2, "caution": 2, "count": 1, "services": 1}

// show computes what a figure prints. Of two references the first is the base.
func (p parsing) show(words string) (shown, *problem) {
	verb, refs, prob := cutWords(words)
	if prob != nil {
		return shown{}, prob
	}
	switch verb {
	case "count", "services":
		return p.countIn(verb, refs[0])
	case "price":
		return p.price(refs[0])
	}
	return p.pair(verb, refs[0], refs[1])
}

func cutWords(words string) (verb string, refs []string, prob *problem) {
	f := strings.Fields(words)
	if len(f) == 0 {
		f = []string{""}
	}
	if f[0] == "write" {
		return "", nil, &problem{ruleFigure, source.Say("the text is not written yet"), source.Say("write it in place of {write …}")}
	}
	n, ok := verbs[f[0]]
	switch {
	case !ok:
		return "", nil, &problem{ruleFigure, source.Say("{{1}} is not a figure", words), unknownVerb(f[0])}
	case len(f) != n+1:
		return "", nil, &problem{ruleFigure, source.Say("{{1}} names {2} prices or editions", words, len(f)-1),
			source.Say("{1} takes {2}", f[0], n)}
	}
	return f[0], f[1:], nil
}

func unknownVerb(word string) source.Text {
	if word == string(lang.KK) || word == string(lang.RU) {
		return source.Say("words in the other language stand on one line: [words]{{1}}", word)
	}
	known := []string{"price", "difference", "percent", "caution", "count", "services"}
	return tomlfile.DidYouMean(word, known).And(source.Say(`for a brace write \{`))
}

// takenBack returns the text for a figure of an edition that was taken back:
// words that link to the page that says why.
func (p parsing) takenBack(words string) shown {
	s := shown{text: lang.Text{KK: "алып тасталды", RU: "изъято"}.In(p.lang)}
	for _, word := range strings.Fields(words) {
		ref, _ := parseReference(word)
		if e := ref.undone(p.data); e != nil {
			s.link = "/places/" + e.Name() + "/"
		}
	}
	return s
}

func (p parsing) price(ref string) (shown, *problem) {
	r, prob := findRate(p.data, ref)
	if prob != nil {
		return shown{}, prob
	}
	if r.Price.Measure != tariff.Money {
		return shown{}, notMoney(r)
	}
	return shown{lang.Tenge(p.lang, r.Price.Amount), r.Price.Amount.String(), address(r)}, nil
}

func (p parsing) countIn(verb, ref string) (shown, *problem) {
	parsed, prob := parseReference(ref)
	if prob != nil {
		return shown{}, prob
	}
	e, prob := findEdition(p.data, parsed)
	if prob != nil {
		return shown{}, prob
	}
	n := e.Priced()
	if verb == "services" {
		n = len(names(e.Rates, func(r *tariff.Rate) string { return string(r.Service.ID) }))
	}
	return shown{text: lang.Int(p.lang, n), value: strconv.Itoa(n)}, nil
}

// pair prints the relation of two prices with the same key.
func (p parsing) pair(verb, base, other string) (shown, *problem) {
	a, prob := findRate(p.data, base)
	if prob != nil {
		return shown{}, prob
	}
	b, prob := findRate(p.data, other)
	if prob != nil {
		return shown{}, prob
	}
	caution, prob := comparable(&p.data.Catalogue, a, b)
	switch {
	case prob != nil:
		return shown{}, prob
	case verb == "difference" && a.Price.Measure != tariff.Money:
		return shown{}, notMoney(a)
	case verb == "difference":
		d := b.Price.Amount.Sub(a.Price.Amount)
		return shown{text: lang.SignedTenge(p.lang, d), value: d.String()}, nil
	case verb == "percent":
		return p.percent(a, b)
	case caution.IsZero():
		return shown{}, &problem{ruleCaution, source.Say("these two prices compare without a caution"), source.Say("take the figure out")}
	}
	return shown{text: caution.In(p.lang)}, nil
}

func (p parsing) percent(a, b *tariff.Rate) (shown, *problem) {
	change, ok := money.Change(a.Price.Amount, b.Price.Amount)
	if !ok {
		return shown{}, &problem{rulePrice, source.Say("there is no percentage of zero"), source.Say("give the difference")}
	}
	return shown{text: lang.SignedPercent(p.lang, change), value: change.String()}, nil
}

// comparable returns why two prices do not compare, or the caution with which
// they do: they must have the same service, role and conditions, and meanings
// that package compare allows.
func comparable(c *tariff.Catalogue, a, b *tariff.Rate) (lang.Text, *problem) {
	ka, kb := a.Key(), b.Key()
	verdict, reasons := compare.Between(c, a.Meaning(), b.Meaning())
	switch {
	case ka.Service != kb.Service || ka.Role != kb.Role || ka.Conditions != kb.Conditions:
		return lang.Text{}, &problem{rulePrice, source.Say("{1} and {2} are prices of two things", name(a), name(b)),
			source.Say("compare one service, of one role and on the same conditions")}
	case ka.VAT != kb.VAT:
		return lang.Text{}, &problem{rulePrice, source.Say("{1} and {2} do not treat VAT alike", name(a), name(b)), source.Say("give the two prices")}
	case verdict == compare.NotComparable:
		return lang.Text{}, &problem{rulePrice, source.Say("{1} and {2} are not for the same measure", name(a), name(b)), source.Say("give the two prices")}
	case verdict == compare.Caution:
		return reasons[0].Text, nil
	}
	return lang.Text{}, nil
}

// notMoney returns the problem of a price that is not in money, for which prose
// has no form.
func notMoney(r *tariff.Rate) *problem {
	return &problem{rulePrice, source.Say("{1} is a price in another measure than money: {2}", name(r), r.Price.Measure.String()), source.Say("write it in words and link to its row")}
}

func name(r *tariff.Rate) string { return r.Edition.Name() + "#r" + strconv.Itoa(r.Row) }

// bases returns the editions and bases that a caution is about, in a fixed
// order, so that a {caution} can be found for a figure.
func bases(words string) string {
	f := strings.Fields(words)
	for i := range f[1:] {
		f[i+1], _, _ = strings.Cut(f[i+1], "#")
	}
	if len(f) == 3 && f[1] > f[2] {
		f[1], f[2] = f[2], f[1]
	}
	return strings.Join(f[1:], " ")
}
