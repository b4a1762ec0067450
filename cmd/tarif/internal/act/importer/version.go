package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/ledger"
	"tarif/cmd/tarif/internal/act/mend"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// version is the act in one language.
type version struct {
	name   string
	lang   lang.Lang
	parts  table.Parts
	act    *requisites.Act
	doc    *doc.Document
	book   *ledger.Book
	others []*table.Table // of other kinds than requested
	inText []table.Row    // prices in the text of an act that also has tables
	beside []table.Cell   // in the other language of a bilingual document
	lines  []*line
	notes  []string // below the tables
	mender *mend.Mender
	mended []mend.Repair // repairs outside the rows: the act's parts, headings
	doubts []mend.Doubt
}

// line is a row in one language.
type line struct {
	table      *table.Table
	row        *table.Row
	label      string
	section    string // the heading over it
	headNo     int    // which heading, over all tables
	group      string
	over       string // the number of the group's row
	text       string
	role       string
	unit       string
	unitMoney  printed.Money // what its cell says
	follows    string        // the number that follows that of the row before
	detail     string        // from columns whose use is unknown
	prices     []printed.Price
	raw        string
	no         int
	repairs    []mend.Repair
	doubts     []mend.Doubt
	inside     bool
	kind       string            // which of several kinds in one row
	more       bool              // a further kind of the row before
	couldBeTwo string            // a figure that nothing decides: see twoinone.go
	clause     string            // over the list in which it stands
	days       []requisites.Days // in which each price holds, as far as the act says

	// Of a row whose price columns are posts: see posts.go.
	post  *post
	heads []table.Column // of its prices
	whole *line          // as printed
}

// read reads a document into versions: two if it is in both languages.
func (w *work) read(s Source) []*version {
	parts := table.Read(s.Doc)
	w.report.Notes = append(w.report.Notes, s.Doc.Notes...)
	for _, s := range parts.Dropped {
		w.report.Notes = append(w.report.Notes, source.Say("a line that stands on every page was left out: {1}", s.Plain()))
	}
	if !parts.Bilingual() {
		return []*version{w.version(s, s.Lang, parts, nil)}
	}
	var out []*version
	for _, l := range lang.All {
		own, beside := parts.In(l)
		out = append(out, w.version(s, l, own, beside))
	}
	return out
}

// version repairs the words of a document in one language and reads its rows.
func (w *work) version(s Source, l lang.Lang, parts table.Parts, beside []table.Cell) *version {
	v := &version{name: s.Name, lang: l, parts: parts, doc: s.Doc, book: ledger.Open(s.Doc), beside: beside}
	if v.lang == "" {
		v.lang = detect(v.parts)
	}
	w.choose(v)
	v.mender = &mend.Mender{Words: w.vocabulary(v), Printed: s.Doc.Format == "text" || s.Doc.Format == "pdf"}
	heads := 0
	for _, t := range v.parts.Tables {
		v.rows(t, heads)
		heads += len(t.Sections)
	}
	v.act = requisites.Read(v.text(s, w.in.Data))
	v.prose()
	v.splitAmounts()
	v.settleMoney()
	v.settleDays()
	return v
}

