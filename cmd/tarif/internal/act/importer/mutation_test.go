package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/realdata"
)

// rightAct is a document that is read without a word about its numbers.
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

// numberRules are the findings by which the ledger or the second reading notice.
var numberRules = []string{RuleLeft, RuleNowhere, RuleReadings, RuleStray, RuleStruck, RuleMerged, RuleNumbers, RuleEmpty, RuleNote,
	"price-text", "price-ambiguous", "two-amounts", "rows-empty", "price-places", "amount-repaired", "column-unread", RuleSame}

func noticed(r *Report) []string {
	var out []string
	for _, f := range r.Findings {
		if slices.Contains(numberRules, f.Rule) && !(f.Rule == "column-unread" && f.Severity == source.Warning) {
			out = append(out, f.Rule)
		}
	}
	return out
}

// TestMutations changes a right document in one place, as a reader that misread
// it would, and expects that something is said: by the ledger, by the second
// reading or of the cell.
func TestMutations(t *testing.T) {
	d := realdata.Tariffs(t)
	read := func(rows [][]string) *Report {
		return Import(Input{Place: "test-place", Kind: "bath", Data: d, Sources: []Source{{Name: "a.html", Doc: rightAct(rows)}}}).Report
	}
	if r := read(rightRows()); len(noticed(r)) > 0 || r.Errors() > 0 {
		t.Fatalf("the right document: %v", r.Findings)
	}
	for i := range rightRows() {
		for name, change := range mutations(i) {
			rows := rightRows()
			if !change(rows) {
				continue
			}
			r := read(rows)
			if len(noticed(r)) == 0 {
				t.Errorf("row %d, %s: nothing was noticed: %v\n%s", i+1, name, rows[i], told2(r))
			}
		}
	}
}

func told2(r *Report) string {
	var b strings.Builder
	for _, x := range r.Rates {
		price := x.Status
		if x.Price != nil {
			price = *x.Price
		}
		fmt.Fprintf(&b, "%s %s %s\n", x.Row, price, x.Text.RU)
	}
	return b.String()
}

// mutations are the ways to spoil a row; false where one does not apply.
func mutations(i int) map[string]func([][]string) bool {
	return map[string]func([][]string) bool{
		"the price runs into the words": func(r [][]string) bool {
			if !strings.Contains(r[i][3], ",") {
				return false
			}
			r[i][1], r[i][3] = r[i][1]+" "+r[i][3], ""
			return true
		},
		"two rows in one cell": func(r [][]string) bool {
			if i+1 == len(r) {
				return false
			}
			r[i][3], r[i+1][3] = r[i][3]+"\n"+r[i+1][3], ""
			return true
		},
		"two rows in one": func(r [][]string) bool {
			if i+1 == len(r) {
				return false
			}
			for c := range r[i] {
				r[i][c] += "\n" + r[i+1][c]
				r[i+1][c] = ""
			}
			return true
		},
		"the last digit is raised": func(r [][]string) bool {
			n := len(r[i][3]) - 1
			r[i][3] = r[i][3][:n] + string([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r[i][3][n]-'0'])
			return true
		},
		"the first digit is raised": func(r [][]string) bool {
			r[i][3] = string([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r[i][3][0]-'0']) + r[i][3][1:]
			return true
		},
		"a digit goes over the line": func(r [][]string) bool {
			r[i][3] = r[i][3][:2] + "\n" + r[i][3][2:]
			return true
		},
		"the first digit moves to the words": func(r [][]string) bool {
			r[i][1], r[i][3] = r[i][1]+" "+r[i][3][:1]+" 000,00", strings.TrimSpace(r[i][3][1:])
			return true
		},
		"a point for a blank": func(r [][]string) bool {
			if !strings.Contains(r[i][3], " ") {
				return false
			}
			r[i][3] = strings.Replace(r[i][3], " ", ".", 1)
			return true
		},
		"number and price change places": func(r [][]string) bool {
			r[i][0], r[i][3] = r[i][3], r[i][0]
			return true
		},
		"words and price change places": func(r [][]string) bool {
			r[i][1], r[i][3] = r[i][3], r[i][1]
			return true
		},
		"the price is lost": func(r [][]string) bool { r[i][3] = ""; return true },
		"the number is lost and the row's words go to the one before": func(r [][]string) bool {
			if i == 0 {
				return false
			}
			r[i-1][1] += "\n" + r[i][1]
			r[i-1][3] += "\n" + r[i][3]
			r[i] = []string{"", "", "", ""}
			return true
		},
	}
}

// What a reader of tables gets wrong the second reading shows, and the ledger.
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
		if w.report.Errors() == 0 {
			t.Errorf("%s: nothing was noticed", name)
		}
	}
}
