package table

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

// told formats a table: its columns, then a line for each row.
func told(t *Table) string {
	if t == nil {
		return "none"
	}
	var b strings.Builder
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "[%s %s]", c.Use, c.Heading)
	}
	for _, r := range t.Rows {
		fmt.Fprintf(&b, "\n%s", r.Label)
		if r.Section > 0 {
			fmt.Fprintf(&b, " (%s)", t.Sections[r.Section-1].Text.Plain())
		}
		if r.Group != "" {
			fmt.Fprintf(&b, " <%s %s>", r.Over, r.Group)
		}
		fmt.Fprintf(&b, " %s", r.Text.Plain())
		for _, c := range []Cell{r.Role, r.Unit} {
			if !c.empty() {
				fmt.Fprintf(&b, " | %s", c.Plain())
			}
		}
		for _, p := range r.Prices {
			b.WriteString(strings.TrimRight(" = "+p.Plain(), " "))
		}
	}
	return b.String()
}

func read(t *testing.T, name, text string) *Table {
	t.Helper()
	d, err := doc.Read(t.Context(), name, []byte(text))
	is.OK(t, err)
	p := Read(d)
	if len(p.Tables) == 0 {
		return nil
	}
	return p.Tables[0]
}

func TestTables(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"sections, numbers that begin again", "a.html",
			`<table><tr><td>№</td><td>Атауы</td><td>Тариф, теңге</td></tr><tr><td>I</td><td colspan="2">Бірінші</td></tr><tr><td>1.</td><td>су</td><td>10</td></tr>
			<tr><td colspan="3">Екінші</td></tr><tr><td>1.</td><td>су</td><td>-</td></tr></table>`,
			"[number №][text Атауы][price Тариф, теңге]\n1 (Бірінші) су = 10\n1 (Екінші) су = -"},
		{"two lines of heading, numbers of columns, several prices", "a.html",
			`<table><tr><td rowspan="2">№</td><td rowspan="2">Наименование</td><td colspan="2">Тариф, тенге</td></tr><tr><td>без НДС</td><td>с НДС</td></tr><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr><tr><td>1</td><td>вывоз</td><td>100</td><td>112</td></tr></table>`,
			"[number №][text Наименование][price Тариф, тенге без НДС][price Тариф, тенге с НДС]\n1 вывоз = 100 = 112"},
		{"a unit over two rows, no numbers", "a.html",
			`<table><tr><td>Атауы</td><td>Есептік бірлік</td><td>Теңге</td></tr><tr><td>жайлы</td><td rowspan="2">айына</td><td>420</td></tr><tr><td>жайлы емес</td><td>489,01</td></tr></table>`,
			"[text Атауы][unit Есептік бірлік][price Теңге]\n жайлы | айына = 420\n жайлы емес | айына = 489,01"},
		{"a numbered row over others", "a.html",
			`<table><tr><th>№</th><th>Наименование</th><th>Цена, тенге</th></tr><tr><td>1</td><td>Ясли:</td><td></td></tr><tr><td>1.1</td><td>до 3 лет</td><td>100</td></tr><tr><td>1.2</td><td>от 3 лет</td><td>200</td></tr><tr><td>2</td><td>Центр</td><td>300</td></tr></table>`,
			"[number №][text Наименование][price Цена, тенге]\n1.1 <1 Ясли> до 3 лет = 100\n1.2 <1 Ясли> от 3 лет = 200\n2 Центр = 300"},
		{"empty price", "a.html",
			`<table><tr><th>№</th><th>Наименование</th><th>Цена, тенге</th></tr><tr><td>1</td><td>а</td><td>10</td></tr><tr><td>2</td><td>б</td><td></td></tr><tr><td>3</td><td>в</td><td>30</td></tr></table>`,
			"[number №][text Наименование][price Цена, тенге]\n1 а = 10\n2 б =\n3 в = 30"},
		{"minutes are no price", "a.html",
			`<table><tr><th>№</th><th>Наименование</th><th>Время, минут</th><th>Стоимость, тенге</th></tr><tr><td>1</td><td>а</td><td>30</td><td>10</td></tr><tr><td>2</td><td>б</td><td>60</td><td>20</td></tr></table>`,
			"[number №][text Наименование][other Время, минут][price Стоимость, тенге]\n1 а = 10\n2 б = 20"},
		{"signatures are no table of prices", "a.html", `<table><tr><td>Аудан әкімі</td><td>М. Токжанов</td></tr></table>`, "none"},
		{"one cell a paragraph, an empty price", "a.txt",
			"№\n\t\nҚызмет\n\t\nЛауазымы\n\t\nҚұны, теңге\n\nБөлім\n\n1\n\nкүтім\n\nқызметкер\n\n1485\n\nБасқа бөлім\n\n2\n\nжуу\n\nмаман\n\n742,5\n\n3\n\nтамақ\n\nмаман\n\n4\n\nкөмек\n\nмаман\n\n100\n",
			"[number №][text Қызмет][role Лауазымы][price Құны, теңге]\n1 (Бөлім) күтім | қызметкер = 1485\n2 (Басқа бөлім) жуу | маман = 742,5\n3 (Басқа бөлім) тамақ | маман =\n4 (Басқа бөлім) көмек | маман = 100"},
		{"lines, a number inside, whole amounts", "a.txt",
			"№ Қызмет түрлері Лауазымы Құны (теңге)\n\nБөлім\n\n1\n\nЖеке күтім \nкөрсету\n\nҚызметкер\n\n500\n\nЕкінші қызмет \n\n2\nжалғасы бар\n\nҚызметкер\n\n1 200\n",
			"[number №][text Қызмет түрлері][role Лауазымы][price Құны (теңге)]\n1 (Бөлім) Жеке күтім көрсету | Қызметкер = 500\n2 (Бөлім) Екінші қызмет жалғасы бар | Қызметкер = 1 200"},
	}
	for _, tt := range tests {
		is.Equal(t, told(read(t, tt.file, tt.text)), tt.want, tt.name)
	}
}

