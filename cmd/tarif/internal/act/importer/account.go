package importer

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// account records what went in and what came out, for each language.
func (w *work) account() {
	for _, v := range w.versions {
		a := Account{Lang: v.lang, Name: v.name, Tables: len(v.parts.Tables), Missing: []string{}, Doubled: []string{}}
		for _, t := range v.parts.Tables {
			a.Sections += len(t.Sections)
			a.RowsIn += len(t.Rows)
		}
		var sum money.Amount
		for _, l := range v.lines {
			for _, p := range l.prices {
				sum = a.count(p, sum)
			}
		}
		for _, e := range w.entries {
			if l := e.lines[v.lang]; l != nil && len(e.rates) > 0 && !l.more {
				a.RowsOut++
			}
		}
		a.Sum = sum.String()
		v.numbers(&a)
		w.report.Accounts = append(w.report.Accounts, a)
		w.numbersTold(a)
	}
}

func (a *Account) count(p printed.Price, sum money.Amount) money.Amount {
	switch p.Status {
	case tariff.Stated:
		a.Amounts++
		return sum.Add(p.Amount)
	case tariff.Dash:
		a.Dashes++
	case tariff.Empty:
		a.Empty++
	default:
		a.Words++
	}
	return sum
}

// numbers records the printed row numbers that are missing or doubled.
// Numbering may restart at 1 under each heading.
func (v *version) numbers(a *Account) {
	last := 0
	over := ""
	for i, l := range v.lines {
		if l.over != over {
			if over = l.over; over != "" {
				last = a.step(over, last, false)
			}
		}
		n, err := strconv.Atoi(l.label)
		if err != nil || l.more {
			continue
		}
		anew := i > 0 && v.lines[i-1].headNo != l.headNo || i > 0 && (v.lines[i-1].table != l.table || v.lines[i-1].clause != l.clause)
		last = a.step(strconv.Itoa(n), last, anew)
	}
	for _, t := range v.parts.Tables {
		a.Missing = slices.DeleteFunc(a.Missing, func(n string) bool { return slices.Contains(t.Removed, n) })
	}
}

// step checks one row number against the last and returns the new last one.
// anew means that numbering may restart here.
func (a *Account) step(label string, last int, anew bool) int {
	n, err := strconv.Atoi(label)
	if err != nil {
		return last
	}
	switch {
	case n == last+1 || n == 1 && last != 1:
	case n <= last && !anew:
		a.Doubled = append(a.Doubled, label)
	case n > last+1:
		for k := last + 1; k < n && k < last+20; k++ {
			a.Missing = append(a.Missing, strconv.Itoa(k))
		}
	}
	return n
}

func (w *work) numbersTold(a Account) {
	if len(a.Missing) > 0 && w.amends() == nil {
		w.finding(nil, Error, RuleNumbers, source.Say("in the {1} text these numbers of rows are missing: {2}", language(a.Lang), strings.Join(a.Missing, ", ")),
			source.Say("look at the source: a row may have been lost, or the act left the number out"))
	}
	if len(a.Doubled) > 0 {
		w.finding(nil, Warning, RuleNumbers, source.Say("in the {1} text these numbers of rows stand twice or out of order: {2}", language(a.Lang), strings.Join(a.Doubled, ", ")), source.Text{})
	}
	if a.RowsIn != a.RowsOut {
		w.finding(nil, Error, RuleNumbers, source.Say("of {1} rows of the {2} text, {3} were read", a.RowsIn, language(a.Lang), a.RowsOut), source.Text{})
	}
}
