package doc

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestLayoutLong holds a table of many rows to its rows, whatever stands above
// and below, and a text of gaps that is none to being text.
func TestLayoutLong(t *testing.T) {
	const rows = 12_000
	var b strings.Builder
	b.WriteString("Тарифтерді бекіту туралы\n\n№     Қызмет түрлері         Лауазымы     Құны, теңге\n")
	for i := 1; i <= rows; i++ {
		fmt.Fprintf(&b, "%-5d Көмек көрсету          маман        %d,50\n", i, i)
	}
	b.WriteString("\n* ескерту\n")
	d, err := Read(t.Context(), "a.txt", []byte(b.String()))
	if err != nil || len(d.Blocks) != 3 || d.Blocks[1].Table == nil {
		t.Fatal(err, dump(d))
	}
	is.Equal(t, len(d.Blocks[1].Table.Rows), rows+1, "rows and the heading")
	last := d.Blocks[1].Table.Rows[rows].Cells
	is.True(t, len(last) == 4 && last[0].Text == fmt.Sprint(rows) && last[3].Text == fmt.Sprintf("%d,50", rows),
		"the last row is %+v", last)
	gaps := strings.Repeat(strings.Repeat("а  ", 160)+"\n", 2000)
	if d, err := Read(t.Context(), "a.txt", []byte(gaps)); err != nil || d.Blocks[0].Table != nil {
		t.Error("a text of gaps became a table", err)
	}
}
