package pages

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// Table is an edition's whole table, as shown on its page.
type Table struct {
	Caption    string
	Columns    []string // heading of each price column
	Sections   []TableSection
	Footnotes  []Footnote
	Roles      []Option // if there are several
	HasWording bool     // some row has words of the act
	Long       bool     // long enough to be filtered
}

// TableSection is the rows under one heading; ID and Name are empty in a table
// without headings.
type TableSection struct {
	ID, Name string
	Count    string
	Rows     []Row
}

// Row is a row of the table.
type Row struct {
	ID    string // "r7", see [lineID]
	Label string // the printed number, or the position in the table
	RowHead
	Again     bool   // the same service as the previous row, by another role
	Basis     string // if it differs from the table's
	Cells     []Cell
	Wording   string // the row in the act's own words, empty if we do not have them
	Caution   string // our remark on this row only
	Corrected []CorrectionView
}

// Cell is a price.
type Cell struct {
	Value     string // "1896.60", empty if there is no amount
	Amount    string // "1 896,60 ₸", "0,5 МРП"
	Derived   string // the value of an index in tenge, and who calculated it
	Missing   string // why there is no amount
	Footnotes []Mark
}

// Mark links to a footnote.
type Mark struct{ URL, Mark string }

// Footnote is a note under the table.
type Footnote struct {
	ID, Mark, Text string
}

// WordingView is the act's wording in one language and whose words they are.
type WordingView struct {
	Lang   lang.Lang
	Text   string
	Status string // "official", "translation", "paraphrase" or "none", for the class
	Label  string // the same in words
}

// longTable is the number of rows from which a table is filtered and sorted
// rather than read: about two screens of a phone.
const longTable = 10

// rateTables makes tables of rates, with the corrections beside their rows.
type rateTables struct{ corrections }

// table makes the view of an edition's table.
func (c rateTables) table(e *tariff.Edition) Table { return c.tableOf(e, tableLines(e.Rates)) }

// tableOf is table where the lines are known.
func (c rateTables) tableOf(e *tariff.Edition, lines []line) Table {
	t := Table{Caption: c.T("table.caption", c.In(e.Kind.Name), c.In(e.Place.Name), c.Edition(e)),
		Columns: c.priceColumns(lines), Long: len(lines) >= longTable}
	ownBasis := c.commonBasis(e) == ""
	t.Sections = lists.Of(groupSections(lines), func(group []line) TableSection { return c.section(group, ownBasis) })
	for _, n := range e.Footnotes {
		t.Footnotes = append(t.Footnotes, Footnote{ID: "footnote-" + string(n.ID), Mark: n.Mark, Text: c.In(n.Text)})
	}
	t.Roles, t.HasWording = c.roleOptions(e), hasWording(e)
	t.gatherCautions()
	return t
}

// gatherCautions turns a remark on several rows into one note below the table.
func (t *Table) gatherCautions() {
	said := map[string][]*Row{}
	for _, s := range t.Sections {
		for i := range s.Rows {
			said[s.Rows[i].Caution] = append(said[s.Rows[i].Caution], &s.Rows[i])
		}
	}
	delete(said, "")
	for _, text := range slices.Sorted(maps.Keys(said)) {
		if len(said[text]) > 1 {
			t.footnote(text, said[text])
		}
	}
}

// footnote makes a remark on several rows a note to which their prices link.
func (t *Table) footnote(text string, rows []*Row) {
	note := Footnote{ID: "caution-" + rows[0].ID, Mark: "!", Text: text}
	t.Footnotes = append(t.Footnotes, note)
	for _, row := range rows {
		row.Caution = ""
		for i := range row.Cells {
			row.Cells[i].Footnotes = append(row.Cells[i].Footnotes, Mark{URL: "#" + note.ID, Mark: note.Mark})
		}
	}
}

func hasWording(e *tariff.Edition) bool {
	return slices.ContainsFunc(e.Rates, func(r *tariff.Rate) bool { return !r.Text.Text.IsZero() })
}

