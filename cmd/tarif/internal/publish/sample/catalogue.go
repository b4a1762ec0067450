package sample

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
)

// place is the number of a place, from 1.
type place int

func (p place) id() string { return fmt.Sprintf("synthetic-%04d", int(p)) }

// perRegion is how many places a region has, as in reality.
const perRegion = 11

func (p place) region() int { return (int(p)-1)/perRegion + 1 }

// city reports whether a place is a city, as every fifth is; the others are
// districts.
func (p place) city() bool { return p%5 == 0 }

// called returns the words for a city or a district with the place's number.
func (p place) called(city, district lang.Text) lang.Text {
	if p.city() {
		return both(city.KK, city.RU, int(p))
	}
	return both(district.KK, district.RU, int(p))
}

func (p place) name() lang.Text {
	return p.called(lang.Text{KK: "%d-үлгі қаласы", RU: "Образцовый город %d"}, lang.Text{KK: "%d-үлгі ауданы", RU: "Образцовый район %d"})
}

func (p place) issuer() lang.Text {
	return p.called(lang.Text{KK: "%d-үлгі қаласының әкімдігі", RU: "акимат Образцового города %d"},
		lang.Text{KK: "%d-үлгі ауданының әкімдігі", RU: "акимат Образцового района %d"})
}

func (p place) in() lang.Text {
	return p.called(lang.Text{KK: "%d-үлгі қаласында", RU: "в Образцовом городе %d"},
		lang.Text{KK: "%d-үлгі ауданында", RU: "в Образцовом районе %d"})
}

const catalogueSchema = "../schema/catalogue"

func (o Options) places() []byte {
	d := newDocument(catalogueSchema)
	for r := range place(o.Places).region() {
		d.table("[region]")
		d.str("id", fmt.Sprintf("synthetic-%d", r+1))
		d.text("name", both("%d-үлгі облысы", "Образцовая область %d", r+1))
	}
	for p := place(1); int(p) <= o.Places; p++ {
		o.place(d, p)
	}
	return d.bytes()
}

func (o Options) place(d *document, p place) {
	d.table("[place]")
	d.str("id", p.id())
	d.str("region", fmt.Sprintf("synthetic-%d", p.region()))
	level := "district"
	if p.city() {
		level = "city"
	}
	d.str("level", level)
	d.text("name", p.name())
	d.text("short", both("%d-үлгі", "Образец %d", int(p)))
	d.text("in", p.in())
	d.list("words", everyday(o.random(ofPlace, int(p), 0), 3))
}

// measures are roles, bases and the value of an index year by year.
func (o Options) measures() []byte {
	d := newDocument(catalogueSchema)
	for _, r := range []struct{ id, kk, ru string }{
		{"carer", "Күтім жөніндегі үлгі қызметкер", "Образцовый работник по уходу"},
		{"specialist", "Үлгі маман", "Образцовый специалист"},
	} {
		d.table("[role]")
		d.str("id", r.id)
		d.text("name", lang.Text{KK: r.kk, RU: r.ru})
		d.text("short", lang.Text{KK: r.kk, RU: r.ru})
	}
	for _, b := range []struct{ id, kk, ru, phraseKK, phraseRU, counted string }{
		{"service", "бір қызмет", "одна услуга", "бір қызмет үшін", "за одну услугу", "times"},
		{"service-day", "бір күнгі қызмет", "услуга за день", "бір күнде көрсетілетін қызмет үшін", "за услугу, оказанную за один день", "days"},
	} {
		d.table("[basis]")
		d.str("id", b.id)
		d.text("name", lang.Text{KK: b.kk, RU: b.ru})
		d.text("phrase", lang.Text{KK: b.phraseKK, RU: b.phraseRU})
		d.str("counted", b.counted)
	}
	d.table("[comparability]")
	d.WriteString("bases = [\"service\", \"service-day\"]\n")
	d.text("reason", lang.Text{KK: "Үлгі актілердің бірі бір қызметтің, екіншісі бір күнгі қызметтің құнын белгілейді.",
		RU: "Один образец акта устанавливает стоимость одной услуги, другой – услуги за день."})
	for year := LastYear - o.Editions + 1; year <= LastYear; year++ {
		index(d, year)
	}
	return d.bytes()
}

// index writes the synthetic law that sets the index for a year.
func index(d *document, year int) {
	law := fmt.Sprintf("synthetic-budget-%d", year)
	d.table("[law]")
	d.str("id", law)
	d.text("name", both("%d жылға арналған үлгі бюджет туралы заң (ойдан шығарылған)", "Закон об образцовом бюджете на %d год (вымышлен)", year))
	d.str("number", fmt.Sprintf("SYN-%d", year))
	d.str("date", fmt.Sprintf("%d-12-01", year-1))
	d.table("[index]")
	d.str("from", fmt.Sprintf("%d-01-01", year))
	d.str("until", fmt.Sprintf("%d-01-01", year+1))
	d.str("tenge", fmt.Sprintf("%d.00", 1000+100*(year-LastYear+MaxEditions)))
	d.str("law", law)
}

func kindID(k int) string { return fmt.Sprintf("synthetic-%d", k) }

func (o Options) kind(k int) []byte {
	d := newDocument(catalogueSchema)
	d.table("[kind]")
	d.str("id", kindID(k))
	d.text("name", both("Үйдегі үлгі қызметтер, %d-түр", "Образцовые услуги на дому, вид %d", k))
	d.text("short", both("Үлгі қызметтер %d", "Образцовые услуги %d", k))
	d.text("summary", both("Ойдан шығарылған қызметтердің құны, %d-түр.", "Стоимость вымышленных услуг, вид %d.", k))
	d.text("meaning", lang.Text{KK: "Бұл бағалар ойдан шығарылған. Оларды ешқандай акт белгілеген жоқ.\n\nДеректер сайттың жүктемесін сынау үшін жасалған.",
		RU: "Эти цены вымышлены. Ни один акт их не устанавливал.\n\nДанные созданы для проверки сайта под нагрузкой."})
	for _, t := range things {
		d.table("[section]")
		d.str("id", sectionID(t, k))
		d.str("kind", kindID(k))
		d.text("name", lang.Text{KK: "Үлгі бөлім: " + t.name.KK, RU: "Образцовый раздел: " + t.name.RU})
		d.text("plain", t.name)
	}
	r := o.random(ofKind, 0, k)
	for _, s := range services(k) {
		d.table("[service]")
		d.str("id", s.id)
		d.str("kind", kindID(k))
		d.str("section", sectionID(s.thing, k))
		d.text("name", s.name())
		d.list("words", everyday(r, 6))
	}
	return d.bytes()
}

func sectionID(t thing, k int) string { return fmt.Sprintf("%s-%d", t.id, k) }

// service is one service of a kind.
type service struct {
	id     string
	kind   int
	thing  thing
	action action
	nth    int // index in its kind, from 0
}

// perKind is how many services a kind has: as many as home care.
const perKind = 62

// services returns those of a kind, section by section.
func services(kind int) []service {
	var all []service
	for _, t := range things {
		for _, a := range actions {
			if len(all) < perKind {
				id := fmt.Sprintf("%s-%s-%d", t.id, a.id, kind)
				all = append(all, service{id, kind, t, a, len(all)})
			}
		}
	}
	return all
}

func (s service) name() lang.Text {
	return lang.Text{
		KK: fmt.Sprintf("%s %s (%d-үлгі)", capital(s.thing.object.KK), s.action.name.KK, s.kind),
		RU: fmt.Sprintf("%s %s (образец %d)", capital(s.action.name.RU), s.thing.object.RU, s.kind),
	}
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
