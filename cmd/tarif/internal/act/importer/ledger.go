package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/ledger"
	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Ledger is the balance of the numbers of one document: how many there are, how
// many have which use and which are left over; and how many rows the second
// reading, from lines alone, has with the same prices.
type Ledger struct {
	Lang     lang.Lang          `json:"lang"`
	Name     string             `json:"name"`
	Numbers  int                `json:"numbers"`
	Uses     map[ledger.Use]int `json:"uses"`
	Left     []LeftOver         `json:"left"`
	Rows     int                `json:"rows"`      // with prices
	Agree    int                `json:"agree"`     // the second reading has the same prices
	Differ   int                `json:"differ"`    // the second reading has other prices
	NotTwice int                `json:"not_twice"` // the second reading could not find the row
}

// LeftOver is a number without a use.
type LeftOver struct {
	Number string      `json:"number"`
	Place  source.Text `json:"-"`
	Where  string      `json:"place"`
}

// keepBooks spends every number that was read, reports what is left over or
// came from nowhere, and compares the two readings.
func (w *work) keepBooks() {
	for _, v := range w.versions {
		v.spend()
		out := Ledger{Lang: v.lang, Name: v.name, Left: []LeftOver{}}
		out.Numbers, out.Uses = v.book.Balance()
		for _, x := range v.book.Left() {
			out.Left = append(out.Left, LeftOver{x.Text, x.Place.Say(), ""})
			w.finding(nil, Error, RuleLeft, source.Say("the number {1} was not used in anything that was read ({2})", quote(x.Text), x.Place.Say()), source.Say("look at the source: a price or a row may have been lost there"))
		}
		rows := w.byLabel(v)
		for _, x := range v.book.Nowhere {
			w.finding(rows[x.Row], Error, RuleNowhere, source.Say("the number {1} was read, but the document does not have it so", quote(x.Text)), source.Say("compare it with the act"))
		}
		w.compareReadings(v, &out)
		w.report.Ledger = append(w.report.Ledger, out)
	}
}

// byLabel are the rows by their numbers in one language, the first of each.
func (w *work) byLabel(v *version) map[string]*entry {
	out := map[string]*entry{}
	for _, e := range w.entries {
		if l := e.lines[v.lang]; l != nil && out[l.label] == nil {
			out[l.label] = e
		}
	}
	return out
}

// spend records the use of every number of a version.
func (v *version) spend() {
	for _, c := range v.parts.Dropped {
		v.use(ledger.Page, "", c)
	}
	for _, t := range v.parts.Tables {
		v.spendTable(t)
	}
	for _, t := range v.others {
		for _, s := range t.Sections {
			v.use(ledger.Other, "", s.Text, s.Number)
		}
		for _, s := range t.Spent {
			v.use(ledger.Other, "", s.Cell)
		}
		for _, r := range slices.Concat(t.Rows, rowsOf(t.Totals)) {
			v.use(ledger.Other, r.Label, slices.Concat([]table.Cell{r.Number, r.Text, r.Role, r.Unit}, r.Prices)...)
		}
		v.spendText(t.After)
	}
	v.spendText(v.parts.Before)
	v.spendText(v.beside)
}

func rowsOf(totals []table.Total) []table.Row {
	var out []table.Row
	for _, x := range totals {
		out = append(out, x.Row)
	}
	return out
}

func (v *version) use(u ledger.Use, row string, cells ...table.Cell) {
	for _, c := range cells {
		v.book.Spend(u, row, c.Places, c.Lines...)
	}
}

var whys = map[table.Why]ledger.Use{table.Head: ledger.Heading, table.Counting: ledger.ColumnNumber, table.Numbered: ledger.RowNumber,
	table.Paging: ledger.Page, table.Quantity: ledger.Quantity}

