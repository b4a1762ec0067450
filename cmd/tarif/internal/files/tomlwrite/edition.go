package tomlwrite

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// EditionSchema is the path of an edition's schema relative to its file.
const EditionSchema = "../../schema/edition.schema.json"

// Edition writes an edition. What all rates share is written once, at the top.
func Edition(e *tariff.Edition, note Comments) []byte {
	w := &editionWriter{writer: writer{note: note}, e: e}
	w.shared()
	w.schema(EditionSchema)
	w.head()
	w.act()
	w.source()
	w.printed()
	each(&w.writer, "rate", e.Rates, w.rate)
	return []byte(w.b.String())
}

// Addition writes how an edition ended and what was corrected in it, and nothing
// else of it, to be inserted into its file before the rates.
func Addition(e *tariff.Edition) []byte {
	w := &editionWriter{e: e}
	w.ending()
	w.corrections()
	return []byte(strings.TrimPrefix(w.b.String(), "\n") + "\n")
}

type editionWriter struct {
	writer
	e      *tariff.Edition
	status tariff.Statuses
	basis  *tariff.Basis // of all rates, nil if they differ
	unit   *tariff.Unit
	vat    tariff.VAT

	measure  tariff.Measure         // of all rates, money if they differ
	byColumn map[int]tariff.Measure // of all rates of a column, if the columns differ
}

// shared finds what all rates have in common.
func (w *editionWriter) shared() {
	rates := w.e.Rates
	w.status = w.statuses()
	if len(rates) == 0 {
		return
	}
	w.basis, w.unit, w.vat = rates[0].Basis, rates[0].Unit, rates[0].VAT
	for _, r := range rates {
		if r.Basis != w.basis || r.Unit != w.unit {
			w.basis, w.unit = nil, nil
		}
		if r.VAT != w.vat {
			w.vat = ""
		}
	}
	w.sharedMeasure(rates)
}

// sharedMeasure decides where the measure is written: once at the top, else in
// the columns, else in the rates themselves.
func (w *editionWriter) sharedMeasure(rates []*tariff.Rate) {
	of, columns, alike := map[tariff.Measure]bool{}, map[int]tariff.Measure{}, len(w.e.Columns) > 1
	for _, r := range rates {
		m := r.Price.Measure
		if before, ok := columns[r.Column]; ok && before != m {
			alike = false
		}
		columns[r.Column] = m
		of[m] = true
		w.measure = m
	}
	if len(of) > 1 {
		w.measure = tariff.Money
	}
	if len(of) > 1 && alike {
		w.byColumn = columns
	}
}

// statuses returns the statuses of the file's texts: those of most rates, else
// of the title and the headings. A language in which neither the title nor a
// heading has text gets none, because a rate can override it but the title
// cannot: rows carried over from the previous year have a translation, while
// the new title has none.
func (w *editionWriter) statuses() tariff.Statuses {
	all := []tariff.Wording{w.e.Act.Title}
	for _, s := range w.e.Sections {
		all = append(all, s.Text)
	}
	for _, s := range w.e.Roles {
		all = append(all, s.Text)
	}
	for _, c := range w.e.Columns {
		all = append(all, c.Heading)
	}
	own := tariff.Statuses{KK: tariff.NoText, RU: tariff.NoText}
	for _, l := range lang.All {
		if slices.ContainsFunc(all, func(x tariff.Wording) bool { return x.Has(l) }) || w.e.Act.Title.Text.IsZero() {
			own.Set(l, most(append(w.rows(), all...), l))
		}
	}
	return own
}

// rows returns the wordings of the rates.
func (w *editionWriter) rows() []tariff.Wording {
	return lists.Of(w.e.Rates, func(r *tariff.Rate) tariff.Wording { return r.Text })
}

func most(all []tariff.Wording, l lang.Lang) tariff.TextStatus {
	official, ours := 0, 0
	for _, x := range all {
		switch {
		case !x.Has(l):
		case x.Status.In(l) == tariff.Official:
			official++
		case x.Status.In(l) == tariff.Translation:
			ours++
		}
	}
	switch {
	case official == 0 && ours == 0:
		return tariff.NoText
	case ours > official:
		return tariff.Translation
	}
	return tariff.Official
}

func (w *editionWriter) head() {
	e := w.e
	w.table("")
	w.text("place", string(e.Place.ID))
	w.text("kind", string(e.Kind.ID))
	w.text("edition", string(e.ID))
	w.number("period", e.Period)
	w.text("valid_from", bound(e.From))
	w.text("valid_until", bound(e.Until))
	w.text("currency", e.Currency)
	w.measures(w.basis, w.unit)
	w.text("vat", string(w.vat))
	w.stated(w.measure)
	w.both("note", e.Note)
	w.table("text_status")
	w.text("kk", string(w.status.KK))
	w.text("ru", string(w.status.RU))
}

