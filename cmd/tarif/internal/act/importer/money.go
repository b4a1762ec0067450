package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/mend"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// The unit of a price is what its cell says, else the heading of its column,
// else its unit cell, else the line above the table, else the clause by which
// the act approves the table. If nothing says it, that is reported and not
// guessed.

// settleMoney converts every figure to tenge or to its own measure.
func (v *version) settleMoney() {
	act, scale, marked := v.actMoney(), v.scaleSaid(), v.markedMoney()
	over := map[*table.Table]printed.Money{}
	for _, l := range v.lines {
		if _, ok := over[l.table]; !ok && l.table != nil {
			over[l.table] = moneyOver(l.table)
		}
		cols := l.columns()
		for i := range l.prices {
			near := printed.Nearer(printed.MoneyOf(l.headingOf(cols, i)), l.unitMoney, moneyIn(l.section), moneyIn(l.group), printed.MoneyOf(l.clause))
			for _, mark := range slices.Concat(marksIn("x"+l.prices[i].Marks), marksIn(l.text)) {
				l.prices[i].Money = cmp.Or(l.prices[i].Money, marked[mark]) // as if the cell said it
			}
			l.priceIn(i, printed.Nearer(cmp.Or(near, over[l.table], act), scale))
		}
	}
}

// markedMoney returns what the notes below the tables say that the prices with their
// mark are in.
func (v *version) markedMoney() map[string]printed.Money {
	out := map[string]printed.Money{}
	notes, _ := v.notesOf()
	for _, n := range notes {
		if m := moneyIn(n.text); n.mark != "" && !m.Open() && m != printed.Tenge {
			out[n.mark] = m
		}
	}
	return out
}

// headingOf returns the heading of the i-th price. A line that is one of
// several kinds in one cell uses the column of the whole row.
func (l *line) headingOf(cols []table.Column, i int) string {
	if i < len(cols) {
		return cols[i].Heading
	}
	return ""
}

// counted matches an amount in a heading, which is a limit and not what the figures
// below are in: "incomes of up to 2 indices".
var counted = regexp.MustCompile(`(?i)\d[\d ,.]*\s*(?:(?:тыс|мың|млн)\p{L}*\.?\s*)?(?:тенге|теңге|тг|мрп|аек|%|процент|пайыз)\p{L}*`)

func moneyIn(section string) printed.Money {
	return printed.MoneyOf(counted.ReplaceAllString(section, ""))
}

func (l *line) priceIn(i int, m printed.Money) {
	before := l.prices[i]
	p := before.In(m)
	if p.Fixed == printed.FixedMoney {
		l.repairs = append(l.repairs, mend.Repair{Kind: mend.Money, Before: before.Text + moneyName[p.Money], After: p.Amount.String()})
	}
	if p.Fixed == printed.FixedPart && before.Fixed == "" {
		l.repairs = append(l.repairs, mend.Repair{Kind: mend.Amount, Before: before.Text, After: p.Amount.String()})
	}
	l.prices[i] = p
}

// tellAside reports a price that the cell says in two kinds of money if no value of
// the index makes them the same.
func (w *work) tellAside(r *rate) {
	if r.price.Aside == nil {
		return
	}
	indices, tenge := r.price.Amount, r.price.Aside.Amount
	if r.price.Money != printed.Index {
		indices, tenge = tenge, indices
	}
	if !slices.ContainsFunc(w.in.Data.Catalogue.Indices, func(x *tariff.Index) bool { return indices.Times(x.Tenge).Equal(tenge) }) {
		w.finding(r.entry, Warning, printed.RuleIndex, source.Say("of the two figures in {1} the first is taken; no value of the index in the catalogue makes the other of it", quote(r.price.Text)), source.Say("compare it with the act"))
	}
}

// moneyName is what a conversion shows after the figure as printed.
var moneyName = map[printed.Money]string{printed.Tiyn: " тиын", printed.Thousand: " × 1 000", printed.Million: " × 1 000 000"}

// moneyOver returns what the titles and lines above a table say; the nearest
// line counts.
func moneyOver(t *table.Table) printed.Money {
	for i := len(t.Over) - 1; i >= 0; i-- {
		if m := printed.MoneyOf(t.Over[i].Plain()); m != printed.Unsaid {
			return m
		}
	}
	return printed.MoneyOf(t.Heading)
}

// approves matches the word by which a clause sets prices.
var approves = regexp.MustCompile(`(?i)утверд|установ|определ|бекіт|белгіле|айқында`)

