package sample

import (
	"fmt"
	"math/rand/v2"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/publish/starter"
)

// row is a row of every table of a kind: a service by a role.
type row struct {
	Number  int
	Service service
	Role    string
	part    int    // its price is the role's reference amount ÷ part
	Measure string // of its price, empty for tenge
	Wording lang.Text
}

// otherwise are the services of each table, by index, whose prices are in
// another measure than tenge, as occasionally in acts.
var otherwise = map[int]string{57: "mci", 58: "percent", 59: "coefficient"}

// parts are the divisors of prices, the common ones more often. Twelve divides
// every reference amount, so that no price needs rounding.
var parts = []int{1, 2, 2, 3, 4, 4, 6, 12}

// rows returns the rows of the table: fourteen services occur twice, once for
// each role, and two more are only by the specialist, as in home care.
func (o Options) rows(k kind) []row {
	r := o.random(ofKind, 1, k)
	var rows []row
	add := func(s service, role, measure string) {
		rows = append(rows, row{Number: len(rows) + 1, Service: s, Role: role, part: pick(r, parts), Measure: measure})
	}
	for _, s := range k.services() {
		switch {
		case s.nth%4 == 1 && s.nth < 56:
			add(s, "carer", "")
			add(s, "specialist", "")
		case s.nth%31 == 30:
			add(s, "specialist", "")
		default:
			add(s, "carer", otherwise[s.nth])
		}
	}
	return rows
}

// RatesPerTable is how many prices a table has.
const RatesPerTable = perKind + 14

// table is an edition before it is written.
type table struct {
	Place     place
	Kind      kind
	Year      year
	Number    int // of the act
	Day       int // of December, when it was adopted
	reference map[string]int
	Rows      []row
}

// tariff makes all editions of one place and kind, oldest first: from year to
// year the reference amounts rise and a few rows are reworded.
func (o Options) tariff(p place, k kind) []starter.File {
	r := o.random(ofTariff, p, k)
	t := &table{Place: p, Kind: k, Rows: o.rows(k)}
	t.reference = map[string]int{"carer": step * (1500 + r.IntN(2000)), "specialist": step * (800 + r.IntN(1000))}
	for i := range t.Rows {
		t.reword(i, r)
	}
	return lists.Of(o.years(), func(y year) starter.File {
		t.Year, t.Number, t.Day = y, 1+r.IntN(3999), 1+r.IntN(28)
		f := render("edition.toml", fmt.Sprintf("tariffs/%s/%s/%d.toml", p.ID(), k.ID(), y), t)
		t.age(r)
		return f
	})
}

// step is the granularity of reference amounts, in tiyn: 0.60 tenge.
const step = 60

// age turns this year's table into next year's.
func (t *table) age(r *rand.Rand) {
	for _, role := range []string{"carer", "specialist"} {
		t.reference[role] += t.reference[role] * (2 + r.IntN(10)) / 100 / step * step
	}
	for range 3 {
		t.reword(r.IntN(len(t.Rows)), r)
	}
}

func (t *table) reword(i int, r *rand.Rand) { t.Rows[i].Wording = t.Rows[i].Service.wording(r) }

// Price returns a row's price in tenge with a decimal point. It is exact:
// amounts are whole tiyn, and every part divides the step. In another measure
// it is a thousandth of that number, with all its decimals.
func (t *table) Price(r row) string {
	tiyn := t.reference[r.Role] / r.part
	if r.Measure != "" {
		return money.OfMillionths(int64(tiyn) * 10).String()
	}
	return fmt.Sprintf("%d.%02d", tiyn/100, tiyn%100)
}
