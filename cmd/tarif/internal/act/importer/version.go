package importer

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/act/mend"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// version is the act in one language.
type version struct {
	name   string
	lang   lang.Lang
	parts  table.Parts
	act    *requisites.Act
	lines  []*line
	notes  []string // below the tables
	mender *mend.Mender
	mended []mend.Repair // of what is not a row: the act's parts, headings
	doubts []mend.Doubt
}

// line is a row in one language.
type line struct {
	table   *table.Table
	label   string
	section string // the heading over it
	headNo  int    // which heading, over all tables
	group   string
	over    string // the number of that row
	text    string
	role    string
	unit    string
	prices  []printed.Price
	raw     string
	no      int
	repairs []mend.Repair
	doubts  []mend.Doubt
	inside  bool
}

// read takes a document apart and repairs its words.
func (w *work) read(s Source) *version {
	v := &version{name: s.Name, lang: s.Lang, parts: table.Read(s.Doc)}
	if v.lang == "" {
		v.lang = detect(v.parts)
	}
	w.choose(v)
	w.report.Notes = append(w.report.Notes, s.Doc.Notes...)
	for _, s := range v.parts.Dropped {
		w.report.Notes = append(w.report.Notes, "a line that stands on every page was left out: "+s)
	}
	v.mender = &mend.Mender{Words: w.vocabulary(v), Printed: s.Doc.Format == "text" || s.Doc.Format == "pdf"}
	heads := 0
	for _, t := range v.parts.Tables {
		v.rows(t, heads)
		heads += len(t.Sections)
	}
	v.act = requisites.Read(v.text(s, w.in.Data))
	if len(v.parts.Tables) == 0 {
		v.fromText()
	}
	return v
}

// rows repairs the rows of a table.
func (v *version) rows(t *table.Table, heads int) {
	sections := make([]string, len(t.Sections)+1)
	for i, s := range t.Sections {
		sections[i+1] = v.words(s.Text.Lines)
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		l := &line{table: t, label: r.Label, section: sections[r.Section], no: r.Text.Line, inside: r.Inside, over: r.Over}
		if r.Section > 0 {
			l.headNo = heads + r.Section
		}
		l.text = l.mended(v.mender, r.Text)
		l.role = l.mended(v.mender, r.Role)
		l.unit = l.mended(v.mender, r.Unit)
		if i > 0 {
			above := v.lines[len(v.lines)-1]
			l.same(&l.role, above.role)
			l.same(&l.unit, above.unit)
		}
		l.role, l.unit = said(l.role), said(l.unit)
		l.group, _ = v.mender.Alphabets(r.Group)
		l.raw = rawOf(r)
		if r.Inside {
			l.repairs = append(l.repairs, mend.Repair{Kind: mend.Number, Before: l.raw, After: l.label + " " + l.text})
		}
		for _, c := range r.Prices {
			l.price(c)
		}
		v.lines = append(v.lines, l)
	}
}

// ditto is a mark, or words, for the same as above. A lone dash is none: it says
// that there is nothing.
var ditto = regexp.MustCompile(`(?i)^[-–— ]*(?:/ ?/|["«»“”„″〃]|'')[-–— ]*$|^(?:то же|сол|сол сияқты|жоғарыдағыдай)\.?$`)

// same reads a mark for the same as above.
func (l *line) same(cell *string, above string) {
	if above == "" || !ditto.MatchString(*cell) {
		return
	}
	l.repairs = append(l.repairs, mend.Repair{Kind: mend.Ditto, Before: *cell, After: above})
	*cell = above
}

// said is what a cell says: dashes say nothing.
func said(cell string) string {
	if strings.Trim(cell, "-–— ") == "" {
		return ""
	}
	return cell
}

// rawOf is the row as the document has it, but for the prices.
func rawOf(r *table.Row) string {
	if s := r.Source.Raw(); s != "" {
		return s
	}
	return strings.Trim(strings.Join([]string{r.Text.Raw(), r.Role.Raw(), r.Unit.Raw()}, "\n"), "\n")
}

func (l *line) mended(m *mend.Mender, c table.Cell) string {
	text, repairs, doubts := m.Cell(c.Lines)
	l.repairs = append(l.repairs, repairs...)
	l.doubts = append(l.doubts, doubts...)
	return text
}

// price reads a price cell; a blank of no width that parts its thousands and a
// stray blank within it are repairs.
func (l *line) price(c table.Cell) {
	cell := strings.Join(c.Lines, " ")
	p := printed.Read(cell)
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(cell)
	switch {
	case p.Fixed != "":
		l.repairs = append(l.repairs, mend.Repair{Kind: mend.Amount, Before: strings.TrimSpace(cell), After: p.Amount.String()})
	case p.Status == tariff.Stated && plain != cell:
		l.repairs = append(l.repairs, mend.Repair{Kind: mend.NoBreak, Before: strings.TrimSpace(cell), After: p.Amount.String()})
	}
	l.prices = append(l.prices, p)
	l.raw += "\n" + strings.TrimSpace(plain)
}

// fromText makes rows of prices that stand in the running text.
func (v *version) fromText() {
	for _, p := range v.act.Prices {
		v.lines = append(v.lines, &line{text: p.Text, raw: p.Text, prices: []printed.Price{printed.Read(p.Amount)}})
	}
}

// columns are the price columns of a line.
func (l *line) columns() []table.Column {
	if l.table == nil {
		return []table.Column{{Use: table.Price}}
	}
	return l.table.PriceColumns()
}
