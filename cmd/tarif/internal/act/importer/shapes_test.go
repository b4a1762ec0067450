package importer

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// shape is a way in which the table of an act comes as text.
type shape struct {
	name string
	row  func(b *strings.Builder, c [4]string) // number, words, role, price
	head func(b *strings.Builder, c [4]string)
}

var heads = map[lang.Lang][4]string{
	lang.KK: {"№", "Қызмет түрлері", "Лауазымы", "Бір қызметтің құны, теңге"},
	lang.RU: {"№", "Виды услуг", "Должность", "Стоимость одной услуги, тенге"},
}

// wrapped breaks words into lines as in a narrow column: a space at the end of
// most lines, none where the line is full.
func wrapped(s string, width int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(s) {
		if n := len([]rune(line)) + len([]rune(w)); line != "" && n > width {
			if n%2 == 0 {
				line = strings.TrimRight(line, " ")
			}
			lines = append(lines, line)
			line = ""
		}
		line += w + " "
	}
	return append(lines, strings.TrimRight(line, " "))
}

func paragraphsOf(b *strings.Builder, c [4]string) {
	for _, s := range c {
		if s != "" {
			b.WriteString(s + "\n\t\n")
		}
	}
	b.WriteString("\n")
}

var shapes = []shape{
	{name: "paragraphs", head: paragraphsOf, row: paragraphsOf},
	{name: "groups of lines", head: oneLine, row: func(b *strings.Builder, c [4]string) {
		b.WriteString(c[0] + "\n\n" + strings.Join(wrapped(c[1], 26), "\n") + "\n\n")
		if c[2] != "" {
			b.WriteString(strings.Join(wrapped(c[2], 22), "\n") + "\n\n")
		}
		b.WriteString(c[3] + "\n\n")
	}},
	{name: "price behind the role", head: oneLine, row: func(b *strings.Builder, c [4]string) {
		b.WriteString(c[0] + " " + strings.Join(wrapped(c[1], 26), "\n") + "\n\n")
		if c[2] == "" {
			b.WriteString(c[3] + "\n\n")
			return
		}
		b.WriteString(strings.Join(wrapped(c[2], 22), "\n") + " " + c[3] + "\n\n")
	}},
	{name: "pdftotext", head: func(b *strings.Builder, c [4]string) {
		b.WriteString(strings.TrimRight(strings.Join(c[:], "\n\n"), "\n") + "\n\n")
	}, row: func(b *strings.Builder, c [4]string) {
		b.WriteString(c[0] + "\n\n" + strings.Join(wrapped(c[1], 38), "\n") + "\n\n")
		if c[2] == "" {
			b.WriteString(c[3] + "\n\n")
			return
		}
		role := wrapped(c[2], 28)
		half := (len(role) + 1) / 2
		b.WriteString(strings.Join(role[:half], "\n") + "\n" + c[3] + "\n" + strings.Join(role[half:], "\n") + "\n\n")
	}},
	{name: "raw lines", head: oneLine, row: func(b *strings.Builder, c [4]string) {
		b.WriteString(c[0] + "\n" + strings.Join(wrapped(c[1], 38), "\n") + "\n")
		if c[2] != "" {
			b.WriteString(strings.Join(wrapped(c[2], 28), "\n") + "\n")
		}
		b.WriteString(c[3] + "\n")
	}},
}

func oneLine(b *strings.Builder, c [4]string) {
	b.WriteString(strings.Join(strings.Fields(strings.Join(c[:], " ")), " ") + "\n\n")
}

// drawn writes an act's table in a shape.
func (s shape) drawn(e *tariff.Edition, l lang.Lang, roles bool) string {
	var b strings.Builder
	b.WriteString("Сынақ\n\n")
	h := heads[l]
	if !roles {
		h[2] = ""
	}
	s.head(&b, h)
	var section *tariff.Section
	for _, r := range e.Rates {
		if r.Section != section {
			section = r.Section
			b.WriteString(section.Name.In(l) + "\n")
			if s.name != "raw lines" {
				b.WriteString("\n")
			}
		}
		c := [4]string{fmt.Sprint(r.Row), r.Text.Text.In(l), r.RoleText.Text.In(l), strings.Replace(r.Price.Amount.String(), ".", ",", 1)}
		if !roles {
			c[2] = ""
		}
		s.row(&b, c)
	}
	return b.String()
}

// TestShapes writes both acts in every shape, in both languages, with and
// without a column of roles, and reads them back.
func TestShapes(t *testing.T) {
	d := realdata.Tariffs(t)
	for _, s := range shapes {
		for _, place := range []tariff.PlaceID{"oral", "baiterek"} {
			e := d.Edition(place, "home-care", "2026")
			for _, l := range lang.All {
				for _, roles := range []bool{true, false} {
					t.Run(fmt.Sprintf("%s/%s/%s/roles=%v", s.name, place, l, roles), func(t *testing.T) {
						text := s.drawn(e, l, roles)
						res := Import(Input{Place: place, Kind: "home-care", Data: d,
							Sources: []Source{{Name: "act.txt", Lang: l, Doc: readDoc(t, "act.txt", []byte(text))}}})
						readBack(t, e, res, l, roles)
					})
				}
			}
		}
	}
}

func readBack(t *testing.T, e *tariff.Edition, res *Result, l lang.Lang, roles bool) {
	t.Helper()
	if len(res.Report.Rates) != len(e.Rates) {
		t.Fatalf("%d rates, want %d: %v", len(res.Report.Rates), len(e.Rates), res.Report.Findings[:min(3, len(res.Report.Findings))])
	}
	bad := 0
	for i, w := range e.Rates {
		g := res.Report.Rates[i]
		ok := g.Row == w.Label && g.Section == string(w.Section.ID) && g.Price != nil && *g.Price == w.Price.Amount.String() && g.Text.In(l) == w.Text.Text.In(l)
		if roles {
			ok = ok && g.Role == string(w.Role.ID) && g.Service == string(w.Service.ID)
		}
		if !ok {
			if bad++; bad < 4 {
				t.Errorf("row %d: %s %s %s %s %v\n%s, want\n%s", w.Row, g.Row, g.Section, g.Service, g.Role, g.Price, g.Text.In(l), w.Text.Text.In(l))
			}
		}
	}
	is.True(t, bad <= 3, "%d rows are wrong", bad)
}
