package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// reading is everything by which a reader of the printed table can distinguish
// two rows.
type reading struct {
	text    string
	lang    lang.Lang
	section *tariff.Section
	role    *tariff.Role
	basis   *tariff.Basis
	unit    *tariff.Unit
	column  int
}

// sameWording reports two rows that read the same although they price different
// things: one was copied and its words were not changed.
func (c *checker) sameWording(e *tariff.Edition) {
	first := map[reading]*tariff.Rate{}
	for _, r := range e.Rates {
		for _, l := range lang.All {
			text := folded(r.Text.In(l))
			if text == "" {
				continue
			}
			k := reading{text, l, r.Section, r.Role, r.Basis, r.Unit, r.Column}
			other := first[k]
			if other == nil {
				first[k] = r
				continue
			}
			c.copied[r] = true
			key := "text." + string(l)
			c.warn(ofRate(r, key), ruleRowsAlike,
				source.Say("{1}: row {2} has the same words as row {3}, which is another service or condition", key, r.Row, other.Row),
				source.Say("one of the two may be a slip of the copyist, or of the act itself"), ofRate(other, key))
			break // the other language repeats it
		}
	}
}

// folded reduces a wording to what is heard: without case, spaces, punctuation
// and ё.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'а' && r <= 'я':
			return r // the most frequent case; the rest costs ten times as much
		case r == 'ё', r == 'Ё':
			return 'е'
		case letter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// letter is a faster unicode.IsLetter for the usual letters.
func letter(r rune) bool {
	return r >= 'А' && r <= 'я' || r > ' ' && unicode.IsLetter(r)
}

// lost reports rows that the next edition no longer has although it has most of
// the others: forgotten, or moved to another service by mistake. A section that
// is missing as a whole is reported once, and so is a row with several prices.
func (c *checker) lost(d *diff.Diff) {
	stays := map[int]*tariff.Rate{} // what became of each row of the old table
	for _, it := range d.Items {
		if it.After() != nil && len(it.Old) > 0 {
			stays[it.Old[0].Row] = it.After()
		}
	}
	if c.manyLost(d) {
		return
	}
	said := map[string]bool{}
	for _, it := range d.Items {
		if !it.Has(diff.Removed) || c.short[stays[it.Before().Row]] {
			continue
		}
		r := it.Before()
		about, message := source.OldRow(r.Row), source.Say(`edition: row {1} of edition "{2}", {3}, is not in this one`, r.Row, d.Old.ID, named(r))
		hint := source.Say("if the new act leaves it out, that is correct: waive it with old_row = {1}", r.Row)
		if slices.Contains(d.Summary.SectionsRemoved, r.Section) {
			about, message = source.OldSection(string(r.Section.ID)), source.Say(`edition: the section "{1}" of edition "{2}" is not in this one`, r.Section.ID, d.Old.ID)
			hint = source.Say(`if the new act leaves it out, that is correct: waive it with old_section = "{1}"`, r.Section.ID)
		}
		if !said[about] {
			f := c.warning(ofEdition(d.New, "edition"), ruleRowLost, message, hint, ofRate(r, "service"))
			f.About = about
			c.found = append(c.found, f)
		}
		said[about] = true
	}
}

// manyLost reports in one error that at least half of a table is missing, for
// which lost would give many warnings.
func (c *checker) manyLost(d *diff.Diff) bool {
	var rows []int
	for _, it := range d.Items {
		if it.Has(diff.Removed) {
			rows = append(rows, it.Before().Row)
		}
	}
	all := map[int]bool{}
	for _, r := range d.Old.Rates {
		all[r.Row] = true
	}
	slices.Sort(rows)
	rows = slices.Compact(rows)
	if len(rows) < 2 || 2*len(rows) < len(all) {
		return false
	}
	c.fault(ofEdition(d.New, "edition"), ruleRowsLost,
		source.Say(`edition: {1} of the {2} rows of edition "{3}" are not in this one: {4}`, len(rows), len(all), d.Old.ID, ranges(rows)),
		source.Say("check whether a page or an annex of the act was left out; if the act now has a different table, waive this for the file and say so"))
	return true
}

// ranges formats sorted numbers: "1–3, 7".
func ranges(numbers []int) string {
	var out []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		switch {
		case j == i:
			out = append(out, strconv.Itoa(numbers[i]))
		default:
			out = append(out, fmt.Sprintf("%d–%d", numbers[i], numbers[j]))
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}

// named names what a rate prices, as the files do.
func named(r *tariff.Rate) string {
	k := r.Key()
	parts := []string{string(k.Service), string(k.Role), k.Conditions}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// cells reports a row that lacks a price column which all others have.
func (c *checker) cells(e *tariff.Edition) {
	rows := map[int][]*tariff.Rate{}
	for _, r := range e.Rates {
		rows[r.Row] = append(rows[r.Row], r)
	}
	for column := 1; column <= len(e.Columns) && len(e.Columns) > 1 && len(rows) > 2; column++ {
		var without [][]*tariff.Rate
		for _, row := range rows {
			if !slices.ContainsFunc(row, func(r *tariff.Rate) bool { return r.Column == column }) {
				without = append(without, row)
			}
		}
		if len(without) != 1 {
			continue
		}
		for _, r := range without[0] {
			c.short[r] = true
		}
		r := without[0][0]
		c.warn(ofRate(r, "row"), ruleCellMissing, source.Say("row: row {1} has no price in column {2}; all other rows have one", r.Row, column),
			source.Say(`where the act prints nothing there, write a rate with price_status = "empty" or "dash"`))
	}
}

// amendments reports an amending act that is named twice.
func (c *checker) amendments(e *tariff.Edition) {
	for j, b := range e.AmendedBy {
		for i, a := range e.AmendedBy[:j] {
			if a.Number == "" || a.Number != b.Number || a.Date != b.Date {
				continue
			}
			c.warn(ofEdition(e, fmt.Sprintf("amended_by[%d].number", j)), ruleSameAmendment,
				source.Say("number: the amending act {1} of {2} is named already", b.Number, b.Date),
				source.Say("name each amending act once"), ofEdition(e, fmt.Sprintf("amended_by[%d].number", i)))
			break
		}
	}
}

// runsOut reports a tariff whose last edition ends soon. On the day of its end
// the edition no longer holds.
func (c *checker) runsOut(t *tariff.Tariff) {
	last := t.Editions[len(t.Editions)-1]
	end := last.Ends()
	if last.Until.Status != tariff.Known && !last.EndsWithPeriod() || !c.Day.Before(end) || c.Day.AddDays(Soon).Before(end) {
		return
	}
	message := source.Say("valid_until: the edition no longer holds from {1} on, and none follows it", end)
	if last.EndsWithPeriod() {
		message = source.Say("valid_until: the year of the edition, {1}, ends soon, and none follows it", last.Period)
	}
	c.warn(ofEdition(last, "valid_until"), ruleRunsOut, message,
		source.Say("when the next act is adopted, add its edition; until then there is nothing to do"))
}