func (v *version) spendTable(t *table.Table) {
	for _, s := range t.Spent {
		if s.Why == table.Head && slices.ContainsFunc(s.Cell.Lines, amountLike.MatchString) {
			continue // a row taken for a part of the heading; its numbers will be left over
		}
		v.use(whys[s.Why], "", s.Cell)
	}
	for _, r := range t.Rows {
		v.use(ledger.RowNumber, r.Label, r.Number)
		v.use(ledger.Price, r.Label, r.Prices...)
		v.use(ledger.Unit, r.Label, r.Unit)
		if r.Words.Lines != nil {
			r.Text = r.Words
		}
		v.use(ledger.Wording, r.Label, r.Text, r.Role)
		if r.Side != nil {
			v.use(ledger.Price, r.Label, r.Side.Prices...)
			v.use(ledger.Wording, r.Label, r.Side.Text, r.Side.Role, r.Side.Unit)
		}
	}
	for _, r := range t.Totals {
		v.use(ledger.Total, "", slices.Concat([]table.Cell{r.Number, r.Text, r.Role, r.Unit}, r.Prices)...)
	}
	for _, s := range t.Sections {
		v.use(ledger.RowNumber, "", s.Number)
		if !slices.ContainsFunc(s.Text.Lines, func(s string) bool { return strayAmount(s) != "" }) { // otherwise a row was taken for a heading
			v.use(ledger.Heading, "", s.Text)
		}
	}
	v.spendText(t.After)
}

// What numbers in running text are: dates, numbers of acts, parts of laws.
var (
	isDate = regexp.MustCompile(`(?i)\d{4}\s*жыл\p{L}*(?:\s*["«]?\d{1,2}["»]?\s*(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)\p{L}*)?|["«]?\d{1,2}["»]?\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)(?:\s+\d{4})?|\d{2}\.\d{2}\.\d{4}|\d{4}\s*(?:год|г\.)`)
	isAct  = regexp.MustCompile(`(?:№|N)\s*[\p{L}\d][\p{L}\d/.-]*`)
	isLaw  = regexp.MustCompile(`(?i)(?:стат\p{L}+|пункт\p{L}*|подпункт\p{L}*|част\p{L}+|абзац\p{L}*)\s+\d+(?:[-–]\d+)?(?:\)|\s*,\s*\d+)*|\d+(?:[-–]\d+)?-?(?:ші|шы|бап|тармақ)\p{L}*`)
)

func (v *version) spendText(cells []table.Cell) {
	for _, c := range cells {
		for _, s := range c.Lines {
			own := v.act.Number
			for _, x := range []struct {
				what *regexp.Regexp
				use  ledger.Use
			}{{isDate, ledger.Date}, {isAct, ledger.ActNumber}, {isLaw, ledger.Ground}} {
				s = x.what.ReplaceAllStringFunc(s, func(part string) string {
					use := x.use
					if use == ledger.ActNumber && (own == "" || !strings.Contains(part, own)) {
						use = ledger.Ground
					}
					v.book.Spend(use, "", c.Places, part)
					return strings.Repeat(" ", 3)
				})
			}
			if strayAmount(s) != "" {
				continue // a price that was not read; it will be left over
			}
			use := ledger.Text
			if noteStart.FindString(strings.TrimSpace(s)) != "" {
				use = ledger.Remark
			}
			v.book.Spend(use, "", c.Places, s)
		}
	}
}

// compareReadings compares every row with the second reading.
func (w *work) compareReadings(v *version, out *Ledger) {
	second := newSecond(ledger.Plain(v.doc.Plain()))
	var above *table.Row
	for _, e := range w.asPrinted(v) {
		l := e.lines[v.lang]
		if l == nil || l.row == nil || l.more {
			continue
		}
		own := amountsIn(l.row)
		if len(own) == 0 || shared(above, l.row) { // printed once for several rows
			continue
		}
		above = l.row
		out.Rows++
		if slices.ContainsFunc(l.prices, func(p printed.Price) bool { return p.Fixed == printed.FixedBroken }) {
			out.NotTwice++ // no line has it whole, and that is told as a repair
			continue
		}
		switch other, verdict := second.find(l.label, own); verdict {
		case same:
			out.Agree++
			if n := second.before(); n != "" && endsWith(l.row.Text.Plain(), n) {
				w.finding(e, Error, RuleReadings, source.Say("{1} stands right before {2}, and both could be one number", quote(n), amounts(own)),
					source.Say("look at the source and take the price from there"))
			}
		case unfound:
			out.NotTwice++
			w.finding(e, Warning, RuleReadings, source.Say("read line by line, nothing stands where the row has {1}", amounts(own)),
				source.Say("look at the source and take the price from there"))
		default:
			out.Differ++
			w.finding(e, Error, RuleReadings, source.Say("read as a table, the row has {1}; read line by line, it has {2}", amounts(own), amounts(other)),
				source.Say("look at the source and take the price from there"))
		}
	}
}

