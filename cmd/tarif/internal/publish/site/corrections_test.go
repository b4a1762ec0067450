package site_test

import (
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

const (
	oralFile = "tariffs/oral/home-care/2026.toml"
	wrong    = `price = "1896.60"` // row 1, as if published with this mistake
	right    = `price = "948.30"`
)

// correction is the entry for the wrong price of row 1.
const correction = `
[[correction]]
row = 1
field = "price"
was = "1896.60"
since = "2026-11-20"
corrected = "2026-11-23"
cause.kk = "Көшіргенде көрші жолдың бағасы алынған."
cause.ru = "При переносе взята цена соседней строки."
`

var correctedOn = tariff.Date{Year: 2026, Month: 11, Day: 23}

// asPublished returns the site with the wrong price, as published.
func asPublished(t *testing.T) fs.FS {
	t.Helper()
	misprinted.Do(func() {
		misprinted.FS = released(t, build(t, withFile(t, oralFile, seeded(t, oralFile, right, wrong)), site.Options{Day: during}))
	})
	return misprinted.FS
}

var misprinted struct {
	sync.Once
	fs.FS
}

// released returns the published rates of a site: its manifest and the files of
// its editions.
func released(t *testing.T, b *built) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	var files []output.File
	for name := range b.files {
		if path.Base(name) != "rates.json" {
			continue
		}
		data := b.file(name)
		out[name] = &fstest.MapFile{Data: data}
		files = append(files, output.File{Path: name, Render: func() ([]byte, error) { return data, nil }})
	}
	manifest, err := output.ManifestFile(output.Plan{Files: files}, b.Manifest()).Render()
	is.OK(t, err)
	out["manifest.json"] = &fstest.MapFile{Data: manifest}
	return out
}

func TestPublishedIsNotEditedSilently(t *testing.T) {
	before := asPublished(t)
	_, found := site.Load(copyOf(t), site.Options{Day: during, Published: before})
	var changed []string
	for _, f := range found {
		if f.Rule == "published-changed" {
			changed = append(changed, f.Pos.String()+" "+f.Message.String())
		}
	}
	if len(changed) != 1 || !strings.HasPrefix(changed[0], oralFile) || !strings.Contains(changed[0], `says "1896.60", this file says "948.30"`) {
		t.Errorf("found %q", changed)
	}
	owned := withFile(t, oralFile, seeded(t, oralFile, "[[rate]]\n", strings.TrimLeft(correction, "\n")+"\n[[rate]]\n"))
	_, found = site.Load(owned, site.Options{Day: during, Published: before})
	for _, f := range found {
		if strings.HasPrefix(f.Rule, "published") || f.Pos.File == oralFile && strings.HasPrefix(f.Rule, "correction") {
			t.Errorf("owned up to, and yet:\n%s", printed(found))
		}
	}
}

// TestPublishedEditionIsGone checks that a published edition must keep its
// address.
func TestPublishedEditionIsGone(t *testing.T) {
	fsys := copyOf(t)
	delete(fsys, "tariffs/astana/waste/2019.toml")
	_, found := site.Load(fsys, site.Options{Day: during, Published: asPublished(t)})
	is.In(t, "has the edition astana/waste/2019, and there is none here", printed(found), "found")
}

// TestCorrectionOnThePages checks that a correction stays in the log forever,
// and beside its row for a number of days.
func TestCorrectionOnThePages(t *testing.T) {
	fsys := withFile(t, oralFile, seeded(t, oralFile, "[[rate]]\n", strings.TrimLeft(correction, "\n")+"\n[[rate]]\n"))
	for _, tt := range []struct {
		day    tariff.Date
		beside bool
	}{
		{correctedOn, true},
		{correctedOn.AddDays(tariff.CorrectionDays - 1), true},
		{correctedOn.AddDays(tariff.CorrectionDays), false},
	} {
		b := build(t, fsys, site.Options{Day: tt.day})
		const price = "1\u00a0896,60\u00a0₸"
		for _, l := range []string{"kk", "ru"} {
			log := text(b.doc(t, l+"/corrections/index.html").Node)
			is.True(t, strings.Contains(log, price) && strings.Contains(log, "948,30"),
				"%s on %s: the log has not both prices: %s", l, tt.day, log)
			row := byID(b.doc(t, l+"/places/oral/home-care/2026/index.html").Node, "r1")
			is.Equal(t, strings.Contains(text(row)+text(remark(row)), price), tt.beside, "%s on %s: beside its row", l, tt.day)
		}
	}
}

// silent publishes the site, changes one file, and returns the findings about
// silent edits.
func silent(t *testing.T, file, old, new string) []string {
	t.Helper()
	_, found := site.Load(withFile(t, file, seeded(t, file, old, new)), site.Options{Day: during, Published: released(t, real(t, during))})
	is.Must(t, found.Err() == nil, "findings:\n%s", printed(found))
	var messages []string
	for _, f := range found {
		if f.Rule == "published-changed" {
			messages = append(messages, f.Message.String())
		}
	}
	return messages
}

// TestWhatIsASilentEdit checks that information which could not be known before
// is not a correction, that a mistake in the head of a file is one finding, and
// that every change readers can see is found.
func TestWhatIsASilentEdit(t *testing.T) {
	const astana = "tariffs/astana/waste/2025.toml"
	for _, tt := range []struct {
		name, file, old, new string
		want                 int
		says                 string
	}{
		{"a first day that became known", oralFile, `valid_from = "unknown"`, `valid_from = "2026-01-05"`, 0, ""},
		{"another last day", oralFile, `valid_until = "2027-01-01"`, `valid_until = "2026-12-01"`, 1, "valid_until"},
		{"VAT of all rates", "tariffs/karaganda-region/surface-water/2025.toml", "\n[text_status]", "\nvat = \"included\"\n\n[text_status]", 1, `vat: the site`},
		{"a translation passed off", oralFile, `ru = "translation"`, `ru = "official"`, 1, "text_ru_status"},
		{"a footnote that went", astana, "footnotes = [\"discounts\"]\n", "", 2, "footnotes_kk"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := silent(t, tt.file, tt.old, tt.new)
			if len(got) != tt.want || tt.want > 0 && !strings.Contains(strings.Join(got, "\n"), tt.says) {
				t.Errorf("found %q", got)
			}
		})
	}
}

// remark returns the row of the table, below a rate's row, that holds our
// remark.
func remark(row *html.Node) *html.Node {
	for n := row.NextSibling; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode {
			if hasClass(n, "opened") {
				return n
			}
			return nil
		}
	}
	return nil
}
