package importer

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// mutHead is the text above the tables that are mutated.
var mutHead = []string{"Об утверждении тарифов", "Постановление акимата Пробного района от 12 марта 2026 года № 77", "акимат Пробного района ПОСТАНОВЛЯЕТ:", "1. Утвердить тарифы согласно приложению.", "Аким района А. Пробный", "Приложение к постановлению акимата от 12 марта 2026 года № 77"}

// mutBases are correct tables, which are read without a finding about their
// numbers.
var mutBases = map[string][]string{
	"plain": {"№ | Наименование услуги | Стоимость, тенге", "1 | Помывка в общем отделении | 948,30", "2 | Помывка в душевой | 1 896,60", "3 | Прокат простыни | 371,25", "4 | Прокат полотенца | 250", "5 | Веник берёзовый | 1 200,50"},
	"roles": {"№ | Виды услуг | Должность | Время, мин | Стоимость одной услуги, тенге", "1 | Уборка | Социальный работник | 60 | 1 896,60", "2 | Беседа | Специалист | 30 | 492,45", "3 | Покупка продуктов | Социальный работник | 30 | 948,30", "4 | Консультация | Специалист | 60 | 984,90"},
	"two":   {"№ | Наименование | Ед. изм. | Взрослый, тенге | Детский, тенге", "1 | Баня | час | 1 500 | 750", "2 | Бассейн | час | 2 000,50 | 1 000", "3 | Спортзал | месяц | 12 000 | 8 500", "4 | Прокат | штука | 300 | 150,75"},
	"kk":    {"Р/с № | Қызмет түрлері | Бағасы, теңге", "1 | Жалпы бөлімде жуыну | 948,30", "2 | Душта жуыну | 1 896,60", "3 | Ақжайма жалдау | 371,25", "4 | Сүлгі жалдау | 250"},
}

// mutation is a way to damage one row or all rows, as misreading or mistyping
// would.
type mutation struct {
	name string
	do   func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid // nil: not applicable
}

// ofTable are mutations of the whole table, which the document may tell.
var ofTable = []string{"prices shifted down", "the whole columns swapped", "number and price swapped throughout"}

// text changes the text of a cell.
func text(f func(s string) string) func([][]doctest.Laid, int, int) [][]doctest.Laid {
	return func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		s := f(rows[r][c].Text)
		if s == "" || s == rows[r][c].Text {
			return nil
		}
		rows[r][c].Text = s
		return rows
	}
}

