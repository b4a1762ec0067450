package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
)

// fileView is one of the imported files, with the lines to settle that belong
// to no row.
type fileView struct {
	ID, Name, Text string
	Lines          []tomlLine
}

// tomlLine is a line of such a file. Mark is what a person has to decide there.
// Over are lines that become unnecessary when this value is set, such as the
// words that stood in for a price.
type tomlLine struct {
	File, ID         string
	N                int
	Key, Value, Mark string
	Plain            string // the value without its quotes
	Quoted           bool
	List, Over       string
	rate             int // number of its rate, from 1
}

var tomlKey = regexp.MustCompile(`^([A-Za-z][\w.-]*) = (.*?)(?: # ((?:решите|шешіңіз): .*))?$`)

// linesOf parses the lines of a file that we have written ourselves.
func linesOf(file string, text []byte) []tomlLine {
	var out []tomlLine
	rate := 0
	for i, s := range strings.Split(string(text), "\n") {
		switch {
		case s == "[[rate]]":
			rate++
		case strings.HasPrefix(s, "["):
			rate = 0
		}
		m := tomlKey.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		l := tomlLine{File: file, ID: fmt.Sprintf("%s-%d", file, i+1), N: i + 1, Key: m[1], Value: m[2], Mark: m[3], Plain: m[2], rate: rate, List: lists[m[1]]}
		if s, err := strconv.Unquote(m[2]); err == nil && m[2][0] == '"' {
			l.Plain, l.Quoted = s, true
		}
		out = append(out, l)
	}
	return out
}

// Marks returns how many lines of the files a person has to decide.
func (res *Result) Marks() int {
	files := [][]byte{res.Catalogue}
	for _, x := range res.Editions {
		files = append(files, x.TOML)
	}
	n := 0
	for _, f := range files {
		n += len(markedLine.FindAll(f, -1))
	}
	return n
}

var markedLine = regexp.MustCompile(`# (?:решите|шешіңіз): `)

// lists maps a key to the list of the page from which its value is chosen.
var lists = map[string]string{"service": "services", "role": "roles"}

// settled are the keys of a rate that a finding about its row may concern.
var settled = []string{"price", "price_status", "service", "role"}

// settle adds to the page the files and, to each row, the lines that a person
// has to settle, or may settle because of a finding.
func (v *pageView) settle(res *Result) {
	if res.TOML == nil {
		return
	}
	byRow := map[int]*rowView{}
	for i := range v.Rows {
		byRow[v.Rows[i].Index] = &v.Rows[i]
	}
	for n, x := range res.Editions {
		edition := fileView{ID: "edition", Name: string(x.Edition.ID) + ".toml", Text: string(x.TOML)}
		if n > 0 {
			edition.ID = fmt.Sprintf("edition-%d", n+1)
		}
		lines := linesOf(edition.ID, x.TOML)
		for i, l := range lines {
			row := (*rowView)(nil)
			if l.rate > 0 && l.rate <= len(x.rates) {
				row = byRow[res.Report.Rates[x.rates[l.rate-1]].Index]
			}
			switch {
			case row == nil && l.Mark != "":
				edition.Lines = append(edition.Lines, l)
			case row != nil && (l.Mark != "" || len(row.Findings) > 0 && slices.Contains(settled, l.Key)):
				row.Lines = append(row.Lines, l.priced(lines[i+1:]))
			}
		}
		v.Files = append(v.Files, edition)
	}
	for _, row := range v.Rows {
		open := len(slices.DeleteFunc(slices.Clone(row.Lines), func(l tomlLine) bool { return l.Mark == "" }))
		for i := range row.Findings {
			row.Findings[i].Decided = len(row.Findings) <= open
		}
	}
	if res.Catalogue != nil {
		f := fileView{ID: "catalogue", Name: strings.ReplaceAll(res.Edition.Name(), "/", "-") + ".toml", Text: string(res.Catalogue)}
		f.Lines = slices.DeleteFunc(linesOf(f.ID, res.Catalogue), func(l tomlLine) bool { return l.Mark == "" })
		v.Files = append(v.Files, f)
	}
}

