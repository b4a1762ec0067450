package load

import (
	"fmt"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// editor turns one file into an edition.
type editor struct {
	spot
	raw        *editionFile
	look       *lookup
	e          *tariff.Edition
	texts      tariff.Statuses
	footnoteOf map[id]*tariff.Footnote

	sections     map[*tariff.Section]bool // those of this table
	defaultBasis *tariff.Basis            // basis of rates that have none of their own
	defaultUnit  *tariff.Unit
	index        *tariff.Index // value of the index while the edition holds, nil if unknown
}

// newEdition converts and checks a decoded file. The edition may be used only
// if there is no error, including earlier ones from the decoder.
func newEdition(doc *tomlfile.Doc, raw *editionFile, look *lookup) (*tariff.Edition, source.List) {
	var found source.List
	b := &editor{spot: spot{doc, "", &found}, raw: raw, look: look}
	b.texts = tariff.Statuses{KK: raw.TextStatus.KK, RU: raw.TextStatus.RU}
	b.e = &tariff.Edition{
		ID: tariff.EditionID(raw.Edition), Period: number(raw.Period),
		Place: look.places.find(b.spot, "place", raw.Place, look.partial),
		Kind:  look.kinds.find(b.spot, "kind", raw.Kind, look.partial),
		From:  raw.From.Bound, Until: raw.Until.Bound,
		Currency: raw.Currency, Note: b.ours("note", raw.Note),
		Pos: source.Pos{File: doc.Name()},
	}
	b.defaultBasis = look.bases.find(b.spot, "basis", raw.Basis, look.partial)
	b.defaultUnit = look.units.find(b.spot, "unit", raw.Unit, look.partial)
	b.index = look.catalogue.IndexIn(b.e)
	b.times()
	b.acts()
	b.printed()
	b.rates()
	b.counted()
	b.corrections()
	b.waivers()
	return b.e, found
}

// number returns *n, or 0 for nil.
func number(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

func (b *editor) acts() {
	r := &b.raw.Act
	s := b.in("act")
	b.e.Act = tariff.Act{
		ActRef: tariff.ActRef{Form: r.Form, Number: r.Number, Date: r.Date.Date, Issuer: r.Issuer,
			RegistrationNumber: r.RegistrationNumber, RegistrationDate: r.RegistrationDate.Date, Source: b.source()},
		Title:     s.wording("title", r.Title, b.texts),
		Signatory: r.Signatory, Post: r.Post, Responsible: r.Responsible,
		EntryIntoForce: clause(r.EntryIntoForce, b.texts), EntryDays: number(r.EntryDays),
	}
	s.wanted("title", b.e.Act.Title, b.texts)
	for i, name := range r.LegalGrounds {
		if law := b.look.laws.find(s, fmt.Sprintf("legal_grounds[%d]", i), name, b.look.partial); law != nil {
			b.e.Act.LegalGrounds = append(b.e.Act.LegalGrounds, law)
		}
	}
	if n := r.EntryDays; n != nil && *n < 1 {
		s.error("entry_days", ruleEntryDays, source.Say("act.entry_days: {1} is not a number of days", *n), source.Say("leave it out when the act does not say"))
	}
	b.e.Source = b.e.Act.Source
	b.others(r.Date.Date)
}

// others adds the acts that amended or ended the edition.
func (b *editor) others(last tariff.Date) {
	for i, r := range b.raw.AmendedBy {
		if d := r.Date.Date; !d.IsZero() && d.Before(last) {
			b.error(fmt.Sprintf("amended_by[%d].date", i), ruleActsOrder,
				source.Say("date: {1} is before the act that it amends or another amendment, {2}", d, last),
				source.Say("amending acts stand in the order of their dates"))
		} else if !d.IsZero() {
			last = d
		}
		b.e.AmendedBy = append(b.e.AmendedBy, reference(r))
	}
	if r := b.raw.RepealedBy; r != nil {
		ref := reference(*r)
		b.e.RepealedBy = &ref
		b.repealed(ref.Date, last)
	}
	b.e.Withdrawn, b.e.Undone = b.notice("withdrawn", b.raw.Withdrawn), b.notice("undone", b.raw.Undone)
	if b.e.Withdrawn != nil && b.e.Until.Status == tariff.Open {
		b.errorSee(b.doc.Pos("withdrawn"), "valid_until", ruleRepealedOpen, source.Say(`valid_until: "open", but the tariff was withdrawn`),
			source.Say(`write the first day on which the edition no longer held, or "unknown"`))
	}
}

// notice converts a notice about the whole edition and checks that it is not
// dated before the act. An edition that was taken back may be: the date of its
// act may be what was wrong.
func (b *editor) notice(key string, r *noticeTable) *tariff.Notice {
	if r == nil {
		return nil
	}
	if on, made := r.Date.Date, b.raw.Act.Date.Date; key != "undone" && !on.IsZero() && on.Before(made) {
		b.error(key+".date", ruleActsOrder, source.Say("{1}.date: {2} is before the act, {3}", key, on, made), source.Say("one of the two days is wrong"))
	}
	return &tariff.Notice{Date: r.Date.Date, Cause: b.ours(key+".cause", r.Cause)}
}

func reference(r refTable) tariff.ActRef {
	return tariff.ActRef{Form: r.Form, Number: r.Number, Date: r.Date.Date, Issuer: r.Issuer,
		RegistrationNumber: r.RegistrationNumber, RegistrationDate: r.RegistrationDate.Date,
		Source: tariff.Source{System: r.SourceSystem, ID: r.SourceID, URL: string(r.SourceURL)}}
}

func (b *editor) source() tariff.Source {
	r := b.raw.Source
	src := tariff.Source{System: r.System, ID: r.ID, URL: string(r.URL), Prices: number(r.Prices)}
	src.Texts = lists.Of(r.Texts, captured)
	return src
}

// counted checks that no price was lost since the act was imported, as when an
// editor saves only a part of the file.
func (b *editor) counted() {
	want, have := b.e.Act.Source.Prices, b.e.Priced()
	if b.found.Errors() == 0 && have < want {
		b.error("source.prices", rulePricesLost, source.Say("source.prices: import counted {1} prices in the act, and this file has {2}", want, have),
			source.Say("put back the rows that were lost, or import the act again; if the act has {1}, write that here", have))
	}
}

// printed converts how the act prints columns, roles, sections and footnotes.
func (b *editor) printed() {
	for i, r := range b.raw.Columns {
		s := b.in(fmt.Sprintf("price_column[%d]", i))
		b.e.Columns = append(b.e.Columns, tariff.PriceColumn{Heading: s.wording("heading", r.Heading, b.texts), VAT: r.VAT})
	}
	roles := b.listed("role", b.raw.Roles)
	for i, r := range b.raw.Roles {
		if role := b.look.roles.find(roles[i], "id", r.ID, b.look.partial); role != nil {
			b.e.Roles = append(b.e.Roles, tariff.PrintedRole{Role: role, Text: roles[i].wording("text", r.Text, b.texts)})
		}
	}
	b.printedSections()
	b.footnotes()
}

func (b *editor) printedSections() {
	b.sections = map[*tariff.Section]bool{}
	sections := b.listed("section", b.raw.Sections)
	for i, r := range b.raw.Sections {
		x := b.look.sections.find(sections[i], "id", r.ID, b.look.partial)
		if x == nil {
			continue
		}
		b.sections[x] = true
		b.ofKind(sections[i], "id", source.Say("section"), r.ID, x.Kind)
		b.e.Sections = append(b.e.Sections, tariff.PrintedSection{Section: x, Text: sections[i].wording("text", r.Text, b.texts)})
	}
}

// listed returns the spots of tables that refer to the catalogue, and reports
// duplicates.
func (b *editor) listed(key string, rows []printedTable) []spot {
	spots := make([]spot, len(rows))
	first := map[id]spot{}
	for i, r := range rows {
		s := b.in(fmt.Sprintf("%s[%d]", key, i))
		if before, ok := first[r.ID]; ok && r.ID != "" {
			s.errorSee(b.doc.Pos(before.at("id")), "id", ruleDuplicateID, source.Say(`id: {1} "{2}" is listed already`, key, r.ID), source.Text{})
		} else {
			first[r.ID] = s
		}
		spots[i] = s
	}
	return spots
}

func (b *editor) footnotes() {
	b.footnoteOf = map[id]*tariff.Footnote{}
	at := map[id]source.Pos{}
	for i, r := range b.raw.Footnotes {
		s := b.in(fmt.Sprintf("footnote[%d]", i))
		if see, ok := at[r.ID]; ok && r.ID != "" {
			s.errorSee(see, "id", ruleDuplicateID, source.Say(`id: there is a footnote "{1}" already`, r.ID), source.Text{})
			continue
		}
		at[r.ID] = s.doc.Pos(s.at("id"))
		n := &tariff.Footnote{ID: tariff.FootnoteID(r.ID), Mark: r.Mark, Text: r.Text}
		b.footnoteOf[r.ID] = n
		b.e.Footnotes = append(b.e.Footnotes, n)
	}
}

// ofKind reports a section or service that belongs to another kind of tariff.
func (b *editor) ofKind(s spot, key string, what source.Text, name id, kind *tariff.Kind) {
	if kind != nil && b.e.Kind != nil && kind != b.e.Kind {
		s.error(key, ruleOtherKind, source.Say(`{1}: "{2}" is a {3} of the kind "{4}"`, key, name, what, kind.ID), source.Text{})
	}
}
