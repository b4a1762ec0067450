package doc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
)

// Passage is the text of a paragraph or a cell, with what its characters alone
// do not say: how they look, text among them that does not count, and where
// each line is in the file.
//
// Text is the text that counts, in Unicode's NFC. "\n" separates lines: the
// lines of plain text, the line breaks and paragraphs of HTML and Word, the
// printed lines of a PDF (in which a tab is a gap as wide as between columns).
// Lines, paragraphs and cells are never run together. Raised digits are ¹²³ and
// lowered ones ₁₂₃.
type Passage struct {
	Text   string
	Spans  []Span  // of Text, in order, apart from each other; what is in none looks plain
	Gone   []Gone  // by where it stood
	Places []Place // of the lines of Text, one each; may be nil in a passage made by hand
}

// Look is a set of ways in which characters are shown.
type Look uint8

// Struck, Hidden, Deleted and Rounded text does not count: it is never in Text, only in
// Gone.
const (
	Raised   Look = 1 << iota // above the line and smaller: a footnote's mark, an exponent
	Lowered                   // below it
	Small                     // on the line, but much smaller than what is beside it
	Inserted                  // by tracked changes that nobody has accepted yet
	Struck                    // crossed out
	Hidden                    // shown to nobody
	Deleted                   // by tracked changes that delete or move it
	Rounded                   // digits of a stored number that its format does not show
)

// lost are the looks of text that does not count.
const lost = Struck | Hidden | Deleted | Rounded

