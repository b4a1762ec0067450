package fit

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// Measure is what a price is for: its basis and unit, nil if unknown.
type Measure struct {
	Basis *tariff.Basis
	Unit  *tariff.Unit
}

func (m Measure) basis() tariff.BasisID {
	if m.Basis == nil {
		return ""
	}
	return m.Basis.ID
}

type measure struct {
	basis tariff.BasisID
	unit  tariff.UnitID
}

func measureOf(r *tariff.Rate) measure {
	var m measure
	if r.Basis != nil {
		m.basis = r.Basis.ID
	}
	if r.Unit != nil {
		m.unit = r.Unit.ID
	}
	return m
}

// Measure returns the basis and unit named by the first text that names any.
// Callers pass the row's unit cell, the heading of the column, the row's words,
// the heading of the table.
func (f *Fitter) Measure(texts ...string) Measure {
	for _, t := range texts {
		if m := f.measureIn(t); m != (Measure{}) {
			return m
		}
	}
	return Measure{}
}

func (f *Fitter) measureIn(text string) Measure {
	if text == "" {
		return Measure{}
	}
	m, ok := f.measures[text]
	if !ok {
		if u := f.whole(text); u != nil {
			m = Measure{f.basisOf(u, text), u}
		} else if u := f.unit(indexWords.ReplaceAllString(text, "")); u != nil {
			m = Measure{f.basisOf(u, text), u}
		} else if b := f.wholeService(text); b != nil {
			m = Measure{Basis: b}
		}
		f.measures[text] = m
	}
	return m
}

// indexWords match the full name of the monthly calculation index, in which
// "monthly" says nothing about the unit.
var indexWords = regexp.MustCompile(`(?i)айлық\s+есептік\s+көрсеткіш\p{L}*|месячн\p{L}+\s+расч[её]тн\p{L}+\s+показател\p{L}*`)

// Known reports whether the catalogue knows the whole of a unit cell: "a square
// metre a month" is more than "a month", which alone does not say what is paid
// for.
func (f *Fitter) Known(cell string) bool {
	m := f.measureIn(cell)
	if m.Unit == nil || m.Basis != nil {
		return m != (Measure{})
	}
	more := squeeze(cell)
	for _, s := range f.spellings {
		if s.of == m.Unit {
			more = strings.ReplaceAll(more, s.text, "")
		}
	}
	return len([]rune(more)) < 4
}

// spelling is one way of printing a unit, normalized by squeeze.
type spelling struct {
	of   *tariff.Unit
	text string
}

func spellings(c *tariff.Catalogue) []spelling {
	var out []spelling
	for _, u := range c.Units {
		for _, s := range append([]string{u.Name.KK, u.Name.RU}, u.Spellings...) {
			if s = squeeze(s); len(s) > 1 {
				out = append(out, spelling{u, s})
			}
		}
	}
	return out
}

// unit returns the unit with the longest spelling found in the text. A currency
// before it is ignored: "теңге/1000 текше метр".
func (f *Fitter) unit(text string) *tariff.Unit {
	hay := squeeze(text)
	var found *tariff.Unit
	length := 0
	for _, s := range f.spellings {
		if len(s.text) > length && holds(hay, s.text) {
			found, length = s.of, len(s.text)
		}
	}
	return found
}

// whole returns the unit that is all that a text says, with or without "1".
func (f *Fitter) whole(text string) *tariff.Unit {
	text = squeeze(text)
	for _, s := range f.spellings {
		if s.text == text || s.text == "1"+text {
			return s.of
		}
	}
	return nil
}

// shortWord matches a spelling that may be the beginning of a longer word: "1
// час" of "1 часть". It counts only at the end of a text.
var shortWord = regexp.MustCompile(`^1\p{L}{1,3}$`)

// holds reports whether needle occurs in hay other than as part of a longer
// number or word, or of several of the unit: "1 м³" is not in "11 м³" or "1000 м³",
// nor is "м³" in "10 м³".
func holds(hay, needle string) bool {
	for from := 0; ; {
		i := strings.Index(hay[from:], needle)
		if i < 0 {
			return false
		}
		i += from
		before := hay[:i]
		cut := shortWord.MatchString(needle) && i+len(needle) < len(hay)
		number := before[len(strings.TrimRight(before, "0123456789")):]
		if !cut && (number == "" || number == "1" && !digit(needle[0])) {
			return true
		}
		from = i + 1
	}
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

var notLetters = regexp.MustCompile(`[^\p{L}\p{N}]+`)

// oneWay unifies different spellings of one unit.
var oneWay = strings.NewReplacer("³", "3", "²", "2", "куб.м", "куб м", "кубический метр", "куб м", "кубических метров", "куб м",
	"кубического метра", "куб м", "текше метрі", "текше метр", "теңге", "", "тенге", "", "один", "1", "одного", "1", "бір ", "1 ")

func squeeze(s string) string {
	return notLetters.ReplaceAllString(oneWay.Replace(strings.ToLower(s)), "")
}

// basisOf returns the basis that known rates of the kind have with unit u, else
// the one that the catalogue gives the unit. A month alone implies no basis:
// that a price is for a month must be said.
func (f *Fitter) basisOf(u *tariff.Unit, text string) *tariff.Basis {
	if b := common(f.data.OfKind(f.kind), u); b != nil {
		return b
	}
	if b := common(f.data.Tariffs, u); b != nil && b.Counted == tariff.Amount {
		return b
	}
	if u.ID == "month" && resident.MatchString(text) {
		return f.basisByID("resident")
	}
	return u.Basis
}

var resident = regexp.MustCompile(`(?i)тұрғын|жител|проживающ`)

func (f *Fitter) basisByID(id tariff.BasisID) *tariff.Basis {
	return lists.First(f.data.Catalogue.Bases, func(b *tariff.Basis) bool { return b.ID == id })
}

// common returns the basis that most rates with the unit have.
func common(all []*tariff.Tariff, u *tariff.Unit) *tariff.Basis {
	count := map[*tariff.Basis]int{}
	for _, t := range all {
		for _, e := range t.Editions {
			for _, r := range e.Rates {
				if r.Unit == u {
					count[r.Basis]++
				}
			}
		}
	}
	var top []*tariff.Basis
	for b := range count {
		top = append(top, b)
	}
	if len(top) == 0 {
		return nil
	}
	slices.SortFunc(top, func(a, b *tariff.Basis) int { return cmp.Or(count[b]-count[a], cmp.Compare(a.ID, b.ID)) })
	return top[0]
}

var oneService = regexp.MustCompile(`(?i)(бір|1)\s+(реттік\s+)?қызмет|қызметтің\s+құны|қызмет\s+құны|стоимост\p{L}*\s+(одной|1|единицы)?\s*услуг|(^|\P{L})(одна|одну|одной|1)\s+услуг|^\s*(?:за\s+)?(?:1|бір|один|одна)?[ -]*(?:услуга|қызмет|усл\.?|қызм\.?|раз|рет|разов\p{L}+|реттік)\s*$`)

// wholeService returns the basis "service" if the words say that a price is for
// one service.
func (f *Fitter) wholeService(text string) *tariff.Basis {
	if !oneService.MatchString(text) {
		return nil
	}
	return f.basisByID("service")
}
