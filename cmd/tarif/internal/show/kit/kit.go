// Package kit makes what an office sends out when an edition of a tariff is
// published: texts for channels and the press, pictures, sheets to print, the
// table as a Word file and as HTML for other sites, a calendar, and a list of
// what goes where.
//
// [Files] makes the kit from an [Input]. The wording is in the templates of
// announce/ in the theme, text/template run on one typed [View], so that an
// office may change a sentence; the figures are inserted by this package from
// the edition and its difference from the previous one, and no template can
// compute one. A text that is too long for its channel loses examples, never a
// figure of its lead.
package kit

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	htmltemplate "html/template"
	"io/fs"
	"slices"
	"strings"
	"text/template"
	"unicode/utf16"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/docx"
	"tarif/cmd/tarif/internal/show/ical"
	"tarif/cmd/tarif/internal/show/paper"
	"tarif/cmd/tarif/internal/show/picture/card"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// Input is what a kit is made from. Before is nil for a first edition; Painter
// has the site's mark. BaseURL, Publisher and Contact are empty if unknown.
type Input struct {
	Theme     fs.FS
	Words     *words.Words
	Painter   *card.Painter
	Edition   *tariff.Edition
	State     tariff.State // of the edition on Day
	Before    *tariff.Edition
	Day       tariff.Date
	Title     lang.Text // of the site
	BaseURL   string
	Publisher lang.Text
	Contact   string
}

// File is one file of the kit.
type File struct {
	Name string
	Data []byte
}

// Channel is a text and its maximum length; a Limit of 0 means none.
type Channel struct {
	Name  string
	Limit int
}

// Channels are the texts. The limits are those that the services state, in
// UTF-16 units.
var Channels = []Channel{{"summary", 0}, {"telegram", 4096}, {"telegram-caption", 1024}, {"instagram", 2200},
	{"whatsapp", 65536}, {"press", 0}, {"letter", 0}}

// mostExamples is the maximum number of prices in a text.
const mostExamples = 12

// Files returns the kit, in both languages.
func Files(in Input) ([]File, error) {
	var out []File
	var d *diff.Diff
	if in.Before != nil {
		d = diff.Between(in.Before, in.Edition)
	}
	var makers []*maker
	for _, l := range lang.All {
		m := &maker{Input: in, lang: l, diff: d, say: wording.New(in.Words, l)}
		files, err := m.files()
		if err != nil {
			return nil, err
		}
		out, makers = append(out, files...), append(makers, m)
	}
	both, err := twofold(makers)
	return append(out, both...), err
}

// twofold returns what hangs on walls in both languages at once: the notice,
// and for each section of the table a poster of its prices in the type of the
// poster, to be read from where one stands.
func twofold(makers []*maker) ([]File, error) {
	var sheet paper.Sheet
	var lines []paper.Line
	for i, m := range makers {
		v := m.view()
		sheet.Address = cmp.Or(sheet.Address, v.URL)
		sheet.Title = strings.TrimSpace(sheet.Title + "\n" + v.Place + ". " + v.Kind)
		sheet.Lead = strings.TrimSpace(sheet.Lead + "\n" + strings.TrimLeft(v.Ended+" ", " ") + v.Start + " " + v.End + m.basis(v))
		sheet.Foot = append(sheet.Foot, lang.UpperFirst(v.Act))
		for n, r := range v.Table {
			if i == 0 {
				lines = append(lines, paper.Line{Label: r.Label, Price: r.Price})
			}
			lines[n].Texts = append(lines[n].Texts, m.line(v, r.Example))
		}
	}
	sheet.Foot = append(sheet.Foot, sheet.Address)
	sheet.Page = func(n, of int) string {
		return makers[0].say.T("paper.page", n, of) + " / " + makers[1].say.T("paper.page", n, of)
	}
	notice := sheet
	notice.Lines = lines
	data, err := notice.PDF()
	out := []File{{"notice.pdf", data}}
	of := map[*tariff.Section][]paper.Line{}
	var sections []*tariff.Section
	for n, r := range makers[0].Edition.Rates {
		if r.Section != nil && of[r.Section] == nil {
			sections = append(sections, r.Section)
		}
		of[r.Section] = append(of[r.Section], lines[n])
	}
	for _, s := range sections {
		poster := sheet
		poster.Lead = s.Name.KK + "\n" + s.Name.RU + "\n" + sheet.Lead
		poster.Lines, poster.Points = of[s], 18
		data, e := poster.PDF()
		if e != nil { // a line of a long price is longer than a page
			poster.Points = 14
			data, e = poster.PDF()
		}
		out, err = append(out, File{"section-" + string(s.ID) + ".pdf", data}), cmp.Or(err, e)
	}
	for _, m := range makers {
		err = cmp.Or(err, m.say.Err())
	}
	return out, err
}