// stated writes a measure that is not money.
func (w *editionWriter) stated(m tariff.Measure) {
	if m != tariff.Money {
		w.text("measure", m.String())
	}
}

func bound(b tariff.Bound) string {
	if b.Status == tariff.Known {
		return b.Date.String()
	}
	return string(b.Status)
}

func (w *editionWriter) measures(b *tariff.Basis, u *tariff.Unit) {
	if b != nil {
		w.text("basis", string(b.ID))
	}
	if u != nil {
		w.text("unit", string(u.ID))
	}
}

func (w *editionWriter) act() {
	a := &w.e.Act
	w.table("act")
	w.text("form", string(a.Form))
	w.text("number", a.Number)
	w.text("date", a.Date.String())
	w.both("title", a.Title.Text)
	w.both("issuer", a.Issuer)
	w.both("signatory", a.Signatory)
	w.both("post", a.Post)
	w.text("registration_number", a.RegistrationNumber)
	w.text("registration_date", a.RegistrationDate.String())
	w.both("entry_into_force", a.EntryIntoForce.Text)
	w.number("entry_days", a.EntryDays)
	laws := lists.Of(a.LegalGrounds, func(l *tariff.Law) string { return string(l.ID) })
	w.list("legal_grounds", laws)
	w.both("responsible", a.Responsible)
	each(&w.writer, "amended_by", w.e.AmendedBy, w.reference)
	w.ending()
}

// ending writes how the edition ended.
func (w *editionWriter) ending() {
	if r := w.e.RepealedBy; r != nil {
		w.table("repealed_by")
		w.reference(*r)
	}
	w.notice("withdrawn", w.e.Withdrawn)
	w.notice("undone", w.e.Undone)
}

func (w *editionWriter) notice(path string, n *tariff.Notice) {
	if n != nil {
		w.table(path)
		w.text("date", n.Date.String())
		w.both("cause", n.Cause)
	}
}

func (w *editionWriter) reference(r tariff.ActRef) {
	w.text("form", string(r.Form))
	w.text("number", r.Number)
	w.text("date", r.Date.String())
	w.both("issuer", r.Issuer)
	w.text("registration_number", r.RegistrationNumber)
	w.text("registration_date", r.RegistrationDate.String())
	w.text("source_system", string(r.Source.System))
	w.text("source_id", r.Source.ID)
	w.text("source_url", r.Source.URL)
}

func (w *editionWriter) source() {
	s := w.e.Source
	if s.System != "" || s.ID != "" || s.URL != "" || s.Prices != 0 {
		w.table("source")
		w.text("system", string(s.System))
		w.text("id", s.ID)
		w.text("url", s.URL)
		w.number("prices", s.Prices)
	}
	each(&w.writer, "source.text", s.Texts, func(t tariff.CapturedText) {
		w.text("lang", string(t.Lang))
		w.text("file", t.File)
		w.text("sha256", t.SHA256)
		w.text("medium", t.Medium)
	})
}

func (w *editionWriter) printed() {
	column := 0
	each(&w.writer, "price_column", w.e.Columns, func(c tariff.PriceColumn) {
		column++
		w.both("heading", c.Heading.Text)
		w.text("vat", string(c.VAT))
		w.stated(w.byColumn[column])
	})
	each(&w.writer, "role", w.e.Roles, func(r tariff.PrintedRole) {
		w.text("id", string(r.Role.ID))
		w.both("text", r.Text.Text)
	})
	each(&w.writer, "section", w.e.Sections, func(s tariff.PrintedSection) {
		w.text("id", string(s.Section.ID))
		w.both("text", s.Text.Text)
	})
	each(&w.writer, "footnote", w.e.Footnotes, func(n *tariff.Footnote) {
		w.text("id", string(n.ID))
		w.text("mark", n.Mark)
		w.both("text", n.Text)
	})
	each(&w.writer, "waive", w.e.Waivers, func(x tariff.Waiver) {
		w.text("rule", x.Rule)
		w.number("row", x.Row)
		w.number("old_row", x.OldRow)
		w.text("old_section", string(x.OldSection))
		w.text("cause", x.Cause)
	})
	w.corrections()
}

func (w *editionWriter) corrections() {
	each(&w.writer, "correction", w.e.Corrections, func(x *tariff.Correction) {
		w.number("row", x.Row)
		if x.Row > 0 && x.Column > 1 {
			w.number("column", x.Column)
		}
		w.text("field", string(x.Field))
		w.text("was", x.Was)
		w.text("since", x.Since.String())
		w.text("corrected", x.Corrected.String())
		w.both("cause", x.Cause)
	})
}
