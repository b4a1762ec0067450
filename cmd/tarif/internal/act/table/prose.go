package table

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/source"
)

// An act may set prices without a table: in list items, in lines that end with
// a price, in a clause. As in a table, each price has words of its own and one
// place.

// amountInText matches an amount with its currency, optionally repeated in
// words in brackets.
var amountInText = regexp.MustCompile(`(?i)(?:\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d+)?)(?:[ \x{a0}]?[¼½¾])?\s*(?:\([^()\d]{2,120}\)\s*)?` +
	`(?:(?:(?:тысяч\p{L}*|тыс\.?|мың|миллион\p{L}*|млн\.?)\s*)?(?:теңге|тенге|тңг|тг\.?)\p{L}*(?:\s*\d{1,2}\s*(?:\([^()\d]{2,60}\)\s*)?тиын\p{L}*)?|тиын\p{L}*|₸|KZT|МРП|АЕК|месячн\p{L}+\s+расч[её]тн\p{L}+\s+показател\p{L}*|айлық\s+есептік\s+көрсеткіш\p{L}*|%|процент\p{L}*|пайыз\p{L}*|доллар\p{L}*(?:\s+США)?|евро|рубл\p{L}*|USD|EUR|RUB)|₸\s?\d{1,3}(?:[ \x{a0}\x{202f}]?\d{3})*(?:,\d{1,2})?`)

var (
	freeInText  = regexp.MustCompile(`(?i)[\s–—-](бесплатно|тегін|безвозмездно|ақысыз)\s*[;.]?$`)
	vatInText   = regexp.MustCompile(`(?i)(?:ндс|ққс|налог\p{L}*|салығ\p{L}*|стоимост\p{L}*|добавленн\p{L}+|құн\s+салығы\p{L}*)[\s(–—-]*$`)
	vatBehind   = regexp.MustCompile(`(?i)^[\s,(]*(?:без|с|включая|в\s+том\s+числе)\s+(?:уч[её]та\s+|уч[её]том\s+)?(?:ндс|налог\p{L}*\s+на\s+добавленную\s+стоимость)\)?`)
	vatEnd      = regexp.MustCompile(`(?i)\s+(?:без|с|включая)\s+(?:уч[её]та\s+|уч[её]том\s+)?(?:ндс|налог\p{L}*\s+на\s+добавленную\s+стоимость)$`)
	unitBehind  = regexp.MustCompile(`(?i)^\s*(?:/\s?\S[^,;.()]{0,40}|(?:за|в|с|на)\s+(?:1\s|один|одн\p{L}+|кажд\p{L}+|час|сут|день|дня|месяц|год|квартал|человек|жител|квадратн|кубическ|кв\.|куб\.|м[²³23]|гкал|киловатт|квт|тонн|километр|км|штук|единиц|мест|проезд|поездк|посещ|рейс|объект|га(?:\P{L}|$)|гектар|сот|ребенк|ребёнк|услуг|сеанс)[^,;:()]{0,60})`)
	barePrice   = regexp.MustCompile(`^(.*?[\p{L})»"*²³%])(\s*[–—=:]\s*|\s+-\s*|\t+|\s{2,}|\s*[.…_]{3,}\s*|[ \x{a0}])((?:\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+|\d+)(?:,\d{1,2})?[*¹²³]{0,2})[;.]?$`)
	noPriceTail = regexp.MustCompile(`(?i)(?:№|N|статьи|ст\.|пункт\p{L}*|приложени\p{L}*|қосымша|бап|дом|д\.|тел\.?|факс|бин|иин|бсн|жсн|корпус|класс|лот|форма|разряд\p{L}*|` +
		`января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)$`)
	entersForce = regexp.MustCompile(`(?i)вводится\s+в\s+действие|вступает\s+в\s+силу|қолданысқа\s+енгізіл|күшіне\s+ен(?:еді|геді)`)
)

// onlyDays are words that name the days of a further price of the same thing.
var onlyDays = regexp.MustCompile(`(?i)^[\s,;]*(?:а\s+|и\s+|ал\s+|және\s+)?(?:(?:со?|до|по|после|начиная\s+с)\s+\d{1,2}[\s.-]|\d{4}\s*ж|\d{2}\.\d{2}\.\d{4})`)

// limits matches what makes an amount a limit rather than a price.
var limits = regexp.MustCompile(`(?i)(?:^|[\s(–—-])((?:от\s+)?\d[\d \x{a0}]*(?:,\d+)?(?:\s*(?:теңге|тенге))?(?:\s+до\s+|[-–—])|\d[\d \x{a0}]*(?:,\d+)?(?:\s*теңге)?-?[дтн][еа]н\s+|(?:не\s+(?:более|менее|выше|ниже)|до|от|свыше|кемінде)\s+)$`)

