package importer

import (
	"bytes"
	"html/template"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// HTML is the report as one page that needs nothing beside it: the source text
// beside what was read, row by row, repairs marked, findings at their rows in
// both languages.
func (r *Report) HTML(kk, ru *source.Voice) []byte {
	var b bytes.Buffer
	if err := page.Execute(&b, r.view(kk, ru)); err != nil {
		panic("importer: the report's template: " + err.Error()) // it is run on every import in tests
	}
	return b.Bytes()
}

// pageView is what the page shows.
type pageView struct {
	Report  *Report
	General []told // of the act as a whole
	Rows    []rowView
	Errors  int
}

// rowView is one row: its source, its words with repairs marked, its prices.
type rowView struct {
	Index    int
	Label    string
	Source   []sideView
	Words    []sideView
	Rates    []Rate
	Findings []told
	Bad      bool
}

// told is a finding in both languages.
type told struct {
	Severity source.Severity
	Rule     string
	Sides    []toldSide
}

type toldSide struct {
	Lang          lang.Lang
	Message, Hint string
}

func tellBoth(f Finding, kk, ru *source.Voice) told {
	return told{f.Severity, f.Rule, []toldSide{
		{lang.KK, kk.Say(f.Message), kk.Say(f.Hint)}, {lang.RU, ru.Say(f.Message), ru.Say(f.Hint)},
	}}
}

// sideView is a text in one language, in runs of which some are marked.
type sideView struct {
	Lang lang.Lang
	Runs []run
}

type run struct {
	Text   string
	Before string // what stood there before the repair; empty for none
}

func (r *Report) view(kk, ru *source.Voice) pageView {
	v := pageView{Report: r, Errors: r.Errors()}
	rows := map[int]int{}
	for _, x := range r.Rates {
		i, ok := rows[x.Index]
		if !ok {
			i = len(v.Rows)
			rows[x.Index] = i
			v.Rows = append(v.Rows, r.row(x))
		}
		v.Rows[i].Rates = append(v.Rows[i].Rates, x)
	}
	for _, f := range r.Findings {
		i, ok := rows[f.Index]
		if !ok {
			v.General = append(v.General, tellBoth(f, kk, ru))
			continue
		}
		v.Rows[i].Findings = append(v.Rows[i].Findings, tellBoth(f, kk, ru))
		v.Rows[i].Bad = v.Rows[i].Bad || f.Severity == Error
	}
	r.mark(v.Rows, rows)
	return v
}

func (r *Report) row(x Rate) rowView {
	v := rowView{Index: x.Index, Label: x.Row}
	for _, l := range lang.All {
		if s := x.Source.In(l); s != "" {
			v.Source = append(v.Source, sideView{l, []run{{Text: s}}})
		}
		if s := x.Text.In(l); s != "" {
			v.Words = append(v.Words, sideView{l, []run{{Text: s}}})
		}
	}
	return v
}

// mark marks in the words of rows what repairs made of the damage.
func (r *Report) mark(rows []rowView, at map[int]int) {
	for _, x := range r.Repairs {
		i, ok := at[x.Index]
		if !ok || x.Kind == "joined-lines" || x.Kind == "number-inside" {
			continue
		}
		for j := range rows[i].Words {
			if side := &rows[i].Words[j]; side.Lang == x.Lang {
				side.Runs = marked(side.Runs, x)
			}
		}
	}
}

// marked cuts the first run that holds a repaired place in three.
func marked(runs []run, x Repair) []run {
	for i, r := range runs {
		before, after, ok := strings.Cut(r.Text, x.After)
		if !ok || x.After == "" || r.Before != "" {
			continue
		}
		out := append([]run{}, runs[:i]...)
		out = append(out, run{Text: before}, run{Text: x.After, Before: x.Before}, run{Text: after})
		return append(out, runs[i+1:]...)
	}
	return runs
}

var page = template.Must(template.New("report").Parse(`<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Импорт: {{.Report.Act.Title}}</title>
<style>
body { font: 1rem/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; color: #1a1a1a; background: #fff }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #8a8a8a; padding: .4rem .6rem; text-align: start; vertical-align: top }
thead th { position: sticky; top: 0; background: #eef2f5 }
.source { white-space: pre-wrap; font-family: ui-monospace, monospace; font-size: .85rem; max-width: 26rem }
.price { white-space: nowrap; text-align: end; font-variant-numeric: tabular-nums }
.bad { background: #fff4f2 }
mark { background: #ffe9a8; color: inherit }
.error { border-inline-start: .3rem solid #b3261e; padding-inline-start: .5rem }
.warning { border-inline-start: .3rem solid #8a6100; padding-inline-start: .5rem }
@media print { thead th { position: static } }
</style>
</head>
<body>
<h1>{{.Report.Act.Title}}</h1>
<p>№ {{.Report.Act.Number}}, {{.Report.Act.Date}} · {{.Report.Act.Issuer}} · {{.Report.Act.Signatory}}</p>
<p><strong>Қателер / <span lang="ru">Ошибки</span>: {{.Errors}}</strong> · Барлық ескертпе / <span lang="ru">Всего замечаний</span>: {{len .Report.Findings}} · Түзету / <span lang="ru">Исправлений</span>: {{len .Report.Repairs}}</p>
<ul>{{range .Report.Accounts}}
<li lang="{{.Lang}}">{{.Name}}: кірген жол / <span lang="ru">строк прочитано</span> {{.RowsIn}}, шыққан / <span lang="ru">вышло</span> {{.RowsOut}}, баға / <span lang="ru">цен</span> {{.Amounts}}, қосындысы / <span lang="ru">сумма</span> {{.Sum}}</li>{{end}}
</ul>
{{range .Report.Ledger}}<h2>Сандар / <span lang="ru">Числа</span>: {{.Name}}</h2>
<p>Құжаттағы сан / <span lang="ru">Чисел в документе</span>: {{.Numbers}} · жолма-жол оқығанда бағасы бірдей жол / <span lang="ru">строк с теми же ценами при чтении по строкам</span>: {{.Agree}} / {{.Rows}}{{with .Differ}} · <strong>басқаша / <span lang="ru">иначе</span>: {{.}}</strong>{{end}}{{with .NotTwice}} · табылмағаны / <span lang="ru">не найдено</span>: {{.}}{{end}}</p>
<ul>{{range .Told}}<li>{{.Name.KK}} / <span lang="ru">{{.Name.RU}}</span>: {{.Count}}</li>{{end}}{{with .Left}}<li><strong>орны жоқ / <span lang="ru">без места</span>:{{range .}} {{.Number}}{{end}}</strong></li>{{end}}</ul>
{{end}}{{with .General}}<h2>Акт туралы / <span lang="ru">Об акте</span></h2>
{{range .}}<div class="{{.Severity}}">{{range .Sides}}<p lang="{{.Lang}}"><strong>{{.Message}}</strong>{{with .Hint}} <em>{{.}}</em>{{end}}</p>{{end}}<small>{{.Rule}}</small></div>
{{end}}{{end}}
<h2>Жолдар / <span lang="ru">Строки</span></h2>
<table>
<thead><tr><th scope="col">№</th><th scope="col">Бастапқы мәтін / <span lang="ru">Исходный текст</span></th><th scope="col">Оқылғаны / <span lang="ru">Прочитано</span></th><th scope="col">Қызмет / <span lang="ru">Услуга</span></th><th scope="col">Баға / <span lang="ru">Цена</span></th></tr></thead>
<tbody>{{range .Rows}}
<tr id="r{{.Index}}"{{if .Bad}} class="bad"{{end}}>
<th scope="row">{{if .Label}}{{.Label}}{{else}}({{.Index}}){{end}}</th>
<td>{{range .Source}}<div class="source" lang="{{.Lang}}">{{range .Runs}}{{.Text}}{{end}}</div>{{end}}</td>
<td>{{range .Words}}<p lang="{{.Lang}}">{{range .Runs}}{{if .Before}}<mark title="{{.Before}}">{{.Text}}</mark>{{else}}{{.Text}}{{end}}{{end}}</p>{{end}}
{{range .Findings}}<div class="{{.Severity}}">{{range .Sides}}<p lang="{{.Lang}}"><strong>{{.Message}}</strong>{{with .Hint}} <em>{{.}}</em>{{end}}</p>{{end}}<small>{{.Rule}}</small></div>{{end}}</td>
<td>{{range .Rates}}<p>{{.Service}}{{with .Role}}, {{.}}{{end}}{{range .Conditions}}, {{.}}{{end}}<br>{{.Section}} {{.Basis}} {{.Unit}} {{.VAT}} · {{printf "%.2f" .Confidence}}</p>{{end}}</td>
<td class="price">{{range .Rates}}<p>{{if .Price}}{{.Price}}{{else}}{{.PriceWords}}{{end}}</p>{{end}}</td>
</tr>{{end}}
</tbody>
</table>
{{with .Report.Notes}}<h2>Файлды оқу / <span lang="ru">Чтение файла</span></h2>
<ul lang="en">{{range .}}<li>{{.}}</li>{{end}}</ul>{{end}}
</body>
</html>
`))

// PriceWords is what stands in place of an amount.
func (r Rate) PriceWords() string {
	if s := cmpOr(r.Printed.KK, r.Printed.RU); s != "" {
		return s
	}
	return map[string]string{"dash": "–", "empty": "∅"}[r.Status]
}
