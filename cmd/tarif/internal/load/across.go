package load

import (
	"path"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// This file checks what no edition's file shows alone.

// unused warns of captured texts that no edition names: a forgotten file or a
// misspelt name. Where an edition beside them could not be read nothing is
// said.
func unused(t tree, results []result) source.List {
	used, blind := map[string]bool{}, map[string]bool{}
	for _, r := range results {
		dir := path.Dir(r.at.file)
		blind[dir] = blind[dir] || r.doc == nil
		for _, name := range r.texts {
			used[path.Join(dir, name)] = true
		}
	}
	var found source.List
	for _, name := range t.texts {
		if !used[name] && !blind[path.Dir(name)] {
			found = append(found, whole(name, source.Warning, ruleUnusedText,
				"no edition names this text", "name it in [[source.text]] of the edition, or remove it"))
		}
	}
	return found
}

// overlaps reports editions of one tariff that hold on the same day, as far as
// their days are known.
func overlaps(results []result) source.List {
	var found source.List
	for i := range results {
		for j := i - 1; j >= 0 && results[j].at.sameTariff(results[i].at); j-- {
			found = append(found, overlap(&results[j], &results[i])...)
		}
	}
	return found
}

func overlap(a, b *result) source.List {
	if a.edition == nil || b.edition == nil {
		return nil
	}
	if b.edition.From.Date.Before(a.edition.From.Date) {
		a, b = b, a
	}
	first, later := a.edition, b.edition
	both := first.From.Status == tariff.Known && later.From.Status == tariff.Known
	sameDay := first.From.Date == later.From.Date
	if !both || !sameDay && (first.Until.Status != tariff.Known || !later.From.Date.Before(first.Until.Date)) {
		return nil
	}
	f := b.doc.Error("valid_from", ruleEditionsOverlap,
		`valid_from: on `+later.From.Date.String()+` edition "`+a.at.edition+`" is still in force`,
		"write the same day as valid_until of the earlier edition, unless a day is wrong")
	see := a.doc.Pos("valid_until")
	f.See = &see
	return source.List{f}
}
