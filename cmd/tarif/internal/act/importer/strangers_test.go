package importer

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestStrangers imports invented acts of unknown places and kinds, and compares
// the result with what a person wrote down.
func TestStrangers(t *testing.T) {
	d := realdata.Tariffs(t)
	names, err := filepath.Glob("testdata/strangers/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			comment, files := tarifftest.Archive(string(readFile(t, name)))
			in := Input{Place: "test-place", Kind: tariff.KindID(setting(comment, "kind")), Data: d}
			want := ""
			for _, f := range files {
				if f.Name == "want" {
					want = f.Data
					continue
				}
				f.Data = around(f, setting(comment, "around"))
				in.Sources = append(in.Sources, Source{Name: f.Name, Doc: readDoc(t, f.Name, drawnAs(t, f, setting(comment, "as")))})
			}
			res := Import(in)
			is.Must(t, want != "", "nothing is expected")
			compareStranger(t, res, want)
			if res.TOML != nil {
				proposalsLoad(t, res, string(in.Place), string(in.Kind))
			}
		})
	}
}

// around puts a table into an act, for archives that are only about a table.
func around(f tarifftest.File, language string) string {
	var before []string
	switch language {
	case "", "none":
		return f.Data
	case "kk":
		before = []string{"Тестілік деректер: бұл акт ойдан шығарылған.", "Қызметтердің тарифтерін бекіту туралы", "Сынақ ауданы әкімдігінің 2026 жылғы 12 наурыздағы № 77 қаулысы",
			"Заңға сәйкес, Сынақ ауданының әкімдігі ҚАУЛЫ ЕТЕДІ:", "1. Тарифтер қосымшаға сәйкес бекітілсін.", "Аудан әкімі А. Сынақов", "2026 жылғы 12 наурыздағы № 77 қаулыға қосымша"}
	default:
		before = []string{"Тестовые данные: этот акт выдуман.", "Об утверждении тарифов на услуги", "Постановление акимата Пробного района от 12 марта 2026 года № 77",
			"В соответствии с законом акимат Пробного района ПОСТАНОВЛЯЕТ:", "1. Утвердить тарифы согласно приложению.", "Аким района А. Пробный", "Приложение к постановлению от 12 марта 2026 года № 77"}
	}
	switch {
	case strings.HasSuffix(f.Name, ".html"):
		before = []string{"<!doctype html><meta charset=utf-8><p>" + strings.Join(before, "<p>")}
	case strings.HasSuffix(f.Name, ".md"), strings.HasSuffix(f.Name, ".txt"):
		before = []string{strings.Join(before, "\n\n") + "\n"}
	}
	return strings.Join(before, "\n") + "\n" + f.Data
}

