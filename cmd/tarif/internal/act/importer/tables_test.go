package importer

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// layouts are the ways in which one act is laid out. In a loose layout, which
// does not show everything that a table says, a price may be missing, but only
// with a finding.
var layouts = []struct {
	ext   string
	name  string
	loose bool
	make  func(testing.TB, *doctest.Act) []byte
}{
	{"html", "web page", false, func(_ testing.TB, a *doctest.Act) []byte { return a.HTML() }},
	{"docx", "Word", false, func(t testing.TB, a *doctest.Act) []byte { return a.Word(t) }},
	{"odt", "Writer", false, func(t testing.TB, a *doctest.Act) []byte { return a.Writer(t) }},
	{"rtf", "RTF", false, func(_ testing.TB, a *doctest.Act) []byte { return a.RichText() }},
	{"xlsx", "workbook", true, func(t testing.TB, a *doctest.Act) []byte { return onlyUnmarked(a, a.Workbook(t)) }},
	{"md", "Markdown", false, func(_ testing.TB, a *doctest.Act) []byte { return onlyPlain(a, a.Markdown) }},
	{"txt", "text", true, func(_ testing.TB, a *doctest.Act) []byte { return onlyPlain(a, a.Text) }},
	{"pdf", "grid", false, func(_ testing.TB, a *doctest.Act) []byte { return a.PDF(doctest.Drawn{Level: true, Upright: true}) }},
	{"pdf", "grid, cells in the middle", false, func(_ testing.TB, a *doctest.Act) []byte {
		return a.PDF(doctest.Drawn{Level: true, Upright: true, Middle: true})
	}},
	{"pdf", "grid over pages", false, func(_ testing.TB, a *doctest.Act) []byte {
		return a.PDF(doctest.Drawn{Level: true, Upright: true, Short: true})
	}},
	{"pdf", "level lines", true, func(_ testing.TB, a *doctest.Act) []byte { return a.PDF(doctest.Drawn{Level: true}) }},
	{"pdf", "no lines", true, func(_ testing.TB, a *doctest.Act) []byte { return a.PDF(doctest.Drawn{}) }},
}

func onlyPlain(a *doctest.Act, of func() []byte) []byte {
	if !a.Plain() {
		return nil
	}
	return of()
}

func onlyUnmarked(a *doctest.Act, b []byte) []byte {
	for _, row := range a.Rows {
		for _, c := range row {
			if strings.ContainsAny(c.Text, "^~") {
				return nil
			}
		}
	}
	return b
}

// TestTables imports invented tables in every layout. A line of want is
// "number|price|first words"; the price "!" cannot be read by anyone, "~" after
// a price requires a finding on its row, "?" allows one; "E|rule" is an error.
// A wrong price without a finding on its row is a failure.
func TestTables(t *testing.T) {
	d := realdata.Tariffs(t)
	names, err := filepath.Glob("testdata/tables/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		_, files := tarifftest.Archive(string(readFile(t, name)))
		for _, f := range files {
			a, want := readTable(f)
			for _, as := range layouts {
				t.Run(f.Name+"/"+as.name, func(t *testing.T) {
					b := as.make(t, a)
					if b == nil {
						t.Skip("this layout cannot show it")
					}
					file := "a." + as.ext
					res := Import(Input{Place: "test-place", Kind: "bath", Data: d, Sources: []Source{{Name: file, Doc: readDoc(t, file, b)}}})
					if problems := disagree(res.Report, want, as.loose || as.ext == "pdf" && !a.Unbroken()); len(problems) > 0 {
						t.Error(strings.Join(problems, "\n"))
						logReport(t, res)
					}
					if as.ext == "html" && res.TOML != nil {
						proposalsLoad(t, res, "test-place", "bath")
					}
				})
			}
		}
	}
}

func logReport(t *testing.T, res *Result) {
	t.Helper()
	for _, f := range res.Report.Findings {
		if f.Rule != RuleService {
			t.Logf("%s %s %s: %s", f.Severity, f.Rule, f.Row, f.Message)
		}
	}
	for _, r := range res.Report.Rates {
		t.Log(rateLine(res.Report, &r))
	}
}

// readTable reads a title, a table, the notes below it, and the expected
// result.
func readTable(f tarifftest.File) (*doctest.Act, []string) {
	text, want, _ := strings.Cut(f.Data, "\n=\n")
	_, language, _ := strings.Cut(f.Name, ".")
	lines := strings.Split(strings.TrimSpace(text), "\n")
	a := &doctest.Act{Before: headOf(language, lines[0])}
	for _, s := range lines[1:] {
		if note, ok := strings.CutPrefix(s, "> "); ok {
			a.After = append(a.After, note)
			continue
		}
		a.Rows = append(a.Rows, doctest.ReadRow(s))
	}
	return a, strings.Split(strings.TrimSpace(want), "\n")
}

