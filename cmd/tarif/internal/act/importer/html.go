package importer

import (
	"bytes"
	"cmp"
	_ "embed"
	"html/template"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// HTML returns the report as one self-contained page: the source text beside
// what was read, row by row, with repairs marked and findings at their rows in
// both languages, and the lines of the files that a person has to settle. They
// are settled on the page, and the files are saved from there.
func (res *Result) HTML(kk, ru *source.Localizer) []byte {
	var b bytes.Buffer
	v := res.Report.view(kk, ru)
	v.Script, v.Services, v.Roles, v.Names = template.JS(settling), res.Services, res.Roles, res.Names
	v.settle(res)
	if err := page.Execute(&b, v); err != nil {
		panic("importer: the report's template: " + err.Error()) // tests run it on every import
	}
	return b.Bytes()
}

// pageView is the data of the page.
type pageView struct {
	Report  *Report
	General []told // of the act as a whole
	Notes   []lang.Text
	Rows    []rowView
	Errors  int

	Files           []fileView
	Services, Roles []Proposal // to choose from
	Names           map[string]lang.Text
	Script          template.JS
}

// rowView is one row: its source, its words with repairs marked, its prices.
type rowView struct {
	Index    int
	Label    string
	Source   []sideView
	Words    []sideView
	Rates    []Rate
	Findings []told
	Lines    []tomlLine
	Bad      bool
}

// told is a finding in both languages.
type told struct {
	Severity source.Severity
	Rule     string
	ID       int // among all findings
	Sides    []toldSide
	Decided  bool // with a mark of its row, and not counted apart
}

type toldSide struct {
	Lang          lang.Lang
	Message, Hint string
}

func tellBoth(i int, f Finding, kk, ru *source.Localizer) told {
	return told{Severity: f.Severity, Rule: f.Rule, ID: i, Sides: []toldSide{
		{lang.KK, kk.Say(f.Message), kk.Say(f.Hint)}, {lang.RU, ru.Say(f.Message), ru.Say(f.Hint)},
	}}
}

// sideView is a text in one language, as runs, some of them marked.
type sideView struct {
	Lang lang.Lang
	Runs []run
}

type run struct {
	Text   string
	Before string // the text before the repair; empty for none
}

func (r *Report) view(kk, ru *source.Localizer) pageView {
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
	for n, f := range r.Findings {
		i, ok := rows[f.Index]
		if !ok {
			v.General = append(v.General, tellBoth(n, f, kk, ru))
			continue
		}
		v.Rows[i].Findings = append(v.Rows[i].Findings, tellBoth(n, f, kk, ru))
		v.Rows[i].Bad = v.Rows[i].Bad || f.Severity == Error
	}
	for _, n := range r.Notes {
		v.Notes = append(v.Notes, lang.Text{KK: kk.Say(n), RU: ru.Say(n)})
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

// mark marks the repairs in the words of rows.
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

// marked splits the first run that contains a repaired piece in three.
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

//go:embed report.html
var pageText string

// settling is the script with which a person settles the marks of the files on
// the page. It is included in the report, which must work from a disk.
//
//go:embed report.js
var settling string

var page = template.Must(template.New("report").Parse(pageText))

// Name returns the name of an entry, or its id where it has none.
func (v pageView) Name(id string) lang.Text {
	if t := v.Names[id]; !t.IsZero() {
		return lang.Text{KK: cmp.Or(t.KK, t.RU), RU: cmp.Or(t.RU, t.KK)}
	}
	return lang.Text{KK: id, RU: id}
}

// PriceWords returns what is shown instead of an amount.
func (r Rate) PriceWords() string {
	if s := cmp.Or(r.Printed.KK, r.Printed.RU); s != "" {
		return s
	}
	return map[string]string{"dash": "–", "empty": "∅"}[r.Status]
}
