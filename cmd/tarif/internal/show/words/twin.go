package words

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

// same is the prefix of texts that are meant to be the same in both languages,
// such as "CSV".
const same = "same."

// missing reports the keys that only one file has, at the file that lacks them.
// A key with another name there is one finding.
func missing(kk, ru *reading) source.List {
	var found source.List
	inRU, inKK := lacking(kk, ru), lacking(ru, kk)
	for _, key := range inRU {
		if other := renamed(key, inRU, inKK); other != "" {
			inKK = slices.DeleteFunc(inKK, func(k string) bool { return k == other })
			f := ru.doc.Error(other, ruleTwin, source.Say("{1} is called {2} in {3}", other, key, kk.lang),
				source.Say("a text has one key in both languages"))
			found = append(found, f.Seeing(kk.doc.Pos(key)))
			continue
		}
		found = append(found, ru.lacks(key, kk))
	}
	for _, key := range inKK {
		found = append(found, kk.lacks(key, ru))
	}
	return found
}

// lacks reports a key that only the twin has.
func (r *reading) lacks(key string, twin *reading) source.Finding {
	f := r.doc.Error(key, ruleTwin, source.Say("{1} has no text in {2}", key, r.lang),
		source.Say("every text of the interface is written in both languages"))
	return f.Seeing(twin.doc.Pos(key))
}

// lacking returns the keys of r that the twin does not have.
func lacking(r, twin *reading) []string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(r.texts)) {
		if _, ok := twin.texts[key]; !ok {
			out = append(out, key)
		}
	}
	return out
}

// renamed returns the key in there that is probably the other name of key: one
// of the same table, which is the only one or similar.
func renamed(key string, here, there []string) string {
	same := lists.Where(there, func(k string) bool { return table(k) == table(key) })
	alone := !slices.ContainsFunc(here, func(k string) bool { return k != key && table(k) == table(key) })
	if len(same) == 1 && alone {
		return same[0]
	}
	return tomlfile.Nearest(key, same)
}

func table(key string) string { return key[:strings.LastIndexByte(key, '.')+1] }

// gaps reports texts whose placeholders are not {1}, {2} … without a gap.
func (r *reading) gaps() source.List {
	var found source.List
	for _, key := range slices.Sorted(maps.Keys(r.texts)) {
		if r.texts[key].hasGap() {
			found = append(found, r.doc.Error(key, rulePlace, source.Say("{1} has a gap in its placeholders", key),
				source.Say("use {1}, {2} …, from {1} on without a gap")))
		}
	}
	return found
}

func (t text) hasGap() bool { return t.uses()&(t.uses()+1) != 0 }

// against compares the texts that both languages have. Findings are positioned
// in the file of r and refer to the twin.
func (r *reading) against(twin *reading) source.List {
	var found source.List
	for _, key := range slices.Sorted(maps.Keys(r.texts)) {
		a, b := r.texts[key], twin.texts[key]
		if _, ok := twin.texts[key]; !ok {
			continue
		}
		switch {
		case (a.plural == nil) != (b.plural == nil):
			found = append(found, r.doc.Error(key, ruleTwin,
				source.Say("{1} depends on a number in one language only", key),
				source.Say("write the forms of the number in both, or in neither")).Seeing(twin.doc.Pos(key)))
		case a.hasGap() || b.hasGap(): // reported already
		case a.uses() != b.uses():
			found = append(found, r.doc.Error(key, rulePlace,
				source.Say("{1} does not have the same placeholders as in the other language", key),
				source.Say("use {1}, {2} … in both languages, from {1} on without a gap")).Seeing(twin.doc.Pos(key)))
		}
	}
	return found
}

// alike warns of texts that are the same in both languages.
func (r *reading) alike(twin *reading) source.List {
	var found source.List
	for _, key := range slices.Sorted(maps.Keys(r.texts)) {
		if a, b := r.texts[key], twin.texts[key]; a.alike(b) && !strings.HasPrefix(key, same) {
			found = append(found, r.doc.Warning(key, ruleSame,
				source.Say(`"{1}" is the same in both languages`, a.single),
				source.Say("translate it; if it is meant to be the same, move it into the table [same]")).Seeing(twin.doc.Pos(key)))
		}
	}
	return found
}

// strangers reports English texts that the site's languages do not have.
func (r *reading) strangers(site *reading) source.List {
	var found source.List
	for _, key := range lacking(r, site) {
		found = append(found, r.doc.Error(key, ruleTwin, source.Say("{1} has no text in {2}", key, site.lang),
			source.Say("every text of the interface is written in both languages")))
	}
	return found
}

// uses returns the placeholders that a text has in any form, as a bit set. The
// number, {1}, always counts as used: "one service" need not print it.
func (t text) uses() uint {
	set := t.single.Uses()
	for _, p := range t.plural {
		set |= p.Uses() | 1
	}
	return set
}

// alike reports whether two texts are identical and have letters. Plural texts
// are not compared.
func (t text) alike(u text) bool {
	s := t.single.String()
	return t.plural == nil && s == u.single.String() && strings.ContainsFunc(s, unicode.IsLetter)
}
