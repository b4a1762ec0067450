package site_test

import (
	"bytes"
	"fmt"
	"html"
	"image/png"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	reader "tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/show/kit"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// oneKit is the kit of one edition.
type oneKit struct {
	edition, before *tariff.Edition
	files           map[string][]byte
}

// allKits holds the kits of every edition of the real site, made once.
var allKits = sync.OnceValues(func() ([]oneKit, error) { return makeKits("") })

// makeKits makes the kits of the places whose ids have a prefix.
func makeKits(places string) ([]oneKit, error) {
	s, found := site.Load(os.DirFS("../../../../.."), site.Options{Day: tariff.Date{Year: 2026, Month: 11, Day: 30}, BaseURL: "https://tarif.kz/"})
	if s == nil {
		return nil, found.Err()
	}
	var out []oneKit
	for _, x := range s.Data.Tariffs {
		for i, e := range x.Editions {
			if !strings.HasPrefix(string(e.Place.ID), places) {
				continue
			}
			all, err := s.Kit(e)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.Name(), err)
			}
			m := oneKit{e, x.Editions.Before(i), map[string][]byte{}}
			for _, f := range all {
				m.files[f.Name] = f.Data
			}
			out = append(out, m)
		}
	}
	return out, nil
}

func kits(t *testing.T, visit func(e, before *tariff.Edition, files map[string][]byte)) {
	t.Helper()
	all, err := allKits()
	is.OK(t, err)
	for _, m := range all {
		visit(m.edition, m.before, m.files)
	}
}

// number matches a number in a text: groups of three digits, decimals.
var number = regexp.MustCompile(`\d{1,3}(?:\x{a0}\d{3})+(?:,\d+)?|\d+(?:,\d+)?`)

// figures returns every number that an edition, its act and its difference from
// the one before can give, formatted as in texts. They are computed from the
// data, independently of the kit.
func figures(l lang.Lang, e, before *tariff.Edition) map[string]bool {
	out := map[string]bool{}
	add := func(texts ...string) {
		for _, s := range texts {
			for _, f := range number.FindAllString(s, -1) {
				out[f] = true
			}
		}
	}
	rates := func(e *tariff.Edition) {
		for _, r := range e.Rates {
			add(lang.Amount(l, r.Price.Amount), r.Label, fmt.Sprint(r.Row), r.Text.In(l), r.Service.Name.In(l), r.BasisPhrase(l), r.Price.Printed.In(l))
			for _, n := range r.Footnotes {
				add(n.Text.In(l))
			}
			for _, c := range r.Conditions {
				add(c.Name.In(l))
			}
		}
		add(lang.Int(l, len(e.Rates)), string(e.ID), fmt.Sprint(e.Period), fmt.Sprint(e.Act.EntryDays))
	}
	act := func(a tariff.ActRef) {
		add(a.Number, fmt.Sprint(a.Date.Year, " ", a.Date.Day), a.RegistrationNumber, fmt.Sprint(a.RegistrationDate.Year, " ", a.RegistrationDate.Day))
	}
	rates(e)
	act(e.Act.ActRef)
	for _, a := range e.AmendedBy {
		act(a)
	}
	services := map[tariff.ServiceID]bool{}
	for _, r := range e.Rates {
		services[r.Service.ID] = true
	}
	add(lang.Int(l, len(services)), e.Act.Title.In(l), e.Act.Responsible.In(l), e.Source.URL, e.Name())
	for _, d := range []tariff.Date{e.From.Date, e.Until.Date.AddDays(-1), e.Ends().AddDays(-1)} {
		add(fmt.Sprint(d.Year, " ", d.Day))
	}
	if before == nil {
		return out
	}
	rates(before)
	if d := before.From.Date; !d.IsZero() { // "than the prices since"
		add(fmt.Sprint(d.Year, " ", d.Day))
	}
	d := diff.Between(before, e)
	moved := 0
	for _, it := range d.Items { // computed without the kit's own list of kinds
		for _, r := range it.New {
			if o := it.Before(); o == nil || o.Price.String() != r.Price.String() || o.Price.Status != r.Price.Status || o.Meaning() != r.Meaning() {
				moved++
			}
		}
	}
	add(lang.Int(l, moved))
	for _, n := range d.Summary.Counts {
		add(lang.Int(l, n))
	}
	for _, it := range d.Items {
		add(lang.Percent(l, it.Percent))
	}
	for _, u := range append(d.Summary.ByRole, d.Summary.Overall) {
		if u != nil {
			add(lang.Int(l, len(u.Items)), lang.Int(l, len(u.Items)+len(u.Outliers)), strings.ReplaceAll(u.Common.String(), ".", ","))
		}
	}
	return out
}

