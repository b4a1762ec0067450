package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

var (
	noteStart = regexp.MustCompile(`^([*¹²³⁴⁵⁶⁷⁸⁹]+\)?|\d\))?\s*(?i:(ескерту|ескертпе|примечани[ея]|сноска)\s*\d*)?\s*[:.]?\s*`)
	discount  = regexp.MustCompile(`(?i)жеңілдік|льгот|скидк`)
	ruled     = regexp.MustCompile(`^[_\s–—-]+$`)
)

// footnote is a note below a table, in one language.
type footnote struct{ mark, text string }

// notesOf finds the notes below the tables. A note begins with a mark or the
// word "note" and extends to the next one.
func (v *version) notesOf() (notes []footnote, rest []string) {
	var more []string // what goes on with the last note
	end := func() {
		if len(more) > 0 {
			notes[len(notes)-1].text += "\n" + strings.Join(more, "\n")
		}
		more = nil
	}
	defer end()
	for _, p := range v.notes {
		if ruled.MatchString(p) || slices.Contains(v.act.Signed, p) || v.act.Amends != nil && slices.Contains(v.act.Amends.Said, p) {
			continue
		}
		m := noteStart.FindStringSubmatch(p)
		switch {
		case m[1] != "" || m[2] != "":
			end()
			text := p
			if m[1] != "" {
				text = strings.TrimSpace(strings.TrimPrefix(p, m[1]))
			}
			notes = append(notes, footnote{plainMark(m[1]), text})
		case len(notes) > 0:
			more = append(more, p)
		default:
			rest = append(rest, p)
		}
	}
	return notes, rest
}

// marks returns the raised digits in the prices and words of the rows.
func (v *version) marks() map[string]bool {
	out := map[string]bool{}
	for _, l := range v.lines {
		texts := []string{l.text}
		for _, p := range l.prices {
			texts = append(texts, p.Marks)
		}
		for _, s := range texts {
			for _, n := range marksIn(s) {
				out[n] = true
			}
		}
	}
	return out
}

// marksIn returns the marks in a text: asterisks behind a word, and raised digits
// that are not exponents.
func marksIn(s string) []string {
	var out []string
	for _, m := range stars.FindAllStringSubmatch(s, -1) {
		out = append(out, m[1])
	}
	for _, m := range aMark.FindAllStringSubmatch(s, -1) {
		if !exponent.MatchString(m[1] + m[2]) {
			out = append(out, m[2])
		}
	}
	return out
}

var (
	stars    = regexp.MustCompile(`[\pL\pN).»"](\*+)(?:[\s,.;:)]|$)`)
	aMark    = regexp.MustCompile(`(\S{0,2}?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)`)
	exponent = regexp.MustCompile(`(?:^|\P{L})[кд]?[мm][²³]$|\d[²³]$`)
	noteLine = regexp.MustCompile(`^(\d{1,2})\s+(\S.*)$`)
)

// numberedNotes finds notes that begin with the number of a mark used above, in
// normal size: Word prints them so at the foot of a page.
func numberedNotes(cells []table.Cell, used map[string]bool) []table.Cell {
	if len(used) == 0 {
		return cells
	}
	var out []table.Cell
	next := 1
	for _, c := range cells {
		open := table.Cell{Line: c.Line, Places: c.Places}
		for _, line := range c.Lines {
			m := noteLine.FindStringSubmatch(strings.TrimSpace(line))
			if m == nil || m[1] != strconv.Itoa(next) || !used[plainMark(m[1])] {
				open.Lines = append(open.Lines, line)
				continue
			}
			next++
			if len(open.Lines) > 0 {
				out = append(out, open)
			}
			open.Lines = []string{plainMark(m[1]) + " " + m[2]}
		}
		out = append(out, open)
	}
	return out
}

// plainMark unifies the ways of printing a mark: "1)", "¹)", "¹".
func plainMark(mark string) string {
	mark = strings.TrimSuffix(mark, ")")
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(mark)
}

// footnotes adds the notes to the edition and returns them by mark.
func (w *work) footnotes(e *tariff.Edition) map[string]*tariff.Footnote {
	by, taken := map[string]*tariff.Footnote{}, idsOf(e.Footnotes, func(x *tariff.Footnote) string { return string(x.ID) })
	w.report.Act.Footnotes = map[string]*lang.Text{}
	for _, v := range w.versions {
		notes, rest := v.notesOf()
		adopts := func(s string) bool { return requisites.Adopts(s) >= 0 }
		before := slices.ContainsFunc(v.parts.Before, func(c table.Cell) bool { return adopts(c.Plain()) })
		if i := slices.IndexFunc(rest, adopts); before && i >= 0 {
			w.finding(nil, Error, RuleTwice, source.Say("below the table of the {1} text begins another act: {2}", language(v.lang), quote(rest[max(i-1, 0)])), source.Say("make a file of each act, and import them one by one"))
			rest = nil
		}
		for _, text := range rest {
			w.finding(nil, Warning, RuleBelow, source.Say("below the table of the {1} text stands {2}; it was not taken", language(v.lang), quote(text)), source.Say("check whether it changes a price"))
		}
		for i, n := range notes {
			note := by[n.mark]
			if i < len(e.Footnotes) && note == nil && e.Footnotes[i].Mark == n.mark {
				note = e.Footnotes[i]
			}
			if note == nil || note.Text.In(v.lang) != "" {
				note = &tariff.Footnote{ID: tariff.FootnoteID(taken.unused(footnoteID(n.text))), Mark: n.mark}
				e.Footnotes = append(e.Footnotes, note)
			}
			set(&note.Text, v.lang, n.text)
			by[n.mark] = note
		}
	}
	for i, n := range e.Footnotes {
		t := n.Text
		w.report.Act.Footnotes[string(n.ID)] = &t
		path := fmt.Sprintf("footnote[%d].text", i)
		w.one(path, &n.Text)
		if w.toml.Behind[path+".kk"] == "" {
			w.toml.Behind[path+".kk"] = w.say(sayNote)
		}
		if n.Mark == "" {
			w.finding(nil, Warning, RuleNote, source.Say("a note without a mark stands below the table: {1}", quoteEach(t)), source.Say("name it in the footnotes of the rates that it concerns"))
		}
	}
	return by
}
