//go:build unix

package site_test

import (
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/test/is"
)

// The same tables, one page each, by us and by others: CPU time and not wall
// time, so that a busy machine does not decide, for each megabyte of HTML.
// Eleventy runs where it is installed.
//
//	go test -run xxx -bench Peers -benchtime 1x ./cmd/tarif/internal/publish/site
func BenchmarkPeers(b *testing.B) {
	if testing.Short() {
		b.Skip("takes many seconds")
	}
	s, found := site.Load(made(b, sample.Options{Places: 40, Editions: 5, Kinds: 1, Seed: 1}), site.Options{Day: during})
	is.Must(b, s != nil, "%s", printed(found))
	tables := tablesOf(s)
	b.Run("tarif", func(b *testing.B) { measured(b, func() (int, int) { return ourPages(b, s) }) })
	b.Run("html-template-loop", func(b *testing.B) { measured(b, func() (int, int) { return loop(b, tables) }) })
	b.Run("eleventy", func(b *testing.B) { foreign(b, eleventy(b, tables), "eleventy", "--quiet", "--output=out") })
}

// peerTable is an edition's table in one language.
type peerTable struct {
	ID, Lang, Title string
	Rows            []peerRow
}

type peerRow struct{ N, Service, Role, Basis, Price, Text string }

func tablesOf(s *site.Site) []peerTable {
	var tables []peerTable
	for e := range s.Data.Editions() {
		for _, l := range lang.All {
			p := peerTable{ID: strings.ReplaceAll(e.Name(), "/", "-") + "-" + string(l), Lang: string(l),
				Title: e.Place.Name.In(l) + ", " + string(e.ID)}
			for _, r := range e.Rates {
				row := peerRow{N: fmt.Sprint(r.Row), Service: r.Service.Name.In(l), Basis: r.BasisPhrase(l), Price: r.Price.Amount.String(), Text: r.Text.In(l)}
				if r.Role != nil {
					row.Role = r.Role.Name.In(l)
				}
				p.Rows = append(p.Rows, row)
			}
			tables = append(tables, p)
		}
	}
	return tables
}

// measured reports the CPU time of this process for each page and megabyte.
func measured(b *testing.B, do func() (pages, bytes int)) {
	var pages, bytes int
	start := cpu(b)
	for b.Loop() {
		n, size := do()
		pages, bytes = pages+n, bytes+size
	}
	costs(b, cpu(b)-start, pages, bytes)
}

func costs(b *testing.B, took time.Duration, pages, bytes int) {
	ms := float64(took) / 1e6
	b.ReportMetric(ms/float64(pages), "CPU-ms/page")
	b.ReportMetric(ms/(float64(bytes)/1e6), "CPU-ms/MB")
	b.ReportMetric(float64(bytes)/1e6/float64(b.N), "MB/op")
}

// cpu returns the CPU time of the process, including garbage collection.
func cpu(b *testing.B) time.Duration {
	var used syscall.Rusage
	is.OK(b, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// ourPages renders every page of the site.
func ourPages(b *testing.B, s *site.Site) (pages, bytes int) {
	plan, err := s.Plan()
	is.OK(b, err)
	for _, f := range plan.Files {
		if filepath.Ext(f.Path) == ".html" {
			data, err := f.Render()
			is.OK(b, err)
			pages, bytes = pages+1, bytes+len(data)
		}
	}
	return pages, bytes
}

// rows is a table as an html/template, from which those of the other programs
// are derived.
const rows = `<!doctype html><html lang="{{.Lang}}"><head><meta charset="utf-8"><title>{{.Title}}</title></head><body><h1>{{.Title}}</h1><table>
{{range .Rows}}<tr id="r{{.N}}"><td><a href="#r{{.N}}">{{.N}}</a></td><th>{{.Service}}{{if .Role}} <span class="role">{{.Role}}</span>{{end}} <span class="basis">{{.Basis}}</span></th><td class="price"><data value="{{.Price}}">{{.Price}}</data></td><td>{{.Text}}</td></tr>
{{end}}</table></body></html>
`

// loop is the straightforward way to write it in Go.
func loop(b *testing.B, tables []peerTable) (pages, bytes int) {
	t := template.Must(template.New("page").Parse(rows))
	for _, x := range tables {
		var out strings.Builder
		is.OK(b, t.Execute(&out, x))
		bytes += out.Len()
	}
	return len(tables), bytes
}

// foreign runs another program in a folder and reports its CPU time.
func foreign(b *testing.B, dir, name string, args ...string) {
	var took time.Duration
	for b.Loop() {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		is.Must(b, err == nil, "%v\n%s", err, out)
		took += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	var pages, bytes int
	err := filepath.WalkDir(filepath.Join(dir, "out"), func(p string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(p) == ".html" {
			info, statErr := d.Info()
			pages, bytes, err = pages+1, bytes+int(info.Size()), statErr
		}
		return err
	})
	is.Must(b, err == nil && pages != 0, "%d pages, %v", pages, err)
	costs(b, took, pages*b.N, bytes*b.N)
}

// eleventy creates an Eleventy site with the tables as data.
func eleventy(b *testing.B, tables []peerTable) string {
	layout := strings.NewReplacer("{{range .Rows}}", "{% for r in t.Rows %}", "{{if .Role}}", "{% if r.Role %}", "{{end}}</table>", "{% endfor %}</table>", "{{end}}", "{% endif %}",
		"{{.Lang", "{{t.Lang", "{{.Title", "{{t.Title", "{{.", "{{r.").Replace(rows)
	return installed(b, "eleventy", map[string]string{"_data/tables.json": asJSON(b, tables),
		"page.njk": "---\npagination: {data: tables, size: 1, alias: t}\npermalink: \"{{ t.ID }}/index.html\"\n---\n" + layout})
}

func asJSON(b *testing.B, v any) string {
	data, err := json.Marshal(v)
	is.OK(b, err)
	return string(data)
}

// installed writes the files for a program into a folder, if the program is
// installed.
func installed(b *testing.B, program string, files map[string]string) string {
	if _, err := exec.LookPath(program); err != nil {
		b.Skipf("%s is not installed", program)
	}
	dir := b.TempDir()
	for name, data := range files {
		file := filepath.Join(dir, name)
		is.OK(b, os.MkdirAll(filepath.Dir(file), 0o755))
		is.OK(b, os.WriteFile(file, []byte(data), 0o644))
	}
	return dir
}
