package tomlwrite

import (
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
	each(w, "region", c.Regions, func(r *tariff.Region) { w.named(string(r.ID), r.Name) })
	each(w, "place", c.Places, w.place)
	each(w, "kind", c.Kinds, func(k *tariff.Kind) {
		w.named(string(k.ID), k.Name)
		w.both("short", k.Short)
		w.both("summary", k.Summary)
		w.both("meaning", k.Meaning)
		w.words(k.Words)
	})
	each(w, "section", c.Sections, func(s *tariff.Section) {
		w.text("id", string(s.ID))
		w.text("kind", string(s.Kind.ID))
		w.both("name", s.Name)
		w.both("plain", s.Plain)
	})
	each(w, "role", c.Roles, func(r *tariff.Role) {
		w.named(string(r.ID), r.Name)
		w.both("short", r.Short)
		w.words(r.Words)
	})
	w.more(c)
	return []byte(w.b.String())
}

func (w *writer) more(c *tariff.Catalogue) {
	each(w, "basis", c.Bases, func(b *tariff.Basis) {
		w.named(string(b.ID), b.Name)
		w.both("phrase", b.Phrase)
		w.text("counted", string(b.Counted))
	})
	each(w, "unit", c.Units, func(u *tariff.Unit) {
		w.named(string(u.ID), u.Name)
		w.text("span", string(u.Span))
		if u.Basis != nil {
			w.text("basis", string(u.Basis.ID))
		}
		w.list("spellings", u.Spellings)
	})
	each(w, "condition", c.Conditions, func(x *tariff.Condition) {
		w.text("id", string(x.ID))
		w.text("group", x.Group)
		w.both("name", x.Name)
		w.words(x.Words)
	})
	each(w, "service", c.Services, func(s *tariff.Service) {
		w.text("id", string(s.ID))
		w.text("kind", string(s.Kind.ID))
		if s.Section != nil {
			w.text("section", string(s.Section.ID))
		}
		w.both("name", s.Name)
		w.words(s.Words)
		w.text("usual", string(s.Usual))
	})
	each(w, "example", c.Examples, func(x *tariff.Example) {
		w.text("service", string(x.Service.ID))
		if x.Role != nil {
			w.text("role", string(x.Role.ID))
		}
		w.both("text", x.Text)
	})
	each(w, "index", c.Indices, func(x *tariff.Index) {
		w.text("from", x.From.String())
		w.text("until", x.Until.String())
		w.text("tenge", x.Tenge.String())
		w.text("law", string(x.Law.ID))
	})
}

func (w *writer) named(id string, name lang.Text) {
	w.text("id", id)
	w.both("name", name)
}

func (w *writer) place(p *tariff.Place) {
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