// TestKitFigures checks that every number in every text comes from the data,
// and that no text exceeds the limit of its channel.
func TestKitFigures(t *testing.T) {
	seen := 0
	kits(t, func(e, before *tariff.Edition, files map[string][]byte) {
		for _, l := range lang.All {
			known := figures(l, e, before)
			for name, data := range files {
				text := string(data)
				if !strings.Contains(name, "."+string(l)+".") || strings.HasPrefix(name, "checklist") || !strings.HasSuffix(name, ".txt") && !strings.HasSuffix(name, ".html") {
					continue
				}
				text = regexp.MustCompile(`(?s)^<section lang|</?h2>|</?h[1-6]`).ReplaceAllString(text, "")
				for _, f := range number.FindAllString(html.UnescapeString(text), -1) {
					if seen++; !known[f] {
						t.Errorf("%s, %s: %q is no figure of the data", e.Name(), name, f)
					}
				}
				is.True(t, !strings.Contains(text, "<no value>") && !strings.Contains(text, "{{"),
					"%s, %s: a template is left unfilled", e.Name(), name)
			}
			for _, c := range kit.Channels {
				text := string(files[c.Name+"."+string(l)+".txt"])
				if n := kit.Count(text); n == 0 || c.Limit > 0 && n > c.Limit {
					t.Errorf("%s: %s has %d of %d characters", e.Name(), c.Name, n, c.Limit)
				}
				if c.Limit > 0 && !strings.Contains(string(files["checklist."+string(l)+".txt"]), lang.Int(l, kit.Count(text))) {
					t.Errorf("%s: the list does not count %s", e.Name(), c.Name)
				}
			}
		}
	})
	is.True(t, seen >= 2000, "only %d figures", seen)
}

// tableRows returns the cells of each row of a file's tables, except heads, as
// read by package doc.
func tableRows(t *testing.T, name string, data []byte) (rows []string) {
	t.Helper()
	read, err := reader.Read(t.Context(), name, data)
	is.OK(t, err)
	for _, b := range read.Blocks {
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows[1:] {
			rows = append(rows, fmt.Sprint(row.Cells))
		}
	}
	return rows
}

// TestKitTable checks that the Word file, read by package doc, and the HTML
// fragment have every row with its price, and that the HTML contains no
// scripts.
func TestKitTable(t *testing.T) {
	kits(t, func(e, _ *tariff.Edition, files map[string][]byte) {
		for _, l := range lang.All {
			html := string(files["fragment."+string(l)+".html"])
			if strings.Contains(html, "<script") || strings.Contains(html, "style=") || strings.Contains(html, " on") && strings.Contains(html, "onclick") {
				t.Errorf("%s: the fragment holds more than text", e.Name())
			}
			for name, data := range map[string][]byte{"table.docx": files["table."+string(l)+".docx"], "fragment.html": []byte(html)} {
				rows := tableRows(t, name, data)
				for i, cells := range rows[:min(len(rows), len(e.Rates))] {
					if want := e.Rates[i].Price; want.Stated() && !strings.Contains(cells, lang.Amount(l, want.Amount)) {
						t.Errorf("%s %s row %d: %v lacks %s", e.Name(), name, i+1, cells, lang.Amount(l, want.Amount))
					}
				}
				is.Equal(t, len(rows), len(e.Rates), "%s: %s has rows", e.Name(), name)
			}
		}
	})
}

