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
	service service
	role    string
	part    int    // its price is the role's reference amount ÷ part
	measure string // of its price, empty for tenge
}

// otherwise are the services of each table, by index, whose prices are in
// another measure than tenge, as occasionally in acts.
var otherwise = map[int]string{57: "mci", 58: "percent", 59: "coefficient"}

// parts are the divisors of prices, the common ones more often. Twelve divides
// every reference amount, so that no price needs rounding.
var parts = []int{1, 2, 2, 3, 4, 4, 6, 12}

// rows returns the rows of the table: fourteen services occur twice, once for
// each role, and two more are only by the specialist, as in home care.
func (o Options) rows(kind int) []row {
	r := o.random(ofKind, 1, kind)
	var rows []row
	for _, s := range services(kind) {
		switch {
		case s.nth%4 == 1 && s.nth < 56:
			rows = append(rows, row{service: s, role: "carer", part: pick(r, parts)}, row{service: s, role: "specialist", part: pick(r, parts)})
		case s.nth%31 == 30:
			rows = append(rows, row{service: s, role: "specialist", part: pick(r, parts)})
		default:
			rows = append(rows, row{s, "carer", pick(r, parts), otherwise[s.nth]})
		}
	}
	return rows
}

// RatesPerTable is how many prices a table has.
const RatesPerTable = perKind + 14

// table is an edition before it is written.
type table struct {
	place     place
	kind      int
	year      int
	number    int // of the act
	day       int // of December, when it was adopted
	reference map[string]int
	rows      []row
	wordings  []lang.Text
}

// tariff makes all editions of one place and kind, oldest first: from year to
// year the reference amounts rise and a few rows are reworded.
func (o Options) tariff(p place, kind int) []starter.File {
	r := o.random(ofTariff, int(p), kind)
	t := &table{place: p, kind: kind, rows: o.rows(kind)}
	t.reference = map[string]int{"carer": step * (1500 + r.IntN(2000)), "specialist": step * (800 + r.IntN(1000))}
	t.wordings = lists.Of(t.rows, func(row row) lang.Text { return row.service.wording(r) })
	var files []starter.File
	for year := LastYear - o.Editions + 1; year <= LastYear; year++ {
		t.year, t.number, t.day = year, 1+r.IntN(3999), 1+r.IntN(28)
		files = append(files, starter.File{Path: fmt.Sprintf("tariffs/%s/%s/%d.toml", p.id(), kindID(kind), year), Data: t.write()})
		t.age(r)
	}
	return files
}

// step is the granularity of reference amounts, in tiyn: 0.60 tenge.
const step = 60

// age turns this year's table into next year's.
func (t *table) age(r *rand.Rand) {
	for _, role := range []string{"carer", "specialist"} {
		t.reference[role] += t.reference[role] * (2 + r.IntN(10)) / 100 / step * step
	}
	for range 3 {
		i := r.IntN(len(t.rows))
		t.wordings[i] = t.rows[i].service.wording(r)
	}
}

// price returns a row's price in tenge with a decimal point. It is exact:
// amounts are whole tiyn, and every part divides the step. In another measure
// it is a thousandth of that number, with all its decimals.
func (t *table) price(r row) string {
	tiyn := t.reference[r.role] / r.part
	if r.measure != "" {
		return money.OfMillionths(int64(tiyn) * 10).String()
	}
	return fmt.Sprintf("%d.%02d", tiyn/100, tiyn%100)
}

func (t *table) write() []byte {
	d := newDocument("../../schema/edition")
	d.str("place", t.place.id())
	d.str("kind", kindID(t.kind))
	d.str("edition", fmt.Sprint(t.year))
	d.int("period", t.year)
	d.str("valid_from", "unknown")
	d.str("valid_until", fmt.Sprintf("%d-01-01", t.year+1))
	d.str("currency", "KZT")
	// Both bases occur in reality, and pairs of them need a caution.
	d.str("basis", []string{"service", "service-day"}[t.place%2])
	d.text("note", lang.Text{KK: "Ойдан шығарылған редакция: мұндай акт жоқ, бағалар ештеңені білдірмейді.",
		RU: "Вымышленная редакция: такого акта нет, цены ничего не значат."})
	d.table("text_status")
	d.str("kk", "official")
	d.str("ru", "translation")
	t.act(d)
	t.headings(d)
	for i, r := range t.rows {
		t.rate(d, i, r)
	}
	return d.bytes()
}

func (t *table) act(d *document) {
	d.table("act")
	d.str("form", "resolution")
	d.str("number", fmt.Sprintf("SYN-%d", t.number))
	d.str("date", fmt.Sprintf("%d-12-%02d", t.year-1, t.day))
	name := t.place.name()
	d.text("title", lang.Text{KK: fmt.Sprintf("%s бойынша %d жылға арналған үлгі тарифтерді бекіту туралы (ойдан шығарылған)", name.KK, t.year),
		RU: fmt.Sprintf("Об утверждении образцовых тарифов на %d год: %s (вымышлено)", t.year, name.RU)})
	d.text("issuer", t.place.issuer())
	d.text("signatory", lang.Text{KK: "ойдан шығарылған тұлға", RU: "вымышленное лицо"})
	d.text("post", t.place.called(lang.Text{KK: "%d-үлгі қаласының әкімі", RU: "аким Образцового города %d"},
		lang.Text{KK: "%d-үлгі ауданының әкімі", RU: "аким Образцового района %d"}))
	if t.place%2 == 0 {
		d.text("entry_into_force", lang.Text{KK: "Осы үлгі қаулы алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.",
			RU: "Настоящее образцовое постановление вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования."})
		d.int("entry_days", 10)
	}
}

func (t *table) headings(d *document) {
	d.table("[price_column]")
	d.text("heading", lang.Text{KK: "Үлгі қызметтің құны (теңге)", RU: "Стоимость образцовой услуги (тенге)"})
	for _, role := range []string{"carer", "specialist"} {
		d.table("[role]")
		d.str("id", role)
	}
	for _, x := range things {
		d.table("[section]")
		d.str("id", sectionID(x, t.kind))
		d.text("text", lang.Text{KK: "Үлгі бөлім – " + x.name.KK, RU: "Образцовый раздел – " + x.name.RU})
	}
}

func (t *table) rate(d *document, i int, r row) {
	d.table("[rate]")
	d.int("row", i+1)
	d.str("row_label", fmt.Sprint(i+1))
	d.str("section", sectionID(r.service.thing, t.kind))
	d.str("service", r.service.id)
	d.str("role", r.role)
	if r.measure != "" {
		d.str("measure", r.measure)
	}
	d.str("price", t.price(r))
	d.text("text", t.wordings[i])
}