func headOf(language, title string) []string {
	if language == "kk" {
		return []string{title, "Солтүстік облысы Көлді ауданы әкімдігінің 2026 жылғы 12 наурыздағы № 77 қаулысы",
			"«Қазақстан Республикасындағы жергілікті мемлекеттік басқару және өзін-өзі басқару туралы» Қазақстан Республикасының Заңына сәйкес Көлді ауданының әкімдігі ҚАУЛЫ ЕТЕДІ:",
			"1. Тарифтер қосымшаға сәйкес бекітілсін.", "2. Осы қаулы алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.",
			"Аудан әкімі А. Сынақов", "Әкімдіктің 2026 жылғы 12 наурыздағы № 77 қаулысына қосымша"}
	}
	return []string{title, "Постановление акимата Озерного района Северной области от 12 марта 2026 года № 77",
		"В соответствии с Законом Республики Казахстан «О местном государственном управлении и самоуправлении в Республике Казахстан» акимат Озерного района ПОСТАНОВЛЯЕТ:",
		"1. Утвердить тарифы согласно приложению.", "2. Настоящее постановление вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования.",
		"Аким района А. Пробный", "Приложение к постановлению акимата от 12 марта 2026 года № 77"}
}

// disagree lists where a report is not as expected. In a loose layout prices
// and rows may be missing, but only with a finding.
func disagree(r *Report, want []string, loose bool) []string {
	var out, rows []string
	for _, line := range want {
		rule, ok := strings.CutPrefix(line, "E|")
		switch {
		case !ok:
			rows = append(rows, line)
		case !loose && !slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity == Error && strings.Contains(f.Rule, rule) }):
			out = append(out, "no error "+rule)
		}
	}
	if loose {
		return append(out, silent(r, rows)...)
	}
	if len(rows) != len(r.Rates) {
		return append(out, fmt.Sprintf("%d rates, want %d", len(r.Rates), len(rows)))
	}
	for i, line := range rows {
		out = append(out, disagreeOn(r, &r.Rates[i], line)...)
	}
	return out
}

// silent lists wrong prices and lost rows without a finding.
func silent(r *Report, want []string) []string {
	var out []string
	prices := map[string][]string{}
	for _, line := range want {
		part := strings.Split(line, "|")
		prices[part[0]] = append(prices[part[0]], strings.Trim(part[1], "?~"))
	}
	for _, g := range r.Rates {
		if is := priceOf(&g); g.Price != nil && !slices.Contains(prices[g.Row], is) && !toldOf(r, g.Row) {
			out = append(out, fmt.Sprintf("row %s has %s, and nothing is told", g.Row, is))
		}
	}
	for _, line := range want {
		label, _, _ := strings.Cut(line, "|")
		if !slices.ContainsFunc(r.Rates, func(g Rate) bool { return g.Row == label }) && !toldOf(r, label) {
			out = append(out, "lost: "+line)
		}
	}
	return out
}

func priceOf(g *Rate) string {
	is := g.Status
	if g.Price != nil {
		is = *g.Price
	}
	if g.Measure != "money" {
		is += " " + g.Measure
	}
	return is
}

func disagreeOn(r *Report, got *Rate, line string) []string {
	part := strings.Split(line, "|")
	price, told, is := strings.TrimRight(part[1], "?~"), toldOf(r, got.Row), priceOf(got)
	wrong := is != price
	if price[0] == '!' {
		wrong = got.Price != nil
	}
	switch {
	case wrong:
		return []string{fmt.Sprintf("row %s has %s (told: %v), want %s", got.Row, is, told, line)}
	case !told && (price[0] == '!' || strings.HasSuffix(part[1], "~")):
		return []string{fmt.Sprintf("row %s has %s, and nothing is told", got.Row, is)}
	case told && price[0] != '!' && !strings.ContainsAny(part[1], "?~"):
		return []string{fmt.Sprintf("row %s has %s, and is told without need", got.Row, is)}
	case got.Row != part[0] || !strings.HasPrefix(firstOf(got.Text), part[2]):
		return []string{fmt.Sprintf("row %s %s, want %s", got.Row, firstOf(got.Text), line)}
	}
	return nil
}

// quiet are the rules of findings that are not about a price.
var quiet = []string{RuleService, RuleUnsure, RuleCondition, RuleUnit, RuleSection, RuleRole, RuleSame, RuleRival}

// toldOf reports whether there is a finding on a row, or an error about the
// whole act.
func toldOf(r *Report, row string) bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool {
		return f.Index > 0 && f.Row == row && !slices.Contains(quiet, f.Rule) || f.Index == 0 && f.Severity == Error && f.Rule != RuleTotal
	})
}