// TestKitSaysTheAct checks the prices of a kit against the act as a person read
// it without the data: row by row in the Word file, and every amount of the
// texts.
func TestKitSaysTheAct(t *testing.T) {
	proven := 0
	kits(t, func(e, _ *tariff.Edition, files map[string][]byte) {
		want, err := os.ReadFile("../../test/acts/testdata/" + string(e.Place.ID) + ".want.tsv")
		if err != nil {
			return // no want file for this place
		}
		proven++
		bare := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "")
		var prices []string
		lines := strings.Split(strings.TrimSpace(string(want)), "\n")
		column := slices.Index(strings.Split(lines[0], "\t"), "price")
		for _, line := range lines[1:] {
			whole, tiyn, _ := strings.Cut(bare.Replace(strings.Split(line, "\t")[column]), ",")
			prices = append(prices, whole+","+(tiyn + "00")[:2]) // an act may print 742,5
		}
		for _, l := range lang.All {
			rows := tableRows(t, "table.docx", files["table."+string(l)+".docx"])
			for i, cells := range rows[:min(len(rows), len(prices))] {
				is.In(t, prices[i], bare.Replace(cells), "%s in %s, row %d: %v", e.Name(), l, i+1, cells)
			}
			is.True(t, len(rows) == len(prices), "%s: the Word file has %d rows, the act %d", e.Name(), len(rows), len(prices))
			for _, channel := range []string{"telegram", "instagram", "whatsapp", "summary", "press"} {
				found := regexp.MustCompile(`(\d[\d\x{a0}\x{202f}]*,\d\d)[\s\x{a0}]₸`).FindAllStringSubmatch(string(files[channel+"."+string(l)+".txt"]), -1)
				is.True(t, len(found) != 0, "%s: %s names no price", e.Name(), channel)
				for _, m := range found {
					if !slices.Contains(prices, bare.Replace(m[1])) {
						t.Errorf("%s: %s says %s, which the act does not", e.Name(), channel, m[1])
					}
				}
			}
		}
	})
	is.Equal(t, proven, 2, "kits proven by acts")
}

// TestKitFiles checks the size of pictures, that text extracted from sheets has
// the place and a price, and that all files are reproducible.
func TestKitFiles(t *testing.T) {
	again, err := makeKits("oral")
	is.Must(t, err == nil && len(again) == 1, "%v", err)
	kits(t, func(e, _ *tariff.Edition, files map[string][]byte) {
		for name, data := range files {
			if e.Place.ID == "oral" && !bytes.Equal(data, again[0].files[name]) {
				t.Errorf("%s is not the same twice", name)
			}
			if strings.HasSuffix(name, ".png") {
				c, err := png.DecodeConfig(bytes.NewReader(data))
				is.True(t, err == nil && c.Width == 1200 && strings.Contains(name, "square") == (c.Height == 1200),
					"%s: %+v %v", name, c, err)
			}
		}
		if e.Place.ID != "oral" {
			return
		}
		read, err := reader.Read(t.Context(), "notice.pdf", files["notice.kk.pdf"])
		is.OK(t, err)
		lines := lists.Of(read.Plain(), func(line reader.Passage) string { return line.Text })
		text := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
		for _, want := range []string{"Орал қаласы", "Үй жағдайындағы"} {
			is.In(t, want, text, "the notice")
		}
		rest := text
		for _, r := range e.Rates { // all of them, in the order of the table
			price := strings.ReplaceAll(lang.Tenge(lang.KK, r.Price.Amount), "\u00a0", " ")
			_, after, ok := strings.Cut(strings.ReplaceAll(rest, "\u00a0", " "), price)
			is.Must(t, ok, "the notice lacks row %d, %s", r.Row, price)
			rest = after
		}
	})
}