// actMoney returns what the approving clause, the title or the notes below the
// tables say.
func (v *version) actMoney() printed.Money {
	var texts []string
	for _, c := range v.act.Clauses {
		if approves.MatchString(c) {
			texts = append(texts, c)
		}
	}
	texts = append(texts, v.act.Title)
	for _, t := range slices.Concat(texts, v.notes) {
		if m := printed.MoneyOf(t); !m.Open() {
			return m
		}
	}
	return printed.Unsaid
}

// scaleSaid returns the thousands, millions or tiyn in which a clause or a note below
// the tables says that the figures are. A heading that says plain tenge contradicts it.
func (v *version) scaleSaid() printed.Money {
	for i, t := range slices.Concat(v.act.Clauses, v.notes) {
		says := approves
		if i >= len(v.act.Clauses) {
			says = saysShown
		}
		switch m := moneyIn(t); m {
		case printed.Thousand, printed.Million, printed.Tiyn:
			if says.MatchString(t) {
				return m
			}
		}
	}
	return printed.Unsaid
}

// saysShown matches the words of a note that says in what figures are.
var saysShown = regexp.MustCompile(`(?i)указан|привед|показан|выраж|көрсетіл|берілген|келтірілген`)

// tellMoney reports, on each row, a price that cannot be published before a
// person has said its unit. The hint is given once for each column.
func (w *work) tellMoney() {
	told := map[string]bool{}
	tenge := w.amendsTenge()
	for _, e := range w.entries {
		for _, r := range e.rates {
			if tenge && r.price.Money == printed.Unsaid {
				continue
			}
			if r.price.Status != tariff.Stated || !r.price.Money.Open() {
				continue
			}
			w.toml.Behind["currency"] = w.say(sayMoney)
			message := source.Say("nothing says what money the prices under {1} are in; they were read as tenge", quote(r.heading.Heading))
			if r.price.Money == printed.Mixed || r.price.Money == printed.IndexTenge {
				message = source.Say("the words over the prices name two kinds of money: {1}", quote(r.heading.Heading))
			}
			hint := source.Text{}
			if !told[r.heading.Heading] {
				hint = source.Say("find in the act what the figures are (tenge, thousands, indices, per cent) and write the prices so")
			}
			told[r.heading.Heading] = true
			w.finding(e, Error, RuleMoney, message, hint)
		}
	}
}

// amendsTenge reports an act that changes rows of a table whose prices are all in
// tenge: it need not say so again.
func (w *work) amendsTenge() bool {
	x := w.amends()
	if x == nil {
		return false
	}
	base := w.base(x.Act)
	return base != nil && !slices.ContainsFunc(base.Rates, func(r *tariff.Rate) bool { return r.Price.Measure != tariff.Money })
}

// A cell may have the prices of several kinds that its row names: one a line,
// in brackets, or separated by slashes.
var (
	inBrackets = regexp.MustCompile(`\(([^()]+)\)[^()]*$`)
	kindMarks  = regexp.MustCompile(`\s*[/;,]\s*|\s+(?:и|және|мен)\s+`)
	strokes    = regexp.MustCompile(`\s*/\s*`)
)

// kindsIn returns the names of n kinds in the words of a row, nil if there are
// not exactly n.
func kindsIn(text table.Cell, n int, printedLines bool) []string {
	plain := text.Plain()
	if m := inBrackets.FindStringSubmatch(plain); m != nil {
		if all := kindMarks.Split(m[1], -1); len(all) == n {
			return allDifferent(all)
		}
	}
	lines := fullLines(text.Lines)
	if !printedLines && len(lines) == n+1 { // the first line names them all
		return allDifferent(lines[1:])
	}
	if !printedLines && len(lines) == n {
		if i := strings.LastIndex(lines[0], ":"); i >= 0 {
			lines[0] = strings.TrimSpace(lines[0][i+1:])
		}
		return allDifferent(lines)
	}
	if _, rest, ok := strings.Cut(plain, ":"); ok {
		if all := kindMarks.Split(strings.Trim(rest, " ."), -1); len(all) == n {
			return allDifferent(all)
		}
	}
	if all := strokes.Split(plain, -1); len(all) == n {
		return allDifferent(all)
	}
	return nil
}

func fullLines(lines []string) []string {
	var out []string
	for _, s := range lines {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, strings.TrimRight(s, ",;"))
		}
	}
	return out
}

func allDifferent(all []string) []string {
	for i, s := range all {
		if s == "" || slices.Contains(all[:i], s) {
			return nil
		}
	}
	return all
}
