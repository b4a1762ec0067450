package doc

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

func TestValues(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"a.csv", "№,Услуга,\"Тариф, тенге\"\n1,\"Душ, с веником\",\"1 896,60\"\n", "№|Услуга|Тариф, тенге\n1|Душ, с веником|1 896,60"},
		{"decimal.csv", "№,Услуга,Тариф\n1,Душ,948,30\n2,Пар,1,200,50\n", "№|Услуга|Тариф\n1|Душ|948,30\n2|Пар|1,200,50"},
		{"semicolons.csv", "Тарифы;;\n№;Услуга;Тариф\n\n1;Душ;948,30\n;\n2;Пар;\n", "Тарифы\n№|Услуга|Тариф\n1|Душ|948,30\n2|Пар|"},
		{"tabs.tsv", "№\tУслуга\tТариф\n1\tДуш\t948,30\n", "№|Услуга|Тариф\n1|Душ|948,30"},
		{"act.csv", "\"Об утверждении; тарифов\"\nПостановление № 7\n1. Утвердить тарифы.\nПриложение\n№;Услуга;Тариф\n1;Душ;\"\"\"5\"\"\"\n2;Пар;=\"12500\"\nПримечание: зимой\n", "Об утверждении; тарифов\nПостановление № 7\n1. Утвердить тарифы.\nПриложение\n№|Услуга|Тариф\n1|Душ|\"5\"\n2|Пар|12500\nПримечание: зимой"},
		{"saved.txt", "№;Услуга;Тариф\n1;\"Душ; пар\";5\n2;Пар;6\n", "№|Услуга|Тариф\n1|Душ; пар|5\n2|Пар|6"},
	} {
		d, err := Read(t.Context(), tt.name, []byte(tt.data))
		is.OK(t, err)
		var rows []string
		for _, b := range d.Blocks {
			if b.Table == nil {
				rows = append(rows, b.Text)
				continue
			}
			for _, r := range b.Table.Rows {
				cells := lists.Of(r.Cells, func(c Cell) string { return c.Text })
				rows = append(rows, strings.Join(cells, "|"))
			}
		}
		is.Equal(t, strings.Join(rows, "\n"), tt.want, tt.name)
	}
	if d, err := Read(t.Context(), "prose.csv", []byte("Помывка 500 тенге")); err != nil || d.Blocks[0].Table != nil {
		t.Errorf("prose: %v", err)
	}
}