// setting returns the value of a line "key: value" in an archive's comment.
func setting(comment, key string) string {
	for line := range strings.Lines(comment) {
		if v, ok := strings.CutPrefix(line, key+": "); ok {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// compareStranger compares every line of want with the report. The columns of a
// rate are label, section, service, role, conditions, basis/unit with VAT,
// price and wording; "*" matches anything, "new" what the catalogue lacks.
func compareStranger(t *testing.T, res *Result, want string) {
	t.Helper()
	n := 0
	for line := range strings.Lines(want) {
		line = strings.TrimRight(line, "\n")
		if strings.Count(line, "|") == 7 {
			if n < len(res.Report.Rates) {
				compareRate(t, res.Report, &res.Report.Rates[n], line)
			}
			n++
			continue
		}
		if key, value, ok := strings.Cut(line, ": "); !ok || !holds(res, key, value) {
			t.Errorf("not so: %s (the act is %s %s %s, signed %q)", line, res.Report.Act.Form, res.Report.Act.Number, res.Report.Act.Date, res.Report.Act.Signatory)
		}
	}
	is.Equal(t, n, len(res.Report.Rates), "rates")
	if t.Failed() {
		for _, f := range res.Report.Findings {
			t.Logf("%s %s %s: %s", f.Severity, f.Rule, f.Row, f.Message)
		}
		for _, r := range res.Report.Rates {
			t.Log(rateLine(res.Report, &r))
		}
	}
}

// holds reports whether the report agrees with a line of want.
func holds(res *Result, key, value string) bool {
	a := res.Report.Act
	switch key {
	case "act":
		return a.Form+" "+a.Number+" "+a.Date == value
	case "signatory":
		return a.Signatory == value
	case "period":
		return fmt.Sprint(a.Period) == value
	case "entry":
		return fmt.Sprint(a.EntryDays) == value
	case "from":
		return res.Edition != nil && fmt.Sprint(res.Edition.From) == value
	case "edition":
		return slices.ContainsFunc(res.Editions, func(x Dated) bool { return datedLine(x.Edition) == value })
	case "finding":
		rule, row, _ := strings.Cut(value, " ")
		for _, f := range res.Report.Findings {
			if f.Rule == rule && (row == "" || f.Row == row) {
				return true
			}
		}
	case "footnote":
		mark, text, _ := strings.Cut(value, " ")
		return res.Edition != nil && hasNote(res.Edition, mark, text)
	case "marked": // the labels of the rows to which a note belongs, behind its mark
		got := []string{}
		mark, _, _ := strings.Cut(value, " ")
		for _, r := range res.Edition.Rates {
			for _, n := range r.Footnotes {
				if n.Mark == mark {
					got = append(got, r.Label)
				}
			}
		}
		return strings.Join(append([]string{mark}, got...), " ") == value
	}
	return false
}

// datedLine is an edition's name, its days and its prices in their order.
func datedLine(e *tariff.Edition) string {
	out := []string{string(e.ID), e.From.String(), e.Until.String()}
	for _, r := range e.Rates {
		out = append(out, r.Price.String())
	}
	return strings.Join(out, " ")
}

func hasNote(e *tariff.Edition, mark, text string) bool {
	for _, n := range e.Footnotes {
		if n.Mark == mark && (n.Text.KK == text || n.Text.RU == text) {
			return true
		}
	}
	return false
}

func compareRate(t *testing.T, r *Report, g *Rate, line string) {
	t.Helper()
	got := strings.Split(rateLine(r, g), " | ")
	for i, w := range strings.Split(line, "|") {
		w = strings.TrimSpace(w)
		if w != "*" && !agrees(w, got[i]) {
			t.Errorf("row %s: %q, want %q", g.Row, got[i], w)
		}
	}
}

// agrees compares basis/unit; "*/day" matches any basis with the unit day.
func agrees(want, got string) bool {
	if rest, ok := strings.CutPrefix(want, "*/"); ok {
		_, unit, _ := strings.Cut(got, "/")
		return unit == rest
	}
	if rest, ok := strings.CutPrefix(want, "/"); ok {
		_, unit, _ := strings.Cut(got, "/")
		return unit == rest
	}
	return want == got
}

func rateLine(r *Report, g *Rate) string {
	service := g.Service
	for _, p := range r.Proposals.Services {
		if p.ID == service {
			service = "new"
		}
	}
	price := g.Status
	if g.Price != nil {
		price = *g.Price
	}
	if g.Measure != "money" {
		price += " " + g.Measure
	}
	if g.Status == "text" && g.Price == nil {
		price += " " + firstOf(g.Printed)
	}
	basis := g.Basis
	if g.Unit != "" {
		basis += "/" + g.Unit
	}
	words := firstOf(g.Text)
	if g.Text.KK != "" && g.Text.RU != "" {
		words += " / " + g.Text.RU
	}
	return strings.Join([]string{g.Row, g.Section, service, g.Role, strings.Join(g.Conditions, " "), strings.TrimSpace(basis + " " + g.VAT), price, words}, " | ")
}

func firstOf(t lang.Text) string {
	if t.KK != "" {
		return t.KK
	}
	return t.RU
}

// drawnAs makes the file that an archive's text describes: a Word file, a PDF,
// or the text in another encoding.
func drawnAs(t *testing.T, f tarifftest.File, as string) []byte {
	t.Helper()
	switch {
	case strings.HasSuffix(f.Name, ".docx"):
		return wordOf(t, f.Data)
	case strings.HasSuffix(f.Name, ".pdf"):
		return pdfOf(f.Data)
	case as == "utf-16":
		out := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(f.Data)) {
			out = append(out, byte(u), byte(u>>8))
		}
		return out
	case as == "kz-1048":
		return kz1048(t, f.Data)
	}
	return []byte(f.Data)
}

// kz1048 encodes a text in KZ-1048.
func kz1048(t *testing.T, text string) []byte {
	t.Helper()
	other := map[rune]byte{'Қ': 0x8d, 'Һ': 0x8e, 'қ': 0x9d, 'һ': 0x9e, 'Ұ': 0xa1, 'ұ': 0xa2, 'Ә': 0xa3, 'Ө': 0xa5, 'Ё': 0xa8, 'Ғ': 0xaa, '«': 0xab,
		'Ү': 0xaf, 'І': 0xb2, 'і': 0xb3, 'ө': 0xb4, 'ё': 0xb8, '№': 0xb9, 'ғ': 0xba, '»': 0xbb, 'ә': 0xbc, 'Ң': 0xbd, 'ң': 0xbe, 'ү': 0xbf, '–': 0x96}
	var out []byte
	for _, r := range text {
		b, ok := other[r]
		switch {
		case r < 0x80:
			b = byte(r)
		case r >= 'А' && r <= 'я':
			b = byte(r-'А') + 0xc0
		case !ok:
			t.Fatalf("%q is not in KZ-1048", r)
		}
		out = append(out, b)
	}
	return out
}

// wordOf makes a Word file: a line with tabs is a row of a table, "<" continues
// the cell before it, "^" the cell above.
func wordOf(t *testing.T, text string) []byte {
	t.Helper()
	var body strings.Builder
	var rows []string
	flush := func() {
		if rows != nil {
			body.WriteString(doctest.Table(rows...))
			rows = nil
		}
	}
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		if !strings.Contains(line, "\t") {
			flush()
			body.WriteString(doctest.P(line))
			continue
		}
		below := ""
		if i+1 < len(lines) {
			below = lines[i+1]
		}
		rows = append(rows, wordRow(strings.Split(line, "\t"), strings.Split(below, "\t")))
	}
	flush()
	return doctest.Pack(t, body.String())
}

func wordRow(cells, below []string) string {
	var out []string
	for i := 0; i < len(cells); i++ {
		span, at := 1, i
		for i+1 < len(cells) && cells[i+1] == "<" {
			span, i = span+1, i+1
		}
		p := fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, span)
		if cells[at] == "^" {
			out = append(out, doctest.Cell(p+`<w:vMerge/>`, "<w:p/>"))
			continue
		}
		if at < len(below) && below[at] == "^" {
			p += `<w:vMerge w:val="restart"/>`
		}
		out = append(out, doctest.Cell(p, doctest.P(cells[at])))
	}
	return doctest.Row(out...)
}

// pdfOf makes a PDF: a line with tabs is a row of a ruled table, "%%page"
// begins a page.
func pdfOf(text string) []byte {
	s := doctest.NewSheet()
	sheets := []*doctest.Sheet{s}
	xs := []float64{40, 70, 290, 420, 555}
	y := 800.0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		cells := strings.Split(line, "\t")
		switch {
		case line == "%%page":
			s = s.Next()
			sheets = append(sheets, s)
			y = 800
			continue
		case len(cells) == 1:
			s.Say(40, y, 9, line)
		default:
			pdfRow(s, xs, y, cells)
		}
		y -= 20
	}
	return doctest.Book(true, sheets...)
}

func pdfRow(s *doctest.Sheet, xs []float64, y float64, cells []string) {
	s.Stroke(xs[0], y+14, xs[len(xs)-1], y+14)
	s.Stroke(xs[0], y-6, xs[len(xs)-1], y-6)
	for _, x := range xs {
		s.Stroke(x, y-6, x, y+14)
	}
	for i, c := range cells {
		s.Say(xs[i]+3, y, 9, c)
	}
}
