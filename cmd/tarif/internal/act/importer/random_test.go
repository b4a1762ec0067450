package importer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/realdata"
)

// randomTable is a table made of the parts that offices' tables have, each in
// one of its usual forms, together with its prices.
type randomTable struct {
	*rand.Rand
	act  *doctest.Act
	want []string // "number|price|"
}

func (r *randomTable) of(all ...string) string { return all[r.IntN(len(all))] }

func (r *randomTable) chance(n int) bool { return r.IntN(n) == 0 }

// amount returns a price and one of the ways to print it.
func (r *randomTable) amount(plainly bool) (text, price string) {
	tenge := int64(r.IntN(900) + 10)
	if r.chance(3) {
		tenge = int64(r.IntN(40_000) + 1000)
	}
	tiyn := int64(0)
	if r.chance(2) {
		tiyn = int64(r.IntN(100))
	}
	price = fmt.Sprintf("%d.%02d", tenge, tiyn)
	whole := strconv.FormatInt(tenge, 10)
	if tenge >= 1000 {
		whole = whole[:len(whole)-3] + r.of(" ", " ", " ", "\u00a0", "\u202f", "") + whole[len(whole)-3:]
	}
	switch {
	case tiyn%10 == 0 && tiyn > 0 && r.chance(3):
		text = fmt.Sprintf("%s,%d", whole, tiyn/10)
	case tiyn > 0 || r.chance(5):
		text = fmt.Sprintf("%s%s%02d", whole, r.of(",", ",", ","), tiyn)
	default:
		text = whole
	}
	if !plainly {
		text += r.of("", "", "", "^1^", "*", " тенге", " тг.")
	}
	return text, price
}

func (r *randomTable) words() string {
	first := []string{"Помывка в общем отделении", "Прокат лодки на 2 часа", "Стирка белья до 5 кг", "Аренда зала площадью 100 кв. м", "Вывоз отходов",
		"Дети от 3 до 7 лет", "Пенсионеры (скидка 50 %)", "Копия документа формата А4", "Подвоз к центру и обратно", "Маршрут № 12", "Вода, 1 м³"}
	return first[r.IntN(len(first))] + r.of("", "", " взрослым", " детям", " в выходные дни", ", срочно", " (1 услуга)")
}

// newRandom makes a table from a seed.
func newRandom(seed uint64) *randomTable {
	r := &randomTable{Rand: rand.New(rand.NewPCG(seed, 7)), act: &doctest.Act{Before: headOf("ru", "Об утверждении тарифов на услуги")}}
	numbers, unit, note, quantity := !r.chance(6), r.chance(3), r.chance(4), r.chance(4)
	prices := r.IntN(3) + 1
	plainly := r.chance(2)
	two := prices > 1 && r.chance(2)
	r.heading(numbers, unit, quantity, note, two, prices)
	label := 0
	for range r.IntN(9) + 2 {
		if r.chance(7) && label > 0 {
			width := prices + 1
			for _, is := range []bool{numbers, unit, quantity, note} {
				if is {
					width++
				}
			}
			r.act.Rows = append(r.act.Rows, []doctest.Laid{{Text: r.of("Дополнительные услуги", "Раздел 2. Прочее"), Cols: width, Rows: 1}})
		}
		label++
		r.row(label, numbers, unit, quantity, note, plainly, prices)
	}
	return r
}