// roleOptions returns the roles of a table, in order, if there is a choice.
func (c composer) roleOptions(e *tariff.Edition) []Option {
	var options []Option
	for _, r := range e.Rates {
		options = c.addRole(options, r.Role)
	}
	if len(options) < 2 {
		return nil
	}
	return options
}

func (c composer) addRole(options []Option, r *tariff.Role) []Option {
	if r == nil {
		return options
	}
	return lists.With(options, Option{string(r.ID), c.In(r.Short)})
}

// line is one line of a table that we show: prices of one row of the act that
// differ in VAT alone, which stand side by side as in the act. ID is "r7" for the
// first line of row 7, as in [RateAddr], and "r7c2" for another, which begins with
// column 2.
type line struct {
	ID    string
	Rates []*tariff.Rate
}

func (l line) first() *tariff.Rate { return l.Rates[0] }

// tableLines groups rates, which come sorted, by lines. Where a column of the act
// is another role's price, or holds under another condition, it gets a line of
// its own, which says so; none where the act leaves that cell of the row without
// a price.
func tableLines(rates []*tariff.Rate) []line {
	var all []line
	for _, row := range chunk(rates, func(a, b *tariff.Rate) bool { return a.Row == b.Row }) {
		var lines []line
		for _, r := range row {
			i := slices.IndexFunc(lines, func(l line) bool { return sameService(l.first(), r) && l.first().Role == r.Role })
			if i < 0 {
				i, lines = len(lines), append(lines, line{})
			}
			lines[i].Rates = append(lines[i].Rates, r)
		}
		if offered := lists.Where(lines, line.offered); offered != nil {
			lines = offered
		}
		for i := range lines {
			lines[i].ID = rowID(row[0].Row)
			if i > 0 {
				lines[i].ID += "c" + strconv.Itoa(lines[i].first().Column)
			}
		}
		all = append(all, lines...)
	}
	return all
}

// offered reports whether the act says a price, in figures or in words.
func (l line) offered() bool {
	return slices.ContainsFunc(l.Rates, func(r *tariff.Rate) bool {
		return r.Price.Status == tariff.Stated || r.Price.Status == tariff.TextPrice
	})
}

// groupSections groups neighbouring lines of one section.
func groupSections(lines []line) [][]line {
	return chunk(lines, func(a, b line) bool { return a.first().Section == b.first().Section })
}

// chunk splits a list into runs in which each element is the same as the one
// before it.
func chunk[T any](xs []T, same func(a, b T) bool) [][]T {
	var out [][]T
	for i, x := range xs {
		if i == 0 || !same(xs[i-1], x) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], x)
	}
	return out
}

// priceColumns names the price columns of lines, by their VAT where all prices of
// a column share it.
func (c composer) priceColumns(lines []line) []string {
	var heads []string
	for i := range len(slices.MaxFunc(lines, func(a, b line) int { return len(a.Rates) - len(b.Rates) }).Rates) {
		head := c.T("table.price")
		if vat := columnVAT(lines, i); vat != "" {
			head = c.T("table.price-vat", c.VAT(vat))
		}
		heads = append(heads, head)
	}
	return heads
}

// columnVAT returns the VAT status that all prices of a column share.
func columnVAT(lines []line, column int) tariff.VAT {
	var vats []tariff.VAT
	for _, l := range lines {
		if column < len(l.Rates) && !slices.Contains(vats, l.Rates[column].VAT) {
			vats = append(vats, l.Rates[column].VAT)
		}
	}
	if len(vats) != 1 {
		return ""
	}
	return vats[0]
}

// section makes the rows under one heading; with ownBasis each says what its
// price is for.
func (c rateTables) section(lines []line, ownBasis bool) TableSection {
	var s TableSection
	if sec := lines[0].first().Section; sec != nil {
		s.ID, s.Name = "section-"+string(sec.ID), c.In(sec.Name)
	}
	s.Count = c.N("count.rows", rowsOf(lines))
	for i, l := range lines {
		row := c.row(l, ownBasis)
		row.Again = i > 0 && row.Role != "" && sameService(lines[i-1].first(), l.first())
		s.Rows = append(s.Rows, row)
	}
	return s
}