var mutations = []mutation{
	{"last digit raised", text(func(s string) string { return s[:len(s)-1] + "^" + s[len(s)-1:] + "^" })},
	{"first digit raised", text(func(s string) string { return "^" + s[:1] + "^" + s[1:] })},
	{"last digit struck", text(func(s string) string { return s[:len(s)-1] + "~" + s[len(s)-1:] + "~" })},
	{"first digit struck", text(func(s string) string { return "~" + s[:1] + "~" + s[1:] })},
	{"old price struck before", text(func(s string) string { return "~300~ " + s })},
	{"all struck", text(func(s string) string { return "~" + s + "~" })},
	{"split over a line", text(func(s string) string { return s[:2] + "\n" + s[2:] })},
	{"split at the end", text(func(s string) string { return s[:len(s)-1] + "\n" + s[len(s)-1:] })},
	{"two prices", text(func(s string) string { return s + "\n500" })},
	{"two prices one line", text(func(s string) string { return s + " 500,00" })},
	{"stroke", text(func(s string) string { return s + "/500" })},
	{"letter O for zero", text(func(s string) string { return strings.Replace(s, "0", "О", 1) })},
	{"point for comma", text(func(s string) string {
		if !strings.Contains(s, ",") {
			return ""
		}
		return strings.Replace(s, ",", ".", 1) + "0"
	})},
	{"comma for blank", text(func(s string) string { return strings.Replace(s, " ", ",", 1) })},
	{"point for blank", text(func(s string) string { return strings.Replace(s, " ", ".", 1) })},
	{"blank moved", text(func(s string) string {
		if !strings.Contains(s, " ") {
			return ""
		}
		s = strings.Replace(s, " ", "", 1)
		return s[:2] + " " + s[2:]
	})},
	{"minus", text(func(s string) string { return "-" + s })},
	{"percent", text(func(s string) string { return s + " %" })},
	{"dollars", text(func(s string) string { return "$ " + s })},
	{"thousand in the cell", text(func(s string) string { return s + " тыс. тенге" })},
	{"range", text(func(s string) string { return "100–" + s })},
	{"three decimals", text(func(s string) string {
		if !strings.Contains(s, ",") {
			return ""
		}
		return s + "5"
	})},
	{"lost", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid { rows[r][c].Text = ""; return rows }},
	{"to the words", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		if len(rows[r][c].Text) < 5 {
			return nil
		}
		rows[r][1].Text += " " + rows[r][c].Text
		rows[r][c].Text = ""
		return rows
	}},
	{"first digit to the cell before", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		rows[r][c-1].Text += " " + rows[r][c].Text[:1]
		rows[r][c].Text = strings.TrimSpace(rows[r][c].Text[1:])
		return rows
	}},
	{"swapped with the cell before", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		rows[r][c], rows[r][c-1] = rows[r][c-1], rows[r][c]
		return rows
	}},
	{"swapped with the number", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		rows[r][c], rows[r][0] = rows[r][0], rows[r][c]
		return rows
	}},
	{"merged with the cell before", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		rows[r][c-1].Text += " " + rows[r][c].Text
		rows[r][c-1].Cols = 2
		rows[r] = slices.Delete(rows[r], c, c+1)
		return rows
	}},
	{"merged with the cell below", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		if r+1 == len(rows) || c+1 != len(rows[r]) {
			return nil
		}
		rows[r][c].Rows = 2
		rows[r+1] = rows[r+1][:c]
		return rows
	}},
	{"both in the upper", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		if r+1 == len(rows) {
			return nil
		}
		rows[r][c].Text += "\n" + rows[r+1][c].Text
		rows[r+1][c].Text = ""
		return rows
	}},
	{"two rows in one", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		if r+1 == len(rows) {
			return nil
		}
		for i := range rows[r] {
			rows[r][i].Text += "\n" + rows[r+1][i].Text
		}
		return slices.Delete(rows, r+1, r+2)
	}},
	{"row lost", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		if r+1 == len(rows) || r == 1 {
			return nil // it is the last row, whose loss nobody can notice
		}
		return slices.Delete(rows, r, r+1)
	}},
	{"row twice", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		return slices.Insert(rows, r, slices.Clone(rows[r]))
	}},
	{"number lost", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid { rows[r][0].Text = ""; return rows }},
	{"prices shifted down", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		for i := len(rows) - 1; i > r; i-- {
			rows[i][c].Text = rows[i-1][c].Text
		}
		rows[r][c].Text = ""
		return rows
	}},
	{"the whole columns swapped", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		if strings.Contains(rows[0][c-1].Text, "тенге") {
			return nil // two columns of prices under each other's heading: only the act can tell
		}
		for i := 1; i < len(rows); i++ {
			rows[i][c], rows[i][c-1] = rows[i][c-1], rows[i][c]
		}
		return rows
	}},
	{"number and price swapped throughout", func(rows [][]doctest.Laid, r, c int) [][]doctest.Laid {
		for i := 1; i < len(rows); i++ {
			rows[i][c], rows[i][0] = rows[i][0], rows[i][c]
		}
		return rows
	}},
}

// TestMutations damages correct tables in one place, lays them out as offices
// do and expects the right prices or a finding: from the ledger, from the
// second reading or about the cell. Each mutation is tried in a third of the
// layouts of each table, each time on another row; TARIF_ALL_MUTATIONS=1 tries all.
func TestMutations(t *testing.T) {
	d := realdata.Tariffs(t)
	for k, base := range slices.Sorted(maps.Keys(mutBases)) {
		for n, as := range layouts {
			m := &mutant{data: d, base: mutBases[base], make: func(a *doctest.Act) []byte { return as.make(t, a) }, file: "a." + as.ext}
			m.clean = m.run(t, m.rows())
			for i, x := range mutations {
				if full := os.Getenv("TARIF_ALL_MUTATIONS") != ""; full || (i+n+k)%3 == 0 {
					t.Run(base+"/"+as.name+"/"+x.name, func(t *testing.T) { m.try(t, x, 1+(i+n)%(len(m.base)-1)) })
				}
			}
		}
	}
}

// mutant is a table in a layout.
type mutant struct {
	data  *tariff.Data
	base  []string
	make  func(*doctest.Act) []byte
	file  string
	clean *Report
}

func (m *mutant) rows() [][]doctest.Laid {
	var out [][]doctest.Laid
	for _, s := range m.base {
		out = append(out, doctest.ReadRow(s))
	}
	return out
}

func (m *mutant) run(t *testing.T, rows [][]doctest.Laid) *Report {
	b := m.make(&doctest.Act{Before: mutHead, Rows: rows})
	if b == nil {
		t.Skip("this layout cannot show it")
	}
	return Import(Input{Place: "test-place", Kind: "bath", Data: m.data, Sources: []Source{{Name: m.file, Doc: readDoc(t, m.file, b)}}}).Report
}

func (m *mutant) try(t *testing.T, x mutation, row int) {
	rows := m.rows()
	spoilt := x.do(rows, row, len(rows[0])-1)
	if spoilt == nil {
		t.Skip("does not apply")
	}
	r := m.run(t, spoilt)
	if unsaid := m.unsaid(r, slices.Contains(ofTable, x.name)); len(unsaid) > 0 {
		t.Errorf("row %d: %v\n%s", row, spoilt[min(row, len(spoilt)-1)], strings.Join(unsaid, "\n"))
		for _, f := range r.Findings {
			t.Logf("%s %s %s: %s", f.Severity, f.Rule, f.Row, f.Message)
		}
	}
}

