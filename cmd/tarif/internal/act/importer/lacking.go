package importer

import (
	"cmp"
	"fmt"

	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/lang"
)

// proposals returns what the catalogue lacks, as a catalogue file. A name
// missing in one language is filled with the other and a comment, since the
// file could not be read without it. Everyday words for a service are left to
// people: words cut out of its name would be no search words.
func (w *work) proposals() []byte {
	c := &w.lacking
	if len(c.Places)+len(c.Kinds)+len(c.Services)+len(c.Sections)+len(c.Roles)+len(c.Conditions)+len(c.Units)+len(c.Bases) == 0 {
		return nil
	}
	note := tomlwrite.Comments{Behind: map[string]string{}}
	for i := range c.Places {
		for _, key := range []string{"region", "level", "name.kk", "name.ru", "short.kk", "short.ru", "in.kk", "in.ru"} {
			note.Behind[fmt.Sprintf("place[%d].%s", i, key)] = w.say(sayWrite)
		}
	}
	for i, k := range c.Kinds {
		for _, x := range []*lang.Text{&k.Name, &k.Short, &k.Summary, &k.Meaning} {
			w.fill(x, fmt.Sprintf("kind[%d].name", i), note)
		}
		for _, key := range []string{"short.kk", "short.ru", "summary.kk", "summary.ru", "meaning.kk", "meaning.ru"} {
			note.Behind[fmt.Sprintf("kind[%d].%s", i, key)] = w.say(sayNote)
		}
	}
	for i, s := range c.Sections {
		w.fill(&s.Name, fmt.Sprintf("section[%d].name", i), note)
	}
	for i, r := range c.Roles {
		w.fill(&r.Name, fmt.Sprintf("role[%d].name", i), note)
		w.fill(&r.Short, fmt.Sprintf("role[%d].short", i), note)
		if w.cut[r] {
			for _, key := range []string{"name.kk", "name.ru", "short.kk", "short.ru"} {
				note.Behind[fmt.Sprintf("role[%d].%s", i, key)] = cmp.Or(note.Behind[fmt.Sprintf("role[%d].%s", i, key)], w.say(sayPost))
			}
		}
	}
	for i, b := range c.Bases {
		w.fill(&b.Name, fmt.Sprintf("basis[%d].name", i), note)
		note.Behind[fmt.Sprintf("basis[%d].counted", i)] = w.say(sayBasis)
	}
	for i, u := range c.Units {
		w.fill(&u.Name, fmt.Sprintf("unit[%d].name", i), note)
		note.Behind[fmt.Sprintf("unit[%d].basis", i)] = w.say(sayBasis)
	}
	for i, x := range c.Conditions {
		w.fill(&x.Name, fmt.Sprintf("condition[%d].name", i), note)
		note.Behind[fmt.Sprintf("condition[%d].id", i)] = w.say(sayCondition)
	}
	for i, s := range c.Services {
		w.fill(&s.Name, fmt.Sprintf("service[%d].name", i), note)
	}
	return tomlwrite.Catalogue(c, note)
}

func (w *work) fill(t *lang.Text, path string, note tomlwrite.Comments) {
	for _, l := range lang.All {
		if t.In(l) == "" {
			set(t, l, t.In(l.Other()))
			note.Behind[path+"."+string(l)] = w.say(sayTranslate)
		}
	}
}
