package load

import (
	"path"
	"slices"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// This file checks what a single edition's file cannot show.

// unused warns of captured texts that no edition names: a forgotten file or a
// misspelt name. It says nothing in folders where an edition could not be read.
func unused(t tree, results []result) source.List {
	used, blind := map[string]bool{}, map[string]bool{}
	for _, r := range results {
		dir := path.Dir(r.at.file)
		blind[dir] = blind[dir] || r.places == nil
		for _, name := range r.texts {
			used[path.Join(dir, name)] = true
		}
	}
	var found source.List
	for _, name := range t.texts {
		if !used[name] && !blind[path.Dir(name)] {
			found = append(found, whole(name, source.Warning, ruleUnusedText,
				source.Say("no edition names this text"), source.Say("name it in [[source.text]] of the edition, or remove it")))
		}
	}
	return found
}

// neighbours compares every two editions of one tariff, which has one for a year
// or two. For an edition it reports each rule once.
func neighbours(results []result) source.List {
	var found source.List
	for i := range results {
		type kind struct {
			rule     string
			severity source.Severity
		}
		said := map[kind]bool{}
		for j := i - 1; j >= 0 && results[j].at.sameTariff(results[i].at); j-- {
			for _, f := range between(&results[j], &results[i]) {
				if k := (kind{f.Rule, f.Severity}); !said[k] {
					said[k] = true
					found = append(found, f)
				}
			}
		}
	}
	return found
}

// between reports what is wrong with two editions of one tariff beside each
// other.
func between(a, b *result) source.List {
	if a.edition == nil || b.edition == nil {
		return nil
	}
	if a.at.edition > b.at.edition {
		a, b = b, a // files are in another order: "2026-07.toml" is before "2026.toml"
	}
	if f, same := sameAct(a, b); same {
		return f
	}
	return append(overlap(a, b), samePeriod(a, b)...)
}

// sameAct reports two editions set by the same act with the same amendments: one
// is a copy of the other in which something was forgotten. An act may also set
// prices from several days on; if the days of both editions are known, each is
// an edition of its own. At the turn of a year a copy of last year's file looks
// the same, so this is then a warning.
func sameAct(a, b *result) (found source.List, same bool) {
	x, y := a.edition.Act.ActRef, b.edition.Act.ActRef
	if x.Number == "" || x.Date.IsZero() || !sameRef(x, y) ||
		!slices.EqualFunc(a.edition.AmendedBy, b.edition.AmendedBy, sameRef) {
		return nil, false
	}
	f := b.places.err("act.number", ruleSameAct,
		source.Say(`act.number: act {1} of {2} has set edition "{3}" already`, y.Number, y.Date, a.at.edition),
		source.Say("write the act of this edition, or name in [[amended_by]] the act that changed the other")).Seeing(a.places.pos("act.number"))
	if day := goesOn(a.edition, b.edition); day.Day == 1 && day.Month == 1 {
		f.Severity = source.Warning
	} else if !day.IsZero() {
		return nil, true
	}
	return source.List{f}, true
}

// goesOn is the known day on which one of two editions begins after the other.
func goesOn(a, b *tariff.Edition) tariff.Date {
	for _, x := range [][2]*tariff.Edition{{a, b}, {b, a}} {
		if x[0].Until.Status == tariff.Known && x[1].From.Status == tariff.Known && !x[1].From.Date.Before(x[0].Until.Date) {
			return x[1].From.Date
		}
	}
	return tariff.Date{}
}

func sameRef(x, y tariff.ActRef) bool { return x.Number == y.Number && x.Date == y.Date }

// samePeriod warns of two acts for the same year if neither is said to amend
// the other.
func samePeriod(a, b *result) source.List {
	x, y := a.edition, b.edition
	if x.Period == 0 || x.Period != y.Period || len(x.AmendedBy)+len(y.AmendedBy) > 0 || x.Ended() || y.Ended() {
		return nil
	}
	f := b.places.warning("period", ruleSamePeriod, source.Say(`period: edition "{1}" is for {2} too`, a.at.edition, x.Period),
		source.Say("a year has two editions when an act was amended or repealed: say so with [[amended_by]] or [repealed_by]"))
	return source.List{f.Seeing(a.places.pos("period"))}
}

// overlap reports editions that hold on the same day, as far as their days are
// known.
func overlap(a, b *result) source.List {
	if tariff.SortTimeline([]*tariff.Edition{a.edition, b.edition})[0] == b.edition {
		a, b = b, a
	}
	first, later := a.edition, b.edition
	if later.From.Status != tariff.Known || later.From.Date != first.From.Date && !within(first, later) {
		return nil
	}
	f := b.places.err("valid_from", ruleEditionsOverlap,
		source.Say(`valid_from: on {1} edition "{2}" is still in force`, later.From.Date.String(), a.at.edition),
		source.Say("write the same day as valid_until of the earlier edition, unless a day is wrong"))
	return source.List{f.Seeing(a.places.pos("valid_until"))}
}

// within reports whether the later edition begins before the end of the first.
// If it is unknown when the first began, and the later one also ends earlier,
// the later one may have preceded it.
func within(first, later *tariff.Edition) bool {
	return first.Until.Status == tariff.Known && later.From.Date.Before(first.Until.Date) &&
		(first.From.Status == tariff.Known || later.Until.Status != tariff.Known || !later.Until.Date.Before(first.Until.Date))
}

// gaps checks the editions of each tariff. It says nothing if one of them could
// not be read, since that one may fill the gap.
func gaps(results []result) source.List {
	var found source.List
	for len(results) > 0 {
		n := slices.IndexFunc(results, func(r result) bool { return !r.at.sameTariff(results[0].at) })
		if n < 0 {
			n = len(results)
		}
		if !slices.ContainsFunc(results[:n], func(r result) bool { return r.edition == nil }) {
			found = append(found, gapsIn(results[:n])...)
		}
		results = results[n:]
	}
	return found
}

// gapsIn warns of days between two editions on which none holds, unless the
// first was repealed: then there may really have been none.
func gapsIn(results []result) source.List {
	var found source.List
	of := map[*tariff.Edition]*result{}
	var line []*tariff.Edition
	for i := range results {
		of[results[i].edition] = &results[i]
		line = append(line, results[i].edition)
	}
	line = tariff.SortTimeline(line)
	for i := range len(line) - 1 {
		first, later := line[i], line[i+1]
		if first.Ended() || first.Until.Status != tariff.Known || later.From.Status != tariff.Known ||
			!first.Until.Date.Before(later.From.Date) {
			continue
		}
		f := of[later].places.warning("valid_from", ruleEditionsGap, source.Say("valid_from: no edition holds from {1} until {2}", first.Until.Date, later.From.Date),
			source.Say("write the day from the act, or the edition that is missing between the two"))
		found = append(found, f.Seeing(of[first].places.pos("valid_until")))
	}
	return found
}