// maker makes the kit of one language.
type maker struct {
	Input
	lang lang.Lang
	diff *diff.Diff
	say  *wording.Speaker
}

func (m *maker) files() ([]File, error) {
	v := m.view()
	if err := m.say.Err(); err != nil {
		return nil, err
	}
	var out []File
	for _, c := range Channels {
		text, err := m.text(c, v)
		if err != nil {
			return nil, err
		}
		v.Lengths = append(v.Lengths, Length{m.name(c.Name, "txt"), lang.Int(m.lang, Count(text)), m.limit(c.Limit)})
		out = append(out, File{m.name(c.Name, "txt"), []byte(text)})
	}
	list, err := m.run("checklist", v)
	if err != nil {
		return nil, err
	}
	out = append(out, File{m.name("checklist", "txt"), []byte(list)})
	for _, make := range []func(View) ([]File, error){m.fragment, m.table, m.pictures, m.sheets, m.calendar} {
		files, err := make(v)
		if err != nil {
			return nil, err
		}
		out = append(out, files...)
	}
	return out, nil
}

func (m *maker) name(what, ext string) string { return what + "." + string(m.lang) + "." + ext }

func (m *maker) limit(n int) string {
	if n == 0 {
		return ""
	}
	return lang.Int(m.lang, n)
}

// Count returns the length of a text in UTF-16 units, as the services count.
func Count(s string) int { return len(utf16.Encode([]rune(s))) }

// text runs a channel's template with as many examples as fit.
func (m *maker) text(c Channel, v View) (string, error) {
	for n := len(v.Examples); ; n-- {
		v.Examples = v.Examples[:n]
		s, err := m.run(c.Name, v)
		switch {
		case err != nil:
			return "", err
		case c.Limit == 0 || Count(s) <= c.Limit:
			return s, nil
		case n == 0:
			return "", source.Say("announce/{1}.{2}.txt gives {3} characters without an example, and {4} are allowed: make it shorter", c.Name, string(m.lang), Count(s), c.Limit).Err()
		}
	}
}

// run runs a template of the theme's announce/.
func (m *maker) run(name string, v View) (string, error) {
	t, err := template.New(name).Funcs(template.FuncMap{"count": m.count}).ParseFS(m.Theme,
		"announce/parts."+string(m.lang)+".txt", "announce/"+m.name(name, "txt"))
	var b bytes.Buffer
	if err == nil {
		err = t.ExecuteTemplate(&b, m.name(name, "txt"), v)
	}
	if err != nil {
		return "", source.Say("announce/{1} cannot be filled in: {2}", m.name(name, "txt"), source.Of(err)).Err()
	}
	text := strings.TrimSpace(b.String()) + "\n"
	if v.Ended != "" && name != "checklist" { // whatever the office's own words are
		text = v.Ended + "\n\n" + text
	}
	return text, nil
}

// count formats a number with the matching form of a noun: one form in Kazakh;
// those for one, few and many in Russian.
func (m *maker) count(n int, forms ...string) (string, error) {
	if want := map[lang.Lang]int{lang.KK: 1, lang.RU: 3}[m.lang]; len(forms) != want {
		return "", source.Say("count takes {1} forms of a word here, got {2}", want, len(forms)).Err()
	}
	form := forms[0]
	switch lang.Plural(m.lang, n) {
	case "few":
		form = forms[1]
	case "many", "other":
		form = forms[len(forms)-1]
	}
	return lang.Int(m.lang, n) + "\u00a0" + form, nil
}

// fragment returns HTML for use in any site: without scripts and styles.
func (m *maker) fragment(v View) ([]File, error) {
	t, err := htmltemplate.New("fragment").Funcs(htmltemplate.FuncMap{"count": m.count}).ParseFS(m.Theme,
		"announce/parts."+string(m.lang)+".txt", "announce/"+m.name("fragment", "html"))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if v.Ended != "" {
		fmt.Fprintf(&b, "<p lang=\"%s\"><strong>%s</strong></p>\n", m.lang, html.EscapeString(v.Ended))
	}
	err = t.ExecuteTemplate(&b, m.name("fragment", "html"), v)
	return []File{{m.name("fragment", "html"), b.Bytes()}}, err
}

// table returns the whole table as a Word file.
func (m *maker) table(v View) ([]File, error) {
	d := docx.Document{Lang: string(m.lang) + "-KZ", Title: v.Place + ". " + v.Kind, Before: slices.DeleteFunc([]string{v.Ended, v.Act, v.Translated}, isEmpty), Columns: []docx.Column{
		{Heading: "№", Width: 900}, {Heading: m.say.T("table.service"), Width: 4500}, {Heading: m.say.T("xlsx.basis"), Width: 2400}, {Heading: m.say.T("table.price"), Width: 1838, Right: true}}}
	for _, r := range v.Table {
		text := r.Text
		if r.Details != "" {
			text += " (" + r.Details + ")"
		}
		d.Rows = append(d.Rows, []string{r.Label, text, r.Basis + m.change(r.Example), r.Price})
	}
	data, err := d.Bytes()
	return []File{{m.name("table", "docx"), data}}, cmp.Or(err, m.say.Err())
}