func row(texts ...string) doc.Row {
	var r doc.Row
	r.Cells = lists.Of(texts, func(s string) doc.Cell { return doc.Cell{Passage: doc.Passage{Text: s}, ColSpan: 1, RowSpan: 1} })
	return r
}

// A page break splits rows and tables.
func TestPageBreaks(t *testing.T) {
	first := &doc.Table{Rows: []doc.Row{row("№", "Қызмет түрі", "Лауазым", "Құны, теңге"),
		row("1", "Бірінші қызмет", "Маман", "10"),
		row("2", "Екінші қызметтің", "Маман", "20"), row("", "жалғасы", "(кеңесші)", ""),
		row("", "Үшінші қызметтің басы", "", ""), row("3", "мен соңы", "Маман", "30")}}
	second := &doc.Table{Rows: []doc.Row{row("", "тағы", "", ""), row("4", "Төртінші", "Маман", "40"), row("5", "Бесінші", "Маман", "50")}}
	p := Read(&doc.Document{Format: "pdf", Blocks: []doc.Block{{Table: first}, {Passage: doc.Passage{Text: "2"}}, {Table: second}, {Passage: doc.Passage{Text: "Ескерту: бар"}}}})
	want := "[number №][text Қызмет түрі][role Лауазым][price Құны, теңге]\n1 Бірінші қызмет | Маман = 10\n2 Екінші қызметтің жалғасы | Маман (кеңесші) = 20\n" +
		"3 Үшінші қызметтің басы мен соңы тағы | Маман = 30\n4 Төртінші | Маман = 40\n5 Бесінші | Маман = 50"
	is.Must(t, len(p.Tables) == 1, "%d tables", len(p.Tables))
	is.Equal(t, told(p.Tables[0]), want)
	after := p.Tables[0].After
	is.True(t, len(after) == 2 && after[1].Plain() == "Ескерту: бар", "after %v", after)
}

// On a page without ruled lines the words of a heading that is merged over two columns
// come to the first; the money they name is that of both, if the words below are level.
func TestMergedHeading(t *testing.T) {
	at := func(text string, from int) doc.Cell {
		p := doc.Passage{Text: text}
		for i := range strings.Split(text, "\n") {
			p.Places = append(p.Places, doc.Place{Page: 1, Line: from + i})
		}
		return doc.Cell{Passage: p, ColSpan: 1, RowSpan: 1}
	}
	for name, test := range map[string]struct {
		right doc.Cell
		want  string
	}{
		"level":     {at("балаларға", 11), "Бағасы, теңге балаларға"},
		"higher":    {at("балаларға", 10), "балаларға"},
		"own money": {at("АЕК", 11), "АЕК"},
		"minutes":   {at("Минут", 11), "Минут"},
	} {
		src := &doc.Table{Rows: []doc.Row{
			{Header: true, Cells: []doc.Cell{at("№", 11), at("Атауы", 11), at("Бағасы, теңге\nересектерге", 10), test.right}},
			{Cells: []doc.Cell{at("1", 13), at("Сауна", 13), at("948,30", 13), at("474,15", 13)}},
			{Cells: []doc.Cell{at("2", 14), at("Душ", 14), at("371,25", 14), at("185,60", 14)}},
		}}
		is.Equal(t, newGrid(src, true, 0).heads[3], test.want, "%s", name)
	}
}

// The cost of a sentence grows with its length, not with the square of it.
func BenchmarkPricesIn(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		text := strings.Repeat("прокат вида 7 - 100 тенге, ", n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				is.Equal(b, len(pricesIn(text)), n)
			}
		})
	}
}
