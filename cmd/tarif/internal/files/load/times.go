package load

import (
	"cmp"
	"regexp"
	"strconv"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Years that an act can name. The country's oldest tariffs are later than
// firstYear; a year outside this range is a typing mistake.
const firstYear, lastYear = 1991, 2199

// times compares the period, the dates and the date of the act.
func (b *editor) times() {
	from, until := b.e.From, b.e.Until
	if from.Status == tariff.Known && until.Status == tariff.Known && !from.Date.Before(until.Date) {
		b.errorSee(b.doc.Pos("valid_from"), "valid_until", ruleDatesOrder,
			source.Say("valid_until: {1} is not after valid_from, {2}", until.Date, from.Date),
			source.Say("valid_until is the first day on which the edition no longer holds"))
		return
	}
	if made := b.raw.Act.Date.Date; from.Status != tariff.Known && until.Status == tariff.Known && until.Date.Before(made) {
		b.errorSee(b.doc.Pos("act.date"), "valid_until", ruleDatesOrder, source.Say("valid_until: {1} is before the act, {2}", until.Date, made),
			source.Say("valid_until is the first day on which the edition no longer holds"))
	}
	switch p := b.raw.Period; {
	case p == nil:
	case *p < firstYear || *p > lastYear:
		b.error("period", rulePeriod, source.Say("period: {1} is not a year of a tariff", *p), source.Say("leave it out when the act names no year"))
	default:
		b.period(*p)
	}
	b.late()
	b.titleYear()
}

// repealed compares the date of the repealing act with last, the date of the
// latest act that it ended.
func (b *editor) repealed(by, last tariff.Date) {
	if b.e.Until.Status == tariff.Open {
		b.errorSee(b.doc.Pos("repealed_by"), "valid_until", ruleRepealedOpen, source.Say(`valid_until: "open", but the act was repealed`),
			source.Say(`write the first day on which the edition no longer held, or "unknown"`))
	}
	if !by.IsZero() && by.Before(last) {
		b.error("repealed_by.date", ruleActsOrder,
			source.Say("repealed_by.date: {1} is before the act that it repeals or its amendment, {2}", by, last), source.Say("one of the two days is wrong"))
	}
}

// titleYears matches years, and numbers of acts that look like years.
var titleYears = regexp.MustCompile(`(№\s*)?\b(20\d\d)\b`)

// titleYear warns of a title that names years, but not that of the period.
func (b *editor) titleYear() {
	if b.e.Period == 0 {
		return
	}
	for _, l := range lang.All {
		other := ""
		for _, m := range titleYears.FindAllStringSubmatch(b.raw.Act.Title.In(l), -1) {
			if m[2] == strconv.Itoa(b.e.Period) {
				other = ""
				break
			}
			if m[1] == "" {
				other = cmp.Or(other, m[2])
			}
		}
		if other == "" {
			continue
		}
		key := "act.title." + string(l)
		b.warnSee(b.doc.Pos("period"), key, ruleTitleYear, source.Say("{1}: names {2}, but the period is {3}", key, other, b.e.Period),
			source.Say("one of the two is left from another edition, unless the title speaks of another act"))
		return
	}
}

// period warns, once, of a year that differs from the edition's id or dates.
func (b *editor) period(year int) {
	last := b.e.Until.Date
	if !last.IsZero() {
		last = last.AddDays(-1)
	}
	named, _ := strconv.Atoi(string(b.raw.Edition)) // 0 if the id is not a year
	for _, x := range []struct {
		year int
		key  string
		what source.Text
	}{
		{named, "edition", source.Say("the edition is called {1}", named)},
		{b.e.From.Date.Year, "valid_from", source.Say("the edition begins in {1}", b.e.From.Date.Year)},
		{last.Year, "valid_until", source.Say("the edition's last day is in {1}", last.Year)},
	} {
		if x.year != 0 && x.year != year {
			b.warnSee(b.doc.Pos(x.key), "period", rulePeriodDisagrees, source.Say("period: {1}, but {2}", year, x.what),
				source.Say("period is the year that the act names; leave it out when it names none"))
			return
		}
	}
}

// late warns of an act dated after the whole time that it is for.
func (b *editor) late() {
	made := b.raw.Act.Date.Date
	over, key := b.e.Until.Date, "valid_until"
	if p := b.e.Period; over.IsZero() && p != 0 {
		over, key = tariff.Date{Year: p + 1, Month: 1, Day: 1}, "period"
	}
	if made.IsZero() || over.IsZero() || made.Before(over) {
		return
	}
	b.warnSee(b.doc.Pos(key), "act.date", ruleActLate, source.Say("act.date: {1} is after the last day of the edition, {2}", made, over.AddDays(-1)),
		source.Say("one of the two is wrong: an act sets prices for the time to come"))
}