func (r *randomTable) heading(numbers, unit, quantity, note, two bool, prices int) {
	high := 1
	if two {
		high = 2
	}
	var top, below []doctest.Laid
	add := func(s string) { top = append(top, doctest.Laid{Text: s, Cols: 1, Rows: high}) }
	if numbers {
		add(r.of("№", "№ п/п"))
	}
	add(r.of("Наименование услуги", "Вид услуги", "Услуга"))
	if unit {
		add("Единица измерения")
	}
	if quantity {
		add(r.of("Количество", "Время, минут", "Объём, м3"))
	}
	kinds := []string{"взрослые", "дети", "льготники"}
	if two {
		top = append(top, doctest.Laid{Text: "Цена, тенге", Cols: prices, Rows: 1})
	}
	for i := range prices {
		switch {
		case two:
			below = append(below, doctest.Laid{Text: kinds[i], Cols: 1, Rows: 1})
		case prices == 1:
			add(r.of("Цена, тенге", "Стоимость одной услуги, тенге", "Тариф (тенге)"))
		default:
			add("Цена, тенге (" + kinds[i] + ")")
		}
	}
	if note {
		add("Примечание")
	}
	r.act.Rows = append(r.act.Rows, top)
	if two {
		r.act.Rows = append(r.act.Rows, below)
	}
}

func (r *randomTable) row(n int, numbers, unit, quantity, note, plainly bool, prices int) {
	var row []doctest.Laid
	add := func(s string) { row = append(row, doctest.Laid{Text: s, Cols: 1, Rows: 1}) }
	label := ""
	if numbers {
		label = strconv.Itoa(n)
		add(label + r.of("", "."))
	}
	add(r.words())
	if unit {
		add(r.of("1 услуга", "час", "1 м³", "штука"))
	}
	if quantity {
		add(strconv.Itoa(r.IntN(60) + 1))
	}
	for range prices {
		if r.chance(12) {
			add(r.of("–", "-", "бесплатно", ""))
			r.want = append(r.want, label+"|!|")
			continue
		}
		text, price := r.amount(plainly)
		add(text)
		r.want = append(r.want, label+"|"+price+"|")
	}
	if note {
		add(r.of("", "раз в год", "не более 2 часов", "10 сеансов"))
	}
	r.act.Rows = append(r.act.Rows, row)
}

// TestRandomTables: for any table and layout, a price is right or its row has a
// finding.
func TestRandomTables(t *testing.T) {
	d := realdata.Tariffs(t)
	seeds := uint64(96)
	if testing.Short() {
		seeds = 10
	}
	for seed := range seeds {
		r := newRandom(seed)
		as := layouts[seed%uint64(len(layouts))]
		b := as.make(t, r.act)
		if b == nil {
			continue
		}
		name := "a." + as.ext
		res := Import(Input{Place: "test-place", Kind: "bath", Data: d, Sources: []Source{{Name: name, Doc: readDoc(t, name, b)}}})
		if problems := silentRandom(res.Report, r.want); len(problems) > 0 {
			t.Errorf("seed %d, %s:\n%s", seed, as.name, strings.Join(problems, "\n"))
			for _, row := range r.act.Rows {
				t.Log(row)
			}
			logReport(t, res)
		}
	}
}

// silentRandom is silent, except that rows without numbers are identified by
// their order.
func silentRandom(r *Report, want []string) []string {
	if len(want) > 0 && !strings.HasPrefix(want[0], "|") {
		if r.Errors() > 0 && len(r.Rates) < len(want) {
			return nil
		}
		return silent(r, want)
	}
	if len(r.Rates) != len(want) {
		if slices.ContainsFunc(r.Findings, func(f Finding) bool {
			return f.Rule == table.RuleColumn || f.Rule == table.RuleBlank || f.Rule == RuleBelow
		}) || r.Errors() > 0 {
			return nil
		}
		return []string{fmt.Sprintf("%d rates, want %d", len(r.Rates), len(want))}
	}
	var out []string
	lost := slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Rule == RuleBelow })
	for i, g := range r.Rates {
		if lost {
			return nil // it is then unknown which rows are which
		}
		told := slices.ContainsFunc(r.Findings, func(f Finding) bool {
			return f.Index == g.Index && !slices.Contains(quiet, f.Rule)
		})
		if w := strings.Split(want[i], "|")[1]; g.Price != nil && *g.Price != w && !told {
			out = append(out, fmt.Sprintf("row #%d has %s, want %s", g.Index, *g.Price, w))
		}
	}
	return out
}