func isEmpty(s string) bool { return s == "" }

// change says after what a price is for what it was, nothing where it is the
// same.
func (m *maker) change(x Example) string {
	switch {
	case x.Old == "":
		return ""
	case x.Percent == "":
		return "; " + m.say.T("paper.was", x.Old)
	}
	return "; " + m.say.T("paper.was", x.Old+" ("+x.Percent+")")
}

// The heights of the pictures: a square, and a portrait of four to five.
const (
	square  = card.Width
	upright = card.Width * 5 / 4
)

func (m *maker) pictures(v View) ([]File, error) {
	c := card.Card{Site: m.Title.In(m.lang), Title: lang.UpperFirst(v.Place), Subject: v.Kind, Edition: v.Period, Figure: v.Figure(), Headline: cmp.Or(v.Ended, v.Headline), Detail: v.ActShort}
	lines := lists.Of(v.Examples, func(e Example) string { return e.Line() + "\u00a0– " + e.Price + " " + e.Basis + m.change(e) })
	var out []File
	for _, p := range []struct {
		name   string
		height int
	}{{"square", square}, {"upright", upright}} {
		data, err := m.Painter.Upright(c, p.height, lines)
		if err != nil {
			return nil, err
		}
		out = append(out, File{m.name(p.name, "png"), data})
	}
	return out, nil
}

// sheets returns a poster with the examples, which says how many of the prices
// it shows, and a notice with all prices on as many pages as they need. Both
// use plain words; those of the act are in the Word file.
func (m *maker) sheets(v View) ([]File, error) {
	s := paper.Sheet{Title: v.Place + ". " + v.Kind, Figure: v.Figure(), Lead: cmp.Or(v.Ended, v.Headline), Address: v.URL,
		Foot: []string{v.Start + " " + v.End, lang.UpperFirst(v.Act), v.URL}, Page: func(n, of int) string { return m.say.T("paper.page", n, of) }}
	notice := s
	notice.Lead += m.basis(v)
	for _, r := range v.Table {
		notice.Lines = append(notice.Lines, paper.Line{Label: r.Label, Texts: []string{m.line(v, r.Example)}, Price: r.Price})
	}
	s.Large, s.Some = true, func(n int) string {
		if n == v.Rates {
			return ""
		}
		return m.say.T("paper.some", n, v.Rates)
	}
	s.Lines = lists.Of(v.Examples, func(e Example) paper.Line { return paper.Line{Texts: []string{m.line(View{}, e)}, Price: e.Price} })
	poster, err := s.PDF()
	if err != nil {
		return nil, err
	}
	board, err := notice.PDF()
	return []File{{m.name("poster", "pdf"), poster}, {m.name("notice", "pdf"), board}}, cmp.Or(err, m.say.Err())
}

// basis says below the head of a sheet what all its prices are for, nothing if
// they differ in that.
func (m *maker) basis(v View) string {
	if v.Basis == "" {
		return ""
	}
	return "\n" + m.say.T("edition.basis") + " " + v.Basis + "."
}

// line is what stands beside a price on paper: the service, and below it what
// the price is for, unless that stands above all prices, and what it was.
func (m *maker) line(v View, x Example) string {
	below := x.Basis + m.change(x)
	if x.Basis == v.Basis {
		below = strings.TrimPrefix(m.change(x), "; ")
	}
	return strings.TrimSuffix(x.Line()+"\n"+below, "\n")
}

// calendar returns the known days.
func (m *maker) calendar(v View) ([]File, error) {
	e := m.Edition
	var events []ical.Event
	add := func(kind, summary string, day tariff.Date) {
		events = append(events, ical.Event{UID: kind + "." + strings.ReplaceAll(e.Name(), "/", ".") + "@tarif", Day: day,
			Summary: summary, Description: strings.TrimLeft(v.Ended+" ", " ") + v.Act, URL: v.URL})
	}
	if e.From.Status == tariff.Known {
		add("from", v.Place+": "+v.Kind+". "+v.Start, e.From.Date)
	}
	if end := e.Ends(); !end.IsZero() {
		add("until", v.Place+": "+v.Kind+". "+v.End, end.AddDays(-1))
	}
	return []File{{m.name("calendar", "ics"), ical.Calendar(v.Place+". "+v.Kind, m.Day, events)}}, nil
}
