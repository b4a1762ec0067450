package importer

import (
	"cmp"
	"slices"

	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// entry is a row in the languages that have it.
type entry struct {
	index  int // 1-based place in the tables
	from   int // that of the first entry of the same printed row
	label  string
	lines  map[lang.Lang]*line
	first  *line // in the state language, where it is there
	prices []printed.Price
	rates  []*rate
}

// join pairs the rows of two languages and compares their prices.
func (w *work) join() []*entry {
	if len(w.versions) == 0 {
		return nil
	}
	a := w.versions[0]
	if len(w.versions) == 1 {
		return w.enter(byPlace(a.lines, nil), func(*entry, [2]*line) {})
	}
	b := w.versions[1]
	return w.enter(pairs(a.lines, b.lines), func(e *entry, p [2]*line) { w.compare(e, a, b, p) })
}

// enter makes the entries of rows, and has each pair looked at.
func (w *work) enter(rows [][2]*line, look func(*entry, [2]*line)) []*entry {
	var out []*entry
	for _, p := range rows {
		from := len(out) + 1
		for _, q := range w.byPost(p) {
			e := &entry{index: len(out) + 1, from: from, lines: map[lang.Lang]*line{}}
			for i, l := range q {
				if l != nil {
					e.lines[w.versions[i].lang] = l
					e.first = cmp.Or(e.first, l)
				}
			}
			e.label, e.prices = e.first.label, e.first.prices
			out = append(out, e)
			look(e, q)
		}
	}
	return out
}

// compare reports differences that a translation must not have.
func (w *work) compare(e *entry, a, b *version, p [2]*line) {
	if p[0] == nil || p[1] == nil {
		only := a
		if p[0] == nil {
			only = b
		}
		w.finding(e, Error, RuleOneSide, source.Say("the row is only in the {1} text: {2}", language(only.lang), quoteEach(e.words(lineText))),
			source.Say("compare the two texts; one of them lacks a row"))
		return
	}
	if len(p[0].prices) != len(p[1].prices) {
		w.finding(e, Error, RuleLanguages, source.Say("the two languages have a different number of prices on this row"), source.Say("compare the two texts"))
	}
	for i := range min(len(p[0].prices), len(p[1].prices)) {
		x, y := p[0].prices[i], p[1].prices[i]
		if samePrice(x, y) {
			continue
		}
		w.finding(e, Error, RuleLanguages, source.Say("the price is {1} in the {2} text and {3} in the {4} one", shown(x), language(a.lang), shown(y), language(b.lang)),
			source.Say("ask the body that adopted the act which one holds, and publish no price until it has answered"))
	}
	if p[0].label != p[1].label {
		w.finding(e, Warning, RuleNumbers, source.Say("the row is number {1} in the {2} text and {3} in the {4} one", quote(p[0].label), language(a.lang), quote(p[1].label), language(b.lang)), source.Text{})
	}
}

func samePrice(a, b printed.Price) bool {
	if a.Status != b.Status || a.Money.Own() != b.Money.Own() || a.Money.Own() && a.Money != b.Money {
		return false
	}
	return a.Status != tariff.Stated || a.Amount.Equal(b.Amount)
}

func shown(p printed.Price) any {
	switch p.Status {
	case tariff.Stated:
		return p.Amount.String()
	case tariff.Empty:
		return source.Say("not there")
	}
	return quote(p.Text)
}

// language names a language for use in "the Kazakh text".
func language(l lang.Lang) source.Text {
	if l == lang.KK {
		return source.Say("Kazakh")
	}
	return source.Say("Russian")
}

// mostPairs bounds the alignment table; larger acts are paired by position.
const mostPairs = 4_000_000

// pairs aligns two lists of rows, without changing their order, so that as many
// as possible agree in number and price.
func pairs(a, b []*line) [][2]*line {
	n, m := len(a), len(b)
	if slices.EqualFunc(a, b, func(x, y *line) bool { return x.label == y.label }) || n*m > mostPairs {
		return byPlace(a, b)
	}
	score := make([][]int, n+1)
	for i := range score {
		score[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			score[i][j] = max(score[i+1][j], score[i][j+1], score[i+1][j+1]+alike(a[i], b[j]))
		}
	}
	var out [][2]*line
	i, j := 0, 0
	for i < n && j < m {
		switch s := alike(a[i], b[j]); {
		case s > 0 && score[i][j] == score[i+1][j+1]+s:
			out = append(out, [2]*line{a[i], b[j]})
			i, j = i+1, j+1
		case score[i][j] == score[i+1][j]:
			out = append(out, [2]*line{a[i], nil})
			i++
		default:
			out = append(out, [2]*line{nil, b[j]})
			j++
		}
	}
	return append(out, byPlace(a[i:], b[j:])...)
}

func byPlace(a, b []*line) [][2]*line {
	var out [][2]*line
	for i := range max(len(a), len(b)) {
		var p [2]*line
		if i < len(a) {
			p[0] = a[i]
		}
		if i < len(b) {
			p[1] = b[i]
		}
		out = append(out, p)
	}
	return out
}

// alike scores what two rows have in common: number, prices, heading.
func alike(a, b *line) int {
	s := 0
	if a.label == b.label {
		s += 2
	}
	if len(a.prices) == len(b.prices) {
		same := 0
		for i := range a.prices {
			if samePrice(a.prices[i], b.prices[i]) {
				same++
			}
		}
		if same == len(a.prices) {
			s += 3
		}
	}
	if a.headNo == b.headNo && s > 0 {
		s++
	}
	return s
}