// rows repairs the rows of a table.
func (v *version) rows(t *table.Table, heads int) {
	sections := make([]string, len(t.Sections)+1)
	for i, s := range t.Sections {
		sections[i+1] = v.words(s.Text.Lines)
	}
	last := 0
	for i := range t.Rows {
		v.doc.Budget.Spend(perRow)
		r := &t.Rows[i]
		l := &line{table: t, row: r, label: r.Label, section: sections[r.Section], no: r.Text.Line, inside: r.Inside, over: r.Over}
		l.follows = strconv.Itoa(last + 1)
		if n, err := strconv.Atoi(r.Label); err == nil {
			last = n
		}
		if r.Section > 0 {
			l.headNo = heads + r.Section
		}
		l.text = l.mended(v.mender, r.Text)
		if t.Shape == table.InProse { // they come from several list levels, not from a merged cell
			l.repairs = slices.DeleteFunc(l.repairs, func(r mend.Repair) bool { return r.Kind == mend.Lines })
		}
		l.clause = v.words(r.Clause.Lines)
		l.role = l.mended(v.mender, r.Role)
		l.unit = l.mended(v.mender, r.Unit)
		l.detail = said(r.Detail.Plain())
		for _, c := range r.Carried {
			l.repairs = append(l.repairs, mend.Repair{Kind: mend.Merged, Before: "", After: c.Plain()})
		}
		if i > 0 {
			above := v.lines[len(v.lines)-1]
			l.same(&l.text, above.text)
			l.same(&l.role, above.role)
			l.same(&l.unit, above.unit)
		}
		l.role, l.unitMoney, l.unit = said(l.role), printed.MoneyOf(l.unit), said(moneyPer.ReplaceAllString(l.unit, ""))
		l.group, _ = v.mender.Alphabets(r.Group)
		l.raw = rawOf(r)
		if r.Inside {
			l.repairs = append(l.repairs, mend.Repair{Kind: mend.Number, Before: l.raw, After: l.label + " " + l.text})
		}
		v.lines = append(v.lines, v.priced(l, r)...)
	}
}

// priced reads the prices of a row. It returns one line, or a line for each
// kind if the words name as many kinds as its cells have prices.
func (v *version) priced(l *line, r *table.Row) []*line {
	several := 0
	var kinds []string
	cells := make([][]printed.Price, len(r.Prices))
	for i, c := range r.Prices {
		if days, prices := v.datedPrices(c); days != nil && (kinds == nil || slices.Equal(kinds, days)) {
			kinds, cells[i] = days, prices
		} else {
			cells[i] = l.price(c)
			several = max(several, len(cells[i]))
		}
	}
	if several > 1 && kinds == nil {
		kinds = kindsIn(r.Text, several, v.mender.Printed)
	}
	units := fullLines(r.Unit.Lines)
	if several > 1 && kinds == nil && len(units) == several && !v.mender.Printed {
		kinds = make([]string, several)
	} else {
		units = nil
	}
	out := []*line{l}
	for k := 1; k < len(kinds); k++ {
		more := *l
		more.more, more.repairs, more.doubts = true, nil, nil
		out = append(out, &more)
	}
	for k, x := range out {
		if len(kinds) > 0 {
			x.kind = kinds[k]
		}
		if units != nil {
			x.unit, x.unitMoney = moneyPer.ReplaceAllString(units[k], ""), printed.MoneyOf(units[k])
		}
		for _, all := range cells {
			x.prices = append(x.prices, ofKind(all, k, len(kinds)))
		}
		x.takePer()
	}
	return out
}

// takePer takes as the unit of a row what its price cells say that they are for. What
// contradicts the unit leaves the price in words.
func (l *line) takePer() {
	for i, p := range l.prices {
		switch {
		case p.Per == "" || p.Per == l.unit:
		case l.unit == "":
			l.unit = p.Per
		default:
			l.prices[i] = printed.Price{Status: tariff.TextPrice, Text: p.Text, Doubt: printed.RuleText}
		}
	}
}

// datedPrices are the prices of a cell that names the days of each.
func (v *version) datedPrices(c table.Cell) (days []string, prices []printed.Price) {
	days, what := requisites.DatedParts(v.lang, c.Plain())
	for _, s := range what {
		p := printed.Read(s)
		if p.Status != tariff.Stated {
			return nil, nil
		}
		prices = append(prices, p)
	}
	return days, prices
}

// ofKind is the price of the k-th of n kinds in a cell; a price for all of them
// counts for each.
func ofKind(all []printed.Price, k, n int) printed.Price {
	switch {
	case len(all) == 1:
		return all[0]
	case len(all) == n:
		return all[k]
	}
	return printed.Two(all)
}