// priced lets a person enter a price where the act has words: the line becomes
// that of a price, and the words below it are no longer needed.
func (l tomlLine) priced(below []tomlLine) tomlLine {
	if l.Key != "price_status" {
		return l
	}
	var over []string
	for _, x := range below {
		if x.rate != l.rate {
			break
		}
		if strings.HasPrefix(x.Key, "printed.") {
			over = append(over, strconv.Itoa(x.N))
		}
	}
	l.Over = strings.Join(append([]string{"price"}, over...), " ")
	return l
}

// names returns what the entries that the rates name are called.
func (w *work) names() map[string]lang.Text {
	out := map[string]lang.Text{}
	for _, e := range w.entries {
		for _, r := range e.rates {
			if r.service != nil {
				out[string(r.service.ID)] = r.service.Name
			}
			if r.role != nil {
				out[string(r.role.ID)] = r.role.Name
			}
			if r.section != nil {
				out[string(r.section.ID)] = r.section.Name
			}
			if r.measure.Basis != nil {
				out[string(r.measure.Basis.ID)] = r.measure.Basis.Name
			}
			if r.measure.Unit != nil {
				out[string(r.measure.Unit.ID)] = r.measure.Unit.Name
			}
			for _, c := range r.conditions {
				out[string(c.ID)] = c.Name
			}
		}
	}
	return out
}

// called are the keys of the files in a person's words.
var called = map[string]lang.Text{
	"price": {KK: "Баға", RU: "Цена"}, "price_status": {KK: "Бағаның орнында", RU: "Вместо цены"}, "service": {KK: "Қызмет", RU: "Услуга"},
	"role": {KK: "Лауазым", RU: "Должность"}, "id": {KK: "Анықтамалықтағы белгісі", RU: "Обозначение в справочнике"}, "currency": {KK: "Ақша", RU: "Деньги"},
	"name.kk": {KK: "Қазақша атауы", RU: "Название по-казахски"}, "name.ru": {KK: "Орысша атауы", RU: "Название по-русски"},
	"text.kk": {KK: "Қазақша мәтіні", RU: "Текст по-казахски"}, "text.ru": {KK: "Орысша мәтіні", RU: "Текст по-русски"},
	"short.kk": {KK: "Қазақша қысқаша", RU: "Коротко по-казахски"}, "short.ru": {KK: "Орысша қысқаша", RU: "Коротко по-русски"},
	"basis": {KK: "Не үшін төленеді", RU: "За что взимается"}, "counted": {KK: "Нешеге көбейтіледі", RU: "На что умножается"}, "edition": {KK: "Редакция", RU: "Редакция"},
	"place": {KK: "Жер", RU: "Место"}, "kind": {KK: "Тариф түрі", RU: "Вид тарифа"}, "region": {KK: "Облыс", RU: "Область"}, "level": {KK: "Деңгейі", RU: "Уровень"},
}

// Called returns what the line's key is called.
func (l tomlLine) Called() lang.Text {
	if t, ok := called[l.Key]; ok {
		return t
	}
	return lang.Text{KK: l.Key, RU: l.Key}
}

// Same identifies the decision of a line. Lines of one value with one mark are
// one decision; every price is its own.
func (l tomlLine) Same() string {
	if l.Mark == "" || l.List == "" {
		return ""
	}
	return l.Key + " " + l.Value + " " + l.Mark
}

// choices returns the services and roles that a person can choose from.
func (w *work) choices() (services, roles []Proposal) {
	for _, s := range slices.Concat(w.in.Data.Catalogue.Services, w.lacking.Services) {
		if s.Kind == w.kind || s.Kind != nil && s.Kind.ID == w.in.Kind {
			services = append(services, Proposal{ID: string(s.ID), Name: s.Name})
		}
	}
	for _, r := range slices.Concat(w.in.Data.Catalogue.Roles, w.lacking.Roles) {
		roles = append(roles, Proposal{ID: string(r.ID), Name: r.Name})
	}
	return services, roles
}
