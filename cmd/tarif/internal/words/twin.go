package words

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/source"
)

// same is the table of texts that are meant to be the same in both languages,
// such as "CSV".
const same = "same."

// missingIn reports the keys that the other language's file does not have.
func (r *reading) missingIn(twin *reading) source.List {
	var found source.List
	for _, key := range slices.Sorted(maps.Keys(r.texts)) {
		if _, ok := twin.texts[key]; !ok {
			f := r.doc.Error(key, "words-twin", fmt.Sprintf("%s has no text in %s", key, twin.lang),
				"every text of the interface is written in both languages")
			found = append(found, seeing(f, twin, key))
		}
	}
	return found
}

func seeing(f source.Finding, twin *reading, key string) source.Finding {
	pos := twin.doc.Pos(key)
	f.See = &pos
	return f
}

// against compares the texts that both languages have. Findings stand in the
// file of r and point to the twin.
func (r *reading) against(twin *reading) source.List {
	var found source.List
	for _, key := range slices.Sorted(maps.Keys(r.texts)) {
		a, b := r.texts[key], twin.texts[key]
		if _, ok := twin.texts[key]; !ok {
			continue
		}
		switch {
		case (a.plural == nil) != (b.plural == nil):
			found = append(found, seeing(r.doc.Error(key, "words-twin",
				fmt.Sprintf("%s depends on a number in one language only", key),
				"write the forms of the number in both, or in neither"), twin, key))
		case a.uses() != b.uses() || a.uses()&(a.uses()+1) != 0: // the second: a gap
			found = append(found, seeing(r.doc.Error(key, "words-place",
				fmt.Sprintf("%s has not the same places to fill as its twin", key),
				"use {1}, {2} … in both languages, from {1} on without a gap"), twin, key))
		case a.alike(b) && !strings.HasPrefix(key, same):
			found = append(found, seeing(r.doc.Warning(key, "words-same",
				fmt.Sprintf("%q is the same in both languages", a.single),
				"translate it; if it is meant to be the same, move it into the table [same]"), twin, key))
		}
	}
	return found
}

// uses returns the places that a text has in any form, as a set of bits. The
// number itself, {1}, counts as used: "one service" need not print it.
func (t text) uses() uint {
	set := t.single.uses()
	for _, p := range t.plural {
		set |= p.uses() | 1
	}
	return set
}

// alike reports whether two texts are one word for word and have letters. The
// forms of a number are not compared.
func (t text) alike(u text) bool {
	s := t.single.String()
	return t.plural == nil && s == u.single.String() && strings.ContainsFunc(s, unicode.IsLetter)
}