// TestKitInBothLanguages checks that bilingual sheets have each price in both
// languages in the order of the table, and that the posters of the sections
// together have everything.
func TestKitInBothLanguages(t *testing.T) {
	kits(t, func(e, _ *tariff.Edition, files map[string][]byte) {
		if e.Place.ID != "oral" {
			return
		}
		said := func(name string) string {
			read, err := reader.Read(t.Context(), name, files[name])
			is.OK(t, err)
			var all []string
			for _, line := range read.Plain() {
				all = append(all, strings.Fields(line.Text)...)
			}
			return strings.Join(all, " ")
		}
		notice, posters := said("notice.pdf"), ""
		for _, s := range sectionsOf(e) {
			posters += said("section-" + string(s.ID) + ".pdf")
			is.In(t, s.Name.KK+" "+s.Name.RU, posters, "the poster of a section")
		}
		for name, rest := range map[string]string{"the notice": notice, "the posters": posters} {
			is.In(t, "Орал қаласы", rest, name)
			is.In(t, "Город Уральск", rest, name)
			for _, r := range e.Rates {
				for _, want := range []string{strings.Fields(r.Service.Name.KK)[0], strings.Fields(r.Service.Name.RU)[0]} {
					_, after, ok := strings.Cut(rest, want)
					is.Must(t, ok, "%s lacks row %d, %s", name, r.Row, want)
					rest = after
				}
			}
			is.Equal(t, strings.Count(map[bool]string{true: notice, false: posters}[name == "the notice"], "₸"), len(e.Rates), name)
		}
	})
}

// sectionsOf lists the sections of an edition's table.
func sectionsOf(e *tariff.Edition) []*tariff.Section {
	var out []*tariff.Section
	for _, r := range e.Rates {
		if r.Section != nil && !slices.Contains(out, r.Section) {
			out = append(out, r.Section)
		}
	}
	return out
}

// TestKitOwnWords checks that an office's own texts replace those of the theme.
func TestKitOwnWords(t *testing.T) {
	own := withFile(t, "templates/announce/letter.ru.txt", "Уважаемые коллеги! {{count .Rates \"цена\" \"цены\" \"цен\"}}.\n")
	s, found := site.Load(own, site.Options{Day: tariff.Date{Year: 2026, Month: 11, Day: 30}})
	if s == nil {
		t.Fatal(found.Err())
	}
	files, err := s.Kit(s.Data.Edition("oral", "home-care", "2026"))
	is.OK(t, err)
	for _, f := range files {
		if f.Name == "letter.ru.txt" && string(f.Data) != "Уважаемые коллеги! 76\u00a0цен.\n" {
			t.Errorf("%s", f.Data)
		}
	}
}

// TestKitMeasure checks that a price that is not money is given in its own
// measure, with the derived amount in tenge.
func TestKitMeasure(t *testing.T) {
	s, found := site.Load(os.DirFS("../../../../.."), site.Options{Day: tariff.Date{Year: 2026, Month: 11, Day: 30}})
	if s == nil {
		t.Fatal(found.Err())
	}
	e := s.Data.Edition("oral", "home-care", "2026")
	e.Rates[0].Price = tariff.Price{Status: tariff.Stated, Amount: money.MustParse("0.50"), Measure: tariff.MCI, Index: &tariff.Index{Tenge: money.MustParse("4325.00")}}
	files, err := s.Kit(e)
	is.OK(t, err)
	for _, f := range files {
		text := strings.ReplaceAll(string(f.Data), "\u00a0", " ")
		if f.Name != "telegram.ru.txt" && f.Name != "fragment.ru.html" {
			continue
		}
		is.True(t, strings.Contains(text, "0,5 МРП = 2 162,50 ₸") && !strings.Contains(text, "0,50"), "%s: %s", f.Name, text)
	}
}