// rowsOf counts the rows of the act that lines show.
func rowsOf(lines []line) int {
	return len(chunk(lines, func(a, b line) bool { return a.first().Row == b.first().Row }))
}

// sameService reports whether two rates are of one service under the same
// conditions.
func sameService(a, b *tariff.Rate) bool {
	return a.Service == b.Service && a.ConditionIDs() == b.ConditionIDs()
}

func (c rateTables) row(l line, ownBasis bool) Row {
	first := l.first()
	row := Row{ID: l.ID, Label: first.Number(), RowHead: c.rowHead(first.Service, first.Role, c.ownConditions(first)),
		Caution: c.In(first.Caution), Corrected: c.recent(first.Edition, l.Rates...)}
	if !first.Text.Text.IsZero() {
		row.Wording = c.url(WordingAddr(first.Edition) + Addr("#"+row.ID))
	}
	if ownBasis {
		row.Basis = c.Basis(first)
	}
	row.Cells = lists.Of(l.Rates, func(r *tariff.Rate) Cell { return c.cellAt(r, "") })
	return row
}

// ownConditions returns the conditions that the section's heading does not
// already state.
func (c composer) ownConditions(r *tariff.Rate) []string {
	if r.Section != nil && r.ConditionIDs() == string(r.Section.ID) {
		return nil
	}
	return c.Conditions(r.Conditions)
}

// commonBasis returns what a price is for if that is the same in all rows, else
// "".
func (c composer) commonBasis(e *tariff.Edition) string {
	phrase := c.Basis(e.Rates[0])
	for _, r := range e.Rates {
		if c.Basis(r) != phrase {
			return ""
		}
	}
	return phrase
}

// cell returns a rate's price; its footnotes are on its edition's page.
func (c composer) cell(r *tariff.Rate) Cell { return c.cellAt(r, EditionAddr(r.Edition)) }

// cellAt returns a rate's price with its footnotes at an address, "" for this
// page.
func (c composer) cellAt(r *tariff.Rate, at Addr) Cell {
	var cell Cell
	if r.Price.Stated() {
		cell = c.sum(r.Price.Measure, r.Price.Amount)
		cell.Derived = c.Derived(r.Price)
	} else {
		cell.Missing = c.Missing(r.Price)
	}
	for _, n := range r.Footnotes {
		url := "#footnote-" + string(n.ID)
		if at != "" {
			url = c.url(at + Addr(url))
		}
		cell.Footnotes = append(cell.Footnotes, Mark{URL: url, Mark: n.Mark})
	}
	return cell
}

func (c composer) sum(m tariff.Measure, a money.Amount) Cell {
	return Cell{Value: a.String(), Amount: c.Amount(m, a)}
}

// wordings returns an act's words, the official first, with the status of each
// language; nil if there are none.
func (c composer) wordings(w tariff.Wording) []WordingView {
	var views []WordingView
	if w.Text.IsZero() {
		return nil
	}
	for _, l := range lang.All {
		status := w.Status.In(l)
		if !w.Has(l) {
			status = tariff.NoText
		}
		if status == tariff.Paraphrase && l != c.Lang {
			continue // our words are shown once, in the page's language
		}
		views = append(views, WordingView{Lang: l, Text: w.In(l), Status: string(status),
			Label: c.Whose(l, status)})
	}
	slices.SortStableFunc(views, func(a, b WordingView) int {
		return strings.Compare(order(a.Status), order(b.Status))
	})
	return views
}

// order sorts the act's own words before translations and gaps.
func order(status string) string {
	return map[string]string{"official": "1", "translation": "2", "paraphrase": "2", "none": "3"}[status]
}
