package tomlwrite

import (
	"fmt"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// CatalogueSchema is the path of the catalogue's schema relative to a catalogue
// file.
const CatalogueSchema = "../schema/catalogue.schema.json"

// Catalogue writes a catalogue file with the contents of c. Kinds and places
// are written with the fields that are known.
func Catalogue(c *tariff.Catalogue, note Comments) []byte {
	w := &writer{note: note}
	w.schema(CatalogueSchema)
	for i, r := range c.Regions {
		w.named(fmt.Sprintf("region[%d]", i), string(r.ID), r.Name)
	}
	for i, p := range c.Places {
		w.place(fmt.Sprintf("place[%d]", i), p)
	}
	for i, k := range c.Kinds {
		w.named(fmt.Sprintf("kind[%d]", i), string(k.ID), k.Name)
		w.both("short", k.Short)
		w.both("summary", k.Summary)
		w.both("meaning", k.Meaning)
		w.words(k.Words)
	}
	for i, s := range c.Sections {
		w.table(fmt.Sprintf("section[%d]", i))
		w.text("id", string(s.ID))
		w.text("kind", string(s.Kind.ID))
		w.both("name", s.Name)
		w.both("plain", s.Plain)
	}
	for i, r := range c.Roles {
		w.named(fmt.Sprintf("role[%d]", i), string(r.ID), r.Name)
		w.both("short", r.Short)
		w.words(r.Words)
	}
	w.more(c)
	return []byte(w.b.String())
}

func (w *writer) more(c *tariff.Catalogue) {
	for i, b := range c.Bases {
		w.named(fmt.Sprintf("basis[%d]", i), string(b.ID), b.Name)
		w.both("phrase", b.Phrase)
		w.text("counted", string(b.Counted))
	}
	for i, u := range c.Units {
		w.named(fmt.Sprintf("unit[%d]", i), string(u.ID), u.Name)
		w.text("span", string(u.Span))
		if u.Basis != nil {
			w.text("basis", string(u.Basis.ID))
		}
		w.list("spellings", u.Spellings)
	}
	for i, x := range c.Conditions {
		w.table(fmt.Sprintf("condition[%d]", i))
		w.text("id", string(x.ID))
		w.text("group", x.Group)
		w.both("name", x.Name)
		w.words(x.Words)
	}
	for i, s := range c.Services {
		w.table(fmt.Sprintf("service[%d]", i))
		w.text("id", string(s.ID))
		w.text("kind", string(s.Kind.ID))
		if s.Section != nil {
			w.text("section", string(s.Section.ID))
		}
		w.both("name", s.Name)
		w.words(s.Words)
		w.text("usual", string(s.Usual))
	}
	for i, x := range c.Examples {
		w.table(fmt.Sprintf("example[%d]", i))
		w.text("service", string(x.Service.ID))
		if x.Role != nil {
			w.text("role", string(x.Role.ID))
		}
		w.both("text", x.Text)
	}
	for i, x := range c.Indices {
		w.table(fmt.Sprintf("index[%d]", i))
		w.text("from", x.From.String())
		w.text("until", x.Until.String())
		w.text("tenge", x.Tenge.String())
		w.text("law", string(x.Law.ID))
	}
}

func (w *writer) named(path, id string, name lang.Text) {
	w.table(path)
	w.text("id", id)
	w.both("name", name)
}

func (w *writer) place(path string, p *tariff.Place) {
	w.table(path)
	w.text("id", string(p.ID))
	if p.Region != nil {
		w.text("region", string(p.Region.ID))
	}
	w.text("level", string(p.Level))
	w.both("name", p.Name)
	w.both("short", p.Short)
	w.both("in", p.In)
	w.words(p.Words)
}

func (w *writer) words(l lang.List) {
	w.list("words.kk", l.KK)
	w.list("words.ru", l.RU)
}
