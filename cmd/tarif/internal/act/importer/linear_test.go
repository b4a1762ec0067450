package importer

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestLinear: twice as much of anything costs a whole import about twice the
// steps and memory.
func TestLinear(t *testing.T) {
	each := func(n int, text string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(text, "#", fmt.Sprint(i+1)))
		}
		return b.String()
	}
	table := func(rows string) string {
		return "<h1>Тарифтерді бекіту туралы</h1><table><tr><td>№<td>Атауы<td>Тариф, теңге" + rows + "</table>"
	}
	d := realdata.Tariffs(t)
	for name, text := range map[string]func(n int) string{
		"rows":       func(n int) string { return table(each(n, "<tr><td>#<td>Тамақ пісіру<td>#,50")) },
		"other rows": func(n int) string { return table(each(n, "<tr><td>#<td>қызмет # түрі<td>5,50")) },
		"sections": func(n int) string {
			return table(each(n, "<tr><td colspan=3># бөлім<tr><td>#<td>қызмет<td>5"))
		},
		"no prices": func(n int) string { return table(each(n, "<tr><td>#<td>қызмет<td>жоқ #")) },
		"footnotes": func(n int) string {
			return table(each(n, "<tr><td>#<td>қызмет<td>5*")) + each(n, "<p>* ескертпе #")
		},
		"notes of one beginning": func(n int) string {
			return table("<tr><td>1<td>қызмет<td>5") + each(n, "<p>* жеңілдік #")
		},
		"lines of a note": func(n int) string {
			return table("<tr><td>1<td>қызмет<td>5") + "<p>* ескертпе" + each(n, "<p>сөз сөз сөз")
		},
		"totals": func(n int) string {
			return table(each(n, "<tr><td>#<td>қызмет<td>5<tr><td><td>Барлығы<td>5"))
		},
		"units": func(n int) string {
			return "<table><tr><td>№<td>Атауы<td>Өлшем бірлігі<td>Тариф, теңге" + each(n, "<tr><td>#<td>қызмет<td>дана # түрі<td>5") + "</table>"
		},
		"amounts in the text": func(n int) string {
			return "<p>Тариф бекітілсін: " + each(n, "қызмет # – 5,50 теңге; ")
		},
		"tables": func(n int) string {
			return each(n, "<table><tr><td>№<td>Атауы<td>Тариф<tr><td>1<td>қызмет #<td>5</table>")
		},
		"paragraphs": func(n int) string { return table("<tr><td>1<td>қызмет<td>5") + each(n, "<p>сөз #") },
		"headings": func(n int) string {
			return each(n, "<h2>#-қосымша</h2>") + table("<tr><td>1<td>қызмет<td>5")
		},
		"annexes": func(n int) string {
			return each(n, "<p>2025 жылғы # желтоқсандағы № # шешіміне #-қосымша") + table("<tr><td>1<td>қызмет<td>5")
		},
		"list numbers": func(n int) string {
			return table("<tr><td>1<td>қызмет<td>5") + each(n, "<p>#. Тармақ") + each(n, "<p>#) тармақша")
		},
		"lines":   func(n int) string { return table("<tr><td>1<td>" + each(n, "қызмет #<br>") + "<td>5") },
		"amounts": func(n int) string { return table("<tr><td>1<td>қызмет<td>" + each(n, "#,50 ")) },
		"columns": func(n int) string {
			return "<table><tr><td>№<td>Атауы" + each(n/10, "<td>Тариф #") + "<tr><td>1<td>қызмет" + each(n/10, "<td>5") + "</table>"
		},
	} {
		steps := map[int]int{}
		grown := tarifftest.Growth(150, func(n int) func() {
			file := []byte("<meta charset=utf-8>" + text(n))
			return func() {
				document := readDoc(t, "a.html", file)
				Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: []Source{{Name: "a.html", Doc: document}}})
				steps[n] = document.Budget.Spent
			}
		})
		is.True(t, 2*steps[300] <= 5*steps[150] && grown <= 2.5,
			"twice the %s cost %d steps, not %d, and %.1f times the memory", name, steps[300], steps[150], grown)
	}
}
