package check

import (
	"fmt"
	"strconv"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// textual is the rules about words. They are applied to every text of the data.
type textual interface {
	// both is called with a text in both languages, either of which may be
	// missing; the languages are keys below the spot.
	both(at spot, t lang.Text)
	// one is called with a text that has no language.
	one(at spot, s string)
}

// editionTexts passes on every text of an edition.
func editionTexts(e *tariff.Edition, to textual) {
	at := func(key string, a ...any) spot { return ofEdition(e, fmt.Sprintf(key, a...)) }
	to.both(at("note"), e.Note)
	to.one(at("act.number"), e.Act.Number)
	to.both(at("act.title"), e.Act.Title.Text)
	to.both(at("act.issuer"), e.Act.Issuer)
	to.both(at("act.signatory"), e.Act.Signatory)
	to.both(at("act.post"), e.Act.Post)
	to.both(at("act.entry_into_force"), e.Act.EntryIntoForce.Text)
	to.both(at("act.responsible"), e.Act.Responsible)
	for i, a := range e.AmendedBy {
		to.one(at("amended_by[%d].number", i), a.Number)
		to.both(at("amended_by[%d].issuer", i), a.Issuer)
	}
	if a := e.RepealedBy; a != nil {
		to.one(at("repealed_by.number"), a.Number)
		to.both(at("repealed_by.issuer"), a.Issuer)
	}
	for key, n := range map[string]*tariff.Notice{"withdrawn": e.Withdrawn, "undone": e.Undone} {
		if n != nil {
			to.both(at("%s.cause", key), n.Cause)
		}
	}
	for i, x := range e.Columns {
		to.both(at("price_column[%d].heading", i), x.Heading.Text)
	}
	for i, x := range e.Roles {
		to.both(at("role[%d].text", i), x.Text.Text)
	}
	for i, x := range e.Sections {
		to.both(at("section[%d].text", i), x.Text.Text)
	}
	for i, x := range e.Footnotes {
		to.both(at("footnote[%d].text", i), x.Text)
	}
	for _, r := range e.Rates {
		to.both(ofRate(r, "text"), r.Text.Text)
		to.both(ofRate(r, "printed"), r.Price.Printed)
		to.both(ofRate(r, "caution"), r.Caution)
	}
}

// catalogueTexts passes on every text of the catalogue.
func catalogueTexts(c *tariff.Catalogue, to textual) {
	h := handing{to}
	for _, x := range c.Regions {
		h.named("region", x.ID, x.Name)
	}
	for _, x := range c.Places {
		h.place(x)
	}
	for _, x := range c.Kinds {
		at := h.named("kind", x.ID, x.Name)
		h.texts(at, []string{"short", "summary", "meaning"}, x.Short, x.Summary, x.Meaning)
		h.words(at, x.Words)
	}
	for _, x := range c.Sections {
		h.named("section", x.ID, x.Name)
	}
	for _, x := range c.Roles {
		at := h.named("role", x.ID, x.Name)
		h.both(at.in("short"), x.Short)
		h.words(at, x.Words)
	}
	for _, x := range c.Bases {
		h.both(h.named("basis", x.ID, x.Name).in("phrase"), x.Phrase)
	}
	for _, x := range c.Units {
		at := h.named("unit", x.ID, x.Name)
		for i, s := range x.Spellings {
			to.one(at.in(fmt.Sprintf("spellings[%d]", i)), s)
		}
	}
	for i, x := range c.Comparable {
		to.both(spot{table: "comparability", id: strconv.Itoa(i), key: "reason"}, x.Reason)
	}
	for _, x := range c.Conditions {
		h.words(h.named("condition", x.ID, x.Name), x.Words)
	}
	for _, x := range c.Laws {
		to.one(h.named("law", x.ID, x.Name).in("number"), x.Number)
	}
	for _, x := range c.Services {
		h.words(h.named("service", x.ID, x.Name), x.Words)
	}
}

// handing passes on what entries of the catalogue have in common.
type handing struct{ textual }

// named passes on an entry's name, and returns the entry's spot.
func (h handing) named(table string, id any, name lang.Text) spot {
	at := spot{table: table, id: fmt.Sprint(id)}
	h.both(at.in("name"), name)
	return at
}

// texts passes on the texts at several keys.
func (h handing) texts(at spot, keys []string, texts ...lang.Text) {
	for i, t := range texts {
		h.both(at.in(keys[i]), t)
	}
}

func (h handing) words(at spot, words lang.List) {
	for _, l := range lang.All {
		for i, s := range words.In(l) {
			h.one(at.in(fmt.Sprintf("words.%s[%d]", l, i)), s)
		}
	}
}

func (h handing) place(x *tariff.Place) {
	at := h.named("place", x.ID, x.Name)
	h.texts(at, []string{"short", "in", "contact.address"}, x.Short, x.In, x.Contact.Address)
	h.words(at, x.Words)
	for i, f := range x.Former {
		h.both(at.in(fmt.Sprintf("former[%d].name", i)), f.Name)
	}
	for i, o := range x.Other {
		h.both(at.in(fmt.Sprintf("other[%d].name", i)), o)
	}
}