func amounts(all []string) source.Amounts { return source.Amounts(strings.Join(all, ", ")) }

// asPrinted returns the entries in the order of the lines of the document, which is
// that of the rows unless blocks stand side by side.
func (w *work) asPrinted(v *version) []*entry {
	if !slices.ContainsFunc(v.parts.Tables, func(t *table.Table) bool { return t.Blocks > 1 }) {
		return w.entries
	}
	at := func(e *entry) (p doc.Place) {
		if l := e.lines[v.lang]; l != nil && l.row != nil && len(l.row.Text.Places) > 0 {
			p = l.row.Text.Places[0]
		}
		return p
	}
	return slices.SortedStableFunc(slices.Values(w.entries), func(a, b *entry) int {
		x, y := at(a), at(b)
		return cmp.Or(x.Page-y.Page, x.Table-y.Table, x.Row-y.Row, x.Line-y.Line)
	})
}

// shared reports whether r has the same, merged price cells as the row above
// it.
func shared(above, r *table.Row) bool {
	return above != nil && slices.EqualFunc(above.Prices, r.Prices, func(a, b table.Cell) bool { return a.Over > 1 && slices.Equal(a.Places, b.Places) })
}

// amountsIn returns the amounts of a row as its cells have them.
func amountsIn(r *table.Row) []string {
	var out []string
	for _, c := range r.Prices {
		lines := c.Lines
		if len(lines) == 2 && tiynLine.MatchString(lines[1]) { // of a column of its own
			lines = lines[:1]
		}
		for _, p := range printed.Lines(lines) {
			if p.Status == tariff.Stated && p.Fixed != printed.FixedPart { // "¼" is no number of the lines
				out = append(out, p.Amount.String())
			}
		}
	}
	return out
}

var tiynLine = regexp.MustCompile(`^\d{1,2} тиын$`)

// second is the second reading, searched from the top down. Tokens are counted
// over all rows; see [ledger.Row].
type second struct {
	rows    []ledger.Row
	starts  []int // the token of each row among those of all
	used    []int // the token of each row behind what was found in it
	byLabel map[string][]int
	flat    map[string][]ledger.Reading // where each amount stands among all
	at      int                         // the row that was found last
	flatAt  int
	lead    string // see before
}

func newSecond(rows []ledger.Row) *second {
	s := &second{rows: rows, byLabel: map[string][]int{}, flat: map[string][]ledger.Reading{}}
	n := 0
	for i, r := range rows {
		s.byLabel[r.Label] = append(s.byLabel[r.Label], i)
		s.starts, s.used = append(s.starts, n), append(s.used, 0)
		for _, x := range r.Readings {
			s.flat[x.Amount] = append(s.flat[x.Amount], ledger.Reading{Amount: x.Amount, From: n + x.From, To: n + x.To})
		}
		n += r.Tokens()
	}
	return s
}

type verdict int

const (
	same verdict = iota
	other
	unfound
)

// mostTries bounds how many rows with the same number are tried, and mostAhead
// how many tokens ahead the amounts of an unnumbered row are looked for.
const (
	mostTries = 40
	mostAhead = 400
)

// find looks for a row by its number or, in rows without numbers, for its
// amounts in order. Tokens that were not asked for stay available, since
// another row may be printed on the same line.
func (s *second) find(label string, own []string) ([]string, verdict) {
	s.lead = ""
	all := s.byLabel[label]
	if label == "" || len(all) == 0 {
		return nil, s.inOrder(own, s.flatAt+mostAhead)
	}
	from, _ := slices.BinarySearch(all, s.at)
	near := -1
	for _, i := range all[from:min(len(all), from+mostTries)] {
		if to, ok := s.rows[i].Find(s.used[i], own); ok {
			s.lead = s.rows[i].Lead(s.used[i], s.used[i], own[0])
			s.used[i], s.at = to, i
			s.flatAt = max(s.flatAt, s.starts[i]+to)
			return nil, same
		}
		if near < 0 {
			near = i
		}
	}
	if near < 0 || len(s.rows[near].Readings) == 0 {
		return nil, s.inOrder(own, s.flatAt+mostAhead)
	}
	if s.inOrder(own, s.starts[near]+s.rows[near].Tokens()) == same { // the number is at mid-height of its row
		return nil, same
	}
	return s.rows[near].Amounts, other
}

