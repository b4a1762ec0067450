package doc

import (
	"context"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/act/budget"
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
			b := budget.New(context.Background(), 0)
			if _, err := ReadWithin(b, "a", made(n)); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return float64(b.Spent())
		}
		if growth := steps(2000) / steps(1000); growth > 2.5 {
			t.Errorf("twice the %s cost %.1f times the steps", name, growth)
		}
	}
}