// String names the looks, for notes and tests.
func (l Look) String() string {
	var names []string
	for i, name := range [...]string{"raised", "lowered", "small", "inserted", "struck", "hidden", "deleted", "rounded"} {
		if l&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// Span is the bytes [From, To) of a text that share a Look.
type Span struct {
	From, To int
	Look     Look
}

// Gone is text that does not count, and stood before byte At of the text that
// does. Apart means that it had a line to itself. If not, and it touches a
// digit, a person has to look: a number may have lost a part.
type Gone struct {
	At    int
	Text  string
	Look  Look
	Apart bool
}

// Lines splits a passage into its lines, each with its looks and place.
func (p Passage) Lines() []Passage {
	texts := strings.Split(p.Text, "\n")
	out := make([]Passage, len(texts))
	at, span, gone := 0, 0, 0
	for i, s := range texts {
		end := at + len(s)
		out[i].Text = s
		for ; span < len(p.Spans) && p.Spans[span].From < end; span++ {
			x := p.Spans[span]
			out[i].Spans = append(out[i].Spans, Span{max(x.From-at, 0), min(x.To, end) - at, x.Look})
			if x.To > end {
				break // continues in the next line
			}
		}
		for ; gone < len(p.Gone) && (p.Gone[gone].At <= end || i == len(texts)-1); gone++ {
			g := p.Gone[gone]
			out[i].Gone = append(out[i].Gone, Gone{min(g.At, end) - at, g.Text, g.Look, g.Apart})
		}
		if i < len(p.Places) {
			out[i].Places = p.Places[i : i+1]
		}
		at = end + 1
	}
	return out
}

// Place returns where the passage begins, as far as is known.
func (p *Passage) Place() Place {
	if len(p.Places) == 0 {
		return Place{}
	}
	return p.Places[0]
}

// silent reports whether the passage is empty, with nothing Gone either.
func (p *Passage) silent() bool { return p.Text == "" && len(p.Gone) == 0 }

// plainPassage returns text without looks, beginning at a place.
func plainPassage(text string, at Place) Passage {
	p := pen{}
	p.move(at)
	for text != "" { // marks that are raised as characters
		i := strings.IndexFunc(text, func(r rune) bool { return strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) })
		if i < 0 {
			break
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		p.write(text[:i], 0)
		p.write(text[i:i+n], Raised)
		text = text[i+n:]
	}
	p.write(text, 0)
	return p.passage()
}

// behind returns the passage with a number or mark before it.
func (p Passage) behind(mark string) Passage {
	x := pen{place: p.Place()}
	x.write(mark+" ", 0)
	x.copy(&p)
	return x.passage()
}

// stacked joins passages, each beginning a new line.
func stacked(all []Passage) Passage {
	if len(all) == 1 {
		return all[0]
	}
	var b strings.Builder
	var out Passage
	for _, p := range all {
		if p.Text == "" { // nothing but Gone
			for _, g := range p.Gone {
				out.Gone = append(out.Gone, Gone{b.Len(), g.Text, g.Look, true})
			}
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		n := b.Len()
		b.WriteString(p.Text)
		for _, s := range p.Spans {
			out.Spans = append(out.Spans, Span{s.From + n, s.To + n, s.Look})
		}
		for _, g := range p.Gone {
			out.Gone = append(out.Gone, Gone{g.At + n, g.Text, g.Look, g.Apart})
		}
		out.Places = append(out.Places, p.Places...)
	}
	out.Text = b.String()
	return out
}

// pen builds a passage from runs of text.
type pen struct {
	text   strings.Builder
	spans  []Span
	gone   []Gone
	place  Place
	places []Place // of each line begun
	open   bool    // the line has begun
}

func (p *pen) reset() { *p = pen{place: p.place} }

func (p *pen) empty() bool { return p.text.Len() == 0 && len(p.gone) == 0 }

// move sets the place of what is written next.
func (p *pen) move(at Place) { p.place = at }

// write appends text of one look.
func (p *pen) write(s string, look Look) {
	s = strings.ReplaceAll(s, "\u00ad", "") // a soft hyphen
	if s == "" {
		return
	}
	if look&lost != 0 {
		if n := len(p.gone); n > 0 && p.gone[n-1].At == p.text.Len() && p.gone[n-1].Look == look {
			p.gone[n-1].Text += s
			return
		}
		p.gone = append(p.gone, Gone{p.text.Len(), s, look, false})
		return
	}
	switch {
	case look&Raised != 0:
		s = raised.Replace(s)
	case look&Lowered != 0:
		s = lowered.Replace(s)
	}
	from := p.text.Len()
	p.begin(s)
	p.text.WriteString(s)
	if look == 0 {
		return
	}
	if n := len(p.spans); n > 0 && p.spans[n-1].To == from && p.spans[n-1].Look == look {
		p.spans[n-1].To = p.text.Len()
		return
	}
	p.spans = append(p.spans, Span{from, p.text.Len(), look})
}

// copy appends a passage. Its raised digits are already written as such.
func (p *pen) copy(x *Passage) {
	at, gone, first := 0, x.Gone, len(p.places)
	defer func() {
		for i := range p.places[first:] {
			p.places[first+i] = placeOf(x.Places, i+min(first, 1))
		}
	}()
	upTo := func(end int, look Look) {
		for ; len(gone) > 0 && gone[0].At <= end; gone = gone[1:] {
			p.write(x.Text[at:gone[0].At], look)
			at = max(at, gone[0].At)
			p.write(gone[0].Text, gone[0].Look)
		}
		p.write(x.Text[at:end], look)
		at = end
	}
	for _, s := range x.Spans {
		upTo(s.From, 0)
		upTo(s.To, s.Look)
	}
	upTo(len(x.Text), 0)
}

// begin records the place of each line that s begins.
func (p *pen) begin(s string) {
	if !p.open {
		p.places, p.open = append(p.places, p.place), true
	}
	for range strings.Count(s, "\n") {
		p.places = append(p.places, p.place)
	}
}

// relocate sets the place of the line begun last to the current one.
func (p *pen) relocate() {
	if n := len(p.places); n > 0 {
		p.places[n-1] = p.place
	}
}

// passage returns what was written, in NFC, without spaces at both ends of
// lines and without empty lines at both ends.
func (p *pen) passage() Passage {
	text := p.text.String()
	out := Passage{Text: text, Spans: p.spans, Gone: p.gone, Places: p.places}
	if out.Places == nil {
		out.Places = []Place{p.place}
	}
	out.partSmall()
	out.compose()
	out.trim()
	return out
}

// partSmall writes small digits that touch larger ones as lowered ones: "371" and a
// small "25" are 371 tenge and 25 tiyn, or a note, and never 37125.
func (p *Passage) partSmall() {
	touch := func(i int) bool {
		return i > 0 && i < len(p.Text) && isDigit(p.Text[i-1]) && isDigit(p.Text[i])
	}
	if !slices.ContainsFunc(p.Spans, func(s Span) bool { return s.Look&Small != 0 && (touch(s.From) || touch(s.To)) }) {
		return
	}
	p.rewrite(func(from, to int) string {
		if slices.ContainsFunc(p.Spans, func(s Span) bool { return s.Look&Small != 0 && s.From <= from && to <= s.To }) {
			return lowered.Replace(p.Text[from:to])
		}
		return p.Text[from:to]
	})
}

// compose converts the text to NFC. Letters of different looks are not
// composed.
func (p *Passage) compose() {
	if lang.Composed(p.Text) == p.Text {
		return
	}
	p.rewrite(func(from, to int) string { return lang.Composed(p.Text[from:to]) })
}

// rewrite replaces the text stretch by stretch between the offsets that spans and
// Gone refer to.
func (p *Passage) rewrite(as func(from, to int) string) {
	at := p.marks()
	var b strings.Builder
	moved := map[int]int{}
	for i, from := range at {
		moved[from] = b.Len()
		end := len(p.Text)
		if i+1 < len(at) {
			end = at[i+1]
		}
		b.WriteString(as(from, end))
	}
	moved[len(p.Text)] = b.Len()
	p.shift(func(i int) int { return moved[i] })
	p.Text = b.String()
}

// marks returns, in order, every byte offset that spans and Gone refer to.
func (p *Passage) marks() []int {
	at := []int{0}
	for _, s := range p.Spans {
		at = append(at, s.From, s.To)
	}
	for _, g := range p.Gone {
		at = append(at, g.At)
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// shift maps the offsets of spans and Gone, and drops spans that become empty.
func (p *Passage) shift(to func(int) int) {
	spans := p.Spans[:0]
	for _, s := range p.Spans {
		if s.From, s.To = to(s.From), to(s.To); s.From < s.To {
			spans = append(spans, s)
		}
	}
	p.Spans = spans
	for i := range p.Gone {
		p.Gone[i].At = to(p.Gone[i].At)
	}
}

// trim removes the spaces at both ends of every line and the empty lines at
// both ends of the text.
func (p *Passage) trim() {
	gone := p.Gone
	for i := range gone {
		gone[i].Text = strings.TrimFunc(gone[i].Text, unicode.IsSpace)
	}
	p.Gone = slices.DeleteFunc(gone, func(g Gone) bool { return g.Text == "" })
	text := p.Text
	lines := strings.Split(text, "\n")
	type kept struct{ line, from, to, at int } // a line: the bytes [from, to) that are kept, and their new offset
	var keep []kept
	var places []Place
	var b strings.Builder
	from, skipped := 0, 0
	for n, line := range lines {
		s := strings.TrimFunc(line, unicode.IsSpace)
		if s == "" {
			skipped++
		} else {
			if b.Len() > 0 {
				b.WriteString(strings.Repeat("\n", skipped+1))
				for k := n - skipped; k < n; k++ {
					places = append(places, placeOf(p.Places, k))
				}
			}
			skipped = 0
			start := from + strings.Index(line, s)
			keep = append(keep, kept{from, start, start + len(s), b.Len()})
			places = append(places, placeOf(p.Places, n))
			b.WriteString(s)
		}
		from += len(line) + 1
	}
	if len(places) == 0 {
		places = []Place{placeOf(p.Places, 0)}
	}
	p.Text, p.Places = b.String(), places
	p.shift(func(i int) int {
		n, found := slices.BinarySearchFunc(keep, i, func(k kept, i int) int { return k.line - i })
		if found {
			n++
		}
		if n == 0 {
			return 0
		}
		k := keep[n-1]
		return k.at + min(max(i, k.from), k.to) - k.from
	})
}

func placeOf(all []Place, n int) Place {
	if len(all) == 0 {
		return Place{}
	}
	return all[min(n, len(all)-1)]
}