// leadAt returns what Row.Lead says about a reading counted over all rows.
func (s *second) leadAt(x ledger.Reading) string {
	i, found := slices.BinarySearch(s.starts, x.From)
	if !found {
		i--
	}
	for ; i >= 0 && i < len(s.rows) && s.rows[i].Tokens() == 0; i++ { // rows without amounts begin at the same token
	}
	if i < 0 || i >= len(s.rows) {
		return ""
	}
	return s.rows[i].Lead(x.From-s.starts[i], s.flatAt-s.starts[i], x.Amount)
}

// before returns the group of digits that only a space separates from the
// amount found last, if both could be one number.
func (s *second) before() string { return s.lead }

// endsWith reports whether words end with a number that has no "№" before it.
func endsWith(words, number string) bool {
	rest, ok := strings.CutSuffix(words, number)
	rest = strings.TrimSpace(rest)
	return ok && !strings.HasSuffix(rest, "№") && !strings.HasSuffix(rest, "N")
}

// inOrder looks for amounts in order after those found last, up to token end.
func (s *second) inOrder(own []string, end int) verdict {
	at := s.flatAt
	for n, a := range own {
		all := s.flat[a]
		i, _ := slices.BinarySearchFunc(all, at, func(x ledger.Reading, at int) int { return x.From - at })
		if i == len(all) || all[i].To > end {
			return unfound
		}
		if n == 0 {
			s.lead = s.leadAt(all[i])
		}
		at = all[i].To
	}
	s.flatAt = at
	return same
}

// amountLike matches what can only be an amount: two decimals, or separated
// thousands.
var amountLike = regexp.MustCompile(`^\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+(?:,\d{1,2})?$|^\d+,\d{2}$`)

// tellRow reports what a person has to check about a row's numbers: an amount
// among its words, digits struck out beside a price, a price for several rows.
func (w *work) tellRow(e *entry, l *line) {
	if l.row == nil && runIn(l.text, "") != "" {
		w.finding(e, Error, RuleStray, source.Say("the words of the row hold what looks like the number of another row: {1}", quote(runIn(l.text, ""))), source.Say("look at the source: a price, or another row, may have run into the words"))
	}
	if l.row == nil || l.more {
		return
	}
	if severalNumbers.MatchString(l.label) {
		w.finding(e, Error, RuleNumbers, source.Say("in place of the row's number stands {1}", quote(l.label)), source.Say("look at the source: two rows may have become one"))
	}
	if n := endNumber(l); n != "" {
		w.finding(e, Warning, RuleStray, source.Say("the words of the row end with the number {1}, which could be the beginning of the price", quote(n)), source.Say("compare it with the act"))
	}
	inPrice := func(c table.Cell) bool { return c.Plain() == l.follows }
	if amountLike.MatchString(l.label) || l.label != "" && l.label != l.follows && slices.ContainsFunc(l.row.Prices, inPrice) {
		w.finding(e, Error, RuleNumbers, source.Say("in place of the row's number stands {1}", quote(l.label)), source.Say("look at the source: two cells may have changed places"))
	}
	for _, s := range l.row.Text.Lines {
		if a := strayAmount(s); a != "" {
			w.finding(e, Error, RuleStray, source.Say("an amount stands among the words of the row: {1}", quote(a)), source.Say("look at the source: a price, or another row, may have run into the words"))
		}
	}
	if n := runIn(l.row.Text.Plain(), l.label); n != "" {
		w.finding(e, Error, RuleStray, source.Say("the words of the row hold what looks like the number of another row: {1}", quote(n)), source.Say("look at the source: a price, or another row, may have run into the words"))
	}
	for _, c := range l.row.Prices {
		if whole := partStruck(c); whole != "" {
			w.finding(e, Error, RuleStruck, source.Say("a part of the number {1} is struck out or hidden: {2}", quote(whole), quote(c.Beside[0].Text)), source.Say("compare the price with the act"))
			continue
		}
		for _, g := range c.Beside {
			if g.Look&doc.Rounded != 0 {
				w.finding(e, Error, RuleStruck, source.Say("the cell holds the number {1}, and is shown rounded, without its last digits {2}", quote(c.Plain()), quote(g.Text)), source.Say("compare the price with the act"))
				continue
			}
			severity := Warning
			if leastGroup.MatchString(g.Text) {
				severity = Error // a digit, not a former price
			}
			w.finding(e, severity, RuleStruck, source.Say("right beside the price {1} stands {2}, struck out or hidden; it was left out", quote(c.Plain()), quote(g.Text)), source.Say("compare the price with the act"))
		}
		if c.Over > 1 && amountsIn(l.row) != nil {
			w.finding(e, Warning, RuleMerged, source.Say("one price cell stands for {1} rows: {2}", c.Over, quote(c.Plain())), source.Say("look whether each of these rows has a price of its own in the act"))
		}
	}
}