// approving matches the words by which a clause sets prices.
var approving = regexp.MustCompile(`(?i)утверд|установ|определ|бекіт|белгіле|айқында|составля|в\s+размере|құрайды|мөлшерінде`)

// marks match the beginning of list items, from the outermost level: 1. 1.1. 1)
// а) –
var marks = []*regexp.Regexp{
	regexp.MustCompile(`^(\d{1,3})\.(?:\s+|$)`), regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})+)[.)]?\s+`), regexp.MustCompile(`^(\d{1,3})\)\s*`),
	regexp.MustCompile(`^(\p{Ll})\)\s*`), regexp.MustCompile(`^()[-–—•*▪·]\s*`),
}

// piece is a list item, a line of a price list or a paragraph.
type piece struct {
	Cell
	level int    // of its mark; len(marks) where it has none
	label string // its mark, where that is a number
	mark  string
	used  bool // its words have been taken for those of a row
}

// pieces splits paragraphs where an item begins and after a line that ends with
// a price.
func pieces(cells []Cell) []piece {
	var out []piece
	for _, c := range cells {
		from := 0
		for i := 1; i <= len(c.Lines); i++ {
			if i == len(c.Lines) || begins(c.Lines[i-1], c.Lines[i]) {
				p := Cell{Lines: c.Lines[from:i], Line: c.Line, Places: c.Places}
				if len(c.Places) == len(c.Lines) {
					p.Places = c.Places[from:i]
				}
				if !p.empty() {
					out = append(out, pieceOf(p))
				}
				from = i
			}
		}
	}
	return out
}

func pieceOf(c Cell) piece {
	p := piece{Cell: c, level: len(marks)}
	first := strings.TrimSpace(c.Lines[0])
	for i, re := range marks {
		if m := re.FindStringSubmatch(first); m != nil {
			p.level, p.label, p.mark = i, m[1], m[0]
			if i == 3 {
				p.label = ""
			}
			p.Lines = append([]string{strings.TrimSpace(first[len(m[0]):])}, c.Lines[1:]...)
			break
		}
	}
	return p
}

// begins reports whether a line begins a new piece rather than continuing the
// line above.
func begins(above, line string) bool {
	above, line = strings.TrimSpace(above), strings.TrimSpace(line)
	if line == "" || above == "" || slices.ContainsFunc(marks, func(m *regexp.Regexp) bool { return m.MatchString(line) }) {
		return true
	}
	if endsPriced(above) || strings.HasSuffix(above, ":") {
		first, _ := utf8.DecodeRuneInString(line)
		return !unicode.IsLower(first) || endsPriced(line)
	}
	first, _ := utf8.DecodeRuneInString(line)
	if numbered.MatchString(line) && endsPriced(line) {
		return true
	}
	return unicode.IsUpper(first) && (endsPriced(line) || strings.HasSuffix(above, ".") || strings.HasSuffix(above, ";"))
}

func endsPriced(s string) bool {
	s = strings.TrimRight(s, " .;,")
	if at := amountInText.FindAllStringIndex(s, -1); at != nil && len(s)-at[len(at)-1][1] < 3 {
		return true
	}
	_, _, _, ok := bare(s)
	return ok
}

// bare splits a line that ends with a figure without currency which may be a
// price. It is sure if more than one space separates them, or if the figure
// cannot be anything else.
func bare(s string) (words, price string, sure, ok bool) {
	m := barePrice.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || noPriceTail.MatchString(strings.TrimRight(m[1], " ")) || strings.Count(m[1], "")-1 < 4 {
		return "", "", false, false
	}
	return m[1], m[3], m[2] != " " && m[2] != "\u00a0" || strings.ContainsAny(m[3], ", \u00a0\u202f"), true
}

// Prose reads the prices in paragraphs. It returns a table, nil if there are
// none, and the paragraphs that are not part of it.
func Prose(cells []Cell) (t *Table, rest []Cell) {
	p := prose{t: &Table{Shape: InProse, Columns: []Column{{Use: Text}, {Use: Price}}}, pieces: pieces(cells)}
	lines := p.barePrices()
	for i := range p.pieces {
		p.read(&p.pieces[i], lines[i])
		p.tellBare(lines, i)
	}
	if len(p.t.Rows) == 0 {
		return nil, cells
	}
	p.t.sums(0)
	for _, x := range p.rest {
		if !x.used {
			rest = append(rest, x.whole())
		}
	}
	return p.t, rest
}

// InProse is the shape of a table made from prices in prose.
const InProse = "prose"

// prose reads pieces one after another and keeps the open lists.
type prose struct {
	t      *Table
	pieces []piece
	heads  [6]*piece
	rest   []*piece // that hold none
}

// barePrices marks the pieces that are lines of a price list without currency:
// at least two, one of which is sure.
func (p *prose) barePrices() []bool {
	out := make([]bool, len(p.pieces))
	sure, rows := make([]bool, len(p.pieces)), 0
	for i, x := range p.pieces {
		text := x.text()
		_, _, s, ok := bare(text)
		out[i] = ok && amountInText.FindString(text) == ""
		if sure[i] = s && out[i]; sure[i] {
			rows++
		}
	}
	for i := range out {
		near := sure[i] || i > 0 && out[i-1] || i+1 < len(out) && sure[i+1]
		out[i] = out[i] && near && rows > 0 && len(out) > 1
	}
	return out
}

// tellBare reports a line among those of a price list that has no price.
func (p *prose) tellBare(lines []bool, i int) {
	if lines[i] || p.pieces[i].level < len(marks) {
		return
	}
	text := p.pieces[i].text()
	text = text[strings.LastIndex(text, "\n")+1:]
	is := func(k int) bool { return k >= 0 && k < len(lines) && lines[k] }
	priced := func(k int) bool {
		return is(k) || k >= 0 && k < len(lines) && p.pieces[k].level == len(marks) && endsPriced(p.pieces[k].text())
	}
	if strings.HasSuffix(text, ":") || saysPrice.MatchString(text) || utf8.RuneCountInString(text) > longestRow || priced(i) {
		return
	}
	near := is(i-1) || is(i+1) || priced(i-1) && (priced(i-2) || priced(i+1)) || priced(i+1) && priced(i+2)
	row := ""
	if n := len(p.t.Rows); n > 0 && is(i-1) && strings.Trim(text, "0123456789 ,") == "" {
		row = p.t.Rows[n-1].Label
	}
	if near {
		p.t.problem(row, RuleBlank, source.Say("look at the act: the price may stand elsewhere"), source.Say(`the line "{1}" stands among prices and has none`, tidy(text)))
	}
}

// longestRow is more than a line of a price list has.
const longestRow = 120

// text returns the words of a piece, trimmed.
func (p *piece) text() string { return strings.TrimSpace(strings.Join(p.Lines, "\n")) }

// read reads one piece.
func (p *prose) read(x *piece, line bool) {
	clear(p.heads[x.level:])
	for i, h := range p.heads[1:] { // what is no item closes the lists that do not ask for it
		if x.level == len(marks) && h != nil && !(strings.HasSuffix(h.text(), ":") && endsPriced(x.text())) {
			clear(p.heads[i+1:])
			break
		}
	}
	text, n := x.text(), len(p.t.Rows)
	switch {
	case entersForce.MatchString(text):
	case line:
		words, price, _, _ := bare(text)
		if m := numbered.FindStringSubmatch(words); m != nil && x.level == len(marks) {
			x.label, x.mark, words = m[1], m[1], m[2]
		}
		p.row(*x, &said{before: words, price: price})
	default:
		p.amounts(*x, text)
	}
	switch {
	case len(p.t.Rows) == n:
		p.rest = append(p.rest, x)
	case n == 0:
		for _, over := range p.rest[max(0, len(p.rest)-linesOver):] {
			p.t.Over = append(p.t.Over, over.Cell)
		}
	}
	if x.level < len(marks) {
		p.heads[x.level] = x
	} else if len(p.t.Rows) == n && strings.HasSuffix(text, ":") {
		p.heads[0] = x
	}
}

// whole returns the piece with its mark.
func (p *piece) whole() Cell {
	return p.with(append([]string{p.mark + p.Lines[0]}, p.Lines[1:]...)...)
}

// amounts adds a row for each amount in a text.
func (p *prose) amounts(x piece, text string) {
	found := pricesIn(text)
	if m := freeInText.FindStringSubmatchIndex(text); len(found) == 0 && m != nil && p.clause(x) != nil {
		found = []said{{price: text[m[2]:m[3]], at: m[2], end: m[3]}}
	}
	for i := range found {
		f, to := &found[i], len(text)
		if i > 0 {
			f.from = found[i-1].end
		}
		if i+1 < len(found) {
			to = f.end
		}
		f.before, f.behind = text[f.from:f.at], text[f.end:to]
		sets := p.clause(x) == nil && approving.MatchString(text) // in a clause, not in a list item
		f.whole = len(found) == 1 && (sets || strings.ContainsFunc(f.behind, unicode.IsLetter))
		if sets || f.whole && x.level == 0 {
			x.label = ""
		}
		p.row(x, f)
		if i > 0 && onlyDays.MatchString(f.before) {
			p.t.Rows[len(p.t.Rows)-1].Group = tidy(strings.Trim(found[0].before, between))
		}
	}
}

// said is a price in a sentence: the words before it, its unit, the words after
// it.
type said struct {
	before, price, unit, behind string
	from, at, end               int  // of the words, the price, what is behind its unit
	whole                       bool // the words of the row are all of the text
}

// pricesIn returns the prices of a text with their units.
func pricesIn(text string) []said {
	var out []said
	for _, m := range amountInText.FindAllStringIndex(text, -1) {
		from := strings.LastIndexByte(text[:max(m[0]-longestRow, 0)], ' ') + 1
		percent := strings.ContainsAny(text[m[0]:m[1]], "%пП")
		if percent && vatInText.MatchString(text[from:m[0]]) || partOfWord(text, m[0]) {
			continue
		}
		f := said{at: m[0], end: m[1]}
		if l := limits.FindStringSubmatchIndex(text[from:f.at]); l != nil && (len(out) == 0 || from+l[2] >= out[len(out)-1].end) {
			f.at = from + l[2]
		}
		f.end += len(vatBehind.FindString(text[f.end:]))
		f.price = text[f.at:f.end]
		f.unit = unitBehind.FindString(text[f.end:])
		if at := amountInText.FindStringIndex(f.unit); at != nil {
			f.unit = ""
		}
		f.end += len(f.unit)
		if unit := strings.TrimRight(f.unit, ". "); vatEnd.MatchString(unit) {
			f.price, f.unit = f.price+vatEnd.FindString(unit), vatEnd.ReplaceAllString(unit, "")
		}
		out = append(out, f)
	}
	return out
}

func partOfWord(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return at > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,-/№", r))
}

// clause returns the outermost list head above a piece; nil if the piece is
// itself outermost.
func (p *prose) clause(x piece) *piece {
	for _, h := range p.heads[:min(x.level, len(p.heads))] {
		if h != nil {
			return h
		}
	}
	return nil
}

// row adds a row of words and a price, with the words of the list heads above
// it; the outermost is the clause that introduces them all. If a text has one
// price in its middle, its words are the whole text.
func (p *prose) row(x piece, f *said) {
	p.t.spend(Quantity, x.with(unitLead.FindString(tidy(f.unit))))
	row := Row{Unit: x.with(unitWords(f.unit)), Prices: []Cell{x.with(tidy(f.price))}}
	if f.from == 0 {
		row.Label, row.Number = x.label, x.with(x.mark)
	}
	for i, h := range p.heads[:min(x.level, len(p.heads))] {
		switch {
		case h == nil:
		case p.heads[0] == h || row.Clause.Lines == nil && i > 0 && p.heads[0] == nil:
			row.Clause = h.Cell
		default:
			row.Text, row.Over = row.Text.plus(p.head(h)), cmp.Or(row.Over, h.label)
		}
	}
	own := x.with(full(strings.Trim(f.before, between), strings.Trim(f.behind, between))...)
	if f.whole {
		row.Words = row.Text.plus(own)
		own = x.with(strings.Trim(tidy(f.before+f.price+f.unit+f.behind), " ;"))
	}
	row.Text = row.Text.plus(own)
	p.t.Rows = append(p.t.Rows, row)
}

// head returns a list head as words for the rows of its items.
func (p *prose) head(h *piece) Cell {
	if !h.used {
		h.used = true
		p.t.spend(Numbered, h.with(h.mark))
	}
	return h.with(strings.Split(strings.Trim(h.text(), " :;.")+":", "\n")...)
}

// unitWords returns the words of a unit without a leading "for".
func unitWords(s string) string {
	return strings.TrimRight(unitLead.ReplaceAllString(tidy(s), ""), ".")
}

var unitLead = regexp.MustCompile(`(?i)^(?:/\s?|(?:за|на)\s+)(?:(?:1|один|одну|одного|каждый|каждую|каждое)\s+)?`)

// between are the characters that separate words from a price.
const between = " \n,;:–—-\t.…_="

func tidy(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u202f", " ")), " ")
}

func full(all ...string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return strings.Trim(s, " .;,") == "" })
}