// unsaid lists the prices that are not those of the correct table and of which
// nothing is told on their row, and the rows that are lost with nothing told on them
// or on the document. If the whole table is damaged, the document may tell it.
func (m *mutant) unsaid(r *Report, whole bool) []string {
	if whole && m.told(r) {
		return nil
	}
	var out []string
	right := pricesOf(m.clean)
	for i, is := range pricesOf(r) {
		row := r.Rates[i].Row
		if slices.Contains(right, is) || slices.ContainsFunc(r.Findings, func(f Finding) bool {
			return (f.Index == r.Rates[i].Index || row != "" && f.Row == row) && !slices.Contains(quiet, f.Rule)
		}) {
			continue
		}
		out = append(out, fmt.Sprintf("%s: %s", row, is))
	}
	for _, x := range m.clean.Rates {
		if !slices.ContainsFunc(r.Rates, func(y Rate) bool { return firstOf(x.Text) == firstOf(y.Text) }) && !m.told(r) {
			out = append(out, "lost: "+firstOf(x.Text))
		}
	}
	return out
}

// told reports whether there is an error, or a warning that the correct table
// does not have.
func (m *mutant) told(r *Report) bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool {
		return f.Severity == Error || f.Rule != RuleService && !slices.ContainsFunc(m.clean.Findings, func(c Finding) bool { return c.Rule == f.Rule && (c.Row != "") == (f.Row != "") })
	})
}

func pricesOf(r *Report) []string {
	var out []string
	for _, x := range r.Rates {
		price := x.Status
		if x.Price != nil {
			price = *x.Price
		}
		out = append(out, fmt.Sprint(firstOf(x.Text), " ", price, " ", x.Measure))
	}
	return out
}

// rightAct returns a document that is read without a finding about its numbers.
func rightAct(rows [][]string) *doc.Document {
	head := []string{"№", "Наименование услуги", "Время, минут", "Стоимость одной услуги, тенге"}
	t := &doc.Table{}
	for _, cells := range append([][]string{head}, rows...) {
		t.Rows = append(t.Rows, doc.Row{Cells: cellsOf(cells...)})
	}
	d := &doc.Document{Format: "html"}
	for _, s := range []string{"Об утверждении тарифов", "Постановление акимата Пробного района от 12 марта 2026 года № 77", "акимат Пробного района ПОСТАНОВЛЯЕТ:", "1. Утвердить тарифы.", "Аким района А. Пробный"} {
		d.Blocks = append(d.Blocks, doc.Block{Passage: doc.Passage{Text: s}})
	}
	d.Blocks = append(d.Blocks, doc.Block{Table: t})
	for r := range t.Rows {
		for c := range t.Rows[r].Cells {
			t.Rows[r].Cells[c].Places = []doc.Place{{Table: 1, Row: r + 1, Cell: c + 1}}
		}
	}
	return d
}

func rightRows() [][]string {
	return [][]string{
		{"1", "Помывка в общем отделении", "60", "948,30"}, {"2", "Помывка в душевой", "30", "1 896,60"},
		{"3", "Прокат простыни", "15", "371,25"}, {"4", "Прокат полотенца", "15", "250"}, {"5", "Веник берёзовый", "5", "1 200,50"},
	}
}

// TestMisread: the second reading and the ledger show what a reader of tables
// gets wrong.
func TestMisread(t *testing.T) {
	d := realdata.Tariffs(t)
	right := rightAct(rightRows())
	for name, spoil := range map[string]func(*version){
		"a price of another row": func(v *version) {
			rows := v.parts.Tables[0].Rows
			rows[0].Prices, rows[1].Prices = rows[1].Prices, rows[0].Prices
		},
		"a row is lost": func(v *version) { t := v.parts.Tables[0]; t.Rows = slices.Delete(t.Rows, 2, 3) },
		"a price from nowhere": func(v *version) {
			v.parts.Tables[0].Rows[0].Prices[0].Lines = []string{"948,31"}
		},
		"a price is lost": func(v *version) { v.parts.Tables[0].Rows[3].Prices[0].Lines = []string{""} },
	} {
		w := &work{in: Input{Data: d, Place: "test-place", Kind: "bath"}, report: newReport()}
		v := w.read(Source{Name: "a.html", Doc: right})[0]
		spoil(v)
		v.lines = nil
		for _, tab := range v.parts.Tables {
			v.rows(tab, 0)
		}
		w.versions = []*version{v}
		w.entries = w.join()
		w.keepBooks()
		is.True(t, w.report.Errors() != 0, "%s: nothing was noticed", name)
	}
}