// severalNumbers matches two row numbers in one cell.
var severalNumbers = regexp.MustCompile(`^\d{1,4}[.)]?\s+\d{1,4}[.)]?$`)

// wordsEnd matches a number at the end of words, and counting the words after
// which it is part of a name.
var (
	wordsEnd = regexp.MustCompile(`(\p{L}{3,})[ \x{a0}](\d{1,3})$`)
	counting = regexp.MustCompile(`(?i)^(?:категор|разряд|класс|групп|тип|вид|этап|зон|уров|степен|номер|форм|част|блок|корпус|этаж|санат|топ|сынып|дәреж|деңгей|аймақ|бөлік|нөмір|кабинет|зал|маршрут|бағыт)`)
)

// endNumber returns such a number if few rows of the table end with one.
func endNumber(l *line) string {
	m := wordsEnd.FindStringSubmatch(l.row.Text.Plain())
	if m == nil || counting.MatchString(m[1]) || len(amountsIn(l.row)) == 0 || l.table.Shape == table.InProse {
		return ""
	}
	n, sample := 0, l.table.Rows[:min(len(l.table.Rows), mostTries)]
	for _, r := range sample {
		if wordsEnd.MatchString(r.Text.Plain()) {
			n++
		}
	}
	if n*3 > len(sample) {
		return ""
	}
	return m[2]
}

// inRow matches a number before a capitalized word, which is how a row begins.
var inRow = regexp.MustCompile(`(?:^|[\s\d%)])(\d{1,4})[.)]?\s+\p{Lu}\p{Ll}`)

// runIn returns the number of the next row if it occurs in the words of this
// one; in a row without a number, any that looks like one.
func runIn(words, label string) string {
	n, err := strconv.Atoi(label)
	for _, m := range inRow.FindAllStringSubmatchIndex(words, -1) {
		number := words[m[2]:m[3]]
		if before := strings.TrimSpace(words[:m[2]]); strings.HasSuffix(before, "№") || strings.HasSuffix(before, "N") {
			continue
		}
		if err == nil && number == strconv.Itoa(n+1) || label == "" {
			return number
		}
	}
	return ""
}

// partStruck returns the whole number if only its first group of digits is
// struck out. Nobody strikes out the thousands of a price, so a slip in
// formatting is likelier than the remaining digits being the price. It is an
// error all the same.
func partStruck(c table.Cell) string {
	if len(c.Beside) != 1 || c.Beside[0].At > 0 || c.Beside[0].Look&doc.Struck == 0 || len(fullLines(c.Lines)) != 1 || !leastGroup.MatchString(c.Beside[0].Text) || !restGroup.MatchString(c.Plain()) {
		return ""
	}
	return c.Beside[0].Text + " " + c.Plain()
}

var (
	leastGroup = regexp.MustCompile(`^\d{1,2}$`)
	restGroup  = regexp.MustCompile(`^\d{3}(?:,\d{1,2})?$`)
)

// strayAmount returns a number in words that looks like an amount and is
// followed by no word that it could belong to.
func strayAmount(s string) string {
	for _, n := range ledger.Numbers(s) {
		i := strings.Index(s, n)
		rest := strings.TrimLeft(s[i+len(n):], " \u00a0")
		if amountLike.MatchString(n) && (rest == "" || strings.HasPrefix(rest, "\t") || rest[0] >= '0' && rest[0] <= '9') {
			return n
		}
		s = s[i+len(n):]
	}
	return ""
}