// ditto matches a mark, or words, for "the same as above". A lone dash is not
// one: it says that there is nothing.
var ditto = regexp.MustCompile(`(?i)^[-–— ]*(?:/ ?/|["«»“”„″〃]|'')[-–— ]*$|^["«“]?(?:то\s+же(?:\s+самое)?|(?:дәл\s+)?сол|сол\s+сияқты|жоғарыдағыдай)["»”]?\.?$`)

// same replaces a ditto mark by the value above.
func (l *line) same(cell *string, above string) {
	if above == "" || !ditto.MatchString(*cell) {
		return
	}
	l.repairs = append(l.repairs, mend.Repair{Kind: mend.Ditto, Before: *cell, After: above})
	*cell = above
}

// moneyPer matches the money in a unit cell, in front of what the price is for:
// "тенге/час".
var moneyPer = regexp.MustCompile(`(?i)^\s*(?:(?:тыс\.?|тысяч|мың|млн\.?)\s*)?(?:теңге|тенге|тг|₸|тиын\p{L}*|мрп|аек|коэффициент\p{L}*|%|процент\p{L}*|пайыз\p{L}*)\.?\s*(?:$|(?:/|на|за|в|,)\s*)`)

// said returns what a cell says; dashes are nothing.
func said(cell string) string {
	if strings.Trim(cell, "-–— ") == "" {
		return ""
	}
	return cell
}

// rawOf returns the row as printed, except for the prices.
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

// price reads a price cell. It records no-break spaces and stray spaces within
// an amount as repairs.
func (l *line) price(c table.Cell) []printed.Price {
	if whole := partStruck(c); whole != "" {
		c = c.Whole(whole)
	}
	all := printed.Lines(c.Lines)
	cell := strings.TrimSpace(strings.Join(c.Lines, " "))
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(cell)
	for _, p := range all {
		switch {
		case p.Fixed != "":
			l.repairs = append(l.repairs, mend.Repair{Kind: mend.Amount, Before: cell, After: p.Amount.String()})
		case p.Status == tariff.Stated && plain != cell:
			l.repairs = append(l.repairs, mend.Repair{Kind: mend.NoBreak, Before: cell, After: p.Amount.String()})
		}
	}
	l.raw += "\n" + plain
	return all
}

// prose reads the prices in running text: as rows if there is no table, else to
// be reported.
func (v *version) prose() {
	if x := v.act.Amends; x != nil && x.Alone() {
		return
	}
	before, body := adopted(v.parts.Before)
	t, rest := table.Prose(body)
	switch {
	case t == nil || len(t.Rows) == 1 && len(before) == 0 && v.act.Title == "" && v.act.Number == "": // a price, and nothing of an act
	case len(v.parts.Tables) == 0:
		v.parts.Tables, v.parts.Before = []*table.Table{t}, append(before, rest...)
		v.rows(t, 0)
	case len(before) > 0 && v.act.Amends == nil:
		v.inText = t.Rows
	}
}

// adopted splits paragraphs after the words of adoption. Without these words
// all paragraphs may set prices.
func adopted(cells []table.Cell) (before, body []table.Cell) {
	for i, c := range cells {
		for k, s := range c.Lines {
			at := requisites.Adopts(s)
			if at < 0 {
				continue
			}
			head, rest := c, c
			head.Lines = append(slices.Clone(c.Lines[:k]), s[:at])
			rest.Lines = append([]string{strings.Trim(s[at:], " :")}, c.Lines[k+1:]...)
			return append(slices.Clone(cells[:i]), head), append([]table.Cell{rest}, cells[i+1:]...)
		}
	}
	return nil, cells
}

// columns returns the price columns of a line.
func (l *line) columns() []table.Column {
	switch {
	case l.post != nil:
		return l.heads
	case l.table == nil:
		return []table.Column{{Use: table.Price}}
	}
	return l.table.PriceColumns()
}
