package doc

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/doctest"
)

// Twice as much of anything costs about twice the steps.
func TestLinear(t *testing.T) {
	for name, made := range map[string]func(n int) []byte{
		"paragraphs": func(n int) []byte { return []byte(strings.Repeat("сөз\n\n", n)) },
		"rows": func(n int) []byte {
			return []byte("<table>" + strings.Repeat("<tr><td>1<td>көмек<td>5", n) + "</table>")
		},
		"spans": func(n int) []byte { return []byte("# а\n\n" + strings.Repeat("*а ", n)) },
		"footnotes": func(n int) []byte {
			return doctest.Pack(t, strings.Repeat(`<w:p><w:r><w:t>а</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`, n))
		},
		"RTF rows": func(n int) []byte { return doctest.RTF(strings.Repeat(doctest.RTFRow([]int{1, 900}, "1", "2"), n)) },
	} {
		steps := func(n int) float64 {
			d, err := Read(t.Context(), "a", made(n))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return float64(d.Budget.Spent)
		}
		if growth := steps(2000) / steps(1000); growth > 2.5 {
			t.Errorf("twice the %s cost %.1f times the steps", name, growth)
		}
	}
}
